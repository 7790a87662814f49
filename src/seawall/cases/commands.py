"""What people may do to a case: each command says the events that follow, or NotAllowed with the reason.

No command takes a clock: nothing here happens by itself, and nothing pended is ever released by a timer.
"""

from collections.abc import Collection
from datetime import date
from typing import TypeAlias

from seawall.audit import Actor, Body, Role
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
    GoodGuyRemembered,
    InformationAsked,
    InformationGiven,
    NoteAdded,
    ProposalWithdrawn,
    StepAnswered,
)
from seawall.audit.words import Action, Answer, Scope
from seawall.cases.case import Case, Proposal
from seawall.cases.sheet import IDENTITY, LICENCE, SHEET, STEPS
from seawall.errors import NotAllowed

# Events to be appended, each with its stream.
Said: TypeAlias = tuple[tuple[str, Body], ...]

_WORKS = frozenset({Role.ANALYST, Role.APPROVER})


def open_case(id_: str, relationship: str, title: str, alert: AlertAdded, due: date | None) -> Said:
    """A new case with its first alert."""
    return (f"case:{id_}", CaseOpened(relationship=relationship, title=title, due=due)), (f"case:{id_}", alert)


def add_alert(case: Case, alert: AlertAdded) -> Said:
    """A further alert of the same relationship; it opens a closed case again, for what was decided did not cover it."""
    opened = CaseReopened(why=f"a new alert: {alert.subject} {alert.key}")
    return (*_of(case, opened), *_of(case, alert)) if case.closing else _of(case, alert)


def assign(case: Case, actor: Actor, to: str) -> Said:
    """Give the case to a user, or back to the queue with an empty name."""
    _works(case, actor)
    return _of(case, CaseAssigned(to=to))


def note(case: Case, actor: Actor, text: str) -> Said:
    """Write a remark, on a closed case too."""
    _person(actor)
    return _of(case, NoteAdded(text=_worded(text, "a note")))


def attach(case: Case, actor: Actor, name: str, sha256: str, size: int) -> Said:
    """Attach a document that was archived under its hash."""
    _works(case, actor)
    return _of(case, DocumentAttached(name=_worded(name, "a document's name"), sha256=sha256, size=size))


def ask(case: Case, actor: Actor, of: str, question: str, due: date | None = None) -> Said:
    """Ask somebody outside; the case waits and its clocks run on."""
    _works(case, actor)
    return _of(
        case, InformationAsked(of=_worded(of, "whom you ask"), question=_worded(question, "a question"), due=due)
    )


def give(case: Case, actor: Actor, asked: int, answer: str) -> Said:
    """Write down the answer to a question, by the question's number."""
    _works(case, actor)
    if all(row.seq != asked or row.answer for row in case.asked):
        raise NotAllowed(f"no question {asked} is open in case {case.id}")
    return _of(case, InformationGiven(asked=asked, answer=_worded(answer, "an answer")))


def answer_step(case: Case, actor: Actor, step: str, answer: Answer, why: str) -> Said:
    """Answer a step of the work sheet; an answer may be changed as long as the case is open."""
    _works(case, actor)
    if step not in STEPS:
        raise NotAllowed(f"the work sheet has no step {step!r}; its steps are {', '.join(STEPS)}")
    return _of(case, StepAnswered(step=step, answer=answer, why=_worded(why, "why")))


def propose(  # noqa: PLR0913  # what, why, and what it entails
    case: Case,
    actor: Actor,
    action: Action,
    reason: str,
    *,
    allowed: Collection[Action] = tuple(Action),
    remember: tuple[Scope, ...] = (),
    bulk: str = "",
) -> Said:
    """Propose how the case is to be closed. allowed are the actions that the policy's law knows.

    NotAllowed where the work sheet is not complete or says something else, where the law knows no such action, and
    where another proposal stands.
    """
    _works(case, actor)
    if case.proposal and not is_overtaken(case, case.proposal):
        raise NotAllowed(f"case {case.id} has a proposal of {case.proposal.by} already: decline or withdraw it first")
    if action not in allowed:
        raise NotAllowed(f"this policy's law knows no {action}: it knows {', '.join(allowed)}")
    _agrees(case, action)
    if remember and (action is not Action.RELEASE or case.answers.get(IDENTITY) is not Answer.NO):
        raise NotAllowed(
            "only a false positive can be remembered: one that is released because it is not the listed party"
        )
    _suspects(case, remember)
    body = ActionProposed(action=action, reason=_worded(reason, "a reason"), bulk=bulk, remember=remember)
    return _of(case, body)


