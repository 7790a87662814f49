"""Waits: doubled, bounded, spread; and what a server asks for."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.fetch.patience import Patience, retry_after

NOW = datetime(2026, 8, 20, 16, 0, tzinfo=UTC)


def test_waits_double_up_to_the_longest() -> None:
    patience = Patience(first_wait=1.0, longest_wait=5.0)
    assert [patience.wait(failures, 1.0) for failures in (1, 2, 3, 4, 500)] == [1.0, 2.0, 4.0, 5.0, 5.0]


@given(st.integers(1, 10_000), st.floats(0, 1, exclude_max=True))
def test_a_wait_is_never_under_half_nor_over_the_longest(failures: int, chance: float) -> None:
    wait = Patience().wait(failures, chance)
    assert Patience().wait(failures, 0.0) <= wait <= Patience().longest_wait


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("Thu, 20 Aug 2026 16:01:00 GMT", 60.0),
        ("Thu, 20 Aug 2026 15:00:00 GMT", 0.0),
        ("", None),
        ("-5", None),
        ("soon", None),
        ("²", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(text: str, seconds: float | None) -> None:
    assert retry_after(text, NOW) == seconds


@given(st.text() | st.from_regex(r"\A[A-Z][a-z]{2}, \d{1,25} [A-Z][a-z]{2} \d{1,25} \d+:\d+:\d+ [-+A-Z0-9]{0,9}\Z"))
def test_any_text_gives_seconds_or_none(text: str) -> None:
    seconds = retry_after(text, NOW)
    assert seconds is None or seconds >= 0
