"""What a threshold finds and costs: precision, recall and F1 of labelled scores, and the sweep over all thresholds."""

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Labelled:
    """One score with what is so; hit says whether the policy as a whole stops it, which may be stricter or milder."""

    score: float
    is_match: bool
    hit: bool


@dataclass(frozen=True, slots=True)
class Confusion:
    """Counts by what was said and what is so."""

    found: int
    false: int
    missed: int
    rejected: int

    @property
    def precision(self) -> float:
        """Share of the hits that are right; 1 where there was none."""
        return self.found / (self.found + self.false) if self.found + self.false else 1.0

    @property
    def recall(self) -> float:
        """Share of the matches that were hit; 1 where there are none."""
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both, from whole numbers: equal ones must not differ by a rounding."""
        said = 2 * self.found + self.false + self.missed
        return 2 * self.found / said if said else 1.0


def confusion_at(rows: Sequence[Labelled], threshold: float | None) -> Confusion:
    """Count at a threshold; without one, by what the policy stops."""
    said = [(row.hit if threshold is None else row.score >= threshold, row.is_match) for row in rows]
    return Confusion(
        said.count((True, True)), said.count((True, False)), said.count((False, True)), said.count((False, False))
    )


def best_threshold(rows: Sequence[Labelled]) -> float:
    """The lowest threshold with the best F1 on these very rows: an upper bound for this file, not a setting for others."""
    ordered = sorted(rows, key=lambda row: -row.score)
    matches = sum(row.is_match for row in rows)
    best, at, found = -1.0, 1.0, 0
    for place, row in enumerate(ordered, start=1):
        found += row.is_match
        # Between equal scores no threshold stands.
        if place < len(ordered) and ordered[place].score == row.score:
            continue
        f1 = 2 * found / (place + matches) if place + matches else 0.0
        if f1 >= best:
            best, at = f1, row.score
    return at


@dataclass(frozen=True, slots=True)
class Point:
    """One threshold: of `positives` so many are found, and so many false hits come with them.

    false_per_1000 counts false hits for a thousand that should have none: pairs that are no match, or names screened.
    """

    threshold: float
    found: int
    positives: int
    false: int
    asked: int

    @property
    def recall(self) -> float:
        """Share of the positives found; 1 where there are none."""
        return self.found / self.positives if self.positives else 1.0

    @property
    def recall_between(self) -> tuple[float, float]:
        """Where the recall lies with 95 % confidence, by Wilson's interval: six of six found says little of all."""
        return _wilson(self.found, self.positives)

    @property
    def false_per_1000(self) -> float:
        """False hits for a thousand asked; 0 where none was asked."""
        return 1000 * self.false / self.asked if self.asked else 0.0

    @property
    def precision(self) -> float | None:
        """Share of the hits that are right; None where there is no hit."""
        hits = self.found + self.false
        return self.found / hits if hits else None


# The quantile of the normal distribution that leaves 2.5 % on either side.
_Z = 1.959964


def _wilson(hits: int, of: int) -> tuple[float, float]:
    """Wilson (1927), J. Am. Stat. Assoc. 22: it stays between 0 and 1, and holds for small numbers."""
    if not of:
        return 0.0, 1.0
    share, spread = hits / of, _Z * _Z / of
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * math.sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def sweep(
    found: Sequence[float], positives: int, false: Sequence[float], asked: int, at: Sequence[float]
) -> list[Point]:
    """A point for each threshold.

    found are the scores of true hits, of which there could be `positives`; false those of false hits among `asked`.
    """
    right, wrong = sorted(found), sorted(false)
    return [
        Point(limit, len(right) - bisect_left(right, limit), positives, len(wrong) - bisect_left(wrong, limit), asked)
        for limit in at
    ]
