"""Fedwire (FAIM): a service message back to the sending bank about one of its messages; it moves no money.

Fedwire has spoken ISO 20022 since July 2025; there the answer is a pacs.002.
"""

import re
import textwrap

from seawall.answers.answer import NARRATIVE, STATUS, Answer, no_message, note_of, stance
from seawall.answers.codes import code
from seawall.decisions import Decision
from seawall.entities import Role
from seawall.payments import Payment

_LINE = 35
_ABA = re.compile(r"\d{9}")
_NOT_PLAIN = re.compile(r"[^ -\[\]^-z|~]|[{}*]")
_TO_FILL = " The IMAD of this message, tag {1520}, is given by your own connection."


def service_message(payment: Payment, decision: Decision) -> Answer:
    """The service message that answers a transfer: its IMAD, its amount in words, and the state."""
    references = dict(payment.references)
    sender, receiver = _bank(payment, Role.INSTRUCTING_AGENT), _bank(payment, Role.INSTRUCTED_AGENT)
    if payment.format == "Fedwire SVC":
        return no_message(decision, "A service message moves no money and has no status.")
    if not (sender and receiver):
        return no_message(decision, "The sending and receiving banks can't be read, so nobody can be answered.")
    test = references.get("SenderSupplied", "")[10:11]
    tags = (
        f"{{1500}}30{'':8}{test if test == 'T' else 'P'} ",
        "{1510}1090",
        "{2000}000000000000",
        f"{{3100}}{receiver}*",
        f"{{3400}}{sender}*",
        "{3600}SVC",
        *((f"{{3500}}{_plain(references['IMAD'])[:22]}",) if "IMAD" in references else ()),
        f"{{9000}}{'*'.join(_lines(payment, decision))}*",
    )
    note = note_of(decision) + _TO_FILL
    codes = (code("Fedwire FAIM", "1090 SVC"),)
    return Answer(
        decision, "Fedwire service message", "txt", "\n".join(tags) + "\n", STATUS[stance(decision)], codes, note
    )


def _lines(payment: Payment, decision: Decision) -> list[str]:
    own = dict(payment.references)
    first = payment.amounts[0] if payment.amounts else None
    said = (
        f"YOUR IMAD {own.get('IMAD', 'NOT KNOWN')}",
        f"YOUR REF {own['SenderReference']}" if "SenderReference" in own else "",
        f"AMOUNT {first.currency} {first.amount:f}" if first else "",
        NARRATIVE[stance(decision)].upper(),
    )
    return [_plain(line) for text in said if text for line in textwrap.wrap(text, _LINE)][:12]


def _bank(payment: Payment, role: Role) -> str:
    found = (one.value for party in payment.parties if party.role is role for one in party.identifiers)
    return next((value for value in found if _ABA.fullmatch(value)), "")


def _plain(text: str) -> str:
    """Text that neither ends an element nor begins a tag."""
    return _NOT_PLAIN.sub(" ", text)
