"""RITA's sub-scores: the formulas by hand, and what RITA's own tests expect of series that can be made anew. Tolerance .05."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.exposure.detectors.periodicity import HOURS, duration, histogram, quartiles, regularity, scores, spread

DAY = 86_400
NEAR = 0.05  # RITA's own tolerance


def test_a_beacon_of_20054_connections_in_a_day_has_all_ones() -> None:
    """As RITA expects of 10.55.100.111 → 165.227.216.194: 1 / 1 / 1 / 1."""
    times = [int(number * DAY / 20_054) for number in range(20_054)]
    found = scores(times, [88] * 20_054, 0, DAY)
    assert [found.ts, found.ds, found.hist, found.dur, found.beacon] == pytest.approx([1, 1, 1, 1, 1], abs=NEAR)


def test_a_tile_that_asks_every_half_hour_has_nearly_all_ones() -> None:
    """As RITA expects of tile-service.weather.microsoft.com, 48 connections: 1 / .998 / 1 / 1."""
    sizes = [1_380 + (number % 5 == 0) * 4 for number in range(48)]
    found = scores([number * 1_800 for number in range(48)], sizes, 0, DAY)
    assert [found.ts, found.ds, found.hist, found.dur, found.beacon] == pytest.approx([1, 0.998, 1, 1, 1], abs=NEAR)


def test_six_connections_have_no_duration() -> None:
    """As RITA expects of its series of 6: dur 0, and a spread over the day that no six connections can have evenly."""
    found = scores([0, 100, 250, 9_000, 9_010, 30_000], [500] * 6, 0, DAY)
    assert found.dur == 0


@pytest.mark.parametrize(
    "values, expected",
    [
        ([1, 2, 3, 4], (1.5, 2.5, 3.5)),
        ([1, 2, 3, 4, 5], (1.5, 3, 4.5)),
        ([7], (7, 7, 7)),
        ([1, 9], (1, 5, 9)),
    ],
)
def test_quartiles_are_medians_of_halves(values: list[int], expected: tuple[float, float, float]) -> None:
    assert quartiles(np.array(values)) == expected


@pytest.mark.parametrize(
    "values, default, expected",
    [
        ([60] * 10, 1, 1.0),  # no skew, no deviation
        ([50, 60, 60, 70], 1, 0.958),  # quartiles 55, 60, 65: symmetrical; deviation 5 of 60
        ([0, 0, 0, 0], 1, 1.0),  # the median is below 1: the default
        ([0, 0, 0, 0], 0, 0.5),
        ([10, 20, 100, 400], 0, 0.316),  # quartiles 15, 60, 250: skew .617; deviation 45 of 60
        ([], 1, 0.0),
    ],
)
def test_regularity_by_hand(values: list[int], default: float, expected: float) -> None:
    assert regularity(np.array(values, np.int64), default) == pytest.approx(expected, abs=0.0006)


@pytest.mark.parametrize(
    "bins, expected",
    [
        ([5] * 24, 1.0),
        ([24] + [0] * 23, 0.0),  # variation beyond 1
        ([10] * 12 + [0] * 12, 1.0),  # variation 1: even is 0, but one level over 12 bins: 12 of 11, at most 1
        ([10] * 6 + [100] * 6 + [0] * 12, 1.0),  # two levels
        ([100] * 6 + [50] * 6 + [10, 20, 30] + [0] * 9, 0.857),  # 12 of 15 bins on two levels: 12 of 14
        ([10] * 10 + [0] * 14, 0.0),  # too few bins for levels, and too uneven
        ([0] * 24, 0.0),
    ],
)
def test_spread_over_the_day_by_hand(bins: list[int], expected: float) -> None:
    assert histogram(bins) == pytest.approx(expected, abs=0.001)


def test_the_last_second_belongs_to_the_last_part() -> None:
    assert spread(np.array([0, DAY]), 0, DAY) == [1] + [0] * 22 + [1]


@pytest.mark.parametrize(
    "bins, last, expected",
    [
        ([1] * 5 + [0] * 19, 18_000, 0.0),  # fewer than six parts
        ([1] * 6 + [0] * 18, 21_000, 0.5),  # six parts in a row of twelve
        ([1] * 3 + [0] * 18 + [1] * 3, DAY, 1.0),  # it lasted the whole window
        ([1] * 12 + [0] * 12, 43_200, 1.0),
    ],
)
def test_duration_by_hand(bins: list[int], last: int, expected: float) -> None:
    assert duration(np.array([0, last]), bins, 0, DAY) == pytest.approx(expected, abs=0.001)


def test_a_run_goes_round_the_clock() -> None:
    bins = [1] * 3 + [0] * 18 + [1] * 3
    assert duration(np.array([0, 100]), bins, 0, DAY) == 0.5


@given(st.lists(st.tuples(st.integers(0, DAY), st.integers(0, 10**9)), min_size=1, max_size=50))
def test_every_score_lies_between_0_and_1(series: list[tuple[int, int]]) -> None:
    times, sizes = [time for time, _ in series], [size for _, size in series]
    found = scores(times, sizes, 0, DAY)
    assert all(0 <= score <= 1 for score in (*found, found.beacon))
    assert sum(spread(np.array(times), 0, DAY)) == len(times)
    assert len(spread(np.array(times), 5, 5)) == HOURS
