"""Looking into the lists over HTTP says what the command line says."""

import json

import pytest
from fastapi.testclient import TestClient

from seawall.corpus import Corpus
from tests.cli.asked import asked

SEED = "ofac-50543"


@pytest.mark.parametrize(
    "text", ["Integrity Technology Group", "91110108562135265P", "www.integritytech.com.cn", "Example Trading LLC"]
)
def test_a_search_finds_what_the_command_line_finds(reader: TestClient, example_corpus: Corpus, text: str) -> None:
    lines = asked(example_corpus.folder, "search", text, "--json", "--corpus", example_corpus.folder).out.splitlines()
    told = reader.get("/v1/search", params={"q": text}).json()
    assert [row["match"] for row in told["matches"]] == [json.loads(line) for line in lines]
    assert told["corpus"] == example_corpus.version


def test_an_entry_is_told_whole(reader: TestClient, example_corpus: Corpus) -> None:
    said = asked(example_corpus.folder, "show", SEED, "--json", "--corpus", example_corpus.folder).out
    assert reader.get(f"/v1/entities/{SEED}").json()["entity"] == json.loads(said)
    assert reader.get("/v1/entities/nobody").status_code == 404


@pytest.mark.parametrize(
    "query", ["", "q=", "q=%20", "q=x&threshold=0", "q=x&threshold=1", "q=x&top=0", "q=x&type=Ship", "q=" + "x" * 1_001]
)
def test_a_search_that_makes_no_sense_is_refused(reader: TestClient, query: str) -> None:
    assert reader.get(f"/v1/search?{query}").status_code in {400, 422}


def test_the_lists_say_how_they_stand(reader: TestClient, example_corpus: Corpus) -> None:
    told = reader.get("/v1/lists").json()
    assert told["version"] == example_corpus.version
    assert {row["id"] for row in told["lists"]} == {"us-ofac-sdn", "us-ofac-cons"}
    assert any("older than" in note for note in told["notes"])


def test_an_empty_store_has_no_property_and_no_deadlines(reader: TestClient) -> None:
    assert reader.get("/v1/ledger").json() == {
        "items": [],
        "rejections": [],
        "total": {"items": 0, "rejections": 0},
    }
    assert reader.get("/v1/deadlines").json() == {"duties": []}
    assert reader.get("/v1/cases/1").status_code == 404
