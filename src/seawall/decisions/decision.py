"""A decision: the outcome for one payment or customer, with every finding, its authority and the versions it obeyed."""

from dataclasses import dataclass
from datetime import datetime

from seawall.decisions.outcome import Outcome
from seawall.decisions.policy import Verified
from seawall.entities import Role
from seawall.errors import Problem
from seawall.matching import Match


@dataclass(frozen=True, slots=True)
class Citation:
    """A law or notice with the mark of how well its source is known."""

    cite: str
    verified: Verified


@dataclass(frozen=True, slots=True)
class Finding:
    """One party that may be one listed entity, and what follows.

    role        what the party does in the payment, or "customer"
    place       where the party stood: an XPath, a column, "row 12"
    party       what the party is called: its first name, else its first identifier
    match       how alike the two are: score, the name or identifier that carries it, and all reasons
    entity      the listed party's primary name; its id stands in match.entity_id
    lists       the lists that it stands on ("OFAC SDN"), the one that decided first
    programmes  the programme tags as published
    outcome     what this finding alone requires
    why         in one sentence
    authorities the law behind the rule and behind each programme, each with the mark of its source
    counterfactual  what would change the outcome, in one sentence; empty where nothing known could
    """

    role: Role
    place: str
    party: str
    match: Match
    entity: str
    lists: tuple[str, ...]
    programmes: tuple[str, ...]
    outcome: Outcome
    why: str
    authorities: tuple[Citation, ...]
    counterfactual: str = ""


@dataclass(frozen=True, slots=True)
class Versions:
    """What a decision was made with: the same inputs and versions at the same moment give the same bytes again.

    corpus and policy are hashes of what they were built from; engine is the version of Seawall.
    """

    corpus: str
    policy: str
    engine: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be done about one payment or customer, and why. Its fields are those of a line of JSON.

    key         the input's own key: the id of a customer's row, the reference of a payment
    kind        "payment" or "customer"
    source      the file it was read from
    place       where in that file
    party       what to call it in one column: the party found, else the customer, else "debtor → creditor"
    outcome     the strictest outcome of all findings; at least review where something could not be read
    why         the reason in one line
    findings    every party that may be a listed entity, strictest first
    problems    what of this payment or customer could not be read
    notes       what must be said of the lists: which are stale, of unknown age, or missing
    versions    the corpus, policy and engine that it was decided with
    decided_at  the moment, in UTC
    """

    key: str
    kind: str
    source: str
    place: str
    party: str
    outcome: Outcome
    why: str
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    versions: Versions
    decided_at: datetime
