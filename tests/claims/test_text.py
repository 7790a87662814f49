"""Text gives its candidates once each, with their own row's dates, and says where it stopped reading."""

from io import BytesIO

import pytest

from seawall.claims import text
from seawall.claims.text import Token, tokens, trimmed
from seawall.errors import Problem


def read(said: str) -> list[Token | Problem]:
    return list(tokens(BytesIO(said.encode()), "x"))


@pytest.mark.parametrize(
    "word, bare",
    [
        ("(8.8.4.4),", "8.8.4.4"),
        ("8.8.4[.]4.", "8.8.4[.]4"),
        ("“a.example”", "“a.example”"),
        ("::1", "::1"),
        ("*.a.example", "*.a.example"),
        ("...", ""),
    ],
)
def test_punctuation_around_a_word_is_left_and_brackets_for_dots_stay(word: str, bare: str) -> None:
    assert trimmed(word) == bare


def test_words_of_prose_that_look_like_nothing_are_no_candidates() -> None:
    assert read("The actors, e.g. in the U.S., used 3.5 GB and version 2.") == []


def test_an_extracted_list_gives_every_item() -> None:
    found = read("8.8.4.4, a.example, b.exe\n")
    assert [each.text for each in found if isinstance(each, Token)] == ["8.8.4.4", "a.example", "b.exe"]


def test_beyond_the_limits_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "MAX_CANDIDATES", 2)
    last = read("8.8.4.4\n" * 5)[-1]
    assert isinstance(last, Problem)
    monkeypatch.setattr(text, "MAX_LINES", 1)
    last = read("a\nb\n")[-1]
    assert isinstance(last, Problem)
    assert "lines" in last.why


def test_a_row_that_names_a_kind_is_no_heading() -> None:
    found = read("value\tkind\tverdict\nconhost.exe\tdomain\treject\nexample.com\tdomain\ttake\n")
    assert [each.text for each in found if isinstance(each, Token)] == ["conhost.exe", "example.com"]
