"""Search, show and explain: the seed case is found by everything that is known of it, and odd input is refused."""

import json
import math
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.refresh import FromFolder, refresh
from tests.cli.asked import Answer, asked, refused
from tests.lists.uk.documents import INTEGRITY, xml

# Integrity Technology Group, SDN 50543: what it is asked for by, and how the answer must call it.
ASKED_BY = [
    ("Integrity Technology Group, Incorporated", "INTEGRITY TECHNOLOGY GROUP, INCORPORATED"),
    ("integrity technology group", "INTEGRITY TECHNOLOGY GROUP, INCORPORATED"),
    ("Beijing Integrity Technology Company, Limited", "BEIJING INTEGRITY TECHNOLOGY COMPANY, LIMITED"),
    ("Yongxin Zhicheng Technology Group Company, Limited", "(weak a.k.a.)"),
    ("688244", "the same Equity Ticker 688244"),
    ("91110108562135265P", "91110108562135265P"),
    ("www.integritytech.com.cn", "the same Website www.integritytech.com.cn"),
    ("https://integritytech.com.cn/about", "the same Website www.integritytech.com.cn"),
]


def first_row(answer: Answer) -> str:
    assert answer.code == 2, answer
    return answer.out.splitlines()[1]


@pytest.fixture(scope="module")
def official_home(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the official rows of the seed case as OFAC published them."""
    home = tmp_path_factory.mktemp("official")
    assert asked(home, "refresh", "--from", shared_data / "ofac" / "integrity").code == 0
    return home


@pytest.mark.parametrize("text, found_by", ASKED_BY)
def test_the_seed_case_is_found_on_the_example_lists(example_home: Path, text: str, found_by: str) -> None:
    row = first_row(asked(example_home, "search", text))
    assert "ofac-50543" in row
    assert found_by in row


@pytest.mark.parametrize("text, found_by", ASKED_BY)
def test_the_seed_case_is_found_in_the_official_rows(official_home: Path, text: str, found_by: str) -> None:
    row = first_row(asked(official_home, "search", text))
    assert "ofac-50543" in row
    assert found_by in row


@pytest.mark.parametrize("text", ["Yongxin Zhicheng", "永信至诚科技集团股份有限公司"])
def test_the_weak_alias_in_other_words_is_found_as_weak(example_home: Path, text: str) -> None:
    row = first_row(asked(example_home, "search", text, "--threshold", "0.1"))
    assert "ofac-50543" in row
    assert "(weak a.k.a.)" in row


def test_nothing_found_is_said_with_exit_code_0(example_home: Path) -> None:
    answer = asked(example_home, "search", "Voorbeeld Handel B.V.")
    assert (answer.code, answer.out) == (0, "")
    assert "nothing on the lists is like 'Voorbeeld Handel B.V.' (score 0.5 or more)" in answer.err


def test_search_as_json_gives_one_match_a_line(example_home: Path) -> None:
    answer = asked(example_home, "search", "Technology Company", "--threshold", "0.001", "--top", "3", "--json")
    lines = [json.loads(line) for line in answer.out.splitlines()]
    assert len(lines) == 3
    assert [line["score"] for line in lines] == sorted((line["score"] for line in lines), reverse=True)
    assert set(lines[0]) >= {"entity_id", "score", "basis", "listed_name", "weak", "reasons"}


SEARCH_REFUSALS = [
    (["x", "--threshold", "0"], "a threshold lies between 0 and 1, not at 0"),
    (["x", "--threshold", "1.5"], "a threshold lies between 0 and 1, not at 1.5"),
    (["x", "--threshold", "nan"], "a threshold lies between 0 and 1, not at nan"),
    (["x", "--top", "-1"], "top must be 1 or more, not -1"),
    (["  "], "there is nothing to search for"),
    (["x", "--type", "Ship"], "'Ship' is not one of"),
    (["x", "y"], "Got unexpected extra argument"),
    ([], "Missing argument 'NAME'"),
]


@pytest.mark.parametrize("arguments, said", SEARCH_REFUSALS)
def test_a_search_that_makes_no_sense_is_refused(example_home: Path, arguments: list[str], said: str) -> None:
    refused(asked(example_home, "search", *arguments), said)


@pytest.mark.parametrize("entity_id", ["ofac-50543", "50543", "OFAC-50543", " 50543 "])
def test_an_entry_is_shown_by_its_id_with_or_without_prefix(example_home: Path, entity_id: str) -> None:
    answer = asked(example_home, "show", entity_id)
    assert answer.code == 0
    for said in (
        "INTEGRITY TECHNOLOGY GROUP, INCORPORATED", "a.k.a. (weak)", "CYBER2", "91110108562135265P", "688244 CH",
        "www.integritytech.com.cn", "Beijing", "02 Sep 2010", "us-ofac-sdn: sdn/SDN.CSV line",
    ):  # fmt: skip
        assert said in answer.out


def test_an_entry_as_json_is_whole(example_home: Path) -> None:
    answer = asked(example_home, "show", "50543", "--json")
    told = json.loads(answer.out)
    assert told["id"] == "ofac-50543"
    assert [name["weak"] for name in told["names"]] == [False, False, True]
    assert told["source"]["list_id"] == "us-ofac-sdn"


@pytest.mark.parametrize("entity_id", ["1", "ofac-1", "nobody", "", "²", "-", "../x"])
def test_an_unknown_entry_is_refused(example_home: Path, entity_id: str) -> None:
    refused(asked(example_home, "show", "--", entity_id), "no entity has the id")


def test_without_lists_search_and_show_say_what_to_do(tmp_path: Path) -> None:
    refused(asked(tmp_path, "search", "x"), "no lists are loaded", "seawall refresh")
    refused(asked(tmp_path, "show", "1"), "no lists are loaded", "seawall refresh")


def test_explain_shows_the_reasons_whose_points_make_the_score(tmp_path: Path) -> None:
    answer = asked(tmp_path, "explain", "Sichuan Silense", "Sichuan Silence")
    assert answer.code == 0
    header, *lines, _ofac_tool = (line for line in answer.out.splitlines() if line.strip())
    assert header.endswith("'Sichuan Silense' against 'Sichuan Silence'")
    rows = [line.split() for line in lines[1:]]
    signed = [[float(word) for word in row if word[0] in "+-"] for row in rows[:-1]]
    points, running = [row[0] for row in signed], [row[1] for row in signed]
    assert rows[-1][:2] == ["score", header.split()[0]]
    assert running[-1] == pytest.approx(sum(points), abs=0.01 * len(points))
    assert float(rows[-1][1]) == pytest.approx(1 / (1 + math.exp(-running[-1])), abs=0.01)


def test_names_that_look_like_markup_are_shown_as_they_are(tmp_path: Path) -> None:
    answer = asked(tmp_path, "explain", "[bold]x[/nope]", "[red]\x1b[31my")
    assert answer.code == 0
    assert "'[bold]x[/nope]' against '[red]�[31my'" in answer.out


@settings(max_examples=15)
@given(st.text(alphabet=st.characters(), max_size=40))
def test_any_text_is_searched_shown_and_explained_without_a_traceback(example_home: Path, text: str) -> None:
    assert asked(example_home, "search", "--", text).code in {0, 1, 2}
    assert asked(example_home, "show", "--", text).code == 1
    assert asked(example_home, "explain", "--", text, "Integrity").code == 0


def test_an_entry_of_another_list_is_shown_by_its_id_as_it_is_spelled(tmp_path: Path) -> None:
    (tmp_path / "uk.xml").write_bytes(xml(INTEGRITY))
    home = tmp_path / "home"
    refresh(home, FromFolder(tmp_path / "uk.xml"), now=datetime.now(UTC), lists=("uk-fcdo-sanctions",))
    answer = asked(home, "show", "uk-CYB0113")
    assert (answer.code, "Integrity Tech" in answer.out) == (0, True)
