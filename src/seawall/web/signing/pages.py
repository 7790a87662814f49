"""The pages on which people sign in and out, and look after their password and second factor."""

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException
from fastapi.responses import HTMLResponse
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from seawall.access import Wants, oidc
from seawall.access.extra import library
from seawall.admission import (
    Entered,
    Gate,
    change_password,
    come_back,
    enrol,
    has_users,
    offered,
    second_factor,
    send_away,
    sign_in,
    sign_out,
)
from seawall.errors import FetchFailed, InputRefused, NotAllowed, Overtaken
from seawall.web.guard import is_open
from seawall.web.look.refused import Shown
from seawall.web.signing import cookies
from seawall.web.signing.forms import inside
from seawall.web.signing.lobby import NEXT, Lobby, let_through, lobby_of

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse, route_class=Shown)
_REFUSALS = (NotAllowed, InputRefused, Overtaken)


@router.get("/sign-in")
@is_open
async def sign_in_page(request: Request) -> Response:
    """Where everybody begins; who is in already goes on."""
    lobby = lobby_of(request)
    here = await lobby.entered(request)
    onward = _asked_for(request)
    if here is not None:
        return _onward(here, onward)
    return await _first_page(request, lobby, onward)


async def _first_page(request: Request, lobby: Lobby, onward: str, why: str = "", status: int = 200) -> Response:
    known = await lobby.run(has_users, lobby.gate(request))
    told = {"why": why, "onward": onward, "has_users": known, "has_provider": lobby.doors is not None}
    return lobby.page(request, "sign_in", None, status=status, **told)


@router.post("/sign-in")
@is_open
async def sign_in_form(request: Request) -> Response:
    """Name and password. Whatever session the browser came with, it gets a new one or none."""
    lobby = lobby_of(request)
    lobby.refuse_flood(request)
    said = await lobby.form(request, None)
    onward = inside(said.get("next", "/"))
    try:
        before = cookies.read(request, cookies.SESSION)
        here = await lobby.run(sign_in, lobby.gate(request), said.get("name", ""), said.get("password", ""), before)
    except _REFUSALS as error:
        return await _first_page(request, lobby, onward, str(error), 403)
    return let_through(request, _onward(here, onward), here)


@router.get("/sign-in/code")
@is_open
async def code_page(request: Request) -> Response:
    """The second factor's code."""
    return await _shown(request, "code", {Wants.CODE})


@router.post("/sign-in/code")
@is_open
async def code_form(request: Request) -> Response:
    """The code of an authenticator, or a recovery code."""

    def taken(gate: Gate, here: Entered, said: dict[str, str]) -> Entered:
        return second_factor(gate, here, said.get("code", ""))

    return await _taken(request, "code", {Wants.CODE}, taken)


@router.get("/sign-in/password")
@is_open
async def password_page(request: Request) -> Response:
    """A new password."""
    return await _shown(request, "password", {Wants.NEW_PASSWORD, Wants.NOTHING})


@router.post("/sign-in/password")
@is_open
async def password_form(request: Request) -> Response:
    """The old password and the new one, twice."""

    def taken(gate: Gate, here: Entered, said: dict[str, str]) -> Entered:
        if said.get("new", "") != said.get("again", ""):
            raise NotAllowed("the new password was not typed the same twice")
        return change_password(gate, here, said.get("old", ""), said.get("new", ""))

    return await _taken(request, "password", {Wants.NEW_PASSWORD, Wants.NOTHING}, taken)


@router.get("/sign-in/enrol")
@is_open
async def enrol_page(request: Request) -> Response:
    """The picture for an authenticator."""
    lobby, here = await _here(request, {Wants.ENROLMENT, Wants.NOTHING})
    if here is None:
        return _begin()
    try:
        return _enrolment(request, lobby, here)
    except NotAllowed as error:
        raise HTTPException(403, str(error)) from error


def _enrolment(request: Request, lobby: Lobby, here: Entered, why: str = "", status: int = 200) -> Response:
    secret, address = offered(here)
    picture = library("segno").make(address, error="m").svg_inline(scale=5, light="#fff", dark="#000")
    # The picture is our own: segno draws squares, and no text of anybody's is in it.
    told = {
        "why": why,
        "secret": secret,
        "picture": Markup(picture),  # noqa: S704
        "asks_password": here.session.wants is Wants.NOTHING,
    }
    return lobby.page(request, "enrol", here, status=status, **told)


@router.post("/sign-in/enrol")
@is_open
async def enrol_form(request: Request) -> Response:
    """The first code of the authenticator; the answer shows the recovery codes, this once."""
    lobby, here = await _here(request, {Wants.ENROLMENT, Wants.NOTHING})
    if here is None:
        return _begin()
    lobby.refuse_flood(request)
    said = await lobby.form(request, here)
    try:
        after, codes = await lobby.run(enrol, lobby.gate(request), here, said.get("code", ""), said.get("password", ""))
    except _REFUSALS as error:
        try:
            return _enrolment(request, lobby, here, str(error), 403)
        except NotAllowed:
            raise HTTPException(403, str(error)) from error
    shown = lobby.page(request, "recovery", after, codes=codes, onward=_asked_for(request))
    return let_through(request, shown, after)


