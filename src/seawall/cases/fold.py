"""The fold: events to a case, one at a time, with no rule but the order of the tape."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from seawall.audit import Actor, Body, Event, kind_of
from seawall.audit.events import (
    ActionApproved,
    ActionDeclined,
    ActionProposed,
    AlertAdded,
    CaseAssigned,
    CaseEscalated,
    CaseOpened,
    CaseReopened,
    DocumentAttached,
    InformationAsked,
    InformationGiven,
    NoteAdded,
    ProposalWithdrawn,
    StepAnswered,
    StopRecorded,
)
from seawall.audit.words import Action
from seawall.cases.case import Alert, Asked, Case, Closing, Document, Entry, Proposal, Recorded, Step, Stop
from seawall.errors import ChainBroken

PREFIX = "case:"


def fold(case: Case | None, event: Event) -> Case:
    """The case after an event of its stream. ChainBroken where the event can't follow what was before."""
    if isinstance(event.body, CaseOpened):
        if case is not None:
            raise ChainBroken(f"event {event.seq} opens {event.stream} a second time")
        return _opened(event, event.body)
    known = _STEPS.get(type(event.body))
    if case is None or known is None:
        raise ChainBroken(f"event {event.seq}, {kind_of(event.body)}, can't follow in {event.stream}")
    apply, told = known
    after = apply(case, event, event.body)
    entry = Entry(event.seq, event.at, event.actor, kind_of(event.body), told(event.body))
    return replace(after, version=event.seq, history=(*case.history, entry))


def cases_of(events: Iterable[Event]) -> dict[str, Case]:
    """All cases that a tape tells of, by id; other streams are passed over."""
    found: dict[str, Case] = {}
    for event in events:
        if event.stream.startswith(PREFIX):
            id_ = event.stream.removeprefix(PREFIX)
            found[id_] = fold(found.get(id_), event)
    return found


def ahead(case: Case, said: Iterable[tuple[str, Body]], actor: Actor) -> Case:
    """The case as it will stand once these events are on the tape; what speaks of another stream is passed over."""
    for stream, body in said:
        if stream == case.stream:
            case = fold(case, Event(case.version + 1, case.opened_at, actor.id, stream, body))
    return case


def _opened(event: Event, body: CaseOpened) -> Case:
    entry = Entry(event.seq, event.at, event.actor, kind_of(body), body.title)
    id_ = event.stream.removeprefix(PREFIX)
    return Case(
        id_, body.relationship, body.title, event.at, event.seq, event.seq, due=body.due, history=(entry,)
    )  # fmt: skip


def _alerted(case: Case, event: Event, body: AlertAdded) -> Case:
    alert = Alert(
        event.seq, event.at, body.receipt, body.key, body.subject, body.outcome, body.could_be, body.party,
        body.suspects, body.amount, body.currency, body.policy, body.why, body.grounds, body.may,
    )  # fmt: skip
    seen = {row for one in case.alerts for row in one.suspicions}
    is_known = alert.is_of_a_party and alert.suspicions <= seen
    due = min((day for day in (case.due, body.due) if day), default=None)
    compared = case.compared if is_known else event.seq
    return replace(case, alerts=(*case.alerts, alert), moved=event.seq, compared=compared, due=due)


def _answered(case: Case, event: Event, body: StepAnswered) -> Case:
    step = Step(body.step, body.answer, body.why, event.actor, event.at, event.seq)
    others = (row for row in case.sheet if row.step != body.step)
    return replace(case, sheet=tuple(sorted((*others, step), key=lambda row: row.step)), moved=event.seq)


def _asked(case: Case, event: Event, body: InformationAsked) -> Case:
    row = Asked(event.seq, body.of, body.question, event.actor, event.at, body.due)
    return replace(case, asked=(*case.asked, row))


def _given(case: Case, event: Event, body: InformationGiven) -> Case:
    rows = tuple(replace(row, answer=body.answer) if row.seq == body.asked else row for row in case.asked)
    return replace(case, asked=rows, moved=event.seq)


