"""A drawing as one SVG image: no script, no font, no link; light or dark as the reader's screen is."""

from collections import Counter
from collections.abc import Iterator
from html import escape
from itertools import pairwise, product
from unicodedata import category, east_asian_width

from seawall.ownership.assess import Status
from seawall.ownership.picture.drawing import Arrow, Box, Drawing
from seawall.ownership.picture.layout import Layout, layout
from seawall.ownership.proof import Counted

# Sizes in pixels. A letter of the box's text is taken to be _LETTER wide, a Chinese character twice that.
_WIDE, _ACROSS, _LINE, _PAD, _EDGE = 232.0, 168.0, 18.0, 10.0, 24.0
_LETTER, _SMALL = 7.6, 6.6
_PER_LINE = int((_WIDE - 2 * _PAD) / _LETTER)
# A name longer than this many lines ends in an ellipsis; its tooltip has it whole.
_MOST_LINES = 6
_HEAD = 96.0
# How far an arrow's tip stands out.
_TIP = 9.0
_TURN = 40.0

# Every class begins with "own": on a page the styles of pictures and page meet.
_STYLE = """
  .own-paper { fill: #ffffff; } .own { font: 13.5px system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; fill: #16202b; }
  .own-title { font-size: 17px; font-weight: 700; } .own-soft { font-size: 12px; fill: #55636f; } .own-name { font-weight: 600; }
  .own-note, .own-label { font-size: 12px; } .own-label { stroke: #ffffff; stroke-width: 5px; stroke-linejoin: round; paint-order: stroke; }
  .own-box { fill: #f7f9fb; stroke: #8b98a5; stroke-width: 1.2; } .own-blocked .own-box { fill: #fdecec; stroke: #a4161a; stroke-width: 2; }
  .own-possible .own-box { fill: #fdf5dc; stroke: #8a6d00; stroke-width: 2; stroke-dasharray: 6 4; } .own-band { fill: #a4161a; }
  .own-possible .own-band { fill: #8a6d00; } .own-clear .own-band { fill: #8b98a5; } .own-blocked .own-note { fill: #a4161a; font-weight: 700; }
  .own-possible .own-note { fill: #6d5600; font-weight: 700; } .own-clear .own-note { fill: #55636f; }
  .own-arrow { fill: none; stroke: #8b98a5; stroke-width: 1.2; stroke-dasharray: 2 4; } .own-full .own-arrow { stroke: #a4161a; stroke-width: 2.2; stroke-dasharray: none; }
  .own-may .own-arrow { stroke: #8a6d00; stroke-width: 2; stroke-dasharray: 7 4; } .own-full .own-label { fill: #a4161a; font-weight: 700; }
  .own-may .own-label { fill: #6d5600; font-weight: 700; } .own-nothing .own-label { fill: #55636f; }
  .own-tip { fill: #8b98a5; } .own-full .own-tip { fill: #a4161a; } .own-may .own-tip { fill: #8a6d00; } .own-warn { fill: #8a3b00; font-size: 12px; font-weight: 600; }
  @media (prefers-color-scheme: dark) {
    .own-paper { fill: #12181f; } .own { fill: #e5ebf1; } .own-soft, .own-clear .own-note, .own-nothing .own-label { fill: #9aa9b8; } .own-label { stroke: #12181f; }
    .own-box { fill: #1a222b; stroke: #6a7884; } .own-blocked .own-box { fill: #3a1a1c; stroke: #ff7b72; } .own-possible .own-box { fill: #332b12; stroke: #e3c341; }
    .own-band, .own-full .own-tip { fill: #ff7b72; } .own-possible .own-band, .own-may .own-tip { fill: #e3c341; } .own-clear .own-band, .own-tip { fill: #6a7884; }
    .own-blocked .own-note, .own-full .own-label { fill: #ff9d96; } .own-possible .own-note, .own-may .own-label { fill: #e3c341; } .own-warn { fill: #f0a35e; }
    .own-arrow { stroke: #6a7884; } .own-full .own-arrow { stroke: #ff7b72; } .own-may .own-arrow { stroke: #e3c341; } .own-full .own-tip { fill: #ff7b72; } .own-may .own-tip { fill: #e3c341; } }
"""
_CLASS = {Status.BLOCKED: "blocked", Status.POSSIBLE: "possible", Status.CLEAR: "clear"}
_COUNTED = {Counted.FULL: "full", Counted.POSSIBLY: "may", Counted.NOTHING: "nothing"}
_UNSEEN = frozenset({"Cc", "Cs"})


