"""Places, owners and resubmissions: what follows from each, and how far the field or the doubt lets it lead."""

from dataclasses import replace
from datetime import date

import pytest

from seawall.decisions import (
    Certainty,
    Change,
    Dealing,
    Evidence,
    GroundKind,
    Kind,
    Outcome,
    OwnershipStatus,
    PlaceFinding,
    Resubmission,
    Where,
    Who,
    decide,
)
from seawall.entities import Entity, Fact, Role
from tests.decisions.made import DAY, US, at, decided, directive, entry, owned, party, payment
from tests.made import match

BLOCK, REJECT, REVIEW, RELEASE = Outcome.BLOCK, Outcome.REJECT, Outcome.REVIEW, Outcome.RELEASE

PLACES = [
    # jurisdiction, where, role of the party or none → outcome
    ("crimea", Where.ADDRESS, Role.CREDITOR, REJECT),
    ("crimea", Where.COUNTRY, Role.CREDITOR, REJECT),
    ("crimea", Where.BANK, Role.CREDITOR_AGENT, REJECT),
    ("crimea", Where.TEXT, None, REVIEW),
    ("crimea", Where.NAME, Role.CREDITOR, REVIEW),
    ("crimea", Where.IP, Role.DEBTOR, REVIEW),
    ("crimea", Where.PORT, None, REVIEW),
    ("dnr", Where.ADDRESS, Role.CREDITOR, REJECT),
    ("lnr", Where.ADDRESS, Role.CREDITOR, REJECT),
    ("cuba", Where.ADDRESS, Role.CREDITOR, BLOCK),
    ("cuba", Where.BANK, None, BLOCK),
    ("cuba", Where.TEXT, None, REVIEW),
    ("iran", Where.ADDRESS, Role.CREDITOR, REJECT),
    ("iran", Where.ADDRESS, Role.CREDITOR_AGENT, BLOCK),
    ("iran", Where.BANK, None, BLOCK),
    ("north-korea", Where.ADDRESS, Role.CREDITOR, REJECT),
    ("venezuela", Where.ADDRESS, Role.CREDITOR, RELEASE),
    ("russia", Where.ADDRESS, Role.CREDITOR, RELEASE),
    ("kherson-zaporizhzhia", Where.ADDRESS, Role.CREDITOR, REVIEW),  # no embargo, but nobody has verified that
    ("atlantis", Where.ADDRESS, Role.CREDITOR, REVIEW),  # no rule
]


def found(jurisdiction: str, where: Where = Where.ADDRESS, role: Role | None = Role.CREDITOR) -> PlaceFinding:
    return PlaceFinding(jurisdiction, "Example City", "/x", where=where, party=party(role) if role else None)


@pytest.mark.parametrize("jurisdiction, where, role, outcome", PLACES)
def test_what_follows_from_a_place(jurisdiction: str, where: Where, role: Role | None, outcome: Outcome) -> None:
    decision = decided(evidence=Evidence(places=(found(jurisdiction, where, role),)))
    assert decision.outcome is outcome
    (ground,) = decision.grounds
    assert (ground.kind, ground.about, ground.said) == (GroundKind.PLACE, jurisdiction, "Example City")


GOVERNMENTS = [("cuba", BLOCK), ("iran", BLOCK), ("north-korea", BLOCK), ("venezuela", BLOCK), ("russia", RELEASE)]


@pytest.mark.parametrize("jurisdiction, outcome", GOVERNMENTS)
def test_blocked_governments(jurisdiction: str, outcome: Outcome) -> None:
    known = replace(found(jurisdiction), who=frozenset({Who.GOVERNMENT}))
    assert decided(evidence=Evidence(places=(known,))).outcome is outcome


def test_a_place_that_may_not_be_meant_is_reviewed() -> None:
    doubtful = replace(found("crimea"), certainty=Certainty.POSSIBLE)
    decision = decided(evidence=Evidence(places=(doubtful,)))
    assert (decision.outcome, decision.questions) == (REVIEW, ("is 'Example City' the place in crimea?",))


def test_an_embargo_before_its_first_day_is_no_rule() -> None:
    assert decided(evidence=Evidence(places=(found("crimea"),)), on=date(2014, 12, 18)).outcome is REVIEW


