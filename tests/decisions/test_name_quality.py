"""Names that can't carry a decision alone, as a table; the party's names decide, never the entry's."""

import pytest

from seawall.decisions import Poor, poor_names
from seawall.entities import Party, Role, Schema

LETTERS, FORM, COMMON = Poor.SINGLE_LETTERS, Poor.ONLY_LEGAL_FORM, Poor.ONE_COMMON_WORD
TABLE = [
    # names                                type                 poor
    (("A",), Schema.LEGAL_ENTITY, {LETTERS}),
    (("A B",), Schema.LEGAL_ENTITY, {LETTERS}),
    (("Mr. A.",), Schema.PERSON, {LETTERS}),
    (("LLC",), Schema.COMPANY, {FORM}),
    (("Co., Ltd.",), Schema.COMPANY, {FORM}),
    (("OOO",), Schema.LEGAL_ENTITY, {FORM}),
    (("Maria",), Schema.PERSON, {COMMON}),
    (("Mohammed",), Schema.LEGAL_ENTITY, {COMMON}),
    (("Sheikh Ahmed",), Schema.PERSON, {COMMON}),
    (("Trading",), Schema.COMPANY, {COMMON}),
    (("Maria", "A"), Schema.PERSON, {COMMON, LETTERS}),
    (("Maria", "Maria Example"), Schema.PERSON, set()),
    (("Maria Anna",), Schema.PERSON, set()),
    (("Aeza",), Schema.COMPANY, set()),
    (("Khoroshev",), Schema.PERSON, set()),
    (("Example LLC",), Schema.COMPANY, set()),
    (("7-28",), Schema.VESSEL, set()),
    (("...",), Schema.PERSON, set()),
    ((), Schema.PERSON, set()),
]


@pytest.mark.parametrize("names, schema, poor", TABLE)
def test_what_is_a_poor_name(names: tuple[str, ...], schema: Schema, poor: set[Poor]) -> None:
    assert poor_names(Party(Role.CUSTOMER, names, schema)) == poor
