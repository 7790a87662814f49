"""POST /match as yente's clients ask it: parameters, refusals and answers by yente's own description."""

import asyncio
import json
from datetime import datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient

from seawall.corpus import Corpus
from seawall.entities import Party, Role, Schema
from seawall.matching.match import total
from seawall.web.yente import match as matching

SEED = "ofac-50543"


def asked(schema: str = "Company", **properties: object) -> dict[str, Any]:
    return {"queries": {"q": {"schema": schema, "properties": properties}}}


def matched(reader: TestClient, body: dict[str, Any], query: str = "", dataset: str = "default") -> dict[str, Any]:
    answer = reader.post(f"/match/{dataset}{query}", json=body)
    assert answer.status_code == 200, answer.text
    response: dict[str, Any] = answer.json()["responses"]["q"]
    return response


def test_a_listed_company_is_found_with_its_score_and_reasons(reader: TestClient, example_corpus: Corpus) -> None:
    response = matched(reader, asked(name="Integrity Technology Group", country="China"))
    (result,) = response["results"]
    assert (result["id"], result["match"], result["datasets"]) == (SEED, True, ["us_ofac_sdn"])
    party = Party(Role.CUSTOMER, ("Integrity Technology Group",), Schema.COMPANY, countries=("cn",))
    (match,) = example_corpus.matches(party, 0.7)
    assert result["score"] == match.score
    points = sum(reason["score"] for reason in result["explanations"].values())
    assert points == pytest.approx(total(match.reasons))
    assert response["total"] == {"value": 1, "relation": "eq"}


def test_an_entry_is_told_as_yente_tells_it(reader: TestClient) -> None:
    (result,) = matched(reader, asked(name="Integrity Technology Group"))["results"]
    assert result["properties"]["topics"] == ["sanction"]
    assert result["properties"]["country"] == ["cn"]
    assert datetime.strptime(result["last_seen"], "%Y-%m-%dT%H:%M:%S")  # noqa: DTZ007  # yente's have no zone
    assert "sanctions" not in result["properties"], "what points at an entry is told of by /entities alone"
    assert all(isinstance(value, str) for values in result["properties"].values() for value in values)


@pytest.mark.parametrize(
    ("said", "echoed"),
    [
        ({"name": "Example Trading LLC"}, {"name": ["Example Trading LLC"]}),
        ({"name": ["  Example   Trading ", None]}, {"name": ["Example Trading"]}),
        ({"name": "X", "country": ["Russia", "de"]}, {"name": ["X"], "country": ["ru", "de"]}),
        ({"name": "X", "registrationNumber": 12345}, {"name": ["X"], "registrationNumber": ["12345"]}),
        ({"name": "X", "nmae": "Y"}, {"name": ["X"]}),
    ],
)
def test_values_are_cleaned_and_told_back(reader: TestClient, said: dict[str, Any], echoed: dict[str, Any]) -> None:
    query = matched(reader, asked(**said))["query"]
    assert query == {"id": None, "schema": "Company", "properties": echoed}


def test_a_person_without_a_name_is_named_by_the_parts(reader: TestClient) -> None:
    body = asked("Person", lastName="Example", firstName="John")
    assert matched(reader, body)["query"]["properties"]["name"] == ["John Example"]


def test_what_is_ignored_is_counted(reader: TestClient) -> None:
    body = asked("Person", name="John Example", birthdate="1970", birthDate="some day") | {"weights": {"x": 1.0}}
    answer = reader.post("/match/default", json=body)
    assert answer.headers["x-seawall-ignored"] == "3"
    long = reader.post("/match/default", json=asked(name="Example " * 40 + "Integrity Technology Group"))
    assert long.headers["x-seawall-ignored"] == "1", "nothing is alike, and not all of the name was compared"
    assert 'seawall_ignored_total{what="property"}' in reader.get("/metrics").text


@pytest.mark.parametrize(
    ("query", "count", "is_match"),
    [
        ("", 1, True),
        ("?threshold=0.99", 1, False),  # cutoff stays 0.7: shown, and no match
        ("?threshold=0.99&cutoff=0.99", 0, None),
        ("?cutoff=0.99", 1, True),  # the effective cutoff is never above the threshold
        ("?limit=0", 0, None),
        ("?include_dataset=us_ofac_sdn", 1, True),
        ("?include_dataset=us-ofac-sdn", 1, True),
        ("?include_dataset=us_ofac_cons", 0, None),
        ("?include_dataset=nothing_known", 0, None),
        ("?exclude_dataset=us_ofac_sdn", 0, None),
        ("?exclude_schema=LegalEntity", 0, None),
        ("?exclude_schema=Person", 1, True),
        ("?topics=sanction&topics=role.pep", 1, True),
        ("?topics=role.pep", 0, None),
        (f"?exclude_entity_ids={SEED}", 0, None),
        ("?changed_since=2100-01-01", 1, True),  # nobody knows when it changed: it is not left out
        ("?algorithm=logic-v2&fuzzy=true", 1, True),
    ],
)
def test_parameters_narrow_as_yente_says(reader: TestClient, query: str, count: int, is_match: bool | None) -> None:
    results = matched(reader, asked(name="Integrity Technology Group"), query)["results"]
    assert len(results) == count
    assert [row["match"] for row in results] == [is_match] * count


