"""How well words may be readings of words without vowels: the kernels against the plain recursion."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from seawall.matching.kernels import unvowelled
from seawall.matching.kernels.nearest import FLOOR
from seawall.matching.kernels.unvowelled import new_rows, read_as, ready_to_read, ready_to_write, written

_letters = "abdhkmnrswyzioue"
_ROWS = new_rows()
_less: Any = unvowelled._less


def packed(word: str) -> NDArray[np.uint8]:
    return np.frombuffer(bytearray(word.encode()), np.uint8)


def reference(bare: NDArray[np.uint8], text: NDArray[np.uint8]) -> float:
    """1 − the least cost of reading one as the other / letters of the bare one, by all ways; 0 below the floor."""
    n, m = len(bare), len(text)
    costs = np.full((n + 1, m + 1), np.inf)
    costs[0, 0] = 0.0
    for i in range(n + 1):
        for j in range(m + 1):
            ways = [costs[i, j]]
            if i:
                ways.append(costs[i - 1, j] + _less.py_func(bare, 0, n, i - 1))
            if j:
                before = int(text[j - 2]) if j > 1 else 0
                read = int(bare[i - 1]) if i and int(bare[i - 1]) in unvowelled._LONG_LETTERS else 0
                ways.append(
                    costs[i, j - 1] + unvowelled._more(int(text[j - 1]), before, read, first=j == 1, last=j == m)
                )
            if i and j:
                ways.append(costs[i - 1, j - 1] + float(unvowelled._FOR[bare[i - 1], text[j - 1]]))
            costs[i, j] = min(ways)
    value = 1.0 - costs[n, m] / max(n, 3)
    return value if value >= FLOOR - 1e-6 else 0.0


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
def test_words_compared_in_order_are_read_as_by_the_plain_recursion(words: list[str]) -> None:
    one, *others = map(packed, words)
    ready_to_write(_ROWS, one, 0, len(one))
    for bare in others:
        assert written(_ROWS, bare, 0, len(bare), FLOOR) == pytest.approx(reference(bare, one), abs=1e-6)
    ready_to_read(_ROWS, one, 0, len(one))
    for text in others:
        assert read_as(_ROWS, text, 0, len(text), FLOOR) == pytest.approx(reference(one, text), abs=1e-6)


def test_what_cannot_be_read_so_is_left_out() -> None:
    words = ["hasan", "hsn", "salman", "zuhayr"]
    ready_to_write(_ROWS, packed("hasan"), 0, 5)
    assert [word for word in words if written(_ROWS, packed(word), 0, len(word), FLOOR)] == ["hasan", "hsn"]
    ready_to_read(_ROWS, packed("hsn"), 0, 3)
    assert [word for word in words if read_as(_ROWS, packed(word), 0, len(word), FLOOR)] == ["hasan", "hsn"]
