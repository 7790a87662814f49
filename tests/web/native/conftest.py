"""A session over the API, gone through once: what its answers are, and what of the house is left."""

import dataclasses
from collections.abc import Iterator
from datetime import datetime

import pytest
from fastapi.testclient import TestClient
from starlette.requests import Request

from seawall.access import rights_of
from seawall.audit import Actor, Role
from seawall.corpus import Corpus
from seawall.web import House, application
from seawall.web.house import Visitor
from tests.web.desk.made import NOW, by_header, house
from tests.web.native.session import Session, decided, held, known, looked, reported, stopped


async def with_a_program(request: Request) -> Visitor | None:
    """The people of the desk, and a program by the name of pam."""
    if request.headers.get("x-visitor") == "pam":
        return Visitor(
            Actor("key:pam", frozenset({Role.SERVICE}), is_program=True), "pam", rights_of({Role.SERVICE}), by_key=True
        )
    return await by_header(request)


@pytest.fixture
def moving(tmp_path_factory: pytest.TempPathFactory, example_corpus: Corpus) -> Iterator[tuple[House, list[datetime]]]:
    """An empty house whose clock a test moves."""
    clock = [NOW]
    made = house(tmp_path_factory.mktemp("moving"), example_corpus)
    yield dataclasses.replace(made, now=lambda: clock[0], admit=with_a_program), clock
    made.store.close()


@pytest.fixture
def asked(moving: tuple[House, list[datetime]]) -> Iterator[Session]:
    """A session that has asked nothing yet."""
    made, clock = moving
    with TestClient(application(made)) as client:
        yield Session(client, clock)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, example_corpus: Corpus) -> Iterator[Session]:
    """The whole session, from a stopped payment to a filed report and newly hit customers."""
    clock = [NOW]
    made = house(tmp_path_factory.mktemp("whole"), example_corpus)
    with TestClient(application(dataclasses.replace(made, now=lambda: clock[0], admit=with_a_program))) as client:
        done = Session(client, clock)
        case = stopped(done)
        decided(done, case)
        held(done, case)
        reported(done, case)
        known(done)
        looked(done)
        yield done
    made.store.close()
