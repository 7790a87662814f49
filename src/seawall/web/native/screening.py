"""Screening over HTTP: files of payments and customers, one party, and streams of customers; decisions as JSON lines."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BufferedReader, BytesIO
from tempfile import SpooledTemporaryFile
from typing import Annotated, Any, BinaryIO, NamedTuple

import anyio
import anyio.to_thread
from fastapi import APIRouter, Header, HTTPException, Query
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.decisions import Decision
from seawall.errors import Problem
from seawall.payments import Format, Subject, read
from seawall.payments.sources import Reading, read_stream
from seawall.reports import json_line
from seawall.screen import Screening, screen
from seawall.web.guard import needs
from seawall.web.house import House, Visitor, house_of
from seawall.web.native.asked import EXAMPLE, SOURCE, PartyAsked, customer_of
from seawall.web.native.body import FromFile, Pulled, spooled
from seawall.web.native.described import HEADERS, LINES, REPLAYED, answers, body, refusal
from seawall.web.native.repeated import Once
from seawall.web.native.sent import KEY
from seawall.web.native.using import recording, using_of
from seawall.web.refusals import Json
from seawall.web.spans import span

screening = APIRouter(tags=["screening"])
_Screener = Annotated[Visitor, needs(Right.SCREEN)]
_Lists = Annotated[list[str], Query(alias="list", description="Only these lists (SDN, SSI …)")]
_Top = Annotated[int, Query(ge=1, le=500, description="The most matches of a party that are shown, of each list")]
_Record = Annotated[bool | None, Query(description="Record the decisions, and open cases; without it as it is set")]
# Not asked of everybody, as of acts: what is recorded twice is one alert of its case, and two decisions that are both true.
_Key = Annotated[str | None, Header(**KEY)]
_Name = Annotated[
    str, Query(max_length=200, description="What the decisions call the file; its ending helps to know it")
]
# Streams of customers keep a thread each; so many at once leave the others to other requests.
STREAMS = anyio.CapacityLimiter(2)


def _body(media_type: str, schema: dict[str, Any], example: Any) -> dict[str, Any]:
    """A request's body for the description, where FastAPI does not read it."""
    return {"requestBody": {"required": True, "content": {media_type: {"schema": schema, "example": example}}}}


# A payment of fictional parties, as SWIFT writes one.
_MT103 = (
    "{1:F01EXMPUS33AXXX0000000000}{2:I103EXMPGB2LXXXXN}{4:\n:20:PAY-01\n:23B:CRED\n:32A:260901USD1000,00\n"
    ":50K:/123456789\nEXAMPLE TRADING LLC\n1 EXAMPLE STREET\nNEW YORK\n:59:/987654321\nINTEGRITY TECHNOLOGY GROUP\nBEIJING\n"
    ":71A:SHA\n-}"
)
_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": 'A decision a line, as `seawall screen -o decisions.jsonl` writes them; {"problem": …} for what could not be read',
          "content": {LINES: {"schema": {"type": "string"}}}, "headers": {REPLAYED: HEADERS[REPLAYED]}},
    422: refusal(422, "No format that is known, or nothing in it"),
}  # fmt: skip
_BYTES = _body("application/octet-stream", {"type": "string", "format": "binary"}, _MT103)
_ROWS = _body(LINES, {"type": "string"}, '{"id": "C-1", "name": "Example Trading LLC", "country": "US"}\n')
_PARTY = body(PartyAsked, EXAMPLE)


@screening.post("/screen", summary="Screen a file of payments or customers", responses=_ANSWERS, openapi_extra=_BYTES)
@screening.post("/screen/payment", summary="Screen payments", responses=_ANSWERS, openapi_extra=_BYTES)
async def screen_file(  # noqa: PLR0913, PLR0917  # each is one choice
    request: Request,
    visitor: _Screener,
    name: _Name = SOURCE,
    lists: _Lists = [],  # noqa: B006  # FastAPI copies it
    top: _Top = 10,
    record: _Record = None,
    key: _Key = None,
) -> Response:
    """The body is a file in any format that the command line reads: ISO 20022, MT, Fedwire, ACH, CSV, Excel, archives."""
    house, data = house_of(request), await request.body()
    using = using_of(house, lists, top)

    def subjects() -> Iterator[Subject | Problem]:
        return read_stream(BytesIO(data), name, Reading())

    asked = _Asked(request, visitor, record, key)
    return _answer(await anyio.to_thread.run_sync(_decided, asked, using, subjects))


