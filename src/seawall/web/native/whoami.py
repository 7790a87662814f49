"""Who somebody is here, and what they may do: the first thing that a program asks."""

from typing import Annotated

import msgspec
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import keys
from seawall.web.guard import needs
from seawall.web.house import Visitor
from seawall.web.native.described import answers
from seawall.web.refusals import Json

whoami = APIRouter(tags=["service"])


class Myself(msgspec.Struct, frozen=True):
    """Whose name goes on the tape, and what they may do. form_word: what a session sends as X-Form-Word; empty of a key."""

    id: str
    name: str
    roles: tuple[str, ...]
    may: tuple[str, ...]
    is_program: bool
    form_word: str


@whoami.get("/me", summary="Who I am, and what I may do", responses=answers(Myself))
async def me(request: Request, visitor: Annotated[Visitor, needs()]) -> Response:
    """Of a key: what it says. Of a person: their roles' rights."""
    told = Myself(
        visitor.actor.id, visitor.name, tuple(sorted(visitor.actor.roles)), tuple(sorted(map(keys.slug, visitor.rights))),
        visitor.actor.is_program, getattr(request.state, "csrf", ""),
    )  # fmt: skip
    return Json(told)
