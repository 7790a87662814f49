"""Phases: the columns say what the definition says, and the words never call a victim's device the actor's."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.claims.indicator import Precision, Tier, Window
from seawall.exposure.phases import PHASES, Direction, Phase, Phases, bounds, micros, phase, telling, wording
from tests.exposure.made import at, ip, window

# Around one week, so that edges meet; a moment may be missing.
MOMENTS = st.datetimes(datetime(2024, 5, 1), datetime(2024, 5, 8), timezones=st.just(UTC))  # noqa: DTZ001  # given a zone here
MAYBE = st.one_of(st.none(), MOMENTS)


@given(MOMENTS, MAYBE, MAYBE, st.sampled_from(Precision), MAYBE, MAYBE, st.timedeltas(timedelta(0), timedelta(days=2)))
def test_columns_say_what_the_definition_says(  # noqa: PLR0917  # one argument each is drawn
    moment: datetime, start: datetime | None, end: datetime | None, precision: Precision, seized: datetime | None, other: datetime | None, skew: timedelta
) -> None:  # fmt: skip
    if start and end and end < start:
        start, end = end, start
    known = bounds(Window(start, end, precision=precision, seized=seized, reassigned=other), skew)
    (code,) = Phases.of([known]).codes(np.array([micros(moment)]), np.array([0]))
    assert PHASES[code] is phase(micros(moment), known)


@given(MOMENTS, MAYBE, MAYBE, MAYBE, st.sampled_from(Precision))
def test_columns_say_of_what_lasted_what_the_definition_says(
    began: datetime, ended: datetime | None, start: datetime | None, end: datetime | None, precision: Precision
) -> None:
    if start and end and end < start:
        start, end = end, start
    known = bounds(Window(start, end, precision=precision))
    until = micros(ended) if ended else 0
    (told,) = Phases.of([known]).telling(np.array([micros(began)]), np.array([until]), np.array([0]))
    assert told == telling(micros(began), until, known)
    if start and end and until >= micros(began):
        touches = micros(began) <= known.end and until >= known.start
        assert (phase(int(told), known) is Phase.IN_WINDOW) is touches


@given(MOMENTS, MOMENTS, st.sampled_from(Precision))
def test_both_ends_of_a_window_belong_to_it(one: datetime, other: datetime, precision: Precision) -> None:
    start, end = sorted([one, other])
    known = bounds(Window(start, end, precision=precision))
    assert [phase(micros(moment), known) for moment in (start, end)] == [Phase.IN_WINDOW] * 2


def test_a_stated_skew_widens_the_grace_and_not_the_window() -> None:
    known = bounds(window("2024-05-01", "2024-05-02"), timedelta(hours=2))
    moments = ["2024-04-29 21:59:59", "2024-04-29 22:00:00", "2024-05-02 23:59:59", "2024-05-03 00:00:00", "2024-05-04 01:59:59", "2024-05-04 02:00:00"]  # fmt: skip
    assert [phase(micros(at(moment)), known) for moment in moments] == [
        Phase.BEFORE, Phase.GRACE, Phase.IN_WINDOW, Phase.GRACE, Phase.GRACE, Phase.AFTER,
    ]  # fmt: skip


def test_a_row_without_a_date_is_in_no_phase_that_says_anything() -> None:
    known = bounds(window("2024-05-01", "2024-05-02", seized="1980-01-01"))
    assert phase(22_300_000, known) is Phase.OPEN


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        bounds(Window(datetime(2024, 5, 1)))  # noqa: DTZ001  # what is refused


@pytest.mark.parametrize("told", Phase)
@pytest.mark.parametrize("way", Direction)
def test_a_victims_device_is_never_called_the_actors(told: Phase, way: Direction) -> None:
    said = wording(ip("203.0.113.5", tier=Tier.DEVICE), told, way)
    assert "not designated infrastructure" in said
    assert "attributed to the actor" not in said
