"""Recall against false hits over all thresholds, as a picture and a page: no script, no font, no network."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined

from seawall.backtest import Point
from seawall.reports.whole_file import WholeFile

WIDTH, HEIGHT = 760, 430
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 24, 30, 52
# Thresholds that are named on the curve, and those of the table.
_NAMED = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99)
_LISTED = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.99)
_STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000)
# Closer than this two texts overlap: pixels.
_TICK_ROOM, _LABEL_ROOM = 44, 30
# The words beside the policy's point are so wide, with their distance from it.
_CALLOUT_ROOM = 270


@dataclass(frozen=True, slots=True)
class Study:
    """What a page of tuning says: the sweep, where the policy stands, and by which policy.

    asked_are says what false hits are counted among; notes what must be said of the lists.
    """

    source: str
    asked_are: str
    points: Sequence[Point]
    policy: Point
    policy_title: str
    policy_version: str
    policy_reason: str
    problems: int = 0
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A point on the picture: its place in pixels and its text."""

    x: float
    y: float
    text: str = ""
    dy: float = 0.0


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture in pixels. The distance from the left grows with the square root of the false hits."""

    path: str
    marks: tuple[Mark, ...]
    policy: Mark
    callout: tuple[Mark, ...]
    anchor: str
    across: tuple[Mark, ...]
    up: tuple[Mark, ...]
    left: int = _LEFT
    right: int = WIDTH - _RIGHT
    top: int = _TOP
    bottom: int = HEIGHT - _BOTTOM
    width: int = WIDTH
    height: int = HEIGHT


class _Scale:
    """Values to pixels."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.most = max([*(point.false_per_1000 for point in points), 1.0])
        least = min(point.recall for point in points)
        # Where every threshold finds more than half, the lower half of the picture would be empty.
        self.least = 0.0 if least < 0.5 else math.floor(min(least, 0.9) * 10) / 10

    def x(self, false_per_1000: float) -> float:
        return round(_LEFT + math.sqrt(false_per_1000 / self.most) * (WIDTH - _RIGHT - _LEFT), 1)

    def y(self, recall: float) -> float:
        share = (recall - self.least) / (1 - self.least)
        return round(HEIGHT - _BOTTOM - share * (HEIGHT - _BOTTOM - _TOP), 1)

    def mark(self, point: Point, text: str = "") -> Mark:
        return Mark(self.x(point.false_per_1000), self.y(point.recall), text)


def chart(points: Sequence[Point], policy: Point) -> Chart | None:
    """The picture of a sweep; None where there is nothing to find or nothing to be wrong about."""
    if not points or not policy.positives or not policy.asked:
        return None
    scale = _Scale([*points, policy])
    here = scale.mark(policy, f"{policy.threshold:.2f}")
    steps = " ".join(f"L{mark.x},{mark.y}" for mark in map(scale.mark, points))
    anchor = "start" if here.x + _CALLOUT_ROOM <= WIDTH - _RIGHT else "end"
    return Chart(
        path=f"M{steps[1:]}",
        marks=tuple(_named(points, here, scale)),
        policy=here,
        callout=tuple(_callout(policy, here, anchor)),
        anchor=anchor,
        across=tuple(_across(scale)),
        up=tuple(_up(scale)),
    )


def _named(points: Sequence[Point], policy: Mark, scale: _Scale) -> list[Mark]:
    """The named thresholds; one whose text would stand on another's keeps its dot and loses its text."""
    marks: list[Mark] = []
    texts = [policy]
    for point in points:
        if point.threshold not in _NAMED:
            continue
        here = scale.mark(point)
        free = all(math.hypot(here.x - other.x, here.y - other.y) > _LABEL_ROOM for other in texts)
        marks.append(Mark(here.x, here.y, f"{point.threshold:g}" if free else ""))
        texts += [here] if free else []
    return marks


def _callout(policy: Point, here: Mark, anchor: str) -> list[Mark]:
    """Three lines to the right and below, where a curve that rises to the right leaves room; else close to the axis."""
    lowest = HEIGHT - _BOTTOM - 46
    x = here.x + (-14 if anchor == "end" else 56)
    y = lowest if anchor == "end" else min(max(here.y + 44, _TOP + 60), lowest)
    said = (
        f"the policy: {policy.threshold:.2f}",
        f"finds {percent(policy.recall)} of {policy.positives:,} ({between(policy)})",
        f"{number(policy.false_per_1000)} false hits per 1,000",
    )
    return [Mark(x, y + 17 * place, text) for place, text in enumerate(said)]


def _across(scale: _Scale) -> list[Mark]:
    ticks = [Mark(scale.x(0), 0, "0")]
    for step in _STEPS:
        here = scale.x(step) if step <= scale.most else WIDTH
        if here <= WIDTH - _RIGHT and here - ticks[-1].x >= _TICK_ROOM:
            ticks.append(Mark(here, 0, f"{step:,g}"))
    return ticks


def _up(scale: _Scale) -> list[Mark]:
    size = (1 - scale.least) / 5
    return [Mark(0, scale.y(scale.least + size * step), percent(scale.least + size * step)) for step in range(6)]


def percent(share: float) -> str:
    """A share as per cent; what is not all never reads as 100 %."""
    text = f"{100 * share:.1f}".removesuffix(".0")
    return f"{'99.9' if text == '100' and share < 1 else text} %"


def between(point: Point) -> str:
    """Where the recall lies with 95 % confidence: "61 to 100 %"."""
    low, high = (f"{100 * share:.0f}" for share in point.recall_between)
    return f"{low} to {high} %"


def number(value: float) -> str:
    """A rate with as many digits as say something."""
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.1f}" if value >= 1 else f"{value:.2g}"


def page(study: Study) -> str:
    """The page: picture and table."""
    return _render("tuning.html.j2", study)


def picture(study: Study) -> str:
    """The picture alone."""
    return _render("tuning.svg.j2", study)


def _render(template: str, study: Study) -> str:
    environment = Environment(
        loader=FunctionLoader(lambda name: (files("seawall.reports") / name).read_text(encoding="utf-8")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(
        study=study,
        chart=chart(study.points, study.policy),
        listed=[point for point in study.points if point.threshold in _LISTED],
        width=WIDTH,
        height=HEIGHT,
        percent=percent,
        between=between,
        number=number,
    )


class TuningOutput(WholeFile[Study]):
    """A tuning page (.html) or picture (.svg), by the file's ending."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, {".html": partial(_Text, render=page), ".svg": partial(_Text, render=picture)})


class _Text:
    """A file of text that holds one study."""

    def __init__(self, path: Path, render: Callable[[Study], str]) -> None:
        self._stream = path.open("w", encoding="utf-8", errors="replace")  # halves of characters
        self._render = render

    def write(self, item: Study) -> None:
        self._stream.write(self._render(item))

    def close(self) -> None:
        self._stream.close()

    def abandon(self) -> None:
        self._stream.close()
