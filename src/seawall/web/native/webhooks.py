"""The webhook: who is told what became of stopped payments, how far they were told, and a message to try it."""

from typing import Annotated

import msgspec
from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.errors import FetchFailed
from seawall.fetch.hook import Message, tell
from seawall.fetch.part import bare
from seawall.web.guard import needs
from seawall.web.house import House, Visitor, house_of
from seawall.web.native.described import answers
from seawall.web.refusals import Json
from seawall.web.spans import telling
from seawall.web.telling import KINDS, Teller, Told, teller_of, told_of
from seawall.web.trace import here

webhooks = APIRouter(tags=["webhooks"], prefix="/webhooks")


class Webhook(msgspec.Struct, frozen=True):
    """The receiver: its address without its query, what it is told of, the last event that it took, the last there is."""

    url: str
    kinds: tuple[str, ...]
    told: Told | None
    head: int


class Webhooks(msgspec.Struct, frozen=True):
    """The receiver that the settings name; none where they name none."""

    webhooks: tuple[Webhook, ...]


class Tried(msgspec.Struct, frozen=True):
    """The receiver took the message."""

    told: bool


_Hooker = Annotated[Visitor, needs(Right.HOOK)]


@webhooks.get("", summary="Who is told, and how far", responses=answers(Webhooks))
def webhook(request: Request, _visitor: _Hooker) -> Response:
    """The receiver's address without its query, what it is told of, the last event that it took, and what is wrong."""
    house = house_of(request)
    address = house.settings.service.webhook
    if not address:
        return Json(Webhooks(()))
    return Json(Webhooks((Webhook(bare(address), KINDS, told_of(house.settings.home), house.store.head().seq),)))


@webhooks.post("/try", summary="Send the receiver a message to try it", responses=answers(Tried, 404, 502))
async def attempt(request: Request, visitor: _Hooker) -> Response:
    """A signed message of type "ping" is sent once; 502 with what went wrong. What is told is set in the settings, by nobody here."""
    house = house_of(request)
    teller = _teller(house)
    now = house.now()
    body = msgspec.json.encode({"type": "ping", "timestamp": now, "data": {"by": visitor.actor.id}})
    asked = here.get()
    try:
        with telling(asked.header.decode() if asked else "") as trace:
            await tell(teller.hook, Message(f"seawall-ping-{int(now.timestamp())}", body, trace), int(now.timestamp()))
    except FetchFailed as error:
        raise HTTPException(502, str(error)) from error
    return Json(Tried(told=True))


def _teller(house: House) -> Teller:
    found = teller_of(house.settings, house.store, house.now)
    if found is None:
        raise HTTPException(404, "no webhook is set: webhook.url and webhook.secret")
    return found
