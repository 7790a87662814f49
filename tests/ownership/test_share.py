"""Shares as people and registers write them, exact to the last place."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.ownership.share import UNKNOWN, Share, between, exactly, places, read_share

READ = {
    "50": exactly(50), "50 %": exactly(50), "33,3%": exactly("33.3"), "16.67 percent": exactly("16.67"),
    "25-50": between(25, 50), "25 – 50 %": between(25, 50), "25 to 50": between(25, 50), ">= 50": between(50, 100),
    ">25": between(25, 100, low_open=True), "more than 50 to 75 %": between(50, 75, low_open=True),
    "< 10": Share(Decimal(0), Decimal(10), high_open=True), "up to 10": between(0, 10), "": UNKNOWN, "unknown": UNKNOWN,
}  # fmt: skip


@pytest.mark.parametrize(("text", "share"), READ.items(), ids=repr)
def test_a_share_is_read_as_it_is_meant(text: str, share: Share) -> None:
    assert read_share(text) == share


@pytest.mark.parametrize("text", ["101", "-5", "half", "1/2", "1,000", "50 apples", "75-25", "50.5.5", "1e2", "nan"])
def test_what_is_no_percentage_is_none(text: str) -> None:
    assert read_share(text) is None


@pytest.mark.parametrize("text", ["NaN", "Infinity", "1E-999999999", "1E+999999999", "0." + "1" * 40])
def test_numbers_that_cannot_be_summed_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="share"):
        exactly(text)


def test_places_are_counted_beyond_the_28_digits_that_decimals_round_to() -> None:
    assert places(Decimal("25.000000000000000000000000000001")) == 30


def test_an_exact_share_has_no_open_end() -> None:
    with pytest.raises(ValueError, match="no share"):
        Share(Decimal(50), Decimal(50), low_open=True)


@given(st.text(max_size=30))
def test_any_text_gives_a_share_or_none(text: str) -> None:
    read = read_share(text)
    assert read is None or 0 <= read.low <= read.high <= 100
