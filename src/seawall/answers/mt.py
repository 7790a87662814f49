"""SWIFT MT: a free-format message (MT n99) to the bank that sent a payment, as the text of its block 4.

Blocks 1 and 2 are the interface's: session, terminal and receiver stand there.
"""

import re
import textwrap

from seawall.answers.answer import NARRATIVE, STATUS, Answer, no_message, note_of, own_reference, stance
from seawall.answers.codes import Code, code
from seawall.decisions import Decision
from seawall.payments import Payment

KIND = re.compile(r"MT([1-9])\d\d\b")
# The payments that move money; statements, notices and credits have no answer of this kind.
_PAYMENTS = re.compile(r"MT(?:10[1-7]|20[0-5])\b")
# Of these a message holds several, each with a field 21 of its own.
_MANY = re.compile(r"MT(?:10[1247]|20[134])\b")
# Field 79 is 35*50x; field 20 and 21 are 16x, without a slash at an end or two in a row. No line may begin with - or :.
_WIDTH, _REFERENCE = 50, 16
_NOT_IN_SET = re.compile(r"[^0-9A-Za-z/\-?:().,'+ ]")
_LOOSE = re.compile(r"^/|/$|//")


def status_message(payment: Payment, decision: Decision) -> Answer:
    """The MT n99 that answers a payment; of other messages that nothing is to be sent."""
    if not _PAYMENTS.match(payment.format):
        return no_message(decision, f"An {payment.format} has no status message.")
    found = KIND.match(payment.format)
    assert found
    name, original = f"MT{found[1]}99", _of(payment, "20")
    is_rejected = STATUS[stance(decision)] == "rejected"
    lines = [*(_rejected(original) if is_rejected else ()), *_narrative(payment, decision)]
    text = f":20:{own_reference(decision)}\n:21:{_fit(original) or 'NONREF'}\n:79:" + "\n".join(lines) + "\n-"
    codes: tuple[Code, ...] = (code("SWIFT MT", "REJT"), code("SWIFT MT", "RR04")) if is_rejected else ()
    return Answer(decision, name, "txt", text, STATUS[stance(decision)], codes, note_of(decision))


def _rejected(original: str) -> list[str]:
    return ["/REJT/99", "/RR04/REGULATORY REASON", f"/MREF/{_fit(original) or 'NONREF'}"]


def _narrative(payment: Payment, decision: Decision) -> list[str]:
    own = f"TRANSACTION {_of(payment, '21')}" if _MANY.match(payment.format) else ""
    which = f"YOUR {payment.format[:5]} {_of(payment, '20')} {own} {_amount(payment)}"
    words = f"{which}: {NARRATIVE[stance(decision)].upper()}."
    uetr = _of(payment, "UETR")
    lines = textwrap.wrap(_NOT_IN_SET.sub(".", " ".join(words.split())), _WIDTH, break_on_hyphens=False)
    return [line.lstrip("-:/") or "." for line in lines] + (
        [f"/UETR/{_NOT_IN_SET.sub('.', uetr)[:36]}"] if uetr else []
    )


def _amount(payment: Payment) -> str:
    first = payment.amounts[0] if payment.amounts else None
    return f"{first.currency} {first.amount:f}".replace(".", ",") if first else ""


def _of(payment: Payment, wanted: str) -> str:
    return next((text for name, text in payment.references if name == wanted), "")


def _fit(reference: str) -> str:
    """A reference as fields 20 and 21 take it; empty where it would have to be another."""
    is_fit = len(reference) <= _REFERENCE and not _LOOSE.search(reference) and not _NOT_IN_SET.search(reference)
    return reference if is_fit else ""
