"""What a set of scores is worth: precision and recall at a threshold, ranks, and false hits at the price of a recall."""

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Confusion:
    """Pairs counted by what was said and what is so."""

    hits: int
    false: int
    missed: int
    rejected: int

    @property
    def precision(self) -> float:
        """Share of the said matches that are matches; 1 where none was said."""
        return self.hits / (self.hits + self.false) if self.hits + self.false else 1.0

    @property
    def recall(self) -> float:
        """Share of the matches that were said; 1 where there are none."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def confusion(scored: Sequence[tuple[float, bool]], threshold: float) -> Confusion:
    """Count (score, is a match) at a threshold."""
    said = [(score >= threshold, match) for score, match in scored]
    return Confusion(
        hits=said.count((True, True)),
        false=said.count((True, False)),
        missed=said.count((False, True)),
        rejected=said.count((False, False)),
    )


def best_threshold(scored: Sequence[tuple[float, bool]]) -> float:
    """The threshold with the best F1 on these very pairs: an upper bound, not a setting."""
    return max(sorted({score for score, _ in scored}), key=lambda t: confusion(scored, t).f1, default=1.0)


def rank(answer: Sequence[tuple[int, float]], true: int, same: frozenset[int] | set[int]) -> int | None:
    """1 + how many other entities score higher than the true one; None where it was not found. Twins don't count."""
    score = dict(answer).get(true)
    if score is None:
        return None
    return 1 + sum(1 for entity, other in answer if other > score and entity not in same)


def threshold_for(scores: Sequence[float | None], recall: float) -> float | None:
    """The highest threshold that keeps a share of the true scores; None where too many were never found."""
    keep = math.ceil(recall * len(scores))
    found = sorted((score for score in scores if score is not None), reverse=True)
    return found[keep - 1] if 0 < keep <= len(found) else None


def false_hits(answers: Sequence[Sequence[tuple[int, float]]], threshold: float) -> float:
    """Mean number of entities per ordinary name at or above a threshold."""
    return sum(1 for answer in answers for _, score in answer if score >= threshold) / max(1, len(answers))
