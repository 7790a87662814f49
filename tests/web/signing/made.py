"""A service with a real door: users, sessions and keys in a store, a clock that the test moves, and browsers that ask it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import httpx2 as http
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.requests import Request

from seawall.access import Right
from seawall.audit import Role
from seawall.corpus import Corpus
from seawall.decisions import us_policy
from seawall.settings import load
from seawall.web import House, application
from seawall.web.guard import needs
from seawall.web.house import Visitor
from seawall.web.reads import reads_case
from seawall.web.signing import Door, form_word
from tests.admission.made import ABSENT, CHEAP, SECOND, opened
from tests.admission.made import House as Users

_WORD = re.compile(r'name="form_word" value="([^"]+)"')
HTTPS = "https://seawall.example"


@dataclass(slots=True)
class Service:
    """The application over a house, and its users."""

    app: FastAPI
    users: Users

    def browser(self, base: str = HTTPS) -> TestClient:
        """A browser that follows no redirect, so that a test sees each step."""
        return TestClient(self.app, base_url=base, follow_redirects=False, client=("192.0.2.7", 40000))

    def signed_in(self, id_: str, *roles: Role) -> TestClient:
        """The browser of a new user who is in."""
        self.users.settled(id_, *roles)
        browser = self.browser()
        answer = enter(browser, id_, SECOND)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        return browser


def word(page: http.Response) -> str:
    """The word that a page's form carries."""
    found = _WORD.search(page.text)
    assert found, page.text
    return found[1]


def enter(browser: TestClient, name: str, password: str, **more: str) -> http.Response:
    """Fill in the sign-in page."""
    page = browser.get("/sign-in")
    return browser.post("/sign-in", data={"form_word": word(page), "name": name, "password": password} | more)


@contextmanager
def serving(
    tmp_path: Path, corpus: Corpus, *, demanded: frozenset[Role] = frozenset(), url: str = "", **environ: str
) -> Iterator[Service]:
    """A service; its routes beside the usual ones are those that the tests ask for."""
    with opened(url or f"sqlite:///{tmp_path / 'seawall.db'}", demanded=demanded) as users:
        wanted = ",".join(sorted(demanded)) or "nobody"
        settings = load({"SEAWALL_HOME": str(tmp_path), "SEAWALL_SIGN_IN_SECOND_FACTOR": wanted} | environ)
        now = lambda: users.now  # noqa: E731  # the clock that the test moves
        house = House(settings, users.store, lambda: corpus, us_policy, now, Door(users.store, now))
        app = application(house)
        app.state.lobby.cost, app.state.lobby.absent = CHEAP, ABSENT
        _routes(app)
        yield Service(app, users)


_Any = Annotated[Visitor, needs()]
_Worker = Annotated[Visitor, needs(Right.WORK_CASES)]
_Reader = Annotated[Visitor, reads_case("page")]


def _routes(app: FastAPI) -> None:
    """What stands behind the door in these tests."""

    async def who(visitor: _Any) -> dict[str, Any]:
        return {
            "id": visitor.actor.id,
            "name": visitor.name,
            "rights": sorted(visitor.rights),
            "by_key": visitor.by_key,
        }

    async def word_of_mine(_visitor: _Any, request: Request) -> str:
        return form_word(request)

    async def work(visitor: _Worker) -> str:
        return visitor.actor.id

    async def case(visitor: _Reader, case: str) -> str:
        return f"{visitor.actor.id} reads {case}"

    app.get("/t/who")(who)
    app.get("/t/word")(word_of_mine)
    app.post("/t/work")(work)
    app.get("/t/cases/{case}")(case)
