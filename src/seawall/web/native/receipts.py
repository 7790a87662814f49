"""Receipts: what was recorded of a decision, and the decision made again."""

from typing import Annotated

import msgspec
from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.audit.events import DecisionRecorded
from seawall.errors import InputRefused
from seawall.readings import Recorded
from seawall.receipts import receipts_of, replay
from seawall.web.guard import needs
from seawall.web.house import House, Visitor, house_of
from seawall.web.native.described import answers
from seawall.web.refusals import Json

receipts = APIRouter(tags=["receipts"])


class Receipts(msgspec.Struct, frozen=True):
    """Recorded decisions, oldest first."""

    receipts: tuple[Recorded, ...]


class Again(msgspec.Struct, frozen=True):
    """A decision made again: whether the same bytes came out, what was not there any more, and both as JSON."""

    receipt: DecisionRecorded
    same: bool
    missing: tuple[str, ...]
    before: msgspec.Raw
    now: msgspec.Raw


_Reader = Annotated[Visitor, needs(Right.READ_CASES)]


@receipts.get("/receipts/{receipt}", summary="The receipts of a name or a key", responses=answers(Receipts, 404))
def recorded(request: Request, receipt: str, _visitor: _Reader) -> Response:
    """All decisions that were recorded under a receipt's name, or under the key of a payment or customer, oldest first."""
    return Json(Receipts(_found(house_of(request), receipt)))


@receipts.post("/receipts/{receipt}/replay", summary="Make a decision again", responses=answers(Again, 404))
def replayed(request: Request, receipt: str, _visitor: _Reader) -> Response:
    """The last decision of a receipt's name or a key, made again from its archived inputs and held against its bytes."""
    house = house_of(request)
    done = replay(house.store, _found(house, receipt)[-1].receipt, house.settings.home)
    before, now = msgspec.Raw(done.before or b"null"), msgspec.Raw(done.now or b"null")
    return Json(Again(done.receipt, done.is_same, done.missing, before, now))


def _found(house: House, asked: str) -> tuple[Recorded, ...]:
    try:
        return receipts_of(house.store, asked)
    except InputRefused as refusal:
        raise HTTPException(404, str(refusal)) from refusal
