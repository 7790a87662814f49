"""What a request may take: the length of its address, the size of its body, and the time for both and for the answer.

Pure ASGI, and outside everything else that reads: what is too large is refused before it is in memory.
"""

import asyncio
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from seawall.web.refusals import refused


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most that one request may take.

    address   bytes of path and query: below the 65,536 at which the HTTP parser gives up without an answer
    body      bytes of a body; ISO 20022 messages of some ten thousand payments are as large
    idle      seconds between two pieces of a body
    whole     seconds from the request to the end of its answer
    rate      requests a second of one visitor, in each process; burst how many at once
    endless   paths whose bodies are read piece by piece and answered so: of them only the pause between pieces is bound
    """

    address: int = 60_000
    body: int = 32 * 1024 * 1024
    idle: float = 10.0
    whole: float = 60.0
    rate: float = 500.0
    burst: float = 1_000.0
    endless: frozenset[str] = frozenset({"/v1/screen/batch", "/v1/customers/load"})


class Bounded:
    """The middleware that holds requests to their bounds."""

    def __init__(self, app: ASGIApp, bounds: Bounds) -> None:
        self._app, self._bounds = app, bounds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        bounds = self._bounds
        if len(scope["raw_path"]) + len(scope["query_string"]) > bounds.address:
            await refused(414, "Request URI too long")(scope, receive, send)
            return
        if "\0" in scope["path"]:
            # No id and no name holds one, and PostgreSQL's texts can't.
            await refused(400, "the address holds a NUL, and nothing is called so")(scope, receive, send)
            return
        is_endless = scope["path"] in bounds.endless
        most = None if is_endless else bounds.body
        said = _said_length(scope)
        if most is not None and said > most:
            await refused(413, _too_large(most), {"connection": "close"})(scope, receive, send)
            return
        took = _Taken(receive, bounds.idle, most)
        began = False

        async def sending(message: Message) -> None:
            nonlocal began
            began = True
            await send(message)

        try:
            async with asyncio.timeout(None if is_endless else bounds.whole):
                await self._app(scope, took.receive, sending)
        except TimeoutError:
            if began:
                raise
            await refused(503, f"no answer within {bounds.whole:g} seconds")(scope, receive, send)


class _Taken:
    """A body as it is taken in: counted, and not waited for longer than its client may pause."""

    def __init__(self, receive: Receive, idle: float, most: int | None) -> None:
        self._receive, self._idle, self._most = receive, idle, most
        self._count, self._is_whole = 0, False

    async def receive(self) -> Message:
        if self._is_whole:  # nothing but the client's going away can come
            return await self._receive()
        try:
            async with asyncio.timeout(self._idle):
                message = await self._receive()
        except TimeoutError:
            why = f"nothing of the body came for {self._idle:g} seconds"
            raise HTTPException(408, why, headers={"connection": "close"}) from None
        self._count += len(message.get("body", b""))
        self._is_whole = not message.get("more_body", False)
        if self._most is not None and self._count > self._most:
            raise HTTPException(413, _too_large(self._most), headers={"connection": "close"})
        return message


def _too_large(most: int) -> str:
    return f"the body is larger than {most:,} bytes"


def _said_length(scope: Scope) -> int:
    said = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    return int(said) if said.isdigit() else 0
