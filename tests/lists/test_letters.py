"""The script of a name is told from its letters, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.lists.letters import script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Integrity Technology Group", "Latn"),
        ("永信至诚科技集团股份有限公司", "Hani"),
        ("Алексей Валерьевич МИНИН", "Cyrl"),
        ("محمد حسن أخوند", "Arab"),
        ("ኤርሚኣስ ግርማይ", "Ethi"),
        ("カタカナ漢字", "Jpan"),
        ("한국漢字", "Kore"),
        ("Jin Tiesan (金铁三)", ""),
        ("688244", ""),
        ("", ""),
    ],
)
def test_one_script_is_named_and_a_mixture_is_not(text: str, script: str) -> None:
    assert script_of(text) == script


@given(st.text(max_size=50))
def test_any_text_has_a_script_of_four_letters_or_none(text: str) -> None:
    assert len(script_of(text)) in (0, 4)
