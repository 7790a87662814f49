"""How much a token says: by what it is, and by how rare it is in names at large (names/frequency.py)."""

import math
from functools import lru_cache

from seawall.names import Kind, Token, per_million
from seawall.names.syllables import is_syllable

# The weight of a token beside a rare word's 1, by what it is. A legal form, a title or a particle may be missing,
# added or changed at next to no cost (Apple 2019, Citigroup 2014); a number tells sister companies and ships apart.
BY_KIND = {
    Kind.WORD: 1.0,
    Kind.CONCEPT: 0.6,
    Kind.LEGAL: 0.06,
    Kind.TITLE: 0.03,
    Kind.PARTICLE: 0.06,
    Kind.NUMBER: 0.5,
    Kind.INITIAL: 0.2,
}
# What a match of the token says at most, in nats; a legal form or a particle says almost nothing.
_MOST_BITS = {Kind.LEGAL: 0.3, Kind.TITLE: 0.1, Kind.PARTICLE: 0.3, Kind.NUMBER: 3.0, Kind.INITIAL: 1.5}
# The commonest word weighs this much of a rare one; one name in 400 (2,500 per million) is still a full word.
_LEAST_WEIGHT = 0.35
_FULL_NATS = math.log(1_000_000 / 2_500)
# One Chinese or Korean syllable says as much as one of a hundred, whatever lists it is rare in: there are some 400 to 500,
# but a few are in most names (Kim, Yi and Pak are 45 % of all Koreans, the first ten family names 40 % of all Chinese).
_SYLLABLE_NATS = math.log(100)
# A letter of a script without vowels says about this much: 28 letters of uneven use, and each word stands for several.
_UNVOWELLED_NATS = 1.9


def token_weight(token: Token) -> float:
    """The token's weight in the shares of a name, between 0 and 1."""
    return BY_KIND[token.kind] * fullness(token.form)


def fullness(form: str) -> float:
    """How much of a full word's weight a form has by its rarity alone."""
    return max(_LEAST_WEIGHT, min(1.0, _nats(form) / _FULL_NATS))


def token_bits(token: Token) -> float:
    """What a match of the token says, in nats."""
    most = _MOST_BITS.get(token.kind, math.inf)
    if token.unvowelled:
        most = min(most, _UNVOWELLED_NATS * len(token.form))
    if token.syllable or (token.kind is Kind.WORD and is_syllable(token.form)):
        most = min(most, _SYLLABLE_NATS)
    return min(_nats(token.form), most)


@lru_cache(1 << 16)
def _nats(form: str) -> float:
    return math.log(1_000_000 / per_million(form))
