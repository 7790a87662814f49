"""clusters, same and apart: one party's listings side by side, and a person's ruling on them."""

import json
from pathlib import Path

import pytest

from tests.cli.asked import asked, refused
from tests.clusters.made import EU, OFAC, UK
from tests.made import corpus, version

LISTS = (version(), version("eu-oj-annex", "b"), version("uk-fcdo-sanctions", "c"))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    corpus(tmp_path, [OFAC, EU, UK], LISTS)
    return tmp_path


def test_a_cluster_shows_each_listing_with_its_own_names(home: Path) -> None:
    found = asked(home, "clusters", "50543")
    assert found.code == 0
    for text in ("ofac-50543", "eu-32019R0796-I.B-5", "uk-CYB0113", "永信至诚科技集团股份有限公司", "Integrity Tech"):
        assert text in found.out


def test_a_cluster_as_json_has_members_listings_and_judgements(home: Path) -> None:
    told = json.loads(asked(home, "clusters", "uk-CYB0113", "--json").out)
    assert told["members"] == ["ofac-50543", "eu-32019R0796-I.B-5", "uk-CYB0113"]
    assert [row["verdict"] for row in told["judgements"]] == ["same", "same"]
    assert len(asked(home, "clusters", "--json").out.splitlines()) == 1


def test_show_tells_of_the_partys_other_listings(home: Path) -> None:
    assert "The same party on other lists" in asked(home, "show", "50543").out


def test_a_ruling_stands_at_once_and_is_taken_back(home: Path) -> None:
    apart = asked(home, "apart", "50543", "uk-CYB0113", "--why", "another company", "--by", "A. Examiner")
    assert (apart.code, "uk-CYB0113 stands for itself" in apart.err) == (0, True)
    assert "A. Examiner" in asked(home, "clusters", "uk-CYB0113").out
    back = asked(home, "apart", "50543", "uk-CYB0113", "--withdraw", "--why", "it is", "--by", "A. Examiner")
    assert "is one party with ofac-50543, eu-32019R0796-I.B-5, uk-CYB0113" in back.err


def test_a_name_of_the_eus_list_is_blocked_by_ofacs_listing(home: Path, tmp_path: Path) -> None:
    customers = tmp_path / "customers.csv"
    customers.write_text("id,name\nC-1,Yongxin Zhicheng Technology Group Company Limited\n", encoding="utf-8")
    asked(home, "screen", customers, "-o", tmp_path / "out.jsonl")
    (told,) = (json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines())
    assert told["outcome"] == "block"
    (finding,) = told["findings"]
    assert {row["entity_id"] for row in finding["listings"]} == {"ofac-50543", "eu-32019R0796-I.B-5", "uk-CYB0113"}


def test_an_unknown_entry_is_refused(home: Path) -> None:
    refused(asked(home, "same", "50543", "uk-NONE", "--why", "no"), "no entity has the id 'uk-NONE'")
