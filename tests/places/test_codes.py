"""Codes name restricted jurisdictions too: ISO 3166, BIC and IBAN."""

import pytest

from seawall.entities import Address, Identifier, IdentifierKind
from seawall.places import place_of_code, places_in


@pytest.mark.parametrize(
    "kind, value, jurisdiction",
    [
        (IdentifierKind.BIC, "BKMTIRTH", "iran"),
        (IdentifierKind.BIC, "BNACCUHHXXX", "cuba"),
        (IdentifierKind.BIC, "DEUTDEFF", ""),
        (IdentifierKind.BIC, "REPAIRED7", ""),
        (IdentifierKind.ACCOUNT, "IR06 2960 0000 0010 0324 2000 01", "iran"),
        (IdentifierKind.ACCOUNT, "SY12345678", ""),  # too short for an IBAN
        (IdentifierKind.ACCOUNT, "DE89370400440532013000", ""),
        (IdentifierKind.PASSPORT, "IR1234567890123456", ""),
    ],
)
def test_a_bank_code_or_account_tells_its_country(kind: IdentifierKind, value: str, jurisdiction: str) -> None:
    assert place_of_code(Identifier(kind, value)) == jurisdiction


@pytest.mark.parametrize(
    "country, jurisdiction",
    [
        ("IR", "iran"),
        ("IRN", "iran"),
        ("364", "iran"),
        ("prk", "north-korea"),
        ("CUB", "cuba"),
        ("DNR", "dnr"),
        ("USA", ""),
    ],
)
def test_a_country_field_is_read_in_all_codes_of_iso_3166(country: str, jurisdiction: str) -> None:
    assert [hit.jurisdiction for hit in places_in(Address(country=country))] == ([jurisdiction] if jurisdiction else [])


def test_codes_of_three_are_words_in_a_text() -> None:
    assert not places_in("IRN 364 CUB")
