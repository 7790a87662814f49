"""Tables of claims and of indicators: CSV, TSV or semicolons, in the columns that docs/how-to/load-claims.md describes.

A table with a column `relation` holds claims, one a row. A table with a column `value` holds indicators: whose they are says
its column `party`, or whoever loads it.
"""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import BinaryIO, TypeVar

from seawall.claims.claim import Claim, Handling, Place, Reading, Relation, Saying, Tlp
from seawall.claims.days import moment, published, window
from seawall.claims.indicator import IndicatorKind, Tier, Window, WindowBasis
from seawall.claims.node import Node, NodeKind, indicator_node, node
from seawall.claims.normal import Refused, normal
from seawall.claims.readers import asides
from seawall.claims.readers.source import Source
from seawall.claims.readers.ties import relation_to, tier_of
from seawall.errors import InputRefused, Problem
from seawall.records import Row, rows

_Word = TypeVar("_Word", bound=StrEnum)

# What columns may be called; the first word is the one that the documentation uses.
COLUMNS = {
    "key": "key id",
    "subject_kind": "subject_kind",
    "subject": "subject",
    "subject_key": "subject_key",
    "relation": "relation",
    "object_kind": "object_kind",
    "object": "object",
    "object_key": "object_key",
    "value": "value indicator ioc",
    "kind": "kind type indicator_kind",
    "party": "party owner actor",
    "party_kind": "party_kind",
    "from": "from valid_from first_seen first start",
    "until": "until valid_until last_seen last end",
    "seized": "seized",
    "reassigned": "reassigned",
    "basis": "basis",
    "said_by": "said_by publisher source",
    "said_on": "said_on published_at published",
    "mark": "mark reading",
    "document": "document source_doc",
    "url": "url link",
    "page": "page",
    "table": "table",
    "row": "row",
    "root": "root investigation_root",
    "confidence": "confidence",
    "tier": "tier",
    "port": "port",
    "role": "role category",
    "tlp": "tlp",
    "handling": "handling",
    "denied": "denied",
    "supersedes": "supersedes",
    "withdrawn": "withdrawn",
    "note": "note comment description",
    # Of a table that a machine has proposed (seawall read): what a person makes of the row, and what it was read from.
    "accept": "accept",
    "sentence": "sentence",
    "rule": "rule",
}
_FIELD_OF = {word: field for field, words in COLUMNS.items() for word in words.split()}
_KINDS_OF_INDICATORS = {kind.value: kind for kind in IndicatorKind} | {
    "ipv4": IndicatorKind.IP, "ipv6": IndicatorKind.IP, "cidr": IndicatorKind.NETWORK, "hostname": IndicatorKind.DOMAIN,
    "suffix": IndicatorKind.SUFFIX, "sha256": IndicatorKind.FILE, "sha1": IndicatorKind.FILE_SHA1, "md5": IndicatorKind.FILE_MD5,
}  # fmt: skip
_TIERS = {"": Tier.UNKNOWN, "1": Tier.DEVICE, "2": Tier.CONTROL, "3": Tier.MANAGEMENT}
_ACCEPTED, _REFUSED = frozenset(("yes", "y")), frozenset(("no", "n"))
_YES, _NO = frozenset(("yes", "true", "1")), frozenset(("", "no", "false", "0"))
# A correction names at most so many earlier rows; each is looked up.
_MAX_SUPERSEDED = 50


class _NotRead(Exception):
    """A cell that is not understood: its column, what it said, and why."""

    def __init__(self, column: str, said: str, why: str) -> None:
        super().__init__(why)
        self.column, self.said, self.why = column, said, why


def parse(stream: BinaryIO, source: Source, *, delimiter: str = ",") -> Iterator[Claim | Problem]:
    """Read a table. Raises InputRefused where its header is of neither kind. A row that is not understood is no claim."""
    table: _Table | None = None
    for row in rows(stream, source.file, delimiter=delimiter):
        if isinstance(row, Problem):
            yield row
        elif table is None:
            table = _Table(row, source)
            yield from table.problems
        else:
            yield from table.read(row)


