"""What stands beside a place's name in a text: a state of the United States, a street, another country, an embassy."""

import re
from collections.abc import Sequence
from functools import cache

from rigour.territories import get_territories

from seawall.names.text import Word
from seawall.places.table import Phrase, phrase_of

_STATES = {
    "AL": "alabama", "AK": "alaska", "AZ": "arizona", "AR": "arkansas", "CA": "california", "CO": "colorado",
    "CT": "connecticut", "DE": "delaware", "DC": "district of columbia", "FL": "florida", "GA": "georgia",
    "HI": "hawaii", "ID": "idaho", "IL": "illinois", "IN": "indiana", "IA": "iowa", "KS": "kansas", "KY": "kentucky",
    "LA": "louisiana", "ME": "maine", "MD": "maryland", "MA": "massachusetts", "MI": "michigan", "MN": "minnesota",
    "MS": "mississippi", "MO": "missouri", "MT": "montana", "NE": "nebraska", "NV": "nevada", "NH": "new hampshire",
    "NJ": "new jersey", "NM": "new mexico", "NY": "new york", "NC": "north carolina", "ND": "north dakota",
    "OH": "ohio", "OK": "oklahoma", "OR": "oregon", "PA": "pennsylvania", "RI": "rhode island",
    "SC": "south carolina", "SD": "south dakota", "TN": "tennessee", "TX": "texas", "UT": "utah", "VT": "vermont",
    "VA": "virginia", "WA": "washington", "WV": "west virginia", "WI": "wisconsin", "WY": "wyoming",
}  # fmt: skip
_BY_NAME = {tuple(name.split()): code for code, name in _STATES.items()}
# Codes that are small words too: they are states only before a ZIP code or after a comma.
_SMALL = frozenset("OR IN ME OK HI LA DE CO AL PA MA AR".split())
_ZIP = re.compile(r"\d{5}(?:-\d{4})?")

# A street named after a place lies elsewhere: "Yalta Road", "rue de Crimée", "calle Habana".
_STREET_AFTER = frozenset(
    "street st str strasse straat road rd avenue ave av lane ln drive dr boulevard blvd way court ct close crescent "
    "terrace place pl square sq highway hwy parkway ulitsa ul ulice caddesi cad sokak sok gade vagen gatan katu "
    "utca ulica".split()
)
# Italian "via" is left out: in English it says which way goods go.
_STREET_BEFORE = frozenset(
    "rue calle avenida av avenue boulevard bd viale corso ulitsa ul ulica ulice rua carrer strada piazza plaza "
    "quai chemin".split()
)
_SMALL_BETWEEN = frozenset("de del della du des di da la le les los las el".split())
# An embassy of a restricted state stands elsewhere, and is that state (Amazon, 2020; OFAC FAQ 40: by programme).
_MISSION = frozenset(
    "embassy embassies consulate consul consular embajada ambassade botschaft ambasciata embaixada posolstvo konsulat "
    "consulado chancery mission".split()
)
# How far context reaches: an address gives the state and the country within three words.
_REACH = 3


def us_state(text: str, words: Sequence[Word], stop: int) -> str:
    """The code of the state of the United States that stands right after word `stop` - 1, or nothing."""
    after = words[stop : stop + 3]
    for size in (3, 2, 1):
        code = _BY_NAME.get(tuple(word.form for word in after[:size]))
        if code and len(after) >= size:
            return code
    if not after:
        return ""
    said = text[after[0].start : after[0].stop]
    if said not in _STATES:
        return ""
    between = text[words[stop - 1].stop : after[0].start]
    has_zip = len(after) > 1 and bool(_ZIP.fullmatch(text[after[1].start : after[1].stop]))
    return said if has_zip or "," in between or said not in _SMALL else ""


def is_street(words: Sequence[Word], start: int, stop: int) -> bool:
    """Whether the place only names a street."""
    if stop < len(words) and words[stop].form in _STREET_AFTER:
        return True
    before = start - 1
    while before >= 0 and words[before].form in _SMALL_BETWEEN:
        before -= 1
    return before >= 0 and start - before <= _REACH and words[before].form in _STREET_BEFORE


def has_mission(words: Sequence[Word], start: int, stop: int) -> bool:
    """Whether an embassy or consulate is spoken of beside the place."""
    near = [*words[max(0, start - 6) : start], *words[stop : stop + 2]]
    return any(word.form in _MISSION for word in near)


def country_after(words: Sequence[Word], stop: int) -> tuple[str, int, int] | None:
    """The code of the country named within three words after word `stop` - 1, and its first and last word."""
    table, longest = _countries()
    for start in range(stop, min(stop + _REACH, len(words))):
        for size in range(min(longest, len(words) - start), 0, -1):
            code = table.get(tuple(word.form for word in words[start : start + size]))
            if code:
                return code, start, start + size - 1
    return None


@cache
def _countries() -> tuple[dict[Phrase, str], int]:
    """Names of all countries by their words. "Georgia" and "Jordan" are left as they are: they only lower a hit."""
    table = {
        phrase_of(name): territory.code
        for territory in get_territories()
        if territory.is_country and not territory.is_historical
        for name in (territory.name, territory.full_name, *_SHORT.get(territory.code, ()))
        if name
    }
    return table, max(len(phrase) for phrase in table)


_SHORT = {"us": ("USA", "U.S.A.", "United States"), "gb": ("UK", "Great Britain", "England"), "ae": ("UAE",)}