def _attached(case: Case, event: Event, body: DocumentAttached) -> Case:
    document = Document(body.name, body.sha256, body.size)
    return replace(case, documents=(*case.documents, document), moved=event.seq)


def _proposed(case: Case, event: Event, body: ActionProposed) -> Case:
    row = Proposal(
        event.seq, event.actor, event.at, body.action, body.reason, body.bulk, body.remember, body.licence
    )  # fmt: skip
    return replace(case, proposal=row)


def _approved(case: Case, event: Event, body: ActionApproved) -> Case:
    if case.proposal is None or case.proposal.seq != body.proposal:
        raise ChainBroken(f"event {event.seq} approves proposal {body.proposal}, which does not stand")
    made = case.proposal
    closing = Closing(body.action, made.by, event.actor, event.at, made.reason, made.licence)
    return replace(case, proposal=None, closing=closing, decided=event.seq, stops=_stops(case, body.action, event))


def _stops(case: Case, action: Action, event: Event) -> tuple[Stop, ...]:
    """What is blocked and rejected after a decision: of each alert that it speaks of, it is the last word."""
    before = {row.alert: row for row in case.stops}
    others = tuple(row for row in case.stops if row.alert not in {alert.seq for alert in case.looked_at})
    if action is Action.RELEASE:
        return others
    same = {seq: row for seq, row in before.items() if row.action is action}
    new = (same.get(alert.seq, Stop(alert.seq, action, event.at)) for alert in case.looked_at)
    return (*others, *new)


def _recorded(case: Case, event: Event, body: StopRecorded) -> Case:
    told = Recorded(event.seq, body.stream, event.actor, event.at, body.why)
    stops = tuple(
        replace(row, recorded=(*row.recorded, told)) if row.alert == body.alert else row for row in case.stops
    )
    return replace(case, stops=stops)


def _no_proposal(case: Case, _: Event, __: object) -> Case:
    return replace(case, proposal=None)


def _reopened(case: Case, event: Event, body: CaseReopened) -> Case:
    return replace(
        case, closing=None, proposal=None, escalated_to="", is_reopened=True, moved=event.seq, due=body.due
    )  # fmt: skip


def _assigned(case: Case, _: Event, body: CaseAssigned) -> Case:
    return replace(case, assigned_to=body.to, is_reopened=case.is_reopened and not body.to)


# What each event does to the case, and how its history tells it.
_STEPS: dict[type, tuple[Callable[[Case, Event, Any], Case], Callable[[Any], str]]] = {
    AlertAdded: (_alerted, lambda body: f"{body.subject} {body.key}: {body.outcome}"),
    CaseAssigned: (_assigned, lambda body: body.to or "the queue"),
    StepAnswered: (_answered, lambda body: f"step {body.step}: {body.answer}. {body.why}"),
    NoteAdded: (lambda case, _, __: case, lambda body: str(body.text)),
    DocumentAttached: (_attached, lambda body: f"{body.name} ({body.sha256[:12]})"),
    InformationAsked: (_asked, lambda body: f"{body.of}: {body.question}"),
    InformationGiven: (_given, lambda body: str(body.answer)),
    ActionProposed: (_proposed, lambda body: f"{body.action}: {body.reason}"),
    ActionApproved: (_approved, lambda body: f"{body.action} {body.reason}".strip()),
    ActionDeclined: (_no_proposal, lambda body: str(body.reason)),
    ProposalWithdrawn: (_no_proposal, lambda body: str(body.reason)),
    CaseEscalated: (
        lambda case, _, body: replace(case, escalated_to=body.to),
        lambda body: f"{body.to}: {body.reason}",
    ),
    CaseReopened: (_reopened, lambda body: str(body.why)),
    StopRecorded: (_recorded, lambda body: body.stream or f"nothing is held: {body.why}"),
}
