"""Stakes in a plain table: owner, owned, share or min and max, from, until, source – CSV, TSV or semicolons."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import BinaryIO

from seawall.entities import Designation, Identifier, IdentifierKind, PartialDate, Schema
from seawall.errors import InputRefused, Problem
from seawall.ownership.readers.ids import folded
from seawall.ownership.readers.records import Dates
from seawall.ownership.share import UNKNOWN, Share, read_share
from seawall.ownership.stake import ControlKind, ControlLink, Listing, Member, Right, Stake, Statement
from seawall.records import Row, rows

# What columns may be called; the first word is the one that the documentation uses.
COLUMNS = {
    "owner": "owner shareholder holder parent owner_name shareholder_name interested_party",
    "owned": "owned company subsidiary child asset entity owned_name company_name subject",
    "share": "share percent percentage stake % share_percent ownership",
    "min": "min minimum share_min min_share from_percent",
    "max": "max maximum share_max max_share to_percent",
    "from": "from since start start_date valid_from",
    "until": "until to end end_date valid_to",
    "as_of": "as_of stated date report_date",
    "source": "source",
    "note": "note remark comment class",
    "right": "right",
    "control": "control control_kind",
    "owner_listed": "owner_listed listed owner_blocked blocked",
    "owned_listed": "owned_listed owned_blocked",
    "owner_lei": "owner_lei lei",
    "owned_lei": "owned_lei",
    "owner_id": "owner_id owner_identifier",
    "owned_id": "owned_id owned_identifier",
    "owner_country": "owner_country",
    "owned_country": "owned_country",
    "owner_type": "owner_type",
    "owned_type": "owned_type",
}  # fmt: skip
_FIELD_OF = {word: field for field, words in COLUMNS.items() for word in words.split()}
_YES = frozenset("yes y true 1 x listed blocked sanctioned".split())
_NO = frozenset("no n false 0 -".split())
_KINDS = {
    "person": Schema.PERSON, "individual": Schema.PERSON, "company": Schema.COMPANY, "entity": Schema.LEGAL_ENTITY,
    "organization": Schema.ORGANIZATION, "vessel": Schema.VESSEL, "aircraft": Schema.AIRPLANE,
}  # fmt: skip
# Words by which a kind of control is known, the telling ones first.
_CONTROL = (
    ("appoint", ControlKind.APPOINTS_MAJORITY), ("majority of the board", ControlKind.APPOINTS_MAJORITY),
    ("director", ControlKind.DIRECTOR), ("officer", ControlKind.DIRECTOR), ("signator", ControlKind.DIRECTOR),
    ("trust", ControlKind.TRUST), ("contract", ControlKind.CONTRACT), ("manage", ControlKind.MANAGES),
    ("influence", ControlKind.INFLUENCE), ("control", ControlKind.INFLUENCE),
)  # fmt: skip


def parse(stream: BinaryIO, source: str, *, delimiter: str = ",") -> Iterator[Statement | Problem]:
    """Read a table of stakes. Raises InputRefused where its header has no owner or owned column."""
    columns: dict[str, int] | None = None
    width = 0
    table = _Table(source)
    for row in rows(stream, source, delimiter=delimiter):
        if isinstance(row, Problem):
            yield row
        elif columns is None:
            columns, problems = header(row, source)
            width = len(row.fields)
            yield from problems
        else:
            place = f"line {row.line}"
            if any(text.strip() for text in row.fields[width:]):
                yield Problem(source, place, "", delimiter.join(row.fields), "more fields than the header has")
            cells = {field: row.fields[at].strip() for field, at in columns.items() if at < len(row.fields)}
            yield from table.row(place, cells)
    yield from table.end()


def header(row: Row, source: str) -> tuple[dict[str, int], list[Problem]]:
    """Which column is which, and those that nobody knows. Raises InputRefused where owner or owned is missing."""
    columns: dict[str, int] = {}
    problems = []
    for place, title in enumerate(row.fields):
        word = re.sub(r"[\s\-.]+", "_", title.strip().casefold())
        field = _FIELD_OF.get(word)
        if field is None or field in columns:
            why = (
                "a second column of this meaning is not read"
                if field
                else "no column of this name is known; it is not read"
            )
            problems.append(Problem(source, f"line {row.line}", title, "", why))
        else:
            columns[field] = place
    missing = [field for field in ("owner", "owned") if field not in columns]
    if missing:
        raise InputRefused(
            f"{source} has no column {' and no column '.join(missing)}; it needs owner, owned and share, or min and max"
        )
    return columns, problems


class _Table:
    """Reads the rows of one table; remembers which members were described, and what all shares have in common."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._described: dict[str, Member] = {}
        self._leis: dict[str, str] = {}
        self._largest = Decimal(0)
        self._shares = 0

    def row(self, place: str, cells: dict[str, str]) -> Iterator[Statement | Problem]:
        """The statements of one row."""
        owner, owned = cells.get("owner", ""), cells.get("owned", "")
        if not owner:
            yield Problem(self._source, place, "owner", owned, "a row without an owner says nothing that can be used")
            return
        for side, name in (("owner", owner), ("owned", owned)):
            if name:
                yield from self._member(place, side, name, cells)
        if not owned:
            if not cells.get("owner_listed"):
                yield Problem(self._source, place, "owned", owner, "a row without a company and without a listing")
            return
        dates = Dates(self._source, place)
        since, until = dates.read("from", cells.get("from", "")), dates.read("until", cells.get("until", ""))
        if since and until and since.earliest > until.latest:
            yield Problem(self._source, place, "until", cells["until"], "it ends before it begins; both are left open")
            since = until = None
        stated = dates.read("as_of", cells.get("as_of", ""))
        yield from dates.problems
        named = (folded(owner), folded(owned), since, until)
        if cells.get("control"):
            yield from self._control(place, named, cells)
        if not cells.get("control") or any(cells.get(field) for field in ("share", "min", "max")):
            yield from self._stake(place, named, stated, cells)

    def _stake(
        self,
        place: str,
        named: tuple[str, str, PartialDate | None, PartialDate | None],
        stated: PartialDate | None,
        cells: dict[str, str],
    ) -> Iterator[Statement | Problem]:
        share, problem = self._share(place, cells)
        if problem:
            yield problem
        said = cells.get("right", "").casefold()
        right = Right.VOTES if said.startswith("vot") else Right.SHARES
        if said and right is Right.SHARES and not said.startswith(("share", "capital", "equity", "owner")):
            yield Problem(self._source, place, "right", said, "neither shares nor votes; read as shares")
        self._largest, self._shares = max(self._largest, share.high), self._shares + share.is_exact
        owner, owned, since, until = named
        yield Stake(
            owner, owned, share, right, since, until, stated.latest if stated else None,
            cells.get("source", "") or self._source, place, cells.get("note", ""),
        )  # fmt: skip

    def _share(self, place: str, cells: dict[str, str]) -> tuple[Share, Problem | None]:
        said = cells.get("share", "")
        low, high = cells.get("min", ""), cells.get("max", "")
        if not said and (low or high):
            said = f"{low or '0'} to {high or '100'}"
        read = read_share(said)
        if read is None:
            why = "not a percentage between 0 and 100; the share is taken as unknown"
            return UNKNOWN, Problem(self._source, place, "share", said, why)
        return read, None

    def _control(
        self, place: str, named: tuple[str, str, PartialDate | None, PartialDate | None], cells: dict[str, str]
    ) -> Iterator[Statement | Problem]:
        said = cells["control"]
        kind = next((kind for word, kind in _CONTROL if word in said.casefold()), ControlKind.OTHER)
        if kind is ControlKind.OTHER:
            yield Problem(self._source, place, "control", said, "no kind of control that is known; kept as another tie")
        owner, owned, since, until = named
        yield ControlLink(owner, owned, kind, since, until, cells.get("source", "") or self._source, place, said)

    def _member(self, place: str, side: str, name: str, cells: dict[str, str]) -> Iterator[Statement | Problem]:
        lei, number = cells.get(f"{side}_lei", ""), cells.get(f"{side}_id", "")
        country, kind = cells.get(f"{side}_country", ""), cells.get(f"{side}_type", "").casefold()
        member_id = folded(name)
        if lei and self._leis.setdefault(member_id, lei) != lei:
            why = f"two LEIs for one name; both are kept, as one party: {self._leis[member_id]}"
            yield Problem(self._source, place, f"{side}_lei", lei, why)
        if kind and kind not in _KINDS:
            yield Problem(self._source, place, f"{side}_type", kind, "no type that is known; taken as unknown")
        identifiers = [Identifier(IdentifierKind.LEI, lei)] if lei else []
        identifiers += [Identifier(IdentifierKind.OTHER, number)] if number else []
        member = Member(
            member_id, name, _KINDS.get(kind, Schema.LEGAL_ENTITY), tuple(identifiers), (country,) if country else (),
            self._source, place,
        )  # fmt: skip
        if member_id not in self._described or identifiers or country or kind:
            self._described[member_id] = member
            yield member
        listed = cells.get(f"{side}_listed", "")
        if listed and listed.casefold() not in _NO:
            yield Listing(member_id, tuple(designations(listed)), source=self._source, place=place)

    def end(self) -> Iterator[Problem]:
        """What the whole table shows: shares that are all fractions of one."""
        if self._shares > 1 and 0 < self._largest <= 1:
            why = "no share is more than 1 %: if they are fractions (0.5 for 50 %), multiply them by 100"
            yield Problem(self._source, "", "share", str(self._largest), why)


def designations(said: str) -> Iterator[Designation]:
    """The listings of one cell: "yes", "SDN", "SDN: CYBER2, IRAN; SSI: Directive 1"."""
    for item in said.split(";"):
        name, _, tags = item.partition(":")
        if name.strip():
            listed = "" if name.strip().casefold() in _YES else name.strip()
            yield Designation("", listed, tuple(tag.strip() for tag in tags.split(",") if tag.strip()))
