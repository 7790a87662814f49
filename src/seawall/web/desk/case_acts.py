"""What people do to a case: each form is one command of the story of reviewing, and shows the page again where it is refused."""

from functools import partial
from typing import Annotated

from starlette.requests import Request
from starlette.responses import Response

from seawall import cases as room
from seawall.access import Right
from seawall.audit import Actor
from seawall.audit.words import Action, Answer
from seawall.cases import Case
from seawall.cases import Said as Events
from seawall.errors import NotAllowed, Overtaken
from seawall.review import Command, Desk, act, approve_many, propose_many, scopes_of
from seawall.web.desk.case import Refused, known, show
from seawall.web.desk.forms import Form, Said
from seawall.web.desk.page import moment_of, see
from seawall.web.desk.page import pages as _pages
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of

pages = _pages()
_Worker = Annotated[Visitor, needs(Right.READ_CASES, Right.WORK_CASES)]
_Approver = Annotated[Visitor, needs(Right.READ_CASES, Right.APPROVE)]

# Forms that add something beside what others do: they need not have seen the last event. All others must.
_BESIDE = frozenset({"note", "ask", "attach"})


@pages.post("/cases/{id_}/take")
def take(request: Request, visitor: _Worker, id_: str, form: Form) -> Response:
    """Take a case, give it to somebody, or put it back."""
    to = "" if form.yes("back") else form.text("to") or visitor.actor.id
    return _done(request, visitor, id_, "take", form, partial(room.assign, to=to))


@pages.post("/cases/{id_}/note")
def note(request: Request, visitor: _Worker, id_: str, form: Form) -> Response:
    """Write a remark."""
    text = form.text("text", required="write a remark")
    return _done(request, visitor, id_, "note", form, partial(room.note, text=text))


@pages.post("/cases/{id_}/ask")
def ask(request: Request, visitor: _Worker, id_: str, form: Form) -> Response:
    """Ask somebody outside."""
    of = form.text("of", required="say whom you ask: the ordering bank, the customer")
    question = form.text("question", required="say what you ask")
    return _done(
        request, visitor, id_, "ask", form, partial(room.ask, of=of, question=question, due=form.maybe_day("due"))
    )  # fmt: skip


@pages.post("/cases/{id_}/answer")
def answer(request: Request, visitor: _Worker, id_: str, form: Form) -> Response:
    """Write down the answer to a question."""
    text = form.text("answer", required="write down what was answered, or that no answer came")
    return _done(
        request, visitor, id_, f"answer-{form.whole('asked')}", form,
        partial(room.give, asked=form.whole("asked"), answer=text),
    )  # fmt: skip


@pages.post("/cases/{id_}/step")
def step(request: Request, visitor: _Worker, id_: str, form: Form) -> Response:
    """Answer a step of the work sheet."""
    which, said = form.text("step"), form.choice("answer", Answer)
    why = form.text("why", required="say why, in your own words")
    return _done(
        request, visitor, id_, f"step-{which}", form,
        partial(room.answer_step, step=which, answer=said or Answer.UNKNOWN, why=why),
    )  # fmt: skip


@pages.post("/cases/{id_}/propose")
def propose(request: Request, visitor: _Worker, id_: str, form: Form) -> Response:
    """Propose how the case is closed."""
    action, reason = form.choice("action", Action), form.text("reason", required="give the reason")
    until, account, today = form.maybe_day("remember"), form.text("account"), moment_of(request).date()
    if until and until <= today:
        form.wrong["remember"] = "a day to come is expected"
    if account and not until:
        form.wrong["remember"] = "until when is it to be remembered?"

    def proposed(case: Case, by: Actor) -> Events:
        scopes = tuple(scopes_of(case, until, account)) if until else ()
        chosen = action or Action.RELEASE  # a choice that was not made never comes here
        return room.propose(case, by, chosen, reason, licence=form.text("licence"), remember=scopes)

    return _done(request, visitor, id_, "propose", form, proposed)


@pages.post("/cases/{id_}/approve")
def approve(request: Request, visitor: _Approver, id_: str, form: Form) -> Response:
    """Approve what another person proposed."""
    return _done(request, visitor, id_, "decide", form, partial(room.approve, reason=form.text("reason")))


@pages.post("/cases/{id_}/decline")
def decline(request: Request, visitor: _Approver, id_: str, form: Form) -> Response:
    """Send a proposal back."""
    reason = form.text("reason", required="to send it back, say why")
    return _done(request, visitor, id_, "decide", form, partial(room.decline, reason=reason))


@pages.post("/cases/{id_}/withdraw")
def withdraw(request: Request, visitor: _Worker, id_: str, form: Form) -> Response:
    """Take one's own proposal back."""
    reason = form.text("reason", required="say why you take it back")
    return _done(request, visitor, id_, "withdraw", form, partial(room.withdraw, reason=reason))


@pages.post("/cases/{id_}/escalate")
def escalate(request: Request, visitor: _Worker, id_: str, form: Form) -> Response:
    """Hand a case up."""
    to, reason = form.text("to", required="say to whom"), form.text("reason", required="say why")
    return _done(request, visitor, id_, "escalate", form, partial(room.escalate, to=to, reason=reason))


@pages.post("/cases/{id_}/reopen")
def reopen(request: Request, visitor: _Worker, id_: str, form: Form) -> Response:
    """Open a closed case again."""
    why = form.text("why", required="say why it is opened again")
    due = desk_of(request, visitor).due_on("review")
    return _done(request, visitor, id_, "reopen", form, partial(room.reopen, why=why, due=due))


@pages.post("/bulk/propose")
def bulk_propose(request: Request, visitor: _Worker, form: Form) -> Response:
    """Propose to release identical cases as one; all or none."""
    ids = form.many.get("case", ())
    propose_many(desk_of(request, visitor), ids, form.text("cleared_by"), form.text("reason"), form.text("name"))
    return see("/desk/queue?status=proposed")


@pages.post("/bulk/approve")
def bulk_approve(request: Request, visitor: _Approver, form: Form) -> Response:
    """Approve all proposals of a bulk, all or none."""
    approve_many(desk_of(request, visitor), form.text("name"), form.text("reason"))
    return see("/desk/queue")


def desk_of(request: Request, visitor: Visitor) -> Desk:
    """Where this person sits."""
    house = house_of(request)
    return Desk(house.store, visitor.actor, moment_of(request), house.settings.review.days)


def _done(  # noqa: PLR0913, PLR0917  # whose form it is, what it said, and what it comes to
    request: Request, visitor: Visitor, id_: str, name: str, form: Said, command: Command
) -> Response:
    """Do it and show the case, or show it with what stands against it, and all that was typed."""
    store = house_of(request).store
    case = known(store, id_)
    if form.wrong:
        return show(request, visitor, id_, Refused(name, "", form.texts, form.wrong), 422)
    seen = form.whole("seen")

    def by_what_was_seen(found: Case, actor: Actor) -> Events:
        if found.version != seen and name not in _BESIDE:
            raise Overtaken("somebody acted on this case after you opened it: look at what changed, then decide")
        return command(found, actor)

    try:
        act(desk_of(request, visitor), id_, by_what_was_seen)
    except Overtaken as late:
        since = tuple(row for row in known(store, id_).history if row.seq > seen)
        return show(request, visitor, id_, Refused(name, str(late), form.texts, since=since), 409)
    except NotAllowed as refusal:
        return show(request, visitor, id_, Refused(name, str(refusal), form.texts), 409)
    return see(f"/desk/cases/{case.id}")
