"""The layout: nothing covers anything, every line is drawn, and the same input gives the same places."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from seawall.attribution.layout import Frame, Item, Layout, Route, Tie, layout

_SIZES = st.builds(Item, st.integers(96, 240).map(float), st.integers(30, 160).map(float), st.integers(0, 4))


@st.composite
def pictures(draw: st.DrawFn) -> tuple[list[Item], list[Tie]]:
    items = draw(st.lists(_SIZES, min_size=1, max_size=14))
    ends = st.integers(0, len(items) - 1)
    return items, draw(st.lists(st.builds(Tie, ends, ends, st.integers(10, 160).map(float)), max_size=24))


def points(route: Route) -> list[tuple[float, float]]:
    """Points along a route: level pieces are straight, all else a curve as it is drawn."""
    found = []
    for (x, y), (to_x, to_y) in pairwise(route.points):
        for part in range(21):
            t = part / 20
            height = y if y == to_y else y * ((1 - t) ** 3 + 3 * t * (1 - t) ** 2) + to_y * (t**3 + 3 * t**2 * (1 - t))
            half = (x + to_x) / 2
            across = x * (1 - t) ** 3 + 3 * half * (t * (1 - t) ** 2 + t**2 * (1 - t)) + to_x * t**3
            found.append((x + (to_x - x) * t if y == to_y else across, height))
    return found


def inside(frame: Frame, point: tuple[float, float]) -> bool:
    x, y = point
    return frame.x + 0.1 < x < frame.x + frame.wide - 0.1 and frame.y + 0.1 < y < frame.y + frame.high - 0.1


@given(pictures())
def test_no_two_boxes_and_no_two_labels_and_no_box_and_label_meet(picture: tuple[list[Item], list[Tie]]) -> None:
    placed = layout(*picture)
    frames = [*placed.frames, *(route.label for route in placed.routes)]
    shrunk = [Frame(each.x + 0.01, each.y + 0.01, each.wide - 0.02, each.high - 0.02) for each in frames]
    assert not [pair for pair in combinations(shrunk, 2) if pair[0].meets(pair[1])]


@given(pictures())
def test_every_line_is_drawn_from_the_side_of_one_box_to_the_side_of_the_other(
    picture: tuple[list[Item], list[Tie]],
) -> None:
    items, ties = picture
    placed = layout(items, ties)
    assert len(placed.routes) == len(ties)
    for tie, route in zip(ties, placed.routes, strict=True):
        ends = (tie.start, tie.end) if route.forward else (tie.end, tie.start)
        left, right = (placed.frames[end] for end in ends)
        (x, y), (to_x, to_y) = route.points[0], route.points[-1]
        assert x == left.x + left.wide
        assert left.y <= y <= left.y + left.high
        assert right.y <= to_y <= right.y + right.high
        assert to_x == (right.x + right.wide if tie.start == tie.end else right.x)


@given(pictures())
def test_no_line_runs_through_a_box_or_through_the_label_of_another(picture: tuple[list[Item], list[Tie]]) -> None:
    placed = layout(*picture)
    for number, route in enumerate(placed.routes):
        others = [each.label for place, each in enumerate(placed.routes) if place != number]
        assert not [point for point in points(route) for frame in (*placed.frames, *others) if inside(frame, point)]


@given(pictures())
def test_the_same_input_gives_the_same_places_within_the_picture(picture: tuple[list[Item], list[Tie]]) -> None:
    placed = layout(*picture)
    assert placed == layout(*picture)
    for frame in placed.frames:
        assert frame.x >= 0
        assert frame.y >= -0.001
        assert frame.x + frame.wide <= placed.wide + 0.001
        assert frame.y + frame.high <= placed.high + 0.001


@given(pictures())
def test_kinds_stand_in_their_order_from_left_to_right(picture: tuple[list[Item], list[Tie]]) -> None:
    items, ties = picture
    placed = layout(items, ties)
    for one, two in combinations(range(len(items)), 2):
        if items[one].column < items[two].column:
            assert placed.frames[one].x < placed.frames[two].x


def test_nothing_to_place_is_an_empty_picture() -> None:
    assert layout([], []) == Layout((), (), (), 0.0, 0.0)


def test_things_of_one_kind_that_are_tied_stand_side_by_side_even_in_a_ring() -> None:
    items = [Item(100, 40, 0)] * 3
    ring = [Tie(0, 1, 20), Tie(1, 2, 20), Tie(2, 0, 20)]
    assert len({frame.x for frame in layout(items, ring).frames}) == 3


def test_lines_that_need_not_cross_do_not() -> None:
    items = [Item(100, 40, column) for column in (0, 0, 0, 1, 1, 1)]
    placed = layout(items, [Tie(0, 5, 20), Tie(1, 4, 20), Tie(2, 3, 20)])
    left, right = ([placed.frames[number].y for number in numbers] for numbers in ((0, 1, 2), (5, 4, 3)))
    assert sorted(range(3), key=left.__getitem__) == sorted(range(3), key=right.__getitem__)
