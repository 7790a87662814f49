"""Judgements to clusters: what is the same as the same is the same, unless somebody or something says otherwise."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from seawall.clusters.judgement import Judgement, Strength, Verdict

# Two merges into one list exclude one another; the better stands where it is better by so much of the score.
_BETTER = 0.02


@dataclass(frozen=True, slots=True)
class Tie:
    """Another entry of the same party: the judgements that lead there, one after the other; sure where all say so."""

    entity_id: str
    sure: bool
    why: tuple[str, ...]
    by: str


class Clusters:
    """Which entries are one party: the judgements as they stand, and the clusters that follow from them."""

    def __init__(self, judgements: Iterable[Judgement] = (), clusters: Iterable[tuple[str, ...]] = ()) -> None:
        self.judgements = tuple(judgements)
        self.clusters = tuple(clusters)

    @cached_property
    def _of(self) -> dict[str, tuple[str, ...]]:
        return {member: cluster for cluster in self.clusters for member in cluster}

    @cached_property
    def _about(self) -> dict[str, tuple[Judgement, ...]]:
        found: defaultdict[str, list[Judgement]] = defaultdict(list)
        for row in self.judgements:
            found[row.left].append(row)
            found[row.right].append(row)
        return {entity_id: tuple(rows) for entity_id, rows in found.items()}

    def members(self, entity_id: str) -> tuple[str, ...]:
        """All entries of the party, this one among them, in the order of the lists."""
        return self._of.get(entity_id, (entity_id,))

    def about(self, entity_id: str) -> tuple[Judgement, ...]:
        """The judgements in which an entry stands."""
        return self._about.get(entity_id, ())

    def ties(self, entity_id: str) -> tuple[Tie, ...]:
        """The other entries of the party, then those of which it is not sure whether they are the same."""
        sure = [self._sure(entity_id, other) for other in self.members(entity_id) if other != entity_id]
        known = {entity_id, *self.members(entity_id)}
        doubtful: dict[str, Tie] = {}
        for member in self.members(entity_id):
            for row in self.about(member):
                other = row.right if row.left == member else row.left
                if row.verdict is Verdict.UNSURE and other not in known:
                    doubtful.setdefault(other, Tie(other, sure=False, why=row.why, by=row.by))
        return (*sure, *(doubtful[other] for other in sorted(doubtful)))

    def _sure(self, entity_id: str, other: str) -> Tie:
        path = self._path(entity_id, other)
        return Tie(
            other, sure=True, why=tuple(text for row in path for text in row.why), by=path[-1].by if path else ""
        )

    def _path(self, start: str, goal: str) -> list[Judgement]:
        """The shortest way of judgements from one member to another; of equal ones the strongest first."""
        members, ways = set(self.members(start)), {start: list[Judgement]()}
        for here in (queue := [start]):
            if here == goal:
                return ways[here]
            for row in sorted(self.about(here), key=_strongest):
                there = row.right if row.left == here else row.left
                if row.verdict is Verdict.SAME and there in members and there not in ways:
                    ways[there] = [*ways[here], row]
                    queue.append(there)
        return []


def _nothing(_one: str, _two: str) -> tuple[str, ...]:
    return ()


def connected(
    judgements: Iterable[Judgement],
    rolls: Mapping[str, str],
    order: Mapping[str, int],
    excludes: Callable[[str, str], tuple[str, ...]] = _nothing,
) -> Clusters:
    """Clusters of some judgements, one a pair: the strongest merges first, each refused that would join what is apart.

    rolls gives each entry's roll, order its place among all, excludes what speaks against two entries that may never have
    been judged: merges by names are refused for it, those by numbers and references are not, whose dates differ often. Two entries of one roll are two parties unless a reference
    or a person joins them; a merge that is refused stands as unsure, with why. The order of the judgements changes nothing.
    """
    rows = _settled(judgements, rolls)
    apart = {row.pair for row in rows if row.verdict is Verdict.DIFFERENT}
    joined = {row.pair for row in rows if row.verdict is Verdict.SAME and row.strength >= Strength.REFERENCE}
    cluster_of: dict[str, list[str]] = {}
    kept = []
    for row in sorted(rows, key=_strongest):
        kept.append(row)
        if row.verdict is not Verdict.SAME:
            continue
        left, right = (cluster_of.setdefault(end, [end]) for end in row.pair)
        if left is right:
            continue
        clash = _clash(left, right, rolls, apart, joined)
        if not clash and row.strength < Strength.IDENTIFIER and len(left) + len(right) > 2:
            told = (f"{one} and {two}: {why}" for one in left for two in right for why in excludes(one, two))
            clash = next(told, "")
        if clash and not row.is_persons:
            kept[-1] = _doubted(row, clash)
            continue
        left += right
        for member in right:
            cluster_of[member] = left
    found = {id(group): group for group in cluster_of.values() if len(group) > 1}
    clusters = sorted(tuple(sorted(group, key=lambda one: order.get(one, 0))) for group in found.values())
    return Clusters(sorted(kept, key=lambda row: row.pair), clusters)


def _clash(
    left: list[str],
    right: list[str],
    rolls: Mapping[str, str],
    apart: set[tuple[str, str]],
    joined: set[tuple[str, str]],
) -> str:
    """Why two clusters can't be one; empty where they can."""
    for mine in left:
        for theirs in right:
            pair = (mine, theirs) if mine < theirs else (theirs, mine)
            if pair in apart:
                return f"{pair[0]} and {pair[1]} are held to be different"
            if rolls.get(mine, mine) == rolls.get(theirs, theirs) and pair not in joined:
                return f"{pair[0]} and {pair[1]} are two entries of one list"
    return ""


