"""When a log row stands to the days an indicator was somebody's, and which way it went: phases, directions, their wording.

A day means the whole day in UTC, a second the whole second; both ends of a window belong to it. Grace is what the publisher's
precision and the clocks of the logs leave open: one unit of the precision plus the stated skew, on either side.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from seawall.claims.indicator import Indicator, IndicatorKind, Window


class Phase(StrEnum):
    """Where in an indicator's life a row falls; the order is that in which a reader wants them."""

    IN_WINDOW = "in the window"
    GRACE = "within the precision of the window"
    OPEN = "no window is said for that time"
    BEFORE = "before the window"
    AFTER = "after the window"
    SEIZED = "after seizure"
    REASSIGNED = "after the address or name passed to another"


class Direction(StrEnum):
    """Which way it went, seen from one's own host."""

    OUTBOUND = "our host contacted it"
    UNANSWERED = "our host tried to contact it and got no answer"
    INBOUND = "it contacted our host"
    SCANNED = "it scanned our host"
    ASKED = "our host looked it up in DNS"


PHASES: Final = tuple(Phase)
DIRECTIONS: Final = tuple(Direction)
_CODE: Final = {phase: number for number, phase in enumerate(PHASES)}

# What a reader is told beside the phase. Contact after a seizure is residual infection: a finding of its own (DOJ 24-1173).
MEANING: Final[dict[Phase, str]] = {
    Phase.IN_WINDOW: "on a day on which the source says it was the actor's",
    Phase.GRACE: "so near the window that the source's precision and the clocks of the logs can't tell",
    Phase.OPEN: "the source does not say whether it was the actor's then",
    Phase.BEFORE: "before the days on which the source says it was the actor's",
    Phase.AFTER: "after the days on which the source says it was the actor's",
    Phase.SEIZED: "after the authorities took it: a sign of a device still infected, not of contact with the actor",
    Phase.REASSIGNED: "after it had passed to somebody else: no contact with the actor",
}

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICRO: Final = timedelta(microseconds=1)
NEVER: Final = 2**62  # later than any datetime: year 9999 is 2.5e17 microseconds
_DAY: Final = timedelta(days=1)
# What a window's end is rounded out to, and how far off it may be, by the name of the precision. Of a month or a year the ends
# are given as days already; the longest of each is what they may be off by.
_UNITS: Final = {
    "SECOND": (timedelta(seconds=1), timedelta(seconds=1)),
    "DAY": (_DAY, _DAY),
    "MONTH": (_DAY, timedelta(days=31)),
    "YEAR": (_DAY, timedelta(days=366)),
}
# Rows before 1990 have no date: seconds from the start of a capture, or a clock that was never set.
UNDATED: Final = 631_152_000_000_000


def micros(moment: datetime) -> int:
    """Microseconds since 1970 in UTC; ValueError for a moment without a zone, which could be any of 26 hours."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return (moment - _EPOCH) // _MICRO


@dataclass(frozen=True, slots=True)
class Bounds:
    """A window in microseconds, both ends included.

    start, end          what is said to be the actor's; of a window said by one end, that day or second alone
    opens, closes       whether the window's start and end are said; beyond an end that isn't, the phase is OPEN
    grace               on either side
    seized, reassigned  from when; NEVER where not said
    """

    start: int
    end: int
    opens: bool
    closes: bool
    grace: int
    seized: int = NEVER
    reassigned: int = NEVER


def bounds(window: Window, skew: timedelta = timedelta(0)) -> Bounds:
    """A window with its precision and the logs' skew worked in; ValueError where it ends before it begins or has no zone."""
    rounded, off = _UNITS[window.precision.name]
    unit = rounded // _MICRO
    first = None if window.start is None else micros(window.start) // unit * unit
    last = None if window.end is None else micros(window.end) // unit * unit + unit - 1
    if first is not None and last is not None and last < first:
        raise ValueError("the window ends before it begins")
    start = first if first is not None else NEVER if last is None else last - unit + 1
    end = last if last is not None else -NEVER if first is None else first + unit - 1
    return Bounds(
        start,
        end,
        opens=first is not None,
        closes=last is not None,
        grace=off // _MICRO + max(0, skew // _MICRO),
        seized=NEVER if window.seized is None else micros(window.seized),
        reassigned=NEVER if window.reassigned is None else micros(window.reassigned),
    )


