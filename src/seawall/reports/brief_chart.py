"""The two pictures of a brief: the map of phases, and what one's own logs met beside how much of the days they cover."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from html import escape
from typing import Final

from seawall.attribution.measure import cut, width
from seawall.briefs import Brief, Contact, Span

_WIDE, _NAMES, _RIGHT, _ROW, _TOP = 1000.0, 250.0, 24.0, 24.0, 34.0
_SIZE: Final = 12.0
_BAR: Final = 11.0
MOST_HOSTS: Final = 14
# More rows are no map.
MOST_SPANS: Final = 24
_LEAST_DAYS: Final = 30
# A tick of a year needs so much room for its number.
_TICK: Final = 46.0
_BARS: Final = 180
_POINTS: Final = frozenset({"designation", "listing", "seizure"})
_CLASS: Final = {
    "designation": "law",
    "listing": "law",
    "seizure": "law",
    "actor": "group",
    "campaign or event": "event",
}

# Nothing is told by colour alone: points are diamonds, a row without an end fades and says so, what decides is filled.
_STYLE = """
  .ph { --ink: #16202b; --soft: #55636f; --line: #dde3e9; --net: #1f5fa8; --group: #7b2d8b; --event: #0f766e; --law: #a4161a; --empty: #dfe4e9; --full: #1d6f42;
    font: 12px system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; }
  @media (prefers-color-scheme: dark) { .ph { --ink: #e5ebf1; --soft: #9aa9b8; --line: #2c3743; --net: #79b8ff; --group: #d2a8ff; --event: #56d4c4; --law: #ff7b72; --empty: #3a4653; --full: #5fd38d; } }
  .ph text { fill: var(--ink); } .ph .ph-soft { fill: var(--soft); } .ph-grid { stroke: var(--line); stroke-width: 1; }
  .ph-net { fill: var(--net); } .ph-group { fill: var(--group); } .ph-event { fill: var(--event); } .ph-law { fill: var(--law); }
  .ph-open { fill-opacity: .45; } .ph-full { fill: var(--full); } .ph-empty { fill: var(--empty); }
  .ph-yes { fill: var(--law); stroke: var(--law); } .ph-other { fill: none; stroke: var(--law); stroke-width: 1.6; }
"""


def phases(brief: Brief) -> str:
    """The map of phases as SVG: a bar for the days of each thing, a diamond for what happened on one; empty without days."""
    if not brief.spans:
        return ""
    spans = _shown(brief.spans)
    days = [day for row in spans for day in (row.start, row.end) if day]
    axis = _Axis(min(days), max(days))
    rows = [_row(row, place, axis) for place, row in enumerate(spans)]
    below = _TOP + _ROW * len(spans)
    if left_out := len(brief.spans) - len(spans):
        rows.append(_text(8, below + 16, f"and {left_out:,} more; all stand in the JSON", "ph-soft"))
        below += _ROW
    high = below + 30
    told = "; ".join(_said(row) for row in spans)
    legend = "bar: days in use by the sources · pale: no end is said · diamond: an authority's act on that day"
    return _svg("Map of phases", told, high, [*axis.ticks(high - 30), *rows, _legend(legend, high)])


def _shown(spans: Sequence[Span]) -> list[Span]:
    """As many rows as are read, in their order; what authorities did is shown before all else."""
    by_weight = sorted(range(len(spans)), key=lambda place: (spans[place].word not in _POINTS, place))
    return [spans[place] for place in sorted(by_weight[:MOST_SPANS])]


def exposure(brief: Brief) -> str:
    """Contacts of one's own hosts over time, above the share of days that the logs cover; empty where no logs were read."""
    if not brief.contacts and not brief.coverage:
        return ""
    days = [*(day for one in brief.contacts for day in (one.first, one.last)), *(day for day, _, _ in brief.coverage)]
    axis = _Axis(min(days), max(days))
    hosts = list(dict.fromkeys(one.host for one in brief.contacts))
    kept = hosts[:MOST_HOSTS]
    parts: list[str] = []
    for place, host in enumerate(kept):
        parts += _host(host, [one for one in brief.contacts if one.host == host], place, axis)
    below = _TOP + _ROW * len(kept)
    if len(hosts) > len(kept):
        below += _ROW
        parts.append(_text(8, below - 8, f"and {len(hosts) - len(kept):,} more hosts", "ph-soft"))
    parts += _coverage(brief, below, axis)
    high = below + _ROW * 2 + 34
    legend = "filled: makes the answer a yes · hollow: other phases · below: share of days asked about that logs cover"
    told = "; ".join(f"{one.host} {one.phase} {one.first} {one.met}" for one in brief.contacts[:40])
    return _svg("Exposure", told, high, [*axis.ticks(high - 30), *parts, _legend(legend, high)])


def for_paper(picture: str) -> str:
    """The picture with its light colours written out, for a printer that knows no variables and no dark screen."""
    block = re.search(r"<style>(.*?)</style>", picture, re.DOTALL)
    if block is None:
        return picture
    style = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", block[1])
    values = dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-fA-F]{3,8})", style))
    style = re.sub(r"--[\w-]+:\s*#[0-9a-fA-F]{3,8};", "", style)
    style = re.sub(r"var\((--[\w-]+)\)", lambda found: values.get(found[1], "#000000"), style)
    style = re.sub(r"[^{}]*:(?:hover|focus)[^{}]*\{[^{}]*\}", "", style)
    return picture.replace(block[0], f"<style>{style}</style>")


