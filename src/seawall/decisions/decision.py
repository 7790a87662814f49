"""A decision: the outcome for one payment or customer, with every finding, its authority and the versions it obeyed."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from seawall.decisions.evidence import Change
from seawall.decisions.marks import Verified
from seawall.decisions.outcome import Outcome
from seawall.errors import Problem
from seawall.matching import Match
from seawall.ownership import Finding as OwnershipResult


@dataclass(frozen=True, slots=True)
class Citation:
    """A law or notice with the mark of how well its source is known, and the days between which the rule holds."""

    cite: str
    verified: Verified
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """One of the listings of the party that a finding is about; each binds those whom its own authority binds.

    entity_id   the entry's id
    entity      its primary name
    lists, programmes, since   where it stands, as published; since the earliest day, where the lists carry it
    outcome     what this listing alone requires, under this policy
    name        the name of this entry that is like the screened one; empty where only another listing has one
    score       how alike, 0 without such a name
    same        whether it is held to be the same party; False where that is not sure
    why         why it is held to be the same party, a sentence a reason; empty for the entry that was matched
    """

    entity_id: str
    entity: str
    lists: tuple[str, ...]
    programmes: tuple[str, ...]
    since: date | None
    outcome: Outcome
    name: str = ""
    score: float = 0.0
    same: bool = True
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One party that may be one listed entity, and what follows.

    role        what the party does in the payment, "customer", or "free text"
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
    could_be    the strictest outcome that may come of it once what is open is settled
    question    what a person has to find out; empty where nothing is open
    licence     the licence that covers it, or that may
    conditions  what of the licence is to be evidenced
    listings    every listing of the same party, and those that may be; empty where there is but the one
    """

    role: str
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
    could_be: Outcome = Outcome.RELEASE
    question: str = ""
    licence: str = ""
    conditions: tuple[str, ...] = ()
    listings: tuple[Listing, ...] = ()


class GroundKind(StrEnum):
    """What a ground rests on, where it is no party that is like a listed one."""

    PLACE = "place"
    OWNERSHIP = "ownership"
    RESUBMISSION = "resubmission"


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason for an outcome beside the findings: a place, owners, an earlier payment that was stopped.

    kind        what it rests on
    role        what the party does in the payment; the field's name where it stood in no party
    place       where it stood
    party       what the party is called; empty where it stood in none
    about       the jurisdiction, the owners, or the earlier payment's key
    said        the text as it stood; of ownership the proof; of a resubmission both versions
    outcome, could_be, why, authorities, question, licence, conditions   as of a finding
    ownership   of owners the result of the test as data, with its proof
    versions    of a resubmission every field as it was and as it is, those that differ first
    owners      ids of the owners' entries; of one that the ownership files alone call listed its name
    """

    kind: GroundKind
    role: str
    place: str
    party: str
    about: str
    said: str
    outcome: Outcome
    why: str
    authorities: tuple[Citation, ...]
    could_be: Outcome = Outcome.RELEASE
    question: str = ""
    licence: str = ""
    conditions: tuple[str, ...] = ()
    ownership: OwnershipResult | None = None
    versions: tuple[Change, ...] = ()
    owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Versions:
    """What a decision was made with: the same inputs and versions at the same moment give the same bytes again.

    corpus and policy are hashes of what they were built from; engine is the version of Seawall. ownership is the hash of
    what the ownership files say, empty where none were asked.
    """

    corpus: str
    policy: str
    engine: str
    ownership: str = ""


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
    grounds     what else bears on it: places, owners, resubmission; strictest first
    questions   what a person has to find out, each once
    holds       why a rejected payment must not be sent back yet: what may still be blockable (FAQ 36)
    action      the outcome in the regime's own word: under UK law a block is a freeze
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
    grounds: tuple[Ground, ...] = ()
    questions: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    action: str = ""