def svg(drawing: Drawing) -> str:
    """The image as text. Its size grows with the number of boxes, so that letters stay as large as they are."""
    wrapped = [wrap(box.name, _PER_LINE) for box in drawing.boxes]
    heights = [2 * _PAD + _LINE * (len(lines) + 1) for lines in wrapped]
    placed = layout(heights, [(arrow.owner, arrow.owned) for arrow in drawing.arrows])
    columns = max(placed.column, default=0) + 1
    round_about = 70.0 if any(arrow.owner == arrow.owned for arrow in drawing.arrows) else 0.0
    width = max(2 * _EDGE + columns * _WIDE + (columns - 1) * _ACROSS + round_about, 640.0)
    head = list(_head(drawing, width))
    top = _HEAD + _LINE * (len(head) - 3)
    height = top + placed.height + 92.0
    body = [*_arrows(drawing, placed, heights, top), *_boxes(drawing, placed, wrapped, heights, top)]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {_frame(width, height)} class="own" role="img">',
        f"<title>{_safe(drawing.title)}</title><desc>{_safe(drawing.text)}</desc>",
        f"<style>{_STYLE}</style>",
        f'<rect class="own-paper" width="{width:.0f}" height="{height:.0f}"/>',
        *head,
        *body,
        *_legend(drawing, top + placed.height + 36.0),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _frame(width: float, height: float) -> str:
    return f'width="{width:.0f}" height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}"'


def wrap(text: str, per_line: int) -> list[str]:
    """A name in lines of at most so many letters, broken between words where it can be; a wide character counts two."""
    found, line, used = [], "", 0
    for word in text.split():
        for piece in _pieces(word, per_line):
            size = _size(piece)
            if line and used + 1 + size > per_line:
                found.append(line)
                line, used = piece, size
            else:
                line, used = (f"{line} {piece}", used + 1 + size) if line else (piece, size)
    found.append(line)
    if len(found) <= _MOST_LINES:
        return found
    return [*found[: _MOST_LINES - 1], f"{found[_MOST_LINES - 1][: per_line - 1]}…"]


def _pieces(word: str, per_line: int) -> Iterator[str]:
    piece, used = "", 0
    for letter in word:
        size = _size(letter)
        if used + size > per_line:
            yield piece
            piece, used = "", 0
        piece, used = piece + letter, used + size
    if piece:
        yield piece


def _size(text: str) -> int:
    return sum(2 if east_asian_width(letter) in {"W", "F"} else 1 for letter in text)


def _safe(text: str) -> str:
    """A text from outside as XML: marks and commands that an image can't hold are shown as �."""
    clean = "".join(
        "\N{REPLACEMENT CHARACTER}" if category(sign) in _UNSEEN or sign in "\ufffe\uffff" else sign for sign in text
    )
    return escape(clean)


def _head(drawing: Drawing, width: float) -> Iterator[str]:
    yield f'<text class="own-title" x="{_EDGE:.0f}" y="34">{_safe(_cut(drawing.title, width, 9.6))}</text>'
    row = 34.0
    most = int((width - 2 * _EDGE) / _SMALL)
    for style, text in (
        ("soft", drawing.text),
        ("soft", drawing.rule),
        *(("warn", notice) for notice in drawing.notices),
        *((("warn", f"{drawing.left_out} more are not drawn"),) if drawing.left_out else ()),
    ):
        for line in wrap(text, most):
            row += _LINE
            yield f'<text class="own-{style}" x="{_EDGE:.0f}" y="{row:.0f}">{_safe(line)}</text>'


def _cut(text: str, width: float, letter: float) -> str:
    most = int((width - 2 * _EDGE) / letter)
    return text if _size(text) <= most else f"{text[: most - 1]}…"


def _left(column: int) -> float:
    return _EDGE + column * (_WIDE + _ACROSS)


