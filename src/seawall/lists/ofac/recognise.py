"""Which of OFAC's formats a file is, told from its first bytes, and which list it holds, from its content or its name.

Content decides: a file is what it holds, not what it is called. The name is asked only what the content can't say: which
of the two lists a CSV file or a legacy XML file belongs to. One format is not OFAC's: names-only extracts of the SDN list.
"""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum, auto
from io import BytesIO

from seawall.lists.ofac.extract import is_header
from seawall.lists.ofac.programmes import Publication
from seawall.lists.publisher import HEAD_BYTES
from seawall.records import Lines


class Kind(StrEnum):
    """OFAC's file formats, the four kinds of CSV being one set; and names-only extracts, with the metadata beside them."""

    ENHANCED = auto()
    LEGACY = auto()
    ADVANCED = auto()
    CSV_PRIMARY = auto()
    CSV_ALT = auto()
    CSV_ADD = auto()
    CSV_COMMENTS = auto()
    EXTRACT_CSV = auto()
    EXTRACT_JSON = auto()
    EXTRACT_METADATA = auto()


@dataclass(frozen=True, slots=True)
class Format:
    """A file's format, and its list; None where neither its content nor its name says which."""

    kind: Kind
    publication: Publication | None = None


_ROOTS = {"sanctionsData": Kind.ENHANCED, "sdnList": Kind.LEGACY, "Sanctions": Kind.ADVANCED}
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)[\s>/]")
_BEFORE_ROOT = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|\s+)*", re.DOTALL)
# ENHANCED says in its head of which list it is. refIds: CONS_ENHANCED.XML of 2025-03-28.
_FILTER = re.compile(r"<filters>.*?<sanctionsList\b[^>]*>([^<]*)<", re.DOTALL)
_FILTERS = {"SDN List": Publication.SDN, "Consolidated List": Publication.CONSOLIDATED}

# OFAC's own file names: CONS_PRIM.CSV, CONSOLIDATED.XML … for one list; SDN.CSV, SDN.XML, and bare ALT.CSV and ADD.CSV for
# the other. The first that fits decides: CONS_ALT.CSV is not the SDN list's.
_NAMES = (
    (re.compile(r"(?:^|[^a-z])cons", re.IGNORECASE), Publication.CONSOLIDATED),
    (re.compile(r"(?:^|[^a-z])(?:sdn|(?:alt|add)(?![a-z]))", re.IGNORECASE), Publication.SDN),
)

# Names-only extracts (kindrat86/ofac-sdn-json, 2026): {"name": …, "published": …, "counts": {…}, "entries": [{…, "programs": […
_JSON_SHAPES = (
    (Kind.EXTRACT_JSON, (re.compile(r'"entries"\s*:\s*\[\s*\{[^{}]*"programs"\s*:\s*\['),)),
    (Kind.EXTRACT_METADATA, (re.compile(r'"published"\s*:'), re.compile(r'"counts"\s*:\s*\{\s*"entries"\s*:\s*\d'))),
)
_TITLE = re.compile(r'"name"\s*:\s*"([^"]*)"')
_OFACS = re.compile(r"(?:^|[^a-z])ofac", re.IGNORECASE)

_NULL = "-0-"
_ALIAS_KINDS = frozenset({"aka", "fka", "nka"})
# Only the first rows are looked at. More than half must fit: one damaged row makes no other file of it.
_ROWS_LOOKED_AT = 20


def recognise(head: bytes, name: str) -> Format | None:
    """The format of a file from its first bytes (HEAD_BYTES are enough), and its name; None where it is none of OFAC's."""
    text = _text(head)
    if text.lstrip().startswith("<"):
        return _xml(text, name)
    if text.lstrip().startswith("{"):
        return _json(text, name)
    rows = _rows(text, is_whole=len(head) < HEAD_BYTES)
    if rows and is_header(rows[0]):
        return Format(Kind.EXTRACT_CSV, _extracted(name))
    kind = _csv(rows)
    return Format(kind, _list_in(name)) if kind else None


def _xml(text: str, name: str) -> Format | None:
    opening = _BEFORE_ROOT.match(text)
    root = _ROOT.match(text, opening.end() if opening else 0)
    kind = _ROOTS.get(root[1]) if root else None
    if kind is None:
        return None
    said = _FILTER.search(text) if kind is Kind.ENHANCED else None
    return Format(kind, (_FILTERS.get(said[1].strip()) if said else None) or _list_in(name))


def _list_in(name: str) -> Publication | None:
    """The list that a file's own name gives: "CONS_ENHANCED.XML", "consolidated.xml", "cons_prim_2025-03-26.csv", "sdn.csv"."""
    base = _base(name)
    return next((publication for pattern, publication in _NAMES if pattern.search(base)), None)


def _base(name: str) -> str:
    return re.split(r"[\\/]", name)[-1]


def _json(text: str, name: str) -> Format | None:
    kind = next((kind for kind, shapes in _JSON_SHAPES if all(shape.search(text) for shape in shapes)), None)
    title = _TITLE.search(text)
    return Format(kind, _extracted(name, title[1] if title else "")) if kind else None


def _extracted(name: str, title: str = "") -> Publication | None:
    """The list that an extract is of: the SDN list where its name, or its title in JSON, speaks of it, or just of OFAC.

    Extracts of the Consolidated list are not known; taken for the SDN list's, everybody in it would be blocked.
    """
    said = _list_in(name) or _list_in(title.replace("/", " "))
    is_sdn = said is Publication.SDN or (said is None and _OFACS.search(_base(name)))
    return Publication.SDN if is_sdn else None


def _csv(rows: list[list[str]]) -> Kind | None:
    numbered = [row for row in rows if row[0].strip().isdecimal()]
    return next((kind for kind, fits in _SHAPES if 2 * sum(map(fits, numbered)) > len(rows)), None)


def _rows(text: str, *, is_whole: bool) -> list[list[str]]:
    lines = text.split("\n")
    # The last line may be cut in its middle; where it is the only one there is nothing else to go by.
    kept = lines if is_whole or len(lines) == 1 else lines[:-1]
    try:
        rows = [row for row in csv.reader(kept[:_ROWS_LOOKED_AT]) if row]
    except csv.Error:
        return []
    return [row for row in rows if row != ["\x1a"]]


def _is_primary(row: list[str]) -> bool:
    return len(row) == 12 and bool(row[1].strip())


def _is_alt(row: list[str]) -> bool:
    return len(row) == 5 and row[1].strip().isdecimal() and row[2].strip().lower() in _ALIAS_KINDS


def _is_add(row: list[str]) -> bool:
    return len(row) == 6 and row[1].strip().isdecimal()


def _is_comment(row: list[str]) -> bool:
    return len(row) == 2 and row[1].strip() not in ("", _NULL)


_SHAPES: tuple[tuple[Kind, Callable[[list[str]], bool]], ...] = (
    (Kind.CSV_PRIMARY, _is_primary),
    (Kind.CSV_ALT, _is_alt),
    (Kind.CSV_ADD, _is_add),
    (Kind.CSV_COMMENTS, _is_comment),
)


def _text(head: bytes) -> str:
    return "\n".join(line.rstrip("\r\n") for line in Lines(BytesIO(head[:HEAD_BYTES]), "")).lstrip("\ufeff")
