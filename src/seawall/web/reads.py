"""Reading a case, an exposure, a document: whoever is shown one is named on the tape, by the route itself, so that no page forgets it."""

import re
from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import Depends
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.routing import BaseRoute

from seawall.access import Right
from seawall.admission import read_case, read_stream
from seawall.cases import PREFIX
from seawall.intake import PREFIX as DOCUMENT
from seawall.readings import HUNT
from seawall.web.guard import needs
from seawall.web.house import House, Visitor, house_of

_READS = "seawall_reads"
# What routes call the part of their path that says which case is meant.
_PARAMETERS = ("case", "case_id", "id_")
# The paths of what nobody reads unseen.
_SENSITIVE = re.compile(r"/cases/\{(?:case|case_id|id_)\b|/exposures/\{exposure\}|/network/documents/\{document\}")
_ID = re.compile(r"[0-9A-Za-z._-]{1,64}")

_Reader = Annotated[Visitor, needs(Right.READ_CASES)]
_Hunter = Annotated[Visitor, needs(Right.READ_HUNTS)]


def reads_case(what: str) -> Any:
    """As needs(Right.READ_CASES), for routes at /cases/{…}: the reading is on the tape before the answer is made.

    what says which part of the case is shown: "page", "api", "document".
    """

    async def admitted(request: Request, visitor: _Reader) -> Visitor:
        house = house_of(request)
        case = next((str(request.path_params[name]) for name in _PARAMETERS if name in request.path_params), "")
        # Of a case that is not there nothing was read; the route says so.
        if _ID.fullmatch(case):
            await run_in_threadpool(noted, house, visitor, case, what)
        return visitor

    setattr(admitted, _READS, True)
    return Depends(admitted)


def noted(house: House, visitor: Visitor, case: str, what: str) -> None:
    """Write down that somebody is shown a case by another way than its own page: a form that was refused, a draft made of it."""
    if house.store.last_of([f"{PREFIX}{case}"]):
        read_case(house.store, visitor.actor, case, what, house.now())


def reads_exposure(what: str) -> Any:
    """As needs(Right.READ_HUNTS), for routes at /exposures/{exposure}: an exposure names one's own hosts."""
    return _reads("exposure", HUNT, what)


def reads_document(what: str) -> Any:
    """As needs(Right.READ_HUNTS), for routes at /documents/{document}: what was read in may be for few eyes."""
    return _reads("document", DOCUMENT, what)


def _reads(parameter: str, prefix: str, what: str) -> Any:
    async def admitted(request: Request, visitor: _Hunter) -> Visitor:
        id_ = str(request.path_params.get(parameter, ""))
        if _ID.fullmatch(id_):
            await run_in_threadpool(_noted_stream, house_of(request), visitor, f"{prefix}{id_}", what)
        return visitor

    setattr(admitted, _READS, True)
    return Depends(admitted)


def _noted_stream(house: House, visitor: Visitor, stream: str, what: str) -> None:
    if house.store.last_of([stream]):
        read_stream(house.store, visitor.actor, stream, what, house.now())


def unread(routes: Iterable[BaseRoute]) -> list[str]:
    """The routes that show a case, an exposure or a document and write nothing down, as "METHOD /path"; a test holds it empty."""
    return [
        f"GET {route.path}"
        for route in iter_route_contexts(list(routes))
        if "GET" in (route.methods or ())
        and _SENSITIVE.search(route.path or "")
        and not _writes(getattr(route, "dependant", None))
    ]


def _writes(dependant: Dependant | None) -> bool:
    if dependant is None:
        return False
    return getattr(dependant.call, _READS, False) or any(map(_writes, dependant.dependencies))
