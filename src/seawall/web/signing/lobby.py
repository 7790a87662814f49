"""The lobby: what the sign-in pages share: a gate for each request, the throttle, the provider's doors, and the pages."""

import random
import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from fastapi import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from seawall.access import Wants, passwords, sessions
from seawall.admission import Doors, Entered, Gate, who_is
from seawall.fetch import Clock, Patience, Web, client
from seawall.settings import Settings
from seawall.web.house import House
from seawall.web.look import drawn, environment
from seawall.web.signing import cookies
from seawall.web.signing.admit import visitor_of
from seawall.web.signing.forms import FIELD, fields, is_same, refuse_other_sites
from seawall.web.signing.throttle import Throttle, clean_address

_T = TypeVar("_T")
# Each hash takes 64 MiB: more at once would be felt by screening.
_AT_ONCE = 2
# Somebody waits before the screen.
_PATIENCE = Patience(tries=2, first_wait=0.2, longest_wait=1.0, connect=5.0, read=10.0, whole=15.0)
_FORM_BYTES = 32
BACK = "/sign-in/provider/back"
_TEMPLATES = environment("seawall.web.signing")
_TITLES = {
    "account": "Your account",
    "code": "Second factor",
    "enrol": "Second factor",
    "password": "New password",
    "recovery": "Recovery codes",
    "sign_in": "Sign in",
}


class Lobby:
    """One application's lobby."""

    def __init__(self, house: House, cost: passwords.Cost = passwords.USUAL) -> None:
        self.house = house
        self.doors = _doors(house.settings)
        self.cost = cost
        # What a name that nobody has is compared with; it costs what the others do.
        self.absent = passwords.ABSENT
        self._throttle = Throttle()
        self._hashing = CapacityLimiter(_AT_ONCE)

    def gate(self, request: Request) -> Gate:
        """The gate at this moment, for whoever asks."""
        demanded = self.house.settings.signing.second_factor
        address = address_of(request)
        return Gate(self.house.store, self.house.now(), secrets.token_bytes, address, demanded, self.cost, self.absent)

    async def entered(self, request: Request) -> Entered | None:
        """Whose session a request comes with, finished or not."""
        token = cookies.read(request, cookies.SESSION)
        return await self.run(who_is, self.gate(request), token) if token else None

    async def form(self, request: Request, here: Entered | None) -> dict[str, str]:
        """The form of a request. HTTPException 403 where it is not of a page of the same session, or without one of the
        same browser.
        """
        refuse_other_sites(request)
        if not cookies.is_private(request):
            raise HTTPException(400, "sign in over HTTPS: here everybody on the way could read the password")
        said = await fields(request)
        known = sessions.form_word(here.token) if here else cookies.read(request, cookies.FORM)
        if not is_same(said.get(FIELD, ""), known):
            raise HTTPException(403, "this form is not of your session, or of one that is over: load the page again")
        return said

    def refuse_flood(self, request: Request) -> None:
        """HTTPException 429 where too many try to sign in, from here or in all."""
        if self._throttle.is_too_much(address_of(request), self.house.now()):
            raise HTTPException(429, "too many attempts to sign in: wait a minute", headers={"Retry-After": "60"})

    async def run(self, step: Callable[..., _T], *arguments: Any) -> _T:
        """Take a step of admission beside the server's own work, a few at a time."""
        return await run_sync(step, *arguments, limiter=self._hashing)

    def page(
        self, request: Request, name: str, here: Entered | None, *, status: int = 200, **told: Any
    ) -> HTMLResponse:
        """A page with a form, which carries the word of its session or, before there is one, of its browser."""
        word = sessions.form_word(here.token) if here else cookies.read(request, cookies.FORM)
        fresh = "" if word else secrets.token_urlsafe(_FORM_BYTES)
        visitor = visitor_of(here) if here and not here.session.wants else None
        answer = drawn(
            _TEMPLATES,
            f"{name}.html.j2",
            request,
            visitor,
            title=_TITLES[name],
            csrf=word or fresh,
            status=status,
            **told,
        )
        if fresh:
            cookies.give(request, answer, cookies.FORM, fresh)
        return answer


def lobby_of(request: Request) -> Lobby:
    """The lobby of the application that was asked."""
    lobby = request.app.state.lobby
    assert isinstance(lobby, Lobby)
    return lobby


def address_of(request: Request) -> str:
    """Where a request comes from; empty where that is no address."""
    return clean_address(request.client.host) if request.client else ""


def let_through(request: Request, answer: Response, entered: Entered) -> Response:
    """The answer, with the session's new word in the browser; the word of the form before it is done with."""
    cookies.give(request, answer, cookies.SESSION, entered.token)
    cookies.take_back(request, answer, cookies.FORM)
    return answer


# Where a session that lacks something is led.
NEXT = {Wants.CODE: "/sign-in/code", Wants.NEW_PASSWORD: "/sign-in/password", Wants.ENROLMENT: "/sign-in/enrol"}


def _doors(settings: Settings) -> Doors | None:
    signing = settings.signing
    if signing.provider is None:
        return None

    # One client for all: its connections are kept.
    @cache
    def web() -> Web:
        clock = Clock(lambda: datetime.now(UTC), time.monotonic, time.sleep, random.random)
        http = settings.http
        return Web(client(_PATIENCE, http.user_agent, proxy=http.proxy, ca_file=http.ca_file), _PATIENCE, clock)

    return Doors(signing.provider, web, signing.url + BACK)
