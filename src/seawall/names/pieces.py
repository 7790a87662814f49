"""A name's text to pieces, each with the ways in which its script is written in Latin letters.

Scripts of one sound a letter have one way, and `fold` reads them. Chinese, Korean, Japanese, Arabic and Hebrew names
have several, by country and century; each is a reading, and a listed name in any of them is the same name.
"""

import re
from collections.abc import Iterator

from seawall.names.abjad import is_abjad, read_abjad
from seawall.names.burmese import read_burmese
from seawall.names.fold import fold
from seawall.names.greek import greek_words, is_greek, ordinal, read_greek
from seawall.names.han import read_han
from seawall.names.hangul import read_hangul
from seawall.names.kana import read_kana
from seawall.names.reading import Piece, Script
from seawall.names.thai import read_thai
from seawall.names.translations import translation

_HAN = r"[\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+"
_HANGUL = r"[\uac00-\ud7a3]+"
_KANA = r"[\u3041-\u30ff\uff66-\uff9f]+"
# Text without blanks is read in parts of so many characters, so that a flood of them is read only as far as names go;
# the longest listed name in Han has 40.
_LONGEST_RUN = 64
_HALVES = 2
_THAI = "[\u0e01-\u0e3a\u0e40-\u0e4e]+"
_BURMESE = "[\u1000-\u103e]+"
_RUN = re.compile(f"(?P<han>{_HAN})|(?P<hangul>{_HANGUL})|(?P<kana>{_KANA})|(?P<thai>{_THAI})|(?P<burmese>{_BURMESE})")
_READERS = {"han": read_han, "hangul": read_hangul, "kana": read_kana, "thai": read_thai, "burmese": read_burmese}


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of a name in order; what stands in no script with readings of its own comes as it was written."""
    if text.isascii():
        yield from (Piece(word) for word in text.split())
        return
    for word in text.split():
        if is_abjad(word):
            yield from read_abjad(word)
        elif is_greek(word):
            yield read_greek(word)
        elif number := ordinal(word):
            yield Piece(number)
        elif words := greek_words(word):
            words = _mended(words)
            yield from (read_greek(part) if is_greek(part) else Piece(part) for part in words)
        else:
            yield from _runs(word)


def _mended(words: list[str]) -> list[str]:
    """The words of what stands between two blanks; a word of the tables that a line's end parted (Αεροπο-ρική) is one."""
    whole = "".join(words)
    if len(words) != _HALVES or not is_greek(whole) or any(map(_is_translated, words)) or not _is_translated(whole):
        return words
    return [whole]


def _is_translated(word: str) -> bool:
    return translation(readings(read_greek(word))[0]) is not None


def _runs(word: str) -> Iterator[Piece]:
    start = 0
    for run in _RUN.finditer(word):
        if word[start : run.start()]:
            yield Piece(word[start : run.start()])
        reader = _READERS[run.lastgroup or "han"]
        for place in range(run.start(), run.end(), _LONGEST_RUN):
            yield from reader(word[place : min(place + _LONGEST_RUN, run.end())])
        start = run.end()
    if word[start:]:
        yield Piece(word[start:])


def readings(piece: Piece) -> tuple[str, ...]:
    """A piece's readings; of one without readings of its own the folded text, which may be several words."""
    return piece.readings or (fold(piece.text),)


__all__ = ["Piece", "Script", "pieces", "readings"]
