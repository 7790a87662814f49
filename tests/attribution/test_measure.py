"""Texts are measured without a screen: wide enough for any script, and never wider than their box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.attribution.measure import cut, drawable, width, wrapped

# What is wider than what, in letters of one size.
WIDER = [("永信至诚", "yxzc"), ("WWW", "iii"), ("EXAMPLE", "example"), ("Пример", "iiiiii"), ("abcd", "abc")]


@pytest.mark.parametrize(("wider", "narrower"), WIDER)
def test_letters_have_the_widths_of_their_kind(wider: str, narrower: str) -> None:
    assert width(wider, 12) > width(narrower, 12)


def test_marks_above_letters_take_no_room() -> None:
    assert width("e\u0301", 12) == width("e", 12)


SHOWN = [
    ("a\x1b[31m b", "a�[31m b"),  # a terminal's command
    ("a\nb\tc", "a b c"),
    ("a\u202eb", "a�b"),  # a mark that turns the line
    ("\ud800", "�"),  # half of a character
    ("永信 至诚", "永信 至诚"),
]


@pytest.mark.parametrize(("text", "safe"), SHOWN)
def test_what_an_image_would_obey_or_cannot_hold_is_replaced(text: str, safe: str) -> None:
    assert drawable(text) == safe


@given(st.text(max_size=80), st.integers(40, 240), st.integers(1, 4))
def test_lines_fit_however_long_the_name_is(text: str, most: int, lines: int) -> None:
    found = wrapped(drawable(text), 13, most, lines)
    assert 1 <= len(found) <= lines
    assert all(width(line, 13) <= most for line in found)


@given(st.text(max_size=80), st.integers(20, 240))
def test_a_cut_text_fits_and_begins_as_it_did(text: str, most: int) -> None:
    found = cut(text, 12, most)
    assert width(found, 12) <= most
    assert text.startswith(found.removesuffix("…").rstrip()) or found == text
