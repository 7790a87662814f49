"""Cookies: read by no script, sent to no other site's forms, and over plain HTTP only on this very machine."""

from typing import Literal

from starlette.requests import Request
from starlette.responses import Response

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
SESSION = "seawall"
FORM = "seawall-form"
PROVIDER = "seawall-provider"
# A cookie of this name is taken by browsers from this very host over HTTPS alone, so that no neighbour can set it.
_BOUND = "__Host-"
# How long a sign-in may take that is under way elsewhere.
UNDER_WAY = 600


def is_private(request: Request) -> bool:
    """Whether nobody on the way can read along: HTTPS, or both ends on this machine."""
    return request.url.scheme == "https" or request.url.hostname in _LOOPBACK


def named(request: Request, name: str) -> str:
    """What a cookie is called here."""
    return name if request.url.scheme == "http" and is_private(request) else _BOUND + name


def read(request: Request, name: str) -> str:
    """A cookie's text; empty where there is none."""
    return request.cookies.get(named(request, name), "")


def give(request: Request, answer: Response, name: str, text: str, *, seconds: int | None = None) -> None:
    """Set a cookie: for the browser's session, or for some seconds.

    SameSite is Lax, not Strict: a link in a message leads to the case and not to the sign-in page. That no other site's form
    is obeyed is the form's own word.
    """
    is_bound = named(request, name).startswith(_BOUND)
    lax: Literal["lax"] = "lax"
    answer.set_cookie(
        named(request, name), text, max_age=seconds, path="/", secure=is_bound, httponly=True, samesite=lax
    )


def take_back(request: Request, answer: Response, name: str) -> None:
    """Have the browser forget a cookie."""
    bound = named(request, name)
    answer.delete_cookie(bound, path="/", secure=bound.startswith(_BOUND), httponly=True, samesite="lax")
