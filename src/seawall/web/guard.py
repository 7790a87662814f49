"""The guard: every route says which rights it takes, and nobody without them gets past the door."""

import math
from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import Any, TypeAlias

from fastapi import Depends, HTTPException
from fastapi.dependencies.models import Dependant
from fastapi.routing import RouteContext, iter_route_contexts
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount

from seawall.access import Right
from seawall.web.house import Visitor, house_of
from seawall.web.rates import Buckets

# What anybody may ask: whether the service is alive. Sign-in pages say so themselves, by `is_open`.
_OPEN = "seawall_is_open"
_RIGHTS = "seawall_rights"

# A route's own function, without FastAPI's reading of parameters: where that would cost more than the answer.
Plain: TypeAlias = Callable[[Request, Visitor], Awaitable[Response]]


def needs(*rights: Right) -> Any:
    """A route's parameter that is the Visitor who asks, and answers 401 to nobody and 403 to who lacks a right."""

    async def admitted(request: Request) -> Visitor:
        return await _admitted(request, rights)

    setattr(admitted, _RIGHTS, rights)
    return Depends(admitted)


def guarded(*rights: Right) -> Callable[[Plain], Callable[[Request], Awaitable[Response]]]:
    """The same for a plain route of Starlette, whose function takes the request and the visitor."""

    def with_visitor(route: Plain) -> Callable[[Request], Awaitable[Response]]:
        async def admitted(request: Request) -> Response:
            return await route(request, await _admitted(request, rights))

        setattr(admitted, _RIGHTS, rights)
        return admitted

    return with_visitor


async def _admitted(request: Request, rights: tuple[Right, ...]) -> Visitor:
    """Who asks; 401 for nobody, 403 for who lacks a right, 429 for who asks too often."""
    visitor = await house_of(request).admit(request)
    if visitor is None:
        raise HTTPException(401, "sign in, or send a key", headers={"WWW-Authenticate": "Bearer"})
    request.state.visitor = visitor
    buckets = getattr(request.app.state, "buckets", None)
    wait = buckets.take(visitor.actor.id) if isinstance(buckets, Buckets) else 0.0
    if wait:
        raise HTTPException(429, "too many requests", headers={"Retry-After": str(math.ceil(wait))})
    lacking = [right for right in rights if right not in visitor.rights]
    if lacking:
        raise HTTPException(403, f"{visitor.name} may not {lacking[0]}")
    return visitor


def admitted_of(request: Request) -> Visitor | None:
    """Who asks, where a route's guard has found that out; None where it did not come so far, or had none to ask."""
    visitor = getattr(request.state, "visitor", None)
    return visitor if isinstance(visitor, Visitor) else None


def is_open(route: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    """Mark a route that anybody may ask. Written below the route's own decorator."""
    setattr(route, _OPEN, True)
    return route


def unguarded(routes: Iterable[BaseRoute]) -> list[str]:
    """The routes that neither name rights nor are marked open, as "METHOD /path"; a test holds it empty.

    Routers that were included are looked into, and so are whole applications that were mounted: those must be marked.
    """
    return [
        f"{'/'.join(sorted(route.methods or ()))} {route.path}".strip()
        for route in iter_route_contexts(list(routes))
        if not _is_open(route) and rights_asked(route) is None
    ]


def _is_open(route: RouteContext) -> bool:
    told = getattr(route.original_route, "app", None) if isinstance(route.original_route, Mount) else route.endpoint
    return bool(getattr(told, _OPEN, False))


def rights_asked(route: RouteContext) -> tuple[Right, ...] | None:
    """The rights that a route takes; None where it names none at all."""
    own: tuple[Right, ...] | None = getattr(route.endpoint, _RIGHTS, None)
    found = [own] if own is not None else []
    dependant = getattr(route, "dependant", None)
    if isinstance(dependant, Dependant):
        found += [rights for rights in _asked(dependant) if rights is not None]
    return tuple(right for rights in found for right in rights) if found else None


def _asked(dependant: Dependant) -> Iterator[tuple[Right, ...] | None]:
    yield getattr(dependant.call, _RIGHTS, None)
    for below in dependant.dependencies:
        yield from _asked(below)
