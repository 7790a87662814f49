"""General licences: released only where every condition that can be checked holds; otherwise the open one is named."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import msgspec
import pytest

from seawall.decisions import Dealing, Decision, Evidence, Kind, Outcome, PlaceFinding, Verified, decide
from seawall.decisions.rule_tables import Licence
from seawall.entities import Designation, Entity
from tests.decisions.made import DAY, US, at, decided, entry, owned, party, payment
from tests.made import match

BLOCK, REJECT, REVIEW, RELEASE = Outcome.BLOCK, Outcome.REJECT, Outcome.REVIEW, Outcome.RELEASE
FSB = entry("SDN", "NPWMD", "CYBER2", "CAATSA - RUSSIA", "HOSTAGES-EO14078")
FEE = Dealing(Kind.TRANSFER, purpose="fsb import notification")


def fee(
    amount: str = "5000", currency: str = "USD", dealing: Dealing = FEE, entity: Entity = FSB, on: date = DAY
) -> Decision:
    who = party()
    paid = payment(who, amount=amount, currency=currency)
    return decide(paid, [(who, [match()])], {entity.id: entity}, US, at(on), Evidence(dealing=dealing))


def test_a_licence_that_covers_releases_is_cited_and_lists_what_is_to_be_evidenced() -> None:
    decision = fee()
    (finding,) = decision.findings
    assert (decision.outcome, finding.licence) == (RELEASE, "Cyber GL 1C")
    assert len(finding.conditions) == 3
    assert "authorised by Cyber GL 1C" in decision.why
    assert "to be evidenced: the fee is for a licence" in decision.why
    assert any(
        cite.cite.startswith("Cyber GL 1C") and cite.valid_from == date(2023, 4, 27) for cite in finding.authorities
    )


SDN = Designation("OFAC", "SDN", ("RUSSIA-EO14024",))
CONDITIONS = [
    # what is different → outcome, what is said
    ("one cent more", {"amount": "5000.01"}, BLOCK, "at most 5000 USD: it is 5000.01"),
    ("another currency", {"currency": "EUR"}, REVIEW, "how much is 5000 EUR?"),
    ("no number", {"amount": "NaN"}, REVIEW, "at most 5000 USD: how much is NaN USD?"),
    ("another purpose", {"dealing": replace(FEE, purpose="flowers")}, BLOCK, "blocked"),
    ("relied upon by name, no purpose", {"dealing": Dealing(licence="cyber gl 1c")}, REVIEW, "its purpose is fsb import"),
    ("relied upon by name, wrong purpose", {"dealing": Dealing(licence="Cyber GL 1C", purpose="flowers")}, BLOCK,
     "does not authorise it: its purpose is fsb import notification"),
    ("a licence that the policy does not know", {"dealing": replace(FEE, licence="GL 999")}, BLOCK, "blocked"),
    ("before its first day", {"on": date(2023, 4, 26)}, BLOCK, "it holds from 2023-04-27 on"),
    ("one designation more", {"entity": replace(FSB, designations=(*FSB.designations, SDN))}, BLOCK,
     "it does not cover SDN, RUSSIA-EO14024"),
    ("one tag more", {"entity": entry("SDN", "CYBER2", "SDGT")}, BLOCK, "it does not cover SDN, CYBER2, SDGT"),
    ("no tag", {"entity": entry("SDN")}, BLOCK, "it does not cover SDN"),
]  # fmt: skip


@pytest.mark.parametrize("different, change, outcome, said", CONDITIONS, ids=[row[0] for row in CONDITIONS])
def test_every_condition_counts(different: str, change: dict[str, object], outcome: Outcome, said: str) -> None:
    decision = fee(**change)  # type: ignore[arg-type]  # one row of the table
    assert (decision.outcome, said in decision.why) == (outcome, True), (different, decision.why)


def test_a_licence_that_nobody_knows_is_asked_about() -> None:
    decision = fee(dealing=replace(FEE, licence="GL 999"))
    assert decision.questions == (
        "the payment relies on GL 999, a licence that this policy does not know: what does it authorise?",
    )


def test_a_licence_covers_owned_companies_and_stops_at_excluded_places() -> None:
    owner = Evidence(owners=(owned(FSB),), dealing=FEE)
    assert decided(evidence=owner).outcome is RELEASE
    sevastopol = PlaceFinding("crimea", "Sevastopol", "/x")
    decision = decided(FSB, evidence=Evidence(places=(sevastopol,), dealing=FEE))
    assert decision.outcome is BLOCK
    assert "it does not authorise dealings with crimea" in decision.findings[0].why


CLOSING = Dealing(Kind.ACCOUNT, purpose="closing an account")
GL_84 = [
    # days since the listing → outcome
    (date(2026, 8, 10), REVIEW, "further conditions that were not read"),
    (date(2026, 8, 9), REJECT, "its 10 days from the listing on 2026-08-09 are over"),
    (None, REVIEW, "when was it listed? It holds for 10 days from then"),
]


@pytest.mark.parametrize("since, outcome, said", GL_84)
def test_a_licence_with_conditions_that_nobody_has_read_releases_nothing(
    since: date | None, outcome: Outcome, said: str
) -> None:
    decision = decided(entry("CAPTA", since=since), evidence=Evidence(dealing=CLOSING))
    assert (decision.outcome, said in decision.why) == (outcome, True)


def amazon(*, reported: bool | None, verified: Verified = Verified.OFFICIAL, on: date = date(2015, 1, 15)) -> Decision:
    """A payment that winds down in Crimea under a licence that demands reports."""
    row = next(row for row in US.licence if row.id == "Ukraine GL 5")
    policy = msgspec.structs.replace(US, licence=(msgspec.structs.replace(row, verified=verified),))
    dealing = Dealing(purpose="winding down in crimea", reported=reported)
    yalta = PlaceFinding("crimea", "Yalta, Crimea", "/Cdtr/PstlAdr", party=party())
    return decided(evidence=Evidence(places=(yalta,), dealing=dealing), on=on, policy=policy)


REPORTS = [(True, RELEASE), (False, REJECT), (None, REVIEW)]


@pytest.mark.parametrize("reported, outcome", REPORTS)
def test_a_licence_whose_reports_are_missing_is_void(reported: bool | None, outcome: Outcome) -> None:
    assert amazon(reported=reported).outcome is outcome


def test_a_licence_that_nobody_has_verified_or_that_ended_releases_nothing() -> None:
    assert amazon(reported=True, verified=Verified.UNVERIFIED).outcome is REVIEW
    late = amazon(reported=True, on=date(2015, 2, 1))
    assert (late.outcome, "it ended on 2015-01-31" in late.why) == (REJECT, True)


def test_a_specific_licence_names_its_parties() -> None:
    own = Licence("Our licence", "t", "licence no. 1", Verified.OFFICIAL, date(2026, 1, 1), entities=(FSB.id,))
    policy = msgspec.structs.replace(US, licence=(own,))
    named = Evidence(dealing=Dealing(licence="Our licence"))
    assert decided(FSB, evidence=named, policy=policy).outcome is RELEASE
    assert decided(entry("SDN", "CYBER2", uid=7), evidence=named, policy=policy, found=match("ofac-7")).outcome is BLOCK


def test_the_amounts_of_the_licences_that_ship_are_decimals() -> None:
    assert [row.most_amount for row in US.licence if row.most_amount is not None] == [Decimal(5000)]
