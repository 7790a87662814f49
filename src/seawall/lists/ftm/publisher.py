"""Collections in FollowTheMoney's format: how their files are told apart and read. Which collections there are, users declare.

A file does not say which collection it is: its entities name their data sets, and a collection has many. So a file is told
to be in the format, and belongs to the list that the settings declare it for (`row_of`).
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from seawall.fetch import MAX_BYTES, Kind
from seawall.lists.ftm.lines import loaded
from seawall.lists.ftm.reader import read_entities
from seawall.lists.ftm.simple import COLUMNS, read_simple
from seawall.lists.publisher import Apart, Publisher
from seawall.lists.row import Address, Counts, FileSet, Format, ListFile, ListRow, Origin, Part

_BOM = b"\xef\xbb\xbf"
# An entity whose line is longer than the head of the file: what every exporter writes near its beginning.
_CUT_ENTITY = re.compile(rb'\A\{(?=.{0,400}"schema"\s*:\s*")(?=.{0,4000}"properties"\s*:\s*\{)', re.DOTALL)
_CUT_INDEX = re.compile(rb'\A\{.*"resources"\s*:\s*\[', re.DOTALL)
_NESTED = re.compile(rb'"[A-Za-z]+"\s*:\s*\[\s*\{\s*"')
_FORMATS = {".csv": Format.FTM_CSV, "nested.json": Format.FTM_NESTED}


@dataclass(frozen=True, slots=True)
class Declared:
    """A collection as its user declares it. places are URLs ("https:…", or "file:…" of files at hand), deltas in their order.

    authorization is what a server is told of who asks; it is never shown or stored. max_bytes is the most of one file:
    the default collection of OpenSanctions has some 4 GB.
    """

    id: str
    title: str
    licence: str
    place: str
    index: str = ""
    deltas: tuple[str, ...] = ()
    authorization: str = ""
    least: int = 1
    poll_every: timedelta = timedelta(hours=12)
    stale_after: timedelta = timedelta(days=3)
    max_bytes: int = MAX_BYTES


def row_of(declared: Declared) -> ListRow:
    """The row of the catalogue that a declared collection is."""
    name = _base(declared.place)
    form = next((form for ending, form in _FORMATS.items() if name.endswith(ending)), Format.FTM_JSON)
    places = [(Part.WHOLE, declared.place), *((Part.DELTA, place) for place in declared.deltas)]
    if declared.index:
        places.append((Part.METADATA, declared.index))
    files = tuple(
        ListFile(
            part,
            _named(part, place, at),
            _kind(place),
            (Address(place, "M"),),
            declared.authorization,
            declared.max_bytes,
        )
        for at, (part, place) in enumerate(places)
    )
    return ListRow(
        id=declared.id,
        title=declared.title,
        publisher=declared.title,
        jurisdiction="",
        authority="",
        effect="what each listing of the collection means is its own authority's to say: the policy has a row for it, or a person decides",
        licence=declared.licence,
        file_sets=(FileSet(form, files),),
        least=Counts(entities=declared.least, names=0, identifiers=0),
        poll_every=declared.poll_every,
        stale_after=declared.stale_after,
        origin=Origin.COLLECTED,
    )


def told_apart(head: bytes, _: str) -> Apart | None:
    """The format and part of a file by its first bytes; None where it is none of a collection's."""
    text = head.removeprefix(_BOM).lstrip()
    if text.startswith(b"{"):
        return _json(text)
    first = text.partition(b"\n")[0].decode("utf-8", errors="replace").strip()
    columns = {name.strip(' "').casefold() for name in first.split(",")}
    return Apart("", Format.FTM_CSV, Part.WHOLE) if set(COLUMNS) <= columns else None


def _json(text: bytes) -> Apart | None:
    first, end, _ = text.partition(b"\n")
    said = loaded(first) if end or text.rstrip().endswith(b"}") else ""
    if isinstance(said, dict):
        return _said(said, text)
    if _CUT_ENTITY.match(text):
        return Apart("", Format.FTM_NESTED if _NESTED.search(text) else Format.FTM_JSON, Part.WHOLE)
    whole = loaded(text)
    is_index = _is_index(whole) if isinstance(whole, dict) else _CUT_INDEX.match(text) and b'"name"' in text
    return Apart("", Format.FTM_JSON, Part.METADATA) if is_index else None


def _said(said: dict[str, Any], text: bytes) -> Apart | None:
    if said.get("op") in {"ADD", "MOD", "DEL"} and isinstance(said.get("entity"), dict):
        return Apart("", Format.FTM_JSON, Part.DELTA)
    if isinstance(said.get("schema"), str) and isinstance(said.get("properties"), dict):
        return Apart("", Format.FTM_NESTED if _NESTED.search(text) else Format.FTM_JSON, Part.WHOLE)
    return Apart("", Format.FTM_JSON, Part.METADATA) if _is_index(said) else None


def _is_index(said: dict[str, Any]) -> bool:
    return isinstance(said.get("resources"), list) and isinstance(said.get("name"), str)


def _kind(place: str) -> Kind:
    return Kind.CSV if place.endswith(".csv") else Kind.JSON


def _base(place: str) -> str:
    return re.split(r"[?#]", place)[0].rpartition("/")[2]


def _named(part: Part, place: str, at: int) -> str:
    """The file's own name, by which the index knows it; deltas are all called alike."""
    return f"{at:04d}.{_base(place)}" if part is Part.DELTA else _base(place)


PUBLISHER = Publisher(
    (),
    told_apart,
    {Format.FTM_JSON: read_entities, Format.FTM_NESTED: read_entities, Format.FTM_CSV: read_simple},
)
