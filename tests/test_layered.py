"""Boxes in columns: whatever the edges, no ring is left, links lead to the next column, and cells stay apart."""

from graphlib import TopologicalSorter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from seawall.layered import depths, levelled, ordered, threaded, without_rings

_BOXES = 8
EDGES = st.lists(st.tuples(*[st.integers(0, _BOXES - 1)] * 2), max_size=16)


@given(EDGES)
def test_turned_edges_close_no_ring_and_lead_right(edges: list[tuple[int, int]]) -> None:
    forward = without_rings(edges, range(_BOXES))
    assert [sorted(edge) for edge in forward] == [sorted(edge) for edge in edges]
    told: TopologicalSorter[int] = TopologicalSorter()
    for start, end in forward:
        if start != end:
            told.add(end, start)
    told.prepare()  # CycleError where one is left
    depth = depths(range(_BOXES), forward)
    assert all(depth[start] < depth[end] for start, end in forward if start != end)


def test_edges_that_close_no_ring_are_left_as_they_are() -> None:
    edges = [(0, 1), (1, 2), (0, 2), (3, 2)]
    assert without_rings(edges, range(4)) == edges
    assert depths(range(5), edges) == {0: 0, 1: 1, 2: 2, 3: 0, 4: 0}


@given(EDGES)
def test_every_link_leads_to_the_next_column_and_cells_of_one_stay_apart(edges: list[tuple[int, int]]) -> None:
    forward = without_rings(edges, range(_BOXES))
    depth = depths(range(_BOXES), forward)
    made = threaded([depth[box] for box in range(_BOXES)], forward)
    assert all(made.where[right] == made.where[left] + 1 for left, right in made.links)
    assert sum(len(slots) + 1 for slots, (start, end) in zip(made.via, forward, strict=True) if start != end) == len(
        made.links
    )
    columns = ordered(made)
    assert sorted(cell for column in columns for cell in column) == list(range(len(made.where)))
    middle = levelled(columns, made, [10.0] * len(made.where), lambda _above, _below: 5.0)
    assert all(middle[low] - middle[high] > 14.999 for column in columns for high, low in pairwise(column))


def test_lines_that_need_not_cross_do_not() -> None:
    made = threaded([0, 0, 0, 1, 1, 1], [(0, 5), (1, 4), (2, 3)])
    left, right = ordered(made)
    across = dict(made.links)
    assert [across[cell] for cell in left] == right
