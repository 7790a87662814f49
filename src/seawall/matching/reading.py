"""The tables of names/ as arrays for the compiled reader: made from the functions of names/ themselves, once a process.

Each code point's reading is asked of names/fold.py in a neutral neighbourhood. A code point whose reading depends on its
neighbours, or that names/fold.py reads in a way these tables can't hold, is marked FOREIGN: names with it are read by
names/analyse.py alone. tests/matching/test_reading.py holds the two readers to one another.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

import numpy as np
from anyascii import anyascii

from seawall.matching.items import FIELD_LENGTHS, LEAST_CUT
from seawall.matching.kernels.phrases import CONCEPT, LEGAL, SUFFIX, TITLE, place_phrases, place_words
from seawall.matching.kernels.reader_types import (
    FOREIGN,
    JOINS,
    LATIN,
    OTHER_SCRIPT,
    SPACE,
    VANISHES,
    WORD,
    Limits,
    Reading,
)
from seawall.matching.kernels.types import ByteArray, IntArray
from seawall.matching.rarity import BY_KIND, fullness
from seawall.matching.variants import meaning_key
from seawall.names import Kind, NameType, fold
from seawall.names.analyse import GIVEN, IS_PERSON, LONGEST_PHRASE, MAX_TOKEN_CHARS, MENDED_ALONE
from seawall.names.compounds import heads
from seawall.names.frequency import known_forms
from seawall.names.phrase import Phrase
from seawall.names.reading import SYSTEMS
from seawall.names.repair import (
    ALONE,
    GLUED,
    LEAST_ALONE,
    LEAST_MISSPELT,
    LEAST_STEM,
    MOST_MISSPELT,
    is_legal_alone,
    phrases_by_first,
)
from seawall.names.translations import SHORTEST_STEM, endings, endings_of_places, longest_ending, small_words, stems
from seawall.names.words import (
    NUMBER_WORDS,
    PARTICLES,
    SHORTEST_MENDED,
    concepts,
    han_phrases,
    legal_forms,
    mendable,
    number_of,
    suffixes,
    titles,
)

# Scripts whose letters are read one by one: Latin, Cyrillic, Georgian, those of India and its neighbours from Devanagari to Sinhala,
# Lao, Ethiopic, Khmer; punctuation and signs.
_BLOCKS = (
    (0x0000, 0x02B0), (0x0400, 0x0483), (0x048A, 0x0530), (0x0900, 0x0E00), (0x0E80, 0x0F00), (0x10A0, 0x1100), (0x1200, 0x1380),
    (0x1780, 0x1800), (0x1E00, 0x1F00), (0x2000, 0x2070), (0x20A0, 0x20D0), (0x2100, 0x2150),
)  # fmt: skip
# The last of the characters that part words is the ideographic blank.
_LAST_BLANK = 0x3000
_CYRILLIC = (0x0400, 0x0530)
_NO_CHARACTERS = frozenset({"Me", "Cn", "Co", "Cs"})
_MARKS = frozenset({"Mn", "Mc"})
# From Devanagari on names/fold.py reads marks as letters, since vowel signs are.
_FIRST_SIGN = 0x0900
_PAIR = 2
# What names/fold.py gives a meaning beyond "no letter": an unusual character that is read as one of these isn't ours.
_MEANINGFUL = re.compile(r"[.&_'`]")


@cache
def reading() -> Reading:
    """All tables; some tens of milliseconds at the first call."""
    flags, start, text = _points()
    words = sorted(_words())
    number_of_word = {word: number for number, word in enumerate(words)}
    word_start, word_text = _packed(words)
    in_phrases, near = mendable()
    near_keys = sorted(near)
    near_start, near_text = _packed(near_keys)
    phrases = _phrases()
    keys = [tuple(number_of_word[word] for word in phrase) for _, phrase, _ in phrases]
    torn, ends = sorted(ALONE | GLUED), sorted(GLUED | heads() | phrases_by_first().keys())
    torn_start, torn_text = _packed(torn)
    end_start, end_text = _packed(ends)
    alone_start, alone_text = _packed(sorted(word for word in ALONE if len(word) >= LEAST_MISSPELT))
    translated, ending_columns = stems(), endings()
    stem_words, ending_words = sorted(translated), sorted(ending_columns)
    stem_start, stem_text = _packed(stem_words)
    ending_start, ending_text = _packed(ending_words)
    meanings = [translated[word] for word in stem_words]
    stem_kinds = [Kind.CONCEPT if stem.is_concept else Kind.WORD for stem in meanings]
    keys_of = cache(meaning_key)
    phrase_start = np.concatenate([[0], np.cumsum([len(key) for key in keys])]).astype(np.int32)
    phrase_words = np.array([word for key in keys for word in key], np.int32)
    phrase_kind = np.array([kind for kind, _, _ in phrases], np.uint8)
    return Reading(
        point_flags=flags,
        point_start=start,
        point_text=text,
        word_slots=_word_slots(word_start, word_text),
        word_start=word_start,
        word_text=word_text,
        word_fullness=np.array([fullness(word) for word in words], np.float64),
        word_particle=np.array([word in PARTICLES for word in words], np.uint8),
        word_number=_numbers(words),
        word_in_phrase=np.array([word in in_phrases for word in words], np.uint8),
        near_slots=_word_slots(near_start, near_text),
        near_start=near_start,
        near_text=near_text,
        near_word=np.array([number_of_word[near[key]] for key in near_keys], np.int32),
        phrase_slots=_phrase_slots(phrase_kind, phrase_start, phrase_words),
        phrase_kind=phrase_kind,
        phrase_start=phrase_start,
        phrase_words=phrase_words,
        phrase_meaning=np.array(
            [meaning_key(Kind(kind), meaning) if meaning else 0 for kind, _, meaning in phrases], np.uint64
        ),
        phrase_company=np.array([meaning == "CO" for _, _, meaning in phrases], np.uint8),
        company_limited=np.array([meaning_key(Kind.LEGAL, "LLC")], np.uint64),
        word_given=np.array([word in GIVEN for word in words], np.uint8),
        word_alone=np.array([is_legal_alone(word) for word in words], np.uint8),
        torn_slots=_word_slots(torn_start, torn_text),
        torn_start=torn_start,
        torn_text=torn_text,
        end_slots=_word_slots(end_start, end_text),
        end_start=end_start,
        end_text=end_text,
        end_alone=np.array([word in GLUED or word in heads() for word in ends], np.uint8),
        alone_start=alone_start,
        alone_text=alone_text,
        stem_slots=_word_slots(stem_start, stem_text),
        stem_start=stem_start,
        stem_text=stem_text,
        stem_kind=np.array(stem_kinds, np.uint8),
        stem_meaning=np.array(
            [keys_of(kind, stem.meaning) for kind, stem in zip(stem_kinds, meanings, strict=True)], np.uint64
        ),
        stem_company=np.array([stem.meaning == "CO" for stem in meanings], np.uint8),
        stem_endings=np.array([stem.endings for stem in meanings], np.uint8),
        ending_slots=_word_slots(ending_start, ending_text),
        ending_start=ending_start,
        ending_text=ending_text,
        ending_columns=np.array([ending_columns[word] for word in ending_words], np.uint8),
        ending_of_place=np.array([word in endings_of_places() for word in ending_words], np.uint8),
        word_small=np.array([word in small_words() for word in words], np.uint8),
        cut_lengths=np.array(FIELD_LENGTHS, np.int64),
        kind_weight=np.array([BY_KIND[kind] for kind in Kind], np.float64),
        # A form that no table of words knows: every known one is among `words`.
        rare_fullness=np.array([fullness("")], np.float64),
        limits=Limits(
            token_chars=MAX_TOKEN_CHARS,
            phrase_words=LONGEST_PHRASE,
            title_words=3,
            mended=SHORTEST_MENDED,
            mended_alone=MENDED_ALONE,
            stem=LEAST_STEM,
            alone=LEAST_ALONE,
            misspelt=LEAST_MISSPELT,
            misspelt_by=MOST_MISSPELT,
            systems=SYSTEMS,
            cut_letters=LEAST_CUT,
            translated=SHORTEST_STEM,
            ending=longest_ending(),
        ),
    )


def _words() -> set[str]:
    """Every word that some table knows."""
    words = {
        *known_forms(),
        *PARTICLES,
        *small_words(),
        *NUMBER_WORDS,
        *ALONE,
        *(word for word in suffixes() if " " not in word),
    }
    for table in (legal_forms(), concepts(), titles()):
        words |= {word for phrase in table for word in phrase}
    return words


def _phrases() -> list[tuple[int, Phrase, str]]:
    """Kind, words and meaning of every phrase."""
    tables: tuple[tuple[int, Mapping[Phrase, str]], ...] = (
        (LEGAL, legal_forms()),
        (CONCEPT, concepts()),
        (TITLE, dict.fromkeys(titles(), "")),
        (SUFFIX, {(word,): "" for word in suffixes() if " " not in word}),
    )
    return [(kind, phrase, table[phrase]) for kind, table in tables for phrase in sorted(table)]


def _numbers(words: Iterable[str]) -> IntArray:
    """For each word and type of name the number that it stands for, -1 where it is none."""
    return np.array(
        [
            [
                -1 if number is None else number
                for number in (number_of(word, is_person=IS_PERSON[kind]) for kind in NameType)
            ]
            for word in words
        ],
        np.int64,
    )


def _packed(words: Iterable[str]) -> tuple[IntArray, ByteArray]:
    packed = [word.encode("ascii") for word in words]
    start = np.concatenate([[0], np.cumsum([len(word) for word in packed])]).astype(np.int32)
    return start, np.frombuffer(bytearray(b"".join(packed)), np.uint8)


def _word_slots(start: IntArray, text: ByteArray) -> IntArray:
    slots = np.full(1 << int(2 * len(start)).bit_length(), -1, np.int32)
    place_words(slots, start, text)
    return slots


def _phrase_slots(kinds: ByteArray, start: IntArray, words: IntArray) -> IntArray:
    slots = np.full(1 << int(2 * len(start)).bit_length(), -1, np.int32)
    place_phrases(slots, kinds, start, words)
    return slots


def _points() -> tuple[ByteArray, IntArray, ByteArray]:
    """Flags and letters of each code point."""
    foreign_words = {character for word in han_phrases() for character in word}
    flags = np.full(_LAST_BLANK + 1, FOREIGN, np.uint8)
    flags[[point for point in range(len(flags)) if chr(point).isspace()]] |= SPACE
    letters = [b""] * len(flags)
    for first, stop in _BLOCKS:
        for point in range(first, stop):
            character = chr(point)
            read = None if character in foreign_words else _point(character)
            if read is not None:
                flags[point], letters[point] = read
    start = np.concatenate([[0], np.cumsum([len(piece) for piece in letters])]).astype(np.int32)
    return flags, start, np.frombuffer(bytearray(b"".join(letters)), np.uint8)


def _point(character: str) -> tuple[int, bytes] | None:
    """Flags and letters of one character; None where it isn't ours."""
    flags = SPACE if character.isspace() else 0
    is_word = bool(re.match(r"\w", character))
    flags |= WORD if is_word else 0
    if character.isascii():
        joins = _joins(character) and not is_word
        printable = character.lower().encode("ascii") if character.isprintable() else b" "
        return flags | (LATIN if character.isalpha() else 0) | (JOINS if joins else 0), printable
    normal = unicodedata.normalize("NFKC", character)
    if not all(map(_stands_alone, character + normal)):
        return None
    other = _CYRILLIC[0] <= ord(character) < _CYRILLIC[1]
    flags |= OTHER_SCRIPT if other else 0
    flags |= LATIN if re.search("[A-Za-z]", normal) else 0
    if flags & SPACE:
        return flags, b""
    if not is_word and _joins(character):
        return flags | JOINS, b""
    if any(_MEANINGFUL.search(anyascii(part)) and not re.match(r"\w", part) for part in normal):
        return None
    return _letters(character, flags, "ж" if other else "x")


