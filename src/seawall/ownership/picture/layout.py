"""Places for boxes in columns: owners left of what they own, few crossings, each box near its neighbours.

The steps are those of Sugiyama, Tagawa and Toda (1981): break rings, layer by longest path, lead long edges through
the columns between, order by the mean of neighbours, and place by least squares.
"""

from collections.abc import Sequence
from dataclasses import dataclass

# Sweeps over the columns in either direction; more change nothing on graphs of a hundred boxes.
_SWEEPS = 12
# The height of the gap that a passing edge gets, and the gap between boxes.
_PASSING, _GAP = 12.0, 22.0


@dataclass(frozen=True, slots=True)
class Layout:
    """For each box its column and the height of its middle; for each edge its passing points as (column, height)."""

    column: tuple[int, ...]
    middle: tuple[float, ...]
    passing: tuple[tuple[tuple[int, float], ...], ...]
    height: float


def layout(heights: Sequence[float], edges: Sequence[tuple[int, int]]) -> Layout:
    """Place boxes of some heights with edges between their numbers. Same input, same places."""
    count = len(heights)
    forward = _without_rings(count, edges)
    column = _columns(count, forward)
    sizes, where = list(heights), list(column)
    links: list[tuple[int, int]] = []
    via: list[list[int]] = []
    for start, end in forward:
        points: list[int] = []
        last = start
        for between in range(column[start] + 1, column[end]):
            sizes.append(_PASSING)
            where.append(between)
            points.append(len(sizes) - 1)
            links.append((last, points[-1]))
            last = points[-1]
        if start != end:
            links.append((last, end))
        via.append(points)
    columns = _ordered(where, links)
    middle = _heights(columns, links, sizes)
    passing = [tuple((where[point], middle[point]) for point in points) for points in via]
    for number, (edge, turned) in enumerate(zip(edges, forward, strict=True)):
        if edge != turned:
            passing[number] = passing[number][::-1]
    top = min((middle[box] - sizes[box] / 2 for box in range(len(sizes))), default=0.0)
    bottom = max((middle[box] + sizes[box] / 2 for box in range(len(sizes))), default=0.0)
    moved = tuple(tuple((place, height - top) for place, height in points) for points in passing)
    return Layout(tuple(column), tuple(height - top for height in middle[:count]), moved, bottom - top)


def _without_rings(count: int, edges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The edges with those turned round that lead back to where a walk came from."""
    onward: list[list[int]] = [[] for _ in range(count)]
    entered = [0] * count
    for start, end in edges:
        onward[start].append(end)
        entered[end] += start != end
    state, back = [0] * count, set()
    for root in sorted(range(count), key=lambda box: (entered[box], box)):
        stack = [(root, 0)] if not state[root] else []
        while stack:
            box, place = stack.pop()
            state[box] = 1
            if place == len(onward[box]):
                state[box] = 2
                continue
            stack.append((box, place + 1))
            following = onward[box][place]
            if state[following] == 1:
                back.add((box, following))
            elif not state[following]:
                stack.append((following, 0))
    return [(end, start) if (start, end) in back else (start, end) for start, end in edges]


def _columns(count: int, edges: Sequence[tuple[int, int]]) -> list[int]:
    """Each box right of all that lead to it; those that nothing leads to, right before the first they lead to."""
    column, waiting = [0] * count, [0] * count
    onward: list[list[int]] = [[] for _ in range(count)]
    for start, end in edges:
        if start != end:
            onward[start].append(end)
            waiting[end] += 1
    roots = [box for box in range(count) if not waiting[box]]
    ready = list(roots)
    while ready:
        box = ready.pop()
        for following in onward[box]:
            column[following] = max(column[following], column[box] + 1)
            waiting[following] -= 1
            if not waiting[following]:
                ready.append(following)
    for box in roots:
        if onward[box]:
            column[box] = min(column[following] for following in onward[box]) - 1
    return column


def _ordered(where: list[int], links: list[tuple[int, int]]) -> list[list[int]]:
    """The boxes of each column from top to bottom, so that edges cross little."""
    columns: list[list[int]] = [[] for _ in range(max(where, default=-1) + 1)]
    before: list[list[int]] = [[] for _ in where]
    after: list[list[int]] = [[] for _ in where]
    for start, end in links:
        after[start].append(end)
        before[end].append(start)
    for box, place in enumerate(where):
        columns[place].append(box)
    for sweep in range(_SWEEPS):
        rank = {box: place for column in columns for place, box in enumerate(column)}
        for column in columns if sweep % 2 == 0 else reversed(columns):
            beside = before if sweep % 2 == 0 else after
            column.sort(key=lambda box: (_mean([rank[other] for other in beside[box]], rank[box]), rank[box]))
            rank.update({box: place for place, box in enumerate(column)})
    return columns


def _heights(columns: list[list[int]], links: list[tuple[int, int]], sizes: list[float]) -> list[float]:
    """The middle of each box: as near to its neighbours' as the boxes above and below allow."""
    beside: list[list[int]] = [[] for _ in sizes]
    for start, end in links:
        beside[start].append(end)
        beside[end].append(start)
    middle = [0.0] * len(sizes)
    for column in columns:
        _stack(column, dict.fromkeys(column, 0.0), sizes, middle)
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 else reversed(columns):
            wished = {box: _mean([middle[other] for other in beside[box]], middle[box]) for box in column}
            _stack(column, wished, sizes, middle)
    return middle


def _stack(column: list[int], wished: dict[int, float], sizes: list[float], middle: list[float]) -> None:
    """Put the boxes of a column where they wish to be, in order and apart: least squares by pooling neighbours."""
    offset = 0.0
    blocks: list[_Block] = []
    for place, box in enumerate(column):
        if place:
            offset += (sizes[column[place - 1]] + sizes[box]) / 2 + _GAP
        blocks.append(_Block(wished[box] - offset, [(box, offset)]))
        while len(blocks) > 1 and blocks[-2].mean >= blocks[-1].mean:
            below, above = blocks.pop(), blocks.pop()
            together = [*above.boxes, *below.boxes]
            mean = (above.mean * len(above.boxes) + below.mean * len(below.boxes)) / len(together)
            blocks.append(_Block(mean, together))
    for block in blocks:
        for box, apart in block.boxes:
            middle[box] = block.mean + apart


@dataclass(frozen=True, slots=True)
class _Block:
    """Boxes that touch, and where they wish to be together."""

    mean: float
    boxes: list[tuple[int, float]]


def _mean(values: list[float] | list[int], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
