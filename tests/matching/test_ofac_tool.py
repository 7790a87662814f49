"""The emulation of OFAC's Sanctions List Search: against scores that the tool showed, and rule by rule."""

import csv
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import Designation, Entity, ListedName, NameKind, Party, Role, Schema, Source
from seawall.matching import compare, ofac_tool_best, ofac_tool_of, ofac_tool_score
from seawall.matching.ofac_tool import LEAST_SHOWN, OBSERVED, soundex

NAMES = st.text(max_size=60)
LATIN = st.text(alphabet="abcdeimnorstz -',.", min_size=1, max_size=40)


@pytest.fixture(scope="module")
def observed(shared_data: Path) -> list[tuple[str, str, int]]:
    """Pairs with the score that OFAC's tool showed; -1 where it showed none from 80 up."""
    path = shared_data / "names" / "ofac_tool" / "score_pairs.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        return [(row["query_name"], row["result_name"], int(row["ofac_score"])) for row in csv.DictReader(stream)]


def test_at_least_97_per_cent_of_the_observed_scores_are_met_within_five(observed: list[tuple[str, str, int]]) -> None:
    shown = [(ofac_tool_score(query, listed) or 0, score) for query, listed, score in observed]
    near = sum(ours < 80 if score < 0 else abs(ours - score) <= 5 for ours, score in shown)
    assert near / len(observed) >= 0.97


def test_nine_of_ten_observed_scores_are_met_to_the_point(observed: list[tuple[str, str, int]]) -> None:
    shown = [(query, listed, score) for query, listed, score in observed if score >= 0]
    exact = sum(ofac_tool_score(query, listed) == score for query, listed, score in shown)
    assert exact / len(shown) >= 0.9


@pytest.mark.parametrize(
    "query, listed, shown, rule",
    [
        (
            "INTEGRITY TECHNOLOGY",
            "INTEGRITY TECHNOLOGY GROUP, INCORPORATED",
            100,
            "parts only on the list cost nothing",
        ),
        ("Technology Integrity", "INTEGRITY TECHNOLOGY GROUP, INCORPORATED", 100, "order of parts does not matter"),
        ("Bin Lad", "LADIN BIN", 95, "the mean of 100 and of 90.7, the Jaro-Winkler of Lad and Ladin"),
        ("Kim Jo", "KIM, Jong", 100, "parts of one or two letters do not count"),
        ("Assad Bashar", "AL-ASSAD, Bashar", 100, "a hyphen ends a part"),
        ("O'Brien", "OBRIEN, Sean", 100, "an apostrophe joins"),
        (
            "Ivan Zorin",
            "ZORIN, Pyotr",
            52,
            "a part without a partner counts nothing: the composite is 50, and the whole names' 52 is higher",
        ),
        ("Yong", "JONG", None, "no part begins alike: not even a candidate"),
        ("Bush", "BOUTROS", None, "begins alike, but less than half alike by edit distance: no candidate"),
        ("", "KIM, Jong", None, "nothing entered, nothing found"),
        ("---", "...", None, "no letter, no name"),
    ],
)
def test_each_rule_of_the_tool(query: str, listed: str, shown: int | None, rule: str) -> None:
    assert ofac_tool_score(query, listed) == shown, rule


def test_the_tool_is_not_symmetric() -> None:
    assert ofac_tool_score("Putin", "PUTIN, Vladimir") == 100
    assert ofac_tool_score("PUTIN, Vladimir", "Putin") != 100


def test_an_equal_soundex_code_lifts_a_part_a_little_and_never_lowers_it() -> None:
    deaf = replace(OBSERVED, soundex=0.0)
    assert (ofac_tool_score("Putin", "PATINO"), ofac_tool_score("Putin", "PATINO", deaf)) == (85, 84)
    assert ofac_tool_score("Putin", "POLIN") == ofac_tool_score("Putin", "POLIN", deaf)


@pytest.mark.parametrize(
    "word, code",
    [
        ("Robert", "r163"),
        ("Rupert", "r163"),
        ("Ashcraft", "a261"),
        ("Tymczak", "t522"),
        ("Pfister", "p236"),
        ("Lee", "l000"),
    ],
)  # the examples of the US National Archives
def test_soundex_is_the_american_one(word: str, code: str) -> None:
    assert soundex(word) == code


def test_soundex_of_no_latin_letter_is_empty() -> None:
    assert soundex("永信至诚") == soundex("688244") == ""


@given(LATIN)
def test_a_name_and_itself_in_other_case_score_100(name: str) -> None:
    has_name = any(letter.isalnum() for letter in name)
    assert ofac_tool_score(name.upper(), name) == (100 if has_name else None)


@given(NAMES, NAMES)
def test_any_two_texts_give_nothing_or_a_whole_score_from_50_to_100(query: str, listed: str) -> None:
    score = ofac_tool_score(query, listed)
    assert score is None or LEAST_SHOWN <= score <= 100


@given(LATIN, LATIN, LATIN)
def test_the_best_of_several_names_is_the_best_of_each(query: str, one: str, two: str) -> None:
    each = [ofac_tool_score(query, name) or 0 for name in (one, two)]
    assert (ofac_tool_best(query, (one, two)) or 0) == max(each)


def test_an_entity_without_names_is_not_shown() -> None:
    assert ofac_tool_best("Kim", ()) is None


@pytest.mark.parametrize("name", ["aaa " * 20_000, "ab" * 50_000, "-" * 100_000, "a, b. c' " * 10_000])
def test_an_endless_name_takes_no_endless_time(name: str) -> None:
    begin = perf_counter()
    ofac_tool_score(name, name[::-1])
    assert perf_counter() - begin < 1


@pytest.mark.parametrize("entity_id, shown", [("ofac-50543", 100), ("eu-1", None)])
def test_a_match_is_scored_only_where_ofac_lists_the_entity(entity_id: str, shown: int | None) -> None:
    name = "INTEGRITY TECHNOLOGY GROUP, INCORPORATED"
    entity = Entity(
        entity_id,
        Schema.COMPANY,
        (ListedName(name, NameKind.PRIMARY),),
        (Designation("OFAC", "SDN", ("CYBER2",)),),
        Source("us-ofac-sdn", "sdn.csv", "1"),
    )
    match = compare(Party(Role.CUSTOMER, ("Integrity Technology Group",), Schema.COMPANY, place="A"), entity)
    assert ofac_tool_of(match) == shown
