"""Days as the United Kingdom's lists write them: 25/01/2001, and dd/mm/1945 or 00/00/1945 where day or month is not known."""

import re
from calendar import monthrange
from datetime import date

from seawall.entities import PartialDate

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
# Placeholders stand for what is not known: "dd", "mm" in the present list, "00" in the OFSI list and a few entries.
_PARTIAL = re.compile(r"(?P<d>\d{1,2}|dd)/(?P<m>\d{1,2}|mm)/(?P<y>\d{4})", re.IGNORECASE)
_REPORT = re.compile(r"(\d{1,2})-([A-Za-z]{3,9})-(\d{4})")


def british_day(text: str) -> date | None:
    """A day as DD/MM/YYYY, or as spreadsheets store it (ISO 8601); None where it is none."""
    found = _DAY.fullmatch(text.strip())
    if found:
        return _day(int(found[3]), int(found[2]), int(found[1]))
    return _exact(text)


def report_day(text: str) -> date | None:
    """The day of a table's first line, which is written "13-Feb-2026" there; None where it is none."""
    return british_day(text) or _exact(_REPORT.sub(r"\1 \2 \3", text.strip()))


def birth_date(text: str) -> PartialDate | None:
    """A day, month or year of birth; None where the text is none, as 15/08/19yy.

    A day whose month is not known says no more than its year.
    """
    stripped = text.strip()
    found = _PARTIAL.fullmatch(stripped)
    if found is None:
        return PartialDate.parse(stripped)
    year, month, day = int(found["y"]), _number(found["m"]), _number(found["d"])
    if not year:
        return None
    if not month:
        return PartialDate.year(year, text=stripped)
    if day:
        exact = _day(year, month, day)
        return PartialDate(exact, exact, text=stripped) if exact else None
    first = _day(year, month, 1)
    return PartialDate(first, date(year, month, monthrange(year, month)[1]), text=stripped) if first else None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _exact(text: str) -> date | None:
    found = PartialDate.parse(text)
    return found.earliest if found and found.is_exact else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