def phase(moment: int, known: Bounds) -> Phase:
    """The phase of one moment in microseconds: the definition, to which the tables of `Phases` are held by tests.

    Of seizure and reassignment, the later that has come counts: who holds it then is the last who got it.
    """
    if moment < UNDATED:
        return Phase.OPEN
    passed = [
        (since, told)
        for since, told in ((known.reassigned, Phase.REASSIGNED), (known.seized, Phase.SEIZED))
        if since <= moment
    ]
    if passed:
        return max(passed, key=lambda one: one[0])[1]
    if known.start <= moment <= known.end:
        return Phase.IN_WINDOW
    if moment < known.start:
        near = moment >= known.start - known.grace
        return Phase.OPEN if not known.opens else Phase.GRACE if near else Phase.BEFORE
    near = moment <= known.end + known.grace
    return Phase.OPEN if not known.closes else Phase.GRACE if near else Phase.AFTER


def telling(began: int, ended: int, known: Bounds) -> int:
    """The moment that tells the phase of what lasted: its beginning, but where it lasted into the window the window's first moment.

    A tunnel that was opened days before and stayed open is a contact in the window. What ended before it is told by its end.
    """
    return max(began, min(ended, known.start)) if began >= UNDATED and known.start < NEVER else began


@dataclass(frozen=True, slots=True)
class Phases:
    """The bounds of many indicators as columns."""

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    opens: NDArray[np.bool_]
    closes: NDArray[np.bool_]
    grace: NDArray[np.int64]
    seized: NDArray[np.int64]
    reassigned: NDArray[np.int64]

    @classmethod
    def of(cls, known: list[Bounds]) -> "Phases":
        """Columns from bounds, in their order."""
        whole = [
            np.array([getattr(one, name) for one in known], np.int64)
            for name in ("start", "end", "grace", "seized", "reassigned")
        ]
        flags = [np.array([getattr(one, name) for one in known], np.bool_) for name in ("opens", "closes")]
        return cls(whole[0], whole[1], flags[0], flags[1], whole[2], whole[3], whole[4])

    def telling(
        self, began: NDArray[np.int64], ended: NDArray[np.int64], numbers: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """For each row and indicator the moment that tells its phase, as `telling` has it; an end of 0: none said."""
        start = self.start[numbers]
        return np.where((began >= UNDATED) & (start < NEVER), np.maximum(began, np.minimum(ended, start)), began)

    def codes(self, moments: NDArray[np.int64], numbers: NDArray[np.int64]) -> NDArray[np.uint8]:
        """For each moment and indicator the place of its phase in PHASES, as `phase` has it."""
        start, end, grace = self.start[numbers], self.end[numbers], self.grace[numbers]
        seized, reassigned = self.seized[numbers], self.reassigned[numbers]
        early, late = moments < start, moments > end
        return np.select(
            [
                moments < UNDATED,
                (reassigned <= moments) & ((reassigned >= seized) | (seized > moments)),
                seized <= moments,
                ~early & ~late,
                np.where(early, ~self.opens[numbers], ~self.closes[numbers]),
                np.where(early, moments >= start - grace, moments <= end + grace),
                early,
            ],
            [_CODE[told] for told in _IN_ORDER],
            _CODE[Phase.AFTER],
        ).astype(np.uint8)


_IN_ORDER: Final = (Phase.OPEN, Phase.REASSIGNED, Phase.SEIZED, Phase.IN_WINDOW, Phase.OPEN, Phase.GRACE, Phase.BEFORE)


def wording(indicator: Indicator, told: Phase, way: Direction) -> str:
    """One sentence for a reader: what was met, whose it was, when. A Tier-1 device is never called the actor's."""
    is_answer = way is Direction.ASKED and indicator.kind in {IndicatorKind.IP, IndicatorKind.NETWORK}
    did = "DNS gave it to our host as an answer" if is_answer else way.value
    return f"{did}: {indicator.value}, {WHAT[indicator.tier.name]}; {MEANING[told]} ({indicator.source})"


# Tier 1 is third parties' property: neither blocked property nor the actor's infrastructure (facts: cyber 4.2).
WHAT: Final[dict[str, str]] = {
    "DEVICE": "a compromised device of a third party, itself a victim and not designated infrastructure",
    "CONTROL": "a command, payload or exploitation server attributed to the actor",
    "MANAGEMENT": "a management server attributed to the actor",
    "UNKNOWN": "of which the source does not say what it was to the actor",
}
