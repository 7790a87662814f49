"""Word tables: legal forms, words of organisations, titles, particles, numbers. Data files with their origin in data/NOTICE.md."""

import json
import lzma
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seawall.names.abjad import is_abjad
from seawall.names.fold import fold
from seawall.names.phrase import Phrase, phrase_of

# Words that join a name's parts and carry next to nothing: Citigroup was fined over "for" against "of" (2014).
# The Arabic, Hebrew, Romance and Germanic ones stand in names as they stand in sentences.
PARTICLES = frozenset(
    "of for the and in at by to on or with "  # English
    "al el ul ad as ash at an ar az ud ed bin ibn ben bint bent abu abou oud ould "  # Arabic
    "de del della di da do dos das du des la le les lo los las y e et i "  # Romance
    "van von der den ter ten zu zum und fur fuer af av og och".split()  # Germanic
)

_ROMAN = {"ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12, "xiii": 13}
# Roman numbers that are also names (Xi Jinping, Vi, Ix): read as numbers only where no person can be meant.
_ROMAN_NAMES = frozenset({"xi", "vi", "ix"})
_NUMBER_WORDS = {
    word: number
    for number, words in enumerate(
        (
            "first one", "second two", "third three", "fourth four", "fifth five", "sixth six", "seventh seven",
            "eighth eight", "ninth nine", "tenth ten", "eleventh eleven", "twelfth twelve",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
# All words that stand for a number in some name.
NUMBER_WORDS = frozenset(_ROMAN) | frozenset(_NUMBER_WORDS)
_ORDINAL_ENDS = ("st", "nd", "rd", "th")


def number_of(word: str, *, is_person: bool | None = False) -> int | None:
    """The number that a folded word stands for: 23, 2nd, second, ii; None where it is no number.

    In a person's name only digits are numbers; where it is not known whose name it is (None) Xi is a name.
    """
    if word.isdigit():
        return int(word[:18])
    if word[:-2].isdigit() and word.endswith(_ORDINAL_ENDS):
        return int(word[:-2][:18])
    if is_person or (is_person is None and word in _ROMAN_NAMES):
        return None
    return _ROMAN.get(word) or _NUMBER_WORDS.get(word)


@cache
def _table(name: str) -> Any:
    return json.loads((files("seawall.names") / "data" / name).read_text(encoding="utf-8"))


@cache
def legal_forms() -> dict[Phrase, str]:
    """Folded phrase of a legal form → its class (LLC, JSC, LP …) or its own short form where it has no class."""
    forms: dict[Phrase, str] = {}
    for meaning, spellings in (*_own_legal_forms(), *_listed_legal_forms()):
        for spelling in spellings:
            phrase = _phrase(spelling) if spelling and not _is_han(spelling) else ()
            if phrase:
                forms.setdefault(phrase, meaning)
    return forms


def _listed_legal_forms() -> Iterator[tuple[str, list[str]]]:
    for row in _table("legal_forms.json"):
        meaning = row.get("generic") or fold(row.get("compare") or row.get("display") or "")
        yield meaning, [*row["aliases"], row.get("display", ""), row.get("compare", "")]


def _own_legal_forms() -> Iterator[tuple[str, list[str]]]:
    text = (files("seawall.names") / "data" / "legal_forms_more.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            meaning, _, spellings = line.partition("|")
            yield meaning.strip(), spellings.split(";")


def _phrase(spelling: str) -> Phrase:
    """A phrase, and a single Arabic word without its article, which stands apart.

    Else two words in a row vouch for one: al-Maliki was taken for "the financial".
    """
    phrase = phrase_of(spelling)
    single = is_abjad(spelling) and len(phrase) == _ONE_WORD and phrase[0] in _ARTICLES
    return phrase[1:] if single else phrase


# The article, alone or with "for" (lil), and its word.
_ARTICLES, _ONE_WORD = frozenset({"al", "lil"}), 2
# The table has scientific and production as one word in Russian and as three in English: its words are read one by one.
_APART = frozenset({"NPP"})
# Longer phrases of the table are names of bodies ("tactical missiles corporation"), not words that bodies share.
_LONGEST_CONCEPT = 2


@cache
def concepts() -> dict[Phrase, str]:
    """Folded phrase → what it means in an organisation's name, whatever the language: TECH, GRP, BANK, TRADE."""
    tables = _table("symbols.json")
    meanings: dict[Phrase, str] = {}
    for group in (_table("organisation_words.json"), tables["org_symbols"], tables["org_domains"]):
        for meaning, spellings in group.items():
            for spelling in spellings:
                phrase = _phrase(spelling) if not _is_han(spelling) else ()
                first = phrase[1:2] if phrase[:1] == ("al",) else phrase[:1]
                longest = 1 if meaning in _APART else _LONGEST_CONCEPT
                if first and first[0] not in PARTICLES and len(phrase) <= longest:
                    meanings.setdefault(phrase, meaning)
    return meanings


# A misspelt word of a legal form is still that word ("Limted", "Jiont Stock Company"), if it is this long.
SHORTEST_MENDED = 5


@cache
def mendable() -> tuple[frozenset[str], dict[str, str]]:
    """All words of the phrase tables; and each longer one, whole or less one letter → the word.

    Where two words are one letter apart the one of more phrases wins: the tables hold a few misspellings themselves.
    """
    counts = Counter(word for phrase in (*legal_forms(), *concepts()) for word in phrase)
    found: dict[str, str] = {}
    for word, _ in sorted(counts.items(), key=lambda pair: (pair[1], pair[0])):
        if len(word) >= SHORTEST_MENDED:
            found |= {word[:place] + word[place + 1 :]: word for place in range(len(word))}
            found[word] = word
    return frozenset(counts), found


def mended(word: str) -> str:
    """The word of a legal form or concept that this is one letter away from: more, less, other or swapped; else itself."""
    words, near = mendable()
    if len(word) < SHORTEST_MENDED - 1 or word in words:
        return word
    if word in near:
        return near[word]
    shorter = (word[:place] + word[place + 1 :] for place in range(len(word)))
    return next((near[piece] for piece in shorter if piece in near), word)


# The longest Han word in the tables; 中国人民解放军 has seven characters, "limited by shares" six.
HAN_LONGEST = 8


@cache
def han_phrases() -> dict[str, tuple[str, str]]:
    """Han word → (kind, meaning): kind "legal" or "concept"."""
    found: dict[str, tuple[str, str]] = {}
    tables = _table("symbols.json")
    for group in (_table("organisation_words.json"), tables["org_domains"], tables["org_symbols"]):
        for meaning, spellings in group.items():
            found |= {word: ("concept", meaning) for word in spellings if _is_han(word) and len(word) > 1}
    for row in _table("legal_forms.json"):
        meaning = row.get("generic") or "LLC"
        found |= {word: ("legal", meaning) for word in row["aliases"] if _is_han(word) and len(word) > 1}
    return found


# Ranks as they are abbreviated before a name (NATO STANAG 2116); the data file has most of them in full only. "Gen" and "Maj"
# are given names too, and left out.
_RANKS = frozenset(
    tuple(rank.split())
    for rank in (
        "adm", "brig", "brig gen", "cdr", "col", "cpl", "lt", "lt cdr", "lt col", "lt gen", "maj gen", "pte", "sgt", "v adm",
        "lieutenant", "lieutenant colonel", "lieutenant general", "major general", "sergeant",
    )
)  # fmt: skip


@cache
def titles() -> frozenset[Phrase]:
    """Folded titles and honorifics that may open a person's name."""
    listed = {tuple(fold(title).split()) for title in _table("stopwords.json")["person_name_prefixes"]}
    symbols = _table("symbols.json")["person_symbols"]
    for meaning in ("CFA", "CMA", "CPA", "DDS", "DR", "ESQ", "HAJI", "JR", "MD", "PHD", "PROF", "SHEIKH", "SR"):
        listed |= {tuple(fold(title).split()) for title in symbols[meaning]}
    return _RANKS | {phrase for phrase in listed if phrase and phrase != ("the",)}


@cache
def suffixes() -> frozenset[str]:
    """Folded degrees and marks that may close a person's name. A sheikh at the end is a name (Zafar Sheikh)."""
    symbols = _table("symbols.json")["person_symbols"]
    meanings = ("CFA", "CMA", "CPA", "DDS", "ESQ", "JR", "MD", "PHD", "SR")
    return frozenset(folded for meaning in meanings for text in symbols[meaning] if (folded := fold(text)))


@cache
def nicknames() -> tuple[tuple[str, ...], ...]:
    """Groups of a name and its short forms: (bill, william)."""
    groups = _table("symbols.json")["person_nick"].values()
    return tuple(tuple(sorted({fold(name) for name in group})) for group in groups)


@cache
def _person_names() -> tuple[list[str], NDArray[np.int64], NDArray[np.int32]]:
    """Groups of spellings, a line each; and, for every spelling, its hash in ascending order with its group's number.

    A dictionary of the 700,000 spellings would take ten times the memory. Hashes are Python's own: good for this
    process only.
    """
    packed = (files("seawall.names") / "data" / "person_names.txt.xz").read_bytes()
    lines = lzma.decompress(packed).decode("ascii").splitlines()
    sizes = np.fromiter((line.count(" ") + 1 for line in lines), np.int32, len(lines))
    hashes = np.fromiter((hash(word) for line in lines for word in line.split()), np.int64, int(sizes.sum()))
    order = np.argsort(hashes, kind="stable")
    return lines, hashes[order], np.repeat(np.arange(len(lines), dtype=np.int32), sizes)[order]


def person_name_groups(forms: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each of the forms that is a spelling of some given or family name, with all spellings of that name, a blank between."""
    lines, hashes, groups = _person_names()
    wanted = np.array([hash(form) for form in forms], np.int64)
    first = hashes.searchsorted(wanted)
    for form, sought, start in zip(forms, wanted.tolist(), first.tolist(), strict=True):
        place = start
        while place < len(hashes) and hashes[place] == sought:
            line = lines[groups[place]]
            # Two words may have one hash.
            if f" {form} " in f" {line} ":
                yield form, line
            place += 1


def _is_han(text: str) -> bool:
    return any("\u3400" <= character <= "\u9fff" for character in text)
