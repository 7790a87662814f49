"""Dates of lists that write the day before the month, in digits or in words."""

import re
from datetime import date

from seawall.entities import PartialDate

# "2.9.2010" (Official Journal), "05/08/2026" (FSF CSV, DFAT). A year of two digits is not guessed.
_DIGITS = re.compile(r"(?P<d>\d{1,2})(?P<mark>[./])(?P<m>\d{1,2})(?P=mark)(?P<y>\d{4})")
_MONTH_DIGITS = re.compile(r"(?P<m>\d{1,2})[./](?P<y>\d{4})")
_TOO_LONG = 60  # no date is longer, and a text of megabytes need not be searched for one


def day_first(text: str) -> PartialDate | None:
    """A date with its day first, or one that PartialDate.parse knows; None where it is neither.

    >>> [str(day_first(said).iso) for said in ("2.9.2010", "07/2003", "4 Apr. 1944", "1962")]
    ['2010-09-02', '2003-07', '1944-04-04', '1962']
    """
    said = " ".join(text.split()) if len(text) <= _TOO_LONG else ""
    if found := _DIGITS.fullmatch(said):
        try:
            day = date(int(found["y"]), int(found["m"]), int(found["d"]))
        except ValueError:
            return None
        return PartialDate(day, day, text=said)
    if found := _MONTH_DIGITS.fullmatch(said):
        return PartialDate.parse(f"{int(found['y']):04d}-{int(found['m']):02d}")
    return PartialDate.parse(said) if said else None


def exact_day(text: str) -> date | None:
    """The one day that a text says; None where it says a month, a year, or nothing."""
    found = day_first(text)
    return found.earliest if found and found.is_exact else None
