"""Small payments and decisions that answers are made of; the parties' names must never stand in an answer."""

from dataclasses import replace

from seawall.decisions import Decision, Finding, Outcome, Versions
from seawall.entities import Identifier, IdentifierKind, Party, Role
from seawall.errors import Problem
from seawall.payments import Money, Payment
from tests.made import NOW, match

LISTED = "Integrity Technology Group, Incorporated"


def bank(role: Role, routing: str) -> Party:
    return Party(role, identifiers=(Identifier(IdentifierKind.OTHER, routing, label="USABA"),), place="header")


def payment(name: str, references: dict[str, str], *parties: Party, money: Money | None = None) -> Payment:
    """A payment of a format from a fictional payer to a listed company."""
    named = (Party(Role.DEBTOR, ("Example Trading LLC",)), Party(Role.CREDITOR, (LISTED,)), *parties)
    amounts = (money,) if money else ()
    return Payment("K-1", named, "in.xml", "tx 1", name, amounts=amounts, references=tuple(references.items()))


def decision(outcome: Outcome, *, also: Outcome | None = None, problem: bool = False) -> Decision:
    """A decision with one finding of this outcome, perhaps another one, perhaps a problem."""
    finding = Finding(
        Role.CREDITOR, "tx 1", LISTED, match(), LISTED, ("OFAC SDN",), ("CYBER2",), outcome, "why", authorities=()
    )
    found = (finding, replace(finding, outcome=also)) if also else (finding,)
    problems = (Problem("in.xml", "tx 1", "", "", "unread"),) if problem else ()
    return Decision(
        "K-1", "payment", "in.xml", "tx 1", LISTED, outcome, f"creditor is like {LISTED}", found, problems, (),
        Versions("c", "p", "e"), NOW,
    )  # fmt: skip
