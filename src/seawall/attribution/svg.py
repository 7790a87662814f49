"""A drawing of the graph as one SVG image: no script, no font, nothing fetched; light or dark as the reader's screen is.

Nothing is told by colour alone: a line's state stands beside its relation, and what needs a check of the primary source has a
question mark. Every box and line has a title that says it whole, for readers that don't look.
"""

from collections.abc import Callable, Iterator
from html import escape
from itertools import pairwise

from seawall.attribution.drawing import COLUMNS, Arrow, Box, Drawing
from seawall.attribution.graph import State
from seawall.attribution.layout import PORT, Frame, Item, Layout, Route, Tie, layout
from seawall.attribution.measure import cut, drawable, width, wrapped
from seawall.claims import NodeKind

# What a link on an arrow or a box leads to; an empty text is no link.
Href = Callable[[Arrow], str]
Opens = Callable[[Box], str]

# Sizes in pixels: letters of titles, lines, small text; the height of a line; the widest box.
_TITLE, _LINE, _SMALL = 13.5, 12.0, 11.5
# Letters of the heavier face are so much wider, in DejaVu Sans Bold, the widest that readers have.
_BOLD = 1.14
_ROW, _PAD, _WIDEST, _LEAST = 17.0, 10.0, 236.0, 96.0
_STRIPE = 6.0
_EDGE, _HEAD = 26.0, 112.0
_LEGEND = 78.0
_LEGEND_TEXT = "? needs a check of the primary source · ×5 five ties · thick frame: what was asked about · red bar: a listing, or who is listed · = is called, by somebody's word"
# A name of more lines ends in an ellipsis; its title has it whole.
_MOST_LINES = 3
# A picture narrower than its own words is no use.
_LEAST_WIDE = 720.0
_TIP = 8.0
# How many sentences of a line's title; the table has all.
_MOST_TOLD = 8

_CLASS = {
    NodeKind.AUTHORITY: "says", NodeKind.LISTING: "listed", NodeKind.DOCUMENT: "says", NodeKind.COMPANY: "who",
    NodeKind.PERSON: "who", NodeKind.ACTOR: "group", NodeKind.INFRASTRUCTURE: "net", NodeKind.TOOL: "tool",
    NodeKind.MALWARE: "tool", NodeKind.EVENT: "net", NodeKind.INDICATOR: "look", NodeKind.VULNERABILITY: "look",
    NodeKind.TECHNIQUE: "look", NodeKind.DEVICE: "victim", NodeKind.SECTOR: "victim", NodeKind.COUNTRY: "victim",
}  # fmt: skip

# Every class begins with "att": on a page the styles of pictures and page meet. Contrast of text is 4.5 : 1 or more.
STYLE = """
  .att { --paper: #ffffff; --ink: #16202b; --soft: #55636f; --box: #f7f9fb; --rim: #8b98a5; --line: #6b7885; --amber: #8a5a00; --over: #6d7985;
    --says: #6b7885; --listed: #a4161a; --who: #3d4f61; --group: #7b2d8b; --net: #1f5fa8; --tool: #0f766e; --look: #8a5a00; --victim: #4d7c0f;
    font: 13.5px system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; }
  @media (prefers-color-scheme: dark) { .att { --paper: #12181f; --ink: #e5ebf1; --soft: #9aa9b8; --box: #1a222b; --rim: #6a7884; --line: #8494a3;
    --amber: #e3b341; --over: #8b98a5; --says: #9aa9b8; --listed: #ff7b72; --who: #c3d0dc; --group: #d2a8ff; --net: #79b8ff; --tool: #56d4c4; --look: #e3b341; --victim: #a5d66f; } }
  .att text { fill: var(--ink); } .att-paper { fill: var(--paper); } .att-title { font-size: 17px; font-weight: 700; }
  .att .att-soft { font-size: 12px; fill: var(--soft); } .att .att-head { font-size: 12px; font-weight: 600; fill: var(--soft); } .att-name { font-weight: 600; }
  .att .att-kind, .att .att-label { font-size: 11.5px; } .att .att-kind { fill: var(--soft); } .att .att-row { font-size: 12px; }
  .att-box { fill: var(--box); stroke: var(--rim); stroke-width: 1.2; } .att-many .att-back { fill: var(--box); stroke: var(--rim); stroke-width: 1.2; }
  .att-asked .att-box { stroke: var(--ink); stroke-width: 2.4; } .att-stripe { fill: currentColor; }
  .att-line { fill: none; stroke: var(--line); stroke-width: 1.5; } .att-tip { fill: var(--line); }
  .att .att-label { fill: var(--ink); }
  .att-disputed .att-line { stroke: var(--amber); stroke-dasharray: 7 4; stroke-width: 1.8; } .att-disputed .att-tip { fill: var(--amber); } .att .att-disputed .att-label { fill: var(--amber); }
  .att-over .att-line { stroke: var(--over); stroke-dasharray: 2 4; } .att-over .att-tip { fill: var(--over); } .att .att-over .att-label { fill: var(--over); text-decoration: line-through; }
  .att a:focus .att-box, .att a[aria-current] .att-box { stroke: var(--ink); stroke-width: 3.2; } .att a:hover .att-box { stroke: var(--ink); } .att a[aria-current] .att-name { text-decoration: underline; }
  .att a:hover .att-line, .att a:focus .att-line { stroke-width: 3.2; } .att a:focus { outline: none; } .att a:focus .att-label { text-decoration: underline; }
  .att .att-warn { font-size: 12px; font-weight: 600; fill: var(--amber); }
  .att-says { color: var(--says); } .att-listed { color: var(--listed); } .att-who { color: var(--who); } .att-group { color: var(--group); }
  .att-net { color: var(--net); } .att-tool { color: var(--tool); } .att-look { color: var(--look); } .att-victim { color: var(--victim); }
"""
_OVER = frozenset({State.DENIED, State.CORRECTED, State.WITHDRAWN})


