"""What yente says of itself, by its own description: catalogue, algorithms, and the order to look for new data."""

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from seawall.corpus import Corpus
from seawall.web import application
from seawall.web.keys import by_one_key
from tests.web.made import house

KEY = "k" * 43


def test_the_catalogue_has_a_data_set_for_each_list_and_for_all(reader: TestClient) -> None:
    told = reader.get("/catalog").json()
    names = [row["name"] for row in told["datasets"]]
    assert names == ["default", "sanctions", "us_ofac_cons", "us_ofac_sdn"]
    assert (told["current"], told["outdated"], told["index_stale"]) == (names, [], False)
    assert told["datasets"][0]["children"] == ["us_ofac_cons", "us_ofac_sdn"]


def test_the_catalogue_is_not_sent_twice(reader: TestClient) -> None:
    first = reader.get("/catalog")
    for said in (first.headers["etag"], f'"other", {first.headers["etag"]}', "*"):
        again = reader.get("/manifest", headers={"if-none-match": said})
        assert (again.status_code, again.content) == (304, b"")
    assert reader.get("/catalog", headers={"if-none-match": '"other"'}).status_code == 200


def test_every_algorithm_that_is_named_is_accepted(reader: TestClient) -> None:
    told = reader.get("/algorithms").json()
    body = {"queries": {"q": {"schema": "Person", "properties": {"name": "X"}}}}
    for row in told["algorithms"]:
        assert {"name", "description", "features", "docs"} == row.keys()
        assert reader.post(f"/match/default?algorithm={row['name']}", json=body).status_code == 200
    assert told["best"] in {row["name"] for row in told["algorithms"]}


def test_yentes_own_algorithms_are_all_accepted(reader: TestClient, shared_data: Path) -> None:
    known = json.loads((shared_data / "yente-compat" / "yente-algorithms.json").read_text("utf-8"))
    ours = {row["name"]: set(row["docs"]["config"]) for row in reader.get("/algorithms").json()["algorithms"]}
    for row in known["algorithms"]:
        assert set(row["docs"]["config"]) <= ours[row["name"]]


def test_every_route_and_parameter_of_yentes_description_is_ours(reader: TestClient, shared_data: Path) -> None:
    theirs = json.loads((shared_data / "yente-compat" / "yente-openapi.json").read_text("utf-8"))
    ours = reader.get("/openapi.json").json()
    for path, methods in theirs["paths"].items():
        for method, operation in methods.items():
            mine = ours["paths"][path][method]
            named = {(row["in"], row["name"]) for row in mine.get("parameters", ())}
            assert {(row["in"], row["name"]) for row in operation.get("parameters", ())} <= named, (method, path)


@pytest.mark.parametrize(("token", "status"), [(KEY, 200), ("wrong", 403), ("", 403), ("\u2603", 403)])
def test_only_a_key_has_the_service_look(tmp_path: Path, example_corpus: Corpus, token: str, status: int) -> None:
    made = house(tmp_path, example_corpus, by_one_key(KEY))
    with TestClient(application(made)) as asked:
        answer = asked.post("/updatez", params={"token": token})
        assert answer.status_code == status
        assert answer.json() == ({"status": "ok"} if status == 200 else {"detail": "Invalid token."})
        assert asked.get("/updatez").status_code == 405
    made.store.close()
