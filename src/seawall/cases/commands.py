"""What people may do to a case: each command says the events that follow, or NotAllowed with the reason.

No command takes a clock: nothing here happens by itself, and nothing pended is ever released by a timer.
"""

from datetime import date
from typing import TypeAlias

from seawall.audit import Actor, Body, Role
from seawall.audit.events import (
    AlertAdded,
    CaseAssigned,
    CaseEscalated,
    CaseOpened,
    CaseReopened,
    DocumentAttached,
    InformationAsked,
    InformationGiven,
    NoteAdded,
    StepAnswered,
)
from seawall.audit.words import Answer
from seawall.cases.case import Case
from seawall.cases.sheet import STEPS
from seawall.errors import NotAllowed

# Events to be appended, each with its stream.
Said: TypeAlias = tuple[tuple[str, Body], ...]

_WORKS = frozenset({Role.ANALYST, Role.APPROVER})


def open_case(id_: str, relationship: str, title: str, alert: AlertAdded) -> Said:
    """A new case with its first alert."""
    return (f"case:{id_}", CaseOpened(relationship=relationship, title=title)), (f"case:{id_}", alert)


def add_alert(case: Case, alert: AlertAdded, because: str = "") -> Said:
    """A further alert of the same relationship; it opens a closed case again, for what was decided did not cover it.

    because says why an earlier decision does not cover it, where one might have.
    """
    why = f"a new alert: {alert.subject} {alert.key}" + (f"; {because}" if because else "")
    return (*of_case(case, CaseReopened(why=why)), *of_case(case, alert)) if case.closing else of_case(case, alert)


def assign(case: Case, actor: Actor, to: str) -> Said:
    """Give the case to a user, or back to the queue with an empty name."""
    works(case, actor)
    return of_case(case, CaseAssigned(to=to.strip()))


def note(case: Case, actor: Actor, text: str) -> Said:
    """Write a remark, on a closed case too."""
    person(actor)
    return of_case(case, NoteAdded(text=worded(text, "a note")))


def attach(case: Case, actor: Actor, name: str, sha256: str, size: int) -> Said:
    """Attach a document that was archived under its hash."""
    works(case, actor)
    return of_case(case, DocumentAttached(name=worded(name, "a document's name"), sha256=sha256, size=size))


def ask(case: Case, actor: Actor, of: str, question: str, due: date | None = None) -> Said:
    """Ask somebody outside; the case waits and its clocks run on."""
    works(case, actor)
    return of_case(
        case, InformationAsked(of=worded(of, "whom you ask"), question=worded(question, "a question"), due=due)
    )


def give(case: Case, actor: Actor, asked: int, answer: str) -> Said:
    """Write down the answer to a question, by the question's number."""
    works(case, actor)
    if all(row.seq != asked or row.answer for row in case.asked):
        raise NotAllowed(f"no question {asked} is open in case {case.id}")
    return of_case(case, InformationGiven(asked=asked, answer=worded(answer, "an answer")))


def answer_step(case: Case, actor: Actor, step: str, answer: Answer, why: str) -> Said:
    """Answer a step of the work sheet; an answer may be changed as long as the case is open."""
    works(case, actor)
    if step not in STEPS:
        raise NotAllowed(f"the work sheet has no step {step!r}; its steps are {', '.join(STEPS)}")
    return of_case(case, StepAnswered(step=step, answer=answer, why=worded(why, "why")))


def escalate(case: Case, actor: Actor, to: str, reason: str) -> Said:
    """Hand the case up."""
    works(case, actor)
    return of_case(case, CaseEscalated(to=worded(to, "to whom"), reason=worded(reason, "a reason")))


def reopen(case: Case, actor: Actor, why: str, due: date | None = None) -> Said:
    """Open a closed case again, to be decided by `due`; a program may do so where what a decision rested on has changed."""
    if case.closing is None:
        raise NotAllowed(f"case {case.id} is open")
    if not actor.is_program:
        person(actor)
    return of_case(case, CaseReopened(why=worded(why, "why"), due=due))


def works(case: Case, actor: Actor) -> None:
    """NotAllowed but for a person of the right role on an open case."""
    person(actor)
    if case.closing:
        raise NotAllowed(f"case {case.id} is closed: reopen it first")


def person(actor: Actor) -> None:
    """NotAllowed for a program, and for whoever may only read."""
    if actor.is_program:
        raise NotAllowed(f"{actor.id} is a program: a person decides")
    if not actor.roles & _WORKS:
        raise NotAllowed(f"{actor.id} may read, not act: the roles that act are {' and '.join(sorted(_WORKS))}")


def worded(text: str, what: str) -> str:
    """The text without its margins; NotAllowed where nothing is left."""
    words = text.strip()
    if not words:
        raise NotAllowed(f"say {what}")
    return words


def of_case(case: Case, *bodies: Body) -> Said:
    """Events of the case's own stream."""
    return tuple((case.stream, body) for body in bodies)
