"""Codes of SWIFT fields: BICs and countries, clearing systems of party identifiers, documents of option F."""

import re
from functools import cache

from icu import Locale

from seawall.entities import IdentifierKind

# ISO 9362: institution, country, place, branch.
_BIC = re.compile(r"[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")

# "//FW021000021": SWIFT's two letters → the code that ISO 20022 has for the same system
# (SWIFT User Handbook, category 1, field 52a; ISO ExternalClearingSystemIdentification1Code).
CLEARING_SYSTEMS: dict[str, str] = {
    "AT": "ATBLZ", "AU": "AUBSB", "BL": "DEBLZ", "CC": "CACPA", "CH": "USPID", "CN": "CNAPS", "CP": "USPID",
    "ES": "ESNCC", "FW": "USABA", "GR": "GRBIC", "HK": "HKNCC", "IE": "IENCC", "IN": "INFSC", "IT": "ITNCC",
    "NZ": "NZNCC", "PL": "PLKNR", "PT": "PTNCC", "RU": "RUCBC", "SC": "GBDSC", "SW": "CHBCC", "ZA": "ZANCC",
}  # fmt: skip

# Option F, party identifier "CCPT/US/123456" → what it identifies. DRLC, CUST and EMPL are documents of other kinds.
DOCUMENTS: dict[str, IdentifierKind] = {
    "ARNU": IdentifierKind.NATIONAL_ID,
    "CCPT": IdentifierKind.PASSPORT,
    "CUST": IdentifierKind.OTHER,
    "DRLC": IdentifierKind.OTHER,
    "EMPL": IdentifierKind.OTHER,
    "NIDN": IdentifierKind.NATIONAL_ID,
    "SOSE": IdentifierKind.NATIONAL_ID,
    "TXID": IdentifierKind.TAX_ID,
}
# Those whose number has an issuer before it: CUST/US/EXAMPLE BANK/4711.
WITH_ISSUER = frozenset({"CUST", "DRLC", "EMPL"})


def is_bic(text: str) -> bool:
    """Whether a text has the shape of a BIC. Whether its country exists is another question."""
    return _BIC.fullmatch(text) is not None


def is_country(code: str) -> bool:
    """Whether this is a country's code of ISO 3166-1, or Kosovo's, which BICs have."""
    return code in _countries()


@cache
def _countries() -> frozenset[str]:
    return frozenset((*Locale.getISOCountries(), "XK"))
