"""GLEIF Level 2, who owns whom: relationship records in RR-CDF 2.1 XML, and the CSV of the golden copy.

GLEIF records accounting consolidation, not percentages of shares: a parent that consolidates may own little more than
nothing or all of it, so its stake is unknown and a blocked parent makes a company possibly blocked. The quantifier is
no share either (100 % is consolidated where 51 % is held; files write 1.00 and 100 for the same) and stands in the
note. Written after the published schema and published excerpts; no whole golden copy was at hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from seawall.entities import Identifier, IdentifierKind, Schema
from seawall.errors import Problem
from seawall.ownership.readers.records import Dates
from seawall.ownership.share import UNKNOWN, exactly
from seawall.ownership.stake import ControlKind, ControlLink, Member, Stake, Statement
from seawall.records import XmlElement, child_text, elements, local_name, rows

_PARENT = {
    "IS_DIRECTLY_CONSOLIDATED_BY": "consolidated by its direct parent",
    "IS_ULTIMATELY_CONSOLIDATED_BY": "consolidated by its ultimate parent; companies between may not be named",
}
_MANAGED = frozenset({"IS_FUND-MANAGED_BY", "IS_FUND_MANAGED_BY"})
_FUND = {"IS_SUBFUND_OF": "sub-fund of an umbrella fund"}
_BRANCH = "IS_INTERNATIONAL_BRANCH_OF"
_FEEDER = "IS_FEEDER_TO"
_MOST_PERIODS = 10


@dataclass(frozen=True, slots=True)
class _Relation:
    """One record: the start node is what the type says of the end node, as of the last update."""

    start: str
    end: str
    kind: str
    status: str
    registration: str
    since: str
    until: str
    updated: str
    quantifier: str


def parse_xml(stream: BinaryIO, source: str) -> Iterator[Statement | Problem]:
    """Read the XML file."""
    for element in elements(stream, source, "RelationshipRecord"):
        if isinstance(element, Problem):
            yield element
        else:
            yield from _statements(_from_xml(element.xml), source, element.place)


def parse_csv(stream: BinaryIO, source: str) -> Iterator[Statement | Problem]:
    """Read the CSV file; its columns are found by their names."""
    header: list[str] | None = None
    for row in rows(stream, source):
        if isinstance(row, Problem):
            yield row
        elif header is None:
            header = [title.strip() for title in row.fields]
        else:
            cells = dict(zip(header, (text.strip() for text in row.fields), strict=False))
            yield from _statements(_from_cells(cells), source, f"line {row.line}")


def _from_xml(record: XmlElement) -> _Relation:
    relation = next((child for child in record if local_name(child) == "Relationship"), record)
    registration = next((child for child in record if local_name(child) == "Registration"), record)
    since, until = _period(
        (child_text(period, "PeriodType"), child_text(period, "StartDate"), child_text(period, "EndDate"))
        for period in relation.iter("{*}RelationshipPeriod")
    )
    amounts = [
        f"{child_text(row, 'MeasurementMethod')} {child_text(row, 'QuantifierAmount')} {child_text(row, 'QuantifierUnits')}"
        for row in relation.iter("{*}RelationshipQuantifier")
    ]
    return _Relation(
        child_text(relation, "StartNode", "NodeID"),
        child_text(relation, "EndNode", "NodeID"),
        child_text(relation, "RelationshipType"),
        child_text(relation, "RelationshipStatus"),
        child_text(registration, "RegistrationStatus"),
        since,
        until,
        child_text(registration, "LastUpdateDate"),
        "; ".join(amounts),
    )


def _from_cells(cells: dict[str, str]) -> _Relation:
    since, until = _period(
        tuple(
            cells.get(f"Relationship.Period.{number}.{field}", "") for field in ("periodType", "startDate", "endDate")
        )
        for number in range(1, _MOST_PERIODS)
    )
    quantifier = " ".join(
        text
        for field in ("MeasurementMethod", "QuantifierAmount", "QuantifierUnits")
        if (text := cells.get(f"Relationship.Quantifiers.1.{field}", ""))
    )
    return _Relation(
        cells.get("Relationship.StartNode.NodeID", ""),
        cells.get("Relationship.EndNode.NodeID", ""),
        cells.get("Relationship.RelationshipType", ""),
        cells.get("Relationship.RelationshipStatus", ""),
        cells.get("Registration.RegistrationStatus", ""),
        since,
        until,
        cells.get("Registration.LastUpdateDate", ""),
        quantifier,
    )


def _period(periods: Iterator[tuple[str, ...]]) -> tuple[str, str]:
    """The days of the relationship itself: accounting and filing periods are other things."""
    for kind, since, until in periods:
        if kind == "RELATIONSHIP_PERIOD":
            return since, until
    return "", ""


def _statements(said: _Relation, source: str, place: str) -> Iterator[Statement | Problem]:
    if not (said.start and said.end):
        yield Problem(source, place, "NodeID", said.kind, "a relationship without both its ends")
        return
    dates = Dates(source, place)
    since, until = dates.read("StartDate", said.since[:10]), dates.read("EndDate", said.until[:10])
    updated = dates.read("LastUpdateDate", said.updated[:10])
    yield from dates.problems
    if said.status == "NULL" or said.registration in {"DUPLICATE", "ANNULLED"}:
        yield Problem(
            source,
            place,
            "RegistrationStatus",
            said.registration or said.status,
            "the record was annulled; it is not read",
        )
        return
    if said.status == "INACTIVE" and until is None:
        until = updated
    for lei in (said.start, said.end):
        yield Member(lei, lei, Schema.LEGAL_ENTITY, (Identifier(IdentifierKind.LEI, lei),), (), source, place)
    stated = updated.latest if updated else None
    note = "; ".join(
        part for part in (_PARENT.get(said.kind) or _FUND.get(said.kind) or said.kind, said.quantifier) if part
    )
    if said.kind in _MANAGED:
        yield ControlLink(said.end, said.start, ControlKind.MANAGES, since, until, source, place, note)
        return
    owner, owned, share = said.end, said.start, UNKNOWN
    if said.kind == _BRANCH:
        # A branch is no other person than its head office: what is owed to one is owed to the other.
        share, note = exactly(100), "a branch is the same legal person as its head office"
    elif said.kind == _FEEDER:
        owner, owned, note = said.start, said.end, "feeder fund, which invests in its master fund"
    elif said.kind not in _PARENT and said.kind not in _FUND:
        yield Problem(
            source,
            place,
            "RelationshipType",
            said.kind,
            "this relationship is not known; it is taken as an unknown share",
        )
    yield Stake(owner, owned, share, since=since, until=until, stated=stated, source=source, place=place, note=note)
