"""A person's own keys, on their account's page: made in a session, shown once, ended."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from seawall.access import Right, Wants, keys, rights_of
from seawall.admission import Entered, Gate, end_token, make_token, tokens_of
from seawall.errors import InputRefused, NotAllowed
from seawall.web.guard import is_open
from seawall.web.signing.lobby import Lobby, lobby_of

own_keys = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
_HERE = "/account"
_MAY = "may-"
# What of a form is a number of days; anything longer is none.
_MOST_DIGITS = 3


@own_keys.get(_HERE)
@is_open
async def account_page(request: Request) -> Response:
    """What somebody can do about their own sign-in, and their keys. Not by a key: a program has no account."""
    lobby, here = await _here(request)
    return _begin() if here is None else await _page(request, lobby, here)


@own_keys.post("/account/keys")
@is_open
async def make(request: Request) -> Response:
    """A key of one's own; the answer shows it, this once."""

    def made(gate: Gate, here: Entered, said: dict[str, str]) -> dict[str, str]:
        scopes = keys.scopes_of((name.removeprefix(_MAY) for name in said if name.startswith(_MAY)), here.user.roles)
        key, text = make_token(gate, here, said.get("name", ""), scopes, timedelta(days=_days(said.get("days", ""))))
        return {"name": key.name, "text": text}

    return await _done(request, made)


@own_keys.post("/account/keys/end")
@is_open
async def end(request: Request) -> Response:
    """End a key of one's own."""
    return await _done(request, lambda gate, here, said: end_token(gate, here, said.get("key", "")))


def _days(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS else 0


async def _done(request: Request, step: Callable[[Gate, Entered, dict[str, str]], dict[str, str] | None]) -> Response:
    lobby, here = await _here(request)
    if here is None:
        return _begin()
    said = await lobby.form(request, here)
    try:
        once = await lobby.run(step, lobby.gate(request), here, said)
    except (NotAllowed, InputRefused) as refusal:
        return await _page(request, lobby, here, why=str(refusal), status=403)
    return await _page(request, lobby, here, once=once)


async def _here(request: Request) -> tuple[Lobby, Entered | None]:
    """Whose session it is; None where they have to begin, or to go on signing in."""
    lobby = lobby_of(request)
    here = await lobby.entered(request)
    return lobby, here if here is not None and here.session.wants is Wants.NOTHING else None


async def _page(request: Request, lobby: Lobby, here: Entered, *, status: int = 200, **told: Any) -> Response:
    mine = await lobby.run(tokens_of, lobby.gate(request), here.user.id)
    rows = [
        {"id": key.id, "name": key.name, "may": ", ".join(sorted(map(keys.slug, key.scopes))), "until": f"{key.until:%Y-%m-%d}"}
        for key in mine
    ]  # fmt: skip
    may = rights_of(here.user.roles) - {Right.ADMINISTER}
    scopes = [(keys.slug(right), right.value) for right in Right if right in may]
    usual: dict[str, Any] = {"why": "", "once": None, "user": here.user, "is_forced": False}
    return lobby.page(request, "account", here, status=status, tokens=rows, scopes=scopes, **(usual | told))


def _begin() -> Response:
    return RedirectResponse("/sign-in", 303)
