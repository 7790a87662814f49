"""Greek words in Latin letters: by ear, as ELOT 743 spells them, and as names from abroad are spelt at home.

Greek has no letters for b, d, g, j, ch, sh and h: μπ is mp in Lambropoulos and b in Bashar, χ is ch, h and kh, ου is ou and u.
"""

import re
import unicodedata
from functools import cache, lru_cache

import icu

from seawall.names.fold import fold
from seawall.names.reading import LONGEST_WORD, Piece, spellings

_WORD = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]+")
# Ordinals are written in figures with the ending of the word: 9η is the ninth (feminine), 20ού of the twentieth.
_ORDINAL = re.compile(r"([0-9]{1,18})\.?(?:[οό][ςνι]?|[οό][υύ]ς?|[ηή][ςν]?|[ωώ]ν|[αά]|[εέ]ς)", re.IGNORECASE)
# What is written in Greek and what stands for it, longest first. ELOT 743 (ISO 843, type 2) is the system of Greek passports;
# the other two are how English and German spell the same sounds.
_LETTERS = ("μπ", "ντ", "νγκ", "γκ", "τζ", "τσ", "τς", "γι", "ου", "χ", "υ")
_SYSTEMS = (
    dict(zip(_LETTERS, ("mp", "nt", "ngk", "gk", "tz", "ts", "ts", "γι", "ου", "χ", "υ"), strict=True)),
    dict(zip(_LETTERS, ("b", "d", "ng", "ng", "j", "ch", "ch", "y", "u", "h", "i"), strict=True)),
    dict(zip(_LETTERS, ("b", "d", "ng", "g", "dj", "tch", "tch", "y", "u", "kh", "u"), strict=True)),
)
# What parts the words of a piece. Dots and apostrophes are none: names/fold.py joins what they part (Α.Ε.).
_PARTS = re.compile(r"[^\w.'\u2019\u2018\u02bc`\u00b4]+")
_ACCENTS = re.compile("[\\u0300-\\u0307\\u0309-\\u036f]")
# At a word's head γκ has no n in it; before another consonant τσ is what it looks like (Ντονέτσκ). Before a vowel γι is y (Γιούρι,
# Γιανγκόν).
_HEAD = re.compile("^γκ")
_ANY = re.compile("μπ|ντ|νγκ|γκ|τζ|τσ(?=[αειουηω])|τς|γι(?=[αεουω])|ου|χ|(?<![αεη])υ")


def is_greek(word: str) -> bool:
    """Whether all letters of a word are Greek."""
    return bool(_WORD.fullmatch(word))


def greek_words(text: str) -> list[str]:
    """The Greek words of what stands between two blanks: «Αλ-Κάιντα» has two; none where there is anything else but ASCII."""
    words = [word[:-1] if word[-1] == "." and "." not in word[:-1] else word for word in _PARTS.split(text) if word]
    return words if any(map(is_greek, words)) and all(is_greek(word) or word.isascii() for word in words) else []


def ordinal(word: str) -> str:
    """The number of an ordinal in figures with its ending, 9η or 841ο; nothing where the word is none."""
    found = _ORDINAL.fullmatch(word)
    return found[1] if found else ""


@lru_cache(1 << 14)
def read_greek(word: str) -> Piece:
    """A word with its readings; first that of names/fold.py."""
    latin = fold(word)
    if not latin.isalnum():
        return Piece(word)
    plain = _HEAD.sub("g", _without_accents(word[:LONGEST_WORD].lower()))
    return Piece(word, spellings((latin, *(fold(_read(plain, system)) for system in _SYSTEMS))))


def _without_accents(word: str) -> str:
    """The diaeresis stays: it parts αϋ from αυ."""
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", word)))


def _read(word: str, system: dict[str, str]) -> str:
    return str(_table().transliterate(_ANY.sub(lambda found: system[found.group()], word)))


@cache
def _table() -> icu.Transliterator:
    return icu.Transliterator.createInstance("Greek-Latin/UNGEGN")
