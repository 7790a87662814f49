"""Entries by their ids, with what belongs to them, and the words of other ids for them."""

from pathlib import Path

from fastapi.testclient import TestClient

from seawall.audit import Role
from seawall.corpus import ListVersion, build
from seawall.entities import Designation, Entity, Fact, ListedName, NameKind, Schema, Source
from seawall.entities.ftm.write import DATASET, REFERENT
from seawall.web import application
from tests.web.made import house, let_in

SEED = "ofac-50543"


def test_an_entry_has_its_listings_inside_and_no_way_back(reader: TestClient) -> None:
    told = reader.get(f"/entities/{SEED}").json()
    (listing,) = told["properties"]["sanctions"]
    assert listing["properties"] == {"authority": ["OFAC"], "program": ["CYBER2"]}
    assert listing["datasets"] == ["us_ofac_sdn"]


def test_a_flat_entry_names_what_it_names_by_id(reader: TestClient) -> None:
    told = reader.get(f"/entities/{SEED}?nested=false").json()
    assert told["properties"]["addressEntity"] == [f"{SEED}-address-1"]
    assert "sanctions" not in told["properties"]


def test_what_is_nobodys_is_a_404(reader: TestClient) -> None:
    for path in ("/entities/nobody", "/entities/nobody/adjacent", "/entities/nobody/adjacent/sanctions"):
        answer = reader.get(path)
        assert (answer.status_code, answer.json()) == (404, {"detail": "No such entity!"})


def test_what_is_adjacent_is_told_by_property_and_in_pages(reader: TestClient) -> None:
    told = reader.get(f"/entities/{SEED}/adjacent").json()
    assert told["entity"]["id"] == SEED
    assert set(told["adjacent"]) >= {"sanctions", "addressEntity"}
    page = reader.get(f"/entities/{SEED}/adjacent/sanctions?offset=1").json()
    assert page == {"results": [], "total": {"value": 1, "relation": "eq"}, "limit": 10, "offset": 1}


def test_a_property_that_holds_texts_has_nothing_adjacent(reader: TestClient) -> None:
    for name in ("name", "nothing"):
        answer = reader.get(f"/entities/{SEED}/adjacent/{name}")
        assert (answer.status_code, answer.json()) == (404, {"detail": "No such property!"})


def test_a_collections_entry_is_found_under_its_sources_ids_and_data_sets(tmp_path: Path) -> None:
    entity = Entity(
        "NK-1",
        Schema.PERSON,
        (ListedName("John Example", NameKind.PRIMARY),),
        (Designation("OpenSanctions", "sanction", ()),),
        Source("opensanctions", "entities.ftm.json", "line 1"),
        facts=(Fact(DATASET, "us_ofac_sdn"), Fact(DATASET, "eu_fsf"), Fact(REFERENT, "ofac-1")),
    )
    row = ListVersion(
        id="opensanctions", title="A collection", published=None, fetched_at=None, files=("f",), sha256=("0" * 64,),
        entities=1, names=1, identifiers=0, problems=0, format="FollowTheMoney JSON lines",
    )  # fmt: skip
    made = house(tmp_path, build(tmp_path / "corpus" / "x", [row], [entity]), let_in(Role.ANALYST))
    with TestClient(application(made), follow_redirects=False) as asked:
        moved = asked.get("/entities/ofac-1/adjacent?limit=3")
        assert (moved.status_code, moved.headers["location"]) == (308, "/entities/NK-1/adjacent?limit=3")
        query = {"queries": {"q": {"schema": "Person", "properties": {"name": ["John Example"]}}}}
        found = {
            dataset: asked.post(f"/match/{dataset}?cutoff=0.1", json=query).json()["responses"]["q"]["results"]
            for dataset in ("default", "eu_fsf", "opensanctions")
        }
        assert {dataset: [row["datasets"] for row in rows] for dataset, rows in found.items()} == {
            "default": [["opensanctions", "us_ofac_sdn", "eu_fsf"]],
            "eu_fsf": [["eu_fsf"]],
            "opensanctions": [["opensanctions", "us_ofac_sdn", "eu_fsf"]],
        }
        left = asked.post("/match/default?cutoff=0.1&exclude_entity_ids=ofac-1", json=query).json()
        assert left["responses"]["q"]["results"] == []
    made.store.close()