def _boxes(
    drawing: Drawing, placed: Layout, wrapped: list[list[str]], heights: list[float], top: float
) -> Iterator[str]:
    for number, box in enumerate(drawing.boxes):
        x, y = _left(placed.column[number]), top + placed.middle[number] - heights[number] / 2
        yield f'<g class="own-{_CLASS[box.status]}"><title>{_safe(_whole(box))}</title>'
        yield f'<rect class="own-box" x="{x:.0f}" y="{y:.1f}" width="{_WIDE:.0f}" height="{heights[number]:.0f}" rx="7"/>'
        if box.is_listed:
            yield f'<rect class="own-band" x="{x:.0f}" y="{y:.1f}" width="6" height="{heights[number]:.0f}" rx="3"/>'
        row = y + _PAD + 13
        for line in wrapped[number]:
            yield f'<text class="own-name" x="{x + _PAD + 3:.0f}" y="{row:.1f}">{_safe(line)}</text>'
            row += _LINE
        yield f'<text class="own-note" x="{x + _PAD + 3:.0f}" y="{row:.1f}">{_safe(box.note)}</text></g>'


def _whole(box: Box) -> str:
    return f"{box.name} – {box.note}"


def _arrows(drawing: Drawing, placed: Layout, heights: list[float], top: float) -> Iterator[str]:
    starts, ends = _ports(drawing.arrows, placed, heights, top)
    degree_out = Counter(arrow.owner for arrow in drawing.arrows)
    degree_in = Counter(arrow.owned for arrow in drawing.arrows)
    taken: list[tuple[float, float, float, float]] = []
    labels: list[str] = []
    for number, arrow in enumerate(drawing.arrows):
        near_owner = degree_out[arrow.owner] <= degree_in[arrow.owned]
        points = _points(placed, arrow, number, (starts[number], ends[number]), top)
        ways = _ways(placed, arrow)
        curves = _curves(_with_straight(points, arrow.label, ways, near_owner=near_owner), ways)
        style = _COUNTED[arrow.counted]
        yield f'<g class="own-{style}"><title>{_safe(arrow.told)}</title><path class="own-arrow" d="{_path(curves)}"/>'
        yield f"{_tip(points[-1], ways[1])}</g>"
        x, y = _free(curves, arrow.label, taken, near_owner=near_owner)
        labels.append(
            f'<g class="own-{style}"><text class="own-label" text-anchor="middle" x="{x:.1f}" y="{y + 4:.1f}">{_safe(arrow.label)}</text></g>'
        )
    yield from labels


_Points = list[tuple[float, float]]


def _ports(
    arrows: tuple[Arrow, ...], placed: Layout, heights: list[float], top: float
) -> tuple[dict[int, float], dict[int, float]]:
    """At which height each arrow leaves and arrives: side by side, in the order of what is at the other end."""
    starts: dict[int, float] = {}
    ends: dict[int, float] = {}
    for found, mine, other in ((starts, "owner", "owned"), (ends, "owned", "owner")):
        for box in range(len(heights)):
            touching = [number for number, arrow in enumerate(arrows) if getattr(arrow, mine) == box]
            touching.sort(key=lambda number: (placed.middle[getattr(arrows[number], other)], number))
            room = heights[box] - 16
            for place, number in enumerate(touching):
                apart = room * ((place + 0.5) / len(touching) - 0.5)
                found[number] = top + placed.middle[box] + apart
    return starts, ends


def _points(placed: Layout, arrow: Arrow, number: int, ends: tuple[float, float], top: float) -> _Points:
    """The points an arrow goes through, between the sides of the boxes that face one another."""
    leaves, arrives = _ways(placed, arrow)
    first = (_left(placed.column[arrow.owner]) + (_WIDE if leaves > 0 else 0.0), ends[0])
    last = (_left(placed.column[arrow.owned]) + (-_TIP if arrives > 0 else _WIDE + _TIP), ends[1])
    points = [first]
    for column, height in placed.passing[number]:
        sides = [(_left(column), top + height), (_left(column) + _WIDE, top + height)]
        points += sides[::leaves]
    return [*points, last]


def _with_straight(points: _Points, label: str, ways: tuple[int, int], *, near_owner: bool) -> _Points:
    """The points with a straight piece for the label, at the end where fewer arrows are: however steep the rest is."""
    long = _size(label) * _SMALL + 14
    if near_owner:
        x, y = points[0]
        return [points[0], (x + long * ways[0], y), *points[1:]]
    x, y = points[-1]
    return [*points[:-1], (x - long * ways[1], y), points[-1]]


