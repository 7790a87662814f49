"""How much a token says: by what it is, and by how rare it is in names at large (names/frequency.py)."""

import math
from functools import lru_cache

from seawall.names import Kind, Token, per_million

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


def token_weight(token: Token) -> float:
    """The token's weight in the shares of a name, between 0 and 1."""
    return BY_KIND[token.kind] * fullness(token.form)


def fullness(form: str) -> float:
    """How much of a full word's weight a form has by its rarity alone."""
    return max(_LEAST_WEIGHT, min(1.0, _nats(form) / _FULL_NATS))


def token_bits(token: Token) -> float:
    """What a match of the token says, in nats."""
    return min(_nats(token.form), _MOST_BITS.get(token.kind, math.inf))


@lru_cache(1 << 16)
def _nats(form: str) -> float:
    return math.log(1_000_000 / per_million(form))
