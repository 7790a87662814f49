"""A page: a template with what every page shows: who is signed in, where they are, what they may see."""

from collections.abc import Callable, Coroutine, Mapping
from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, HTTPException
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.routing import APIRoute
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
from seawall.web.house import Visitor, house_of
from seawall.web.look import drawn, environment

_TEMPLATES = environment("seawall.web.desk")

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
    503: "That is away just now",
}


def page(  # the parts of a page
    request: Request,
    visitor: Visitor | None,
    template: str,
    *,
    title: str,
    status: int = 200,
    **values: Any,
) -> HTMLResponse:
    """The page of a template. Values are the template's own; a name that it uses and nobody gave is an error."""
    csrf = getattr(request.state, "csrf", "")
    return drawn(_TEMPLATES, template, request, visitor, title=title, csrf=csrf, status=status, **values)


def see(path: str) -> RedirectResponse:
    """After a form: the page that shows what it did."""
    return RedirectResponse(path, 303)


def status_of(refusal: SeawallError) -> int:
    """What a refusal is in HTTP."""
    return next((status for kind, status in _STATUS if isinstance(refusal, kind)), 422)


def moment_of(request: Request) -> datetime:
    """The moment of this request, in UTC."""
    return house_of(request).now().astimezone(UTC)


class _Shown(APIRoute):
    """A route whose refusals are pages too. Who is not signed in is left to the door."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def shown(request: Request) -> Response:
            try:
                return await handle(request)
            except HTTPException as refusal:
                if refusal.status_code not in {403, 404}:
                    raise
                return await _refused(request, refusal.status_code, str(refusal.detail))
            except RequestValidationError:
                return await _refused(
                    request, 422, "an address or a form of this page says something else than expected"
                )
            except SeawallError as refusal:
                said = _SAID_INSTEAD.get(type(refusal), str(refusal))
                return await _refused(request, status_of(refusal), said)

        return shown


async def _refused(request: Request, status: int, why: str) -> Response:
    visitor = await house_of(request).admit(request)
    title = _TITLES.get(status, "That makes no sense here")
    return page(request, visitor, "refused.html.j2", title=title, status=status, why=why)


def pages() -> APIRouter:
    """A router for a group of pages."""
    return APIRouter(prefix="/desk", route_class=_Shown, include_in_schema=False)
