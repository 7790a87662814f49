"""Greek words in Latin letters, as each of three systems spells them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.names import Kind, NameType, analyse
from seawall.names.greek import greek_words, ordinal, read_greek
from seawall.names.pieces import pieces

READ = [
    # in Greek, and how the name is spelt at home or in a passport
    ("Λαμπρόπουλος", "lampropoulos"),
    ("Παντελής", "pantelis"),
    ("Ντονέτσκ", "donetsk"),
    ("Γκαζπρόμ", "gazprom"),
    ("Λουγκάνσκ", "lugansk"),
    ("Αγκόλα", "angola"),
    ("Κονγκό", "kongo"),
    ("Χεζμπολάχ", "hezbolah"),
    ("Χαλιστάν", "khalistan"),
    ("Πούτιν", "putin"),
    ("Τσάβες", "chaves"),
    ("Τζέιμς", "jeims"),
    ("ΜΠΑΣΑΡ", "basar"),
    ("Γιούρι", "yuri"),
    ("Γιουσούφ", "yusuf"),
    ("Μιλόσεβιτς", "milosevich"),
    ("Μπουργκίμπα", "burgiba"),
]


@pytest.mark.parametrize(("word", "expected"), READ)
def test_one_reading_of_a_greek_word_is_its_spelling_elsewhere(word: str, expected: str) -> None:
    assert expected in read_greek(word).readings


@given(st.text("αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰΑΩ\u0301", max_size=80))
def test_any_greek_letters_are_read_as_plain_ones(word: str) -> None:
    for reading in read_greek(word).readings:
        assert reading == "" or (reading.isascii() and reading.replace(" ", "").isalnum())


WORDS = [
    ("«Αλ-Κάιντα»,", ["Αλ", "Κάιντα"]),
    ("Χεζμπολάχ/Τζιχάντ", ["Χεζμπολάχ", "Τζιχάντ"]),
    ("(GU/ΓΔ)", ["GU", "ΓΔ"]),
    ("διεύθ.", ["διεύθ"]),
    ("Α.Ε.", []),  # letters with dots are one word
    ("Μόσκβа", []),  # the last letter is Cyrillic: a disguise
    ("Wagner", []),
    ("«»", []),
]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_greek_words_are_read_whatever_stands_around_them(text: str, words: list[str]) -> None:
    assert greek_words(text) == words


TORN = [
    ("Αεροπο-ρική", ["Αεροπορική"]),
    ("Κυβέρ-νηση", ["Κυβέρνηση"]),
    ("Αλ-Κάιντα", ["Αλ", "Κάιντα"]),
    ("Στρατός-Λαός", ["Στρατός", "Λαός"]),  # two words of the tables
    ("Παπα-δόπουλος", ["Παπα", "δόπουλος"]),  # none of the tables
]


@pytest.mark.parametrize(("text", "words"), TORN)
def test_a_word_of_the_tables_that_a_line_parted_is_one_again(text: str, words: list[str]) -> None:
    assert [piece.text for piece in pieces(text)] == words


ORDINALS = [
    ("9η", "9"),
    ("841ο", "841"),
    ("20ή", "20"),
    ("1ος", "1"),
    ("20ού", "20"),
    ("3α", "3"),
    ("9", ""),
    ("η", ""),
    ("9κβ", ""),
    ("α9", ""),
]


@pytest.mark.parametrize(("word", "number"), ORDINALS)
def test_an_ordinal_in_figures_is_its_number(word: str, number: str) -> None:
    assert ordinal(word) == number


def test_a_brigades_number_is_a_number() -> None:
    number, brigade = analyse("9η Ταξιαρχία", NameType.ORGANISATION).tokens
    assert (number.kind, number.form, brigade.meaning) == (Kind.NUMBER, "9", "BRIGADE")
