"""Coverage: indicator-days are counted by the hours of logs that must show the indicator, and nothing else counts."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.claims.indicator import Indicator, IndicatorKind, Precision
from seawall.exposure.coverage import Coverage, Days, calendar, coverage
from seawall.exposure.index import Index
from tests.exposure.made import at, indicator, ip, window

ALL = 2**24 - 1
NOW = at("2024-12-31")


@dataclass(frozen=True)
class Day:
    hours: int


def logs(kind: str, **days: int) -> Days:
    return {kind: {day.removeprefix("d").replace("_", "-"): Day(hours) for day, hours in days.items()}}


def of(days: Days, *looked_for: Indicator) -> Coverage:
    return coverage(Index.of(looked_for), days, NOW)


ONE_WEEK = window("2024-05-01", "2024-05-07")


def test_two_of_seven_days_are_covered() -> None:
    found = of(logs("flows", d2024_05_02=ALL, d2024_05_03=ALL, d2024_06_01=ALL), ip("203.0.113.5", ONE_WEEK))
    assert (found.covered_days, found.asked_days) == (2.0, 7.0)


def test_half_a_day_of_logs_is_half_a_day() -> None:
    assert of(logs("flows", d2024_05_07=2**12 - 1), ip("203.0.113.5", ONE_WEEK)).covered_days == 0.5


def test_two_windows_of_one_address_are_asked_about_twice() -> None:
    found = of(
        logs("flows", d2024_05_02=ALL),
        ip("203.0.113.5", ONE_WEEK),
        ip("203.0.113.5", window("2024-05-02", "2024-05-02")),
    )
    assert (found.covered_days, found.asked_days) == (2.0, 8.0)


def test_dns_logs_cover_no_address_and_flows_no_name() -> None:
    days = logs("dns", d2024_05_02=ALL)
    assert of(days, ip("203.0.113.5", ONE_WEEK)).covered_days == 0
    assert of(days, indicator("example.com", IndicatorKind.SUFFIX, ONE_WEEK)).covered_days == 1
    assert (
        of(logs("flows", d2024_05_02=ALL), indicator("example.com", IndicatorKind.SUFFIX, ONE_WEEK)).covered_days == 0
    )


def test_logs_that_show_a_part_are_told_and_do_not_count() -> None:
    found = of(logs("sni", d2024_05_02=ALL), indicator("example.com", IndicatorKind.DOMAIN, ONE_WEEK))
    assert [(row.log, row.must, row.covered_days) for row in found.rows] == [
        ("dns", True, 0),
        ("sni", False, 1),
        ("http_host", False, 0),
    ]
    assert found.covered_days == 0


def test_a_window_ends_where_the_authorities_took_over() -> None:
    found = of({}, ip("203.0.113.5", window("2024-05-01", "2024-05-07", seized="2024-05-04")))
    assert found.asked_days == 3.0


def test_an_open_window_is_counted_to_the_day_of_asking_and_told() -> None:
    found = of({}, ip("203.0.113.5", window("2024-12-30")), ip("203.0.113.6", window()), ip("no address"))
    assert found.asked_days == pytest.approx(1 + 1 / 24)
    assert (found.uncounted, found.unread) == ((0, 1), (2,))


def test_a_window_of_two_hours_asks_for_the_hours_that_it_touches() -> None:
    hours = window("2024-05-01 10:30:00", "2024-05-01 12:10:00", Precision.SECOND)
    found = of(logs("flows", d2024_05_01=1 << 11), ip("203.0.113.5", hours))
    assert (found.rows[0].asked, found.rows[0].covered) == (3, 1)


def test_nothing_looked_for_has_no_share() -> None:
    assert of({}).share is None


def test_the_calendar_tells_each_day_that_is_asked_about() -> None:
    index = Index.of(
        [ip("203.0.113.5", window("2024-05-01", "2024-05-02")), ip("203.0.113.6", window("2024-05-02", "2024-05-02"))]
    )
    assert calendar(index, logs("flows", d2024_05_02=2**6 - 1), NOW) == [
        (date(2024, 5, 1), 1, 0.0), (date(2024, 5, 2), 2, 0.25),
    ]  # fmt: skip


@given(
    st.lists(st.tuples(st.integers(1, 9), st.integers(0, 5)), max_size=5),
    st.dictionaries(st.integers(1, 15), st.integers(0, ALL), max_size=8),
)
def test_hours_are_counted_as_one_by_one(windows: list[tuple[int, int]], shown: dict[int, int]) -> None:
    days = {"flows": {f"2024-05-{day:02}": Day(hours) for day, hours in shown.items()}}
    looked_for = [
        ip("203.0.113.5", window(f"2024-05-{start:02}", f"2024-05-{start + more:02}")) for start, more in windows
    ]
    expected = sum(
        shown.get(day, 0) >> hour & 1
        for start, more in windows
        for day in range(start, start + more + 1)
        for hour in range(24)
    )
    found = of(days, *looked_for)
    assert sum(row.covered for row in found.rows if row.must) == expected
    per_day = calendar(Index.of(looked_for), days, NOW)
    assert sum(many * share for _, many, share in per_day) == pytest.approx(found.covered_days)
