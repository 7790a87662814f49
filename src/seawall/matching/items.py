"""A name's tokens to the items that are looked up: each token alone, and neighbours glued together."""

from collections.abc import Iterator
from dataclasses import dataclass

from seawall.matching.kernels.lookup import NARROW, TYPO, WIDE
from seawall.matching.kernels.text import MAX_LEN
from seawall.names import Kind, Token

# Glued, three neighbours are at most this long: Chinese and Korean syllables (xiao rui zhi), not three words.
_LONGEST_TRIPLE = 18
# Words of fewer letters are not found with a typo (kernels/lookup.py, edits).
_FINDS_TYPOS = 4
_WIDE = frozenset({Kind.WORD, Kind.CONCEPT})
_GLUED = frozenset({Kind.WORD, Kind.CONCEPT, Kind.PARTICLE, Kind.INITIAL, Kind.NUMBER})


@dataclass(frozen=True, slots=True)
class Item:
    """Some neighbouring tokens as one form; mask has a bit for each token, from the first.

    width says how widely the form is looked for: single words by everything, legal forms, particles, numbers and
    letters by the same form and meaning; glued neighbours by one typo where a part is too short to be found with a
    typo by itself (kir min for KIM MIN), else by the same form. unvowelled: some of it was read from a script without
    vowels.
    """

    form: str
    kind: Kind
    meaning: str
    mask: int
    width: int
    unvowelled: bool = False


def items(tokens: tuple[Token, ...]) -> Iterator[Item]:
    """All items of a name, single tokens first."""
    for place, token in enumerate(tokens):
        width = WIDE if token.kind in _WIDE else NARROW
        yield Item(token.form, token.kind, token.meaning, 1 << place, width, token.unvowelled)
    yield from _turned(tokens)
    for size in (2, 3):
        for place in range(len(tokens) - size + 1):
            piece = tokens[place : place + size]
            form = "".join(token.form for token in piece)
            if _may_glue(piece, form, size):
                bare = any(token.unvowelled for token in piece)
                width = TYPO if bare or any(len(token.form) < _FINDS_TYPOS for token in piece) else NARROW
                yield Item(form, Kind.WORD, "", ((1 << size) - 1) << place, width, bare)


def _turned(tokens: tuple[Token, ...]) -> Iterator[Item]:
    """Of "LAST, First" the form that people write glued: FirstLast."""
    families = sum(token.family for token in tokens)
    if not 0 < families < len(tokens) or not tokens[0].family:
        return
    given, family = tokens[-1], tokens[0]
    if {given.kind, family.kind} == {Kind.WORD} and len(given.form + family.form) <= MAX_LEN:
        bare = given.unvowelled or family.unvowelled
        mask = 1 << (len(tokens) - 1) | 1
        yield Item(given.form + family.form, Kind.WORD, "", mask, TYPO if bare else NARROW, bare)


def _may_glue(piece: tuple[Token, ...], form: str, size: int) -> bool:
    """Glue words, not forms of law and titles; three only where all are short, as syllables are."""
    words = [token for token in piece if token.kind in _GLUED]
    # A legal form is glued to its word by mistake (TARALIMITED), never two of them, never in threes.
    if (
        not 3 <= len(form) <= MAX_LEN
        or len(words) < max(1, size - 1)
        or any(token.kind is Kind.TITLE for token in piece)
    ):
        return False
    if len(words) < size:
        return size == 2
    return size == 2 or (len(form) <= _LONGEST_TRIPLE and all(2 <= len(token.form) <= 6 for token in piece))