@screening.post("/screen/batch", summary="Screen a stream of customers", responses=_ANSWERS, openapi_extra=_ROWS)
async def screen_batch(  # noqa: PLR0913, PLR0917  # each is one choice
    request: Request,
    visitor: _Screener,
    lists: _Lists = [],  # noqa: B006  # FastAPI copies it
    top: _Top = 10,
    record: _Record = None,
    key: _Key = None,
) -> Response:
    """A customer a line (JSON), as long as it may be; a decision for each, in order, when all have come.

    Columns are named as in tables: id, name, type, country, date_of_birth and their like.
    """
    house = house_of(request)
    refuse_crowd()
    using, body = using_of(house, lists, top), Pulled(request.receive)

    def subjects() -> Iterator[Subject | Problem]:
        stream: BinaryIO = BufferedReader(body)
        return read(stream, SOURCE, format=Format.JSON_LINES)

    asked = _Asked(request, visitor, record, key)
    return _answer(await anyio.to_thread.run_sync(_decided, asked, using, subjects, limiter=STREAMS))


@screening.post(
    "/screen/party",
    summary="Screen one party",
    openapi_extra=_PARTY,
    responses=answers(Decision, 400, 422, told="The decision", headers=(REPLAYED,)),
)
async def screen_party(  # noqa: PLR0913, PLR0917  # each is one choice
    request: Request,
    visitor: _Screener,
    lists: _Lists = [],  # noqa: B006  # FastAPI copies it
    top: _Top = 10,
    record: _Record = None,
    key: _Key = None,
) -> Response:
    """One decision as JSON. A field that does not exist is refused."""
    house, data = house_of(request), await request.body()
    using = using_of(house, lists, top)
    asked = _Asked(request, visitor, record, key)

    def decided() -> _Done:
        customer = customer_of(data)  # a large body is not read where it would keep other requests waiting
        return _decided(asked, using, lambda: iter([customer]))

    done = await anyio.to_thread.run_sync(decided)
    done.lines.seek(0)
    with done.lines as lines:
        return Json(lines.read().rstrip(b"\n"), headers=done.headers)


def refuse_crowd() -> None:
    """HTTPException 503 where as many streams are being read as may be at once."""
    if not STREAMS.available_tokens:
        busy = f"{STREAMS.total_tokens:g} streams are being read; ask again"
        raise HTTPException(503, busy, headers={"Retry-After": "5"})


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who asked, whether it is to be recorded, and the key under which the same may come again."""

    request: Request
    visitor: Visitor
    record: bool | None
    key: str | None

    @property
    def house(self) -> House:
        return house_of(self.request)

    @property
    def is_recorded(self) -> bool:
        return self.house.settings.record if self.record is None else self.record

    def once(self, now: datetime) -> Once | None:
        """What is known of this request; None where nothing is recorded, or the sender has no word for it."""
        if not self.is_recorded or not self.key:
            return None
        url = self.request.url
        return Once(self.house.store, self.visitor.actor.id, self.key, f"POST {url.path}?{url.query}", now)


class _Done(NamedTuple):
    """The decisions, a line each, and the headers that belong to them."""

    lines: "SpooledTemporaryFile[bytes]"
    headers: dict[str, str]


def _decided(asked: _Asked, using: Screening, subjects: Callable[[], Iterator[Subject | Problem]]) -> _Done:
    """Decide everything into a file, one decision a line; what was decided under the same key before stands as it was."""
    once, lines = asked.once(using.now), spooled()
    again = {REPLAYED: "true"} if once and once.is_again else {}
    try:
        recorded = recording(asked.house, using, is_asked=asked.is_recorded, once=once)
        with span("screen", corpus=using.corpus.version), recorded as recorder:
            given = subjects()
            if once:
                lines.writelines(line + b"\n" for line in once.told(given))
                given = once.rest(given)
            for item in screen(recorder.watched(given) if recorder else given, recorder.using if recorder else using):
                lines.write(json_line(item) + b"\n")
                if recorder:
                    recorder.take(item)
        if once:
            once.end()
    except BaseException:
        lines.close()
        raise
    return _Done(lines, again)


def _answer(done: _Done) -> Response:
    return FromFile(done.lines, LINES, done.headers)


__all__ = ["PartyAsked", "screening"]
