"""Names that are nothing but what they say. Most are, and none of the readings beside a name asks about them."""

import re

from seawall.names.branches import BRANCH_SIGNS
from seawall.names.disguise import may_be_misread
from seawall.names.holders import HOLDER_SIGNS
from seawall.names.joined import JOINING_SIGNS, MOST_WORDS, TELLING, may_join_unparted

# Letters of scripts in which a letter may be an initial: with a capital first, all capitals or all small. Scripts in which none is: Hebrew,
# Arabic, Devanagari, Thai; and signs that are a syllable each, of which four count as a word (joined.is_long).
_LATIN = [letter for letter in map(chr, range(0xC0, 0x180)) if letter.isalpha()]
_CAPITAL = "A-Z" + "".join(letter for letter in _LATIN if letter.isupper() and len(letter.lower()) == 1)
_SMALL = "a-z" + "".join(letter for letter in _LATIN if letter.islower() and letter.casefold() == letter)
_CYRILLIC = "\u0400-\u045f"
_OTHERS = (
    "[\u05d0-\u05ea]{2,}|[\u0621-\u064a\u0671-\u06d3]{2,}|[\u0900-\u0963\u0971-\u097f]{2,}|[\u0e01-\u0e3a\u0e40-\u0e4e]{2,}"
    "|[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3]{1,4}"
)


def _letters(least: int) -> str:
    return f"[{_CAPITAL}][{_SMALL}]{{{least - 1},}}|[{_SMALL}]{{{least},}}|[{_CAPITAL}]{{{least},}}|[{_CYRILLIC}]{{{least},}}"


# Words of letters only: none stands alone, none may be misread, the last is no initial, and what a dot shortens neither.
_LONG = rf"(?:{_letters(3)})\.?|{_OTHERS}"
_is_of_words = re.compile(rf"(?:(?:{_LONG}|{_letters(2)})(?:,? |[-'])){{0,{MOST_WORDS - 1}}}(?:{_LONG})").fullmatch
_PARTING = str.maketrans(".,-'", "    ")
# Words that make a field hold another name, or be a text.
_SIGNS = BRANCH_SIGNS | HOLDER_SIGNS | JOINING_SIGNS | TELLING


def is_plain(name: str) -> bool:
    """Whether a name field can be read in one way only: as itself. False says nothing.

    >>> is_plain("Max Example"), is_plain("Example Trading c/o Max Example"), is_plain("Max Example or Erika Muster")
    (True, False, False)
    """
    if _is_of_words(name) is None or not _SIGNS.isdisjoint(name.lower().translate(_PARTING).split()):
        return False
    return name.isascii() or not (may_be_misread(name) or may_join_unparted(name))
