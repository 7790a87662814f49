"""Restricted jurisdictions in codes: ISO 3166, the country of a BIC, the country of an IBAN."""

from functools import cache

from seawall.entities import Identifier, IdentifierKind
from seawall.places.table import jurisdictions

# The kinds whose value begins with, or holds, the code of a country.
_HOLD_COUNTRY = frozenset({IdentifierKind.BIC, IdentifierKind.ACCOUNT})


@cache
def _by_code() -> dict[str, str]:
    return {code: row.id for row in jurisdictions().values() for code in row.codes}


def jurisdiction_of_code(code: str) -> str:
    """The id of the jurisdiction of an ISO 3166-1 alpha-2 or ISO 3166-2 code, or nothing.

    >>> jurisdiction_of_code("CU"), jurisdiction_of_code("UA-43"), jurisdiction_of_code("US")
    ('cuba', 'crimea', '')
    """
    return _by_code().get(code.strip().lower(), "")


def country_of(identifier: Identifier) -> str:
    """The ISO 3166-1 alpha-2 code inside a BIC (ISO 9362, characters 5 and 6) or an IBAN (ISO 13616, first two)."""
    value = "".join(identifier.value.split()).upper()
    if identifier.kind is IdentifierKind.BIC and len(value) in {8, 11}:
        return value[4:6].lower()
    if identifier.kind is IdentifierKind.ACCOUNT and value[:2].isalpha() and value[2:4].isdigit() and len(value) >= 15:
        return value[:2].lower()
    return ""


def place_of_code(identifier: Identifier) -> str:
    """The id of the restricted jurisdiction whose bank a BIC or IBAN belongs to, or nothing."""
    return jurisdiction_of_code(country_of(identifier)) if identifier.kind in _HOLD_COUNTRY else ""
