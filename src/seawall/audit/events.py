"""All that can happen, on one page: cases, the blocked-property ledger and reports are folds over these and nothing else.

Amounts are decimals, money is in the currency named beside it, days are calendar days, moments stand on the event. What a
person wrote, what names a person and what a house knows them by is private: it is kept beside the chained bytes, under a salted hash (chain.py), so that
it can be redacted after its years without breaking the chain. A body is never changed once it was written: a new need is a
new field with a usual value, or a new body.
"""

from datetime import date
from decimal import Decimal
from typing import TypeAlias

from seawall.audit.access_events import (
    CaseRead,
    KeyMade,
    KeyRevoked,
    PasswordSet,
    RolesGiven,
    SecondFactorSet,
    SignedIn,
    SignedOut,
    SignInRefused,
    SignInUnlocked,
    StreamRead,
    UserAdded,
    UserDisabled,
    UserEnabled,
)
from seawall.audit.body import EventBody
from seawall.audit.document_events import DocumentRead, ProposalAccepted, ProposalRefused
from seawall.audit.exposure_events import ExposureFound
from seawall.audit.property_events import (
    ChargeDebited,
    EntryStruck,
    InterestAccrued,
    PropertyAmended,
    PropertyBlocked,
    PropertyTransferred,
    PropertyUnblocked,
    TransactionRejected,
    ValueRestated,
)
from seawall.audit.words import Action, Answer, ListSeen, ReportKind, Scope, Suspect

__all__ = [
    "BODIES",
    "ActionApproved",
    "ActionDeclined",
    "ActionProposed",
    "AlertAdded",
    "Body",
    "CaseAssigned",
    "CaseEscalated",
    "CaseOpened",
    "CaseRead",
    "CaseReopened",
    "ChargeDebited",
    "CheckpointMade",
    "CorpusSwapped",
    "DecisionRecorded",
    "DocumentAttached",
    "DocumentRead",
    "EntryStruck",
    "ExposureFound",
    "GoodGuyEnded",
    "GoodGuyRemembered",
    "InformationAsked",
    "InformationGiven",
    "InterestAccrued",
    "KeyMade",
    "KeyRevoked",
    "NoteAdded",
    "PasswordSet",
    "PersonalDataRedacted",
    "PopulationScreened",
    "PropertyAmended",
    "PropertyBlocked",
    "PropertyTransferred",
    "PropertyUnblocked",
    "ProposalAccepted",
    "ProposalRefused",
    "ProposalWithdrawn",
    "ReportFiled",
    "ReportPrepared",
    "ReportReturned",
    "RolesGiven",
    "SecondFactorSet",
    "SignInRefused",
    "SignInUnlocked",
    "SignedIn",
    "SignedOut",
    "StepAnswered",
    "StopRecorded",
    "StreamRead",
    "TransactionRejected",
    "UserAdded",
    "UserDisabled",
    "UserEnabled",
    "ValueRestated",
    "kind_of",
]  # fmt: skip

# Decisions -----------------------------------------------------------------------------------------------------------


class DecisionRecorded(EventBody, frozen=True, tag="decision.recorded"):
    """A decision with what proves it: a receipt. inputs and decision are hashes of archived documents."""

    private = frozenset({"key"})
    receipt: str
    key: str
    subject: str
    outcome: str
    action: str
    inputs_sha256: str
    decision_sha256: str
    corpus: str
    policy: str
    engine: str
    lists: tuple[ListSeen, ...]


# Cases ---------------------------------------------------------------------------------------------------------------


class CaseOpened(EventBody, frozen=True, tag="case.opened"):
    """A case for one relationship: those parties and that entry. due is the day by which it should be decided."""

    private = frozenset({"relationship", "title"})
    relationship: str
    title: str
    due: date | None = None


class AlertAdded(EventBody, frozen=True, tag="case.alert-added"):
    """A stopped payment or a hit customer joins the case. could_be is the strictest outcome that may come of it.

    party names whom it is about, why says what stopped it. grounds are what stopped it beside listed parties ("place:
    Crimea", "unread"), may the actions that the policy's law knows (empty: all), due the day by which it should be decided.
    """

    private = frozenset({"key", "party", "why", "suspects.party_hash"})
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
    due: date | None = None


class CaseAssigned(EventBody, frozen=True, tag="case.assigned"):
    """to is a user's id; empty puts the case back into the queue."""

    to: str


class StepAnswered(EventBody, frozen=True, tag="case.step-answered"):
    """A step of OFAC's FAQ 5 ("1" to "5", with letters as there), its answer and why."""

    private = frozenset({"why"})
    step: str
    answer: Answer
    why: str


class NoteAdded(EventBody, frozen=True, tag="case.note-added"):
    """A remark."""

    private = frozenset({"text"})
    text: str


class DocumentAttached(EventBody, frozen=True, tag="case.document-attached"):
    """A document by its name, hash and size; its bytes are archived under the hash."""

    private = frozenset({"name"})
    name: str
    sha256: str
    size: int


class InformationAsked(EventBody, frozen=True, tag="case.information-asked"):
    """A question to somebody outside the case; the case waits, and its clocks run on."""

    private = frozenset({"of", "question"})
    of: str
    question: str
    due: date | None = None


class InformationGiven(EventBody, frozen=True, tag="case.information-given"):
    """The answer to the question with this number on the tape."""

    private = frozenset({"answer"})
    asked: int
    answer: str


class ActionProposed(EventBody, frozen=True, tag="case.action-proposed"):
    """What a first person would do, and why. bulk joins proposals that are approved as one; remember asks for a good guy.

    licence is what a listed party is released under.
    """

    private = frozenset({"reason", "licence", "remember.account", "remember.customer"})
    action: Action
    reason: str
    bulk: str = ""
    remember: tuple[Scope, ...] = ()
    licence: str = ""