def source_of(arrow: Arrow) -> str:
    """The address of the first source of an arrow that has one; only http and https are ever linked to."""
    urls = (claim.saying.place.url for edge in arrow.edges for claim in edge.claims)
    return next((url for url in urls if url.startswith(("https://", "http://"))), "")


def anchor_of(arrow: Arrow) -> str:
    """The place of an arrow's first edge in a table on the same page."""
    return f"#{arrow.edges[0].id}"


def svg(drawing: Drawing, href: Href = source_of, opens: Opens | None = None) -> str:
    """The image as text. Its size grows with what is in it, so that letters stay as large as they are.

    opens makes of each box a link, with the id "box-" and its number: the picture is then part of a page, which brings STYLE
    itself; lines can be clicked and are no stops of the Tab key, for every box lists its own.
    """
    words = [_words(box) for box in drawing.boxes]
    items = [Item(_wide(rows), _high(rows), box.column) for rows, box in zip(words, drawing.boxes, strict=True)]
    labels = [label_of(arrow) for arrow in drawing.arrows]
    ties = [_tie(arrow, label) for arrow, label in zip(drawing.arrows, labels, strict=True)]
    placed = layout(items, ties)
    wide = max(placed.wide + 2 * _EDGE, _LEAST_WIDE, _head_wide(placed), width(_LEGEND_TEXT, _LINE) + 2 * _EDGE)
    high = _HEAD + placed.high + _LEGEND
    arrows = zip(drawing.arrows, placed.routes, labels, strict=True)
    boxes = zip(drawing.boxes, words, placed.frames, strict=True)
    style = "" if opens else f"<style>{STYLE}</style>"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {_size(wide, high)} class="att" role="group" aria-label="{_safe(drawing.title)}">',
        f"<title>{_safe(drawing.title)}</title><desc>{_safe(_described(drawing))}</desc>{style}",
        f'<rect class="att-paper" width="{wide:.0f}" height="{high:.0f}"/>',
        *_head(drawing, placed, wide),
        *(_line(arrow, _moved(route), label, href(arrow), is_stop=opens is None) for arrow, route, label in arrows),
        *(
            _opened(place, _drawn(box, rows, _shifted(frame)), box, opens)
            for place, (box, rows, frame) in enumerate(boxes)
        ),
        *_legend(_HEAD + placed.high + 34),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _size(wide: float, high: float) -> str:
    return f'width="{wide:.0f}" height="{high:.0f}" viewBox="0 0 {wide:.0f} {high:.0f}"'


