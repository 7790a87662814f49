"""ACH: which return reason fits, and the return addendum (type 99) that says it; where no return fits, why.

A returned credit gives the money back; what is blocked must stay. A returned debit takes nothing from anybody: the money
stays in the receiver's account, which is the one to freeze (John Burnett, BankersOnline, 2012; mark C).
"""

from seawall.answers.answer import Answer, no_message, note_of, stance
from seawall.answers.codes import ach_return_code
from seawall.decisions import Decision, Outcome
from seawall.entities import Role
from seawall.payments import Payment
from seawall.payments.ach.codes import DEBIT, SIDES

# Entries that answer others, and advices of accounting: nothing returns them for sanctions.
_NO_RETURN = frozenset({"ACH COR", "ACH ADV"})
_DEBIT_KEEPS = " A returned debit moves no money: what the receiver has stays with you, in a frozen account."
_CREDIT_STAYS = (
    "A credit that is blocked is not returned: post it to the blocked account, or hold it where the sender is blocked."
)
_IAT_ASK = "Whether a blocked IAT debit may be returned is decided case by case: ask OFAC."


def return_suggestion(payment: Payment, decision: Decision) -> Answer:
    """The return that answers an entry, or why there is none."""
    references = dict(payment.references)
    trace, sides = references.get("TraceNumber", ""), SIDES.get(references.get("TransactionCode", ""))
    if payment.format in _NO_RETURN or "ReturnReason" in references:
        return no_message(decision, f"An {payment.format} entry that answers another is not returned for sanctions.")
    if sides is None:
        return no_message(decision, "Which way the money goes can't be read.")
    if stance(decision) is Outcome.REVIEW:
        return no_message(decision, "ACH has no pending status: the entry is not returned while it is looked at.")
    is_iat, is_debit = payment.format == "ACH IAT", sides is DEBIT
    if stance(decision) is Outcome.BLOCK and not is_debit:
        return no_message(decision, _CREDIT_STAYS)
    if stance(decision) is Outcome.BLOCK and is_iat:
        return no_message(decision, _IAT_ASK)
    row = ach_return_code(decision.decided_at.date())
    record = _addendum(row.code, trace, _receiving_bank(payment, sides.receiver_bank), payment, is_iat=is_iat)
    note = note_of(decision) + (_DEBIT_KEEPS if is_debit else "")
    if is_debit and stance(decision) is Outcome.BLOCK:
        note = (
            f"Blocked: report within 10 business days (31 CFR 501.603).{_DEBIT_KEEPS} Check by hand before it is sent."
        )
    return Answer(decision, "ACH return", "txt", record + "\n", "rejected", (row,), note)


def _addendum(reason: str, trace: str, bank: str, payment: Payment, *, is_iat: bool) -> str:
    """The 94 columns of addendum 99; its own trace number, the last 15, is the returning bank's to give."""
    start = f"799{reason}{trace[:15]:>15}{'':6}{bank[:8]:>8}"
    if not is_iat:
        return f"{start}{'':44}{'':15}"
    cents = int(payment.amounts[0].amount * 100) if payment.amounts else 0
    return f"{start}{cents % 10**10:010}{'':34}{'':15}"


def _receiving_bank(payment: Payment, role: Role) -> str:
    """The first eight digits of the receiving bank's routing number."""
    found = (one.value for party in payment.parties if party.role is role for one in party.identifiers)
    return next((value for value in found if value.isascii() and value.isdigit() and len(value) in {8, 9}), "")
