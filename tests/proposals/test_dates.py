"""Days in sentences, absolute and against the day of the document."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.proposals.dates import day_of, days_in

ON = date(2025, 1, 3)  # a Friday
DAYS = [
    ("sanctioned it on Friday", "2025-01-03", "2025-01-03", True),
    ("sanctioned it on Thursday", "2025-01-02", "2025-01-02", True),
    ("on January 3, 2025, OFAC", "2025-01-03", "2025-01-03", False),
    ("on 3 January 2025", "2025-01-03", "2025-01-03", False),
    ("on Dec. 30", "2024-12-30", "2024-12-30", True),
    ("in June 2024", "2024-06", "2024-06", False),
    ("in September", "2024-09", "2024-09", True),
    ("last month", "2024-12", "2024-12", True),
    ("last year", "2024", "2024", True),
    ("since at least 2021", "2021", "", False),
    ("since mid-2021", "2021-06", "", True),
    ("until August 2023", "", "2023-08", False),
    ("between summer 2022 and fall 2023", "2022-06", "2023-11", True),
    ("from May 2020 to April 2022", "2020-05", "2022-04", False),
]
NONE = [
    "2024 devices were infected",
    "Executive Order 2015",
    "260,000 devices",
    "on February 31, 2024",
    "they may act",
    "No. 2019",
]


@pytest.mark.parametrize(("text", "first", "last", "inferred"), DAYS, ids=[row[0] for row in DAYS])
def test_a_day_is_read_as_it_is_meant(text: str, first: str, last: str, inferred: bool) -> None:
    (found,) = days_in(text, ON)
    assert (found.first, found.last, found.is_inferred) == (first, last, inferred)
    assert found.window.start is not None or found.window.end is not None


@pytest.mark.parametrize("text", NONE)
def test_a_number_that_is_no_day_is_none(text: str) -> None:
    assert days_in(text, ON) == []


def test_without_the_documents_day_friday_is_no_day() -> None:
    assert days_in("on Friday", None) == []


def test_a_dateline_is_read() -> None:
    assert day_of("Published: January 3, 2025") == "2025-01-03"
    assert day_of("WASHINGTON, January 3") == ""


@given(st.text(alphabet="0123456789 JanuaryFebOctfromtobetweenandsinceuntil,-./", max_size=60))
def test_any_text_gives_days_or_none(text: str) -> None:
    for found in days_in(text, ON):
        assert found.first or found.last
