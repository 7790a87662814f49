"""Running text to words: the folded form of each with the place where it stands, so that a hit can be shown."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from seawall.names.fold import fold
from seawall.names.pieces import Piece, pieces, readings

# More of a text is not read, and the caller says so: twice the longest remittance (9,000 characters in ISO
# 20022 extended remittance), so that a text can't cause unbounded work.
MAX_TEXT_CHARS = 20_000
# So many words of up to so many characters are kept as they were read: some 10 MB.
_KEPT, _KEPT_CHARS = 1 << 14, 40
# And so many texts of up to so many characters: some 40 MB.
_KEPT_TEXTS, _SHORT_TEXT = 1 << 14, 200

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
_SYLLABIC = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7a3]")


class Word(NamedTuple):
    """One word of a text: text[start:stop], folded to lower-case ASCII.

    piece is there where the word was read from a script with readings of its own (names/pieces.py).
    """

    form: str
    start: int
    stop: int
    piece: Piece | None = None


def words_in(text: str) -> tuple[Word, ...]:
    """The words of a text in order; at most MAX_TEXT_CHARS of it are read.

    >>> [(word.form, word.start, word.stop) for word in words_in("an S.A.R.L. in Łódź")]
    [('an', 0, 2), ('sarl', 3, 11), ('in', 12, 14), ('lodz', 15, 19)]
    """
    return _kept_text(text) if len(text) <= _SHORT_TEXT else _words(text)


def _words(text: str) -> tuple[Word, ...]:
    found: list[Word] = []
    for match in _WORD.finditer(text, 0, MAX_TEXT_CHARS):
        word, start = match.group(), match.start()
        if word.isascii() and word.isalnum():
            # What `fold` makes of it. It is not kept: numbers and references never come again, and push out what does.
            found.append(tuple.__new__(Word, (word.lower(), start, match.end(), None)))
            continue
        for form, begin, end, piece in _kept(word) if len(word) <= _KEPT_CHARS else _read(word):
            # Past the named tuple's own constructor, which costs more than all else here.
            found.append(tuple.__new__(Word, (form, start + begin, start + end, piece)))
    return tuple(found)


# A text is read for the names and for the places that it holds, and addresses come again.
_kept_text = lru_cache(_KEPT_TEXTS)(_words)


def _read(word: str) -> tuple[Word, ...]:
    """What stands between two blanks, as words with their places in it."""
    if word.isascii():
        return tuple(Word(form, 0, len(word)) for form in fold(word).split())
    return tuple(_foreign(word, 0))


# To read a word of another script takes thirty times as long as to look it up.
_kept = lru_cache(_KEPT)(_read)


def _foreign(word: str, start: int) -> Iterator[Word]:
    """Some scripts write no blanks: a syllable or a known business word is a word there."""
    read = list(pieces(word))
    # A reader may compose characters or part an article from its word: then each piece stands where the word does.
    fits = "".join(piece.text for piece in read) == word
    at = start
    for piece in read:
        begin, end = (at, at + len(piece.text)) if fits else (start, start + len(word))
        for form in readings(piece)[0].split():
            yield Word(form, begin, end, piece if piece.readings or not piece.text.isascii() else None)
        at += len(piece.text)


def is_syllabic(character: str) -> bool:
    """Whether a character is Han or Hangul: a script in which names stand in sentences without blanks."""
    return bool(_SYLLABIC.match(character))
