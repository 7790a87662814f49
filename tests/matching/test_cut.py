"""Names that a field of a message cut off: the last word is a beginning, half a legal form is one."""

from itertools import product

import pytest

from seawall.entities import Designation, Entity, ListedName, Party, Role, Schema, Source
from seawall.matching.items import FIELD_LENGTHS
from seawall.matching.matcher import Matcher, listed_of


def _entity(number: int, name: str) -> Entity:
    return Entity(str(number), Schema.COMPANY, (ListedName(name),), (Designation("", "", ()),), Source("test", "", ""))


def _found(name: str, listed: list[str], threshold: float = 0.7) -> list[str]:
    matcher = Matcher(listed_of([_entity(number, text) for number, text in enumerate(listed)]))
    party = Party(Role.CUSTOMER, (name,), schema=Schema.COMPANY)
    one = matcher.matches(party, threshold)
    assert matcher.matches_many([party, party], threshold) == [one, one]
    return [match.listed_name for match in one]


@pytest.mark.parametrize("length", FIELD_LENGTHS)
def test_a_name_that_fills_a_field_is_found_by_the_beginning_of_its_last_word(length: int) -> None:
    listed = "SAMPLOVSKAYA " + "NEFTEGAZOVAYA " * 10
    cut = (listed[: length - 4] + " SHIELDWORKS")[:length]
    assert _found(cut, [cut + "ELDWORKS LLC"]) != []


def test_a_beginning_of_two_letters_is_tried_with_every_word_that_begins_so() -> None:
    target = "SAMPLOVSKAYAGORA EXEMPLUMWERKSTA SHYWORTH"
    cut = target[:35]
    assert len(cut) in FIELD_LENGTHS
    others = [f"SH{''.join(letters)} TRADING" for letters in product("abcdefg", repeat=3)]
    assert len(others) > 256
    assert _found(cut, [*others, target]) == [target]


def test_half_a_legal_form_is_one() -> None:
    listed = "EXAM BANK JOINT STOCK COMMERCIAL BANK"
    assert len(listed[:35]) in FIELD_LENGTHS
    assert _found(listed[:35], [listed], 0.9) == [listed]
    assert _found("EXAM BANK JOINT STOCK COMMERCIAL B", [listed], 0.9) == []  # no field is so long
