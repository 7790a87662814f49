"""Refusals as pages: a person before a browser is told in words what went wrong, and never in JSON."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from seawall.errors import (
    CorpusMissing,
    HomeBusy,
    InputRefused,
    NotAllowed,
    Overtaken,
    SeawallError,
    StoreFailed,
    UnknownEntity,
)
from seawall.web.guard import admitted_of
from seawall.web.look.drawn import drawn, environment
from seawall.web.refusals import again_after

_TEMPLATES = environment("seawall.web.look")
# What a refusal is in HTTP; the rest are requests that make no sense.
_STATUS: tuple[tuple[type[SeawallError], int], ...] = (
    (UnknownEntity, 404), (NotAllowed, 409), (Overtaken, 409), (HomeBusy, 409), (StoreFailed, 503), (CorpusMissing, 503),
    (InputRefused, 422),
)  # fmt: skip
# The messages of these name folders and databases of the server, which are no reader's business.
_SAID_INSTEAD: Mapping[type[SeawallError], str] = {
    CorpusMissing: "there are no lists in use now; whoever runs the service knows why",
    StoreFailed: "the store can't be reached, or refused the step; look whether it was written before you do it again",
}
_TITLES = {
    403: "You may not see this",
    404: "There is no such page",
    409: "That is not possible now",
    429: "Too many at once",
    503: "That is away just now",
}
# Who is not signed in is led to the door, and not told here.
_NOBODY = 401


class Shown(APIRoute):
    """A route whose refusals are pages too. Who is not signed in is left to the door."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The route's own handler, its refusals drawn."""
        handle = super().get_route_handler()

        async def shown(request: Request) -> Response:
            try:
                return await handle(request)
            except HTTPException as refusal:
                if refusal.status_code == _NOBODY:
                    raise
                return _refused(request, refusal.status_code, str(refusal.detail), refusal.headers)
            except RequestValidationError:
                return _refused(request, 422, "an address or a form of this page says something else than expected")
            except SeawallError as refusal:
                said = next((text for kind, text in _SAID_INSTEAD.items() if isinstance(refusal, kind)), str(refusal))
                return _refused(request, _status_of(refusal), said, again_after(refusal))

        return shown


def _status_of(refusal: SeawallError) -> int:
    """What a refusal is in HTTP."""
    return next((status for kind, status in _STATUS if isinstance(refusal, kind)), 422)


def _refused(request: Request, status: int, why: str, headers: Mapping[str, str] | None = None) -> Response:
    title = _TITLES.get(status, "That makes no sense here")
    # Whoever the door could not be asked for, the store being away, is shown the page of nobody.
    visitor = admitted_of(request)
    csrf = getattr(request.state, "csrf", "")
    answer = drawn(_TEMPLATES, "refused.html.j2", request, visitor, title=title, csrf=csrf, status=status, why=why)
    answer.headers.update(headers or {})
    return answer
