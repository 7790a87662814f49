"""A step chart of what is held, drawn on the server: no script, and its numbers stand in a table beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

# The picture's own units; it grows with the page.
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 220, 76, 12, 14, 186
_TICKS = 4


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid: where it stands, and what is written there."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: the paths of line and area, the grid, and the values that are drawn."""

    line: str
    area: str
    up: tuple[Tick, ...]
    across: tuple[Tick, ...]
    values: tuple[tuple[date, Decimal], ...]
    unit: str


def days_between(first: date, last: date, most: int) -> list[date]:
    """At most so many days from first to last, evenly apart, both among them."""
    length = max((last - first).days, 0)
    steps = max(min(length, most - 1), 1)
    return sorted({first + timedelta(days=round(length * step / steps)) for step in range(steps + 1)})


def chart(days: Sequence[date], value_of: Callable[[date], Decimal], unit: str) -> Chart:
    """The chart of a value at the end of each of these days, which hold until the next."""
    values = tuple((day, value_of(day)) for day in days)
    top = _round_above(max((value for _, value in values), default=Decimal(0)))
    # A day's value holds until its end: the last day is drawn as wide as the others.
    first, length = days[0], (days[-1] - days[0]).days + 1

    def across(day: date) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - first).days / length, 1)

    def up(value: Decimal) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * float(value / top), 1)

    points = [f"M{across(values[0][0])} {up(values[0][1])}"]
    points += [f"H{across(day)}V{up(value)}" for day, value in values[1:]]
    line = f"{''.join(points)}H{WIDTH - RIGHT}"
    area = f"{line}V{BOTTOM}H{LEFT}Z"
    ticks = tuple(Tick(up(top * step / _TICKS), _short(top * step / _TICKS)) for step in range(_TICKS + 1))
    marks = tuple(Tick(across(day), day.isoformat()) for day in days_between(days[0], days[-1], 4))
    return Chart(line, area, ticks, marks, values, unit)


def _round_above(value: Decimal) -> Decimal:
    """The next number of one digit, or half of it, so that the grid's lines are at numbers one can read."""
    if value <= 0:
        return Decimal(1)
    unit = Decimal(10) ** value.adjusted()
    return next(unit * step for step in (1, 2, 4, 6, 8, 10) if unit * step >= value)


def _short(value: Decimal) -> str:
    for size, letter in ((Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"), (Decimal(1000), "k")):
        if value >= size:
            return f"{(value / size).normalize():f} {letter}"
    return f"{value.normalize():f}"
