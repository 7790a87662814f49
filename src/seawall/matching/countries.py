"""A country as lists and files write it, to its code."""

from functools import cache

from rigour.territories import get_territories, lookup_territory
from rigour.territories.util import normalize_territory_name

_SPECIAL_CODES = {"uk": "gb", "el": "gr"}  # as people and the European Union write them
# Second names that OFAC's lists use, by which the long table is not asked.
_SECOND_NAMES = {
    "burma": "mm", "cabo verde": "cv", "cote d ivoire": "ci", "hong kong": "hk", "macau": "mo", "palestinian": "ps",
    "the gambia": "gm", "turkey": "tr",
}  # fmt: skip


@cache
def country_code(text: str) -> str:
    """ISO 3166-1 alpha-2 code of a country as written, in lower case; empty where it is not known."""
    bare = text.strip()
    if len(bare) == 2 and bare.isascii() and bare.isalpha():
        return _SPECIAL_CODES.get(bare.lower(), bare.lower())
    code = bare and (_own_name(bare) or _any_name(bare))
    # Crimea is "ua-cri": the country is what lists and files agree on; territory has rules of its own elsewhere.
    return code.partition("-")[0]


def _own_name(name: str) -> str:
    """The code of a territory that is called by its own name, "Korea, North" being North Korea."""
    # Other scripts take a transliterator, and that takes longer to make ready than all else here.
    if not name.isascii():
        return ""
    first, comma, last = name.partition(",")
    known = own_names()
    key = normalize_territory_name(name)
    return known.get(key) or (known.get(normalize_territory_name(f"{last} {first}"), "") if comma else "")


@cache
def own_names() -> dict[str, str]:
    """The first names of all territories, in the form in which they are looked up, to their codes: 60 milliseconds."""
    territories = get_territories()
    names = {name: one.code for one in territories for name in (one.name, one.full_name) if name.isascii()}
    return {normalize_territory_name(name): code for name, code in names.items()} | _SECOND_NAMES


def _any_name(name: str) -> str:
    """The code of a territory by any of its 20,000 names; to load them takes a second."""
    territory = lookup_territory(name)
    return territory.code if territory else ""
