"""Any script to comparable words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.names import fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Łukasz Müller, S.A.R.L.", "lukasz muller sarl"),
        ("O'Brien & Sons", "obrien and sons"),
        ("BA’ASYIR", "baasyir"),
        ("ʿAbd al-Raḥmān", "abd al rahman"),
        ("Tse\u2011tung", "tse tung"),
        ("Sp. z o.o.", "sp z oo"),
        ("A. B. Smith", "a b smith"),
        ("Шойгу", "shoygu"),
        ("Зеленський", "zelenskiy"),
        ("Παπανδρέου", "papandreou"),
        ("Μπαράκ Ομπάμα", "barak obama"),
        ("محمد", "mhmd"),
        ("İstanbul", "istanbul"),
        ("Nguyễn Đình", "nguyen dinh"),
        ("٢٣", "23"),
        ("a\u200bb\u0301\u202ec", "abc"),
        ("Ivаnov", "ivanov"),  # the а is Cyrillic
        ("Алексaндр", "aleksandr"),  # an a is Latin
        ("КАСIНСКI", "kasinski"),  # each I is Latin, as typed for want of the Belarusian letter
        ("Παπαχατζής", "papachatzis"),
        ("ＦＵＬＬ ｗｉｄｔｈ", "full width"),
        ("...", ""),
        ("", ""),
    ],
)
def test_names_fold_to_plain_words(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(st.text(max_size=200))
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@given(st.text(max_size=200))
def test_folded_text_is_lower_case_ascii_words(text: str) -> None:
    assert all(character.isascii() and (character.isalnum() or character == " ") for character in fold(text))
    assert fold(text) == fold(text).lower().strip()


READ_TOGETHER = [
    ("Съд на България", "sad na balgariya"),
    ("Объединение, подъезд, банкъ", "obedinenie podezd bank"),
    ("Գևորգ Ոսկանյան", "gevorg voskanyan"),
    ("ՈՒԼԻԽԱՆՅԱՆ", "ulikhanyan"),
    ("Ντονέτσκ Γκαζπρόμ", "donetsk gazprom"),
]


@pytest.mark.parametrize(("text", "expected"), READ_TOGETHER)
def test_letters_that_sound_together_are_read_together(text: str, expected: str) -> None:
    assert fold(text) == expected