class _Table:
    """The columns of a table, and the claims of its rows by their keys."""

    def __init__(self, header: Row, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.columns: dict[str, int] = {}
        self.by_key: dict[str, str] = {}
        self.width = len(header.fields)
        for at, text in enumerate(header.fields):
            field = _FIELD_OF.get("_".join(text.casefold().split()))
            if field is None or field in self.columns:
                why = asides.COLUMN if field is None else asides.SECOND_COLUMN
                self.problems.append(Problem(source.file, f"line {header.line}", text[:80], "", why))
            else:
                self.columns[field] = at
        self.is_of_claims = "relation" in self.columns
        needed = ("subject_kind", "subject", "object_kind", "object") if self.is_of_claims else ("value",)
        missing = [name for name in needed if name not in self.columns]
        if missing:
            raise InputRefused(
                f"{source.file} is no table of claims or indicators: it has no column {', '.join(missing)}"
            )

    def read(self, row: Row) -> Iterator[Claim | Problem]:
        place = f"line {row.line}"
        if any(text.strip() for text in row.fields[self.width :]):
            yield Problem(self.source.file, place, "", ",".join(row.fields), asides.MORE_FIELDS)
        cells = {name: row.fields[at].strip() for name, at in self.columns.items() if at < len(row.fields)}
        try:
            if not self._is_accepted(cells):
                return
            claim = self._claim(cells, place)
        except _NotRead as cell:
            yield Problem(self.source.file, place, cell.column, cell.said, cell.why)
            return
        if key := cells.get("key"):
            if key in self.by_key:
                yield Problem(self.source.file, place, "key", key, asides.SECOND_KEY)
            self.by_key.setdefault(key, claim.id)
        yield claim

    def _is_accepted(self, cells: Mapping[str, str]) -> bool:
        """Whether a row counts: of a table with the column `accept` only what a person has said yes to."""
        if "accept" not in self.columns:
            return True
        said = cells.get("accept", "").casefold()
        if said not in _ACCEPTED | _REFUSED:
            why = (
                "nobody has decided it: write yes or no; it is no claim"
                if not said
                else "neither yes nor no; it is no claim"
            )
            raise _NotRead("accept", said, why)
        return said in _ACCEPTED

    def _claim(self, cells: Mapping[str, str], place: str) -> Claim:
        subject, relation, target = self._claimed(cells) if self.is_of_claims else self._owned(cells)
        role = cells.get("role", "")
        tier = _TIERS.get(cells.get("tier", "").casefold().removeprefix("tier").strip())
        if tier is None:
            raise _NotRead("tier", cells["tier"], "a tier is 1, 2 or 3")
        try:
            return Claim(
                subject, relation, target, self._saying(cells, place), _window(cells),
                tier=tier_of(role) if tier is Tier.UNKNOWN else tier, role=role, port=_number(cells, "port", int),
                confidence=_confidence(cells), handling=_word(cells, "handling", Handling, Handling.ALERT),
                denied=_flag(cells, "denied"), supersedes=self._superseded(cells),
                withdrawn=_day(cells, "withdrawn", moment), note=_note(cells),
            )  # fmt: skip
        except ValueError as error:  # a port or confidence outside its span, a sign that no text may hold
            raise _NotRead("", "", str(error)) from error

    def _claimed(self, cells: Mapping[str, str]) -> tuple[Node, Relation, Node]:
        return _end(cells, "subject"), _word(cells, "relation", Relation), _end(cells, "object")

    def _owned(self, cells: Mapping[str, str]) -> tuple[Node, Relation, Node]:
        owner = self.source.subject
        if cells.get("party"):
            owner = node(_word(cells, "party_kind", NodeKind, NodeKind.ACTOR), cells["party"])
        return owner, relation_to(owner), _indicator(cells, "value", cells.get("kind", ""))

    def _saying(self, cells: Mapping[str, str], place: str) -> Saying:
        known = self.source.saying(
            cells.get("row") or place, by=cells.get("said_by", ""), on=_day(cells, "said_on", published)
        )
        # Of a document that is not this file the line is unknown; what is known is where this file says it.
        row = cells.get("row") or (f"by {self.source.file}, {place}" if cells.get("document") else place)
        document = Place(
            cells.get("document") or known.place.document, cells.get("url") or known.place.url,
            cells.get("page", ""), cells.get("table", ""), row,
        )  # fmt: skip
        reading = _word(cells, "mark", Reading, known.reading)
        tlp = _word(cells, "tlp", Tlp, known.tlp)
        return Saying(known.by, document, known.on, known.retrieved, cells.get("root") or known.root, reading, tlp)

    def _superseded(self, cells: Mapping[str, str]) -> tuple[str, ...]:
        keys = cells.get("supersedes", "").split()
        unknown = [key for key in keys if key not in self.by_key and not key.startswith("claim-")]
        if unknown or len(keys) > _MAX_SUPERSEDED:
            raise _NotRead("supersedes", " ".join(keys), "names no key of a row above, and no id of a claim")
        return tuple(self.by_key.get(key, key) for key in keys)


def _note(cells: Mapping[str, str]) -> str:
    """The note, and behind it the sentence from which a machine took the claim."""
    sentence = cells.get("sentence", "")
    return "; ".join(text for text in (cells.get("note", ""), f"“{sentence}”" if sentence else "") if text)


def _end(cells: Mapping[str, str], side: str) -> Node:
    kind, name = _word(cells, f"{side}_kind", NodeKind), cells.get(side, "")
    if not name:
        raise _NotRead(side, "", "empty: a claim joins two things")
    if kind is NodeKind.INDICATOR:
        return _indicator(cells, side, cells.get("kind", ""))
    return node(kind, name, cells.get(f"{side}_key", ""))


def _indicator(cells: Mapping[str, str], column: str, word: str) -> Node:
    kind = _KINDS_OF_INDICATORS.get(word.casefold()) if word else None
    if word and kind is None:
        raise _NotRead("kind", word, "a kind of indicator that is not known")
    read = normal(cells.get(column, ""), kind)
    if isinstance(read, Refused):
        raise _NotRead(column, read.said, read.why)
    if read.port is not None or read.rest:
        raise _NotRead(column, cells[column], "a port or a path stands behind it: the port has a column of its own")
    return indicator_node(read.value, read.kind)


def _word(cells: Mapping[str, str], column: str, words: type[_Word], usual: _Word | None = None) -> _Word:
    """A word of a closed list. An unknown one is no default: the row is not read."""
    text = cells.get(column, "")
    if not text and usual is not None:
        return usual
    found = next((word for word in words if word.value.casefold() == text.casefold()), None)
    if found is None:
        raise _NotRead(column, text, f"one of: {', '.join(words)}")
    return found


def _window(cells: Mapping[str, str]) -> Window:
    basis = _word(cells, "basis", WindowBasis, WindowBasis.PUBLISHED)
    try:
        read = window(cells.get("from", ""), cells.get("until", ""), basis)
    except ValueError as error:
        raise _NotRead("from, until", f"{cells.get('from', '')} – {cells.get('until', '')}", str(error)) from error
    ends = {name: _day(cells, name, moment) for name in ("seized", "reassigned")}
    return Window(read.start, read.end, read.basis, read.precision, ends["seized"], ends["reassigned"])


_Day = TypeVar("_Day")


def _day(cells: Mapping[str, str], column: str, read: Callable[[str], _Day | None]) -> _Day | None:
    text = cells.get(column, "")
    found = read(text) if text else None
    if text and found is None:
        raise _NotRead(column, text, "no date that is sure: write 2024-09-18, 2024-09, 2024 or a moment with its zone")
    return found


_Number = TypeVar("_Number", int, float)


def _number(cells: Mapping[str, str], column: str, read: type[_Number]) -> _Number | None:
    text = cells.get(column, "")
    try:
        return read(text) if text else None
    except ValueError as error:
        raise _NotRead(column, text, "not a number") from error


def _confidence(cells: Mapping[str, str]) -> float:
    found = _number(cells, "confidence", float)
    return 1.0 if found is None else found


def _flag(cells: Mapping[str, str], column: str) -> bool:
    text = cells.get(column, "").casefold()
    if text not in _YES | _NO:
        raise _NotRead(column, text, "neither yes nor no")
    return text in _YES
