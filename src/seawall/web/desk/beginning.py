"""Where the desk begins: on the first page that whoever came may see."""

from typing import Annotated

from fastapi import APIRouter, HTTPException
from starlette.responses import Response

from seawall.access import Right
from seawall.web.desk.page import pages as _pages
from seawall.web.desk.page import see
from seawall.web.guard import needs
from seawall.web.house import Visitor
from seawall.web.look import NAVIGATION
from seawall.web.look.refused import Shown

pages = APIRouter(include_in_schema=False, route_class=Shown)
# Every role may search; what else somebody may see decides where they begin.
_Anybody = Annotated[Visitor, needs(Right.SEARCH)]
# Added behind all other pages: what none of them is.
nowhere = _pages()


@pages.get("/")
@pages.get("/desk")
def begin(visitor: _Anybody) -> Response:
    """To the queue, or to what this person has in its place."""
    return see(next(row.path for row in NAVIGATION if row.right in visitor.rights))


@nowhere.get("/{rest:path}")
def no_page(_visitor: _Anybody, rest: str) -> Response:
    """A page that says so, not a line of JSON; an address with a stroke too many leads to the one without."""
    if rest.endswith("/") or not rest:
        return see(f"/desk/{rest.strip('/')}".rstrip("/"))
    raise HTTPException(404, "no page of the desk has this address")
