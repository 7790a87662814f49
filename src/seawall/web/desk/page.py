"""A page: a template with what every page shows: who is signed in, where they are, what they may see."""

from datetime import UTC, date, datetime
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.requests import Request

from seawall.days import day_of_duty
from seawall.web.house import Visitor, house_of
from seawall.web.look import drawn, environment
from seawall.web.look.refused import Shown

_TEMPLATES = environment("seawall.web.desk")


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


def moment_of(request: Request) -> datetime:
    """The moment of this request, in UTC."""
    return house_of(request).now().astimezone(UTC)


def today_of(request: Request) -> date:
    """The day of this request, by Washington's clock, as duties count."""
    return day_of_duty(moment_of(request))


def pages() -> APIRouter:
    """A router for a group of pages."""
    return APIRouter(prefix="/desk", route_class=Shown, include_in_schema=False)
