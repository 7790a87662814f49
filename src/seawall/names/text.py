"""Running text to words: the folded form of each with the place where it stands, so that a hit can be shown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from seawall.names.fold import fold
from seawall.names.han import separate

# More of a text is not read, and the caller says so: twice the longest remittance (9,000 characters in ISO
# 20022 extended remittance), so that a text can't cause unbounded work.
MAX_TEXT_CHARS = 20_000

# Marks that belong to the letter before them: accents written apart, vowel signs, zero-width and soft marks.
_MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0dff"
    "\u0e31-\u0e4e\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff"
)
_LETTER = rf"[^\W_][{_MARKS}]*"
_WORD = re.compile(
    rf"(?<![^\W_])(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?![^\W_]))?"  # S.A.R.L., d.o.o.
    rf"|(?:{_LETTER})+(?:['’‘ʼʻʿʾ`´′ˈ＇]+(?:{_LETTER})+)*"  # O'Brien is one word
)
_PIECEWISE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+|[\uac00-\ud7a3]+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: text[start:stop], folded to lower-case ASCII."""

    form: str
    start: int
    stop: int


def words_in(text: str) -> Iterator[Word]:
    """The words of a text in order; at most MAX_TEXT_CHARS of it are read.

    >>> [(word.form, word.start, word.stop) for word in words_in("an S.A.R.L. in Łódź")]
    [('an', 0, 2), ('sarl', 3, 11), ('in', 12, 14), ('lodz', 15, 19)]
    """
    for found in _WORD.finditer(text, 0, MAX_TEXT_CHARS):
        if found.group().isascii():
            yield from _folded(found.group(), found.start(), found.end())
        else:
            yield from _foreign(found.group(), found.start())


def _folded(piece: str, start: int, stop: int) -> Iterator[Word]:
    for form in fold(piece).split():
        yield Word(form, start, stop)


def _foreign(piece: str, start: int) -> Iterator[Word]:
    """Han and Hangul write no blanks: a syllable or a known business word is a word there."""
    done = 0
    for run in _PIECEWISE.finditer(piece):
        yield from _folded(piece[done : run.start()], start + done, start + run.start())
        yield from _syllables(run.group(), start + run.start())
        done = run.end()
    yield from _folded(piece[done:], start + done, start + len(piece))


def _syllables(run: str, start: int) -> Iterator[Word]:
    parts = separate(run).split()
    # A known word keeps its characters, pinyin stands for one character each.
    sizes = [1 if part.isascii() else len(part) for part in parts]
    fits = sum(sizes) == len(run)
    at = 0
    for part, size in zip(parts, sizes, strict=True):
        begin, end = (start + at, start + at + size) if fits else (start, start + len(run))
        yield from islice(_folded(part, begin, end), 8)
        at += size


def is_syllabic(character: str) -> bool:
    """Whether a character is Han or Hangul: a script in which names stand in sentences without blanks."""
    return bool(_PIECEWISE.match(character))
