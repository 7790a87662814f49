"""The guard: nobody gets in without a right, and no route forgets to ask for one."""

from pathlib import Path
from typing import Annotated

import pytest
from fastapi import APIRouter, FastAPI
from fastapi.testclient import TestClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from seawall.access import Right
from seawall.audit import Role
from seawall.corpus import Corpus
from seawall.web import application
from seawall.web.guard import guarded, needs, unguarded
from seawall.web.house import Admit, Visitor
from tests.web.made import house, let_in, nobody

_Searcher = Annotated[Visitor, needs(Right.SEARCH)]
_Approver = Annotated[Visitor, needs(Right.SEARCH, Right.APPROVE)]


def _app(home: Path, corpus: Corpus, admit: Admit) -> FastAPI:
    app = application(house(home, corpus, admit))

    async def search(visitor: _Searcher) -> str:
        return visitor.actor.id

    async def approve(visitor: _Approver) -> str:
        return visitor.actor.id

    app.get("/t/search")(search)
    app.get("/t/approve")(approve)
    return app


def test_no_route_is_unguarded(client: TestClient) -> None:
    assert isinstance(client.app, FastAPI)
    assert unguarded(client.app.routes) == []


def test_a_route_without_a_rule_is_named(client: TestClient) -> None:
    async def forgotten() -> None: ...

    assert isinstance(client.app, FastAPI)
    client.app.get("/t/forgotten")(forgotten)
    assert unguarded(client.app.routes) == ["GET /t/forgotten"]


def test_routes_of_a_router_that_was_included_are_looked_at(client: TestClient) -> None:
    router = APIRouter(prefix="/t")

    async def forgotten() -> None: ...

    router.get("/inside")(forgotten)
    assert isinstance(client.app, FastAPI)
    client.app.include_router(router)
    assert unguarded(client.app.routes) == ["GET /t/inside"]


def test_a_plain_route_and_a_mounted_application_are_looked_at(client: TestClient) -> None:
    async def forgotten(_request: Request) -> Response:
        return Response()

    @guarded(Right.SEARCH)
    async def kept(_request: Request, _visitor: Visitor) -> Response:
        return Response()

    assert isinstance(client.app, FastAPI)
    routes = [Route("/t/plain", forgotten), Route("/t/kept", kept), Mount("/t/mounted", Starlette())]
    assert unguarded(routes) == ["GET/HEAD /t/plain", "/t/mounted"]


@pytest.mark.parametrize(
    ("admit", "path", "status"),
    [
        (nobody, "/t/search", 401),
        (nobody, "/healthz", 200),
        (let_in(Role.ANALYST), "/t/search", 200),
        (let_in(Role.ANALYST), "/t/approve", 403),
        (let_in(Role.APPROVER), "/t/approve", 200),
        (let_in(Role.ADMINISTRATOR), "/t/approve", 403),
    ],
)
def test_who_may_pass(tmp_path: Path, example_corpus: Corpus, admit: Admit, path: str, status: int) -> None:
    answer = TestClient(_app(tmp_path, example_corpus, admit)).get(path)
    assert answer.status_code == status
