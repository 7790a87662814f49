"""One case whole: what stopped it beside the list entry, the reasons, the work sheet, who proposed what, and its history."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from seawall.audit.words import Action, Answer
from seawall.cases import (
    SHEET,
    Alert,
    Case,
    Entry,
    SheetStep,
    Status,
    Step,
    Urgency,
    needed,
    open_steps,
    refusal,
    urgency,
)
from seawall.errors import NotAllowed
from seawall.hold import book
from seawall.reports.case_rows import Door, next_step
from seawall.review import case_of
from seawall.store import Store
from seawall.web.desk.compared import Compared, compared
from seawall.web.desk.page import page, see, today_of
from seawall.web.desk.page import pages as _pages
from seawall.web.desk.told import Told, told_of
from seawall.web.house import House, Visitor, house_of
from seawall.web.reads import noted, reads_case

pages = _pages()
_Reader = Annotated[Visitor, reads_case("page")]
# So many alerts are shown whole, the newest first; each has a document of some ten kilobytes.
_WHOLE = 3
# Of a payment with many alike entries the strongest are compared on the page; all stand in the decision.
_COMPARED = 8


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a form of this page was not taken: which form, the reason, what it had said, and what came meanwhile."""

    form: str = ""
    why: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)
    since: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class _Asked:
    """A step of the work sheet as it stands. is_stale: it was answered before the last alert changed the question."""

    step: SheetStep
    row: Step | None
    is_stale: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class _Alerted:
    """An alert with its decision, and each finding beside the list entry."""

    told: Told
    findings: tuple[Compared, ...]
    left_out: int


@pages.get("/cases/{id_}")
def one(request: Request, visitor: _Reader, id_: str) -> Response:
    """A case; by the key of a payment or customer in it the way to its own address, under which its reading is kept."""
    case = _asked_for(house_of(request).store, id_)
    return show(request, visitor, id_) if case.id == id_ else see(f"/desk/cases/{case.id}")


def show(request: Request, visitor: Visitor, id_: str, refused: Refused | None = None, status: int = 200) -> Response:
    """The case's page, with what was refused of a form that was sent to it."""
    house, today = house_of(request), today_of(request)
    case = known(house.store, id_)
    if refused:
        noted(house, visitor, case.id, "page")
    alerts = list(reversed(case.alerts))
    return page(
        request,
        visitor,
        "case.html.j2",
        title=f"Case {case.id}",
        status=status,
        case=case,
        urgency=urgency(case, today),
        Urgency=Urgency,
        Status=Status,
        next_step=next_step(case, Door.PAGE),
        alerts=[_alerted(house, alert) for alert in alerts[:_WHOLE]],
        earlier=alerts[_WHOLE:],
        sheet=list(_sheet(case)),
        answers=[answer.value for answer in Answer],
        actions=[(action, refusal(case, action, licence="to be named")) for action in case.may],
        needs_licence=bool(_is_forbidden(case)),
        mine=_is_mine(case, visitor),
        customers=[alert.key for alert in case.alerts if alert.subject == "customer"],
        recorded=_recorded(house.store, case),
        refused=refused or Refused(),
    )


def known(store: Store, id_: str) -> Case:
    """A case; 404 where there is none of this number. By another word of it a reading would be kept elsewhere."""
    found = _asked_for(store, id_)
    if found.id != id_:
        raise HTTPException(404, f"there is no case {id_!r}")
    return found


def _asked_for(store: Store, id_: str) -> Case:
    try:
        return case_of(store, id_)
    except NotAllowed as none:
        raise HTTPException(404, f"there is no case {id_!r}") from none


def _alerted(house: House, alert: Alert) -> _Alerted:
    told, corpus = told_of(house.store, alert), house.corpus()
    found = told.decision.findings if told.decision else ()
    rows = tuple(compared(row, alert, told.subject, corpus) for row in found[:_COMPARED])
    return _Alerted(told, rows, len(found) - len(rows))


def _sheet(case: Case) -> Iterator[_Asked]:
    """The steps that were answered, and those that some action still needs."""
    waiting = {*open_steps(case), *(step for action in case.may for step in needed(case, action))}
    answered, holds = {row.step: row for row in case.sheet}, case.answers
    for step in SHEET:
        row = answered.get(step.id)
        if row or step.id in waiting:
            yield _Asked(step, row, row is not None and step.id not in holds, step.id in open_steps(case))


def _is_forbidden(case: Case) -> bool:
    return Answer.YES in {case.answers.get("5"), case.answers.get("7")}


def _is_mine(case: Case, visitor: Visitor) -> bool:
    """Whether this person made the proposal that stands: then somebody else decides on it."""
    return case.proposal is not None and case.proposal.by.casefold() == visitor.actor.id.casefold()


def _recorded(store: Store, case: Case) -> list[tuple[str, str]]:
    """What stands in the ledger because of this case, by name and address."""
    if not case.closing or case.closing.action is Action.RELEASE:
        return []
    read = book(store)
    items = [(row.id, f"/desk/ledger/items/{row.id}") for row in read.items.values() if row.facts.case == case.id]
    rejections = (row for row in read.rejections.values() if row.facts.case == case.id)
    return items + [(row.id, f"/desk/reports/rejected/{row.id}") for row in rejections]