@router.post("/sign-out")
@is_open
async def sign_out_form(request: Request) -> Response:
    """End this session, or all of one's own."""
    lobby = lobby_of(request)
    here = await lobby.entered(request)
    answer = _begin()
    if here is not None:
        said = await lobby.form(request, here)
        await lobby.run(partial(sign_out, lobby.gate(request), here, everywhere="everywhere" in said))
        # What the browser still keeps of the pages is forgotten with them.
        answer.headers["Clear-Site-Data"] = '"cache"'
    cookies.take_back(request, answer, cookies.SESSION)
    return answer


@router.get("/sign-in/provider")
@is_open
async def provider_door(request: Request) -> Response:
    """Away to the provider who vouches for users. A link and no form: browsers let no form lead to another site."""
    lobby = lobby_of(request)
    if lobby.doors is None:
        raise HTTPException(404, "no provider is set up")
    lobby.refuse_flood(request)
    try:
        asked, address = await lobby.run(send_away, lobby.gate(request), lobby.doors)
    except FetchFailed:
        return await _first_page(
            request, lobby, "/", "the provider does not answer; try again, or tell your administrator", 502
        )
    answer = RedirectResponse(address, 303)
    cookies.give(request, answer, cookies.PROVIDER, oidc.sealed(asked), seconds=cookies.UNDER_WAY)
    return answer


@router.get("/sign-in/provider/back")
@is_open
async def provider_back(request: Request) -> Response:
    """Back from the provider, with a code or a refusal. Its words are good for one time; a session of before ends."""
    lobby = lobby_of(request)
    if lobby.doors is None:
        raise HTTPException(404, "no provider is set up")
    lobby.refuse_flood(request)
    asked = oidc.unsealed(cookies.read(request, cookies.PROVIDER))
    said, before = request.query_params, cookies.read(request, cookies.SESSION)
    # A refusal comes without a code (RFC 6749, 4.1.2.1), and no code is no code that the provider knows.
    try:
        here = await lobby.run(
            come_back, lobby.gate(request), lobby.doors, asked, said.get("state", ""), said.get("code", ""), before
        )
        answer = let_through(request, _begun_elsewhere(), here)
    except NotAllowed as error:
        answer = await _first_page(request, lobby, "/", str(error), 403)
    except FetchFailed:
        answer = await _first_page(
            request, lobby, "/", "the provider does not answer; try again, or tell your administrator", 502
        )
    cookies.take_back(request, answer, cookies.PROVIDER)
    return answer


def _begun_elsewhere() -> Response:
    return RedirectResponse("/", 303)


# What the pages share -------------------------------------------------------------------------------------------------

_Step = Callable[[Gate, Entered, dict[str, str]], Entered]


async def _here(request: Request, fit: set[Wants]) -> tuple[Lobby, Entered | None]:
    """Whose session it is, where this page is for what the session wants; None where they have to begin, or go on."""
    lobby = lobby_of(request)
    here = await lobby.entered(request)
    return lobby, here if here is not None and here.session.wants in fit else None


async def _shown(request: Request, name: str, fit: set[Wants]) -> Response:
    _, here = await _here(request, fit)
    return _begin() if here is None else _page(request, name, here)


def _page(request: Request, name: str, here: Entered, why: str = "", status: int = 200) -> Response:
    told: dict[str, Any] = {"why": why, "user": here.user, "is_forced": bool(here.session.wants)}
    return lobby_of(request).page(request, name, here, status=status, **told)


async def _taken(request: Request, name: str, fit: set[Wants], step: _Step) -> Response:
    lobby, here = await _here(request, fit)
    if here is None:
        return _begin()
    lobby.refuse_flood(request)
    said = await lobby.form(request, here)
    try:
        after = await lobby.run(step, lobby.gate(request), here, said)
    except _REFUSALS as error:
        return _page(request, name, here, str(error), 403)
    return let_through(request, _onward(after, _asked_for(request)), after)


def _asked_for(request: Request) -> str:
    """Where somebody was going who was led to the door; each of its pages hands it on in its address."""
    return inside(request.query_params.get("next", "/"))


def _onward(here: Entered, onward: str) -> Response:
    step = NEXT.get(here.session.wants)
    return RedirectResponse(_with(step, onward) if step else onward, 303)


def _with(path: str, onward: str) -> str:
    return path if onward == "/" else f"{path}?{urlencode({'next': onward})}"


def _begin() -> Response:
    return RedirectResponse("/sign-in", 303)
