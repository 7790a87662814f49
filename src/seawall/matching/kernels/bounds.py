"""The one score of two names from their measures, and the highest that it can be where only part of them is known."""

import numpy as np

from seawall.matching.kernels.align import BITS, MEASURES
from seawall.matching.kernels.compiled import compiled, inlined
from seawall.matching.kernels.types import FloatArray
from seawall.matching.weights import (
    CONFLICT_WORTH,
    MORE_IN_QUERY_WORTH,
    MORE_ON_LIST_WORTH,
    RARITY_LEAST,
    RARITY_MIDDLE,
    RARITY_MOST,
    RARITY_SPREAD,
    START,
    worths,
)  # fmt: skip

_WORTHS = worths()


@compiled
def log_odds(measures: FloatArray) -> float:
    """The one score of two names: the worth of each measure, summed. See weights.py."""
    total = START + rarity(measures[BITS])
    for number in range(MEASURES):
        total += _WORTHS[number] * measures[number]
    return total


@compiled
def rarity(bits: float) -> float:
    """What the rarity of the matched tokens is worth."""
    return min(RARITY_MOST, max(RARITY_LEAST, (bits - RARITY_MIDDLE) / RARITY_SPREAD))


@compiled
def highest(met_query: float, own: float, met_list: float, total: float, rare: float) -> float:
    """The highest score that two names can have of which at most so much weight explains one another.

    rare is what the rarity of their words is worth at most. Every measure that is left out here lowers the score, so
    that no name is lost (tests hold this to brute force).
    """
    if own <= 0.0 or total <= 0.0:
        return -np.inf
    left_query = max(0.0, 1.0 - met_query / own - 1e-4)
    left_list = max(0.0, 1.0 - met_list / total - 1e-4)
    both = min(left_query, left_list)
    more = MORE_IN_QUERY_WORTH * (left_query - both) + MORE_ON_LIST_WORTH * (left_list - both)
    return START + rare + CONFLICT_WORTH * both + more


@inlined
def most_left(met_query: float, own: float, rare: float, floor: float) -> float:
    """The greatest share of a listed name that may be left unexplained where so much of the query is explained, for `highest` to
    reach the floor; below 0 where it never does.
    """
    if own <= 0.0:
        return -1.0
    left, room = max(0.0, 1.0 - met_query / own - 1e-4), START + rare - floor + 1e-6
    if room + MORE_IN_QUERY_WORTH * left < 0.0:
        return -1.0
    beyond = room + CONFLICT_WORTH * left
    if beyond >= 0.0:
        return left + beyond / -MORE_ON_LIST_WORTH + 1e-3
    return (room + MORE_IN_QUERY_WORTH * left) / (MORE_IN_QUERY_WORTH - CONFLICT_WORTH) + 1e-3
