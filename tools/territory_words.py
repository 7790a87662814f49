"""Regenerate src/seawall/names/data/territories.txt: the names of the world's territories in the languages of lists, from CLDR (by ICU).

    python tools/territory_words.py

One word a name: "Saudi Arabia" is two words, each of which means something else alone. A name of six letters and more is
given as a stem without its last vowel, so that its cases and the word for its people are found too.
"""

import re
from pathlib import Path

import icu

from seawall.names.fold import fold

TARGET = Path(__file__).resolve().parents[1] / "src" / "seawall" / "names" / "data" / "territories.txt"
# The columns of translations.txt.
COLUMNS = (
    "en fr de es it pt nl sv da ro mt ga",
    "pl cs sk sl hr",
    "lt lv et fi hu tr",
    "ru uk be bg",
    "el",
    "ar fa he",
)
_INFLECTED = 6
# Of shorter names the stem would begin too many other words: they are whole words.
_LAST_VOWEL = re.compile("[aeiouyąęėįųūāēīіїаеиоуыэюяαεηιουωάέήίόύώ]$", re.IGNORECASE)
_ENDS = re.compile("(?:يا|ا|ة|ه|یا)$")
_OF_THE_PLACE = {"ar": ("ي", "ية"), "fa": ("ی",)}
_LEAST = 3
_HEAD = """\
# Names of territories, from CLDR by ICU {icu} (Unicode License v3), made by tools/territory_words.py. The columns are those of
# translations.txt, and so are the signs.
"""


def main() -> None:
    """Write the table."""
    rows = []
    for code in sorted(icu.Locale.getISOCountries()):
        place = icu.Locale("", code)
        meaning = re.sub("[^A-Z]", "", fold(place.getDisplayCountry(icu.Locale("en"))).upper())
        cells = [
            sorted({word for language in column.split() for word in _words(place, language)}) for column in COLUMNS
        ]
        if any(cells):
            rows.append(" | ".join([meaning, *(" ".join(cell) for cell in cells)]))
    TARGET.write_text(_HEAD.format(icu=icu.ICU_VERSION) + "\n".join(rows) + "\n", encoding="utf-8")


def _words(place: icu.Locale, language: str) -> list[str]:
    name = str(place.getDisplayCountry(icu.Locale(language)))
    if not name.isalpha() or len(name) < 4 or name == place.getCountry():
        return []
    if language in _OF_THE_PLACE:
        return [name, *_of_the_place(name, language)]
    return (
        [_LAST_VOWEL.sub("", name) + "~"]
        if len(fold(name)) >= _INFLECTED and language not in {"ar", "fa", "he"}
        else [name]
    )


def _of_the_place(name: str, language: str) -> list[str]:
    """The adjectives of an Arabic or Persian name: تونس, تونسي and تونسية."""
    stem = _ENDS.sub("", name.removeprefix("ال"))
    return [stem + end for end in _OF_THE_PLACE[language]] if len(stem) >= _LEAST else []


if __name__ == "__main__":
    main()
