"""The 50 Percent Rule: the least set that holds the listed parties and every company which members of it own enough of.

A stake of a member counts in full, a stake of anyone else not at all, and shares are never multiplied along a chain
(OFAC FAQ 401). The set is built up from the listed parties, so companies that own one another in a ring stay out of it
unless a listed party brings one in. Shares may be intervals: the rule is run once with all lower bounds and certain
listings – what comes out is blocked – and once with all upper bounds and possible listings – what comes out is
possibly blocked.
"""

from collections import defaultdict
from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from seawall.ownership.holdings import Holdings

_Table: TypeAlias = MutableMapping[int, int] | NDArray[Any]

# No round: the member is not in the set.
OUTSIDE = -1
# From so many owners on a round is worth arrays; below it their fixed cost is more than the work.
_MANY = 64


@dataclass(frozen=True, slots=True)
class Spread:
    """One run of the rule. rounds[n] is the round in which member n came in, 0 for a listed party, OUTSIDE for none.

    sums[account] is what members of the set hold there together, in units.
    """

    rounds: NDArray[np.int32]
    sums: NDArray[Any]

    def is_in(self, member: int) -> bool:
        """Whether a member is in the set."""
        return bool(self.rounds[member] != OUTSIDE)


def spread(held: Holdings, weights: NDArray[Any], groups: Iterable[Iterable[int]], threshold: int) -> Spread:
    """Run the rule from groups of listed parties, each group by itself; what any group brings in is in.

    One group is everybody together (OFAC); a group for each listed party means no aggregation (UK). weights are the
    holdings' low or high bounds. The result doesn't depend on any order: a round is finished before the next begins.
    """
    members = len(held.start) - 1
    rounds, sums = np.full(members, OUTSIDE, np.int32), np.zeros(members * held.accounts, weights.dtype)
    listed = [sorted(set(group)) for group in groups]
    if len(listed) == 1:
        _run(held, weights, listed[0], threshold, rounds, sums)
        return Spread(rounds, sums)
    for group in listed:
        found: dict[int, int] = defaultdict(lambda: OUTSIDE)
        total: dict[int, int] = defaultdict(int)
        _run(held, weights, group, threshold, found, total)
        for member, number in found.items():
            if number != OUTSIDE:
                rounds[member] = number if rounds[member] == OUTSIDE else min(number, rounds[member])
        for account, together in total.items():
            sums[account] = max(sums[account], together)
    return Spread(rounds, sums)


def _run(  # noqa: PLR0913, PLR0917  # the two tables that it fills stand beside what it reads
    held: Holdings, weights: NDArray[Any], listed: list[int], threshold: int, rounds: _Table, sums: _Table
) -> None:
    """Fill rounds and sums from one group of listed parties: each holding is looked at once."""
    frontier, number = listed, 0
    for member in frontier:
        rounds[member] = 0
    while frontier:
        number += 1
        if len(frontier) >= _MANY and isinstance(rounds, np.ndarray) and isinstance(sums, np.ndarray):
            reached = _all_at_once(held, weights, frontier, threshold, sums)
        else:
            reached = _one_by_one(held, weights, frontier, threshold, sums)
        frontier = [company for company in reached if rounds[company] == OUTSIDE]
        for company in frontier:
            rounds[company] = number


def _one_by_one(
    held: Holdings, weights: NDArray[Any], owners: list[int], threshold: int, sums: _Table
) -> Iterable[int]:
    """Add what some owners hold to the sums; the companies whose sum then reaches the threshold, each once."""
    reached: dict[int, None] = {}
    for owner in owners:
        for place in range(held.start[owner], held.start[owner + 1]):
            into = int(held.account[place])
            total = sums[into] + weights[place]
            sums[into] = total
            if total >= threshold:
                reached[into // held.accounts] = None
    return reached


def _all_at_once(
    held: Holdings, weights: NDArray[Any], owners: list[int], threshold: int, sums: NDArray[Any]
) -> Iterable[int]:
    """The same for many owners, in arrays."""
    first, last = held.start[owners], held.start[np.array(owners) + 1]
    count = last - first
    place = np.repeat(first - np.cumsum(count) + count, count) + np.arange(int(count.sum()))
    into = held.account[place]
    np.add.at(sums, into, weights[place])
    met = np.asarray(sums[into] >= threshold, np.bool_)
    companies: list[int] = np.unique(into[met] // held.accounts).tolist()
    return companies
