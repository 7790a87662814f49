"""The rule as its definition reads, in fractions and sets: slow, short, and what the fast one is held against."""

from collections import defaultdict
from fractions import Fraction

from seawall.ownership.graph import Graph
from seawall.ownership.stake import Right, Stake

Bounds = tuple[Fraction, bool, Fraction, bool]


def blocked(graph: Graph, listed: set[str], *, upper: bool = False) -> set[str]:
    """The least set of OFAC's rule over the lower bounds, or over the upper ones."""
    inside = set(listed)
    while True:
        more = {owned for owned in graph.members if owned not in inside and _is_met(graph, owned, inside, upper=upper)}
        if not more:
            return inside
        inside |= more


def _is_met(graph: Graph, owned: str, inside: set[str], *, upper: bool) -> bool:
    total, opened = Fraction(0), 0
    owners: dict[str, list[Stake]] = defaultdict(list)
    for stake in graph.stakes:
        if stake.owned == owned and stake.owner in inside and stake.right is Right.SHARES:
            owners[stake.owner].append(stake)
    for stakes in owners.values():
        if upper:
            total += sum((Fraction(stake.share.high) for stake in stakes), Fraction(0))
            opened += sum(stake.share.high_open for stake in stakes)
        else:
            total += _largest(stakes)
    return total >= 50 and not (upper and opened and total == 50)


def _largest(stakes: list[Stake]) -> Fraction:
    by_source: dict[object, set[tuple[object, ...]]] = defaultdict(set)
    for stake in stakes:
        group = (stake.source, stake.since, stake.until, stake.stated)
        by_source[group].add((stake.share, stake.note))
    return max(
        sum((Fraction(share.low) for share, _ in said), Fraction(0))  # type: ignore[attr-defined]
        for said in by_source.values()
    )
