"""What is asked of the service itself, and the description of the whole API."""

from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from fastapi.testclient import TestClient

from seawall.corpus import Corpus
from seawall.errors import CorpusMissing
from seawall.web import House, application
from tests.web.made import house, nobody


def _no_corpus() -> Corpus:
    raise CorpusMissing("no lists are loaded in /secret/place; run seawall refresh")


def test_without_a_corpus_it_is_alive_and_not_ready(tmp_path: Path, example_corpus: Corpus) -> None:
    full = house(tmp_path, example_corpus, nobody)
    made = House(full.settings, full.store, _no_corpus, full.policy, full.now, nobody)
    with TestClient(application(made)) as client:
        assert (client.get("/healthz").status_code, client.get("/healthz").json()) == (200, {"status": "ok"})
        answer = client.get("/readyz")
        assert (answer.status_code, answer.json()) == (503, {"detail": "Index not ready."})
    full.store.close()


def test_while_the_store_is_away_it_is_alive_and_not_ready(tmp_path: Path, example_corpus: Corpus) -> None:
    made = house(tmp_path, example_corpus, nobody)
    with TestClient(application(made)) as client:
        assert client.get("/readyz").status_code == 200
        made.store.close()
        (tmp_path / "seawall.db").write_bytes(b"no database any more" * 100)
        answer = client.get("/readyz")
        assert (answer.status_code, answer.json()) == (503, {"detail": "Store not reachable."})
        assert answer.headers["retry-after"] == "5"
        assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize(
    "path", ["/metrics", "/openapi.json", "/catalog", "/v1/lists", "/v2/search?name=x", "/entities/x"]
)
def test_an_anonymous_request_gets_nothing_but_health(tmp_path: Path, example_corpus: Corpus, path: str) -> None:
    made = house(tmp_path, example_corpus, nobody)
    with TestClient(application(made)) as client:
        answer = client.get(path)
        assert (answer.status_code, answer.json()) == (401, {"detail": "sign in, or send a key"})
        assert client.post("/match/default", content=b"x" * 100).status_code == 401
    made.store.close()


def test_every_route_is_described_with_what_it_refuses(client: TestClient) -> None:
    told = client.get("/openapi.json").json()
    assert isinstance(client.app, FastAPI)
    routes = {
        (method.lower(), str(route.path).replace(":path}", "}"))
        for route in iter_route_contexts(client.app.routes)
        for method in route.methods or ()
        if route.include_in_schema and method != "HEAD"
    }
    described = {(method, path) for path, methods in told["paths"].items() for method in methods}
    assert routes == described
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            assert operation.get("summary"), (method, path)
            if operation.get("security") != []:
                assert {"401", "403", "429"} <= operation["responses"].keys(), (method, path)
