"""Parts of two texts that are alike, marked for the eye. What counted, and how much, stands in the waterfall of reasons."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz import fuzz

from seawall.names import fold

# From this likeness on (0 to 100) two words look like one word spelt differently: silense, silence.
_NEAR = 78.0
# Characters written without blanks are marked where so many letters of their reading run together on the other side.
_RUN = 4
_MOST_WORDS = 200
_VOWELS = str.maketrans("", "", "aeiouwy")
_UNSPACED = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]")
_WORD = re.compile(r"\S+|\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text. mark: "same", "near" or empty."""

    text: str
    mark: str = ""


def marked(text: str, others: Iterable[str]) -> tuple[Piece, ...]:
    """A text in pieces, those marked that stand in one of the others too, as they are or nearly so."""
    known = list(others)
    words = {word for other in known for word in fold(other).split()}
    squashed = [fold(other).replace(" ", "") for other in known]
    unspaced = [reading for reading, other in zip(squashed, known, strict=True) if _UNSPACED.search(other)]
    pieces: list[Piece] = []
    for count, part in enumerate(_WORD.findall(text)):
        if part.isspace() or count > _MOST_WORDS:
            pieces.append(Piece(part))
        elif _UNSPACED.search(part):
            pieces += _runs(part, squashed)
        else:
            pieces.append(Piece(part, _mark(part, words, unspaced)))
    return tuple(_joined(pieces))


def named(text: str, names: Iterable[str]) -> tuple[Piece, ...]:
    """A text in pieces, those marked that are one of these names whole, the longest first; capital letters count for nothing."""
    known = sorted({re.escape(name.strip()) for name in names if name.strip()}, key=lambda each: (-len(each), each))
    if not known:
        return (Piece(text),)
    parts = re.split(rf"((?<!\w)(?:{'|'.join(known)})(?!\w))", text, flags=re.IGNORECASE)
    return tuple(Piece(part, "same" if place % 2 else "") for place, part in enumerate(parts) if part)


def equal(text: str, others: Iterable[str]) -> tuple[Piece, ...]:
    """A text as one piece, marked where another is the same but for blanks, signs and capital letters."""
    mine = _bare(text)
    same = bool(mine) and any(_begins(mine, _bare(other)) for other in others)
    return (Piece(text, "same" if same else ""),)


def _begins(one: str, two: str) -> bool:
    # A BIC of 8 characters names the institution, of 11 its branch.
    return one == two or (len(one) in {8, 11} and len(two) in {8, 11} and one[:8] == two[:8] and one[4:6].isalpha())


def _bare(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _mark(text: str, others: set[str], unspaced: list[str]) -> str:
    word = fold(text)
    parts = word.split()
    if not parts:
        return ""
    if all(part in others for part in parts) or _reads(text, unspaced):
        return "same"
    best = max((fuzz.ratio(word, other) for other in others), default=0.0)
    return "near" if best >= _NEAR or _sounds(word, others, text.isascii()) else ""


def _sounds(word: str, others: set[str], is_latin: bool) -> bool:
    """Whether words of other scripts have the same consonants: those of Arabic and Hebrew leave vowels out."""
    mine = word.translate(_VOWELS)
    alike = {other for other in others if len(mine) > 1 and other.translate(_VOWELS) == mine}
    return bool(alike) and (not is_latin or any(not _has_vowels(other) for other in alike))


def _has_vowels(word: str) -> bool:
    return any(sign in "aeiou" for sign in word)


def _runs(text: str, others: list[str]) -> Iterable[Piece]:
    """Characters without blanks: the longest runs whose reading stands on the other side."""
    start = 0
    while start < len(text):
        end = next((end for end in range(len(text), start, -1) if _reads(text[start:end], others)), 0)
        yield Piece(text[start : end or start + 1], "same" if end else "")
        start = end or start + 1


def _reads(text: str, others: list[str]) -> bool:
    reading = fold(text).replace(" ", "")
    return len(reading) >= _RUN and any(reading in other for other in others)


def _joined(pieces: Iterable[Piece]) -> Iterable[Piece]:
    """Neighbours of one mark as one piece."""
    for mark, group in groupby(pieces, key=lambda piece: piece.mark):
        yield Piece("".join(piece.text for piece in group), mark)
