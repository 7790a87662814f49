"""Running text to words: each keeps the place where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.names.fold import fold
from seawall.names.text import MAX_TEXT_CHARS, words_in


@pytest.mark.parametrize(
    "text, words",
    [
        ("INV 22/7, Yalta", [("inv", "INV"), ("22", "22"), ("7", "7"), ("yalta", "Yalta")]),
        ("paid to S.A.R.L. Łódź", [("paid", "paid"), ("to", "to"), ("sarl", "S.A.R.L."), ("lodz", "Łódź")]),
        ("O'Brien's Крым", [("obriens", "O'Brien's"), ("krym", "Крым")]),
        ("货款 Rosneft", [("huo", "货"), ("kuan", "款"), ("rosneft", "Rosneft")]),
        ("/RFB/AB\n//CD", [("rfb", "RFB"), ("ab", "AB"), ("cd", "CD")]),
        ("cafe\u0301 Se\u00advasto", [("cafe", "cafe\u0301"), ("sevasto", "Se\u00advasto")]),
    ],
    ids=str,
)
def test_words_keep_their_place(text: str, words: list[tuple[str, str]]) -> None:
    assert [(word.form, text[word.start : word.stop]) for word in words_in(text)] == words


@given(st.text(max_size=200))
def test_any_text_gives_folded_words_in_order_inside_the_text(text: str) -> None:
    words = list(words_in(text))
    assert all(0 <= word.start < word.stop <= len(text) for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)
    assert all(fold(word.form) == word.form and " " not in word.form for word in words)


@given(st.text(st.characters(max_codepoint=127), max_size=60))
def test_a_word_of_ascii_is_read_as_it_is_folded(text: str) -> None:
    for word in words_in(text):
        assert word.form == fold(text[word.start : word.stop])


def test_a_text_beyond_the_limit_is_read_in_part() -> None:
    assert max(word.stop for word in words_in("ab " * MAX_TEXT_CHARS)) <= MAX_TEXT_CHARS
