"""A name's script is told where its letters agree; what is of several scripts is told apart by its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.lists.script import is_latin, runs, script_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Al Kawthar Co.", "Latn"),
        ("Forces Démocratiques Alliées 2", "Latn"),
        ("شركة الكوثر", "Arab"),
        ("Абу Банат", "Cyrl"),
        ("永信至诚科技集团股份有限公司", "Hani"),
        ("ひらがな 漢字", "Jpan"),
        ("조선", "Hang"),
        ("한국漢字", "Kore"),
        ("ኤርሚኣስ ግርማይ", "Ethi"),
        ("Jin Tiesan (金铁三)", ""),
        ("АO", ""),
        ("123", ""),
        ("", ""),
    ],
)
def test_the_script_of_a_name(text: str, code: str) -> None:
    assert script_of(text) == code


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("In Arabic: سيف العدل", [(True, "In Arabic:"), (False, "سيف العدل")]),
        ("Agha Jan Alizai اغا جان", [(True, "Agha Jan Alizai"), (False, "اغا جان")]),
        ("711 Авиационный завод", [(False, "711 Авиационный завод")]),
        ("Museum of Сulture", [(True, "Museum of Сulture")]),
        ("", []),
    ],
)
def test_a_text_in_its_stretches(text: str, stretches: list[tuple[bool, str]]) -> None:
    assert list(runs(text)) == stretches


def test_a_word_with_one_letter_of_another_script_is_of_the_script_of_the_others() -> None:
    assert is_latin("Сulture")
    assert not is_latin("ШИШКIНА")


@given(st.text(max_size=60))
def test_no_word_is_lost_between_stretches(text: str) -> None:
    assert [word for _, run in runs(text) for word in run.split()] == text.split()
