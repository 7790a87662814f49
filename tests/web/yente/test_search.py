"""GET /search: words, filters, order and counts, as yente answers."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

SEED = "ofac-50543"


def found(reader: TestClient, query: str) -> dict[str, Any]:
    answer = reader.get(f"/search/default?{query}")
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("q=integrity technology", True),
        ("q=INTEGRITY", True),
        ("q=integrity nothing", False),
        ("q=integrity OR nothing", True),
        ("q=integrity -technology", False),
        ('q="technology group"', True),
        ('q="group technology"', False),
        ("q=integ*", True),
        ("q=integrty~", True),
        ("q=integrty", False),
        ("q=integrty&fuzzy=true", True),
        ("q=91110108562135265P", True),
        ("q=CYBER2", True),
        ("q=integrity countries:cn", True),
        ("q=integrity countries:ru", False),
        ('q=name:"integrity technology"', True),
        ("q=schema:LegalEntity integrity", True),
        ("q=integrity/technology&simple=true", True),
        ("q=integrity&schema=Person", False),
        ("q=integrity&schema=LegalEntity", True),
        ("q=integrity&countries=cn", True),
        ("q=integrity&countries=ru&countries=cn", True),
        ("q=integrity&countries=ru&countries=cn&filter_op=AND", False),
        ("q=integrity&topics=role.pep", False),
        ("q=integrity&datasets=us_ofac_sdn", True),
        ("q=integrity&datasets=us-ofac-cons", False),
        ("q=integrity&filter=uscCode:91110108562135265P", True),
        ("q=integrity&filter=uscCode:1", False),
        ("q=integrity&target=true", True),
        ("q=integrity&target=false", False),
        ("q=integrity&exclude_schema=LegalEntity", False),
        ("q=integrity&exclude_dataset=us_ofac_sdn", False),
        ("q=integrity&include_dataset=us_ofac_sdn", True),
        ("q=integrity&changed_since=2100-01-01", True),
    ],
)
def test_what_is_found(reader: TestClient, query: str, is_found: bool) -> None:
    assert (SEED in [row["id"] for row in found(reader, query)["results"]]) is is_found


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/search/default?q=invalid/query", 400),
        ("/search/default?q=invalid/query&simple=true", 200),
        ("/search/nothing?q=x", 404),
        ("/search/default?schema=Nothing", 400),
        ("/search/default?filter=nocolon", 400),
        ("/search/default?limit=501", 422),
        ("/search/default?offset=9500", 422),
        ("/search/default?facets=nothing", 422),
        ("/search/default?changed_since=then", 422),
        ("/search/sanctions", 200),
        ("/search/us_ofac_sdn", 200),
    ],
)
def test_refusals(reader: TestClient, path: str, status: int) -> None:
    assert reader.get(path).status_code == status


def test_nothing_asked_finds_everything_and_pages_through_it(reader: TestClient) -> None:
    whole = found(reader, "limit=500")
    ids = [row["id"] for row in whole["results"]]
    assert whole["total"] == {"value": len(ids), "relation": "eq"}
    pages = [found(reader, f"limit=20&offset={offset}") for offset in range(0, len(ids), 20)]
    assert [row["id"] for page in pages for row in page["results"]] == ids


def test_facets_count_all_that_is_found(reader: TestClient) -> None:
    told = found(reader, "q=integrity&facets=countries&facets=datasets&facets=schema&facets=topics")
    assert told["facets"]["countries"] == {
        "label": "Countries",
        "values": [{"name": "cn", "label": "China", "count": 1}],
    }
    assert told["facets"]["topics"]["values"] == [{"name": "sanction", "label": "Sanctioned entity", "count": 1}]
    assert set(found(reader, "q=integrity")["facets"]) == {"countries", "topics", "datasets"}


def test_an_order_is_kept_and_what_lacks_a_value_stands_last(reader: TestClient) -> None:
    up = [row["caption"].lower() for row in found(reader, "sort=name:asc&limit=500")["results"]]
    assert up == sorted(up)
    born = [row["properties"].get("birthDate") for row in found(reader, "sort=birthDate:desc&limit=500")["results"]]
    assert None not in born[: sum(value is not None for value in born)]