class _Axis:
    """Days to pixels."""

    def __init__(self, first: date, last: date) -> None:
        self.first = first.toordinal()
        # Some sources write the end of the calendar for "no end".
        self.last = min(max(last.toordinal() + 1, self.first + _LEAST_DAYS), date.max.toordinal())
        self._years = range(first.year, date.fromordinal(self.last).year + 1)

    def x(self, day: date | int) -> float:
        """The place of a day's beginning."""
        number = day if isinstance(day, int) else day.toordinal()
        return _NAMES + (number - self.first) / (self.last - self.first) * (_WIDE - _NAMES - _RIGHT)

    def ticks(self, bottom: float) -> Iterator[str]:
        """A line at each year, with its number where there is room; a short span has its ends instead."""
        starts = [date(year, 1, 1) for year in self._years if date(year, 1, 1).toordinal() >= self.first]
        marks = [(self.x(day), str(day.year)) for day in starts]
        if len(marks) < 2:
            ends = (date.fromordinal(self.first), date.fromordinal(self.last - 1))
            marks = [(self.x(ends[0]), ends[0].isoformat()), (self.x(ends[1]) - 60, ends[1].isoformat())]
        last = -_TICK
        for x, text in marks:
            yield f'<line class="ph-grid" x1="{x:.1f}" y1="{_TOP - 8:.0f}" x2="{x:.1f}" y2="{bottom:.0f}"/>'
            if x - last >= _TICK:
                yield _text(x + 3, _TOP - 14, text, "ph-soft")
                last = x


def _row(row: Span, place: int, axis: _Axis) -> str:
    y = _TOP + _ROW * place
    name = _text(8, y + 16, cut(row.name, _SIZE, _NAMES - 20))
    kind = _CLASS.get(row.word, "net")
    if row.word in _POINTS:
        return f"<g><title>{escape(_said(row))}</title>{name}{_diamond(axis.x(row.start or row.end or date.min), y + 12, kind)}</g>"
    begin = axis.x(row.start) if row.start else _NAMES
    until = axis.x(row.end.toordinal() + 1) if row.end else _WIDE - _RIGHT
    # So narrow a bar that it can't be seen is three pixels wide.
    shape = f'<rect class="ph-{kind}{"" if row.end else " ph-open"}" x="{begin:.1f}" y="{y + 12 - _BAR / 2:.1f}" width="{max(until - begin, 3):.1f}" height="{_BAR:.0f}" rx="2"/>'
    return f"<g><title>{escape(_said(row))}</title>{name}{shape}</g>"


def _said(row: Span) -> str:
    if row.word in _POINTS:
        return f"{row.name}: {row.start}"
    days = f"{row.start or 'start not said'} – {row.end or 'no end said'}"
    return f"{row.name} ({row.word}): {days}"


def _diamond(x: float, y: float, kind: str) -> str:
    return f'<path class="ph-{kind}" d="M{x:.1f} {y - 7:.1f} l6 7 l-6 7 l-6 -7 z"/>'


def _host(host: str, rows: Sequence[Contact], place: int, axis: _Axis) -> Iterator[str]:
    y = _TOP + _ROW * place
    yield _text(8, y + 16, cut(host, _SIZE, _NAMES - 20))
    for one in rows:
        style = "yes" if one.is_contact else "other"
        said = f"{one.host}, {one.first}: {one.met}, {one.phase}"
        x = (axis.x(one.first) + axis.x(one.last.toordinal() + 1)) / 2
        yield f'<g><title>{escape(said)}</title><circle class="ph-{style}" cx="{x:.1f}" cy="{y + 12:.1f}" r="4.5"/></g>'


def _coverage(brief: Brief, top: float, axis: _Axis) -> Iterator[str]:
    """A bar a day, or of so many days that they fit; its height is the covered share of the indicator-days."""
    if not brief.coverage:
        return
    yield _text(8, top + 28, "days covered by logs")
    step = -(-(axis.last - axis.first) // _BARS)
    bars: dict[int, list[tuple[date, int, float]]] = defaultdict(list)
    for row in brief.coverage:
        bars[(row[0].toordinal() - axis.first) // step].append(row)
    for place, inside in sorted(bars.items()):
        begin = axis.first + place * step
        end = min(begin + step, axis.last)
        asked = sum(count for _, count, _ in inside)
        share = sum(count * part for _, count, part in inside) / asked if asked else 0.0
        x, wide = axis.x(begin), max(axis.x(end) - axis.x(begin), 1.0)
        high = max(share * 30, 2.0) if share else 0.0
        yield f'<g><title>{inside[0][0]}: {asked:,} indicator-days, {share:.1%} covered</title><rect class="ph-empty" x="{x:.1f}" y="{top + 8:.0f}" width="{wide:.1f}" height="30"/>'
        yield f'<rect class="ph-full" x="{x:.1f}" y="{top + 38 - high:.1f}" width="{wide:.1f}" height="{high:.1f}"/></g>'


_Text = Callable[[float, float, str], str]


def _text(x: float, y: float, text: str, style: str = "") -> str:
    kind = f' class="{style}"' if style else ""
    return f'<text{kind} x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'


def _legend(text: str, high: float) -> str:
    return _text(8, high - 10, cut(text, _SIZE, max(_WIDE, width(text, _SIZE))), "ph-soft")


def _svg(title: str, told: str, high: float, parts: Sequence[str]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDE:.0f}" height="{high:.0f}" viewBox="0 0 {_WIDE:.0f} {high:.0f}" class="ph" '
        f'role="img" aria-label="{escape(title)}"><title>{escape(title)}</title><desc>{escape(told)}</desc><style>{_STYLE}</style>'
    )
    return "\n".join((head, *parts, "</svg>")) + "\n"
