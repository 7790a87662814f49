"""A page: a template with what every page shows: who is signed in, where they are, what they may see."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, HTTPException
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.routing import APIRoute
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
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
from seawall.web.desk.assets import address_of
from seawall.web.desk.shown import FILTERS
from seawall.web.house import Visitor, house_of


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation: where it leads, and the right without which it is not shown."""

    title: str
    path: str
    right: Right


NAVIGATION = (
    Place("Queue", "/desk/queue", Right.READ_CASES),
    Place("Search", "/desk/search", Right.SEARCH),
    Place("Lists", "/desk/lists", Right.READ_LISTS),
    Place("Deadlines", "/desk/deadlines", Right.READ_REPORTS),
    Place("Ledger", "/desk/ledger", Right.READ_LEDGER),
    Place("Reports", "/desk/reports", Right.READ_REPORTS),
    Place("Customers", "/desk/customers", Right.READ_CUSTOMERS),
    Place("Policy", "/desk/policy", Right.READ_POLICY),
    Place("Audit", "/desk/audit", Right.READ_AUDIT),
)
# Routes of others that the navigation names where the service has them, by the routes' own names.
_ELSEWHERE = (("administration", "Administration", Right.ADMINISTER),)
_ACCOUNT = "account_page"
# The hidden field by which a form shows that it is of this service's own page, in this session.
_FORM_WORD = "form_word"

_TEMPLATES = Environment(
    loader=PackageLoader("seawall.web.desk", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.filters.update(FILTERS)
_TEMPLATES.globals.update(asset=address_of, Right=Right, form_word=_FORM_WORD)

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
    told = values | {
        "title": title,
        "visitor": visitor,
        "may": visitor.rights if visitor else frozenset(),
        "places": _places(request, visitor),
        "here": request.url.path,
        "csrf": getattr(request.state, "csrf", ""),
        "account": _path_of(request, _ACCOUNT),
        "today": house_of(request).now().date(),
    }
    # What stands on a page is of one moment and of one person: nobody keeps it.
    return HTMLResponse(_TEMPLATES.get_template(template).render(told), status, {"Cache-Control": "no-store"})


def see(path: str) -> RedirectResponse:
    """After a form: the page that shows what it did."""
    return RedirectResponse(path, 303)


def status_of(refusal: SeawallError) -> int:
    """What a refusal is in HTTP."""
    return next((status for kind, status in _STATUS if isinstance(refusal, kind)), 422)


def moment_of(request: Request) -> datetime:
    """The moment of this request, in UTC."""
    return house_of(request).now().astimezone(UTC)


def _places(request: Request, visitor: Visitor | None) -> tuple[tuple[str, str], ...]:
    if visitor is None:
        return ()
    mine = tuple((row.title, row.path) for row in NAVIGATION if row.right in visitor.rights)
    others = (
        (title, _path_of(request, name)) for name, title, right in _ELSEWHERE if right in visitor.rights
    )  # fmt: skip
    return (*mine, *((title, path) for title, path in others if path))


def _path_of(request: Request, name: str) -> str:
    """The path of a route of another part of the service; empty where there is none of this name."""
    rows = (route for route in request.app.routes if isinstance(route, APIRoute) and route.name == name)
    return next((route.path for route in rows), "")


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
