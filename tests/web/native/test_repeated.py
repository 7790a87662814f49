"""A recorded screening that comes again under its key: nothing is recorded twice, and the answer is what was decided."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from seawall.audit import Role
from seawall.corpus import Corpus
from seawall.errors import StoreFailed
from seawall.store import Store
from seawall.web import House, application
from tests.web.made import NOW, house, let_in

SEED = "Integrity Technology Group, Incorporated"
ONE = {"key": "C-9", "names": [SEED], "type": "Company"}
FIVE = [{"id": f"C-{number}", "name": SEED if number % 2 else "Example Trading LLC"} for number in range(5)]


@pytest.fixture
def asked(tmp_path: Path, example_corpus: Corpus) -> Iterator[tuple[House, TestClient]]:
    """A service whose clock moves on by a second whenever it is looked at: no two decisions are alike by chance."""
    moments = iter(range(10_000))
    made = house(tmp_path, example_corpus, let_in(Role.ANALYST))
    made = replace(made, now=lambda: NOW + timedelta(seconds=next(moments)))
    with TestClient(application(made)) as client:
        yield made, client
    made.store.close()


def party(client: TestClient, key: str = "k-1", **other: object) -> Response:
    return client.post("/v1/screen/party?record=true", json=ONE | other, headers={"Idempotency-Key": key})


def stream(client: TestClient, rows: Sequence[object], key: str = "k-1") -> Response:
    body = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    return client.post("/v1/screen/batch?record=true", content=body, headers={"Idempotency-Key": key})


def test_a_party_that_is_sent_again_has_one_receipt_and_one_answer(asked: tuple[House, TestClient]) -> None:
    made, client = asked
    first = party(client)
    end = made.store.head().seq
    again = party(client)
    assert first.status_code == again.status_code == 200
    assert again.content == first.content, "the decision that was recorded, not another one"
    assert ("idempotent-replayed" in first.headers, again.headers["idempotent-replayed"]) == (False, "true")
    assert made.store.head().seq == end
    assert len(client.get("/v1/receipts/C-9").json()["receipts"]) == 1


def test_another_key_is_another_screening(asked: tuple[House, TestClient]) -> None:
    _, client = asked
    assert party(client).content != party(client, "k-2").content
    assert len(client.get("/v1/receipts/C-9").json()["receipts"]) == 2


def test_another_request_under_the_same_key_is_refused(asked: tuple[House, TestClient]) -> None:
    made, client = asked
    party(client)
    end = made.store.head().seq
    assert party(client, names=["Example Trading LLC"]).status_code == 422
    other = client.post("/v1/screen/party?record=true&top=3", json=ONE, headers={"Idempotency-Key": "k-1"})
    assert (other.status_code, "Idempotency-Key" in other.json()["detail"]) == (422, True)
    assert made.store.head().seq == end


def test_a_key_of_a_screening_that_is_not_recorded_is_not_kept(asked: tuple[House, TestClient]) -> None:
    made, client = asked
    said = client.post("/v1/screen/party", json=ONE, headers={"Idempotency-Key": "k-1"})
    assert (said.status_code, made.store.head().seq) == (200, 0)
    assert "idempotent-replayed" not in party(client).headers


def test_a_stream_that_broke_off_goes_on_where_it_ended(
    asked: tuple[House, TestClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Steps of two decisions; the store is away at the second step's decisions, and the client sends all five again."""
    _, client = asked
    monkeypatch.setattr("seawall.receipts.record._AT_ONCE", 2)
    append, left = Store.append, [1]

    def fails_once(self: Store, *step: object, **more: object) -> object:
        if "decision.recorded" in str(step) or "DecisionRecorded" in str(step):
            if not left[0]:
                raise StoreFailed("away")
            left[0] -= 1
        return append(self, *step, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as broken:
        broken.setattr(Store, "append", fails_once)
        assert stream(client, FIVE).status_code == 503
    assert [len(receipts(client, key)) for key in ("C-0", "C-1", "C-2")] == [1, 1, 0]
    first = [receipts(client, key)[0]["at"] for key in ("C-0", "C-1")]
    whole = stream(client, FIVE)
    assert [len(receipts(client, row["id"])) for row in FIVE] == [1, 1, 1, 1, 1]
    assert [json.loads(line)["key"] for line in whole.content.splitlines()] == [row["id"] for row in FIVE]
    assert [receipts(client, key)[0]["at"] for key in ("C-0", "C-1")] == first
    assert "idempotent-replayed" not in whole.headers, "a part of it is done now"
    again = stream(client, FIVE)
    assert (again.content, again.headers["idempotent-replayed"]) == (whole.content, "true")


@pytest.mark.parametrize("rows", [FIVE[:4], [*FIVE, FIVE[0]], [*FIVE[:2], FIVE[3], FIVE[2], FIVE[4]]])
def test_a_stream_that_is_shorter_longer_or_in_another_order_is_another(
    asked: tuple[House, TestClient], rows: list[object]
) -> None:
    made, client = asked
    assert stream(client, FIVE).status_code == 200
    end = made.store.head().seq
    assert stream(client, rows).status_code == 422
    assert made.store.head().seq == end


def receipts(client: TestClient, key: str) -> list[dict[str, str]]:
    answer = client.get(f"/v1/receipts/{key}")
    return answer.json()["receipts"] if answer.status_code == 200 else []
