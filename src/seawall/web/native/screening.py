"""Screening over HTTP: files of payments and customers, one party, and streams of customers; decisions as JSON lines."""

from collections.abc import Iterator
from io import BufferedReader, BytesIO
from tempfile import SpooledTemporaryFile
from typing import Annotated, Any, BinaryIO

import anyio
import anyio.to_thread
from fastapi import APIRouter, HTTPException, Query
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
from seawall.web.native.described import LINES, answers, body, refusal
from seawall.web.native.using import recording, using_of
from seawall.web.refusals import Json
from seawall.web.spans import span

screening = APIRouter(tags=["screening"])
_Screener = Annotated[Visitor, needs(Right.SCREEN)]
_Lists = Annotated[list[str], Query(alias="list", description="Only these lists (SDN, SSI …)")]
_Top = Annotated[int, Query(ge=1, le=500, description="The most matches a party keeps, of each list")]
_Record = Annotated[bool | None, Query(description="Record the decisions, and open cases; without it as it is set")]
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
          "content": {LINES: {"schema": {"type": "string"}}}},
    422: refusal(422, "No format that is known, or nothing in it"),
}  # fmt: skip
_BYTES = _body("application/octet-stream", {"type": "string", "format": "binary"}, _MT103)
_ROWS = _body(LINES, {"type": "string"}, '{"id": "C-1", "name": "Example Trading LLC", "country": "US"}\n')
_PARTY = body(PartyAsked, EXAMPLE)


@screening.post("/screen", summary="Screen a file of payments or customers", responses=_ANSWERS, openapi_extra=_BYTES)
@screening.post("/screen/payment", summary="Screen payments", responses=_ANSWERS, openapi_extra=_BYTES)
async def screen_file(  # what can be chosen
    request: Request,
    _visitor: _Screener,
    name: _Name = SOURCE,
    lists: _Lists = [],  # noqa: B006  # FastAPI copies it
    top: _Top = 10,
    record: _Record = None,
) -> Response:
    """The body is a file in any format that the command line reads: ISO 20022, MT, Fedwire, ACH, CSV, Excel, archives."""
    house, data = house_of(request), await request.body()
    using = using_of(house, lists, top)

    def subjects() -> Iterator[Subject | Problem]:
        return read_stream(BytesIO(data), name, Reading())

    return _answer(await anyio.to_thread.run_sync(_decided, house, using, subjects, _is_recorded(house, record)))


@screening.post("/screen/batch", summary="Screen a stream of customers", responses=_ANSWERS, openapi_extra=_ROWS)
async def screen_batch(
    request: Request,
    _visitor: _Screener,
    lists: _Lists = [],  # noqa: B006  # FastAPI copies it
    top: _Top = 10,
    record: _Record = None,
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

    is_recorded = _is_recorded(house, record)
    return _answer(await anyio.to_thread.run_sync(_decided, house, using, subjects, is_recorded, limiter=STREAMS))


@screening.post(
    "/screen/party",
    summary="Screen one party",
    openapi_extra=_PARTY,
    responses=answers(Decision, 400, 422, told="The decision"),
)
async def screen_party(
    request: Request,
    _visitor: _Screener,
    lists: _Lists = [],  # noqa: B006  # FastAPI copies it
    top: _Top = 10,
    record: _Record = None,
) -> Response:
    """One decision as JSON. A field that does not exist is refused."""
    house, customer = house_of(request), customer_of(await request.body())
    using = using_of(house, lists, top)
    lines = await anyio.to_thread.run_sync(
        _decided, house, using, lambda: iter([customer]), _is_recorded(house, record)
    )
    lines.seek(0)
    with lines:
        return Json(lines.read().rstrip(b"\n"))


def refuse_crowd() -> None:
    """HTTPException 503 where as many streams are being read as may be at once."""
    if not STREAMS.available_tokens:
        busy = f"{STREAMS.total_tokens:g} streams are being read; ask again"
        raise HTTPException(503, busy, headers={"Retry-After": "5"})


def _is_recorded(house: House, asked: bool | None) -> bool:
    return house.settings.record if asked is None else asked


def _decided(house: House, using: Screening, subjects: Any, is_recorded: bool) -> "SpooledTemporaryFile[bytes]":
    """Decide everything into a file, one decision a line."""
    lines = spooled()
    try:
        with span("screen", corpus=using.corpus.version), recording(house, using, is_asked=is_recorded) as recorder:
            given = recorder.watched(subjects()) if recorder else subjects()
            for item in screen(given, recorder.using if recorder else using):
                lines.write(json_line(item) + b"\n")
                if recorder:
                    recorder.take(item)
    except BaseException:
        lines.close()
        raise
    return lines


def _answer(lines: "SpooledTemporaryFile[bytes]") -> Response:
    return FromFile(lines, LINES)


__all__ = ["PartyAsked", "screening"]
