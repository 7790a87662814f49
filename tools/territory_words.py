"""Regenerate src/seawall/names/data/territories.txt: the world's territories and what is of them in the languages of lists, from CLDR (by ICU).

    python tools/territory_words.py

One word a name: "Saudi Arabia" is two words, each of which means something else alone. A name of six letters and more is
given as a stem without its last vowel, so that its cases and the word for its people are found too. Most languages call a
language by the adjective of its state: French, französisch, французский.
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
# An adjective's stem has so many letters, or ends as none but adjectives do (polsk-, finsk-): pools is Polish in Dutch only.
_SHORTEST, _SHORT_END = 6, "sk"
_NO_STEMS = frozenset({"ar", "fa", "he"})
# Of shorter names the stem would begin too many other words: they are whole words.
_LAST_VOWEL = re.compile("[aeiouyąęėįųūāēīіїаеиоуыэюяαεηιουωάέήίόύώ]$", re.IGNORECASE)
_ENDS = re.compile("(?:يا|ا|ة|ه|یا)$")
_OF_THE_PLACE = {"ar": ("ي", "ية"), "fa": ("ی",)}
_LEAST = 3
# Languages of one state. English, Spanish and their like are spoken in many; what is of Spain is Spanish all the same.
_LANGUAGES = {
    "AL": "sq", "AM": "hy", "AZ": "az", "BA": "bs", "BG": "bg", "BY": "be", "CN": "zh", "CZ": "cs", "DE": "de", "DK": "da",
    "EE": "et", "ES": "es", "FI": "fi", "FR": "fr", "GE": "ka", "GR": "el", "HR": "hr", "HU": "hu", "ID": "id", "IE": "ga",
    "IS": "is", "IT": "it", "JP": "ja", "KG": "ky", "KH": "km", "KR": "ko", "KZ": "kk", "LA": "lo", "LT": "lt", "LV": "lv",
    "MK": "mk", "MM": "my", "MN": "mn", "MT": "mt", "MY": "ms", "NL": "nl", "NO": "no", "NP": "ne", "PL": "pl", "PT": "pt",
    "RO": "ro", "RS": "sr", "RU": "ru", "SE": "sv", "SI": "sl", "SK": "sk", "SO": "so", "TH": "th", "TJ": "tg", "TM": "tk",
    "TR": "tr", "UA": "uk", "UZ": "uz", "VN": "vi",
}  # fmt: skip
# These have a noun for a language (francouzština, Fransızca), which is no adjective.
_NOUNS = frozenset({"cs", "sk", "sl", "tr"})
_ADJECTIVE = re.compile("(?:ий|ый|ська|ская|цька|[aeiąęųúăáāēīаияάα])$", re.IGNORECASE)
_OF_UKRAINE = {"ська": "ськ", "цька": "цьк", "ская": "ск"}
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
    return [*_name(name, language), *_adjective(place, language)]


def _adjective(place: icu.Locale, language: str) -> list[str]:
    """What is of the place: a language's name as a stem, as far as it is one word of enough letters."""
    code = _LANGUAGES.get(place.getCountry(), "")
    if not code or language in _NOUNS or language in _NO_STEMS:
        return []
    name = str(icu.Locale(code).getDisplayLanguage(icu.Locale(language)))
    if not name.isalpha() or name == code:
        return []
    stem = _ADJECTIVE.sub(lambda end: _OF_UKRAINE.get(end.group(), ""), name.lower())
    return [stem + "~"] if len(fold(stem)) >= _SHORTEST or fold(stem).endswith(_SHORT_END) else []


def _name(name: str, language: str) -> list[str]:
    return [_LAST_VOWEL.sub("", name) + "~"] if len(fold(name)) >= _INFLECTED and language not in _NO_STEMS else [name]


def _of_the_place(name: str, language: str) -> list[str]:
    """The adjectives of an Arabic or Persian name: تونس, تونسي and تونسية."""
    stem = _ENDS.sub("", name.removeprefix("ال"))
    return [stem + end for end in _OF_THE_PLACE[language]] if len(stem) >= _LEAST else []


if __name__ == "__main__":
    main()
