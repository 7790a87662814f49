"""Places for boxes in columns: owners left of what they own, few crossings, each box near its neighbours."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from seawall.layered import depths, levelled, ordered, threaded, without_rings

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
    count, entered = len(heights), Counter(end for start, end in edges if start != end)
    forward = without_rings(edges, sorted(range(count), key=lambda box: (entered[box], box)))
    column = _columns(count, forward)
    made = threaded(column, forward)
    sizes = [*heights, *[_PASSING] * (len(made.where) - count)]
    middle = levelled(ordered(made), made, sizes, lambda _above, _below: _GAP)
    top = min((middle[box] - sizes[box] / 2 for box in range(len(sizes))), default=0.0)
    bottom = max((middle[box] + sizes[box] / 2 for box in range(len(sizes))), default=0.0)
    passing = [tuple((made.where[slot], middle[slot] - top) for slot in slots) for slots in made.via]
    for number, (edge, turned) in enumerate(zip(edges, forward, strict=True)):
        if edge != turned:
            passing[number] = passing[number][::-1]
    return Layout(tuple(column), tuple(height - top for height in middle[:count]), tuple(passing), bottom - top)


def _columns(count: int, edges: Sequence[tuple[int, int]]) -> list[int]:
    """Each box right of all that lead to it; those that nothing leads to, right before the first they lead to."""
    depth = depths(range(count), edges)
    reached = {end for start, end in edges if start != end}
    first: dict[int, int] = {}
    for start, end in edges:
        if start not in reached and start != end:
            first[start] = min(depth[end], first.get(start, depth[end]))
    return [first[box] - 1 if box in first else depth[box] for box in range(count)]
