"""Compounds: what is one word in German is two in Spanish."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.names import NameType, analyse
from seawall.names.compounds import parts

PARTED = [
    ("nationalpolizei", ("national", "polizei")),
    ("volksrepublik", ("volks", "republik")),
    ("kernforschung", ("kern", "forschung")),
    ("onderzoekscentrum", ("onderzoeks", "centrum")),
    ("kansantasavalta", ("kansan", "tasavalta")),
    # what stands before the head may be a name
    ("prizrakbrigaden", ("prizrak", "brigaden")),
]


@pytest.mark.parametrize(("word", "expected"), PARTED)
def test_a_compound_is_parted_before_its_head(word: str, expected: tuple[str, str]) -> None:
    assert parts(word) == expected


@pytest.mark.parametrize(
    "word", ["polizei", "ministerium", "supermarket", "metropolis", "confrontation", "handelsgesellschaft", "legarde"]
)
def test_a_word_that_is_known_or_only_ends_alike_stays_whole(word: str) -> None:
    assert parts(word) is None


def test_the_parts_of_a_compound_have_their_meanings() -> None:
    tokens = analyse("Nationalpolizei Nicaraguas", NameType.ORGANISATION).tokens
    assert [token.meaning for token in tokens] == ["NATL", "POLICE", "NICARAGUA"]


def test_a_persons_name_is_never_parted() -> None:
    assert [token.form for token in analyse("Anna Bergbrigade", NameType.PERSON).tokens] == ["anna", "bergbrigade"]


@given(st.text("aebrigdnspolzt", max_size=40))
def test_nothing_but_a_joint_is_lost(word: str) -> None:
    found = parts(word)
    assert found is None or (word.startswith(found[0]) and word.endswith(found[1]) and all(found))
