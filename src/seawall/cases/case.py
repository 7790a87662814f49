"""A case as it stands: its alerts, its work sheet, what is asked, what is proposed, and how it was closed."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from seawall.audit.words import Action, Answer, Scope, Suspect


class Status(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    WAITING = "waiting for information"
    PROPOSED = "waiting for a second person"
    CLOSED = "closed"


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


@dataclass(frozen=True, slots=True)
class Step:
    """An answered step of the work sheet."""

    step: str
    answer: Answer
    why: str
    by: str
    at: datetime


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


@dataclass(frozen=True, slots=True)
class Closing:
    """How a case was closed, and by which two persons."""

    action: Action
    proposed_by: str
    approved_by: str
    at: datetime
    reason: str


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
    """One case. version is the number of its last event; moved that of the last event which a proposal must have seen."""

    id: str
    relationship: str
    title: str
    opened_at: datetime
    version: int
    moved: int
    due: date | None = None
    alerts: tuple[Alert, ...] = ()
    assigned_to: str = ""
    escalated_to: str = ""
    sheet: tuple[Step, ...] = ()
    asked: tuple[Asked, ...] = ()
    documents: tuple[str, ...] = ()
    proposal: Proposal | None = None
    closing: Closing | None = None
    history: tuple[Entry, ...] = ()

    @property
    def stream(self) -> str:
        """Its stream on the tape."""
        return f"case:{self.id}"

    @property
    def status(self) -> Status:
        """Where it stands."""
        if self.closing:
            return Status.CLOSED
        if self.proposal:
            return Status.PROPOSED
        return Status.WAITING if any(not row.answer for row in self.asked) else Status.OPEN

    @property
    def score(self) -> float:
        """The strongest suspicion, 0–1: what the queue is sorted by. 0 where a place or an unread field stopped it."""
        return max((suspect.score for alert in self.alerts for suspect in alert.suspects), default=0.0)

    @property
    def answers(self) -> dict[str, Answer]:
        """The work sheet's answers by step."""
        return {step.step: step.answer for step in self.sheet}
