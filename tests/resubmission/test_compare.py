"""Stripping: a stopped payment that comes again with something left out or changed is known again."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.decisions import Change as Told
from seawall.decisions import Outcome
from seawall.entities import Address, Identifier, IdentifierKind, Party, Role
from seawall.payments import FreeText, Money, Payment
from seawall.resubmission import (
    Change,
    Resubmission,
    Summary,
    known_again,
    resubmissions_of,
    summarise,
)

DAYS = 21
STOPPED_ON, TODAY = date(2026, 8, 3), date(2026, 8, 5)
PAYER_ACCOUNT, PAYEE_ACCOUNT, OTHER_ACCOUNT = "DE89370400440532013000", "GB82WEST12345698765432", "NL91ABNA0417164300"


def account(value: str) -> Identifier:
    return Identifier(IdentifierKind.ACCOUNT, value)


def bank(role: Role, bic: str) -> Party:
    return Party(role, identifiers=(Identifier(IdentifierKind.BIC, bic),))


PAYER = Party(Role.DEBTOR, ("Example Trading LLC",), identifiers=(account(PAYER_ACCOUNT),))
PAYEE = Party(
    Role.CREDITOR,
    ("Integrity Technology Group, Incorporated",),
    identifiers=(account(PAYEE_ACCOUNT),),
    addresses=(Address(city="Beijing", country_code="cn"),),
)
BANKS = (bank(Role.DEBTOR_AGENT, "DEUTDEFF"), bank(Role.CREDITOR_AGENT, "MIDLGB22XXX"))
STOPPED = Payment(
    key="PAY-1",
    parties=(PAYER, PAYEE, *BANKS),
    source="monday.xml",
    place="/CdtTrfTxInf[1]",
    format="pacs.008",
    amounts=(Money(Decimal("1000.00"), "USD"),),
    free_texts=(FreeText("INV 77 Integrity Technology Group", "/RmtInf"),),
)
EARLIER = summarise(STOPPED, Outcome.BLOCK, STOPPED_ON)


def again(*parties: Party, text: str = "INV 77 Integrity Technology Group", **changed: object) -> Payment:
    """The payment as it comes again, under another key."""
    texts = (FreeText(text, "/RmtInf"),) if text else ()
    later = replace(STOPPED, key="PAY-2", parties=parties or STOPPED.parties, free_texts=texts)
    return replace(later, **changed)  # type: ignore[arg-type]  # the caller names fields of Payment


def told(payment: Payment, earlier: Summary = EARLIER, on: date = TODAY) -> list[tuple[Change, ...]]:
    return [found.changes for found in resubmissions_of(payment, [earlier], on, DAYS)]


NAME = "Integrity Technology Group, Incorporated"


@pytest.mark.parametrize(
    "payment, changes",
    [
        (again(), []),  # it comes as it was, under another key
        (again(PAYER, replace(PAYEE, names=()), *BANKS), [Change("creditor", "name", NAME, "")]),
        (again(PAYER, replace(PAYEE, names=("I.T.G.",)), *BANKS), [Change("creditor", "name", NAME, "I.T.G.")]),
        (again(PAYER, replace(PAYEE, names=(NAME.upper(),)), *BANKS), []),  # capitals are no change
        (again(text=""), [Change("payment", "free text", "INV 77 Integrity Technology Group", "")]),
        (again(text="INV 77"), [Change("payment", "free text", "INV 77 Integrity Technology Group", "INV 77")]),
        (again(PAYER, replace(PAYEE, addresses=()), *BANKS), [Change("creditor", "address", "Beijing", "")]),
        (again(PAYER, replace(PAYEE, identifiers=()), *BANKS), [Change("creditor", "account", PAYEE_ACCOUNT, "")]),
        (
            again(PAYER, replace(PAYEE, identifiers=(account(OTHER_ACCOUNT),)), *BANKS),
            [Change("creditor", "account", PAYEE_ACCOUNT, OTHER_ACCOUNT)],
        ),
        (
            again(replace(PAYER, identifiers=()), replace(PAYEE, identifiers=(), names=()), *BANKS),
            [
                Change("debtor", "account", PAYER_ACCOUNT, ""),
                Change("creditor", "name", NAME, ""),
                Change("creditor", "account", PAYEE_ACCOUNT, ""),
            ],
        ),
        (again(amounts=(Money(Decimal(1000), "usd"),)), []),  # 1000 is 1000.00
    ],
)
def test_a_stopped_payment_is_known_again_with_what_changed(payment: Payment, changes: list[Change]) -> None:
    assert told(payment) == [tuple(changes)]


@pytest.mark.parametrize(
    "payment, earlier, on",
    [
        (again(amounts=(Money(Decimal("1000.01"), "USD"),)), EARLIER, TODAY),
        (again(amounts=(Money(Decimal("1000.00"), "EUR"),)), EARLIER, TODAY),
        (again(), replace(EARLIER, outcome=Outcome.RELEASE), TODAY),
        (again(), EARLIER, date.fromordinal(STOPPED_ON.toordinal() + DAYS + 1)),
        (again(), EARLIER, date(2026, 8, 2)),  # stopped after this one
        (STOPPED, EARLIER, TODAY),  # the same message read twice
        # The payer pays the same amount to somebody else.
        (
            again(
                PAYER, Party(Role.CREDITOR, ("Example Imports Ltd",), identifiers=(account(OTHER_ACCOUNT),)), text="x"
            ),
            EARLIER,
            TODAY,
        ),
        (again(Party(Role.DEBTOR, ("Example Trading LLC",)), Party(Role.CREDITOR, (NAME,))), EARLIER, TODAY),
    ],
)
def test_another_payment_is_no_resubmission(payment: Payment, earlier: Summary, on: date) -> None:
    assert told(payment, earlier, on) == []


def test_the_reason_names_what_was_stopped_and_what_changed() -> None:
    (found,) = resubmissions_of(again(PAYER, replace(PAYEE, names=()), *BANKS), [EARLIER], TODAY, DAYS)
    assert found.why == "PAY-1 of 2026-08-03 was stopped (block) and comes again: creditor name left out"
    assert found.changes[0].is_removed
    assert found.shared == ("1000.00 USD", f"account {PAYER_ACCOUNT}", f"account {PAYEE_ACCOUNT}")


def test_the_latest_stands_first_and_order_changes_nothing() -> None:
    older = replace(EARLIER, key="PAY-0", on=date(2026, 8, 1))
    found = resubmissions_of(again(), [older, EARLIER], TODAY, DAYS)
    assert [row.earlier.key for row in found] == ["PAY-1", "PAY-0"]
    assert resubmissions_of(again(), [EARLIER, older], TODAY, DAYS) == found


@given(st.permutations(STOPPED.parties))
def test_the_order_of_parties_changes_nothing(parties: list[Party]) -> None:
    found: list[Resubmission] = resubmissions_of(again(*parties), [EARLIER], TODAY, DAYS)
    assert [row.changes for row in found] == [()]


def test_the_decision_is_told_both_versions_side_by_side() -> None:
    (found,) = known_again(again(PAYER, replace(PAYEE, names=()), *BANKS), [EARLIER], TODAY, DAYS)
    assert (found.earlier_key, found.days) == ("PAY-1", 2)
    assert found.changed == (Told("creditor name", NAME, ""),)
    assert Told("debtor name", "Example Trading LLC", "Example Trading LLC") in found.unchanged
    assert found.shared == ("1000.00 USD", f"account {PAYER_ACCOUNT}", f"account {PAYEE_ACCOUNT}")
