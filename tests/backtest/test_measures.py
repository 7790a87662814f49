"""What a threshold finds and costs, counted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.backtest import Labelled, Point, best_threshold, confusion_at, sweep

ROWS = [Labelled(0.9, True, True), Labelled(0.8, False, True), Labelled(0.6, True, False), Labelled(0.2, False, False)]
COUNTS = [
    # threshold, found, false, missed, rejected
    (0.95, 0, 0, 2, 2),
    (0.9, 1, 0, 1, 2),
    (0.8, 1, 1, 1, 1),
    (0.5, 2, 1, 0, 1),
    (0.1, 2, 2, 0, 0),
    (None, 1, 1, 1, 1),
]


@pytest.mark.parametrize("threshold, found, false, missed, rejected", COUNTS)
def test_pairs_are_counted_by_what_was_said_and_what_is_so(
    threshold: float | None, found: int, false: int, missed: int, rejected: int
) -> None:
    at = confusion_at(ROWS, threshold)
    assert (at.found, at.false, at.missed, at.rejected) == (found, false, missed, rejected)


def test_precision_recall_and_f1() -> None:
    at = confusion_at(ROWS, 0.5)
    assert (at.precision, at.recall, at.f1) == (2 / 3, 1.0, 0.8)
    nothing = confusion_at([], 0.5)
    assert (nothing.precision, nothing.recall) == (1.0, 1.0)


LABELLED = st.lists(
    st.builds(Labelled, st.sampled_from([0.1, 0.25, 0.5, 0.7, 0.99]), st.booleans(), st.booleans()), min_size=1, max_size=12
)  # fmt: skip


@given(LABELLED)
def test_no_threshold_has_a_better_f1_than_the_best_one(rows: list[Labelled]) -> None:
    best = confusion_at(rows, best_threshold(rows)).f1
    assert all(confusion_at(rows, row.score).f1 <= best for row in rows)


@given(st.lists(st.floats(0, 1), max_size=20), st.lists(st.floats(0, 1), max_size=20))
def test_a_higher_threshold_finds_no_more_and_costs_no_more(found: list[float], false: list[float]) -> None:
    points = sweep(found, len(found) + 3, false, 20, [0.0, 0.3, 0.5, 0.99])
    assert [(point.found, point.false) for point in points] == [
        (sum(s >= point.threshold for s in found), sum(s >= point.threshold for s in false)) for point in points
    ]
    assert [point.recall for point in points] == sorted((point.recall for point in points), reverse=True)


WILSON = [
    # found, of → by the published formula, to three places
    (0, 0, 0.0, 1.0),
    (6, 6, 0.610, 1.0),
    (0, 6, 0.0, 0.390),
    (95, 100, 0.888, 0.978),
]


@pytest.mark.parametrize("found, of, low, high", WILSON)
def test_the_interval_of_the_recall(found: int, of: int, low: float, high: float) -> None:
    between = Point(0.7, found, of, 0, 10).recall_between
    assert between == pytest.approx((low, high), abs=0.0006)


def test_false_hits_are_given_for_a_thousand_asked() -> None:
    assert Point(0.7, 1, 2, 3, 200).false_per_1000 == 15
    assert Point(0.7, 0, 0, 0, 0).false_per_1000 == 0
    assert Point(0.7, 0, 2, 0, 5).precision is None
