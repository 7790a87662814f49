"""A match: a listed entity that a party may be, with the reasons whose points make up its score."""

import math
from dataclasses import dataclass
from enum import StrEnum

# The reason, of no points, that stands with a name that was found within a longer name field; and with one that a word of
# that field parts from the party's own name: whose are the party's date of birth and countries then?
WITHIN, BESIDE = "longer name", "longer name, another party"


class Basis(StrEnum):
    """What carries a match."""

    NAME = "name"
    WEAK_NAME = "weak a.k.a."  # only a name that OFAC calls weak (FAQ 122)
    IDENTIFIER = "identifier"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for or against: its points in log-odds, in plain words, with what stood on either side."""

    feature: str
    points: float
    text: str
    screened: str = ""
    listed: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """One entity that the party may be.

    score is the logistic curve of the summed points of the reasons, between 0 and 1, and of nothing else.
    """

    entity_id: str
    score: float
    basis: Basis
    screened_name: str
    listed_name: str
    weak: bool
    reasons: tuple[Reason, ...]
    corroborated: bool = False

    @property
    def log_odds(self) -> float:
        """The sum of the points."""
        return total(self.reasons)

    @property
    def is_within(self) -> bool:
        """Whether the name stands among other words of a longer name field (fields.py)."""
        return any(reason.feature in {WITHIN, BESIDE} for reason in self.reasons)


def total(reasons: tuple[Reason, ...]) -> float:
    """The sum of the points of some reasons."""
    return math.fsum(reason.points for reason in reasons)


def probability(log_odds: float) -> float:
    """Log-odds to a score between 0 and 1, rounded to four places so that equal reasons give equal bytes."""
    return round(1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, log_odds)))), 4)


def to_log_odds(score: float) -> float:
    """The inverse of `probability` for a threshold; 0 and 1 are taken as one step inside."""
    inside = min(0.9999, max(0.0001, score))
    return math.log(inside / (1.0 - inside))
