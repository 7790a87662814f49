"""Account holders as banks write them: titles, initials behind the name, two holders in one field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.names import NameType, holders


@pytest.mark.parametrize(
    "field, plain",
    [
        # Titles and what stands behind a name.
        ("MR MAX EXAMPLE", ["MAX EXAMPLE"]),
        ("Dr. Max Example PhD", ["Max Example"]),
        ("Max Example, MD", ["Max Example"]),
        ("Herrn Prof. Dr. Max Beispiel", ["Max Beispiel"]),
        ("ИП Примеров Иван Иванович", ["Примеров Иван Иванович"]),
        ("MR.MAX EXAMPLE", ["MAX EXAMPLE"]),
        ("EXAMPLE, MR MAX", ["EXAMPLE, MAX"]),
        ("EXAMPLE/MAX MR", ["EXAMPLE MAX"]),
        ("MAX EXAMPLE III", ["MAX EXAMPLE"]),
        ("MAX EXAMPLE AND OTHERS", ["MAX EXAMPLE"]),
        # Two holders, with one family name or two.
        ("MAX EXAMPLE AND ERIKA MUSTER", ["MAX EXAMPLE", "ERIKA MUSTER"]),
        ("MR M EXAMPLE & MRS E EXAMPLE", ["M EXAMPLE", "E EXAMPLE"]),
        ("MAX AND ERIKA EXAMPLE", ["MAX EXAMPLE", "ERIKA EXAMPLE"]),
        ("MR & MRS MAX EXAMPLE", ["MAX EXAMPLE"]),
        ("Max Beispiel und Erika Muster", ["Max Beispiel", "Erika Muster"]),
        ("MAX EXAMPLE JTWROS ERIKA MUSTER", ["MAX EXAMPLE", "ERIKA MUSTER"]),
        # Initials, behind the name as in Russia, two letters for one of Cyrillic.
        ("PRIMEROV I.I.", ["I I PRIMEROV"]),
        ("PRIMEROV I I", ["I I PRIMEROV"]),
        ("PRIMEROV D.YU.", ["D Y PRIMEROV"]),
        ("DMITRY YU. PRIMEROV", ["DMITRY Y PRIMEROV"]),
        ("Примеров Д.Ю.", ["Д Y Примеров"]),
    ],
)  # fmt: skip
def test_each_holder_of_a_field_is_read_plainly(field: str, plain: list[str]) -> None:
    assert list(holders(field, NameType.UNKNOWN)) == plain


@pytest.mark.parametrize(
    "field",
    [
        "MAX EXAMPLE", "EXAMPLE TRADING LLC", "EXAMPLE & MUSTER GMBH", "MARKS AND SPENCER PLC", "MINISTRY OF SCIENCE AND TECHNOLOGY",
        "MR AND MRS EXAMPLE", "MR", "&", ". .", "", "GENERAL MOTORS", "EXAMPLE TRADING CO.", "LI YU", "KIM JONG UN",
    ],
)  # fmt: skip
def test_what_is_plain_or_a_company_has_no_other_reading(field: str) -> None:
    assert holders(field, NameType.UNKNOWN) == ()


def test_companies_and_ships_have_no_holders() -> None:
    for kind in (NameType.ORGANISATION, NameType.OBJECT):
        assert holders("MR MAX EXAMPLE", kind) == ()


@given(st.text(max_size=80), st.sampled_from(NameType))
def test_any_field_is_read_without_failing(field: str, kind: NameType) -> None:
    assert all(plain.strip() for plain in holders(field, kind))
