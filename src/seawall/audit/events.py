"""All that can happen, on one page: cases, the blocked-property ledger and reports are folds over these and nothing else.

Amounts are decimals, money is in the currency named beside it, days are calendar days, moments stand on the event. What a
person wrote and what names a person is private: it is kept beside the chained bytes, under a salted hash (chain.py), so that
it can be redacted after its years without breaking the chain. A body is never changed once it was written: a new need is a
new field with a usual value, or a new body.
"""

from datetime import date
from decimal import Decimal
from typing import ClassVar, TypeAlias

import msgspec

from seawall.audit.words import Action, Answer, Basis, ListSeen, PropertyKind, ReportKind, Scope, Suspect, Target


class _Body(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """private names the text fields that are kept beside the chain."""

    private: ClassVar[frozenset[str]] = frozenset()


# Decisions -----------------------------------------------------------------------------------------------------------


class DecisionRecorded(_Body, frozen=True, tag="decision.recorded"):
    """A decision with what proves it: a receipt. inputs and decision are hashes of archived documents."""

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


class CaseOpened(_Body, frozen=True, tag="case.opened"):
    """A case for one relationship: those parties and that entry. due is the day by which it should be decided."""

    private = frozenset({"title"})
    relationship: str
    title: str
    due: date | None = None


class AlertAdded(_Body, frozen=True, tag="case.alert-added"):
    """A stopped payment or a hit customer joins the case. could_be is the strictest outcome that may come of it.

    party names whom it is about, why says what stopped it. grounds are what stopped it beside listed parties ("place:
    Crimea", "unread"), may the actions that the policy's law knows (empty: all), due the day by which it should be decided.
    """

    private = frozenset({"party", "why"})
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


class CaseAssigned(_Body, frozen=True, tag="case.assigned"):
    """to is a user's id; empty puts the case back into the queue."""

    to: str


class StepAnswered(_Body, frozen=True, tag="case.step-answered"):
    """A step of OFAC's FAQ 5 ("1" to "5", with letters as there), its answer and why."""

    private = frozenset({"why"})
    step: str
    answer: Answer
    why: str


class NoteAdded(_Body, frozen=True, tag="case.note-added"):
    """A remark."""

    private = frozenset({"text"})
    text: str


class DocumentAttached(_Body, frozen=True, tag="case.document-attached"):
    """A document by its name, hash and size; its bytes are archived under the hash."""

    private = frozenset({"name"})
    name: str
    sha256: str
    size: int


class InformationAsked(_Body, frozen=True, tag="case.information-asked"):
    """A question to somebody outside the case; the case waits, and its clocks run on."""

    private = frozenset({"of", "question"})
    of: str
    question: str
    due: date | None = None


class InformationGiven(_Body, frozen=True, tag="case.information-given"):
    """The answer to the question with this number on the tape."""

    private = frozenset({"answer"})
    asked: int
    answer: str


class ActionProposed(_Body, frozen=True, tag="case.action-proposed"):
    """What a first person would do, and why. bulk joins proposals that are approved as one; remember asks for a good guy.

    licence is what a listed party is released under.
    """

    private = frozenset({"reason"})
    action: Action
    reason: str
    bulk: str = ""
    remember: tuple[Scope, ...] = ()
    licence: str = ""


class ActionApproved(_Body, frozen=True, tag="case.action-approved"):
    """A second person approves the proposal with this number: the case is closed with its action."""

    private = frozenset({"reason"})
    proposal: int
    action: Action
    reason: str = ""


class ActionDeclined(_Body, frozen=True, tag="case.action-declined"):
    """A second person sends the proposal back."""

    private = frozenset({"reason"})
    proposal: int
    reason: str


class ProposalWithdrawn(_Body, frozen=True, tag="case.proposal-withdrawn"):
    """Whoever proposed takes it back, or what it rested on has changed."""

    private = frozenset({"reason"})
    proposal: int
    reason: str


class CaseEscalated(_Body, frozen=True, tag="case.escalated"):
    """Handed up: to whom and why."""

    private = frozenset({"reason"})
    to: str
    reason: str


class CaseReopened(_Body, frozen=True, tag="case.reopened"):
    """A closed case is open again, because of what changed. due is the new day by which it should be decided."""

    private = frozenset({"why"})
    why: str
    due: date | None = None


class GoodGuyRemembered(_Body, frozen=True, tag="good-guy.remembered"):
    """A false positive is remembered; the hashes are of what was looked at, and a change of one ends it."""

    private = frozenset({"reason"})
    scope: Scope
    case: str
    reason: str
    party_hash: str
    entry_hash: str
    policy: str


class GoodGuyEnded(_Body, frozen=True, tag="good-guy.ended"):
    """It releases nobody any more: expired, revoked, or what it rested on has changed."""

    private = frozenset({"why"})
    remembered: int
    why: str


# The blocked-property ledger -----------------------------------------------------------------------------------------


class PropertyBlocked(_Body, frozen=True, tag="property.blocked"):
    """An item of property is blocked. on is the day of the block, from which ten business days count.

    amount is in currency; usd its value in US dollars as of that day, by rate (USD per unit) from rate_source, is_actual
    whether known or estimated. Debts and trade documents are 0.00 with the amount owed in the narrative. holder is the
    blocked account or place where it is held.
    """

    private = frozenset({"description", "account", "narrative", "participants"})
    kind: PropertyKind
    on: date
    amount: Decimal
    currency: str
    usd: Decimal
    is_actual: bool
    description: str
    location: str
    holder: str
    account: str
    targets: tuple[Target, ...]
    authorities: tuple[str, ...]
    rate: Decimal | None = None
    rate_source: str = ""
    quantity: Decimal | None = None
    unit: str = ""
    narrative: str = ""
    participants: str = ""
    references: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    case: str = ""
    receipt: str = ""


class InterestAccrued(_Body, frozen=True, tag="property.interest-accrued"):
    """Interest credited for the days since..until, the first counted and the last not; rate a year, 0.0425 for 4.25 %."""

    since: date
    until: date
    rate: Decimal
    day_count: str
    amount: Decimal


class ChargeDebited(_Body, frozen=True, tag="property.charge-debited"):
    """A normal service charge by the published schedule (FAQ 34); schedule names it."""

    on: date
    amount: Decimal
    schedule: str


class PropertyTransferred(_Body, frozen=True, tag="property.transferred"):
    """Moved and still blocked: to another account or holder. within says that it stays in the same institution."""

    private = frozenset({"to_account"})
    on: date
    to_holder: str
    to_account: str
    within: bool
    authority: str = ""


class PropertyUnblocked(_Body, frozen=True, tag="property.unblocked"):
    """All (amount None) or a part of it is released: why, by which licence or notice, approved in which case.

    is_reported says that the licence itself requires a report (501.603(b)(3)).
    """

    private = frozenset({"to"})
    on: date
    amount: Decimal | None
    basis: Basis
    authority: str
    to: str = ""
    licence_requires_report: bool = False
    case: str = ""


class ValueRestated(_Body, frozen=True, tag="property.value-restated"):
    """A new value in US dollars on a day: a rate, a quotation, an appraisal, with its source."""

    on: date
    usd: Decimal
    is_actual: bool
    source: str
    rate: Decimal | None = None


# Reports -------------------------------------------------------------------------------------------------------------


class ReportPrepared(_Body, frozen=True, tag="report.prepared"):
    """A report was made of these streams; sha256 is its document's, due its last day, cite the rule."""

    kind: ReportKind
    about: tuple[str, ...]
    sha256: str
    due: date | None
    missing: tuple[str, ...] = ()


class ReportFiled(_Body, frozen=True, tag="report.filed"):
    """It was filed: OFAC's number, the day, the filer; sha256 is what was filed."""

    private = frozenset({"filer"})
    sha256: str
    filing_id: str
    on: date
    filer: str


class ReportReturned(_Body, frozen=True, tag="report.returned"):
    """OFAC sent it back with a reason; it is filed again under the same number."""

    private = frozenset({"reason"})
    on: date
    reason: str


# The system ----------------------------------------------------------------------------------------------------------


class CorpusSwapped(_Body, frozen=True, tag="system.corpus-swapped"):
    """Another corpus is in use."""

    corpus: str
    lists: tuple[ListSeen, ...]


class PopulationScreened(_Body, frozen=True, tag="system.population-screened"):
    """An attestation: every one of so many customers was screened with this corpus and policy."""

    population: str
    customers: int
    corpus: str
    policy: str
    newly_hit: int
    changed: int
    no_longer_hit: int


class CheckpointMade(_Body, frozen=True, tag="system.checkpoint-made"):
    """The Merkle root over the first `size` events; timestamp is the hash of an RFC 3161 token where one was got."""

    size: int
    root: str
    timestamp_sha256: str = ""


class PersonalDataRedacted(_Body, frozen=True, tag="system.personal-data-redacted"):
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
    | GoodGuyRemembered
    | GoodGuyEnded
    | PropertyBlocked
    | InterestAccrued
    | ChargeDebited
    | PropertyTransferred
    | PropertyUnblocked
    | ValueRestated
    | ReportPrepared
    | ReportFiled
    | ReportReturned
    | CorpusSwapped
    | PopulationScreened
    | CheckpointMade
    | PersonalDataRedacted
)
BODIES: tuple[type[_Body], ...] = Body.__args__
# The names of all that can happen, as they are stored.
KINDS = tuple(str(body.__struct_config__.tag) for body in BODIES)


def kind_of(body: Body) -> str:
    """The name of what happened, as it is stored: "case.opened"."""
    return str(body.__struct_config__.tag)
