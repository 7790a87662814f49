"""How often somebody may ask: a bucket of tokens for each visitor, filled at a steady rate."""

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

# So many visitors are remembered; the one who has not asked for longest is forgotten, and has a full bucket again.
_REMEMBERED = 10_000


class Buckets:
    """A bucket for each visitor, in this process alone: of several processes each lets as much pass.

    rate is tokens a second, burst how many a bucket holds; a request takes one.
    """

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = monotonic) -> None:
        self._rate, self._burst, self._clock = rate, burst, clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, visitor: str) -> float:
        """Take a token; 0 where there was one, else the seconds until there is."""
        now = self._clock()
        left, since = self._buckets.get(visitor, (self._burst, now))
        left = min(self._burst, left + (now - since) * self._rate)
        wait = 0.0 if left >= 1 else (1 - left) / self._rate
        self._buckets[visitor] = (left if wait else left - 1, now)
        self._buckets.move_to_end(visitor)
        if len(self._buckets) > _REMEMBERED:
            self._buckets.popitem(last=False)
        return wait
