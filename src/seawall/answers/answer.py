"""An answer: a suggested message, the codes in it, and a note for the bank's own eyes."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from types import MappingProxyType

from seawall.answers.codes import Code
from seawall.decisions import Decision, Outcome


@dataclass(frozen=True, slots=True)
class Answer:
    """What may be sent for one stopped payment, by a person who has looked at it.

    message  what it is: "pacs.002", "MT199", "ACH return", "Fedwire service message"; empty where nothing is to be sent
    ending   what a file of it ends with: "xml" or "txt"
    text     the message, or the part of it that can be suggested; empty where nothing is to be sent
    status   what it says in one word: "pending" or "rejected"; "none" where nothing is to be sent
    codes    the codes in the text
    note     what the bank must know and must not send
    """

    decision: Decision
    message: str
    ending: str
    text: str
    status: str
    codes: tuple[Code, ...]
    note: str


# What may be told outside. Held and blocked read alike: an answer must not say which, nor whom a list names, since the
# counterparty could warn the customer before the bank has decided. (FAQ 647 allows to tell a customer that funds are
# blocked; that is for a person to do.)
NARRATIVE: Mapping[Outcome, str] = MappingProxyType(
    {
        Outcome.BLOCK: "Pending further checks for regulatory reasons",
        Outcome.REJECT: "Not executed for regulatory reasons",
        Outcome.REVIEW: "Pending further checks for regulatory reasons",
    }
)
STATUS: Mapping[Outcome, str] = MappingProxyType(
    {Outcome.BLOCK: "pending", Outcome.REJECT: "rejected", Outcome.REVIEW: "pending"}
)
# FAQ 32, 33, 36; 31 CFR 501.603, 501.604. A wire that was sent back although it should have been blocked was itself a
# violation (Wachovia, 2007).
NOTES: Mapping[Outcome, str] = MappingProxyType(
    {
        Outcome.BLOCK: "Do not return the funds: they are blocked. Hold them in a blocked interest-bearing account and "
        "report within 10 business days (31 CFR 501.603). Check by hand before anything is sent.",
        Outcome.REJECT: "Not executed, and nothing is blocked: make sure that no blocked person has an interest before "
        "any money goes back (FAQ 36). Report within 10 business days (31 CFR 501.604).",
        Outcome.REVIEW: "Hold it until a person has decided; return nothing before.",
    }
)


_UNSETTLED = "To be rejected at least, but something is still to be looked at that may have to be blocked. "


def stance(decision: Decision) -> Outcome:
    """What may be said for a decision: a reject is one only where nothing is left open that could turn out blocked."""
    is_open = decision.problems or any(finding.outcome is Outcome.REVIEW for finding in decision.findings)
    return Outcome.REVIEW if decision.outcome is Outcome.REJECT and is_open else decision.outcome


def note_of(decision: Decision) -> str:
    """What the bank must know and must not send."""
    found = stance(decision)
    return NOTES[found] if found is decision.outcome else _UNSETTLED + NOTES[found]


def own_reference(decision: Decision) -> str:
    """A reference for the answer, 16 signs that every system takes: the same for the same decision."""
    said = f"{decision.source} {decision.place} {decision.key} {decision.decided_at.isoformat()}"
    return blake2b(said.encode("utf-8", "replace"), digest_size=8).hexdigest()


def no_message(decision: Decision, why: str) -> Answer:
    """Nothing to be sent, and why."""
    return Answer(decision, "", "", "", "none", (), f"{why} {note_of(decision)}")
