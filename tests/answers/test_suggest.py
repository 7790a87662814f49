"""Answers as a compliance officer reads them: what is said outside for each outcome and each payment system."""

from decimal import Decimal

import pytest

from seawall.answers import Answer, answer
from seawall.decisions import Outcome
from seawall.entities import Role
from seawall.payments import Money, Payment
from tests.answers.made import LISTED, bank, decision, payment

ABA = (bank(Role.INSTRUCTING_AGENT, "121042882"), bank(Role.INSTRUCTED_AGENT, "231380104"))
DOLLARS = Money(Decimal("1234.50"), "USD")
CREDIT = {"TraceNumber": "231380100000001", "TransactionCode": "22"}
DEBIT = {"TraceNumber": "231380100000001", "TransactionCode": "27"}


def made(name: str, **references: str) -> Payment:
    return payment(name, references, *ABA, money=DOLLARS)


# A payment, the outcome: what is sent, and the status that it tells. "" means that nothing is to be sent.
TABLE = [
    (made("pacs.008.001.08"), Outcome.BLOCK, "pacs.002", "pending"),
    (made("pacs.008.001.08"), Outcome.REVIEW, "pacs.002", "pending"),
    (made("pacs.008.001.08"), Outcome.REJECT, "pacs.002", "rejected"),
    (made("pacs.009.001.08"), Outcome.REJECT, "pacs.002", "rejected"),
    (made("pacs.004.001.09"), Outcome.BLOCK, "pacs.002", "pending"),
    (made("pain.001.001.09"), Outcome.REJECT, "pain.002", "rejected"),
    (made("camt.053.001.08"), Outcome.BLOCK, "", "none"),
    (made("pacs.002.001.10"), Outcome.BLOCK, "", "none"),
    (made("MT103 STP"), Outcome.BLOCK, "MT199", "pending"),
    (made("MT202"), Outcome.REJECT, "MT299", "rejected"),
    (made("MT940"), Outcome.BLOCK, "", "none"),
    (made("MT700"), Outcome.BLOCK, "", "none"),
    # A credit returned would hand back what must be kept.
    (made("ACH PPD", **CREDIT), Outcome.BLOCK, "", "none"),
    (made("ACH IAT", **CREDIT), Outcome.BLOCK, "", "none"),
    (made("ACH PPD", **CREDIT), Outcome.REJECT, "ACH return", "rejected"),
    # A debit returned takes nothing from the account that is frozen.
    (made("ACH WEB", **DEBIT), Outcome.BLOCK, "ACH return", "rejected"),
    (made("ACH IAT", **DEBIT), Outcome.BLOCK, "", "none"),
    (made("ACH IAT", **DEBIT), Outcome.REJECT, "ACH return", "rejected"),
    (made("ACH PPD", **CREDIT), Outcome.REVIEW, "", "none"),
    (made("ACH PPD"), Outcome.REJECT, "", "none"),
    (made("ACH PPD", **DEBIT, ReturnReason="R01"), Outcome.REJECT, "", "none"),
    (made("ACH COR", **CREDIT), Outcome.REJECT, "", "none"),
    (made("Fedwire CTR", IMAD="20260110ABCDEFGH000001"), Outcome.BLOCK, "Fedwire service message", "pending"),
    (made("Fedwire CTR"), Outcome.REJECT, "Fedwire service message", "rejected"),
    (made("Fedwire SVC"), Outcome.BLOCK, "", "none"),
    (payment("Fedwire CTR", {}), Outcome.BLOCK, "", "none"),
]


def answered(subject: Payment, outcome: Outcome) -> Answer:
    found = answer(subject, decision(outcome))
    assert found is not None
    return found


@pytest.mark.parametrize("subject, outcome, message, status", TABLE)
def test_what_is_sent(subject: Payment, outcome: Outcome, message: str, status: str) -> None:
    found = answered(subject, outcome)
    assert (found.message, found.status) == (message, status)
    assert bool(found.text) == bool(message)


@pytest.mark.parametrize("subject, outcome", [(row[0], row[1]) for row in TABLE])
def test_no_answer_names_a_party_or_a_list(subject: Payment, outcome: Outcome) -> None:
    said = answered(subject, outcome).text.upper()
    for word in (LISTED.upper(), "INTEGRITY", "EXAMPLE TRADING", "SDN", "CYBER", "SANCTION", "BLOCK"):
        assert word not in said
    assert "OFAC" not in said


@pytest.mark.parametrize("name", ["pacs.008.001.08", "MT103", "Fedwire CTR", "pain.001.001.09"])
def test_held_and_blocked_read_alike_outside(name: str) -> None:
    assert answered(made(name), Outcome.BLOCK).text == answered(made(name), Outcome.REVIEW).text


@pytest.mark.parametrize("subject", [row[0] for row in TABLE if row[1] is Outcome.BLOCK])
def test_the_note_of_a_block_says_that_nothing_goes_back(subject: Payment) -> None:
    note = answered(subject, Outcome.BLOCK).note
    assert "Do not return the funds" in note or "moves no money" in note
    assert "10 business days" in note


@pytest.mark.parametrize("name", ["pacs.008.001.08", "MT103", "Fedwire CTR"])
@pytest.mark.parametrize("open_question", [{"also": Outcome.REVIEW}, {"problem": True}])
def test_a_reject_with_something_left_to_look_at_is_pending(name: str, open_question: dict[str, object]) -> None:
    found = answer(made(name), decision(Outcome.REJECT, **open_question))  # type: ignore[arg-type]  # one of the two
    assert found is not None
    assert found.status == "pending"
    assert "may have to be blocked" in found.note


def test_an_ach_credit_with_something_left_to_look_at_is_not_returned() -> None:
    found = answer(made("ACH PPD", **CREDIT), decision(Outcome.REJECT, also=Outcome.REVIEW))
    assert found is not None
    assert found.text == ""


def test_a_released_payment_has_no_answer() -> None:
    assert answer(made("pacs.008.001.08"), decision(Outcome.RELEASE)) is None


def test_the_same_decision_gives_the_same_answer() -> None:
    assert answered(made("MT103"), Outcome.BLOCK) == answered(made("MT103"), Outcome.BLOCK)
