"""Texts to windows: ISO days, months, years and moments as they stand; slash dates only where the document proves their order."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from seawall.claims.indicator import Precision, Window, WindowBasis
from seawall.entities import PartialDate

_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})")
# Longer texts hold no date; it bounds the patterns' work.
_MAX_CHARS = 60


class DateOrder(StrEnum):
    """In which order a document writes day and month between slashes."""

    MONTH_FIRST = "month first"
    DAY_FIRST = "day first"
    UNPROVEN = "not proven by the document"
    MIXED = "both orders stand in the document"


def proven_order(texts: Iterable[str]) -> DateOrder:
    """The order of day and month that the dates of one document prove: a number above 12 is a day.

    Where no date has one, or some have it first and others second, nothing is proven and such dates stay texts.
    """
    first = second = False
    for text in texts:
        for found in _SLASHED.finditer(text):
            first |= int(found[1]) > 12
            second |= int(found[2]) > 12
    if first and second:
        return DateOrder.MIXED
    if first or second:
        return DateOrder.DAY_FIRST if first else DateOrder.MONTH_FIRST
    return DateOrder.UNPROVEN


def span(text: str, order: DateOrder = DateOrder.UNPROVEN) -> tuple[datetime, datetime, Precision] | None:
    """The first and last moment that a text means, in UTC, and its precision; None where it is no date that is sure.

    2024-06-28, 2024-06, 2024, 2024-06-28T10:00:00Z; 6/28/2024 where the order is proven. A moment without a zone is none.
    """
    stripped = text.strip()
    if len(stripped) > _MAX_CHARS:
        return None
    try:
        return _moment(stripped) or _calendar(stripped) or _slashed(stripped, order)
    except (ValueError, OverflowError):  # no such day, or one outside the calendar
        return None


def window(
    first: str, last: str, basis: WindowBasis = WindowBasis.PUBLISHED, order: DateOrder = DateOrder.UNPROVEN
) -> Window:
    """The window between two texts, of which either may be empty. Raises ValueError, with the reason, for what is no date.

    Its precision is the coarser of the two. Of a month or a year the end is the last moment of its last day; of a day it
    is the day's midnight, and the day is meant whole.
    """
    ends = []
    for word, text in (("first", first), ("last", last)):
        found = span(text, order) if text.strip() else None
        if text.strip() and found is None:
            raise ValueError(f"the {word} day {text.strip()[:_MAX_CHARS]!r} is no date that is sure")
        ends.append(found)
    start, end = ends
    if start is None and end is None:
        return Window()
    if start and end and _before(end, start):
        raise ValueError(f"the window ends before it starts: {first.strip()} to {last.strip()}")
    precision = max((each[2] for each in ends if each), key=_COARSENESS.index)
    return Window(start[0] if start else None, end[1] if end else None, basis, precision)


def _before(end: tuple[datetime, datetime, Precision], start: tuple[datetime, datetime, Precision]) -> bool:
    """Whether the end lies before the start; a day is meant whole, so that one moment of it may come before its midnight."""
    if Precision.DAY in (start[2], end[2]):
        return end[1].date() < start[0].date()
    return end[1] < start[0]


def published(text: str) -> PartialDate | None:
    """A day of publication: 2024-09-18, 2024-09, 2024, or the day of a moment; None where it is none of these."""
    found = span(text)
    return PartialDate(found[0].date(), found[1].date(), text=text.strip()) if found else None


def moment(text: str) -> datetime | None:
    """The first moment that a text means, in UTC; None where it is no date that is sure."""
    found = span(text)
    return found[0] if found else None


_COARSENESS = (Precision.SECOND, Precision.DAY, Precision.MONTH, Precision.YEAR)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _whole(first: date, after: date, precision: Precision) -> tuple[datetime, datetime, Precision]:
    return _midnight(first), _midnight(after) - timedelta(microseconds=1), precision


def _moment(text: str) -> tuple[datetime, datetime, Precision] | None:
    if not _MOMENT.fullmatch(text):
        return None
    read = datetime.fromisoformat(_six_digits(text)).astimezone(UTC)
    return read, read, Precision.SECOND


def _six_digits(text: str) -> str:
    """A moment with as many digits behind the second as Python reads in every version."""
    return re.sub(r"\.(\d{1,9})", lambda found: "." + found[1][:6].ljust(6, "0"), text)


def _calendar(text: str) -> tuple[datetime, datetime, Precision] | None:
    if found := _DAY.fullmatch(text):
        day = _midnight(date(int(found[1]), int(found[2]), int(found[3])))
        return day, day, Precision.DAY
    if found := _MONTH.fullmatch(text):
        first = date(int(found[1]), int(found[2]), 1)
        return _whole(first, (first + timedelta(days=31)).replace(day=1), Precision.MONTH)
    if _YEAR.fullmatch(text):
        return _whole(date(int(text), 1, 1), date(int(text) + 1, 1, 1), Precision.YEAR)
    return None


def _slashed(text: str, order: DateOrder) -> tuple[datetime, datetime, Precision] | None:
    found = _SLASHED.fullmatch(text)
    if not found or order not in (DateOrder.MONTH_FIRST, DateOrder.DAY_FIRST):
        return None
    day, month = (found[2], found[1]) if order is DateOrder.MONTH_FIRST else (found[1], found[2])
    read = _midnight(date(int(found[3]), int(month), int(day)))
    return read, read, Precision.DAY
