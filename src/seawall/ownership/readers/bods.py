"""Beneficial Ownership Data Standard, versions 0.2 to 0.4: statements of entities, persons and interests, as JSON.

Written after the published schemas (https://standard.openownership.org); no whole publication was at hand. A statement
that a later one replaces is not read. An indirect interest is no direct stake: what it comes to for the 50 Percent Rule
depends on the companies between, so its lower bound is nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, BinaryIO

from seawall.entities import Identifier, IdentifierKind, PartialDate, Schema
from seawall.errors import Problem
from seawall.ownership.readers.records import Dates, Record, json_array, json_lines, rows_of, text_of
from seawall.ownership.share import UNKNOWN, Share
from seawall.ownership.stake import ControlKind, ControlLink, Member, Right, Stake, Statement

# More statements than this do not fit in memory; the largest publication has about 30 million, by country far fewer.
MOST_STATEMENTS = 10_000_000

# Interests that are shares of something, by their names in all versions without hyphens and capitals.
_SHARES = {"shareholding": Right.SHARES, "votingrights": Right.VOTES}
# Rights to money that may amount to ownership, or to none.
_ECONOMIC = frozenset(
    "rightstosurplusassets rightstosurplusassetsondissolution rightstoprofitorincome rightstoprofitorincomefromassets "
    "righttoprofitorincomefromassets enjoymentanduseofassets unknowninterest unpublishedinterest".split()
)
_POWERS = {
    "appointmentofboard": ControlKind.APPOINTS_MAJORITY,
    "otherinfluenceorcontrol": ControlKind.INFLUENCE,
    "influenceorcontrol": ControlKind.INFLUENCE,
    "controlviacompanyrulesorarticles": ControlKind.INFLUENCE,
    "controlbylegalframework": ControlKind.INFLUENCE,
    "seniormanagingofficial": ControlKind.DIRECTOR,
    "boardmember": ControlKind.DIRECTOR,
    "boardchair": ControlKind.DIRECTOR,
    "settlor": ControlKind.TRUST, "settloroftrust": ControlKind.TRUST,
    "trustee": ControlKind.TRUST, "trusteeoftrust": ControlKind.TRUST,
    "protector": ControlKind.TRUST, "protectoroftrust": ControlKind.TRUST,
    "beneficiaryoflegalarrangement": ControlKind.TRUST, "beneficiaryoftrust": ControlKind.TRUST,
    "otherinfluenceorcontroloftrust": ControlKind.TRUST,
    "rightsgrantedbycontract": ControlKind.CONTRACT,
    "conditionalrightsgrantedbycontract": ControlKind.CONTRACT,
    "nominee": ControlKind.OTHER, "nominator": ControlKind.OTHER,
}  # fmt: skip
_KINDS = {"entity": "entity", "entityStatement": "entity", "person": "person", "personStatement": "person",
          "relationship": "relationship", "ownershipOrControlStatement": "relationship"}  # fmt: skip


def parse(stream: BinaryIO, source: str, *, is_array: bool) -> Iterator[Statement | Problem]:
    """Read a publication: one array of statements, or one statement a line."""
    said: list[tuple[str, Record]] = []
    for item in json_array(stream, source) if is_array else json_lines(stream, source):
        if isinstance(item, Problem):
            yield item
        elif len(said) >= MOST_STATEMENTS:
            yield Problem(source, item[0], "", "", f"more than {MOST_STATEMENTS:,} statements: the rest is not read")
            break
        else:
            said.append(item)
    newest = _Newest(said)
    for place, record in said:
        if newest.holds(record):
            yield from _statement(place, record, newest, source)


class _Newest:
    """Which statements hold, and the one id of what several statements describe."""

    def __init__(self, said: list[tuple[str, Record]]) -> None:
        self._replaced: dict[str, str] = {}
        self._last: dict[str, tuple[str, int]] = {}
        for number, (_, record) in enumerate(said):
            mine = _statement_id(record)
            for older in (*rows_of(record, "replacesStatements"), text_of(record, "replacesStatement")):
                if isinstance(older, str) and older and older != mine:
                    self._replaced[older] = mine
            about = text_of(record, "recordId")
            if about:
                self._last[about] = max(self._last.get(about, ("", -1)), (text_of(record, "statementDate"), number))
        self._number = {id(record): number for number, (_, record) in enumerate(said)}

    def holds(self, record: Record) -> bool:
        """Whether no later statement takes its place."""
        about = text_of(record, "recordId")
        if about:
            return self._last[about][1] == self._number[id(record)]
        return _statement_id(record) not in self._replaced

    def name(self, reference: str) -> str:
        """The id under which what is referred to is known now: that of the newest statement about it."""
        seen = {reference}
        while reference in self._replaced and self._replaced[reference] not in seen:
            reference = self._replaced[reference]
            seen.add(reference)
        return reference


def _statement_id(record: Record) -> str:
    return text_of(record, "statementID") or text_of(record, "statementId")


def _statement(place: str, record: Record, newest: _Newest, source: str) -> Iterator[Statement | Problem]:
    said = text_of(record, "recordType") or text_of(record, "statementType")
    kind = _KINDS.get(said)
    if kind is None:
        yield Problem(source, place, "statementType", said, "no kind of statement that is known; it is not read")
    elif kind == "relationship":
        yield from _relationship(place, record, newest, source)
    else:
        yield from _member(place, record, kind, source)


def _member(place: str, record: Record, kind: str, source: str) -> Iterator[Statement | Problem]:
    details: Any = record.get("recordDetails") if isinstance(record.get("recordDetails"), dict) else record
    member_id = text_of(record, "recordId") or _statement_id(record)
    if not member_id:
        yield Problem(source, place, "statementID", "", "a statement without an id: nothing can refer to it")
        return
    names = [text for row in rows_of(details, "names") if (text := text_of(row, "fullName"))]
    name = text_of(details, "name") or (names[0] if names else member_id)
    country = next(
        (
            code
            for field in ("jurisdiction", "incorporatedInJurisdiction")
            if (code := text_of(details, field, "code") or text_of(details, field, "name"))
        ),
        "",
    )
    nationalities = (text_of(row, "code") or text_of(row, "name") for row in rows_of(details, "nationalities"))
    countries = dict.fromkeys(code for code in (country, *nationalities) if code)
    schema = Schema.PERSON if kind == "person" else Schema.LEGAL_ENTITY
    yield Member(member_id, name, schema, tuple(_identifiers(details)), tuple(countries), source, place)


def _identifiers(details: Record) -> Iterator[Identifier]:
    for row in rows_of(details, "identifiers"):
        value, scheme = text_of(row, "id"), text_of(row, "scheme") or text_of(row, "schemeName")
        if value:
            lei = "LEI" in scheme.upper().replace("-", " ").split()
            yield Identifier(IdentifierKind.LEI if lei else IdentifierKind.REGISTRATION, value, scheme)


@dataclass(frozen=True, slots=True)
class _Tie:
    """One relationship: who, in whom, since when it is stated, and where."""

    owner: str
    owned: str
    stated: PartialDate | None
    closed: bool
    source: str
    place: str


def _relationship(place: str, record: Record, newest: _Newest, source: str) -> Iterator[Statement | Problem]:
    details: Any = record.get("recordDetails") if isinstance(record.get("recordDetails"), dict) else record
    owner, owned = _party(details, "interestedParty"), _party(details, "subject")
    if not owned or not owner:
        reason = text_of(details, "interestedParty", "reason") or text_of(
            details, "interestedParty", "unspecified", "reason"
        )
        why = f"{'the owner' if owned else 'the company'} is not stated{f': {reason}' if reason else ''}"
        yield Problem(source, place, "interestedParty" if owned else "subject", owned, why)
        return
    dates = Dates(source, place)
    stated = dates.read("statementDate", text_of(record, "statementDate"))
    yield from dates.problems
    closed = text_of(record, "recordStatus") == "closed"
    tie = _Tie(newest.name(owner), newest.name(owned), stated, closed, source, place)
    interests = [row for row in rows_of(details, "interests") if isinstance(row, dict)]
    if not interests:
        yield Problem(source, place, "interests", owner, "no interest is given; it is taken as an unknown share")
        yield _stake(tie, UNKNOWN, Right.SHARES, (None, None), "interest not given")
    for interest in interests:
        yield from _interest(interest, tie)


def _party(details: Record, field: str) -> str:
    """The id that a party is referred to by: a record's id in 0.4, a statement's before."""
    if isinstance(details.get(field), str):
        return text_of(details, field)
    return text_of(details, field, "describedByEntityStatement") or text_of(
        details, field, "describedByPersonStatement"
    )


def _interest(interest: Record, tie: _Tie) -> Iterator[Statement | Problem]:
    dates = Dates(tie.source, tie.place)
    since, until = (
        dates.read("startDate", text_of(interest, "startDate")),
        dates.read("endDate", text_of(interest, "endDate")),
    )
    yield from dates.problems
    if tie.closed and until is None:
        until = tie.stated
    said = text_of(interest, "type")
    kind = said.replace("-", "").replace("_", "").casefold()
    indirect = "indirect" in (text_of(interest, "interestLevel"), text_of(interest, "directOrIndirect"))
    note = "; ".join(part for part in (said, "indirect" if indirect else "", text_of(interest, "details")) if part)
    if kind in _POWERS:
        yield ControlLink(tie.owner, tie.owned, _POWERS[kind], since, until, tie.source, tie.place, note)
        if not interest.get("share"):
            return
    share, problem = _share(interest, tie)
    if problem:
        yield problem
    if kind not in _SHARES and kind not in _ECONOMIC and kind not in _POWERS:
        why = "this interest is not known; it may be ownership up to its share"
        yield Problem(tie.source, tie.place, "type", said, why)
    if indirect or kind not in _SHARES:
        share = Share(Decimal(0), share.high, high_open=share.high_open)
    yield _stake(tie, share, _SHARES.get(kind, Right.SHARES), (since, until), note)


def _stake(
    tie: _Tie, share: Share, right: Right, when: tuple[PartialDate | None, PartialDate | None], note: str
) -> Stake:
    stated = tie.stated.latest if tie.stated else None
    return Stake(tie.owner, tie.owned, share, right, *when, stated, tie.source, tie.place, note)


def _share(interest: Record, tie: _Tie) -> tuple[Share, Problem | None]:
    """The share of an interest; unknown where none is given, or none can be read."""
    given = interest.get("share")
    if given is None:
        return UNKNOWN, None
    try:
        return _bounds(given), None
    except (ValueError, ArithmeticError, AttributeError, TypeError):
        why = "not a share between 0 and 100; it is taken as unknown"
        return UNKNOWN, Problem(tie.source, tie.place, "share", str(given), why)


def _bounds(given: Record) -> Share:
    """Bounds as 0.2 and 0.3 give them (exclusive as yes or no), or as 0.4 does (exclusive as the number itself)."""
    exact = text_of(given, "exact")
    if exact:
        return Share(Decimal(exact), Decimal(exact))
    low, high = text_of(given, "minimum"), text_of(given, "maximum")
    above, below = text_of(given, "exclusiveMinimum"), text_of(given, "exclusiveMaximum")
    least, most = Decimal(above or low or 0), Decimal(below or high or 100)
    low_open = bool(above) or given.get("exclusiveMinimum") is True
    high_open = bool(below) or given.get("exclusiveMaximum") is True
    return Share(least, most, low_open and least != most, high_open and least != most)
