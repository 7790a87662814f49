"""What a client hears when it is refused: one shape, {"detail": …}, with the status that the kind of refusal has."""

import msgspec
import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from seawall.errors import (
    ChainBroken,
    CorpusMissing,
    CrewLost,
    FetchFailed,
    HomeBusy,
    InputRefused,
    ListRefused,
    NotAllowed,
    Overtaken,
    SeawallError,
    SettingRefused,
    StoreFailed,
    UnknownEntity,
)

# The status of each refusal. One that is not here is a fault of the program.
STATUS: dict[type[SeawallError], int] = {
    SettingRefused: 400,
    UnknownEntity: 404,
    NotAllowed: 409,
    Overtaken: 409,
    HomeBusy: 409,
    InputRefused: 422,
    ListRefused: 422,
    FetchFailed: 502,
    CorpusMissing: 503,
    StoreFailed: 503,
    CrewLost: 503,
    ChainBroken: 500,
}
# The messages of these name folders and databases of the server, which are no client's business; the log has their kind.
_SAID_INSTEAD: dict[type[SeawallError], str] = {
    CorpusMissing: "Index not ready.",
    StoreFailed: "the store can't be reached, or refused the step; what was not answered may not be written: ask again",
    CrewLost: "a process that shared the work has ended; ask again",
    ChainBroken: "the tape of events is broken: seawall verify says where",
}
# Of what passes by itself, or is mended meanwhile: seconds after which it is worth asking again (RFC 9110 §10.2.3).
AGAIN: dict[type[SeawallError], int] = {CorpusMissing: 10, StoreFailed: 5, CrewLost: 1}
_log = structlog.get_logger("seawall.web")
_encode = msgspec.json.Encoder(decimal_format="string").encode


class Json(Response):
    """A value as JSON, written by msgspec: a struct, a dataclass or plain values."""

    media_type = "application/json"

    def render(self, content: object) -> bytes:
        """The bytes of the value; ones that are ready go as they are."""
        return content if isinstance(content, bytes) else _encode(content)


def refused(status: int, detail: object, headers: dict[str, str] | None = None) -> Json:
    """A refusal in the one shape."""
    return Json({"detail": detail}, status, headers)


def invalid(loc: str, name: str, why: str, said: object = None) -> HTTPException:
    """A parameter that makes no sense, in the shape that FastAPI gives to its own: 422 with a list."""
    return HTTPException(422, [{"type": "value_error", "loc": [loc, name], "msg": why, "input": said}])  # type: ignore[arg-type]


def refuse_in_one_shape(app: FastAPI) -> None:
    """Have the app answer every refusal so."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(SeawallError, _seawall)


async def _http(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return refused(error.status_code, error.detail, dict(error.headers or {}))


async def _validation(_request: Request, error: Exception) -> Response:
    """FastAPI's own list; what was said comes back only where it is a parameter, never out of a body."""
    assert isinstance(error, RequestValidationError)
    rows = [
        {"type": row["type"], "loc": list(row["loc"]), "msg": row["msg"]}
        | (
            {"input": row["input"]}
            if row["loc"][:1] in {("query",), ("path",)} and isinstance(row["input"], str)
            else {}
        )
        for row in error.errors()
    ]
    return refused(422, rows)


async def _seawall(_request: Request, error: Exception) -> Response:
    kind = next((known for known in STATUS if isinstance(error, known)), None)
    if kind is None or kind in _SAID_INSTEAD:
        _log.error("refused", kind=type(error).__name__)
    status = STATUS[kind] if kind else 500
    said = _SAID_INSTEAD.get(kind, str(error)) if kind else "Internal server error"
    return refused(status, said, again_after(error))


def again_after(error: Exception) -> dict[str, str]:
    """The header that says when to ask again; none where asking again changes nothing."""
    return next(({"Retry-After": str(seconds)} for kind, seconds in AGAIN.items() if isinstance(error, kind)), {})
