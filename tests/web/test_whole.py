"""The whole service from outside: what every answer of it carries, and what strangers, keys and hostile bytes get of it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.routing import iter_route_contexts
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seawall.access import rights_of
from seawall.admission import make_key
from seawall.audit import Actor, Role
from seawall.corpus import Corpus
from seawall.web import application
from seawall.web.signing.headers import HEADERS
from tests.web.made import house, let_in
from tests.web.signing.made import Service, serving

ADMINISTRATOR = Actor("ada", frozenset({Role.ADMINISTRATOR}))
# What a stranger is told of nothing but the way in, and that the service lives: see the matrix of tests/web/signing.
_WAY_IN = re.compile(r"/(sign-in.*|sign-out|account(/keys.*)?|healthz|readyz|ping|updatez|desk/assets/.*)")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, example_corpus: Corpus) -> Iterator[TestClient]:
    """The service, asked by somebody who may do all that one person or program ever may."""
    made = house(tmp_path_factory.mktemp("whole"), example_corpus, let_in(*Role))
    with TestClient(application(made), raise_server_exceptions=False, follow_redirects=False) as client:
        yield client
    made.store.close()


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory, example_corpus: Corpus) -> Iterator[Service]:
    """The service with its real door."""
    with serving(tmp_path_factory.mktemp("real"), example_corpus) as made:
        yield made


def routes(client: TestClient) -> list[tuple[str, str]]:
    """Every method and path of the application, with a word in place of each parameter."""
    return [
        (method, re.sub(r"\{[^}]*\}", "unknown", str(route.path)))
        for route in iter_route_contexts(client.app.routes)  # type: ignore[attr-defined]
        for method in sorted(route.methods or ())
    ]


def test_every_answer_of_every_route_is_bound_whoever_asks(whole: TestClient, real: Service) -> None:
    stranger = real.browser()
    for client in (whole, stranger):
        for method, path in routes(client):
            answer = client.request(method, path)
            for name, _ in HEADERS:
                assert name in answer.headers, f"{method} {path} answers {answer.status_code} without {name}"


@pytest.mark.parametrize(
    ("method", "path", "more"),
    [
        ("GET", "/nowhere", {}),
        ("GET", "/v1/search?q=" + "x" * 61_000, {}),
        ("POST", "/match/default", {"headers": {"content-length": str(2**40)}, "content": b"x"}),
        ("POST", "/match/default", {"content": b"{"}),
        ("PATCH", "/v1/cases", {}),
    ],
)
def test_refusals_are_bound_too(whole: TestClient, method: str, path: str, more: dict[str, Any]) -> None:
    answer = whole.request(method, path, **more)
    assert answer.status_code >= 400
    assert {name.lower() for name, _ in HEADERS} <= set(answer.headers)


def test_a_fault_tells_nothing_and_is_bound_too(tmp_path: Path, example_corpus: Corpus) -> None:
    made = house(tmp_path, example_corpus, let_in(Role.ANALYST))
    app = application(made)

    async def fails() -> None:
        raise RuntimeError("John Example")

    app.get("/t/fails")(fails)
    answer = TestClient(app, raise_server_exceptions=False).get("/t/fails")
    assert (answer.status_code, answer.json()) == (500, {"detail": "Internal server error"})
    assert {name.lower() for name, _ in HEADERS} <= set(answer.headers)
    made.store.close()


def test_behind_the_real_door_a_stranger_gets_nothing_of_any_route(real: Service) -> None:
    stranger = real.browser()
    forged = [
        {},
        {"authorization": "Bearer seawall_aaaaaaaa_" + "A" * 43},
        {"authorization": "Basic YWRtaW46YWRtaW4="},
        {"cookie": "__Host-seawall=" + "A" * 43},
        {"x-visitor": "ana", "x-forwarded-user": "admin"},
    ]
    for method, path in routes(stranger):
        if _WAY_IN.fullmatch(path):
            continue
        for headers in forged:
            status = stranger.request(method, path, headers=headers).status_code
            assert status in {401, 422} or (path.startswith("/t/") and status == 401), f"{method} {path}: {status}"


@pytest.mark.parametrize("scope", sorted(rights_of([Role.SERVICE])))
def test_a_key_opens_what_it_names_and_nothing_else(real: Service, scope: str) -> None:
    right = next(right for right in rights_of([Role.SERVICE]) if right == scope)
    _, text = make_key(real.users.gate(), ADMINISTRATOR, "gateway", frozenset({right}))
    program = real.browser()
    program.headers["authorization"] = f"Bearer {text}"
    told = {
        path: program.get(path).status_code
        for path in ("/v1/lists", "/v1/search?q=x", "/v1/cases", "/v1/ledger", "/v1/reports", "/v1/webhooks")
    }
    assert sum(status != 403 for status in told.values()) <= 1, told
    assert program.get("/desk/administration").status_code == 403
    assert program.post("/desk/administration/users", data={"id": "eve"}).status_code == 403
    assert program.get("/account").status_code == 303


@pytest.mark.parametrize(
    "id_", ["%2e%2e%2f1", "1%00", "1;drop table events", "%F0%9F%98%80", "-1", "9" * 400, "'", "case:1"]
)
def test_an_id_that_is_none_of_mine_is_not_found_and_not_obeyed(whole: TestClient, id_: str) -> None:
    for path in (
        f"/v1/cases/{id_}", f"/v1/ledger/{id_}", f"/v1/reports/blocked/{id_}", f"/v1/receipts/{id_}",
        f"/desk/cases/{id_}", f"/desk/cases/{id_}/documents/{id_}", f"/desk/ledger/items/{id_}", f"/desk/entities/{id_}",
    ):  # fmt: skip
        # 400: no path has a NUL.
        assert whole.get(path).status_code in ({400} if "%00" in path else {303, 404, 422}), path


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400), name=st.text(max_size=40))
def test_any_bytes_uploaded_are_decided_or_refused(whole: TestClient, data: bytes, name: str) -> None:
    answer = whole.post("/v1/screen", params={"name": name}, content=data)
    assert answer.status_code in {200, 422}
