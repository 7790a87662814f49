"""A body as a stream that blocking readers read, and an answer from a file: neither is ever whole in memory."""

from collections.abc import Callable
from io import RawIOBase
from tempfile import SpooledTemporaryFile
from typing import Any

import anyio.from_thread
import anyio.to_thread
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

# So much of an answer is kept in memory, and the rest in a temporary file.
SPOOL = 4 * 1024 * 1024
_PIECE = 64 * 1024


class Pulled(RawIOBase):
    """The body of a request, read from a thread; each read asks the event loop for the next piece.

    most is how many bytes it may have, None as many as come: HTTPException 413 beyond.
    """

    def __init__(self, receive: Receive, most: int | None = None) -> None:
        self._receive, self._most = receive, most
        self._count = 0
        self._left = b""
        self._is_whole = False

    async def _next(self) -> Message:
        return await self._receive()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._left and not self._is_whole:
            message = anyio.from_thread.run(self._next)
            if message["type"] == "http.disconnect":
                raise ClientDisconnect
            self._left = message.get("body", b"")
            self._count += len(self._left)
            if self._most is not None and self._count > self._most:
                raise HTTPException(
                    413, f"the body is larger than {self._most:,} bytes", headers={"connection": "close"}
                )
            self._is_whole = not message.get("more_body", False)
        taken, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)


def spooled() -> "SpooledTemporaryFile[bytes]":
    """A file for an answer; it goes when it is closed."""
    return SpooledTemporaryFile(SPOOL)  # the response closes it


class FromFile(Response):
    """An answer read from a file piece by piece, then closed. It is sent when all of it is known, so that its status is true."""

    def __init__(
        self, file: "SpooledTemporaryFile[bytes]", media_type: str, headers: dict[str, str] | None = None
    ) -> None:
        size = file.tell()
        file.seek(0)
        super().__init__(None, 200, (headers or {}) | {"content-length": str(size)}, media_type)
        self._file = file

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            while piece := await _read(self._file.read):
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        finally:
            self._file.close()


async def _read(read: Callable[[int], bytes]) -> bytes:
    return await anyio.to_thread.run_sync(read, _PIECE)
