"""What is logged and counted of a request, and what is not: names, paths, queries, messages of faults."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog
from fastapi.testclient import TestClient

from seawall.audit import Role
from seawall.corpus import Corpus
from seawall.web import application
from seawall.web.guard import is_open
from seawall.web.watched import log_to
from tests.web.made import house, let_in


@pytest.fixture
def log() -> Iterator[io.BytesIO]:
    """The service's log in memory."""
    stream = io.BytesIO()
    log_to(stream)
    structlog.configure(cache_logger_on_first_use=False)
    yield stream
    structlog.reset_defaults()


@pytest.fixture
def watched(tmp_path: Path, example_corpus: Corpus, log: io.BytesIO) -> Iterator[tuple[TestClient, io.BytesIO]]:
    """A service that has a fault, and its log."""
    made = house(tmp_path, example_corpus, let_in(Role.ANALYST))
    app = application(made)

    @is_open
    async def broken() -> None:
        raise RuntimeError("the payment of John Example broke it")

    app.get("/t/broken")(broken)
    with TestClient(app) as client:
        yield client, log
    made.store.close()


def lines(log: io.BytesIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def test_a_request_is_one_line_without_who_was_asked_about(watched: tuple[TestClient, io.BytesIO]) -> None:
    client, log = watched
    trace = "0af7651916cd43dd8448eb211c80319c"
    said = {"traceparent": f"00-{trace}-b7ad6b7169203331-01", "authorization": "Bearer secret-key"}
    answer = client.get("/v1/search?q=John+Example&api_key=secret-key", headers=said)
    client.get("/entities/ofac-50543")
    client.post(
        "/match/default",
        json={"queries": {"John Example": {"schema": "Person", "properties": {"nmae": "John Example"}}}},
    )
    rows = lines(log)
    assert {"event": "request", "method": "GET", "route": "/v1/search", "status": 200, "trace": trace}.items() <= rows[
        0
    ].items()
    assert [row["route"] for row in rows if row["event"] == "request"] == [
        "/v1/search",
        "/entities/{entity_id}",
        "/match/{dataset}",
    ]
    assert answer.headers["traceparent"].startswith(f"00-{trace}-")
    for private in (b"John", b"Example", b"secret-key", b"50543"):
        assert private not in log.getvalue()


def test_a_fault_is_told_by_its_kind_alone(watched: tuple[TestClient, io.BytesIO]) -> None:
    client, log = watched
    answer = client.get("/t/broken")
    assert (answer.status_code, answer.json()) == (500, {"detail": "Internal server error"})
    fault = next(row for row in lines(log) if row["event"] == "fault")
    assert fault["kind"] == "RuntimeError"
    assert b"John Example" not in log.getvalue()


def test_a_path_that_no_route_has_is_one_label(watched: tuple[TestClient, io.BytesIO]) -> None:
    client, log = watched
    for number in range(3):
        assert client.get(f"/nothing/{number}").json() == {"detail": "Not Found"}
    assert {row["route"] for row in lines(log)} == {"unmatched"}


def test_answers_are_kept_by_no_cache(watched: tuple[TestClient, io.BytesIO]) -> None:
    headers = watched[0].get("/v1/search?q=example").headers
    assert (headers["cache-control"], headers["x-content-type-options"]) == ("no-store", "nosniff")


def test_a_line_of_a_log_can_not_be_forged(watched: tuple[TestClient, io.BytesIO]) -> None:
    client, log = watched
    client.get("/healthz", headers={"traceparent": "00-\\n{}"})
    client.get("/v1/search", params={"q": 'x"\n{"event":"forged"}'})
    assert {row["event"] for row in lines(log)} == {"request"}


def test_counts_are_by_route(watched: tuple[TestClient, io.BytesIO]) -> None:
    client, _ = watched
    client.get("/algorithms")
    assert 'seawall_requests_total{method="GET",route="/algorithms",status="200"}' in client.get("/metrics").text
