"""Texts become windows only where they are sure; a day is meant whole, and slash dates need proof of their order."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.claims.days import DateOrder, moment, proven_order, published, span, window
from seawall.claims.indicator import Precision, Window, WindowBasis


def test_a_month_and_a_year_are_meant_whole() -> None:
    found = window("2022-07", "2023")
    assert found.start == datetime(2022, 7, 1, tzinfo=UTC)
    assert found.end == datetime(2023, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)
    assert (found.precision, found.basis) == (Precision.YEAR, WindowBasis.PUBLISHED)


def test_a_moment_in_another_zone_is_kept_in_utc() -> None:
    assert moment("2024-06-28T01:00:00+02:00") == datetime(2024, 6, 27, 23, tzinfo=UTC)
    assert moment("2024-06-28T01:00:00.123456789Z") == datetime(2024, 6, 28, 1, 0, 0, 123456, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["2024-06-28T01:00:00", "6/5/2024", "June 2024", "Present", "2023-02-30", "0000-01-01", "9" * 99]
)
def test_what_is_not_sure_is_no_date(text: str) -> None:
    assert span(text) is None
    assert published(text) is None


@pytest.mark.parametrize(
    "texts, order",
    [
        (["5/25/2023", "5/6/2023"], DateOrder.MONTH_FIRST),
        (["25/5/2023"], DateOrder.DAY_FIRST),
        (["5/6/2023", "1/2/2023"], DateOrder.UNPROVEN),
        (["5/25/2023", "25/5/2023"], DateOrder.MIXED),
        ([], DateOrder.UNPROVEN),
    ],
)
def test_the_order_of_day_and_month_is_proven_by_the_document_or_not_at_all(texts: list[str], order: DateOrder) -> None:
    assert proven_order(texts) is order


def test_a_slash_date_is_read_by_the_proven_order_alone() -> None:
    assert window("5/6/2023", "", order=DateOrder.MONTH_FIRST).start == datetime(2023, 5, 6, tzinfo=UTC)
    assert window("5/6/2023", "", order=DateOrder.DAY_FIRST).start == datetime(2023, 6, 5, tzinfo=UTC)
    with pytest.raises(ValueError, match="no date that is sure"):
        window("5/6/2023", "", order=DateOrder.MIXED)


def test_a_window_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before it starts"):
        window("2024-01-02", "2024-01-01")
    assert window("2024-01-01T10:00:00Z", "2024-01-01").end == datetime(2024, 1, 1, tzinfo=UTC)


def test_no_days_are_no_window() -> None:
    assert window("", " ") == Window()


@given(st.text(max_size=70), st.text("0123456789-/T:Z+.", max_size=30), st.sampled_from(DateOrder))
def test_any_two_texts_are_a_window_or_a_reason(first: str, last: str, order: DateOrder) -> None:
    try:
        found = window(first, last, order=order)
    except ValueError:
        return
    assert found.start is None or found.start.tzinfo is UTC
    assert found.end is None or found.end.tzinfo is UTC
