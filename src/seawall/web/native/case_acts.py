"""What people do to a case, over HTTP: each act is one command of the story of reviewing, a row of a table."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import msgspec
from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from seawall import cases as room
from seawall.access import Right
from seawall.audit import Actor
from seawall.audit.words import Action, Answer
from seawall.cases import Case
from seawall.cases import Said as Events
from seawall.errors import NotAllowed
from seawall.reports.case_rows import Door, next_step
from seawall.review import Command, Desk, act, attach_file, case_of, scopes_of
from seawall.store import Store
from seawall.web.guard import needs
from seawall.web.house import House, Visitor, house_of
from seawall.web.native.attaching import Taker, takes_documents
from seawall.web.native.described import ACTED, answers, body
from seawall.web.native.sent import Seen, Sent, answered, refuse_unnamed, refuse_unseen, sending

case_acts = APIRouter(tags=["cases and ledger"], prefix="/cases")
_worker = needs(Right.READ_CASES, Right.WORK_CASES)


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A body in which a field that does not exist is refused."""


class Assigned(_Strict, frozen=True):
    """To whom a case is given; empty: back to the queue."""

    to: str


class Noted(_Strict, frozen=True):
    """A remark."""

    text: str


class AskedFor(_Strict, frozen=True):
    """A question to somebody outside, with the day by which an answer is needed."""

    of: str
    question: str
    due: date | None = None


class Given(_Strict, frozen=True):
    """The answer to a question, by the question's number (`seq`)."""

    asked: int
    answer: str


class Stepped(_Strict, frozen=True):
    """The answer to a step of the work sheet (FAQ 5)."""

    step: str
    answer: Answer
    why: str


class Proposed(_Strict, frozen=True):
    """How a case is to be closed. remember_until: a false positive is remembered until then, for the customer or the account."""

    action: Action
    reason: str
    licence: str = ""
    remember_until: date | None = None
    account: str = ""


class Approved(_Strict, frozen=True):
    """Why the proposal is right; may be empty."""

    reason: str = ""


class Because(_Strict, frozen=True):
    """Why."""

    reason: str


class Escalated(_Strict, frozen=True):
    """To whom a case is handed up, and why."""

    to: str
    reason: str


class CaseActed(_Strict, frozen=True):
    """How a case stands after an act: version is what the next If-Match names, next what a person can do now."""

    case: str
    version: int
    status: str
    next: str


@dataclass(frozen=True, slots=True)
class Act:
    """One act: the last part of its path, what it is, what its body says, and the command that it comes to.

    is_beside  it adds something beside what others do, and need not have seen the last event
    """

    word: str
    summary: str
    body: type[_Strict]
    example: dict[str, Any]
    command: Callable[[Any, Desk], Command]
    right: Right = Right.WORK_CASES
    is_beside: bool = False


def _proposed(said: Proposed, desk: Desk) -> Command:
    if said.remember_until and said.remember_until <= desk.now.date():
        raise NotAllowed("what is remembered ends on a day to come")
    if said.account and not said.remember_until:
        raise NotAllowed("say until when it is remembered of the account")

    def command(case: Case, by: Actor) -> Events:
        scopes = tuple(scopes_of(case, said.remember_until, said.account)) if said.remember_until else ()
        return room.propose(case, by, said.action, said.reason, licence=said.licence, remember=scopes)

    return command


