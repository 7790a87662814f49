"""A name's tokens to the items that are looked up: each token alone, and neighbours glued together."""

from collections.abc import Callable, Iterator
from itertools import chain, islice, pairwise
from typing import NamedTuple

from seawall.matching.kernels.lookup import BEGINNING, NARROW, TYPO, WIDE
from seawall.matching.kernels.text import MAX_LEN
from seawall.names import Kind, Name, Token
from seawall.names.reading import SYSTEMS
from seawall.names.syllables import is_chinese, other_romanisations
from seawall.names.translations import OF_A_PLACE, root

# Glued, three neighbours are at most this long: Chinese and Korean syllables (xiao rui zhi), not three words.
_LONGEST_TRIPLE = 18
# Words of fewer letters are not found with a typo (kernels/lookup.py, edits).
_FINDS_TYPOS = 4
# The kernels number the items of a name in a byte (kernels/screen.py, reach); a name of 32 plain tokens has 94.
MOST_ITEMS = 255
# Fields that hold names, in characters: a line of SWIFT MT and of Fedwire (35), one of SWIFT's 50F and 59F after its number
# (33), names in ISO 20022 (70 of old, 140).
FIELD_LENGTHS = (33, 35, 70, 140)
# A word of fewer letters begins too many others.
LEAST_CUT = 2
_CUT = frozenset({Kind.WORD, Kind.CONCEPT, Kind.PARTICLE, Kind.INITIAL})
_WIDE = frozenset({Kind.WORD, Kind.CONCEPT})
_GLUED = frozenset({Kind.WORD, Kind.CONCEPT, Kind.PARTICLE, Kind.INITIAL, Kind.NUMBER})


class Item(NamedTuple):
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
    """All items of a name, single tokens first; other readings last, as many as there is room for."""
    return islice(chain(_plain(tokens), _read(tokens)), MOST_ITEMS)


def query_items(name: Name) -> Iterator[Item]:
    """The items of a name that is screened: where a field may have cut it off, its last word may be a beginning too."""
    found = list(items(name.tokens))
    yield from found
    last = name.tokens[-1] if len(name.tokens) > 1 else None
    if last is None or not may_be_cut(name.text) or len(found) >= MOST_ITEMS:
        return
    if last.kind in _CUT and len(last.form) >= LEAST_CUT and not (last.unvowelled or last.syllable):
        yield Item(last.form, last.kind, "", 1 << (len(name.tokens) - 1), BEGINNING)


def may_be_cut(text: str) -> bool:
    """Whether the text is as long as a field that cuts names off."""
    return len(text) in FIELD_LENGTHS


def listed_items(tokens: tuple[Token, ...]) -> Iterator[Item]:
    """The items of a listed name: those of any name, and a Chinese given name in the other romanisation.

    Only lists are read so, since one side is enough: a query costs nothing more. Without a family name of one syllable
    beside it no word is Chinese.
    """
    yield from items(tokens)
    if not any(token.kind is Kind.WORD and is_chinese(token.form) for token in tokens):
        return
    for place, token in enumerate(tokens):
        for form in other_romanisations(token.form) if token.kind is Kind.WORD and not token.syllable else ():
            yield Item(form, Kind.WORD, "", 1 << place, NARROW)
    for place, (one, two) in enumerate(pairwise(tokens)):
        if one.kind is two.kind is Kind.WORD and is_chinese(one.form) and is_chinese(two.form) and not one.syllable:
            for form in other_romanisations(one.form + two.form):
                yield Item(form, Kind.WORD, "", 3 << place, NARROW)


def _plain(tokens: tuple[Token, ...]) -> Iterator[Item]:
    for place, token in enumerate(tokens):
        yield Item(token.form, token.kind, token.meaning, 1 << place, _width(token), token.unvowelled)
    yield from _roots(tokens)
    yield from _turned(tokens)
    for size in (2, 3):
        for place in range(len(tokens) - size + 1):
            piece = tokens[place : place + size]
            form = "".join(token.form for token in piece)
            if _may_glue(piece, form, size):
                yield _glued(form, piece, ((1 << size) - 1) << place)


def _roots(tokens: tuple[Token, ...]) -> Iterator[Item]:
    """Of an organisation's name the places that its adjectives are made of: with -sk, which some places have, and without."""
    if not any(
        token.kind in {Kind.LEGAL, Kind.CONCEPT} or (token.kind is Kind.WORD and token.meaning) for token in tokens
    ):
        return
    for place, token in enumerate(tokens):
        plain = token.kind is Kind.WORD and not (token.meaning or token.unvowelled or token.syllable)
        if plain and (short := root(token.form)):
            yield Item(short, Kind.WORD, "", 1 << place, TYPO)
            yield Item(token.form[: len(short) + len(OF_A_PLACE)], Kind.WORD, "", 1 << place, TYPO)


def _read(tokens: tuple[Token, ...]) -> Iterator[Item]:
    """What other readings add: each alone, and neighbours glued within one system of writing."""
    for place, token in enumerate(tokens):
        for form in dict.fromkeys(token.readings):
            if form and form != token.form:
                yield Item(form[:MAX_LEN], token.kind, "", 1 << place, _width(token), token.unvowelled)
    for size in (2, 3):
        for place in range(len(tokens) - size + 1):
            piece = tokens[place : place + size]
            known = "".join(token.form for token in piece)
            if any(token.readings for token in piece) and _may_glue(piece, known, size):
                forms = ("".join(map(_in_system(system), piece)) for system in range(1, SYSTEMS))
                for form in dict.fromkeys(form[:MAX_LEN] for form in forms if form != known):
                    yield _glued(form, piece, ((1 << size) - 1) << place)


def _in_system(system: int) -> Callable[[Token], str]:
    return lambda token: token.readings[system - 1] if len(token.readings) >= system else token.form


def _width(token: Token) -> int:
    """A syllable's readings are all there is: one letter more or less is another syllable."""
    return WIDE if token.kind in _WIDE and not token.syllable else NARROW


def _glued(form: str, piece: tuple[Token, ...], mask: int) -> Item:
    bare, syllables = any(token.unvowelled for token in piece), any(token.syllable for token in piece)
    short = any(len(token.form) < _FINDS_TYPOS for token in piece)
    width = TYPO if bare or (short and not syllables) else NARROW
    return Item(form[:MAX_LEN], Kind.WORD, "", mask, width, bare)


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
