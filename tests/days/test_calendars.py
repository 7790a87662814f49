"""The calendars are those of the statute, year by year, whatever the library of holidays says."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from seawall.days import FEDERAL, FEDERAL_RESERVE, Calendar
from seawall.errors import SettingRefused

# 5 U.S.C. 6103(a): on a date, or the n-th weekday of a month (0 is Monday, -1 the last).
ON_A_DATE = {
    "new year": (1, 1),
    "juneteenth": (6, 19),
    "independence": (7, 4),
    "veterans": (11, 11),
    "christmas": (12, 25),
}
ON_A_WEEKDAY = {
    "king": (1, 0, 3), "washington": (2, 0, 3), "memorial": (5, 0, -1), "labor": (9, 0, 1), "columbus": (10, 0, 2),
    "thanksgiving": (11, 3, 4),
}  # fmt: skip


def weekday_of(year: int, month: int, weekday: int, nth: int) -> date:
    days = [day for number in range(31) if (day := date(year, month, 1) + timedelta(number)).month == month]
    found = [day for day in days if day.weekday() == weekday]
    return found[nth if nth < 0 else nth - 1]


def by_the_statute(year: int) -> list[date]:
    dates = [date(year, *day) for name, day in ON_A_DATE.items() if name != "juneteenth" or year >= 2021]
    return [*dates, *(weekday_of(year, *row) for row in ON_A_WEEKDAY.values())]


def observed(year: int, *, friday: bool) -> set[date]:
    every = [day for one in (year, year + 1) for day in by_the_statute(one)]
    moved = {5: -1 if friday else None, 6: 1}
    shifted = [(day, moved.get(day.weekday(), 0)) for day in every]
    return {new for day, by in shifted if by is not None and (new := day + timedelta(by)).year == year}


@pytest.mark.parametrize("year", range(2020, 2036))
def test_every_year_from_2020_to_2035_has_the_holidays_of_the_statute(year: int) -> None:
    assert set(FEDERAL.holidays(year)) == observed(year, friday=True)
    assert set(FEDERAL_RESERVE.holidays(year)) == observed(year, friday=False)


@pytest.mark.parametrize(
    "calendar, day, is_business",
    [
        (FEDERAL, date(2027, 6, 18), False),  # Juneteenth on a Saturday: federal offices close on the Friday
        (FEDERAL_RESERVE, date(2027, 6, 18), True),  # … and Reserve Banks stay open
        (FEDERAL, date(2027, 7, 5), False),  # the Fourth on a Sunday: both close on the Monday
        (FEDERAL_RESERVE, date(2027, 7, 5), False),
        (FEDERAL, date(2027, 12, 31), False),  # New Year's Day 2028 on a Saturday
        (FEDERAL, date(2021, 1, 20), True),  # Inauguration Day counts: it is a holiday around Washington alone
        (FEDERAL, date(2025, 1, 9), True),  # closed by executive order: told, and counted
    ],
)
def test_days_that_are_easily_taken_for_the_other(calendar: Calendar, day: date, *, is_business: bool) -> None:
    assert calendar.is_business_day(day) is is_business


@pytest.mark.parametrize(
    "day, is_business",
    [
        (date(1979, 11, 12), False),  # Veterans Day on a Sunday: what Iran's block of 14 November 1979 counts on from
        (date(1975, 10, 27), False),  # Veterans Day by Pub. L. 90-363, until 1977
        (date(1975, 11, 11), True),
        (date(1985, 1, 21), True),  # no day of Martin Luther King before 1986
        (date(1986, 1, 20), False),
        (date(1968, 2, 22), False),  # Washington's Birthday on its date, until 1970
        (date(2020, 6, 19), True),
    ],
)
def test_days_of_old_blocks_are_those_of_the_statute_then(day: date, *, is_business: bool) -> None:
    assert FEDERAL.is_business_day(day) is is_business


def test_the_published_table_of_both_calendars_is_met(shared_data: Path) -> None:
    table = json.loads((shared_data / "due-dates" / "ten_business_days.json").read_text("utf-8"))
    for name, calendar in (("federal_holidays", FEDERAL), ("federal_reserve_holidays", FEDERAL_RESERVE)):
        for year, days in table[name].items():
            assert [day.isoformat() for day in sorted(calendar.holidays(int(year)))] == sorted(days), (name, year)


def test_a_year_that_nobody_knows_is_refused() -> None:
    with pytest.raises(SettingRefused, match="the holidays of 2100 are not known"):
        FEDERAL.is_business_day(date(2100, 1, 4))
