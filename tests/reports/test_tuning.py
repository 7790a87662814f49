"""The picture and the page of a sweep: whole, without a script, and sensible where there is little or nothing."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from seawall.backtest import Point, sweep
from seawall.errors import SettingRefused
from seawall.reports.tuning import Study, TuningOutput, chart, number, page, percent, picture

AT = tuple(step / 100 for step in range(30, 100))
SCORES = st.lists(st.floats(0, 1), max_size=30)


def study(found: list[float], false: list[float], missed: int = 0, source: str = "pairs.csv") -> Study:
    points = sweep(found, len(found) + missed, false, len(false), AT)
    (policy,) = sweep(found, len(found) + missed, false, len(false), [0.7])
    return Study(source, "pairs that are no match", points, policy, "An example", "0123456789abcdef", "as measured")


@given(SCORES, SCORES, st.integers(0, 5))
def test_everything_stays_within_the_picture(found: list[float], false: list[float], missed: int) -> None:
    made = study(found, false, missed)
    drawn = chart(made.points, made.policy)
    assert (drawn is None) == (not made.policy.positives or not made.policy.asked)
    if drawn:
        marks = [*drawn.marks, drawn.policy, *drawn.callout]
        assert all(drawn.left <= mark.x <= drawn.right and drawn.top <= mark.y <= drawn.bottom for mark in marks)
        assert [tick.x for tick in drawn.across] == sorted(tick.x for tick in drawn.across)
    etree.fromstring(picture(made))
    assert "nan" not in picture(made)


def test_more_recall_is_higher_and_more_false_hits_are_further_right() -> None:
    made = study([0.9, 0.6], [0.5, 0.2])
    drawn = chart(made.points, made.policy)
    assert drawn is not None
    places = [tuple(map(float, step.split(","))) for step in re.findall(r"[\d.]+,[\d.]+", drawn.path)]
    # From the lowest threshold to the highest: to the left and down.
    assert places == sorted(places, key=lambda place: (-place[0], place[1]))


@pytest.mark.parametrize("made", [study([], []), study([0.9], []), study([], [0.2])])
def test_where_there_is_nothing_to_draw_the_page_says_so(made: Study) -> None:
    assert "There is nothing to draw" in page(made)
    assert "There is nothing to draw" in picture(made)


def test_the_page_marks_the_policy_and_says_its_reason_and_version() -> None:
    text = page(study([0.9, 0.6], [0.8, 0.2]))
    assert "the policy (0.70)" in text
    assert "as measured" in text
    assert "0123456789abcdef" in text
    assert "1 of 2" in text


def test_neither_page_nor_picture_asks_for_anything_outside() -> None:
    made = study([0.9], [0.2], source="<script>alert(1)</script>.csv")
    for text in (page(made), picture(made)):
        assert "<script" not in text
        assert re.findall(r"(?:src|href)\s*=|url\(|@import", text) == []
        assert set(re.findall(r"https?://[^\"'\s]+", text)) <= {"http://www.w3.org/2000/svg"}


TEXTS = [(1.0, "100 %"), (0.99999, "99.9 %"), (0.853, "85.3 %"), (0.87, "87 %"), (0.0, "0 %")]


@pytest.mark.parametrize("share, text", TEXTS)
def test_a_share_that_is_not_all_never_reads_as_all(share: float, text: str) -> None:
    assert percent(share) == text


@pytest.mark.parametrize(
    "value, text", [(0, "0"), (0.333, "0.33"), (53.76, "53.8"), (134.4, "134"), (20_000, "20,000")]
)
def test_a_rate_has_as_many_digits_as_say_something(value: float, text: str) -> None:
    assert number(value) == text


def test_a_file_is_written_whole_by_its_ending(tmp_path: Path) -> None:
    for name, begins in (("tune.html", "<!doctype html>"), ("tune.svg", "<svg")):
        with TuningOutput(tmp_path / name) as output:
            output.write(study([0.9], [0.2]))
            assert not (tmp_path / name).exists()
        assert (tmp_path / name).read_text("utf-8").startswith(begins)
    with pytest.raises(SettingRefused, match=r"use one of \.html, \.svg"):
        TuningOutput(tmp_path / "tune.png")


def test_a_point_without_hits_has_no_precision_on_the_page() -> None:
    nothing = Point(0.7, 0, 2, 0, 2)
    assert "–" in page(Study("p", "pairs that are no match", [nothing], nothing, "t", "v", "r"))
