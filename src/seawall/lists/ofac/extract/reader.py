"""Names-only extracts of the SDN list to records: CSV with a header, or JSON; nothing is understood yet.

No format of OFAC's: a third party's reduction of SDN.CSV and ALT.CSV to number, name, type, programmes and strong
aliases. CSV joins several values with "; "; JSON says its date and how many entries it holds.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO

from seawall.errors import Problem
from seawall.lists.draft import Leftover
from seawall.lists.edition import Edition, iso_day
from seawall.lists.fields import MAX_LEFTOVER_CHARS
from seawall.records import Row, rows

# JSON is decoded whole. Nine times the real file (3.7 MB); the worst of this size takes some hundred MB.
MAX_JSON_BYTES = 32 << 20

UID, NAME, TYPE, PROGRAMMES, ALIASES = "uid", "name", "type", "programs", "alternate names"
# What the columns and keys are called, in lower case and without underscores.
COLUMNS = {
    "uid": UID,
    "name": NAME,
    "type": TYPE,
    "programs": PROGRAMMES,
    "alternatenames": ALIASES,
    "aliases": ALIASES,
}
_NEEDED = (UID, NAME, TYPE, PROGRAMMES, ALIASES)
_SEVERAL = frozenset({PROGRAMMES, ALIASES})
_BETWEEN = ";"
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """One entry as the extract wrote it; leftovers are columns or keys that are not known, and values that are no text."""

    place: str
    uid: str
    name: str
    party_type: str
    programmes: tuple[str, ...]
    aliases: tuple[str, ...]
    leftovers: tuple[Leftover, ...] = ()


def column(title: str) -> str:
    """What a column or key holds, by its title; empty where it is not known."""
    return COLUMNS.get(title.strip().lower().replace("_", ""), "")


def is_header(fields: Sequence[str]) -> bool:
    """Whether a row is the header of an extract: all that an entry needs has a column."""
    return {column(field) for field in fields}.issuperset(_NEEDED)


def csv_entries(stream: BinaryIO, file: str) -> Iterator[EntryRecord | Problem]:
    """Every row below the header; a file without the header is one Problem that names no record."""
    titles: tuple[str, ...] = ()
    for item in rows(stream, file):
        if isinstance(item, Problem):
            yield item
        elif titles:
            yield from _row(item, titles, file)
        elif is_header(item.fields):
            titles = item.fields
        else:
            yield Problem(file, "", "", ",".join(item.fields), "the first row is no header of a names-only extract")
            return


def _row(row: Row, titles: tuple[str, ...], file: str) -> Iterator[EntryRecord | Problem]:
    place = f"line {row.line}"
    if len(row.fields) == len(titles):
        yield _record(place, zip(titles, row.fields, strict=True))
        return
    # Which field is which can't be known: number and name stand first, all the rest is kept as it stood.
    why = f"expected {len(titles)} fields, found {len(row.fields)}"
    yield Problem(file, place, "", ",".join(row.fields), why)
    uid, name, *others = (*row.fields, "", "")
    left = tuple(Leftover("field", words) for text in others if (words := _words(text)))
    yield EntryRecord(place, uid.strip(), name.strip(), "", (), (), left)


def json_document(stream: BinaryIO, file: str) -> dict[str, Any] | Problem:
    """The JSON object of a file; a Problem that names no record where it is none, or too long."""
    data = stream.read(MAX_JSON_BYTES + 1)
    if len(data) > MAX_JSON_BYTES:
        return Problem(file, "", "", "", f"longer than {MAX_JSON_BYTES} bytes: no names-only extract is")
    try:
        document = _DECODER.decode(data.decode("utf-8-sig").strip())
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError is a ValueError
        return Problem(file, "", "", "", f"not readable JSON: {error}")
    if not isinstance(document, dict):
        return Problem(file, "", "", str(document)[:80], "not a JSON object")
    return document


def json_entries(document: Mapping[str, Any], file: str) -> Iterator[EntryRecord | Problem]:
    """Every entry of a decoded extract; a document without a list of entries is one Problem that names no record."""
    entries = document.get("entries")
    if not isinstance(entries, list):
        yield Problem(file, "", "entries", "", "there is no list of entries")
        return
    for number, entry in enumerate(entries, start=1):
        place = f"entry {number}"
        if isinstance(entry, dict):
            yield _record(place, entry.items())
        else:
            left = (Leftover("entry", _words(entry)),)
            yield EntryRecord(place, "", "", "", (), (), left)


def edition(document: Mapping[str, Any]) -> Edition:
    """What an extract, or the metadata beside one, says of itself: the publication's day, and how many entries it holds."""
    published, counts = document.get("published"), document.get("counts")
    claimed = counts.get("entries") if isinstance(counts, dict) else None
    # Ten digits are more than any list will have, and int() of endless ones takes endless time.
    is_count = isinstance(claimed, str) and claimed.isascii() and claimed.isdecimal() and len(claimed) <= 10
    return Edition(
        iso_day(published) if isinstance(published, str) else None,
        int(claimed) if isinstance(claimed, str) and is_count else None,
    )


def _record(place: str, pairs: Iterable[tuple[str, Any]]) -> EntryRecord:
    found: dict[str, tuple[str, ...]] = {}
    left: list[Leftover] = []
    for title, value in pairs:
        what = column(title)
        texts = _several(value) if what in _SEVERAL else _one(value)
        if not what or what in found or texts is None:
            left += [Leftover(title[:80], words) for words in (_words(value),) if words]
        else:
            found[what] = texts
    one = {what: "".join(found.get(what, ())) for what in (UID, NAME, TYPE)}
    several = (found.get(PROGRAMMES, ()), found.get(ALIASES, ()))
    return EntryRecord(place, one[UID], one[NAME], one[TYPE], *several, leftovers=tuple(left))


def _one(value: object) -> tuple[str, ...] | None:
    """A single text, None where it is none: a list or an object stands where a text belongs."""
    if value is None:
        return ()
    return (value.strip(),) if isinstance(value, str) else None


def _several(value: object) -> tuple[str, ...] | None:
    """Texts of a JSON list, or of a CSV field that joins them."""
    if value is None:
        return ()
    pieces = value.split(_BETWEEN) if isinstance(value, str) else value
    if not isinstance(pieces, list) or not all(isinstance(piece, str) for piece in pieces):
        return None
    return tuple(text for piece in pieces if (text := piece.strip()))


def _words(value: object) -> str:
    """Any value in words, for `unread`: texts as they are, everything else as JSON, no longer than a leftover may be."""
    if value is None or isinstance(value, str):
        return (value or "").strip()[:MAX_LEFTOVER_CHARS]
    return "".join(islice(json.JSONEncoder(ensure_ascii=False).iterencode(value), 2_000))[:MAX_LEFTOVER_CHARS]
