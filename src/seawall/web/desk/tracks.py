"""The picture of an exposure: one track a host with what it met and when, above the coverage of the same days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from seawall.exposure.found import Moment
from seawall.exposure.phases import Phase
from seawall.reports.exposure import bars, days_of

# The picture's own units; it grows with the page.
WIDTH, LEFT, TRACK, TOP = 1000.0, 150.0, 22.0, 6.0
# More tracks are no picture; the table of hosts has all. A name that is longer is cut; its title has it whole.
MOST_TRACKS, _LETTERS = 14, 20
_COVER = 30.0
# A meeting of one second is a line that can be seen.
_LEAST = 3.0
_TICKS = 5
# Phases are told apart by height and by word too, not by colour alone: what makes a yes stands tallest.
_CLASS = {
    Phase.IN_WINDOW: "within", Phase.GRACE: "near", Phase.OPEN: "near", Phase.SEIZED: "seized", Phase.BEFORE: "aside",
    Phase.AFTER: "aside", Phase.REASSIGNED: "aside",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """One rectangle with what it says."""

    x: float
    y: float
    wide: float
    high: float
    kind: str
    said: str


@dataclass(frozen=True, slots=True)
class Track:
    """A host's name, where its line stands, and whether it makes the answer yes."""

    name: str
    short: str
    y: float
    is_yes: bool


@dataclass(frozen=True, slots=True)
class Tracks:
    """The picture: its height, its tracks, what is on them, the coverage below, and the days of its grid."""

    high: float
    floor: float
    tracks: tuple[Track, ...]
    pieces: tuple[Piece, ...]
    cover: tuple[Piece, ...]
    days: tuple[tuple[float, str], ...]
    left_out: int


def tracks(
    moments: Iterable[Moment], hosts: Sequence[str], calendar: tuple[tuple[date, int, float], ...]
) -> Tracks | None:
    """The picture of these hosts, in their order; None where neither a dated meeting nor a day is there."""
    rows = [row for row in moments if row.told.first and row.told.last]
    ends = [edge.date() for row in rows for edge in (row.told.first, row.told.last) if edge]
    ends += [calendar[0][0], calendar[-1][0]] if calendar else []
    if not ends:
        return None
    first, last = min(ends), max(ends) + timedelta(days=1)
    shown = [host for host in hosts if any(row.told.host == host for row in rows)]
    place = {host: number for number, host in enumerate(shown[:MOST_TRACKS])}
    floor = TOP + TRACK * len(place) + 8
    scale = _Scale(first, last)
    return Tracks(
        floor + _COVER + 26,
        floor,
        tuple(_track(host, number, rows) for host, number in place.items()),
        tuple(_piece(row, place[row.told.host], scale) for row in rows if row.told.host in place),
        tuple(_covered(calendar, floor, scale)),
        tuple(scale.ticks()),
        max(0, len(shown) - MOST_TRACKS),
    )


class _Scale:
    """From days to the picture's own units."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.days = first, max((last - first).days, 1)

    def of(self, moment: datetime | date) -> float:
        """Where a moment, or the beginning of a day, stands."""
        days = (moment if not isinstance(moment, datetime) else moment.date()) - self.first
        part = (moment.hour * 60 + moment.minute) / 1440 if isinstance(moment, datetime) else 0.0
        return round(LEFT + (WIDTH - LEFT) * (days.days + part) / self.days, 2)

    def ticks(self) -> list[tuple[float, str]]:
        """Some days evenly apart, the first and the last among them."""
        steps = min(self.days, _TICKS)
        offsets = sorted({round(self.days * step / steps) for step in range(steps + 1)})
        return [(self.of(day), day.isoformat()) for day in (self.first + timedelta(days=each) for each in offsets)]


def _track(host: str, number: int, rows: Sequence[Moment]) -> Track:
    short = host if len(host) <= _LETTERS else f"{host[: _LETTERS - 1]}…"
    return Track(
        host, short, TOP + TRACK * number, any(row.best.is_contact for row in rows if row.told.host == host)
    )  # fmt: skip


def _piece(row: Moment, number: int, scale: _Scale) -> Piece:
    seen = row.told
    assert seen.first is not None  # rows without a date are not drawn
    assert seen.last is not None
    kind = "yes" if row.best.is_contact else _CLASS[seen.phase]
    high = {"yes": 16.0, "within": 12.0}.get(kind, 8.0)
    begin, end = scale.of(seen.first), scale.of(seen.last)
    said = f"{days_of(seen.first, seen.last)}, {seen.host}: {seen.direction.value}, {seen.met}; {seen.phase.value}; {seen.rows:,} rows"
    y = TOP + TRACK * number + (TRACK - high) / 2
    return Piece(min(begin, WIDTH - _LEAST), y, max(round(end - begin, 2), _LEAST), high, kind, said)


def _covered(calendar: tuple[tuple[date, int, float], ...], floor: float, scale: _Scale) -> Iterable[Piece]:
    """The coverage bar, on the same days as the tracks: an empty box for what was asked, filled as far as logs exist."""
    if not calendar:
        return
    first, length = calendar[0][0], (calendar[-1][0] - calendar[0][0]).days + 1
    begin, whole = scale.of(first), scale.of(first + timedelta(days=length)) - scale.of(first)
    for x, wide, share, said in bars(calendar):
        at, across = round(begin + whole * x, 2), max(round(whole * wide, 2), 0.5)
        yield Piece(at, floor, across, _COVER, "asked", said)
        if share:
            high = max(_COVER * share, 1.5)
            yield Piece(at, round(floor + _COVER - high, 2), across, round(high, 2), "covered", said)
