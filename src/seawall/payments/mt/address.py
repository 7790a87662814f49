"""Address lines of a party to an Address: a country code before a slash, or a country's name at the end, is the country.

The lines of options D, H and K are free: what is street and what is town is not guessed.
"""

import re
from collections.abc import Sequence
from functools import cache

from icu import Locale

from seawall.entities import Address
from seawall.payments.mt.codes import is_country

# FIN's lines have 35 characters, those of narratives 65; in a longer one no country is looked for.
MAX_ADDRESS_LINE = 100

_CODED = re.compile(r"([A-Z]{2})/(.*)")
_POSTCODE = re.compile(r"[\s,.-]*[\d.-]{4,12}$")
# Usual names that are not the ones of the Unicode locale data (CLDR).
_OTHER_NAMES = {
    "USA": "US", "U.S.A.": "US", "UNITED STATES OF AMERICA": "US", "UK": "GB", "U.K.": "GB", "GREAT BRITAIN": "GB",
    "ENGLAND": "GB", "SCOTLAND": "GB", "UAE": "AE", "U.A.E.": "AE", "HONG KONG": "HK", "MACAU": "MO", "P.R. CHINA": "CN",
    "PR CHINA": "CN", "P.R.CHINA": "CN", "RUSSIAN FEDERATION": "RU", "KOREA": "KR", "DPRK": "KP", "TURKEY": "TR",
    "ISLAMIC REPUBLIC OF IRAN": "IR", "SYRIAN ARAB REPUBLIC": "SY", "BURMA": "MM", "CZECH REPUBLIC": "CZ",
    "IVORY COAST": "CI", "MYANMAR": "MM", "VIET NAM": "VN", "THE NETHERLANDS": "NL", "HOLLAND": "NL", "CUBA": "CU",
}  # fmt: skip
# After other words these are states and towns as often as countries: Atlanta Georgia, New Jersey, New Mexico.
_ALONE_ONLY = frozenset({"GEORGIA", "JERSEY", "MEXICO", "GUINEA", "JORDAN", "CHAD"})
# "Saint Vincent and the Grenadines" has five words; longer names belong to islands without a bank.
_LONGEST_NAME = 5


def read_address(lines: Sequence[str]) -> Address | None:
    """One address of its lines, in order; None where there is none."""
    kept, town, country, code = [line for line in lines if line], "", "", ""
    for at, line in enumerate(kept):
        coded = _CODED.fullmatch(line)
        if coded and is_country(coded[1]):
            country, code, town = coded[1], coded[1].lower(), coded[2].strip()
            del kept[at]
            break
    else:
        if kept:
            town, country, code = _named(kept[-1])
            if country:
                kept.pop()
    if not (kept or town or country):
        return None
    return Address(street=", ".join(kept), city=town, country=country, country_code=code)


def _named(line: str) -> tuple[str, str, str]:
    """Words before the country, the country as written, its code; empty where the line ends with no country."""
    words = _POSTCODE.sub("", line).split() if len(line) <= MAX_ADDRESS_LINE else []
    for size in range(min(_LONGEST_NAME, len(words)), 0, -1):
        name = " ".join(words[-size:]).strip(" ,;").upper()
        code = _names().get(name) or _names().get(name.rstrip("."))
        if code and not (size < len(words) and name in _ALONE_ONLY):
            # All of the line but the country stays, its postal code too.
            before, after = line[: line.rfind(words[-size])], _POSTCODE.search(line)
            town = f"{before.strip(' ,')} {after.group().strip(' ,') if after else ''}".strip()
            return town, " ".join(words[-size:]).strip(" ,;"), code.lower()
    return "", "", ""


@cache
def _names() -> dict[str, str]:
    english = Locale.getEnglish()
    names = {Locale("", code).getDisplayCountry(english).upper(): code for code in Locale.getISOCountries()}
    return names | _OTHER_NAMES
