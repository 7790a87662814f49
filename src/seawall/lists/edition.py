"""What a file of a list says about itself: the day it speaks of, how many entries it claims, and which lists it holds."""

import re
from dataclasses import dataclass
from datetime import date

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


@dataclass(frozen=True, slots=True)
class Edition:
    """published is the publication date; entries the count that the file claims; None where it does not say."""

    published: date | None = None
    entries: int | None = None
    lists: tuple[str, ...] = ()


def iso_day(text: str) -> date | None:
    """A day of ISO 8601, with or without a time; None where it is none."""
    found = _ISO.fullmatch(text.strip())
    return _day(found[1], found[2], found[3]) if found else None


def american_day(text: str) -> date | None:
    """A day as MM/DD/YYYY, which legacy XML writes; None where it is none."""
    found = _AMERICAN.fullmatch(text.strip())
    return _day(found[3], found[1], found[2]) if found else None


def day_of(year: str, month: str, day: str) -> date | None:
    """A day from three numbers, which ADVANCED XML writes; None where they are none."""
    found = _ISO.fullmatch("-".join((year, month.zfill(2), day.zfill(2))))
    return _day(found[1], found[2], found[3]) if found else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