class ActionApproved(EventBody, frozen=True, tag="case.action-approved"):
    """A second person approves the proposal with this number: the case is closed with its action."""

    private = frozenset({"reason"})
    proposal: int
    action: Action
    reason: str = ""


class ActionDeclined(EventBody, frozen=True, tag="case.action-declined"):
    """A second person sends the proposal back."""

    private = frozenset({"reason"})
    proposal: int
    reason: str


class ProposalWithdrawn(EventBody, frozen=True, tag="case.proposal-withdrawn"):
    """Whoever proposed takes it back, or what it rested on has changed."""

    private = frozenset({"reason"})
    proposal: int
    reason: str


class CaseEscalated(EventBody, frozen=True, tag="case.escalated"):
    """Handed up: to whom and why."""

    private = frozenset({"to", "reason"})
    to: str
    reason: str


class CaseReopened(EventBody, frozen=True, tag="case.reopened"):
    """A closed case is open again, because of what changed. due is the new day by which it should be decided."""

    private = frozenset({"why"})
    why: str
    due: date | None = None


class StopRecorded(EventBody, frozen=True, tag="case.stop-recorded"):
    """What became of a blocked or rejected alert: recorded in the ledger under `stream`, or, with an empty one, nothing is held.

    alert is the alert's number on the tape; why says why there is nothing to hold or to report.
    """

    private = frozenset({"why"})
    alert: int
    stream: str
    why: str = ""


class GoodGuyRemembered(EventBody, frozen=True, tag="good-guy.remembered"):
    """A false positive is remembered; the hashes are of what was looked at, and a change of one ends it."""

    private = frozenset({"reason", "scope.account", "scope.customer", "party_hash"})
    scope: Scope
    case: str
    reason: str
    party_hash: str
    entry_hash: str
    policy: str


class GoodGuyEnded(EventBody, frozen=True, tag="good-guy.ended"):
    """It releases nobody any more: expired, revoked, or what it rested on has changed."""

    private = frozenset({"why"})
    remembered: int
    why: str


# Reports -------------------------------------------------------------------------------------------------------------


class ReportPrepared(EventBody, frozen=True, tag="report.prepared"):
    """A report was made of these streams; sha256 is its document's, since the day its duty began, due its last day."""

    kind: ReportKind
    about: tuple[str, ...]
    sha256: str
    due: date | None
    missing: tuple[str, ...] = ()
    since: date | None = None


class ReportFiled(EventBody, frozen=True, tag="report.filed"):
    """It was filed: OFAC's number, the day, the filer; sha256 is what was filed."""

    private = frozenset({"filer"})
    sha256: str
    filing_id: str
    on: date
    filer: str


class ReportReturned(EventBody, frozen=True, tag="report.returned"):
    """OFAC sent it back with a reason; it is filed again under the same number."""

    private = frozenset({"reason"})
    on: date
    reason: str


# The system ----------------------------------------------------------------------------------------------------------


class CorpusSwapped(EventBody, frozen=True, tag="system.corpus-swapped"):
    """Another corpus is in use."""

    corpus: str
    lists: tuple[ListSeen, ...]


class PopulationScreened(EventBody, frozen=True, tag="system.population-screened"):
    """An attestation: every one of so many customers was screened with this corpus and policy.

    good_guys is the version of the false positives that were remembered; empty: none were. screening is the id by which
    its changes are kept; empty in events of before it was noted.
    """

    population: str
    customers: int
    corpus: str
    policy: str
    newly_hit: int
    changed: int
    no_longer_hit: int
    good_guys: str = ""
    screening: str = ""


class CheckpointMade(EventBody, frozen=True, tag="system.checkpoint-made"):
    """The Merkle root over the first `size` events; timestamp is the hash of an RFC 3161 token where one was got."""

    size: int
    root: str
    timestamp_sha256: str = ""


class PersonalDataRedacted(EventBody, frozen=True, tag="system.personal-data-redacted"):
    """The private parts of these events were removed after their years; the hashes stay."""

    events: tuple[int, ...]
    why: str


Body: TypeAlias = (
    DecisionRecorded
    | CaseOpened
    | AlertAdded
    | CaseAssigned
    | StepAnswered
    | NoteAdded
    | DocumentAttached
    | InformationAsked
    | InformationGiven
    | ActionProposed
    | ActionApproved
    | ActionDeclined
    | ProposalWithdrawn
    | CaseEscalated
    | CaseReopened
    | StopRecorded
    | GoodGuyRemembered
    | GoodGuyEnded
    | PropertyBlocked
    | PropertyAmended
    | EntryStruck
    | InterestAccrued
    | ChargeDebited
    | PropertyTransferred
    | PropertyUnblocked
    | ValueRestated
    | TransactionRejected
    | ExposureFound
    | DocumentRead
    | ProposalAccepted
    | ProposalRefused
    | ReportPrepared
    | ReportFiled
    | ReportReturned
    | CorpusSwapped
    | PopulationScreened
    | CheckpointMade
    | PersonalDataRedacted
    | UserAdded
    | RolesGiven
    | UserDisabled
    | UserEnabled
    | PasswordSet
    | SecondFactorSet
    | SignInUnlocked
    | KeyMade
    | KeyRevoked
    | SignedIn
    | SignInRefused
    | SignedOut
    | CaseRead
    | StreamRead
)
BODIES: tuple[type[EventBody], ...] = Body.__args__
# The names of all that can happen, as they are stored.
KINDS = tuple(str(body.__struct_config__.tag) for body in BODIES)


def kind_of(body: Body) -> str:
    """The name of what happened, as it is stored: "case.opened"."""
    return str(body.__struct_config__.tag)
