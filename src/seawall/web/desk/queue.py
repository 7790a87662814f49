"""The queue: cases in the order of work, narrowed by what the address says."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.cases import Case, Status, Urgency, Wanted, urgency
from seawall.cases import queue as in_order
from seawall.errors import InputRefused
from seawall.review import all_cases
from seawall.web.desk.open_cases import open_cases
from seawall.web.desk.page import page, today_of
from seawall.web.desk.page import pages as _pages
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of
from seawall.web.look.shown import clean

pages = _pages()
_Reader = Annotated[Visitor, needs(Right.READ_CASES)]
# As many cases as one screens through; the rest is counted, and narrowed by the filters.
_SHOWN = 100
_VIEWS = {"": "all open", "mine": "mine", "approve": "to approve", "closed": "closed too"}
_KINDS = ("", "payment", "customer")


@pages.get("/queue")
def queue(  # noqa: PLR0913, PLR0917  # each is one filter
    request: Request,
    visitor: _Reader,
    view: str = "",
    kind: str = "",
    status: str = "",
    find: str = "",
    least: Annotated[float, Query(ge=0, le=1)] = 0.0,
) -> Response:
    """Cases that wait, overdue first, the strongest suspicion first."""
    _refuse_unknown({"view": (view, _VIEWS), "kind": (kind, _KINDS), "status": (status, ("", *Status))})
    waiting, today = open_cases(request), today_of(request)
    chosen = {"view": view, "kind": kind, "status": status, "find": clean(find), "least": least}
    wanted = _wanted(chosen, visitor)
    has_closed = wanted.with_closed or Status.CLOSED in wanted.statuses
    found = in_order(all_cases(house_of(request).store).values() if has_closed else waiting.cases, today, wanted)
    return page(
        request,
        visitor,
        "queue.html.j2",
        title="Queue",
        rows=[(case, urgency(case, today), who_next(case)) for case in found[:_SHOWN]],
        left_out=len(found) - min(len(found), _SHOWN),
        chosen=chosen,
        is_narrowed=any(chosen.values()),
        views=_VIEWS,
        statuses=[row.value for row in Status],
        Urgency=Urgency,
        counts=_counts(waiting.cases, today, visitor),
        identical=waiting.identical,
        bulks=waiting.bulks,
    )


def _refuse_unknown(said: Mapping[str, tuple[str, Collection[str]]]) -> None:
    """A filter that is misspelt must not show what it was to leave out."""
    for name, (word, known) in said.items():
        if word not in known:
            raise InputRefused(f"{name} is one of {', '.join(filter(None, known))}, not {word!r}")


def who_next(case: Case) -> str:
    """Who has to act next; empty where it is anybody."""
    if case.status is Status.PROPOSED and case.proposal:
        return f"not {case.proposal.by}"
    return case.escalated_to or case.assigned_to


def _wanted(chosen: dict[str, object], visitor: Visitor) -> Wanted:
    view, status, me = chosen["view"], chosen["status"], visitor.actor.id
    return Wanted(
        statuses=frozenset(row for row in Status if row.value == status),
        mine=me if view == "mine" else "",
        can_be_approved_by=me if view == "approve" else "",
        with_closed=view == "closed",
        subject=str(chosen["kind"]),
        text=str(chosen["find"]),
        least_score=float(str(chosen["least"])),
    )


def _counts(waiting: Sequence[Case], today: date, visitor: Visitor) -> list[tuple[str, int, str]]:
    """What stands above the table: how many wait, press, and wait for this person."""
    to_approve = Wanted(can_be_approved_by=visitor.actor.id)
    rows = [
        ("open", len(waiting), "/desk/queue"),
        ("overdue", sum(case.due is not None and case.due < today for case in waiting), "/desk/queue"),
        ("yours", sum(visitor.actor.id in {case.assigned_to, case.escalated_to} for case in waiting), "/desk/queue?view=mine"),
    ]  # fmt: skip
    if Right.APPROVE in visitor.rights:
        rows.append(("to approve", sum(map(to_approve.fits, waiting)), "/desk/queue?view=approve"))
    return rows
