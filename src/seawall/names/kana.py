"""Katakana and Hiragana to Latin letters: as Japanese writes them, and as the foreign name that Katakana spells by sound.

Japanese has no l and no bare consonants but n: ドナルド is donarudo and stands for Donald. The vowels that it adds are u,
after t and d o (Vance, The Sounds of Japanese, 2008); names are asked with and without them, with r and with l.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

import icu

from seawall.names.fold import fold
from seawall.names.reading import Piece, spellings

_ADDED = re.compile(
    r"(?<=[bcfgjkmprsvz])u(?![aeiouyāēīōū])|(?<=[bcfgjkmprsvz]h)u(?![aeiouyāēīōū])|(?<=[td])o(?![aeiouynāēīōū])"
)
_DOT = re.compile(r"[\u30fb\uff65=＝\s]+")


def read_kana(run: str) -> Iterator[Piece]:
    """The words of a run, parted by the middle dot."""
    for word in _DOT.split(run):
        if word and (read := _readings(word)) and read[0]:
            yield Piece(word, read)


@cache
def _to_latin() -> icu.Transliterator:
    """Long vowels come with a macron: they are heard, so none of them was added."""
    return icu.Transliterator.createInstance("NFKC; Hiragana-Katakana; Katakana-Latin; Lower")


@lru_cache(1 << 12)
def _readings(word: str) -> tuple[str, ...]:
    written = unicodedata.normalize("NFC", str(_to_latin().transliterate(word)))
    latin, heard = ("".join(fold(text).split()) for text in (written, _ADDED.sub("", written)))
    bare = re.sub(r"n(?=[bmp])", "m", heard)
    short = bare.removesuffix("a") + "er" if word.endswith("ー") and bare.endswith("a") else bare
    return spellings((latin, bare, bare.replace("r", "l"), short), (latin.replace("r", "l"), latin.replace("ou", "o")))
