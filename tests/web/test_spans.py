"""Spans of a request, for a tracer that somebody set up: where the time went, in the caller's trace, and nothing of anybody."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from opentelemetry import context, trace

from seawall.audit import Role
from seawall.corpus import Corpus
from seawall.readings import READINGS
from seawall.web import application, spans
from seawall.web.spans import Traced
from tests.web.made import house, let_in

TRACE, SPAN = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
SEED = "Integrity Technology Group"


@dataclass
class Kept(trace.NonRecordingSpan):
    """A span that keeps what it is told."""

    name: str
    parent: int
    attributes: dict[str, Any]
    said: trace.SpanContext
    faults: list[Any] = field(default_factory=list)

    def get_span_context(self) -> trace.SpanContext:
        return self.said

    def update_name(self, name: str) -> None:
        self.name = name

    def set_attributes(self, attributes: Any) -> None:
        self.attributes |= attributes

    def set_status(self, status: Any, description: str | None = None) -> None:
        self.faults.append((status, description))

    def record_exception(self, *_: Any, **__: Any) -> None:
        raise AssertionError("what a fault said is not told")


class Recording(trace.NoOpTracer):
    """A tracer of the API alone, which keeps its spans."""

    def __init__(self) -> None:
        self.spans: list[Kept] = []

    @contextmanager
    def start_as_current_span(  # type: ignore[override]  # the API's own is a wider one
        self, name: str, within: Any = None, *_kind: Any, attributes: Any = None, **silent: Any
    ) -> Iterator[Kept]:
        assert silent == {"record_exception": False, "set_status_on_exception": False}
        parent = trace.get_current_span(within).get_span_context()
        number = len(self.spans) + 1
        told = trace.SpanContext(parent.trace_id or 1, number, is_remote=False, trace_flags=trace.TraceFlags(1))
        made = Kept(name, parent.span_id, dict(attributes or {}), told)
        self.spans.append(made)
        token = context.attach(trace.set_span_in_context(made))
        try:
            yield made
        finally:
            context.detach(token)

    def named(self) -> Sequence[str]:
        return [one.name for one in self.spans]


@pytest.fixture
def tracer(monkeypatch: pytest.MonkeyPatch) -> Recording:
    """A tracer that was set up."""
    made = Recording()
    monkeypatch.setattr(spans, "tracer", lambda: made)
    return made


@pytest.fixture
def client(tmp_path: Path, example_corpus: Corpus) -> Iterator[TestClient]:
    """The service over a store whose writing is told."""
    made = house(tmp_path, example_corpus, let_in(Role.ANALYST))
    made.store.close()
    with Traced.open(made.settings.store_url, READINGS, salts=bytes) as store:
        app = application(replace(made, store=store))

        async def fails() -> None:
            raise RuntimeError(SEED)

        app.get("/t/fails")(fails)
        with TestClient(app) as asked:
            yield asked


def test_a_request_stands_in_its_callers_trace_and_hands_it_on(client: TestClient, tracer: Recording) -> None:
    answer = client.get("/v1/lists", headers={"traceparent": f"00-{TRACE}-{SPAN}-01"})
    (made,) = tracer.spans
    assert (made.name, made.parent) == ("GET /v1/lists", int(SPAN, 16))
    assert answer.headers["traceparent"] == f"00-{TRACE}-{1:016x}-01"
    assert made.attributes == {
        "http.request.method": "GET",
        "http.route": "/v1/lists",
        "http.response.status_code": 200,
    }


def test_screening_matching_and_writing_are_told_below_the_request(client: TestClient, tracer: Recording) -> None:
    client.post("/v1/screen/party?record=true", json={"names": [SEED], "key": "C-1"})
    assert tracer.named()[:2] == ["POST /v1/screen/party", "screen"]
    assert "store write" in tracer.named()
    assert {one.parent for one in tracer.spans[1:]} <= {1, 2}
    example = {"schema": "Company", "properties": {"name": [SEED]}}
    client.post("/match/default", json={"queries": {"q": example}})
    assert tracer.named()[-2:] == ["POST /match/{dataset}", "match"]
    assert tracer.spans[-1].attributes["seawall.parties"] == 1


def test_nothing_of_anybody_stands_in_a_span(client: TestClient, tracer: Recording) -> None:
    client.get("/v1/search", params={"q": SEED, "api_key": "k" * 43})
    client.get("/t/fails")
    told = repr([(one.name, one.attributes, one.faults) for one in tracer.spans])
    assert SEED.lower() not in told.lower()
    assert "kkk" not in told
    assert [status for status, _ in tracer.spans[-1].faults] == [trace.StatusCode.ERROR]


def test_without_a_tracer_no_span_is_made_and_the_trace_goes_on(client: TestClient) -> None:
    assert spans.tracer() is None
    answer = client.get("/v1/lists", headers={"traceparent": f"00-{TRACE}-{SPAN}-01"})
    assert answer.headers["traceparent"].startswith(f"00-{TRACE}-")


def test_a_message_is_a_span_in_the_trace_of_the_request_that_caused_it(tracer: Recording) -> None:
    with spans.telling(f"00-{TRACE}-{SPAN}-01") as told:
        assert told == f"00-{TRACE}-{1:016x}-01"
    assert (tracer.named(), tracer.spans[0].parent) == (["webhook"], int(SPAN, 16))
    with spans.telling("") as nothing:
        assert nothing == ""
    assert len(tracer.spans) == 1, "what nobody asked for begins no trace"
