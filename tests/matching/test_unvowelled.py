"""What can't be the reading of a word without vowels is left out at once, and nothing that can."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from seawall.matching.kernels.typos import FLOOR
from seawall.matching.kernels.unvowelled import (
    may_be_read,
    may_be_written,
    new_rows,
    new_work,
    ready_to_read,
    ready_to_write,
    spoken,
)

_letters = "abdhkmnrswyzioue"
_WORKS, _ROWS = new_work(), new_rows()


def packed(word: str) -> NDArray[np.uint8]:
    return np.frombuffer(bytearray(word.encode()), np.uint8)


@st.composite
def kin(draw: st.DrawFn) -> list[str]:
    """A word and others that differ from it in some letters, in the order of their letters but for the first."""
    word = draw(st.text(alphabet=_letters, min_size=1, max_size=9))
    others = [
        "".join(draw(st.sampled_from([letter, letter, letter, "", "a", letter + "w"])) for letter in word)
        for _ in range(12)
    ]
    return [word, *sorted(other or "y" for other in others)]


@settings(max_examples=60)
@given(kin())
def test_of_words_compared_in_order_none_is_left_out_that_can_be_read_so(words: list[str]) -> None:
    one, *others = map(packed, words)
    ready_to_write(_ROWS, one, 0, len(one))
    for bare in others:
        value = spoken(bare, 0, len(bare), one, 0, len(one), FLOOR, _WORKS)
        assert may_be_written(_ROWS, bare, 0, len(bare), FLOOR) or value == 0
    ready_to_read(_ROWS, one, 0, len(one))
    for text in others:
        value = spoken(one, 0, len(one), text, 0, len(text), FLOOR, _WORKS)
        assert may_be_read(_ROWS, text, 0, len(text), FLOOR) or value == 0


def test_most_of_what_cannot_be_read_so_is_left_out() -> None:
    words = ["hasan", "hsn", "salman", "zuhayr"]
    ready_to_write(_ROWS, packed("hasan"), 0, 5)
    assert [word for word in words if may_be_written(_ROWS, packed(word), 0, len(word), FLOOR)] == ["hasan", "hsn"]
    ready_to_read(_ROWS, packed("hsn"), 0, 3)
    assert [word for word in words if may_be_read(_ROWS, packed(word), 0, len(word), FLOOR)] == ["hasan", "hsn"]
