"""Days of the United Kingdom's lists, with what stands where a part of them is not known."""

from datetime import date

import pytest

from seawall.lists.uk.dates import birth_date, british_day, report_day

BIRTH = [
    ("25/01/2001", "2001-01-25"),
    ("5/1/2001", "2001-01-05"),
    ("dd/mm/1945", "1945"),
    ("00/00/1945", "1945"),
    ("dd/09/1958", "1958-09"),
    ("00/09/1958", "1958-09"),
    ("DD/MM/1960", "1960"),
    ("15/mm/1975", "1975"),
    ("10/00/1983", "1983"),
    ("1962", "1962"),
    (" 1962 ", "1962"),
    ("2001-01-25", "2001-01-25"),
    ("circa 1965", "1965"),
]
NO_DATES = [
    "15/08/19yy",
    "31/02/1972",
    "dd/13/1960",
    "dd/mm/yyyy",
    "dd/mm/0000",
    "00/00/0000",
    "",
    "soon",
    "1/2/3/1970",
]


@pytest.mark.parametrize("said, iso", BIRTH)
def test_a_date_of_birth_is_no_more_exact_than_it_was_said(said: str, iso: str) -> None:
    found = birth_date(said)
    assert found
    assert (found.iso, found.text) == (iso, said.strip())


@pytest.mark.parametrize("said", NO_DATES)
def test_what_names_no_year_or_no_day_of_the_calendar_is_no_date(said: str) -> None:
    assert birth_date(said) is None


def test_days_are_day_first() -> None:
    assert british_day("09/12/2025") == date(2025, 12, 9)
    assert british_day("2025-12-09T00:00:00") == date(2025, 12, 9)
    assert [british_day(text) for text in ("31/02/2025", "12/2025", "2025", "")] == [None] * 4


def test_the_day_of_a_report_is_written_with_its_month() -> None:
    assert report_day("13-Feb-2026") == report_day("13/02/2026") == date(2026, 2, 13)
    assert [report_day(text) for text in ("30-Feb-2026", "Feb-2026", "")] == [None] * 3
