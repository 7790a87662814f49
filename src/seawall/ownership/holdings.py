"""Statements to holdings: what one owner holds of one right in one company, as two exact numbers, in flat arrays.

What one source says as of one day is added up (two classes of shares). What different sources, or different days, say
of the same pair may be one holding told twice or two holdings: the lower bound takes the largest, the upper bound adds
all, and a person is told. A statement that is repeated in every field counts once in the lower bound.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seawall.ownership.graph import Graph
from seawall.ownership.regime import Effect, Regime, Test
from seawall.ownership.share import MOST_PLACES, Share, places
from seawall.ownership.stake import ControlLink, Right, Stake, Standing

# Sums that stay below this are kept in machine integers; larger ones in Python's own.
_WORD = 2**62


@dataclass(frozen=True, slots=True)
class Unit:
    """The whole number that stands for one percent, and how an open bound is kept apart from a closed one.

    A share is percent · scale · gap, with one added for an open low bound and one taken for an open high one. gap is
    larger than the number of stakes in any company, so that no sum of such ones reaches the next real share: integers, exact.
    """

    scale: int
    gap: int

    @classmethod
    def of(cls, shares: Iterable[Share], stakes: int) -> "Unit":
        """The unit in which all these shares are whole; stakes is how many of them one company has at most."""
        most = max((max(places(share.low), places(share.high)) for share in shares), default=0)
        assert most <= MOST_PLACES
        return cls(10**most, 1 << (stakes.bit_length() + 1))

    @property
    def whole(self) -> int:
        """One hundred percent."""
        return 100 * self.scale * self.gap

    def low(self, share: Share) -> int:
        """The lower bound."""
        return self._whole_number(share.low) * self.gap + share.low_open

    def high(self, share: Share) -> int:
        """The upper bound."""
        return self._whole_number(share.high) * self.gap - share.high_open

    def threshold(self, regime: Regime) -> int:
        """The least sum that meets a regime's test."""
        top, bottom = regime.percent.as_integer_ratio()
        least = -(-top * self.scale * self.gap // bottom)
        return least + (regime.test is Test.MORE_THAN)

    def _whole_number(self, percent: Decimal) -> int:
        # Not by Decimal's own product, which rounds to 28 digits.
        top, bottom = percent.as_integer_ratio()
        return top * self.scale // bottom


@dataclass(frozen=True, slots=True)
class Holdings:
    """All holdings on a day, by owner: those of owner n are the places start[n] to start[n + 1].

    account is company · accounts + the place of the right; the last account of a company is control, where a regime
    lets it count. low and high are in units. All are arrays of machine integers, low and high of Python's own where
    their sums could pass a machine's word.
    """

    unit: Unit
    accounts: int
    start: NDArray[np.int64]
    account: NDArray[np.int64]
    low: NDArray[Any]
    high: NDArray[Any]


_Arrays = tuple[NDArray[np.int64], NDArray[Any], NDArray[Any]]


def holdings(graph: Graph, regime: Regime, on: date) -> Holdings:
    """The holdings of a graph that a regime tests, as they stand on a day."""
    accounts = len(regime.rights) + 1
    number, sure = _standing(graph.stakes, regime.rights, on)
    stakes = [graph.stakes[place] for place in number]
    shares = {share: place for place, share in enumerate(dict.fromkeys(stake.share for stake in stakes))}
    owner, owned = (ends[number] for ends in graph.ends)
    unit = Unit.of(shares, int(np.bincount(owned).max(initial=0)))
    # At most so much can come together in one account: the stakes in one company, and control.
    kind: Any = np.int64 if unit.whole * (unit.gap + len(graph.controls)) < _WORD else object
    low, high = _bounds(stakes, sure, shares, unit, kind)
    key = (owner * len(graph.members) + owned) * accounts + _rights(stakes, regime.rights)
    merged = _merge(key, low, high, stakes)
    return _by_owner(graph, accounts, unit, merged, _controls(graph, regime, on, unit, kind))


def _standing(
    stakes: Sequence[Stake], rights: tuple[Right, ...], on: date
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Which stakes stand on a day, and of which of them that is sure; most have no dates, and cost no call."""
    stands = [
        Standing.NO
        if stake.right not in rights
        else Standing.YES
        if stake.since is None and stake.until is None
        else stake.standing(on)
        for stake in stakes
    ]
    number = np.array([place for place, answer in enumerate(stands) if answer is not Standing.NO], np.int64)
    sure = np.array([answer is Standing.YES for answer in stands if answer is not Standing.NO], np.bool_)
    return number, sure


def _bounds(
    stakes: list[Stake],
    sure: NDArray[np.bool_],
    shares: dict[Share, int],
    unit: Unit,
    kind: Any,  # numpy's type of integers
) -> tuple[NDArray[Any], NDArray[Any]]:
    """The bounds of each stake; one that may not stand has none below."""
    share = np.fromiter((shares[stake.share] for stake in stakes), np.int64, len(stakes))
    low = np.array([unit.low(each) for each in shares], kind)[share]
    high = np.array([unit.high(each) for each in shares], kind)[share]
    low[~sure] = 0
    return low, high


def _rights(stakes: list[Stake], rights: tuple[Right, ...]) -> NDArray[np.int64]:
    if len(rights) == 1:
        return np.zeros(len(stakes), np.int64)
    place = {right: number for number, right in enumerate(rights)}
    return np.fromiter((place[stake.right] for stake in stakes), np.int64, len(stakes))


def _merge(key: NDArray[np.int64], low: NDArray[Any], high: NDArray[Any], stakes: list[Stake]) -> _Arrays:
    """One holding for each key; only pairs with several statements are looked at one by one."""
    if not len(key):
        return key, low, high
    order = np.argsort(key, kind="stable")
    key, low, high = key[order], low[order], high[order]
    first = np.ones(len(key), np.bool_)
    first[1:] = key[1:] != key[:-1]
    begins = np.flatnonzero(first)
    ends = np.append(begins[1:], len(key))
    if len(begins) == len(key):
        return key, low, high
    merged_low, merged_high = low[begins].copy(), high[begins].copy()
    for place in np.flatnonzero(ends - begins > 1):
        rows = range(begins[place], ends[place])
        said = [(stakes[order[row]], int(low[row]), int(high[row])) for row in rows]
        bounds = together(said)
        merged_low[place], merged_high[place] = bounds
    return key[begins], merged_low, merged_high


def together(said: Iterable[tuple[Stake, int, int]]) -> tuple[int, int]:
    """The bounds of one holding from all that is said of it, each statement with its own bounds.

    The lower is the largest that any one source says as of one day; the upper adds everything. Neither is capped at
    100 %: what is too much is told, not hidden.
    """
    by_source: dict[object, int] = defaultdict(int)
    seen: set[object] = set()
    high = 0
    for stake, low, most in said:
        high += most
        group = (stake.source, stake.since, stake.until, stake.stated)
        repeated = (group, stake.share, stake.note)
        if repeated not in seen:
            seen.add(repeated)
            by_source[group] += low
    return max(by_source.values(), default=0), high


def bounds_of(said: Iterable[Stake], unit: Unit, on: date) -> tuple[int, int]:
    """The holding that some statements of one owner, company and right make on a day."""
    standing = [(stake, stake.standing(on)) for stake in said]
    return together(
        (stake, unit.low(stake.share) if stands is Standing.YES else 0, unit.high(stake.share))
        for stake, stands in standing
        if stands is not Standing.NO
    )


def control_of(said: Iterable[ControlLink], regime: Regime, unit: Unit, on: date) -> tuple[int, int]:
    """The holding in the control account that some links of one holder and company make on a day."""
    low = high = 0
    for link in said:
        effect, stands = regime.control_of(link.kind).effect, link.standing(on)
        if effect is not Effect.FLAG and stands is not Standing.NO:
            high = unit.whole
            low = unit.whole if effect is Effect.COUNTS and stands is Standing.YES else low
    return low, high


def _controls(graph: Graph, regime: Regime, on: date, unit: Unit, kind: Any) -> _Arrays:
    """Control as a holding in the control account: all of it where it counts, none to all where it is in doubt."""
    links: dict[int, list[ControlLink]] = defaultdict(list)
    accounts = len(regime.rights) + 1
    for link in graph.controls:
        pair = graph.numbers[link.holder] * len(graph.members) + graph.numbers[link.held]
        links[pair * accounts + accounts - 1].append(link)
    found = {key: control_of(said, regime, unit, on) for key, said in links.items()}
    keys = sorted(found)
    return (
        np.array(keys, np.int64),
        np.array([found[key][0] for key in keys], kind),
        np.array([found[key][1] for key in keys], kind),
    )


def _by_owner(graph: Graph, accounts: int, unit: Unit, *parts: _Arrays) -> Holdings:
    key = np.concatenate([part[0] for part in parts])
    low = np.concatenate([part[1] for part in parts])
    high = np.concatenate([part[2] for part in parts])
    width = max(1, len(graph.members)) * accounts
    order = np.argsort(key, kind="stable")
    key = key[order]
    start = np.searchsorted(key // width, np.arange(len(graph.members) + 1))
    return Holdings(unit, accounts, start, key % width, low[order], high[order])
