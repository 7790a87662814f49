"""Places for boxes in columns so that nothing covers anything: boxes, labels and lines each have room of their own.

The columns are given: a box stands in the column of its kind, which is split where things of one column are tied. Long lines
pass the columns between in slots of their own. A line is level where its label stands, and every line has a height of its own
there, so that labels can't meet.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from seawall.layered import depths, levelled, ordered, threaded, without_rings

# Pixels: between boxes, the room of a line beside a box, and of a line that passes.
GAP, PORT, _PASSING = 18.0, 17.0, 12.0
# Between two lines that pass, and between one and a box.
_PASSING_GAP, _BESIDE_GAP = 3.0, 12.0
# For the curves between two columns, and between a label and its box.
_CURVE, _LABEL_PAD = 64.0, 12.0
_LOOP = 26.0


@dataclass(frozen=True, slots=True)
class Item:
    """A box to place: its size without lines, and the column of its kind."""

    wide: float
    high: float
    column: int


@dataclass(frozen=True, slots=True)
class Tie:
    """A line to draw between two boxes by their numbers, with the width of its label."""

    start: int
    end: int
    label: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle: its upper left corner and its size."""

    x: float
    y: float
    wide: float
    high: float

    def meets(self, other: "Frame") -> bool:
        """Whether the two cover any common ground."""
        apart_x = self.x + self.wide <= other.x or other.x + other.wide <= self.x
        return not (apart_x or self.y + self.high <= other.y or other.y + other.high <= self.y)


@dataclass(frozen=True, slots=True)
class Route:
    """The points of one line from left to right, whether it starts at the left, and where its label stands.

    A line between two points of one height is straight; all else is a curve that leaves and arrives level.
    """

    points: tuple[tuple[float, float], ...]
    forward: bool
    label: Frame
    is_loop: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Frames in the order of the items, routes in that of the ties; heads are the left edges of the kinds' columns."""

    frames: tuple[Frame, ...]
    routes: tuple[Route, ...]
    heads: tuple[tuple[int, float], ...]
    wide: float
    high: float


def layout(items: Sequence[Item], ties: Sequence[Tie]) -> Layout:
    """Place items and ties. The same input gives the same places; boxes grow where many lines arrive."""
    if not items:
        return Layout((), (), (), 0.0, 0.0)
    rank = _ranks(items, ties)
    links = [_Link(number, tie, rank[tie.start] <= rank[tie.end]) for number, tie in enumerate(ties)]
    return _placed(_grid(items, rank, links), items)


@dataclass(frozen=True, slots=True)
class _Link:
    """A tie by its ends from left to right."""

    number: int
    tie: Tie
    forward: bool

    @property
    def is_loop(self) -> bool:
        return self.tie.start == self.tie.end

    @property
    def left(self) -> int:
        return self.tie.start if self.forward else self.tie.end

    @property
    def right(self) -> int:
        return self.tie.end if self.forward else self.tie.start


def _ranks(items: Sequence[Item], ties: Sequence[Tie]) -> list[int]:
    """For each item its column of the picture: kinds in their order, and within a kind each right of what leads to it."""
    inside = [0] * len(items)
    for column in {item.column for item in items}:
        members = [number for number, item in enumerate(items) if item.column == column]
        inner = [(tie.start, tie.end) for tie in ties if items[tie.start].column == items[tie.end].column == column]
        for number, depth in depths(members, without_rings(inner, members)).items():
            inside[number] = depth
    used = sorted({(item.column, inside[number]) for number, item in enumerate(items)})
    place = {pair: rank for rank, pair in enumerate(used)}
    return [place[item.column, inside[number]] for number, item in enumerate(items)]


@dataclass(frozen=True, slots=True)
class _Grid:
    """Columns of cells: a cell is a box, or the slot in which a long line passes. via is by the line's number."""

    links: Sequence[_Link]
    rank: Sequence[int]
    high: Sequence[float]
    via: Sequence[Sequence[int]]
    middle: Sequence[float]

    @property
    def columns(self) -> int:
        """How many there are."""
        return max(self.rank) + 1


def _grid(items: Sequence[Item], rank: Sequence[int], links: Sequence[_Link]) -> _Grid:
    made, boxes = threaded(rank, [(link.left, link.right) for link in links]), len(items)
    high = [*_heights(items, links), *[_PASSING] * (len(made.where) - boxes)]

    def gap(above: int, below: int) -> float:
        return (GAP, _BESIDE_GAP, _PASSING_GAP)[(above >= boxes) + (below >= boxes)]

    middle = levelled(ordered(made), made, high, gap)
    top = min(each - tall / 2 for each, tall in zip(middle, high, strict=True))
    return _Grid(links, made.where, high, made.via, [each - top for each in middle])