def _agrees(case: Case, action: Action) -> None:
    """Hold a proposal against the work sheet."""
    answers = case.answers
    cleared = any(step.clears and answers.get(step.id) is Answer.NO for step in SHEET)
    # A step that clears ends the comparison (FAQ 5); then only who it is remains to be said.
    needed = (IDENTITY,) if cleared else tuple(step.id for step in SHEET if step.id != LICENCE)
    missing = [step for step in needed if step not in answers]
    if missing:
        raise NotAllowed(f"the work sheet of case {case.id} lacks step {', '.join(missing)}")
    is_it = answers[IDENTITY]
    if action is not Action.RELEASE:
        if is_it is Answer.NO:
            raise NotAllowed(f"step {IDENTITY} says that it is not the listed party: there is nothing to {action}")
        return
    if is_it is Answer.UNKNOWN:
        raise NotAllowed(f"step {IDENTITY} is unknown: ask for what is missing; what can't be excluded is not released")
    if is_it is Answer.YES and answers.get(LICENCE) is not Answer.YES:
        raise NotAllowed(f"it is the listed party: it is released under a licence only, named in step {LICENCE}")


def _suspects(case: Case, remember: tuple[Scope, ...]) -> None:
    known = {suspect.entity_id for alert in case.alerts for suspect in alert.suspects}
    for scope in remember:
        if scope.entity_id not in known:
            raise NotAllowed(f"{scope.entity_id} is no suspect of case {case.id}")
        if bool(scope.customer) == bool(scope.account):
            raise NotAllowed("a remembered false positive speaks of one customer or of one account")


def approve(case: Case, actor: Actor, reason: str = "") -> Said:
    """Approve the standing proposal as a second person; what it asks to remember is remembered.

    NotAllowed for whoever proposed, whatever roles they hold; without the role of an approver; and where something
    came to the case after the proposal was made.
    """
    proposal = _standing(case, actor)
    body = ActionApproved(proposal=proposal.seq, action=proposal.action, reason=reason)
    return (*_of(case, body), *_remembered(case, proposal))


def decline(case: Case, actor: Actor, reason: str) -> Said:
    """Send the standing proposal back."""
    _works(case, actor)
    if case.proposal is None:
        raise NotAllowed(f"case {case.id} has no proposal")
    if case.proposal.by == actor.id:
        raise NotAllowed("whoever proposed can only withdraw")
    return _of(case, ActionDeclined(proposal=case.proposal.seq, reason=_worded(reason, "a reason")))


def withdraw(case: Case, actor: Actor, reason: str) -> Said:
    """Take one's own proposal back."""
    _works(case, actor)
    if case.proposal is None or case.proposal.by != actor.id:
        raise NotAllowed(f"case {case.id} has no proposal of {actor.id}")
    return _of(case, ProposalWithdrawn(proposal=case.proposal.seq, reason=_worded(reason, "a reason")))


def escalate(case: Case, actor: Actor, to: str, reason: str) -> Said:
    """Hand the case up."""
    _works(case, actor)
    return _of(case, CaseEscalated(to=_worded(to, "to whom"), reason=_worded(reason, "a reason")))


def reopen(case: Case, actor: Actor, why: str) -> Said:
    """Open a closed case again; a program may do so where what a decision rested on has changed."""
    if case.closing is None:
        raise NotAllowed(f"case {case.id} is open")
    if not actor.is_program:
        _person(actor)
    return _of(case, CaseReopened(why=_worded(why, "why")))


def is_overtaken(case: Case, proposal: Proposal) -> bool:
    """Whether an alert, an answer or a document came after the proposal: then it rests on less than is known."""
    return case.moved > proposal.seq


def _standing(case: Case, actor: Actor) -> Proposal:
    _person(actor)
    proposal = case.proposal
    if proposal is None:
        raise NotAllowed(f"case {case.id} is {case.status}: there is no proposal to approve")
    if proposal.by == actor.id:
        raise NotAllowed(f"{actor.id} proposed this: a second person approves")
    if Role.APPROVER not in actor.roles:
        raise NotAllowed(f"{actor.id} is no approver")
    if is_overtaken(case, proposal):
        raise NotAllowed("something came to the case after the proposal: look again and propose anew")
    return proposal


def _remembered(case: Case, proposal: Proposal) -> Said:
    said: list[tuple[str, Body]] = []
    for scope in proposal.remember:
        alert, suspect = next(
            (alert, row)
            for alert in reversed(case.alerts)
            for row in alert.suspects
            if row.entity_id == scope.entity_id
        )
        body = GoodGuyRemembered(
            scope=scope, case=case.id, reason=proposal.reason, party_hash=suspect.party_hash,
            entry_hash=suspect.entry_hash, policy=alert.policy,
        )  # fmt: skip
        said.append((f"good-guy:{case.id}:{scope.entity_id}", body))
    return tuple(said)


def _works(case: Case, actor: Actor) -> None:
    """A person of the right role on an open case."""
    _person(actor)
    if case.closing:
        raise NotAllowed(f"case {case.id} is closed: reopen it first")


def _person(actor: Actor) -> None:
    if actor.is_program:
        raise NotAllowed(f"{actor.id} is a program: a person decides")
    if not actor.roles & _WORKS:
        raise NotAllowed(f"{actor.id} may read, not act: the roles that act are {' and '.join(sorted(_WORKS))}")


def _worded(text: str, what: str) -> str:
    words = text.strip()
    if not words:
        raise NotAllowed(f"say {what}")
    return words


def _of(case: Case, *bodies: Body) -> Said:
    return tuple((case.stream, body) for body in bodies)
