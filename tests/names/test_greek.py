"""Greek words in Latin letters, as each of three systems spells them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.names.greek import read_greek

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
]


@pytest.mark.parametrize(("word", "expected"), READ)
def test_one_reading_of_a_greek_word_is_its_spelling_elsewhere(word: str, expected: str) -> None:
    assert expected in read_greek(word).readings


@given(st.text("αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰΑΩ\u0301", max_size=80))
def test_any_greek_letters_are_read_as_plain_ones(word: str) -> None:
    for reading in read_greek(word).readings:
        assert reading == "" or (reading.isascii() and reading.replace(" ", "").isalnum())
