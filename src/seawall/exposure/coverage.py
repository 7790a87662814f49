"""For how many indicator-days did our logs exist? Without this number "no hits" says nothing.

A day of an indicator's window is covered by the hours in which a log of a kind that must show it holds any row. What was
not logged and what was quiet can't be told apart in most formats; so an empty hour is not covered.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from seawall.claims.indicator import IndicatorKind
from seawall.exposure.index import SHOWS, Index, shown_in
from seawall.exposure.phases import Bounds, micros

_HOUR: Final = 3_600_000_000
_DAY_HOURS: Final = 24
_FIRST: Final = date(1970, 1, 1)


class Shown(Protocol):
    """What one kind of log shows of one day: bit 0 of `hours` is midnight to one, UTC."""

    @property
    def hours(self) -> int:
        """Bits of the hours in which a row stands."""


Days = Mapping[str, Mapping[str, Shown]]  # kind of log → day as 2024-05-31 → hours; the logs' manifest has it so


@dataclass(frozen=True, slots=True)
class Covered:
    """Indicators of one kind in logs of one kind.

    must      whether this is the kind of log in which such an indicator must show itself (the first in index.SHOWS)
    asked     hours of all their windows; covered: those in which such logs exist
    """

    kind: IndicatorKind
    log: str
    must: bool
    indicators: int
    asked: int
    covered: int

    @property
    def asked_days(self) -> float:
        """Indicator-days asked about."""
        return self.asked / _DAY_HOURS

    @property
    def covered_days(self) -> float:
        """Indicator-days in which such logs exist."""
        return self.covered / _DAY_HOURS


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the logs could have shown.

    uncounted  numbers of indicators of whose time not all is said (no window, or one end alone), so that days can't be counted
    unread     numbers of those that could not be looked for at all
    """

    rows: tuple[Covered, ...]
    uncounted: tuple[int, ...]
    unread: tuple[int, ...]

    @property
    def asked_days(self) -> float:
        """Indicator-days asked about, each once."""
        return sum(row.asked_days for row in self.rows if row.must)

    @property
    def covered_days(self) -> float:
        """Those in which the logs exist that must show it."""
        return sum(row.covered_days for row in self.rows if row.must)

    @property
    def share(self) -> float | None:
        """The covered share; None where no day can be counted."""
        return self.covered_days / self.asked_days if self.asked_days else None


class Logged:
    """The hours of logs, by kind, ready to be counted between any two moments."""

    def __init__(self, days: Days) -> None:
        """From the manifest's days; a day that is no date is refused as ValueError, for it would be missing in silence."""
        self._hours = {kind: _hours(shown) for kind, shown in days.items()}

    def count(self, kind: str, first: NDArray[np.int64], last: NDArray[np.int64]) -> NDArray[np.int64]:
        """How many hours of this kind exist from hour `first` to hour `last` since 1970, both included; by element."""
        hours = self._hours.get(kind)
        if hours is None:
            return np.zeros(len(first), np.int64)
        return np.searchsorted(hours, last, "right") - np.searchsorted(hours, first, "left")


def _hours(shown: Mapping[str, Shown]) -> NDArray[np.int64]:
    found = [
        (date.fromisoformat(day) - _FIRST).days * _DAY_HOURS + hour
        for day, one in shown.items()
        for hour in range(_DAY_HOURS)
        if one.hours >> hour & 1
    ]
    return np.array(sorted(found), np.int64)


def span(known: Bounds, until: int) -> tuple[int, int] | None:
    """The microseconds in which an indicator was the actor's as far as that can be counted; None where nothing can be.

    A window ends where the authorities or another took over; one that is still open ends `until`.
    """
    if known.start > known.end:
        return None
    end = known.end if known.closes else until
    end = min(end, until, known.seized - 1, known.reassigned - 1)
    return (known.start, end) if known.start <= end else None


def coverage(index: Index, days: Days, as_of: datetime) -> Coverage:
    """How much of the indicators' windows the logs cover, by kind of indicator and kind of log; windows open to now end as_of."""
    logged, until = Logged(days), micros(as_of)
    spans: dict[tuple[IndicatorKind, tuple[str, ...]], list[tuple[int, int]]] = {}
    for number, one in enumerate(index.indicators):
        counted = None if number in index.unread else span(index.bounds[number], until)
        if counted:
            spans.setdefault((one.kind, shown_in(one)), []).append(counted)
    order = list(SHOWS)
    rows = tuple(
        row
        for said in sorted(spans, key=lambda it: (order.index(it[0]), it[1]))
        for row in _rows(*said, spans[said], logged)
    )
    whole = [known.opens and known.closes for known in index.bounds]
    uncounted = tuple(n for n, said in enumerate(whole) if not said and n not in index.unread)
    return Coverage(rows, uncounted, tuple(sorted(index.unread)))


def _rows(
    kind: IndicatorKind, logs: tuple[str, ...], spans: Sequence[tuple[int, int]], logged: Logged
) -> list[Covered]:
    ends = np.array(spans, np.int64) // _HOUR
    first, last = ends[:, 0], ends[:, 1]
    asked = int((last - first + 1).sum())
    return [
        Covered(kind, log, place == 0, len(spans), asked, int(logged.count(log, first, last).sum()))
        for place, log in enumerate(logs)
    ]


def calendar(index: Index, days: Days, as_of: datetime) -> list[tuple[date, int, float]]:
    """Day by day: of how many indicators it is asked, and the share of it that the logs cover, for a bar; days in order.

    Only days in some window are listed. With several kinds of logs asked of a day, the share is that over all of them.
    """
    logged, until = Logged(days), micros(as_of)
    asked: dict[str, Counter[int]] = {}
    for number, one in enumerate(index.indicators):
        counted = None if number in index.unread else span(index.bounds[number], until)
        if counted:
            change = asked.setdefault(shown_in(one)[0], Counter())
            change[counted[0] // _HOUR // _DAY_HOURS] += 1
            change[counted[1] // _HOUR // _DAY_HOURS + 1] -= 1
    totals: dict[int, tuple[int, float]] = {}
    for kind, change in asked.items():
        for day, many in _running(change):
            at = np.array([day * _DAY_HOURS], np.int64)
            hours = int(logged.count(kind, at, at + _DAY_HOURS - 1)[0])
            before = totals.get(day, (0, 0.0))
            totals[day] = (before[0] + many, before[1] + many * hours / _DAY_HOURS)
    return [(_day(day), many, covered / many) for day, (many, covered) in sorted(totals.items())]


def _running(change: Counter[int]) -> list[tuple[int, int]]:
    """The days on which any indicator's window stands open, and how many."""
    found, many, places = [], 0, sorted(change)
    for place, following in zip(places, [*places[1:], places[-1]], strict=True):
        many += change[place]
        found += [(day, many) for day in range(place, following) if many]
    return found


def _day(number: int) -> date:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=number)).date()