def test_the_total_counts_matches_before_the_limit(reader: TestClient) -> None:
    response = matched(reader, asked(name="Integrity Technology Group"), "?limit=0")
    assert (response["results"], response["total"]["value"]) == ([], 1)


@pytest.mark.parametrize(
    ("path", "body", "status", "detail"),
    [
        ("/match/nothing", asked(name="X"), 404, "No such dataset."),
        ("/match/default", {"queries": {}}, 400, "No queries provided."),
        ("/match/default", {"queries": {str(n): {"schema": "Person", "properties": {}} for n in range(101)}}, 400, "Too many queries in one batch (limit: 100)"),
        ("/match/default?algorithm=x", asked(name="X"), 400, "Invalid algorithm: x"),
        ("/match/default", asked("Nothing", name="X"), 400, "Cannot parse example entity:"),
        ("/match/default", asked("Sanction", name="X"), 400, "Cannot parse example entity:"),
        ("/match/default", asked(name=[f"Example {n}" for n in range(1_025)]), 400, "Cannot parse example entity: 1,025 names;"),
        ("/match/default", asked(name="X") | {"config": {"nm_x": 1}}, 400, "Invalid configuration parameter: nm_x"),
    ],
)  # fmt: skip
def test_what_yente_refuses_is_refused(
    reader: TestClient, path: str, body: dict[str, Any], status: int, detail: str
) -> None:
    answer = reader.post(path, json=body)
    assert (answer.status_code, answer.json()["detail"][: len(detail)]) == (status, detail)


@pytest.mark.parametrize(
    ("query", "body"),
    [
        ("", b'{"queries": {"q": {"properties": {"name": "X"}}}}'),
        ("", b'{"queries": {"q": {"schema": "Person"}}}'),
        ("", b'{"quer'),
        ("", b""),
        ("", b"[" * 100_000),
        ("", b"\xff\xfe"),
        ("?limit=501", b"{}"),
        ("?limit=five", b"{}"),
        ("?threshold=nan", b"{}"),
        ("?changed_since=yesterday", b"{}"),
        ("?" + "&".join(f"exclude_entity_ids={n}" for n in range(51)), b"{}"),
    ],
)
def test_what_makes_no_sense_is_a_422_with_a_list(reader: TestClient, query: str, body: bytes) -> None:
    answer = reader.post(f"/match/default{query}", content=body)
    assert answer.status_code == 422
    assert all({"loc", "msg", "type"} <= row.keys() for row in answer.json()["detail"])


def test_a_body_needs_no_content_type(reader: TestClient) -> None:
    answer = reader.post("/match/default", content=json.dumps(asked(name="Example Trading LLC")))
    assert (answer.status_code, answer.headers["x-batch-size"]) == (200, "1")


def test_many_queries_are_answered_as_each_alone(reader: TestClient) -> None:
    names = ["Integrity Technology Group", "Example Trading LLC", "AERO-CARIBBEAN", "Sichuan Silence"]
    queries = {f"q{n}": {"schema": "Company", "properties": {"name": [name]}} for n, name in enumerate(names * 3)}
    many = reader.post("/match/default", json={"queries": queries}).json()["responses"]
    for key, query in queries.items():
        alone = reader.post("/match/default", json={"queries": {key: query}}).json()["responses"]
        assert many[key] == alone[key]


@pytest.mark.parametrize(("names", "is_in_place"), [(1, True), (1_000, False)])
def test_one_query_of_many_names_keeps_no_other_request_waiting(
    reader: TestClient, monkeypatch: pytest.MonkeyPatch, names: int, is_in_place: bool
) -> None:
    seen: list[bool] = []

    def watched(*_asked: object) -> bytes:
        seen.append(asyncio._get_running_loop() is not None)  # the loop that every request waits for
        return b'{"responses": {"q": {}}}'

    monkeypatch.setattr(matching, "answered", watched)
    matched(reader, asked(name=[f"Example Trading {number}" for number in range(names)]))
    assert seen == [is_in_place]


@pytest.mark.parametrize("prefix", ["", "ETH:"])
def test_a_wallet_matches_by_its_address_whoever_holds_it(
    reader: TestClient, example_corpus: Corpus, prefix: str
) -> None:
    held = [(entity.id, row.value) for entity in example_corpus for row in entity.identifiers if row.kind == "wallet"]
    if not held:
        pytest.skip("no wallet is on the example lists")
    holder, address = held[0]
    found = matched(reader, asked("CryptoWallet", publicKey=prefix + address))["results"]
    assert holder in [row["id"] for row in found]
