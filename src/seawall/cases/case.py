"""A case as it stands: its alerts, its work sheet, what is asked, what is proposed, and how it was closed."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from seawall.audit.words import Action, Answer, Scope, Suspect
from seawall.cases.sheet import STEPS


class Status(StrEnum):
    """Where a case stands."""

    NEW = "new"
    ASSIGNED = "assigned"
    WAITING = "waiting"  # for information from outside
    PROPOSED = "proposed"  # and waiting for a second person
    CLOSED = "closed"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Alert:
    """A stopped payment or hit customer in the case; fields as of the event AlertAdded."""

    seq: int
    at: datetime
    receipt: str
    key: str
    subject: str
    outcome: str
    could_be: str
    party: str
    suspects: tuple[Suspect, ...]
    amount: Decimal | None = None
    currency: str = ""
    policy: str = ""
    why: str = ""
    grounds: tuple[str, ...] = ()
    may: tuple[Action, ...] = ()

    @property
    def suspicions(self) -> frozenset[tuple[str, str, str]]:
        """What was compared: entry, party and entry as they stood, by their hashes."""
        return frozenset((row.entity_id, row.party_hash, row.entry_hash) for row in self.suspects)

    @property
    def is_of_a_party(self) -> bool:
        """Whether listed parties alone stopped it, each compared with a whole party of the subject."""
        return bool(self.suspects) and not self.grounds and all(row.party_hash for row in self.suspects)


@dataclass(frozen=True, slots=True)
class Step:
    """An answered step of the work sheet, by its number on the tape."""

    step: str
    answer: Answer
    why: str
    by: str
    at: datetime
    seq: int


@dataclass(frozen=True, slots=True)
class Document:
    """An attached document; its bytes are archived under the hash."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to somebody outside, by its number on the tape; answer is empty while it is open."""

    seq: int
    of: str
    question: str
    by: str
    at: datetime
    due: date | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a first person would do, by its number on the tape."""

    seq: int
    by: str
    at: datetime
    action: Action
    reason: str
    bulk: str = ""
    remember: tuple[Scope, ...] = ()
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """How a case was closed, and by which two persons."""

    action: Action
    proposed_by: str
    approved_by: str
    at: datetime
    reason: str
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """Where in the ledger a stop stands; with an empty stream nothing is held, and why."""

    seq: int
    stream: str
    by: str
    at: datetime
    why: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """An alert that two people decided to block or to reject, when, and what of it the ledger has."""

    alert: int
    action: Action
    at: datetime
    recorded: tuple[Recorded, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a case's history."""

    seq: int
    at: datetime
    by: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Case:
    """One case.

    version   the number of its last event
    moved     the number of the last event that a proposal must have seen: an alert, an answer, a document
    compared  the number of the last alert with a suspicion that was not there before; older answers speak of others
    due       the day by which it should be decided: the earliest of its alerts' since it was opened or opened again
    decided   the number of the last approval
    stops     the alerts that are blocked or rejected by what was decided last of each
    """

    id: str
    relationship: str
    title: str
    opened_at: datetime
    version: int
    moved: int
    compared: int = 0
    decided: int = 0
    due: date | None = None
    alerts: tuple[Alert, ...] = ()
    assigned_to: str = ""
    escalated_to: str = ""
    is_reopened: bool = False
    sheet: tuple[Step, ...] = ()
    asked: tuple[Asked, ...] = ()
    documents: tuple[Document, ...] = ()
    proposal: Proposal | None = None
    closing: Closing | None = None
    stops: tuple[Stop, ...] = ()
    history: tuple[Entry, ...] = ()

    @property
    def stream(self) -> str:
        """Its stream on the tape."""
        return f"case:{self.id}"

    @property
    def status(self) -> Status:
        """Where it stands; a proposal that was overtaken waits for nobody but its maker."""
        standing = (
            (Status.CLOSED, self.closing is not None),
            (Status.PROPOSED, self.proposal is not None and not self.is_overtaken),
            (Status.WAITING, any(not row.answer for row in self.asked)),
            (Status.REOPENED, self.is_reopened),
            (Status.ASSIGNED, bool(self.assigned_to)),
        )
        return next((status for status, holds in standing if holds), Status.NEW)

    @property
    def is_overtaken(self) -> bool:
        """Whether an alert, an answer or a document came after the proposal: then it rests on less than is known."""
        return self.proposal is not None and self.moved > self.proposal.seq

    @property
    def score(self) -> float:
        """The strongest suspicion, 0–1; 0 where a place or an unread field stopped it."""
        return max((suspect.score for alert in self.alerts for suspect in alert.suspects), default=0.0)

    @property
    def answers(self) -> dict[str, Answer]:
        """The work sheet's answers by step, as far as they speak of what is suspected now."""
        last = max((alert.seq for alert in self.alerts), default=0)
        since = {step.id: last if step.is_of_each else self.compared for step in STEPS.values()}
        return {row.step: row.answer for row in self.sheet if row.seq > since.get(row.step, last)}

    @property
    def looked_at(self) -> tuple[Alert, ...]:
        """The alerts that a decision speaks of now: those since the last one, all where none came."""
        return tuple(alert for alert in self.alerts if alert.seq > self.decided) or self.alerts

    @property
    def may(self) -> tuple[Action, ...]:
        """The actions that the law of every alert's policy knows; to release, every law knows."""
        laws = [set(alert.may) for alert in self.alerts if alert.may]
        return tuple(action for action in Action if action is Action.RELEASE or all(action in law for law in laws))
