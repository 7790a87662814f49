"""How alike two words are spelt: the kernel's rows against a plain reading of its definition."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.matching.kernels.spelling import INDEL, SUBSTITUTION, new_sheet, ready, similarity, spelt
from seawall.matching.kernels.text import PAIR_COST, PAIR_LETTER, UNIT

words = st.text(alphabet="aeiouhkmnrst013bcdlpvxyz", min_size=1, max_size=12)


def packed(word: str) -> np.ndarray:
    return np.frombuffer(bytearray(word, "ascii"), np.uint8)


def alike(one: str, two: str, floor: float = 0.0) -> float:
    return float(similarity(new_sheet(), packed(one), 0, len(one), packed(two), 0, len(two), floor))


def cost(one: str, two: str) -> int:
    """The definition, cell by cell, in twentieths."""
    a, b = [0, *one.encode()], [0, *two.encode()]
    table = np.full((len(a), len(b)), 1 << 20)
    table[0, 0] = 0

    def more(word: list[int], place: int) -> int:
        return 6 if word[place] == word[place - 1] else int(INDEL[word[place]])

    for i in range(len(a)):
        for j in range(len(b)):
            ways = [int(table[i, j])]
            ways += [int(table[i - 1, j]) + more(a, i)] if i else []
            ways += [int(table[i, j - 1]) + more(b, j)] if j else []
            ways += [int(table[i - 1, j - 1]) + int(SUBSTITUTION[a[i], b[j]])] if i and j else []
            if i > 1 and j > 1 and (a[i], a[i - 1]) == (b[j - 1], b[j]) and a[i] != b[j]:
                ways.append(int(table[i - 2, j - 2]) + 16)
            if i and j > 1 and PAIR_LETTER[b[j - 1], b[j]] == a[i]:
                ways.append(int(table[i - 1, j - 2]) + int(PAIR_COST[b[j - 1], b[j]]))
            if i > 1 and j and PAIR_LETTER[a[i - 1], a[i]] == b[j]:
                ways.append(int(table[i - 2, j - 1]) + int(PAIR_COST[a[i - 1], a[i]]))
            table[i, j] = min(ways)
    return int(table[-1, -1])


@given(words, words)
def test_the_kernel_gives_what_the_definition_gives(one: str, two: str) -> None:
    expected = 1.0 - cost(one, two) / UNIT / max(len(one), len(two))
    assert alike(one, two, -5.0) == pytest.approx(expected)


@given(words, words, st.sampled_from([0.5, 0.65, 0.7, 0.88]))
def test_what_lies_below_the_floor_is_nought_and_the_rest_as_it_is(one: str, two: str, floor: float) -> None:
    whole = alike(one, two, -5.0)
    assert alike(one, two, floor) == (whole if whole >= floor - 1e-9 else 0.0)


@given(
    words, st.lists(words, min_size=1, max_size=8), st.lists(st.sampled_from([0.5, 0.7, 0.88]), min_size=8, max_size=8)
)
def test_rows_kept_from_the_word_before_change_nothing(asked: str, others: list[str], floors: list[float]) -> None:
    """Also where the word before was given up half way, and where the floors differ."""
    sheet, text = new_sheet(), packed(asked)
    ready(sheet, text, 0, len(asked))
    for other, floor in zip(sorted(others) + others, floors * 2, strict=False):
        fresh = new_sheet()
        ready(fresh, text, 0, len(asked))
        assert spelt(sheet, packed(other), 0, len(other), floor) == spelt(fresh, packed(other), 0, len(other), floor)


@pytest.mark.parametrize("size", [40, 41, 64])
def test_a_word_that_is_too_long_is_like_none(size: int) -> None:
    assert alike("a" * size, "a" * size, 0.7) == (1.0 if size == 40 else 0.0)
