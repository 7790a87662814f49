"""Places for boxes in columns so that nothing covers anything: boxes, labels and lines each have room of their own.

The steps are those of Sugiyama, Tagawa and Toda (1981), with the columns given: a box stands in the column of its kind, which is
split where things of one column are tied. Long lines pass the columns between in slots of their own, crossings are reduced by
the mean of neighbours, and heights are found by least squares. A line is level where its label stands, and every
line has a height of its own there, so that labels can't meet.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Sweeps over the columns; more change nothing on pictures of sixty boxes.
_SWEEPS = 16
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
    grid = _Grid(items, rank, links)
    grid.order()
    grid.level()
    return _placed(grid, items)


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
        ahead: dict[int, list[int]] = defaultdict(list)
        for tie in ties:
            if tie.start != tie.end and items[tie.start].column == items[tie.end].column == column:
                ahead[tie.start].append(tie.end)
        for number, depth in _depths(members, ahead).items():
            inside[number] = depth
    used = sorted({(item.column, inside[number]) for number, item in enumerate(items)})
    place = {pair: rank for rank, pair in enumerate(used)}
    return [place[item.column, inside[number]] for number, item in enumerate(items)]


def _depths(members: Iterable[int], ahead: dict[int, list[int]]) -> dict[int, int]:
    """The longest way to each from any that nothing leads to; a tie that would close a ring is turned round."""
    order: list[int] = []
    state: dict[int, int] = {}
    turned: set[tuple[int, int]] = set()
    for root in members:
        stack = [(root, 0)] if root not in state else []
        while stack:
            here, place = stack.pop()
            state[here] = 1
            if place == len(ahead[here]):
                state[here] = 2
                order.append(here)
                continue
            stack.append((here, place + 1))
            following = ahead[here][place]
            if state.get(following) == 1:
                turned.add((here, following))
            elif following not in state:
                stack.append((following, 0))
    depth = dict.fromkeys(members, 0)
    onward = {here: [each for each in ahead[here] if (here, each) not in turned] for here in depth}
    # A turned tie leads from its end to its start, which the order by finishing allows for.
    for here, following in sorted(turned):
        onward[following].append(here)
    for here in reversed(order):
        for following in onward[here]:
            depth[following] = max(depth[following], depth[here] + 1)
    return depth


class _Grid:
    """Columns of cells: a cell is a box, or the slot in which a long line passes."""

    def __init__(self, items: Sequence[Item], rank: Sequence[int], links: Sequence[_Link]) -> None:
        self.links, self.boxes = links, len(items)
        self.rank = list(rank)
        self.high = _heights(items, links)
        self.via: dict[int, list[int]] = {}
        self.steps: list[tuple[int, int]] = []
        for link in links:
            if link.is_loop:
                continue
            last, passed = link.left, list[int]()
            for between in range(rank[link.left] + 1, rank[link.right]):
                self.rank.append(between)
                self.high.append(_PASSING)
                passed.append(len(self.rank) - 1)
                self.steps.append((last, passed[-1]))
                last = passed[-1]
            self.steps.append((last, link.right))
            self.via[link.number] = passed
        self.before: list[list[int]] = [[] for _ in self.rank]
        self.after: list[list[int]] = [[] for _ in self.rank]
        for left, right in self.steps:
            self.after[left].append(right)
            self.before[right].append(left)
        self.columns: list[list[int]] = [[] for _ in range(max(self.rank) + 1)]
        for cell, column in enumerate(self.rank):
            self.columns[column].append(cell)
        self.middle = [0.0] * len(self.rank)

    def order(self) -> None:
        """Sort each column by the mean of its neighbours', sweeping right and left; the best of all sweeps is kept."""
        best, fewest = [list(column) for column in self.columns], self._crossings()
        for sweep in range(_SWEEPS):
            place = {cell: at for column in self.columns for at, cell in enumerate(column)}
            beside = self.before if sweep % 2 == 0 else self.after
            for column in self.columns if sweep % 2 == 0 else reversed(self.columns):
                column.sort(
                    key=lambda cell: (_mean([place[other] for other in beside[cell]], place[cell]), place[cell])
                )
                place.update({cell: at for at, cell in enumerate(column)})
            crossings = self._crossings()
            if crossings < fewest:
                best, fewest = [list(column) for column in self.columns], crossings
        self.columns = best

    def _crossings(self) -> int:
        place = {cell: at for column in self.columns for at, cell in enumerate(column)}
        by_column: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for left, right in self.steps:
            by_column[self.rank[left]].append((place[left], place[right]))
        return sum(_inversions([right for _, right in sorted(pairs)]) for pairs in by_column.values())

    def level(self) -> None:
        """Find the middle of each cell: near its neighbours' as the cells above and below allow."""
        for column in self.columns:
            self._stack(column, [0.0] * len(column))
        for sweep in range(_SWEEPS):
            for column in self.columns if sweep % 2 else reversed(self.columns):
                wished = [
                    _mean([self.middle[other] for other in (*self.before[cell], *self.after[cell])], self.middle[cell])
                    for cell in column
                ]
                self._stack(column, wished)

    def _stack(self, column: list[int], wished: list[float]) -> None:
        """Least squares by pooling: cells that would overlap become one block at the mean of what they wish."""
        offset, blocks = 0.0, list[tuple[float, list[tuple[int, float]]]]()
        for place, (cell, wish) in enumerate(zip(column, wished, strict=True)):
            if place:
                offset += (self.high[column[place - 1]] + self.high[cell]) / 2 + self._gap(column[place - 1], cell)
            blocks.append((wish - offset, [(cell, offset)]))
            while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
                (low, below), (top, above) = blocks.pop(), blocks.pop()
                together = [*above, *below]
                blocks.append(((top * len(above) + low * len(below)) / len(together), together))
        for mean, cells in blocks:
            for cell, apart in cells:
                self.middle[cell] = mean + apart

    def _gap(self, above: int, below: int) -> float:
        passing = (above >= self.boxes) + (below >= self.boxes)
        return (GAP, _BESIDE_GAP, _PASSING_GAP)[passing]


def _heights(items: Sequence[Item], links: Sequence[_Link]) -> list[float]:
    right, left = [0] * len(items), [0] * len(items)
    for link in links:
        right[link.left] += 1
        left[link.right] += not link.is_loop
    return [max(item.high, PORT * max(right[number], left[number], 1)) for number, item in enumerate(items)]


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


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


@dataclass(frozen=True, slots=True)
class _Across:
    """Of each column its left edge, the room for labels before it, and how far its boxes and their loops reach."""

    left: tuple[float, ...]
    room: tuple[float, ...]
    right: tuple[float, ...]


def _across(grid: _Grid, items: Sequence[Item]) -> _Across:
    count = len(grid.columns)
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
    top = min(grid.middle[cell] - grid.high[cell] / 2 for cell in range(len(grid.rank)))
    bottom = max(grid.middle[cell] + grid.high[cell] / 2 for cell in range(len(grid.rank)))
    grid.middle = [middle - top for middle in grid.middle]
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
    return Layout(frames, routes, tuple(sorted(heads.items())), across.right[-1], bottom - top)


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