def _tie(arrow: Arrow, label: str) -> Tie:
    ends = (arrow.object, arrow.subject) if arrow.is_turned else (arrow.subject, arrow.object)
    return Tie(*ends, width(drawable(label), _SMALL))


def label_of(arrow: Arrow) -> str:
    """What stands on an arrow: relation, the number of ties if several, the days, how it stands, a question mark for a check due."""
    count = f" ×{len(arrow.edges):,}" if len(arrow.edges) > 1 else ""
    days = {edge.days for edge in arrow.edges}
    when = f", {days.pop()}" if len(days) == 1 and "" not in days and not arrow.has_days_in_box else ""
    state = f" ({arrow.state})" if arrow.state is not State.HOLDS else ""
    return f"{arrow.label}{count}{when}{state}{' ?' if arrow.needs_check else ''}"


def _described(drawing: Drawing) -> str:
    """The picture in words, for readers that don't look: every arrow is a sentence."""
    names = [box.title for box in drawing.boxes]
    told = (f"{names[arrow.subject]} – {label_of(arrow)} – {names[arrow.object]}." for arrow in drawing.arrows)
    return " ".join((drawing.text + ".", *told))


_Rows = list[tuple[str, str]]


def _words(box: Box) -> _Rows:
    """The lines of a box, each with its style, cut to the widest box."""
    most = _WIDEST - 2 * _PAD - _STRIPE
    rows = [("name", line) for line in wrapped(drawable(box.title), _TITLE * _BOLD, most, _MOST_LINES)]
    if box.label:
        rows.insert(0, ("kind", cut(drawable(box.label), _SMALL, most)))
    rows += [("row", cut(drawable(line.text), _LINE, most)) for line in box.lines]
    if box.left_out:
        rows.append(("kind", f"and {box.left_out:,} more"))
    return rows


_LETTERS = {"name": _TITLE * _BOLD, "row": _LINE, "kind": _SMALL}


def _wide(rows: _Rows) -> float:
    return max(_LEAST, *(width(text, _LETTERS[style]) + 2 * _PAD + _STRIPE for style, text in rows))


def _high(rows: _Rows) -> float:
    return _ROW * len(rows) + 2 * _PAD - 4


def _shifted(frame: Frame) -> Frame:
    return Frame(frame.x + _EDGE, frame.y + _HEAD, frame.wide, frame.high)


def _moved(route: Route) -> Route:
    points = tuple((x + _EDGE, y + _HEAD) for x, y in route.points)
    return Route(points, route.forward, _shifted(route.label), route.is_loop)


def _safe(text: str) -> str:
    return escape(drawable(text))


def _head(drawing: Drawing, placed: Layout, wide: float) -> Iterator[str]:
    room = wide - 2 * _EDGE
    yield f'<text class="att-title" x="{_EDGE:.0f}" y="34">{_safe(cut(drawable(drawing.title), 18.5, room))}</text>'
    yield f'<text class="att-soft" x="{_EDGE:.0f}" y="54">{_safe(cut(drawing.text, _LINE, room))}</text>'
    if drawing.left_out:
        told = f"{drawing.left_out:,} more are not drawn; the table of ties has them all"
        yield f'<text class="att-warn" x="{_EDGE:.0f}" y="72">{told}</text>'
    edges = [*(x for _, x in placed.heads), wide - 2 * _EDGE]
    for (column, x), until in zip(placed.heads, edges[1:], strict=True):
        title = cut(COLUMNS[column][0], _LINE * 1.08, max(until - x, _LEAST))
        yield f'<text class="att-head" x="{x + _EDGE:.1f}" y="{_HEAD - 14:.0f}">{title}</text>'


def _head_wide(placed: Layout) -> float:
    """How wide the picture must be for the last column's heading."""
    column, x = placed.heads[-1] if placed.heads else (0, 0.0)
    return x + width(COLUMNS[column][0], _LINE * 1.08) + 2 * _EDGE


