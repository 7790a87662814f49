"""Branches of banks: which bank a name with a branch in it names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.names import NameType, without_branch


@pytest.mark.parametrize(
    "name, banks",
    [
        ("EXAMPLEBANK BRANCH", ["EXAMPLEBANK"]),
        ("EXAMPLEBANK, MOSCOW BRANCH", ["EXAMPLEBANK, MOSCOW", "EXAMPLEBANK"]),
        ("EXAMPLEBANK (HEAD OFFICE)", ["EXAMPLEBANK"]),
        ("MOSCOW BRANCH OF EXAMPLEBANK", ["EXAMPLEBANK"]),
        ("Beispielbank AG, Filiale Berlin", ["Beispielbank AG", "Beispielbank"]),
        ("ПРИМЕРБАНК филиал Южный", ["ПРИМЕРБАНК"]),
        ("EXAMPLE BANK", []),
        ("OLIVE BRANCH TRADING LLC", []),  # too little before the word
        ("BRANCH", []),
        ("", []),
    ],
)
def test_a_branch_names_its_bank(name: str, banks: list[str]) -> None:
    assert list(without_branch(name, NameType.UNKNOWN)) == banks


def test_persons_and_ships_have_no_branches() -> None:
    for kind in (NameType.PERSON, NameType.OBJECT):
        assert without_branch("EXAMPLEBANK BRANCH", kind) == ()


@given(st.text(max_size=80), st.sampled_from(NameType))
def test_any_name_is_read_without_failing(name: str, kind: NameType) -> None:
    assert all(without_branch(name, kind))