ETHIOPIA = entry("SDN", "ETHIOPIA-EO14046")
TRANSFER, DEBT = Dealing(Kind.TRANSFER), Dealing(Kind.DEBT, 20, DAY)
BLOCKED, POSSIBLE, CONTROL = OwnershipStatus.BLOCKED, OwnershipStatus.POSSIBLE, OwnershipStatus.CONTROL
OWNERS: list[tuple[str, tuple[Entity, ...], OwnershipStatus, Dealing, Outcome]] = [
    # whose, by how sure a share, for what → outcome
    ("an SDN's", (entry("SDN", "CYBER2"),), BLOCKED, TRANSFER, BLOCK),
    ("an SDN's, stakes unknown", (entry("SDN", "CYBER2"),), POSSIBLE, TRANSFER, REVIEW),
    ("controlled by an SDN", (entry("SDN", "CYBER2"),), CONTROL, TRANSFER, REVIEW),
    ("Ethiopia: no 50 percent rule", (ETHIOPIA,), BLOCKED, TRANSFER, RELEASE),
    ("Ethiopia, possibly", (ETHIOPIA,), POSSIBLE, TRANSFER, RELEASE),
    ("Ethiopia and another programme", (entry("SDN", "ETHIOPIA-EO14046", "CYBER2"),), BLOCKED, TRANSFER, BLOCK),
    ("Ethiopia's and another SDN's", (ETHIOPIA, entry("SDN", "IRAN", uid=2)), BLOCKED, TRANSFER, BLOCK),
    ("an SSI's, a transfer", (directive(1),), BLOCKED, TRANSFER, RELEASE),
    ("an SSI's, new debt", (directive(1),), BLOCKED, DEBT, REJECT),
    ("an SSI's, nobody said what for", (directive(1),), BLOCKED, Dealing(), REVIEW),
    ("a CMIC company's", (entry("NS-CMIC", "CMIC-EO13959"),), BLOCKED, Dealing(), RELEASE),
    ("a CAPTA bank's", (entry("CAPTA"),), BLOCKED, Dealing(), RELEASE),
    ("an NS-MBS entry's", (entry("NS-MBS", "HK-EO13936"),), BLOCKED, TRANSFER, REVIEW),
    ("of somebody on a list without a rule", (entry("A NEW LIST"),), BLOCKED, TRANSFER, REVIEW),
    ("of somebody not named", (), BLOCKED, TRANSFER, BLOCK),
]


@pytest.mark.parametrize("row", OWNERS, ids=[row[0] for row in OWNERS])
def test_what_follows_from_owners(row: tuple[str, tuple[Entity, ...], OwnershipStatus, Dealing, Outcome]) -> None:
    _, owners, status, dealing, outcome = row
    decision = decided(evidence=Evidence(owners=(owned(*owners, status=status),), dealing=dealing))
    assert decision.outcome is outcome
    (ground,) = decision.grounds
    assert (ground.kind, ground.said) == (GroundKind.OWNERSHIP, "25 % + 25 % = 50 %")
    assert any("50 Percent Rule" in cite.cite for cite in ground.authorities)


def test_a_payment_like_a_stopped_one_is_reviewed_with_both_versions_side_by_side() -> None:
    again = Resubmission("P-0", (Change("creditor", "Example Shipping Iran", "Example Shipping"),), days=3)
    decision = decided(evidence=Evidence(resubmissions=(again,)))
    assert decision.outcome is REVIEW
    assert decision.grounds[0].said == "creditor: 'Example Shipping Iran' → 'Example Shipping'"
    assert "like P-0, which was stopped, sent again within 3 days" in decision.why


def test_what_the_payment_says_of_its_tenor_stands_with_the_question_and_settles_nothing() -> None:
    who, entity = party(), directive(1)
    said = payment(who, text="LOAN REPAYMENT TENOR 5 DAYS")
    decision = decide(said, [(who, [match()])], {entity.id: entity}, US, at(DAY))
    assert decision.outcome is REVIEW
    assert "'TENOR 5 DAYS' at /RmtInf" in decision.questions[0]


def test_facts_of_an_owner_s_entry_are_read_as_those_of_the_entry_itself() -> None:
    finding = owned(directive(1))
    bare = replace(finding, owners=tuple(replace(owner, facts=(Fact("Website", "x"),)) for owner in finding.owners))
    assert decided(evidence=Evidence(owners=(bare,), dealing=TRANSFER)).outcome is REVIEW