def _settled(judgements: Iterable[Judgement], rolls: Mapping[str, str]) -> list[Judgement]:
    """The judgements, those doubted that would merge one entry with two of one roll: which of them is meant is open."""
    rows = list(judgements)
    ways: defaultdict[tuple[str, str], list[Judgement]] = defaultdict(list)
    rows_of: defaultdict[str, list[Judgement]] = defaultdict(list)
    for row in rows:
        rows_of[row.left].append(row)
        rows_of[row.right].append(row)
        if row.verdict is Verdict.SAME and not row.is_persons:
            ways[row.left, rolls.get(row.right, row.right)].append(row)
            ways[row.right, rolls.get(row.left, row.left)].append(row)
    joined = {row.pair for row in rows if row.verdict is Verdict.SAME and row.strength >= Strength.REFERENCE}
    doubted: dict[tuple[str, str], Judgement] = {}
    for (entity_id, _), several in sorted(ways.items()):
        best = min(several, key=_strongest)
        for row in several:
            others = {end for one in (row, best) for end in one.pair if end != entity_id}
            if row is best or tuple(sorted(others)) in joined:
                continue
            doubted[row.pair] = _doubted(row, f"{entity_id} would be the same as {' and '.join(sorted(others))}")
            if row.strength == best.strength and row.score >= best.score - _BETTER:
                doubted[best.pair] = _doubted(best, f"{entity_id} would be the same as {' and '.join(sorted(others))}")
    for row in rows:
        if row.strength is Strength.NAME and row.verdict is Verdict.SAME and row.pair not in doubted:
            other = _other_bearer(row, rows_of, rolls)
            if other:
                doubted[row.pair] = _doubted(row, f"{other} bears it too")
    return [doubted.get(row.pair, row) for row in rows]


def _other_bearer(row: Judgement, rows_of: Mapping[str, list[Judgement]], rolls: Mapping[str, str]) -> str:
    """Another entry of the same roll that bears about the same name, though nothing else speaks for it; else empty."""
    for end, far in (row.pair, row.pair[::-1]):
        for rival in rows_of[end]:
            there = rival.right if rival.left == end else rival.left
            is_rival = there != far and rolls.get(there, there) == rolls.get(far, far)
            if is_rival and rival.verdict is Verdict.UNSURE and rival.score >= row.score - _BETTER:
                return there
    return ""


def _doubted(row: Judgement, why: str) -> Judgement:
    return replace(row, verdict=Verdict.UNSURE, why=(*row.why, f"but {why}"))


def _strongest(row: Judgement) -> tuple[int, float, str, str]:
    return -row.strength, -row.score, row.left, row.right
