"""Cases, the ledger of blocked property and deadlines, read by programs; people act on cases at the desk."""

from typing import Annotated

from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.cases import queue
from seawall.errors import NotAllowed
from seawall.hold import book
from seawall.reports.case_rows import case_row, queue_row
from seawall.review import all_cases, case_of
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of
from seawall.web.native.pages import Limit, Offset
from seawall.web.reads import reads_case
from seawall.web.refusals import Json

casework = APIRouter(tags=["cases and ledger"])


@casework.get("/cases", summary="The cases that wait, the most urgent first")
def cases(
    request: Request,
    _visitor: Annotated[Visitor, needs(Right.READ_CASES)],
    limit: Limit = 100,
    offset: Offset = 0,
) -> Response:
    """The queue, as `seawall review queue --json` tells it, from `offset` on; total says how many wait in all."""
    house = house_of(request)
    today = house.now().date()
    waiting = queue(all_cases(house.store).values(), today)
    some = waiting[offset : offset + limit]
    return Json({"cases": [queue_row(case, today) for case in some], "total": len(waiting)})


@casework.get("/cases/{case_id}", summary="One case, whole", responses={404: {}})
def case(request: Request, case_id: str, _visitor: Annotated[Visitor, reads_case("api")]) -> Response:
    """The case with its alerts, its work sheet and its history; by its own id alone, which is how its reading is kept."""
    house = house_of(request)
    try:
        found = case_of(house.store, case_id)
    except NotAllowed as refusal:
        raise HTTPException(404, str(refusal)) from refusal
    if found.id != case_id:
        raise HTTPException(404, f"no case has the id {case_id}")
    return Json(case_row(found, house.now().date()))


@casework.get("/ledger", summary="Blocked property")
def ledger(
    request: Request,
    _visitor: Annotated[Visitor, needs(Right.READ_LEDGER)],
    limit: Limit = 100,
    offset: Offset = 0,
) -> Response:
    """Items with their entries, and the rejected transactions: of each so many from `offset` on, and how many in all."""
    known = book(house_of(request).store)
    items, rejections = list(known.items.values()), list(known.rejections.values())
    return Json({
        "items": items[offset : offset + limit],
        "rejections": rejections[offset : offset + limit],
        "total": {"items": len(items), "rejections": len(rejections)},
    })  # fmt: skip


@casework.get("/ledger/{item}", summary="One item of blocked property, whole", responses={404: {}})
def ledger_item(request: Request, item: str, _visitor: Annotated[Visitor, needs(Right.READ_LEDGER)]) -> Response:
    """The item with all its entries and documents."""
    found = book(house_of(request).store).items.get(item)
    if found is None:
        raise HTTPException(404, f"there is no item {item[:64]!r}")
    return Json(found)


@casework.get("/deadlines", summary="Which reports are due by when")
def deadlines(request: Request, _visitor: Annotated[Visitor, needs(Right.READ_REPORTS)]) -> Response:
    """All duties, the most pressing first; those that were met too."""
    house = house_of(request)
    return Json({"duties": book(house.store).duties(house.now().date())})
