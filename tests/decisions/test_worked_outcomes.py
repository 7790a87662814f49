"""The worked outcomes of OFAC's FAQs and regulations as one table: facts, outcome, source."""

from dataclasses import replace
from datetime import date

import pytest

from seawall.decisions import (
    Dealing,
    Evidence,
    Finding,
    Ground,
    Kind,
    Outcome,
    Part,
    PlaceFinding,
    Where,
    Who,
    decide,
)
from seawall.entities import Entity, Role
from tests.decisions.made import DAY, US, at, decided, directive, entry, owned, party, payment
from tests.made import match

BLOCK, REJECT, REVIEW, RELEASE = Outcome.BLOCK, Outcome.REJECT, Outcome.REVIEW, Outcome.RELEASE
SDN = entry("SDN", "CYBER2")
DEBT = Dealing(Kind.DEBT, tenor_days=20, issued=DAY)
CREDIT = Dealing(Kind.LETTER_OF_CREDIT, tenor_days=90, issued=DAY)


def place(jurisdiction: str, where: Where = Where.ADDRESS, *who: Who, role: Role | None = Role.CREDITOR) -> Evidence:
    found = PlaceFinding(jurisdiction, "Example Street", "/Cdtr/PstlAdr", where=where, who=frozenset(who))
    return Evidence(places=(replace(found, party=party(role) if role else None),))


WORKED: list[tuple[str, Entity | None, Role, Evidence, Outcome, str]] = [
    # facts, the creditor's entry, its role, what else is known → outcome, a source that the decision must cite
    ("to an account at an Iranian bank owned by the Government of Iran", None, Role.CREDITOR,
     place("iran", Where.BANK, Who.GOVERNMENT), BLOCK, "FAQ 36"),
    ("to an account at an Iranian bank", None, Role.CREDITOR, place("iran", Where.BANK), BLOCK, "FAQ 36"),
    ("relating to Iran, no blocked person with an interest", None, Role.CREDITOR, place("iran"), REJECT, "FAQ 36"),
    ("to a private Cuban entity or national", None, Role.CREDITOR, place("cuba"), BLOCK, "FAQ 36"),
    ("relating to Cuba, no Cuban interest", None, Role.CREDITOR, place("cuba", role=None), REJECT, "FAQ 36"),
    ("25 % + 25 % stakes of two SDNs of different programmes in the beneficiary", None, Role.CREDITOR,
     Evidence(owners=(owned(entry("SDN", "CYBER2"), entry("SDN", "IRAN", uid=2)),)), BLOCK, "FAQ 398 to 402"),
    ("of a US company with a blocked minority shareholder", None, Role.DEBTOR, Evidence(), RELEASE, ""),
    ("a dividend to that shareholder", SDN, Role.CREDITOR, Evidence(), BLOCK, "FAQ 36"),
    ("a contract of an entity that is not blocked, signed by a blocked individual", SDN, Role.RELATED,
     Evidence(parts={"/Cdtr": Part.SIGNS}), REJECT, "FAQ 400"),
    ("routine contact with an agency whose blocked official is not involved", SDN, Role.RELATED,
     Evidence(parts={"/Cdtr": Part.NOT_INVOLVED}), RELEASE, "583.412(b)"),
    ("new debt of 20 days to a bank under Directive 1", directive(1), Role.CREDITOR, Evidence(dealing=DEBT), REJECT, "FAQ 370"),
    ("clearing for an SSI party without prohibited debt", directive(1), Role.CREDITOR,
     Evidence(dealing=Dealing(Kind.TRANSFER)), RELEASE, "FAQ 370, 371"),
    ("letter of credit beyond the tenor, the SSI party is the applicant", directive(1), Role.APPLICANT,
     Evidence(dealing=CREDIT), REJECT, "E.O. 13662, Directive 1"),
    ("letter of credit beyond the tenor, the SSI party is the beneficiary", directive(1), Role.BENEFICIARY,
     Evidence(dealing=CREDIT), RELEASE, "FAQ 395"),
    ("through the correspondent account of a bank on the CAPTA list", entry("CAPTA", "561-Related"), Role.INTERMEDIARY_AGENT,
     Evidence(), REJECT, "FAQ 557"),
]  # fmt: skip


@pytest.mark.parametrize("row", WORKED, ids=[row[0] for row in WORKED])
def test_the_worked_outcomes(row: tuple[str, Entity | None, Role, Evidence, Outcome, str]) -> None:
    facts, entity, role, evidence, outcome, source = row
    decision = decided(entity, role, evidence)
    assert decision.outcome is outcome, facts
    both: list[Finding | Ground] = [*decision.findings, *decision.grounds]
    cites = [cite.cite for row in both for cite in row.authorities]
    assert not source or any(source in cite for cite in cites)


def test_what_should_be_blocked_is_not_rejected() -> None:
    """Wachovia, 2007: a wire sent back that should have been blocked is a violation by itself."""
    decision = decided(SDN, Role.CREDITOR, place("crimea"))
    assert decision.outcome is BLOCK
    assert {row.outcome for row in decision.grounds} == {REJECT}, "the embargo stands on the record too"


def test_a_reject_says_what_must_be_settled_before_anything_is_sent_back() -> None:
    who = party()
    decision = decide(payment(who), [(who, [match(log_odds=1.5)])], {SDN.id: SDN}, US, at(DAY), place("crimea"))
    assert decision.outcome is REJECT
    assert decision.holds == ("creditor Example Trading LLC may be ENTRY 1, whose property would be blocked",)
    assert "do not send it back before it is settled: creditor Example Trading LLC may be ENTRY 1" in decision.why
    assert decided(None, evidence=place("crimea")).holds == ()


def test_a_name_like_a_ministry_s_may_be_a_government_whose_property_is_blocked() -> None:
    ministry = party(name="Ministry of Example Affairs")
    found = PlaceFinding("iran", "Tehran", "/Cdtr/PstlAdr", party=ministry)
    decision = decide(payment(ministry), [], {}, US, at(DAY), Evidence(places=(found,)))
    assert (decision.outcome, len(decision.holds)) == (REJECT, 1)
    assert "is Ministry of Example Affairs the government of iran" in decision.holds[0]
    caracas = replace(found, jurisdiction="venezuela", said="Caracas")
    assert decide(payment(ministry), [], {}, US, at(DAY), Evidence(places=(caracas,))).outcome is REVIEW


SYRIA = [(date(2025, 6, 30), REJECT), (date(2025, 7, 1), RELEASE)]


@pytest.mark.parametrize("on, outcome", SYRIA)
def test_the_embargo_on_syria_ended(on: date, outcome: Outcome) -> None:
    assert decided(None, evidence=place("syria"), on=on).outcome is outcome
