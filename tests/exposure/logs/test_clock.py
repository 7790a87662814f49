"""Times with their own zone, with a stated one, or with neither; hours that stand twice or never were."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.exposure.logs import clock
from seawall.exposure.logs.clock import Clock, seconds
from seawall.exposure.logs.notes import Notes
from tests.exposure.logs.logged import at

BERLIN = ZoneInfo("Europe/Berlin")


def read(text: str, zone: ZoneInfo | None = None) -> tuple[int | None, dict[str, int]]:
    notes = Notes("a.log")
    return Clock(notes, zone).written(1, text), dict(notes.counts)


@pytest.mark.parametrize(
    ("text", "zone", "utc", "problem"),
    [
        ("2026-07-01T12:00:00Z", None, "2026-07-01T12:00:00", ""),
        ("2026-07-01T12:00:00+02:00", None, "2026-07-01T10:00:00", ""),
        ("2026-07-01 12:00:00", BERLIN, "2026-07-01T10:00:00", ""),
        ("2026/07/01 12:00:00.250000", BERLIN, "2026-07-01T10:00:00.250000", ""),
        ("2026-12-01 12:00:00", BERLIN, "2026-12-01T11:00:00", ""),
        ("2026-07-01 12:00:00", None, "2026-07-01T12:00:00", clock.UNSTATED),
        ("2026-10-25 02:30:00", BERLIN, "2026-10-25T00:30:00", clock.TWICE),
        ("2026-03-29 02:30:00", BERLIN, "2026-03-29T01:30:00", clock.NEVER),
        ("1970-01-01 01:00:08", BERLIN, "1970-01-01T00:00:08", clock.UNDATED),
    ],
)
def test_a_written_time_in_utc(text: str, zone: ZoneInfo | None, utc: str, problem: str) -> None:
    moment, problems = read(text, zone)
    assert at(moment) == utc
    assert problems == ({problem: 1} if problem else {})


@pytest.mark.parametrize(
    "text", ["", "soon", "2026-13-01T00:00:00Z", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59", "2026-02-30"]
)
def test_what_is_no_time_is_a_problem(text: str) -> None:
    moment, problems = read(text, BERLIN)
    assert moment is None
    assert problems[clock.NO_TIME] == 1


@given(st.text() | st.integers() | st.floats() | st.none() | st.booleans() | st.datetimes().map(str))
def test_any_value_is_a_time_or_a_problem(said: object) -> None:
    notes = Notes("a.log")
    moment = Clock(notes, BERLIN).either(1, said)
    assert (moment is None) == (notes.counts[clock.NO_TIME] == 1)


@given(st.integers(0, 10**10 - 1), st.integers(0, 10**9 - 1))
def test_seconds_are_cut_to_the_microsecond(whole: int, nanos: int) -> None:
    assert seconds(f"{whole}.{nanos:09d}") == whole * 1_000_000 + nanos // 1000


def test_numbers_of_json_are_read_to_the_microsecond() -> None:
    assert Clock(Notes("a"), None).either(1, 1541117137.618695) == 1541117137618695
