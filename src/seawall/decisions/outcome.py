"""The four outcomes and their order: block > reject > review > release; the strictest wins."""

from collections.abc import Iterable
from enum import StrEnum


class Outcome(StrEnum):
    """What is to be done. Members compare by strictness through `rank`."""

    RELEASE = "release"
    REVIEW = "review"
    REJECT = "reject"
    BLOCK = "block"

    @property
    def rank(self) -> int:
        """0 for release up to 3 for block."""
        return list(Outcome).index(self)


def strictest(outcomes: Iterable[Outcome]) -> Outcome:
    """The strictest of some outcomes; release where there are none."""
    return max(outcomes, key=lambda outcome: outcome.rank, default=Outcome.RELEASE)
