"""What each measure of two names is worth: one table, in log-odds; the score is their sum through the logistic curve."""

from dataclasses import dataclass

import numpy as np

from seawall.matching.kernels import align


@dataclass(frozen=True, slots=True)
class Weight:
    """One row: the measure's number, its name, its worth per unit, and what it says to an analyst."""

    measure: int
    name: str
    worth: float
    meaning: str


# Two names of which all agrees begin here; +4 is a probability of 98 %.
START = 2.7

# Rarity: how many nats the matched tokens carry. One name in 8,000 is nine nats: from there on rarity speaks for the
# match, below it against.
RARITY_MIDDLE = 9.0
RARITY_SPREAD = 5.0
RARITY_MOST = 1.3
RARITY_LEAST = -1.6

CONFLICT_WORTH = -16.0
MORE_IN_QUERY_WORTH = -5.0
MORE_ON_LIST_WORTH = -4.5
# What a syllable too many costs beside that. A given name of two syllables is one name: of 建成 and Jian neither is the
# other with a second name left out, as Maria and Maria Carmen may be.
SYLLABLES_WORTH = -5.0

WEIGHTS: tuple[Weight, ...] = (
    Weight(align.CONFLICT, "conflict", CONFLICT_WORTH, "both names have parts that the other lacks"),
    Weight(
        align.MORE_IN_QUERY,
        "more in the screened name",
        MORE_IN_QUERY_WORTH,
        "the screened name has parts that the list lacks",
    ),
    Weight(
        align.MORE_ON_LIST,
        "more on the list",
        MORE_ON_LIST_WORTH,
        "the listed name has parts that the screened name lacks",
    ),
    Weight(align.SYLLABLES, "syllables", SYLLABLES_WORTH, "a Chinese or Korean name has syllables that the list lacks"),
    Weight(align.DIFFERENCE, "spelling", -9.0, "matched parts are spelt differently"),
    Weight(align.ROUGHEST, "rough spelling", -14.0, "one word is spelt too differently for a slip"),
    Weight(align.NUMBERS, "numbers", -1.0, "a number stands in one name only"),
    Weight(align.LEGAL_FORMS, "legal form", -0.7, "the legal forms differ"),
    Weight(align.ORDER, "order", -0.9, "the parts come in another order"),
    Weight(
        align.TURNED, "son and father", -1.8, "the small words stand before other parts: A son of B is not B son of A"
    ),
)


def worths() -> np.ndarray:
    """The table as an array by measure, for the kernels."""
    table = np.zeros(align.MEASURES, np.float32)
    for row in WEIGHTS:
        table[row.measure] = row.worth
    return table
