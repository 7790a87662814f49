"""Where the desk begins: on the first page that whoever came may see."""

from typing import Annotated

from fastapi import APIRouter
from starlette.responses import Response

from seawall.access import Right
from seawall.web.desk.page import see
from seawall.web.guard import needs
from seawall.web.house import Visitor
from seawall.web.look import NAVIGATION
from seawall.web.look.refused import Shown

pages = APIRouter(include_in_schema=False, route_class=Shown)
# Every role may search; what else somebody may see decides where they begin.
_Anybody = Annotated[Visitor, needs(Right.SEARCH)]


@pages.get("/")
@pages.get("/desk")
def begin(visitor: _Anybody) -> Response:
    """To the queue, or to what this person has in its place."""
    return see(next(row.path for row in NAVIGATION if row.right in visitor.rights))
