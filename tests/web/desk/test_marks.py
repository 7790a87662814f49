"""What the eye is led to: words that stand on both sides, as they are, spelt otherwise, or in another script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.web.desk.marks import Piece, equal, marked, named


def seen(text: str, other: str) -> str:
    """The text with what is the same in [], what is nearly so in ()."""
    signs = {"same": "[]", "near": "()", "": ("", "")}
    return "".join(f"{signs[piece.mark][0]}{piece.text}{signs[piece.mark][1]}" for piece in marked(text, [other]))


@pytest.mark.parametrize(
    ("screened", "listed", "expected"),
    [
        ("Sichuan Silense Tecnology", "SICHUAN SILENCE TECHNOLOGY", "[Sichuan] (Silense) (Tecnology)"),
        ("Integrity Technology Solutions", "INTEGRITY TECHNOLOGY GROUP", "[Integrity] [Technology] Solutions"),
        ("ООО «Медиа Лэнд»", "MEDIA LAND, LLC", "ООО [«Медиа] (Лэнд»)"),
        ("永信至诚科技", "YONGXIN ZHICHENG", "[永信至诚]科技"),
        ("YONGXIN ZHICHENG COMPANY", "永信至诚科技", "[YONGXIN] [ZHICHENG] COMPANY"),
        ("عزيز دويك", "DWEIK, Aziz", "(عزيز) (دويك)"),
        ("Example Bakery", "MEDIA LAND", "Example Bakery"),
        ("", "MEDIA LAND", ""),
    ],
)
def test_words_that_stand_on_both_sides_are_marked(screened: str, listed: str, expected: str) -> None:
    assert seen(screened, listed) == expected


@pytest.mark.parametrize(
    ("screened", "listed", "is_same"),
    [
        ("KRRIRU22XXX", "KRRIRU22", True),
        ("9111 0108-562", "91110108562", True),
        ("000000000000000001", "91110108562135265P", False),
        ("", "", False),
    ],
)
def test_numbers_are_the_same_but_for_blanks_and_a_banks_branch(screened: str, listed: str, is_same: bool) -> None:
    assert bool(equal(screened, [listed])[0].mark) is is_same


@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=3))
def test_marking_changes_no_letter(text: str, others: list[str]) -> None:
    assert "".join(piece.text for piece in marked(text, others)) == text


def test_names_of_a_sentence_are_marked_whole_and_words_of_theirs_are_not() -> None:
    text = "Flax Typhoon, a hacking group, and integrity technology group (永信至诚) [a.b]"
    found = named(text, ["Integrity Technology Group", "Flax Typhoon", "永信至诚", "a.b", ""])
    assert [piece.text for piece in found if piece.mark] == [
        "Flax Typhoon",
        "integrity technology group",
        "永信至诚",
        "a.b",
    ]
    assert "".join(piece.text for piece in found) == text
    assert named("text", []) == (Piece("text"),)
