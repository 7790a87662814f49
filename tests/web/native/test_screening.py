"""Screening over HTTP says what the command line says, byte for byte."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from seawall.audit import Role
from seawall.corpus import Corpus
from seawall.web import application
from tests.cli.asked import asked
from tests.conftest import ROOT
from tests.web.made import NOW, house, let_in

SEED = "Integrity Technology Group, Incorporated"
FILES = ["payments/payments.xml", "payments/customers.csv", *sorted(
    path.relative_to(ROOT / "examples").as_posix() for path in (ROOT / "examples" / "messages").rglob("*") if path.is_file() and path.suffix != ".md"
)]  # fmt: skip


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_decided_as_the_command_line_decides_it(
    client: TestClient, example_corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    monkeypatch.setattr("seawall.cli.screening.now", lambda: NOW)
    path, out = ROOT / "examples" / file, tmp_path / "decisions.jsonl"
    end = asked(tmp_path, "screen", path, "-o", out, "--quiet", "--corpus", example_corpus.folder)
    assert end.code in {0, 2, 3}, end.err
    answer = client.post("/v1/screen", params={"name": path.name}, content=path.read_bytes())
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert answer.content == out.read_bytes()


def test_a_party_is_decided_alone(client: TestClient) -> None:
    answer = client.post("/v1/screen/party", json={"key": "C-1", "names": [SEED], "type": "Company"})
    told = answer.json()
    assert (told["key"], told["outcome"], told["decided_at"]) == ("C-1", "block", "2026-09-01T12:00:00Z")
    assert datetime.fromisoformat(told["decided_at"]) == NOW


@pytest.mark.parametrize(
    "said",
    [
        {"naems": [SEED]},
        {"names": []},
        {"names": [" "]},
        {"names": SEED},
        {"names": [SEED], "type": "Ship"},
        {"names": [SEED], "birth_dates": ["then"]},
        {"identifiers": [{"kind": "pasport", "value": "1"}]},
        {"identifiers": [{"vlaue": "1"}]},
        [],
        None,
    ],
)
def test_a_party_that_is_mistyped_is_refused(client: TestClient, said: Any) -> None:
    assert client.post("/v1/screen/party", json=said).status_code == 422


@pytest.mark.parametrize("query", ["list=SDM", "top=0", "top=x", "record=perhaps", "recrod=true", "threshold=0.1"])
def test_an_option_that_makes_no_sense_is_refused(client: TestClient, query: str) -> None:
    assert client.post(f"/v1/screen/party?{query}", json={"names": [SEED]}).status_code in {400, 422}


@pytest.mark.parametrize("body", [b"", b"%PDF-1.7", b"\x00" * 100, b"<a/>"])
def test_what_is_no_file_of_payments_is_refused(client: TestClient, body: bytes) -> None:
    answer = client.post("/v1/screen", content=body)
    assert answer.status_code == 422
    assert answer.json()["detail"]


def test_a_stream_of_customers_is_decided_in_order(client: TestClient) -> None:
    names = [SEED if number % 5 == 0 else f"Example Trading {number} LLC" for number in range(300)]
    lines = (json.dumps({"id": str(number), "name": name}).encode() + b"\n" for number, name in enumerate(names))
    answer = client.post("/v1/screen/batch", content=lines)
    told = [json.loads(line) for line in answer.content.splitlines()]
    assert [row["key"] for row in told] == [str(number) for number in range(300)]
    assert [row["outcome"] == "block" for row in told] == [name == SEED for name in names]


def test_a_line_that_can_not_be_read_is_reviewed_and_the_others_decided(client: TestClient) -> None:
    body = b'{"id": "1", "name": "Example Trading LLC"}\n{bad\n{"id": "3", "name": "Example Trading LLC"}\n'
    told = [json.loads(line) for line in client.post("/v1/screen/batch", content=body).content.splitlines()]
    assert [(row["key"], row["outcome"]) for row in told] == [("1", "release"), ("row 2", "review"), ("3", "release")]


def test_what_is_recorded_has_a_receipt_that_is_made_again_and_opens_a_case(
    client: TestClient,
) -> None:
    body = {"key": "C-9", "names": [SEED], "type": "Company"}
    line = client.post("/v1/screen/party?record=true", json=body).content
    client.post("/v1/screen/party?record=true", json=body)
    (receipt,) = client.get("/v1/receipts/C-9").json()["receipts"]
    assert client.get(f"/v1/receipts/{receipt['receipt']}").json()["receipts"] == [receipt]
    replayed = client.post(f"/v1/receipts/{receipt['receipt']}/replay").json()
    assert json.loads(line) == replayed["before"]
    assert replayed["same"] or replayed["missing"], "this home has no archive of the lists"
    (case,) = client.get("/v1/cases").json()["cases"]
    whole = client.get(f"/v1/cases/{case['id']}").json()
    assert whole["alerts"][0]["key"] == "C-9"


def test_what_is_sent_again_is_one_alert_of_its_case_with_a_receipt_for_each_decision(
    tmp_path: Path, example_corpus: Corpus
) -> None:
    """A client that heard no answer sends the same again, some seconds later."""
    moments = [NOW, NOW + timedelta(seconds=5)]
    made = house(tmp_path, example_corpus, let_in(Role.ANALYST))
    made = replace(made, now=lambda: moments[0])
    with TestClient(application(made)) as client:
        while moments:
            body = {"key": "C-9", "names": [SEED], "type": "Company"}
            assert client.post("/v1/screen/party?record=true", json=body).status_code == 200
            before = moments.pop(0)
        moments.append(before)
        assert len(client.get("/v1/receipts/C-9").json()["receipts"]) == 2
        (case,) = client.get("/v1/cases").json()["cases"]
        assert len(client.get(f"/v1/cases/{case['id']}").json()["alerts"]) == 1
    made.store.close()


def test_nothing_is_recorded_unless_asked(client: TestClient) -> None:
    client.post("/v1/screen/party", json={"names": [SEED], "key": "C-8"})
    assert client.get("/v1/receipts/C-8").status_code == 404
    assert client.post("/v1/receipts/C-8/replay").status_code == 404
