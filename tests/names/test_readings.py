"""Scripts that write a name in one way and Latin letters in several: what each reader gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.names import NameType, analyse
from seawall.names.pieces import pieces, readings
from seawall.names.reading import LONGEST_WORD, MOST_READINGS, SYSTEMS, Script
from seawall.names.syllables import is_syllable


def glued(text: str, system: int) -> str:
    """The name in one system of writing, its tokens apart by a blank."""
    tokens = analyse(text, NameType.PERSON).tokens
    return " ".join((token.form, *token.readings)[system] if token.readings else token.form for token in tokens)


BY_SYSTEM = [
    # name, the first system, the second, the third
    ("毛泽东", "mao ze dong", "mao tse tung", "mou chak tung"),
    ("毛澤東", "mao ze dong", "mao tse tung", "mou chak tung"),
    ("周恩来", "zhou en lai", "chou en lai", "chau yan loi"),
    ("김정은", "gim jeong eun", "kim chong un", "kim jong un"),
    ("리영길", "i yeong gil", "ri yong kil", "ri yong kil"),
    ("عبدالرحمن", "abd al rhmn", "abd ul rhmn", "abd er rhmn"),
    ("عبد الله", "abd allah", "abd ullah", "abd allah"),
    ("جمال", "jmal", "jmal", "djmal"),
    ("رضوی", "rdwy", "rzvy", "rdwy"),
    ("שלום", "shlwm", "slwm", "shlwm"),
    ("ドナルド・トランプ", "donarudo toranpu", "donard tramp", "donald tlamp"),
]


@pytest.mark.parametrize(("text", "first", "second", "third"), BY_SYSTEM)
def test_a_name_is_read_in_each_system(text: str, first: str, second: str, third: str) -> None:
    assert [glued(text, system) for system in range(3)] == [first, second, third]


SPELLINGS = [
    ("이", "lee yi ri rhee"), ("박", "park pak bak"), ("최", "choi choe"), ("임", "lim im rim"), ("노", "noh roh no"),
    ("정", "jung chung jong jeong chong"), ("영", "young yong"), ("신", "shin sin"), ("우", "woo u"),
    ("陳", "chen chan"), ("王", "wang wong"), ("黃", "huang wong"), ("吳", "wu ng"), ("曾", "zeng tseng tsang"),
    ("张", "zhang chang cheung"), ("徐", "xu hsu tsui"),
]  # fmt: skip


@pytest.mark.parametrize(("syllable", "expected"), SPELLINGS)
def test_a_family_name_has_its_usual_spellings(syllable: str, expected: str) -> None:
    piece = next(pieces(syllable))
    assert piece.script is Script.SYLLABLE
    assert set(expected.split()) <= set(piece.readings)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الشيخ", "al sheikh"),
        ("شمس الدین", "shms al dyn"),
        ("نورالدین", "nwr al dyn"),
        ("عبدالله", "abd allah"),
        ("حاجی\u200cزاده", "haji zadh"),
        ("ﻣﺤﻤﺪ", "mhmd"),
        ("مُحَمَّد", "mhmd"),
        ("كريم", "krym"),
        ("کریم", "krym"),
        ("٢٣", "23"),
    ],
)
def test_words_in_arabic_letters_are_cut_where_latin_ones_are(text: str, expected: str) -> None:
    assert " ".join(token.form for token in analyse(text, NameType.PERSON).tokens) == expected


def test_al_before_a_sun_letter_is_also_written_as_it_is_spoken() -> None:
    _, article, _ = analyse("عبد الرحمن", NameType.PERSON).tokens
    assert {"ar", "er", "ur", "ul", "el"} <= set(article.readings)


def test_korean_readings_of_han_are_for_korean_family_names() -> None:
    assert "kim" in analyse("金正恩", NameType.PERSON).tokens[0].readings
    assert "kim" not in analyse("金伟", NameType.PERSON).tokens[0].readings


@pytest.mark.parametrize("word", ["zhang", "jong", "ng", "chol", "hsiu", "young"])
def test_syllables_are_known(word: str) -> None:
    assert is_syllable(word) is (word != "ng")


@pytest.mark.parametrize("word", ["ivan", "smith", "tianfeng", "garantex", "23", ""])
def test_longer_words_are_no_syllables(word: str) -> None:
    assert not is_syllable(word)


_ANY_SCRIPT = st.text(
    st.one_of(
        st.characters(min_codepoint=0x590, max_codepoint=0x6FF),
        st.characters(min_codepoint=0x3040, max_codepoint=0x30FF),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
        st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3),
        st.characters(),
    ),
    max_size=80,
)


@given(_ANY_SCRIPT)
def test_readings_are_plain_words_within_the_limits(text: str) -> None:
    for piece in pieces(text):
        found = readings(piece)
        assert not piece.readings or len(piece.readings) >= SYSTEMS or piece.readings == ("a",)
        assert len(found) <= MOST_READINGS
        assert all(len(word) <= LONGEST_WORD for word in piece.readings)
        assert all(word.isascii() and (word == "" or word.isalnum()) for word in piece.readings)
