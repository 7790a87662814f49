"""Due days: the vectors, the earlier of two calendars, closures that are told."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.days import FEDERAL, FEDERAL_RESERVE, annual_due, day_of_duty, due_after, years_later

# trigger, federal calendar, Federal Reserve calendar, what is shown (facts, part 1.10; one is a published quiz answer)
VECTORS = """
2025-01-03  2025-01-17  2025-01-17  2025-01-17
2025-01-06  2025-01-21  2025-01-21  2025-01-21
2026-05-20  2026-06-04  2026-06-04  2026-06-04
2026-06-18  2026-07-06  2026-07-03  2026-07-03
2026-06-30  2026-07-15  2026-07-14  2026-07-14
2026-11-10  2026-11-25  2026-11-25  2026-11-25
2026-11-20  2026-12-07  2026-12-07  2026-12-07
2026-12-18  2027-01-05  2027-01-05  2027-01-05
"""


@pytest.mark.parametrize("row", VECTORS.split("\n")[1:-1])
def test_ten_business_days_by_both_calendars_and_the_earlier_shown(row: str) -> None:
    trigger, federal, reserve, shown = map(date.fromisoformat, row.split())
    due = due_after(trigger)
    assert (due.federal, due.federal_reserve, due.day) == (federal, reserve, shown)


def test_all_published_vectors_are_met(shared_data: Path) -> None:
    for row in json.loads((shared_data / "due-dates" / "ten_business_days.json").read_text("utf-8"))["vectors"]:
        due = due_after(date.fromisoformat(row["trigger_date"]))
        assert due.federal.isoformat() == row["due_federal_calendar"], row
        assert due.federal_reserve.isoformat() == row["due_federal_reserve_calendar"], row
        assert due.day.isoformat() == row["show_to_user"], row


@pytest.mark.parametrize(
    "moment, day",
    [
        ("2026-06-17T02:30:00+00:00", "2026-06-16"),  # Tuesday evening in Washington
        ("2026-06-17T04:30:00+00:00", "2026-06-16"),  # half past midnight there in summer: told to the day before
        ("2026-12-16T05:00:00+00:00", "2026-12-16"),
        ("2026-06-17T15:00:00+00:00", "2026-06-17"),
    ],
)
def test_a_duty_that_begins_in_the_evening_counts_from_that_day_and_not_from_tomorrow(moment: str, day: str) -> None:
    assert day_of_duty(datetime.fromisoformat(moment)) == date.fromisoformat(day)


def test_a_closure_by_executive_order_is_told_and_not_counted() -> None:
    due = due_after(date(2025, 1, 3))
    assert [row.day for row in due.closures] == [date(2025, 1, 9)]
    assert due.day == date(2025, 1, 17)


def test_where_the_calendars_differ_both_days_are_said() -> None:
    said = due_after(date(2026, 6, 18)).words
    assert said == "(2026-07-06 by the federal calendar, 2026-07-03 by the Federal Reserve's)"


@given(st.dates(date(2001, 1, 1), date(2059, 1, 1)))
def test_between_a_trigger_and_its_day_lie_ten_business_days(trigger: date) -> None:
    due = due_after(trigger)
    for calendar, last in ((FEDERAL, due.federal), (FEDERAL_RESERVE, due.federal_reserve)):
        days = [date.fromordinal(number) for number in range(trigger.toordinal() + 1, last.toordinal() + 1)]
        assert sum(map(calendar.is_business_day, days)) == 10
        assert calendar.is_business_day(last)


def test_the_annual_report_is_of_june_30_and_due_on_september_30() -> None:
    assert annual_due(2026) == (date(2026, 6, 30), date(2026, 9, 30))


def test_ten_years_after_a_leap_day_is_march_1() -> None:
    assert years_later(date(2024, 2, 29), 10) == date(2034, 3, 1)
    assert years_later(date(2026, 4, 15), 10) == date(2036, 4, 15)
