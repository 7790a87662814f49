"""The guard: every route says which rights it takes, and nobody without them gets past the door."""

from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import Any

from fastapi import Depends, HTTPException
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.routing import BaseRoute

from seawall.access import Right
from seawall.web.house import Visitor, house_of

# What anybody may ask: whether the service is alive. Sign-in pages say so themselves, by `is_open`.
_OPEN = "seawall_is_open"
_RIGHTS = "seawall_rights"


def needs(*rights: Right) -> Any:
    """A route's parameter that is the Visitor who asks, and answers 401 to nobody and 403 to who lacks a right."""

    async def admitted(request: Request) -> Visitor:
        visitor = await house_of(request).admit(request)
        if visitor is None:
            raise HTTPException(401, "sign in, or send a key", headers={"WWW-Authenticate": "Bearer"})
        lacking = [right for right in rights if right not in visitor.rights]
        if lacking:
            raise HTTPException(403, f"{visitor.name} may not {lacking[0]}")
        return visitor

    setattr(admitted, _RIGHTS, rights)
    return Depends(admitted)


def is_open(route: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    """Mark a route that anybody may ask. Written below the route's own decorator."""
    setattr(route, _OPEN, True)
    return route


def unguarded(routes: Iterable[BaseRoute]) -> list[str]:
    """The routes that neither name rights nor are marked open, as "METHOD /path"; a test holds it empty."""
    return [
        f"{'/'.join(sorted(route.methods or ()))} {route.path}"
        for route in routes
        if isinstance(route, APIRoute) and not getattr(route.endpoint, _OPEN, False) and rights_asked(route) is None
    ]


def rights_asked(route: APIRoute) -> tuple[Right, ...] | None:
    """The rights that a route takes; None where it names none at all."""
    found = [rights for rights in _asked(route.dependant) if rights is not None]
    return tuple(right for rights in found for right in rights) if found else None


def _asked(dependant: Dependant) -> Iterator[tuple[Right, ...] | None]:
    yield getattr(dependant.call, _RIGHTS, None)
    for below in dependant.dependencies:
        yield from _asked(below)
