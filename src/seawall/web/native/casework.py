"""Cases, the ledger of blocked property and deadlines, as they stand; what people do to them stands beside, act by act."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.cases import Case, queue
from seawall.days import day_of_duty
from seawall.hold import book
from seawall.ledger import Duty, Property
from seawall.ledger.rejected import Rejection
from seawall.reports.case_rows import case_row, queue_row
from seawall.review import all_cases
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of
from seawall.web.native.case_acts import known
from seawall.web.native.described import answers
from seawall.web.native.pages import Limit, Offset
from seawall.web.native.posting_acts import known as known_item
from seawall.web.native.sent import etag
from seawall.web.reads import reads_case
from seawall.web.refusals import Json

casework = APIRouter(tags=["cases and ledger"])
_Texts = {"type": "array", "items": {"type": "string"}}
# What a case's answer tells beside the case itself: what follows from it today.
_DERIVED: dict[str, Any] = {
    "status": {"type": "string"},
    "urgency": {"type": "string"},
    "score": {"type": "number"},
    "is_overtaken": {"type": "boolean", "description": "Something came after the proposal"},
    "may": {**_Texts, "description": "What the policy's law knows"},
    "lacks": {"type": "object", "description": "The steps that each action still needs", "additionalProperties": _Texts},
    "stops": {"type": "array", "description": "What was blocked or rejected, and where it stands", "items": {"type": "object"}},
}  # fmt: skip


class QueueRow(msgspec.Struct, frozen=True):
    """One case in the queue."""

    id: str
    title: str
    status: str
    urgency: str
    due: str | None
    score: float
    could_be: str
    alerts: int
    keys: tuple[str, ...]
    assigned_to: str
    escalated_to: str
    proposed: str
    proposed_by: str


class Cases(msgspec.Struct, frozen=True):
    """Some cases of all that were asked for, and how many there are."""

    cases: tuple[QueueRow, ...]
    total: int


class Counts(msgspec.Struct, frozen=True):
    """How many items and rejected transactions there are."""

    items: int
    rejections: int


class Ledger(msgspec.Struct, frozen=True):
    """Some items and rejected transactions, and how many there are."""

    items: tuple[Property, ...]
    rejections: tuple[Rejection, ...]
    total: Counts


class Deadlines(msgspec.Struct, frozen=True):
    """What must be reported, the most pressing first."""

    duties: tuple[Duty, ...]


@casework.get("/cases", summary="The cases that wait, the most urgent first", responses=answers(Cases))
def cases(
    request: Request,
    _visitor: Annotated[Visitor, needs(Right.READ_CASES)],
    limit: Limit = 100,
    offset: Offset = 0,
    key: Annotated[
        str, Query(max_length=500, description="Cases of this payment or customer alone, closed ones too")
    ] = "",
) -> Response:
    """The queue, as `seawall review queue --json` tells it, from `offset` on; total says how many wait in all."""
    house = house_of(request)
    today, every = day_of_duty(house.now()), all_cases(house.store).values()
    if key:
        found = [case for case in every if key in {alert.key for alert in case.alerts}]
    else:
        found = list(queue(every, today))
    rows = (msgspec.convert(queue_row(case, today), QueueRow) for case in found[offset : offset + limit])
    return Json(Cases(tuple(rows), len(found)))


@casework.get(
    "/cases/{case_id}", summary="One case, whole", responses=answers(Case, 404, headers=("ETag",), more=_DERIVED)
)
def case(request: Request, case_id: str, _visitor: Annotated[Visitor, reads_case("api")]) -> Response:
    """The case with its alerts, its work sheet and its history; by its own id alone, which is how its reading is kept."""
    house = house_of(request)
    found = known(house.store, case_id)
    return Json(case_row(found, day_of_duty(house.now())), headers=etag(found.version))


@casework.get("/ledger", summary="Blocked property", responses=answers(Ledger))
def ledger(
    request: Request,
    _visitor: Annotated[Visitor, needs(Right.READ_LEDGER)],
    limit: Limit = 100,
    offset: Offset = 0,
) -> Response:
    """Items with their entries, and the rejected transactions: of each so many from `offset` on, and how many in all."""
    read = book(house_of(request).store)
    items, rejections = tuple(read.items.values()), tuple(read.rejections.values())
    some = slice(offset, offset + limit)
    return Json(Ledger(items[some], rejections[some], Counts(len(items), len(rejections))))


@casework.get(
    "/ledger/{item}", summary="One item of blocked property, whole", responses=answers(Property, 404, headers=("ETag",))
)
def ledger_item(request: Request, item: str, _visitor: Annotated[Visitor, needs(Right.READ_LEDGER)]) -> Response:
    """The item with all its entries and documents."""
    found = known_item(house_of(request).store, item)
    return Json(found, headers=etag(found.last))


@casework.get("/deadlines", summary="Which reports are due by when", responses=answers(Deadlines))
def deadlines(request: Request, _visitor: Annotated[Visitor, needs(Right.READ_REPORTS)]) -> Response:
    """All duties, the most pressing first; those that were met too."""
    house = house_of(request)
    return Json(Deadlines(tuple(book(house.store).duties(day_of_duty(house.now())))))
