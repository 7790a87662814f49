"""The waterfall of a score: each reason's bar begins where the one before ended; the last stands at their sum."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from seawall.matching import Match


@dataclass(frozen=True, slots=True)
class Bar:
    """One reason as it is drawn: start and width in percent of the picture, points in log-odds, for or against."""

    feature: str
    text: str
    points: float
    start: float
    width: float
    kind: str


@dataclass(frozen=True, slots=True)
class Waterfall:
    """All bars of a match. zero is where nothing speaks for or against, in percent."""

    bars: tuple[Bar, ...]
    zero: float
    total: Bar
    score: float


def waterfall(match: Match) -> Waterfall:
    """The bars of a match, which are its reasons and nothing else."""
    sums = [0.0, *accumulate(reason.points for reason in match.reasons)]
    low, high = min(sums), max(sums)
    spread = high - low or 1.0
    zero = (0.0 - low) / spread * 100
    last = sums[-1]
    total = Bar("sum, as log-odds", "", last, *_span(0.0, last, low, spread), "total")
    return Waterfall(tuple(_bars(match, sums, low, spread)), zero, total, match.score)


def _bars(match: Match, sums: list[float], low: float, spread: float) -> Iterator[Bar]:
    for reason, before, after in zip(match.reasons, sums, sums[1:], strict=False):
        kind = "against" if reason.points < 0 else "for"
        yield Bar(reason.feature, reason.text, reason.points, *_span(before, after, low, spread), kind)


def _span(before: float, after: float, low: float, spread: float) -> tuple[float, float]:
    """Where a bar begins and how wide it is, in per cent; one of no points is a line that can be seen."""
    # Shares first: a hundred over a spread that is next to nothing is endless.
    start, width = (min(before, after) - low) / spread, abs(after - before) / spread
    return round(start * 100, 2), max(round(width * 100, 2), 0.4)
