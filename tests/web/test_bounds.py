"""What a request may take: addresses, bodies and time, each refused in the one shape."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.requests import Request
from starlette.types import Message

from seawall.access import Right
from seawall.audit import Role
from seawall.corpus import Corpus
from seawall.web import application
from seawall.web.bounds import Bounds
from seawall.web.guard import needs
from seawall.web.house import Visitor
from tests.web.made import house, let_in


@pytest.fixture
def app(tmp_path: Path, example_corpus: Corpus) -> Iterator[FastAPI]:
    """A service with narrow bounds, and a route that takes its time."""
    yield from _served(tmp_path, example_corpus, Bounds(body=1_000, idle=0.1, whole=0.3))


@pytest.fixture
def patient(tmp_path: Path, example_corpus: Corpus) -> Iterator[FastAPI]:
    """The same, which waits long for the whole and not for a piece: a busy machine must not mix up the two."""
    yield from _served(tmp_path, example_corpus, Bounds(body=1_000, idle=0.1, whole=20))


@pytest.fixture
def measuring(tmp_path: Path, example_corpus: Corpus) -> Iterator[FastAPI]:
    """The same body, and time enough: what is refused is refused for its size, on however busy a machine."""
    yield from _served(tmp_path, example_corpus, Bounds(body=1_000, idle=60, whole=60))


def _served(folder: Path, corpus: Corpus, bounds: Bounds) -> Iterator[FastAPI]:
    made = house(folder, corpus, let_in(Role.ANALYST))
    app = application(made, bounds)

    async def slow(_visitor: Annotated[Visitor, needs(Right.SEARCH)]) -> None:
        await asyncio.sleep(30)

    async def takes(request: Request, _visitor: Annotated[Visitor, needs(Right.SEARCH)]) -> int:
        return len(await request.body())

    app.get("/t/slow")(slow)
    app.post("/t/takes")(takes)
    yield app
    made.store.close()


def test_an_address_that_is_too_long_is_refused_as_yente_does(measuring: FastAPI) -> None:
    answer = TestClient(measuring).get("/search/default", params={"q": "x" * 60_000})
    assert (answer.status_code, answer.json()) == (414, {"detail": "Request URI too long"})


@pytest.mark.parametrize(
    "path", ["/v1/cases/a%00b", "/v1/ledger/%00", "/desk/cases/%00", "/desk/audit/%00", "/entities/%00", "/%00"]
)
def test_an_id_with_a_nul_is_refused_before_any_database_is_asked(measuring: FastAPI, path: str) -> None:
    answer = TestClient(measuring).get(path)
    assert (answer.status_code, answer.json()) == (400, {"detail": "the address holds a NUL, and nothing is called so"})


@pytest.mark.parametrize("path", ["/t/takes", "/match/default", "/v1/screen", "/v1/screen/party"])
@pytest.mark.parametrize("is_said", [True, False])
def test_a_body_that_is_too_large_is_refused_whether_it_says_so_or_not(
    measuring: FastAPI, path: str, is_said: bool
) -> None:
    content: object = b"x" * 1_001 if is_said else (b"x" * 100 for _ in range(11))
    answer = TestClient(measuring).post(path, content=content)  # type: ignore[arg-type]  # an iterator is sent in chunks
    assert (answer.status_code, answer.json()) == (413, {"detail": "the body is larger than 1,000 bytes"})
    assert answer.headers["connection"] == "close"


def test_a_body_of_the_whole_size_passes(measuring: FastAPI) -> None:
    assert TestClient(measuring).post("/t/takes", content=b"x" * 1_000).json() == 1_000


def test_an_answer_that_takes_too_long_is_given_up(app: FastAPI) -> None:
    answer = TestClient(app).get("/t/slow")
    assert (answer.status_code, answer.json()) == (503, {"detail": "no answer within 0.3 seconds"})


def test_a_client_that_pauses_in_its_body_is_not_waited_for(patient: FastAPI) -> None:
    sent: list[Message] = []
    pieces = [{"type": "http.request", "body": b"x", "more_body": True}]

    async def receive() -> Message:
        if pieces:
            return pieces.pop()
        await asyncio.sleep(30)
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http",
        "path": "/t/takes", "raw_path": b"/t/takes", "query_string": b"", "root_path": "", "headers": [],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 1),
    }  # fmt: skip
    asyncio.run(patient(scope, receive, send))
    assert sent[0]["status"] == 408
