"""watchman's search: its parameters, its refusals, and its flat entities."""

import pytest
from fastapi.testclient import TestClient


def test_a_listed_company_is_told_in_watchmans_words(reader: TestClient) -> None:
    told = reader.get("/v2/search", params={"name": "Integrity Technology Group", "type": "business"}).json()
    row = told["entities"][0]
    assert (row["sourceList"], row["sourceID"], row["entityType"]) == ("us_ofac", "50543", "business")
    assert row["match"] > 0.9
    assert row["sanctionsInfo"]["programs"] == ["CYBER2"]
    assert row["business"]["name"] == row["name"]
    assert row["person"] is None
    assert row["addresses"][0]["country"] in {"CN", "China"}
    assert "entity" not in row, "fields stand beside the score"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("name=Integrity Technology Group", 1),
        ("name=Integrity Technology Group&minMatch=0.999", 0),
        ("name=Integrity Technology Group&source=us_ofac&minMatch=0.7", 1),
        ("name=Integrity Technology Group&source=eu_fsf&minMatch=0.7", 0),
        ("altNames=Integrity Technology Group&minMatch=0.7", 1),
        ("website=www.integritytech.com.cn&minMatch=0.7", 1),
        ("gov_tax-id=China:91110108562135265P&minMatch=0.7", 1),
        ("name=Integrity&limit=1000000&requestID=7&debug=true", 1),
    ],
)
def test_what_is_found(reader: TestClient, query: str, count: int) -> None:
    answer = reader.get(f"/v2/search?{query}")
    assert answer.status_code == 200, answer.text
    found = [row for row in answer.json()["entities"] if row["match"] >= 0.7]
    assert len(found) == count


@pytest.mark.parametrize(
    "query",
    [
        "name=x&nmae=y",
        "",
        "type=person",
        "name=x&type=ship",
        "name=x&minMatch=2",
        "name=x&minMatch=nan",
        "name=x&limit=-1",
        "name=x&birthDate=then",
        "name=" + "+".join(["Example"] * 40),
    ],
)
def test_what_watchman_refuses_is_refused_in_its_shape(reader: TestClient, query: str) -> None:
    answer = reader.get(f"/v2/search?{query}")
    assert answer.status_code == 400
    assert list(answer.json()) == ["error"]


def test_only_get_is_routed(reader: TestClient) -> None:
    assert reader.post("/v2/search", json={}).status_code == 405
    assert reader.get("/ping").text == "PONG"
    assert reader.get("/v2/listinfo").json()["lists"] == {"us_ofac": 32, "us_ofac_cons": 10}