ACTS = (
    Act("assign", "Give a case to somebody", Assigned, {"to": "ana"}, lambda said, _desk: partial(room.assign, to=said.to)),
    Act("note", "Write a remark", Noted, {"text": "The bank was called back."},
        lambda said, _desk: partial(room.note, text=said.text), is_beside=True),
    Act("ask", "Ask somebody outside for information", AskedFor,
        {"of": "ordering bank", "question": "Full address of the payee?", "due": "2026-09-08"},
        lambda said, _desk: partial(room.ask, of=said.of, question=said.question, due=said.due), is_beside=True),
    Act("answer", "Write down what was answered", Given, {"asked": 17, "answer": "Beijing, Haidian District"},
        lambda said, _desk: partial(room.give, asked=said.asked, answer=said.answer)),
    Act("step", "Answer a step of the work sheet", Stepped, {"step": "5", "answer": "yes", "why": "name, place and number agree"},
        lambda said, _desk: partial(room.answer_step, step=said.step, answer=said.answer, why=said.why)),
    Act("propose", "Propose how a case is closed", Proposed, {"action": "block", "reason": "It is the listed party."}, _proposed),
    Act("approve", "Approve what another person proposed", Approved, {"reason": "I agree."},
        lambda said, _desk: partial(room.approve, reason=said.reason), Right.APPROVE),
    Act("decline", "Send a proposal back", Because, {"reason": "Step 3 says something else."},
        lambda said, _desk: partial(room.decline, reason=said.reason), Right.APPROVE),
    Act("withdraw", "Take one's own proposal back", Because, {"reason": "An answer came."},
        lambda said, _desk: partial(room.withdraw, reason=said.reason)),
    Act("escalate", "Hand a case up", Escalated, {"to": "head of sanctions", "reason": "Owned at 49 percent."},
        lambda said, _desk: partial(room.escalate, to=said.to, reason=said.reason)),
    Act("reopen", "Open a closed case again", Because, {"reason": "The customer sent another passport."},
        lambda said, desk: partial(room.reopen, why=said.reason, due=desk.due_on("review"))),
)  # fmt: skip


def known(store: Store, case_id: str) -> Case:
    """A case by its own id; 404 where none has it. By another word of it a reading would be kept elsewhere."""
    try:
        found = case_of(store, case_id)
    except NotAllowed as refusal:
        raise HTTPException(404, str(refusal)) from refusal
    if found.id != case_id:
        raise HTTPException(404, f"no case has the id {case_id}; /v1/cases?key= finds those of a payment or customer")
    return found


def _add(row: Act) -> None:
    """Add the route of an act."""
    worker = needs(Right.READ_CASES, row.right)

    def acted(  # what a route is given
        request: Request, case_id: str, visitor: Visitor = worker, sent: Sent = sending, seen: Seen = None
    ) -> Response:
        case = known(house_of(request).store, case_id)
        said = sent.read(row.body)
        if not row.is_beside:
            refuse_unnamed(seen, f"case {case.id}")

        def done(store: Store) -> None:
            desk = desk_of(sent.house, visitor, store)
            command = row.command(said, desk)
            act(desk, case_id, command if row.is_beside else _by_who_saw(seen, command))

        return _told(sent, case_id, is_again=sent.once(visitor, done))

    case_acts.add_api_route(
        f"/{{case_id}}/{row.word}", acted, methods=["POST"], summary=row.summary, name=f"case_{row.word}",
        description=(row.body.__doc__ or "") + ("" if row.is_beside else " By who has seen the case as it stands: If-Match."),
        openapi_extra=body(row.body, row.example),
        responses=answers(CaseActed, 404, 409, 422, *(() if row.is_beside else (412, 428)), headers=ACTED),
    )  # fmt: skip


def _by_who_saw(seen: str | None, command: Command) -> Command:
    def seen_first(case: Case, by: Actor) -> Events:
        refuse_unseen(seen, case.version, f"case {case.id}")
        return command(case, by)

    return seen_first


def _told(sent: Sent, case_id: str, *, is_again: bool) -> Response:
    case = known(sent.house.store, case_id)
    told = CaseActed(case.id, case.version, case.status, next_step(case, Door.REQUEST))
    return answered(told, case.version, is_again=is_again)


def desk_of(house: House, visitor: Visitor, store: Store) -> Desk:
    """Where this person sits, over a store that may note more of their request."""
    return Desk(store, visitor.actor, house.now(), house.settings.review.days)


for _row in ACTS:
    _add(_row)


def _attach(sent: Sent, visitor: Visitor, store: Store, case_id: str, name: str) -> None:
    attach_file(desk_of(sent.house, visitor, store), case_id, name, sent.body)


takes_documents(
    case_acts,
    Taker(
        "case_id",
        "Attach a document",
        "The body is archived under its hash; the case keeps its name.",
        CaseActed,
        "passport.pdf",
        known,
        _attach,
        _told,
    ),
    _worker,
    "case_documents",
)
