"""OpenRefine's questions: the manifest, queries, columns and suggestions of specification 0.2."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

SEED = "ofac-50543"


def reconciled(reader: TestClient, **form: object) -> Any:
    answer = reader.post("/reconcile/default", data={name: json.dumps(value) for name, value in form.items()})
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_manifest_hands_the_key_on(reader: TestClient) -> None:
    told = reader.get("/reconcile/default?api_key=abc").json()
    assert told["versions"] == ["0.2"]
    assert told["batchSize"] == 3
    assert told["suggest"]["entity"] == {
        "service_url": "http://testserver/reconcile/default",
        "service_path": "/suggest/entity?api_key=abc",
    }
    assert "Person" in {row["id"] for row in told["defaultTypes"]}


def test_names_become_entries_with_scores(reader: TestClient) -> None:
    told = reconciled(
        reader,
        queries={
            "q0": {"query": "Integrity Technology Group", "type": "Company"},
            "q1": {"query": "Example Trading LLC"},
        },
    )
    (row,) = told["q0"]["result"]
    assert (row["id"], row["match"], row["type"][0]["id"]) == (SEED, True, "LegalEntity")
    assert row["score"] > 70
    assert told["q1"]["result"] == []


def test_properties_are_part_of_the_question(reader: TestClient) -> None:
    bare = reconciled(reader, queries={"q": {"query": "Integrity Technology Group", "type": ["Company"]}})
    with_country = reconciled(
        reader,
        queries={
            "q": {
                "query": "Integrity Technology Group",
                "type": ["Company"],
                "properties": [{"pid": "country", "v": "China"}],
            }
        },
    )
    assert with_country["q"]["result"][0]["score"] > bare["q"]["result"][0]["score"]


def test_entries_become_columns(reader: TestClient) -> None:
    columns = [{"id": "name"}, {"id": "country", "settings": {"render": "caption"}}, {"id": "nothing"}]
    told = reconciled(reader, extend={"ids": [SEED, "nobody"], "properties": columns})
    assert [row["id"] for row in told["meta"]] == ["name", "country"]
    assert told["rows"][SEED]["country"] == [{"str": "China"}]
    assert told["rows"]["nobody"] == {}
    raw = reconciled(reader, extend={"ids": [SEED], "properties": [{"id": "country", "settings": {"render": "raw"}}]})
    assert raw["rows"][SEED]["country"] == [{"str": "cn"}]


@pytest.mark.parametrize(
    ("what", "prefix", "first"),
    [("entity", "integrity tec", SEED), ("type", "Pers", "Person"), ("property", "birthD", "birthDate")],
)
def test_suggestions_begin_as_what_is_typed(reader: TestClient, what: str, prefix: str, first: str) -> None:
    told = reader.get(f"/reconcile/default/suggest/{what}", params={"prefix": prefix}).json()
    assert (told["code"], told["status"], told["prefix"]) == ("/api/status/ok", "200 OK", prefix)
    assert told["result"][0]["id"] == first
    assert reader.get(f"/reconcile/default/suggest/{what}").json()["result"] == []


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"queries": "no json"}, 422),
        ({}, 422),
        ({"extend": "[]"}, 422),
        ({"queries": json.dumps({str(n): {"query": "x"} for n in range(101)})}, 400),
        ({"queries": json.dumps({"q": {"query": "x", "type": "Nothing"}})}, 400),
    ],
)
def test_what_makes_no_sense_is_refused(reader: TestClient, form: dict[str, str], status: int) -> None:
    assert reader.post("/reconcile/default", data=form).status_code == status


def test_columns_are_proposed_for_a_type(reader: TestClient) -> None:
    told = reader.get("/reconcile/default/extend/property?type=Person&limit=500").json()
    assert {"birthDate", "name"} <= {row["id"] for row in told["properties"]}
    assert reader.get("/reconcile/default/extend/property?type=Nothing").status_code == 404
