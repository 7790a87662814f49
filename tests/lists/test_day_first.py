"""Dates with their day first, and what is none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.lists.day_first import day_first, exact_day

DATES = [
    ("2.9.2010", "2010-09-02"),
    ("27.5.1972", "1972-05-27"),
    ("05/08/2026", "2026-08-05"),
    ("4 October 1983", "1983-10-04"),
    ("26 Feb. 2011", "2011-02-26"),
    ("11 Sept. 2018", "2018-09-11"),
    ("2026-08-07", "2026-08-07"),
    ("07/2003", "2003-07"),
    ("1952", "1952"),
    ("Approximately 1952", "1952"),
    ("1960 to 1962", "1960/1962"),
]


@pytest.mark.parametrize(("said", "iso"), DATES)
def test_a_date_is_read_with_its_day_first(said: str, iso: str) -> None:
    found = day_first(said)
    assert found
    assert found.iso == iso


@pytest.mark.parametrize(
    "said", ["", "31.6.2010", "12/31/2010", "07/04/62", "1.2/2010", "00.00.1970", "soon", "9" * 90]
)
def test_what_is_no_date_is_none(said: str) -> None:
    assert day_first(said) is None


def test_only_a_single_day_is_exact() -> None:
    assert exact_day("16.3.2026") == date(2026, 3, 16)
    assert [exact_day(said) for said in ("2026", "3.2026", "circa 16.3.2026", "")] == [None] * 4


@given(st.text(max_size=80))
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = day_first(text)
    assert found is None or found.earliest <= found.latest