def _stands_alone(character: str) -> bool:
    """Whether a character is read without regard to the one before it."""
    category = unicodedata.category(character)
    if category in _MARKS:
        # Marks that may change places with others read nothing, so that it is all the same in which they stand.
        is_placed = unicodedata.combining(character) == 0 or not _between(character)
        return ord(character) >= _FIRST_SIGN and is_placed and character not in _changing()
    return category not in _NO_CHARACTERS


@cache
def _changing() -> frozenset[str]:
    """Signs that are read otherwise behind some letter or sign, with which they become one character (NFKC): Bengali e and aa are o."""
    changing = set()
    for point in range(_FIRST_SIGN, _LAST_BLANK):
        parts = unicodedata.decomposition(chr(point)).split()
        if len(parts) == _PAIR and not parts[0].startswith("<"):
            before, sign = (chr(int(part, 16)) for part in parts)
            if _between(before + sign) != _between(before) + _between(sign):
                changing.add(sign)
    return frozenset(changing)


def _between(text: str) -> str:
    """What is read between two letters."""
    return fold(f"x{text}x")[1:-1]


def _joins(character: str) -> bool:
    """Whether the character is an apostrophe: nothing between two letters, else a gap."""
    return fold(f"x{character}x") == "xx" and fold(f"x.{character}x.") == "x x"


def _letters(character: str, flags: int, neighbour: str) -> tuple[int, bytes] | None:
    """What names/fold.py reads between two neighbours of the same script."""
    edge = fold(neighbour)
    read = fold(neighbour + character + neighbour)
    if not read.startswith(edge) or not read.endswith(edge) or len(read) < 2 * len(edge):
        return None
    middle = read[len(edge) : len(read) - len(edge)]
    # Twice in a row it must read as once and once again.
    if fold(neighbour + character * 2 + neighbour) != " ".join(f"{edge}{middle}{middle}{edge}".split()):
        return None
    if not middle:
        return flags | VANISHES, b""
    if flags & WORD and not (middle[0].isalnum() and middle[-1].isalnum()):
        return None
    return flags, middle.encode("ascii")
