"""A phrase of the word tables in the form in which its words stand in an analysed name."""

import re

from seawall.names.abjad import is_abjad, read_abjad
from seawall.names.fold import fold
from seawall.names.hangul import read_hangul

Phrase = tuple[str, ...]

_HANGUL = re.compile(r"[\uac00-\ud7a3]+")


def phrase_of(spelling: str) -> Phrase:
    """The words of a spelling: Arabic and Hebrew by their first reading, Hangul a syllable a word, all else folded."""
    if is_abjad(spelling):
        return tuple(part for word in spelling.split() for piece in read_abjad(word) for part in _first(piece.readings))
    if _HANGUL.search(spelling):
        syllables = (piece.readings[0] for run in _HANGUL.findall(spelling) for piece in read_hangul(run))
        return tuple(syllables)
    return tuple(fold(spelling).split())


def _first(readings: tuple[str, ...]) -> list[str]:
    return readings[0].split() if readings else []
