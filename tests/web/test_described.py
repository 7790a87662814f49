"""The API is asked whatever its own description allows, and answers it or refuses it in the one shape."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.core.result import Ok
from starlette.testclient import TestClient

from seawall.audit import Role
from seawall.corpus import Corpus
from seawall.web import application
from seawall.web.bounds import Bounds
from tests.web.made import house, let_in

# The description names these; the generator can't write them.
_LINES = "application/x-ndjson"


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory, example_corpus: Corpus) -> Iterator[TestClient]:
    """A service asked by somebody who may do all that one person or program ever may, as often as they like."""
    made = house(tmp_path_factory.mktemp("described"), example_corpus, let_in(*Role))
    with TestClient(application(made, Bounds(rate=1e6, burst=1e6))) as client:
        yield client
    made.store.close()


def test_nothing_that_the_description_allows_is_a_fault(asked: TestClient) -> None:
    for operation in schemathesis.openapi.from_asgi("/openapi.json", asked.app).get_all_operations():
        assert isinstance(operation, Ok), operation
        told = operation.ok()
        if not any(body.media_type == _LINES for body in told.body):
            _ask_often(told)


def _ask_often(operation: Any) -> None:
    @given(case=operation.as_strategy())
    @settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def asking(case: Any) -> None:
        answer = case.call()
        assert answer.status_code < 500, (case.method, case.path, answer.text[:200])
        if answer.status_code >= 400:
            assert len(answer.json().keys() & {"detail", "error"}) == 1

    asking()


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@pytest.mark.parametrize(
    "path", ["/match/default", "/v1/screen", "/v1/screen/party", "/v1/screen/batch", "/reconcile/default"]
)
def test_any_bytes_are_answered_or_refused(asked: TestClient, path: str, data: bytes) -> None:
    answer = asked.post(path, content=data)
    assert answer.status_code in {200, 400, 422}, answer.text


def test_a_home_is_never_told(tmp_path: Path, asked: TestClient) -> None:
    for path in ("/entities/nobody", "/v1/receipts/x", "/match/default"):
        assert str(tmp_path.parent) not in asked.get(path).text
