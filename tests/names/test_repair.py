"""Legal forms that a field cut off: what their rest is, and what is left as it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.names import Kind, NameType, analyse
from seawall.names.repair import completed

CUT = [
    "EXAMPLE BANK JOINT STOCK COMMERCIAL BA",
    "EXAMPLE JOINT STOCK",
    "EXAMPLE LIMITED LIABI",
    "EXAMPLE OBSHCHESTVO S OGRANICHENNOY OT",
    "Beispiel Gesellschaft mit beschränkter Haf",
]


@pytest.mark.parametrize("text", CUT)
def test_a_legal_form_that_was_cut_off_is_one_again(text: str) -> None:
    whole = completed(text)
    assert whole.startswith(text)
    tokens = analyse(whole, NameType.ORGANISATION).tokens
    assert tokens[-1].kind is Kind.LEGAL
    assert tokens[0].kind is Kind.WORD


WHOLE = [
    "EXAMPLE LIMITED LIABILITY COMPANY",
    "EXAMPLE TRADING",
    "EXAMPLE COMMERCIAL BA",
    "LIMITED LIABI",  # nothing but a form is a name
    "EXAMPLE LIMITED",
    "EXAMPLE",
    "",
]


@pytest.mark.parametrize("text", WHOLE)
def test_what_is_no_part_of_a_form_stays(text: str) -> None:
    assert completed(text) == ""


@given(text=st.text(alphabet="jointsckmpay LIMTEDBY.ö", max_size=80))
def test_any_text_is_itself_with_something_behind(text: str) -> None:
    whole = completed(text)
    assert whole == "" or whole.startswith(text.rstrip())