def _ways(placed: Layout, arrow: Arrow) -> tuple[int, int]:
    """Whether an arrow leaves and arrives going right (1) or left (-1): a stake in an owner leads back, an own one round."""
    if arrow.owner == arrow.owned:
        return 1, -1
    way = 1 if placed.column[arrow.owner] < placed.column[arrow.owned] else -1
    return way, way


_Curve = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]


def _curves(points: _Points, ways: tuple[int, int]) -> list[_Curve]:
    """Smooth curves from point to point."""
    found: list[_Curve] = []
    for (x, y), (to_x, to_y) in pairwise(points):
        # An arrow back to its own box has no way to go and needs room to turn.
        bend = abs(to_x - x) / 2 if abs(to_x - x) > _TURN else _TURN
        found.append(((x, y), (x + bend * ways[0], y), (to_x - bend * ways[1], to_y), (to_x, to_y)))
    return found


def _path(curves: list[_Curve]) -> str:
    first = curves[0][0]
    bends = (" ".join(f"{x:.1f} {y:.1f}" for x, y in curve[1:]) for curve in curves)
    return f"M{first[0]:.1f} {first[1]:.1f} {' '.join(f'C{bend}' for bend in bends)}"


def _tip(point: tuple[float, float], way: int) -> str:
    x, y = point
    return f'<path class="own-tip" d="M{x + _TIP * way:.1f} {y:.1f} l{-(_TIP + 1) * way:.0f} -4.5 v9 z"/>'


def _free(
    curves: list[_Curve], label: str, taken: list[tuple[float, float, float, float]], *, near_owner: bool
) -> tuple[float, float]:
    """A place on the arrow for its label that no other label has, near the end where arrows are apart."""
    ordered = curves[:2] if near_owner else curves[:-3:-1]
    width = _size(label) * _SMALL + 8
    shares = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)
    best, least = curves[0][0], float("inf")
    for curve, share in product(ordered, shares):
        at_x, at_y = (_bezier(share, *(point[axis] for point in curve)) for axis in (0, 1))
        frame = (at_x - width / 2, at_y - 9, at_x + width / 2, at_y + 9)
        covered = sum(_overlap(frame, other) for other in taken)
        if covered < least:
            best, least = (at_x, at_y), covered
        if not covered:
            break
    taken.append((best[0] - width / 2, best[1] - 9, best[0] + width / 2, best[1] + 9))
    return best


def _bezier(share: float, first: float, second: float, third: float, last: float) -> float:
    rest = 1 - share
    return rest**3 * first + 3 * rest**2 * share * second + 3 * rest * share**2 * third + share**3 * last


def _overlap(one: tuple[float, float, float, float], two: tuple[float, float, float, float]) -> float:
    across = min(one[2], two[2]) - max(one[0], two[0])
    down = min(one[3], two[3]) - max(one[1], two[1])
    return across * down if across > 0 and down > 0 else 0.0


def _legend(drawing: Drawing, row: float) -> Iterator[str]:
    """What the lines and frames mean, in words: nothing is told by colour alone."""
    x = _EDGE
    for style, text in (
        ("full", "counts in full"),
        ("may", "may count"),
        ("nothing", "counts for nothing"),
    ):
        yield f'<g class="own-{style}"><path class="own-arrow" d="M{x:.0f} {row:.0f} h34"/></g>'
        yield f'<text class="own-soft" x="{x + 42:.0f}" y="{row + 4:.0f}">{text}</text>'
        x += 60 + _size(text) * _SMALL
    x, row = _EDGE, row + 28
    for style, text in zip(("blocked", "possible", "clear"), drawing.words, strict=True):
        yield f'<g class="own-{style}"><rect class="own-box" x="{x:.0f}" y="{row - 9:.0f}" width="34" height="18" rx="4"/></g>'
        yield f'<text class="own-soft" x="{x + 42:.0f}" y="{row + 4:.0f}">{_safe(text)}</text>'
        x += 60 + _size(text) * _SMALL
    yield f'<g class="own-blocked"><rect class="own-band" x="{x:.0f}" y="{row - 9:.0f}" width="6" height="18" rx="3"/></g>'
    yield f'<text class="own-soft" x="{x + 14:.0f}" y="{row + 4:.0f}">bar: on a list itself</text>'
