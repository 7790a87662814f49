"""Dates as lists give them: a day, a month, a year, a span, "circa" – always kept as an interval with its own words."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_DAY_MONTH_YEAR = re.compile(r"^(?P<d>\d{1,2})\s+(?P<m>[A-Za-z]{3,9})\.?\s+(?P<y>\d{4})$")
_MONTH_YEAR = re.compile(r"^(?P<m>[A-Za-z]{3,9})\.?\s+(?P<y>\d{4})$")
_YEAR = re.compile(r"^(?P<y>\d{4})$")
_ISO = re.compile(r"^(?P<y>\d{4})-(?P<m>\d{2})(?:-(?P<d>\d{2}))?(?:[T ].*)?$")
_CIRCA = re.compile(r"^(?:circa|c\.|approximately|about)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to lie between two days, both included.

    circa widens nothing by itself: it says that the source called the date approximate. text keeps the source's words.
    """

    earliest: date
    latest: date
    circa: bool = False
    text: str = ""

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise ValueError(f"a date can't end before it starts: {self.earliest} > {self.latest}")

    @property
    def is_exact(self) -> bool:
        """Whether one single day is meant."""
        return self.earliest == self.latest and not self.circa

    def may_equal(self, other: "PartialDate") -> bool:
        """Whether both may be the same day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    @property
    def iso(self) -> str:
        """The date at its own precision: 1960, 1960-06, 1960-06-29, or a span with a slash."""
        first, last = self.earliest, self.latest
        if first == last:
            return first.isoformat()
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            return f"{first.year:04d}" if first.year == last.year else f"{first.year:04d}/{last.year:04d}"
        if (first.year, first.month) == (last.year, last.month) and _is_whole_month(first, last):
            return f"{first.year:04d}-{first.month:02d}"
        return f"{first.isoformat()}/{last.isoformat()}"

    @classmethod
    def year(cls, year: int, *, circa: bool = False, text: str = "") -> Self:
        """The whole of one year."""
        return cls(date(year, 1, 1), date(year, 12, 31), circa, text)

    @classmethod
    def parse(cls, text: str) -> "PartialDate | None":
        """Read one date as OFAC, ISO 8601 and most lists write it; None where it is not a date.

        Understood: 2010-09-02, 2010-09, 02 Sep 2010, Sep 2010, 2010, circa 1965, 1960 to 1962, 01 Jan 1960 to 1962.
        """
        stripped = " ".join(text.split())
        circa = bool(_CIRCA.match(stripped))
        bare = _CIRCA.sub("", stripped)
        parts = re.split(r"\s+(?:to|-|and)\s+", bare, maxsplit=1)
        spans = [_span(_CIRCA.sub("", part)) for part in parts]
        first, last = spans[0], spans[-1]
        if first is None or last is None or first[0] > last[1]:
            return None
        return cls(first[0], last[1], circa, stripped)


def _is_whole_month(first: date, last: date) -> bool:
    return first.day == 1 and last.day == monthrange(last.year, last.month)[1]


def _span(text: str) -> tuple[date, date] | None:
    for pattern in (_DAY_MONTH_YEAR, _ISO, _MONTH_YEAR, _YEAR):
        found = pattern.match(text)
        if found:
            return _interval(found.groupdict())
    return None


def _interval(parts: dict[str, str | None]) -> tuple[date, date] | None:
    year, month, day = int(parts["y"] or 0), _month(parts.get("m")), parts.get("d")
    if month == 0 or year == 0:
        return None
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        exact = date(year, month, int(day))
    except ValueError:
        return None
    return exact, exact


def _month(text: str | None) -> int | None:
    """The month's number, None where none was given, 0 where it is no month."""
    if text is None:
        return None
    if text.isdigit():
        return int(text) if 1 <= int(text) <= 12 else 0
    return _MONTHS.get(text[:3].lower(), 0)
