"""The story of tuning: what every threshold would find and cost, on pairs and on names against the lists."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import msgspec
import pytest

from seawall.backtest import open_pairs
from seawall.corpus import Corpus
from seawall.decisions import Poor, PoorNameMode, PoorNameRule, us_policy, with_overrides
from seawall.errors import InputRefused, Problem
from seawall.payments import read
from seawall.screen import Screening
from seawall.tune import THRESHOLDS, Tuning, tune_names, tune_pairs
from tests.made import NOW, corpus, listed

US = us_policy()


def pairs(text: str) -> tuple[Tuning, list[Problem]]:
    told: list[Problem] = []
    found = open_pairs(BytesIO(text.encode()), "pairs.csv")
    return tune_pairs(found.pairs(), "pairs.csv", US, told.append), told


@pytest.fixture(scope="module")
def using(tmp_path_factory: pytest.TempPathFactory) -> Screening:
    entities = [
        listed(1, "AEZA GROUP LLC"),
        listed(2, "KHOROSHEV, Dmitry"),
        listed(3, "EXAMPLE SHIPPING", "'Yongxin Zhicheng'"),
    ]
    held: Corpus = corpus(tmp_path_factory.mktemp("home"), entities)
    return Screening(held, US, NOW)


def names(text: str, using: Screening, label: str = "") -> tuple[Tuning, list[Problem]]:
    told: list[Problem] = []
    subjects = read(BytesIO(text.encode()), "names.csv")
    return tune_names(subjects, "names.csv", using, told.append, label), told


def test_pairs_are_counted_at_every_threshold_and_where_the_policy_stands() -> None:
    tuning, told = pairs(
        "name1,name2,is_match\nAeza Group,AEZA GROUP,1\nAeza,Guan,1\nAeza,Guan,0\nAeza,AEZA,0\nAeza,Guan,\n"
    )
    assert [problem.why for problem in told] == [
        "this label is neither yes nor no: the pair is scored, and not counted"
    ]
    assert (tuning.policy.found, tuning.policy.positives, tuning.policy.false, tuning.policy.asked) == (1, 2, 1, 2)
    assert [point.threshold for point in tuning.points] == list(THRESHOLDS)
    at = {point.threshold: (point.found, point.false) for point in tuning.points}
    assert at[0.7] == (1, 1)
    assert at[0.99] == (0, 0)


def test_names_are_found_by_the_id_that_is_expected(using: Screening) -> None:
    text = "name,expected\nAeza Group,1\nDmitry Khoroshev,ofac-2\nAeza Group LLC,\nSomebody Else,\nSomebody Else,1\n"
    tuning, told = names(text, using)
    assert not told
    assert (tuning.policy.found, tuning.policy.positives, tuning.policy.false, tuning.policy.asked) == (2, 3, 1, 5)


def test_what_the_policy_passes_whatever_the_score_is_no_hit_at_any_threshold(using: Screening) -> None:
    tuning, _ = names("name,expected\nYongxin Zhicheng,3\n", using)
    assert {point.found for point in tuning.points} == {0}
    rules = tuple(PoorNameRule(poor, PoorNameMode.CORROBORATE, "r") for poor in Poor)
    strict = msgspec.structs.replace(US, poor_name=rules)
    told: list[Problem] = []
    found = open_pairs(BytesIO(b"name1,name2,is_match\nMaria,Maria,1\n"), "pairs.csv")
    assert {point.found for point in tune_pairs(found.pairs(), "p", strict, told.append).points} == {0}


def test_the_policy_s_own_thresholds_move_its_place_and_not_the_curve(using: Screening) -> None:
    text = "name,expected\nAeza Grupp,1\nDmitry Khoroshev,2\n"
    low, high = (names(text, replace(using, policy=with_overrides(US, limit, None)))[0] for limit in (0.4, 0.975))
    assert low.points == high.points
    assert low.policy.found > high.policy.found


def test_an_id_that_no_list_holds_is_a_problem_and_not_counted(using: Screening) -> None:
    tuning, (problem,) = names("name,expected\nAeza,999\nAeza Group,1\n", using)
    assert (problem.record, problem.said, tuning.policy.positives, tuning.policy.asked) == ("row 2", "ofac-999", 1, 1)


def test_a_file_without_the_column_is_refused(using: Screening) -> None:
    with pytest.raises(InputRefused, match="no row has a text in a column named expected"):
        names("name,expcted\nAeza,1\n", using)
    assert names("name,truth\nAeza Group,1\n", using, "truth")[0].policy.found == 1


def test_a_payment_message_is_refused(using: Screening) -> None:
    path = Path(__file__).parents[1] / "examples" / "payments" / "payments.xml"
    with path.open("rb") as stream, pytest.raises(InputRefused, match="give a table of names"):
        tune_names(read(stream, path.name), path.name, using, lambda _: None)


def test_a_pair_with_a_side_that_says_nothing_is_told_and_not_counted() -> None:
    tuning, told = pairs("name1,name2,is_match\nAeza Group,AEZA GROUP,1\n,Guan,0\nAeza,,1\n")
    assert [problem.why for problem in told] == ["the row has neither a name nor an identifier"] * 2
    assert (tuning.policy.positives, tuning.policy.asked) == (1, 0)