def _drawn(box: Box, rows: _Rows, frame: Frame) -> str:
    x, y, wide, high = frame.x, frame.y, frame.wide, frame.high
    kind = "listed" if box.is_listed else _CLASS[box.kind]
    asked = " att-asked" if box.is_asked else ""
    whole = box.title if len(box.members) == 1 else f"{box.title}: {', '.join(each.name for each in box.members[:50])}"
    parts = [f'<g class="att-{kind}{asked}{" att-many" * (len(box.members) > 1)}"><title>{_safe(whole)}</title>']
    if len(box.members) > 1:
        parts.append(
            f'<rect class="att-back" x="{x + 4:.1f}" y="{y + 4:.1f}" width="{wide:.1f}" height="{high:.1f}" rx="6"/>'
        )
    parts.append(f'<rect class="att-box" x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" rx="6"/>')
    parts.append(f'<rect class="att-stripe" x="{x:.1f}" y="{y:.1f}" width="{_STRIPE:.0f}" height="{high:.1f}" rx="3"/>')
    row = y + (high - _ROW * len(rows)) / 2 + 13
    for style, text in rows:
        parts.append(f'<text class="att-{style}" x="{x + _STRIPE + _PAD:.1f}" y="{row:.1f}">{escape(text)}</text>')
        row += _ROW
    return "".join((*parts, "</g>"))


def _opened(place: int, drawn: str, box: Box, opens: Opens | None) -> str:
    if opens is None:
        return drawn
    told = f"{box.label} {box.title}".strip()
    asked = ", asked about" if box.is_asked else ""
    return f'<a id="box-{place}" href="{_safe(opens(box))}" aria-label="{_safe(told)}{asked}">{drawn}</a>'


def _line(arrow: Arrow, route: Route, label: str, link: str, *, is_stop: bool) -> str:
    style = "over" if arrow.state in _OVER else "disputed" if arrow.state is State.DISPUTED else "holds"
    middle = route.label.x + route.label.wide / 2
    body = (
        f'<path class="att-line" d="{_path(route)}"/>{_tip(route, to_end=not arrow.is_turned)}'
        f'<rect class="att-paper" x="{route.label.x - 3:.1f}" y="{route.label.y + 2:.1f}" width="{route.label.wide + 6:.1f}" height="{PORT - 3:.1f}"/>'
        f'<text class="att-label" text-anchor="middle" x="{middle:.1f}" y="{route.label.y + 12.5:.1f}">{_safe(label)}</text>'
    )
    told = f'<g class="att-{style}"><title>{_safe(_told(arrow))}</title>{body}</g>'
    stop = "" if is_stop else ' tabindex="-1"'
    return f'<a href="{escape(drawable(link))}"{stop}>{told}</a>' if link else told


def _told(arrow: Arrow) -> str:
    sentences = [
        f"{edge.sentence}{f' ({edge.days})' if edge.days else ''}: {'; '.join(edge.factors)}." for edge in arrow.edges
    ]
    more = f" And {len(sentences) - _MOST_TOLD} more." if len(sentences) > _MOST_TOLD else ""
    return " ".join(sentences[:_MOST_TOLD]) + more


def _path(route: Route) -> str:
    x, y = route.points[0]
    parts = [f"M{x:.1f} {y:.1f}"]
    for (from_x, from_y), (to_x, to_y) in pairwise(route.points):
        if from_y == to_y or from_x == to_x:
            parts.append(f"L{to_x:.1f} {to_y:.1f}")
        else:
            half = (from_x + to_x) / 2
            parts.append(f"C{half:.1f} {from_y:.1f} {half:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}")
    return " ".join(parts)


def _tip(route: Route, *, to_end: bool) -> str:
    to_right = route.forward is to_end and not route.is_loop
    (x, y), way = (route.points[-1], 1) if to_right else (route.points[0], -1)
    return f'<path class="att-tip" d="M{x:.1f} {y:.1f} l{-_TIP * way:.1f} -4.5 v9 z"/>'


def _legend(row: float) -> Iterator[str]:
    """What lines, frames and signs mean, in words."""
    x = _EDGE
    for style, text in (
        ("holds", "said, and nothing against it"),
        ("disputed", "sources differ"),
        ("over", "denied, corrected or withdrawn"),
    ):
        yield f'<g class="att-{style}"><path class="att-line" d="M{x:.0f} {row:.0f} h34"/></g>'
        yield f'<text class="att-soft" x="{x + 42:.0f}" y="{row + 4:.0f}">{text}</text>'
        x += 66 + width(text, _LINE)
    yield f'<text class="att-soft" x="{_EDGE:.0f}" y="{row + 26:.0f}">{_LEGEND_TEXT}</text>'
