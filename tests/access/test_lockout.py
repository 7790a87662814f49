"""Lock-out: five mistakes are free, then each costs twice the wait of the one before, and after a hundred an administrator looks."""

from datetime import UTC, datetime, timedelta

import pytest

from seawall.access.lockout import FOR_GOOD, Failures, another, closed_until

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("failures", "minutes"), [(0, 0), (1, 0), (4, 0), (5, 1), (6, 2), (7, 4), (10, 32), (11, 60), (50, 60), (99, 60)]
)
def test_how_long_a_name_waits(failures: int, minutes: int) -> None:
    until = closed_until(Failures(failures, NOW), NOW + timedelta(microseconds=1))
    assert until == (NOW + timedelta(minutes=minutes) if minutes else None)
    assert closed_until(Failures(failures, NOW), NOW + timedelta(minutes=minutes)) is None


def test_after_a_hundred_failures_a_name_stays_closed() -> None:
    assert closed_until(Failures(100, NOW), NOW + timedelta(days=4000)) == FOR_GOOD
    assert another(Failures(100, NOW), NOW + timedelta(days=4000)).count == 100


def test_failures_of_yesterday_count_no_more() -> None:
    assert another(Failures(50, NOW), NOW + timedelta(hours=25)).count == 1
    assert another(Failures(50, NOW), NOW + timedelta(hours=23)).count == 51


def test_a_guesser_has_some_thirty_guesses_in_the_first_day() -> None:
    failures, now, guesses = Failures(), NOW, 0
    while now < NOW + timedelta(days=1):
        until = closed_until(failures, now)
        if until is None:
            failures, guesses = another(failures, now), guesses + 1
        else:
            now = until
    assert guesses <= 35
