"""Chinese text to words: known business words keep their meaning, the rest becomes syllables with their readings.

永信至诚科技集团股份有限公司 → yong xin zhi cheng · technology · group · (joint stock company limited)

A character is read in pinyin and Wade–Giles (pypinyin), in Cantonese as Hong Kong's government writes it, and in Korean
(Unihan, data/han_readings.tsv.xz). Traditional and simplified characters read the same.
"""

import lzma
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

import icu

from seawall.names.fold import fold
from seawall.names.hangul import read_hangul
from seawall.names.reading import SYSTEMS, Piece, Script, spellings
from seawall.names.words import HAN_LONGEST, han_phrases

# A name of more characters than this is no Chinese, Korean or Japanese person's (Ouyang Xiuying has four).
_LONGEST_NAME = 4
# Names are read in Korean where their family name is seldom Chinese: Kim, Pak and Choe, a third of all Koreans (census of
# 2015). The others (Yi, Im, Han) are as common in China, and every reading more is one more chance to meet a stranger.
_KOREAN = frozenset("金朴崔")
# How Hong Kong's identity cards write what Jyutping spells. The government publishes no table; these are the regular ones
# of its spellings of places and persons. Longest first.
_INITIALS = (
    ("gw", "kw"), ("kw", "kw"), ("ng", "ng"), ("b", "p"), ("d", "t"), ("g", "k"), ("z", "ch"), ("c", "ch"), ("j", "y"),
)  # fmt: skip
_FINALS = {
    "aa": "a", "aai": "ai", "aau": "au", "aam": "am", "aan": "an", "aang": "ang", "aap": "ap", "aat": "at", "aak": "ak",
    "oe": "eu", "oeng": "eung", "oek": "euk", "eoi": "ui", "eon": "un", "eot": "ut", "yu": "yu", "yun": "uen",
    "yut": "uet", "am": "um", "ap": "up",
}  # fmt: skip


def read_han(run: str) -> Iterator[Piece]:
    """Longest known word first, from the left; what lies between known words is read as one piece."""
    run = re.sub("(.)々", r"\1\1", unicodedata.normalize("NFKC", run))
    simple = _simplified().transliterate(run)
    known = simple if len(simple) == len(run) else run
    start = unknown = 0
    while start < len(run):
        size = next(
            (n for n in range(min(HAN_LONGEST, len(run) - start), 1, -1) if known[start : start + n] in han_phrases()),
            0,
        )
        if not size:
            start += 1
            continue
        yield from _syllables(run[unknown:start])
        yield Piece(known[start : start + size])
        start = unknown = start + size
    yield from _syllables(run[unknown:])


def _syllables(piece: str) -> Iterator[Piece]:
    if not piece:
        return
    pinyin = _pinyin(piece)
    named = _as_family_name(piece)
    korean = 2 < len(piece) <= _LONGEST_NAME and piece[0] in _KOREAN
    for place, character in enumerate(piece):
        # ü is written v in pinyin without marks, u in passports and on lists.
        first = _plain(pinyin[place]) if len(pinyin) == len(piece) else ""
        more = named[place : place + 1] if len(named) == len(piece) else ()
        chinese = _readings(character, first or _plain(character), more)
        yield Piece(character, _with_korean(character, chinese) if korean else chinese, Script.SYLLABLE)


# Whoever meets no Chinese waits neither for the dictionary of pinyin (an eighth of a second) nor for ICU's rules.
def _pinyin(piece: str) -> list[str]:
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415  # see above

    return list(lazy_pinyin(piece, style=Style.NORMAL))


@cache
def _surnames() -> icu.Transliterator:
    """Of these characters more read differently as a family name than in a word: 单, 曾, 解, 查 (CLDR's Han-Latin/Names)."""
    return icu.Transliterator.createInstance("Han-Latin/Names; Latin-ASCII; Lower")


@cache
def _simplified() -> icu.Transliterator:
    """The tables of known words are in simplified characters."""
    return icu.Transliterator.createInstance("Hant-Hans")


def _as_family_name(piece: str) -> tuple[str, ...]:
    if len(piece) > _LONGEST_NAME:
        return ()
    return tuple(_plain(word) for word in str(_surnames().transliterate(piece)).split())


@lru_cache(1 << 13)
def _readings(character: str, pinyin: str, more: tuple[str, ...]) -> tuple[str, ...]:
    wade = wade_giles(pinyin)
    spelt = tuple(_hong_kong(sound) for sound in _unihan().get(character, ("", ""))[0].split())
    usual = tuple(other for sound in spelt for other in _also(sound))
    return spellings((pinyin, wade, spelt[0] if spelt else pinyin, pinyin), (*more, *spelt, *usual))


def wade_giles(pinyin: str) -> str:
    """Pypinyin's Wade–Giles, of which two finals are slips: ai stays ai (Chou En-lai), and tie is tieh."""
    from pypinyin import Style  # noqa: PLC0415  # as in _pinyin
    from pypinyin.style import convert  # noqa: PLC0415  # as in _pinyin

    if pinyin == "tie":
        return "tieh"
    written = _plain(convert(pinyin, Style.WADEGILES, strict=True))
    return written.removesuffix("ei") + "ai" if pinyin.endswith("ai") else written


def _with_korean(character: str, chinese: tuple[str, ...]) -> tuple[str, ...]:
    """The same with the Korean readings; glued is the North's, as most listed Koreans are of the North."""
    korean = _unihan().get(character, ("", ""))[1]
    read = next(read_hangul(korean)).readings if korean else chinese[:1] * SYSTEMS
    return spellings((*chinese[: SYSTEMS - 1], read[2]), (*chinese[SYSTEMS:], *read))


@lru_cache(1 << 12)
def _plain(syllable: str) -> str:
    return fold(syllable.replace("ü", "u").replace("'", "").replace("v", "u")).replace(" ", "")


def _hong_kong(sound: str) -> str:
    """A Jyutping syllable without its tone, as Hong Kong writes it: can → chan, zoeng → cheung, jyun → yuen."""
    initial, spelt = next(((old, new) for old, new in _INITIALS if sound.startswith(old)), ("", ""))
    if not initial and sound[:1] in set("pmftnlkhws") and len(sound) > 1:
        initial = spelt = sound[0]
    final = sound.removeprefix(initial)
    if sound in {"m", "ng"}:
        return "ng"
    written = _FINALS.get(final, final)
    if initial == "j" and written.startswith("yu"):
        return written
    if final == "yu" and initial != "j":
        written = "u"
    if initial == "s" and final in {"ing", "ek", "i"}:
        spelt = "sh"
    return spelt + ("yuen" if initial == "j" and final == "yun" else written)


def _also(spelt: str) -> Iterator[str]:
    """Other usual spellings: Tsang and Chang, Shum and Sum, San and Shan."""
    if spelt.startswith("ch"):
        yield "ts" + spelt[2:]
    if spelt.endswith(("um", "up")):
        yield spelt[:-2] + "a" + spelt[-1]


@cache
def _unihan() -> dict[str, tuple[str, str]]:
    packed = (files("seawall.names") / "data" / "han_readings.tsv.xz").read_bytes()
    rows = (line.split("\t") for line in lzma.decompress(packed).decode("utf-8").splitlines())
    return {character: (cantonese, korean) for character, cantonese, korean in rows}
