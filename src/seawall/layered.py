"""Boxes in columns, as pictures of ownership and of attribution draw them: rings broken, few crossings, each near its neighbours.

The steps are those of Sugiyama, Tagawa and Toda (1981): turn edges that close a ring, layer by longest path, lead long edges
through the columns between, order by the mean of neighbours, and place by least squares. What a box is, and what an edge, the
rooms say.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

Edge: TypeAlias = tuple[int, int]
# Sweeps over the columns; more change nothing on pictures of a hundred boxes.
_SWEEPS = 16


def without_rings(edges: Sequence[Edge], roots: Iterable[int]) -> list[Edge]:
    """The edges with those turned round that lead back to where a walk came from; walks begin at the roots, in their order."""
    onward: dict[int, list[int]] = defaultdict(list)
    for start, end in edges:
        onward[start].append(end)
    state: dict[int, int] = {}
    back = set[Edge]()
    for root in roots:
        stack = [(root, 0)] if root not in state else []
        while stack:
            box, place = stack.pop()
            state[box] = 1
            if place == len(onward[box]):
                state[box] = 2
                continue
            stack.append((box, place + 1))
            following = onward[box][place]
            if state.get(following) == 1:
                back.add((box, following))
            elif following not in state:
                stack.append((following, 0))
    return [(end, start) if (start, end) in back else (start, end) for start, end in edges]


def depths(boxes: Iterable[int], edges: Iterable[Edge]) -> dict[int, int]:
    """The longest way to each box from any that nothing leads to; the edges close no ring but from a box to itself."""
    depth, waiting = dict.fromkeys(boxes, 0), defaultdict[int, int](int)
    onward: dict[int, list[int]] = defaultdict(list)
    for start, end in edges:
        if start != end:
            onward[start].append(end)
            waiting[end] += 1
    ready = [box for box in depth if not waiting[box]]
    while ready:
        box = ready.pop()
        for following in onward[box]:
            depth[following] = max(depth[following], depth[box] + 1)
            waiting[following] -= 1
            if not waiting[following]:
                ready.append(following)
    return depth


@dataclass(frozen=True, slots=True)
class Threads:
    """Cells: the boxes, and behind them a slot in each column that an edge passes.

    where  the column of each cell
    links  pairs of cells of neighbouring columns, from left to right
    via    for each edge the slots in which it passes
    """

    where: tuple[int, ...]
    links: tuple[Edge, ...]
    via: tuple[tuple[int, ...], ...]


def threaded(column: Sequence[int], edges: Sequence[Edge]) -> Threads:
    """The cells of boxes in these columns with edges from left to right; an edge from a box to itself has no link."""
    where, links, via = list(column), list[Edge](), list[tuple[int, ...]]()
    for start, end in edges:
        between = range(column[start] + 1, column[end])
        slots = tuple(range(len(where), len(where) + len(between)))
        where += between
        chain = (start, *slots, end)
        links += pairwise(chain) if start != end else ()
        via.append(slots)
    return Threads(tuple(where), tuple(links), tuple(via))


def ordered(made: Threads) -> list[list[int]]:
    """The cells of each column from top to bottom, swept right and left by the mean of neighbours; the best of all sweeps."""
    columns: list[list[int]] = [[] for _ in range(max(made.where, default=-1) + 1)]
    for cell, at in enumerate(made.where):
        columns[at].append(cell)
    before, after = _neighbours(made)
    best, fewest = [list(column) for column in columns], _crossings(columns, made)
    for sweep in range(_SWEEPS):
        place = _places(columns)
        beside = before if sweep % 2 == 0 else after
        for column in columns if sweep % 2 == 0 else reversed(columns):
            column.sort(key=lambda cell: (_mean([place[other] for other in beside[cell]], place[cell]), place[cell]))
            place.update({cell: at for at, cell in enumerate(column)})
        crossings = _crossings(columns, made)
        if crossings < fewest:
            best, fewest = [list(column) for column in columns], crossings
    return best


def levelled(
    columns: Sequence[Sequence[int]], made: Threads, high: Sequence[float], gap: Callable[[int, int], float]
) -> list[float]:
    """The middle of each cell: as near to its neighbours' as the cells above and below allow, which stay so far apart."""
    before, after = _neighbours(made)
    middle = [0.0] * len(made.where)
    for column in columns:
        _stack(column, [0.0] * len(column), middle, high, gap)
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 else reversed(columns):
            wished = [
                _mean([middle[other] for other in (*before[cell], *after[cell])], middle[cell]) for cell in column
            ]
            _stack(column, wished, middle, high, gap)
    return middle


def _stack(
    column: Sequence[int], wished: Sequence[float], middle: list[float], high: Sequence[float],
    gap: Callable[[int, int], float],
) -> None:  # fmt: skip
    """Least squares by pooling: cells that would overlap become one block at the mean of what they wish."""
    offset, blocks = 0.0, list[tuple[float, list[tuple[int, float]]]]()
    for place, (cell, wish) in enumerate(zip(column, wished, strict=True)):
        if place:
            above = column[place - 1]
            offset += (high[above] + high[cell]) / 2 + gap(above, cell)
        blocks.append((wish - offset, [(cell, offset)]))
        while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
            (low, lower), (top, upper) = blocks.pop(), blocks.pop()
            together = [*upper, *lower]
            blocks.append(((top * len(upper) + low * len(lower)) / len(together), together))
    for mean, cells in blocks:
        for cell, apart in cells:
            middle[cell] = mean + apart


def _neighbours(made: Threads) -> tuple[list[list[int]], list[list[int]]]:
    before: list[list[int]] = [[] for _ in made.where]
    after: list[list[int]] = [[] for _ in made.where]
    for left, right in made.links:
        after[left].append(right)
        before[right].append(left)
    return before, after


def _places(columns: Iterable[Sequence[int]]) -> dict[int, int]:
    return {cell: at for column in columns for at, cell in enumerate(column)}


def _crossings(columns: Iterable[Sequence[int]], made: Threads) -> int:
    place = _places(columns)
    by_column: dict[int, list[Edge]] = defaultdict(list)
    for left, right in made.links:
        by_column[made.where[left]].append((place[left], place[right]))
    return sum(_inversions([right for _, right in sorted(pairs)]) for pairs in by_column.values())


def _inversions(values: list[int]) -> int:
    """How many pairs stand in the wrong order, by merging halves."""
    if len(values) < 2:
        return 0
    half = len(values) // 2
    one, two = values[:half], values[half:]
    count = _inversions(one) + _inversions(two)
    one.sort()
    two.sort()
    place = 0
    for value in two:
        while place < len(one) and one[place] <= value:
            place += 1
        count += len(one) - place
    return count


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
