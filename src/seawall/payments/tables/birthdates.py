"""Dates of birth as tables write them to intervals; where day and month can't be told apart, both readings are kept."""

import re
from datetime import date

from seawall.entities import PartialDate

_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[T ][0-9:.]+)?")
_YEAR_FIRST = re.compile(r"(?P<y>\d{4})(?P<sign>[./-])(?P<m>\d{1,2})(?P=sign)(?P<d>\d{1,2})(?:[T ][0-9:.]+)?")
_EIGHT = re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})")


def birth_date(text: str) -> PartialDate | None:
    """Read one date of birth; None where it is none.

    "03/04/1970" is 3 April in London and 4 March in New York: it becomes the interval from one to the other. With
    points the day stands first wherever both can be meant: no country writes month.day.year.
    """
    known = _iso(text) or PartialDate.parse(text)
    if known:
        return known
    bare = text.strip()
    first = _YEAR_FIRST.fullmatch(bare) or _EIGHT.fullmatch(bare)
    if first:
        return _interval([_day(first["y"], first["m"], first["d"])], bare)
    last = _NUMBERS.fullmatch(bare)
    if not last:
        return None
    day_first, month_first = _day(last[4], last[3], last[1]), _day(last[4], last[1], last[3])
    if last[2] == "." and day_first:
        return _interval([day_first], bare)
    return _interval([day_first, month_first], bare)


def _iso(text: str) -> PartialDate | None:
    """The usual case, ten times faster than the general one."""
    if len(text) != len("1970-03-04") or not text[4] == text[7] == "-":
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return PartialDate(day, day, text=text)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _interval(readings: list[date | None], text: str) -> PartialDate | None:
    days = [day for day in readings if day]
    return PartialDate(min(days), max(days), text=text) if days else None
