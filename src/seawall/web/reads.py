"""Reading a case: whoever is shown one is named on the tape, by the route itself, so that no page forgets it."""

import re
from collections.abc import Iterable
from typing import Any

from fastapi import Depends, HTTPException
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.routing import BaseRoute

from seawall.access import Right
from seawall.admission import read_case
from seawall.cases import PREFIX
from seawall.web.guard import RIGHTS, rights_asked
from seawall.web.house import Visitor, house_of

_READS = "seawall_reads"
# The path's part that says which case is meant, as routes write it.
PARAMETER = "case"
_ID = re.compile(r"[0-9A-Za-z._-]{1,64}")


def reads_case(what: str) -> Any:
    """As needs(Right.READ_CASES), for routes with {case} in their path: and the reading is on the tape before the answer.

    what says which part of the case is shown: "page", "history", "document".
    """

    async def admitted(request: Request) -> Visitor:
        house = house_of(request)
        visitor = await house.admit(request)
        if visitor is None:
            raise HTTPException(401, "sign in, or send a key", headers={"WWW-Authenticate": "Bearer"})
        if Right.READ_CASES not in visitor.rights:
            raise HTTPException(403, f"{visitor.name} may not {Right.READ_CASES}")
        case = str(request.path_params[PARAMETER])
        # Of a case that is not there nothing was read; the route says so.
        if _ID.fullmatch(case) and await run_in_threadpool(house.store.last_of, [f"{PREFIX}{case}"]):
            await run_in_threadpool(read_case, house.store, visitor.actor, case, what, house.now())
        return visitor

    setattr(admitted, RIGHTS, (Right.READ_CASES,))
    setattr(admitted, _READS, True)
    return Depends(admitted)


def unread(routes: Iterable[BaseRoute]) -> list[str]:
    """The routes that show a case and write nothing down, as "METHOD /path"; a test holds it empty."""
    return [
        f"{'/'.join(sorted(route.methods or ()))} {route.path}"
        for route in routes
        if isinstance(route, APIRoute)
        and Right.READ_CASES in (rights_asked(route) or ())
        and f"{{{PARAMETER}" in route.path
        and not _writes(route.dependant)
    ]


def _writes(dependant: Dependant) -> bool:
    return getattr(dependant.call, _READS, False) or any(map(_writes, dependant.dependencies))
