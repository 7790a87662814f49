"""How regular a series of connections is: the four sub-scores of RITA v5, from a description of the formulas in words.

All times are whole seconds; a window is the stretch of the data that is looked at. Every score is 0–1 with three digits.
"""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

HOURS: Final = 24
_MODES_BINS: Final = 11  # non-empty bins from which two levels of traffic are looked for
_LASTS_BINS: Final = 6  # non-empty bins from which duration counts


class Scores(NamedTuple):
    """Regular in time, in size, in its spread over the day, in how long it lasted; and their mean."""

    ts: float
    ds: float
    hist: float
    dur: float

    @property
    def beacon(self) -> float:
        """The mean of the four."""
        return round(sum(self) / 4, 3)


def scores(times: Sequence[int], sizes: Sequence[int], begin: int, end: int) -> Scores:
    """All four, for the seconds and sizes of one series in a window of which begin and end are the first and last second."""
    ordered = np.sort(np.asarray(times, np.int64))
    gaps = np.diff(ordered)
    gaps = gaps[gaps > 0]
    bins = spread(ordered, begin, end)
    ts = regularity(gaps, 1.0) if len(gaps) >= 3 else 0.0
    return Scores(
        ts, regularity(np.asarray(sizes, np.int64), 0.0), histogram(bins), duration(ordered, bins, begin, end)
    )


def quartiles(values: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> tuple[float, float, float]:
    """Medians of the lower half, of all, and of the upper half of ordered values; of an odd number the middle is in no half."""
    half = len(values) // 2
    whole = float(np.median(values))
    if not half:
        return whole, whole, whole
    return float(np.median(values[:half])), whole, float(np.median(values[-half:]))


def regularity(values: "np.ndarray[tuple[int], np.dtype[np.int64]]", default: float) -> float:
    """How alike values are: by the skew of their quartiles (Bowley) and by their median deviation from the median.

    default  the second part where the median is below 1
    """
    if not len(values):
        return 0.0
    ordered = np.sort(values)
    low, middle, high = quartiles(ordered)
    skew = 0.0
    # Quartiles less than 10 apart, or one of them on the median, have no skew to speak of.
    if high - low >= 10 and middle not in (low, high):
        skew = (low + high - 2 * middle) / (high - low)
    deviation = float(np.median(np.abs(ordered - middle)))
    alike = max(0.0, (middle - deviation) / middle) if middle >= 1 else default
    return round((1.0 - abs(skew) + alike) / 2, 3)


def spread(times: "np.ndarray[tuple[int], np.dtype[np.int64]]", begin: int, end: int) -> list[int]:
    """How many connections in each of 24 equal parts of the window; the last second belongs to the last part."""
    if end <= begin:
        return [len(times)] + [0] * (HOURS - 1)
    counts = np.histogram(times, bins=HOURS, range=(begin, end))[0]
    return [int(count) for count in counts]


def histogram(bins: Sequence[int]) -> float:
    """Whether every part has as many connections, or there are two levels of traffic; the better of the two."""
    mean = sum(bins) / len(bins)
    if not mean:
        return 0.0
    variation = math.sqrt(sum((count - mean) ** 2 for count in bins) / len(bins)) / mean
    even = 0.0 if variation > 1 else round(1 - variation, 3)
    return max(even, _two_levels(bins))


def _two_levels(bins: Sequence[int]) -> float:
    busy = [count for count in bins if count]
    if len(busy) < _MODES_BINS:
        return 0.0
    size = math.ceil(max(busy) * 0.05)
    levels = Counter(count // size * size for count in busy)
    both = sum(count for _, count in levels.most_common(2))
    return min(1.0, round(both / max(len(busy) - 1, 1), 3))


def duration(times: "np.ndarray[tuple[int], np.dtype[np.int64]]", bins: Sequence[int], begin: int, end: int) -> float:
    """How much of the window it lasted, or how many parts of it without a break, round the clock; the better of the two."""
    if sum(count > 0 for count in bins) < _LASTS_BINS or end <= begin:
        return 0.0
    covered = min(1.0, math.ceil(1000 * int(times[-1] - times[0]) / (end - begin)) / 1000)
    steady = min(1.0, math.ceil(1000 * _longest_run(bins) / 12) / 1000)
    return max(covered, steady)


def _longest_run(bins: Sequence[int]) -> int:
    longest = run = 0
    for count in [*bins, *bins]:
        run = run + 1 if count else 0
        longest = max(longest, run)
    return min(longest, len(bins))
