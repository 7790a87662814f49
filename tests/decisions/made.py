"""Small values for tests of decisions: payments, listed entries with measures, evidence, and one call that decides."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from seawall.decisions import (
    NO_EVIDENCE,
    Circumstances,
    Decision,
    Evidence,
    Owner,
    OwnershipFinding,
    OwnershipStatus,
    Policy,
    decide,
    us_policy,
)
from seawall.entities import Designation, Entity, Fact, Party, Role
from seawall.matching import Match
from seawall.payments import FreeText, Money, Payment
from tests.made import listed, match

US = us_policy()
DAY = date(2026, 8, 20)
DIRECTIVE = "Executive Order 13662 Directive Determination -"
E14024 = "Executive Order 14024 Directive Information"
Found = tuple[Party, Sequence[Match]]


def at(day: date) -> Circumstances:
    return Circumstances(datetime(day.year, day.month, day.day, 12, tzinfo=UTC), "corpus", "engine")


def entry(
    list_name: str, *tags: str, facts: Sequence[tuple[str, str]] = (), uid: int = 1, since: date | None = None
) -> Entity:
    """An entry of one of OFAC's lists, with its tags and what it states."""
    made = listed(uid, f"ENTRY {uid}")
    told = tuple(Fact(label, value) for label, value in facts)
    return replace(made, designations=(Designation("OFAC", list_name, tags, since),), facts=told)


def directive(number: int) -> Entity:
    """An SSI entry under one directive of E.O. 13662, as OFAC words it."""
    return entry("SSI", "UKRAINE-EO13662", facts=[(DIRECTIVE, f"Subject to Directive {number}")])


def party(role: Role = Role.CREDITOR, name: str = "Example Trading LLC", place: str = "/Cdtr") -> Party:
    return Party(role, (name,), place=place)


def payment(*parties: Party, amount: str = "100", currency: str = "USD", text: str = "") -> Payment:
    texts = (FreeText(text, "/RmtInf"),) if text else ()
    amounts = (Money(Decimal(amount), currency),)
    return Payment("P-1", parties, "payments.xml", "/", "pacs.008", amounts, free_texts=texts)


def decided(  # noqa: PLR0917  # who, as what, and under what
    entity: Entity | None = None,
    role: Role = Role.CREDITOR,
    evidence: Evidence = NO_EVIDENCE,
    on: date = DAY,
    policy: Policy = US,
    found: Match | None = None,
) -> Decision:
    """Decide a payment of 100 USD with one party, which for certain is the entity where one is given."""
    who = party(role)
    matches = [found or match()] if entity else []
    entities = {entity.id: entity} if entity else {}
    return decide(payment(who), [(who, matches)], entities, policy, at(on), evidence)


def owned(*owners: Entity, status: OwnershipStatus = OwnershipStatus.BLOCKED) -> OwnershipFinding:
    """The creditor, owned by some listed entries."""
    told = tuple(Owner(row.caption, row.id, row.designations, row.facts) for row in owners)
    return OwnershipFinding(party(), status, told, "25 % + 25 % = 50 %")