def _heights(items: Sequence[Item], links: Sequence[_Link]) -> list[float]:
    right, left = [0] * len(items), [0] * len(items)
    for link in links:
        right[link.left] += 1
        left[link.right] += not link.is_loop
    return [max(item.high, PORT * max(right[number], left[number], 1)) for number, item in enumerate(items)]


@dataclass(frozen=True, slots=True)
class _Across:
    """Of each column its left edge, the room for labels before it, and how far its boxes and their loops reach."""

    left: tuple[float, ...]
    room: tuple[float, ...]
    right: tuple[float, ...]


def _across(grid: _Grid, items: Sequence[Item]) -> _Across:
    count = grid.columns
    room, wide, loops = [0.0] * count, [0.0] * count, [0.0] * count
    for link in grid.links:
        column = grid.rank[link.right]
        if link.is_loop:
            loops[column] = max(loops[column], _LOOP + link.tie.label + _LABEL_PAD)
        else:
            room[column] = max(room[column], link.tie.label + 2 * _LABEL_PAD)
    for number, item in enumerate(items):
        wide[grid.rank[number]] = max(wide[grid.rank[number]], item.wide)
    left, right, x = list[float](), list[float](), 0.0
    for column in range(count):
        left.append(x + room[column] + (_CURVE if column else 0.0))
        x = left[-1] + wide[column] + loops[column]
        right.append(x)
    return _Across(tuple(left), tuple(room), tuple(right))


def _placed(grid: _Grid, items: Sequence[Item]) -> Layout:
    across = _across(grid, items)
    bottom = max(each + tall / 2 for each, tall in zip(grid.middle, grid.high, strict=True))
    frames = tuple(
        Frame(across.left[grid.rank[number]], grid.middle[number] - grid.high[number] / 2, item.wide, grid.high[number])
        for number, item in enumerate(items)
    )
    heads: dict[int, float] = {}
    for number, item in enumerate(items):
        heads[item.column] = min(heads.get(item.column, across.right[-1]), frames[number].x)
    leaving, arriving = _ports(grid, frames)
    routes = tuple(
        _loop(frames[link.left], leaving[link.number], link.tie.label) if link.is_loop
        else _route(grid, frames, across, link, (leaving[link.number], arriving[link.number]))
        for link in grid.links
    )  # fmt: skip
    return Layout(frames, routes, tuple(sorted(heads.items())), across.right[-1], bottom)


def _route(grid: _Grid, frames: Sequence[Frame], across: _Across, link: _Link, ports: tuple[float, float]) -> Route:
    """Level beside boxes and through labels and slots, with curves only in the room between two columns."""
    start, end = frames[link.left], frames[link.right]
    points = [(start.x + start.wide, ports[0]), (across.right[grid.rank[link.left]], ports[0])]
    for cell in grid.via[link.number]:
        at = grid.rank[cell]
        points += [(across.left[at] - across.room[at], grid.middle[cell]), (across.right[at], grid.middle[cell])]
    last = grid.rank[link.right]
    points += [(across.left[last] - across.room[last], ports[1]), (end.x, ports[1])]
    label = Frame(end.x - _LABEL_PAD - link.tie.label, ports[1] - PORT / 2, link.tie.label, PORT)
    return Route(tuple(dict.fromkeys(points)), link.forward, label)


def _ports(grid: _Grid, frames: Sequence[Frame]) -> tuple[dict[int, float], dict[int, float]]:
    """At which height each line leaves and arrives: side by side, in the order of what it comes from or goes to."""
    sides: tuple[dict[int, list[tuple[float, int]]], ...] = (defaultdict(list), defaultdict(list))
    for link in grid.links:
        if link.is_loop:
            sides[0][link.left].append((grid.middle[link.left], link.number))
            continue
        passed = grid.via[link.number]
        sides[0][link.left].append((grid.middle[passed[0] if passed else link.right], link.number))
        sides[1][link.right].append((grid.middle[passed[-1] if passed else link.left], link.number))
    found: tuple[dict[int, float], dict[int, float]] = ({}, {})
    for side, ports in zip(sides, found, strict=True):
        for box, lines in side.items():
            frame = frames[box]
            for place, (_, number) in enumerate(sorted(lines)):
                ports[number] = frame.y + frame.high / 2 + PORT * (place - (len(lines) - 1) / 2)
    return found


def _loop(frame: Frame, height: float, label: float) -> Route:
    """A line from a box to itself, on its right, with its label beside it."""
    x = frame.x + frame.wide
    points = ((x, height - 4), (x + _LOOP, height - 4), (x + _LOOP, height + 4), (x, height + 4))
    return Route(points, forward=True, label=Frame(x + _LOOP + 4, height - PORT / 2, label, PORT), is_loop=True)
