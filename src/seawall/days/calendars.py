"""Two calendars of holidays: that of the federal offices (5 U.S.C. 6103) and that of the Federal Reserve Banks.

Both have the same holidays and differ in when one is observed that falls on a Saturday: federal offices close on the
Friday before, Reserve Banks do not. One on a Sunday is observed on the Monday after by both.

Inauguration Day (5 U.S.C. 6103(c)) is a holiday for federal employees around the District of Columbia alone: it is a
business day here. Closures by executive order are data, told and not counted: banks stay open on them.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from seawall.errors import SettingRefused

# Nothing that OFAC or its forerunner blocked was blocked earlier: the Office of Foreign Assets Control's first programme, of
# China and North Korea, is of December 1950. The table of holidays is held to the statute from 2020 to 2035, and by days
# that the statute moved (Pub. L. 90-363, 94-97, 98-144, 117-17) before.
FIRST_YEAR: Final = 1950
LAST_YEAR: Final = 2060

_SATURDAY, _SUNDAY = 5, 6
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar of business days. friday_for_saturday says whether a holiday on a Saturday is observed the day before."""

    name: str
    cite: str
    friday_for_saturday: bool

    def holidays(self, year: int) -> dict[date, str]:
        """The days of a year on which a holiday is observed, with its name. SettingRefused for a year that is not known."""
        return {day: name for day, name in _observed(year, friday=self.friday_for_saturday).items() if day.year == year}

    def is_business_day(self, day: date) -> bool:
        """Neither a Saturday, a Sunday nor a holiday."""
        return day.weekday() < _SATURDAY and day not in self.holidays(day.year)

    def after(self, day: date, count: int) -> date:
        """The count-th business day after a day, which itself is not counted."""
        left = count
        while left:
            day += _DAY
            left -= self.is_business_day(day)
        return day


FEDERAL = Calendar("federal", "5 U.S.C. 6103", friday_for_saturday=True)
FEDERAL_RESERVE = Calendar("Federal Reserve", "Federal Reserve Banks' holiday schedule", friday_for_saturday=False)


@dataclass(frozen=True, slots=True)
class Closure:
    """A day on which federal offices were closed by executive order, while banks were open."""

    day: date
    why: str


# Days that OFAC's own offices may not count; a report that waits for one is late by the other reading. Only the last was
# met in a source; the others are general knowledge, to be verified before anyone relies on them.
CLOSURES = (
    Closure(date(2018, 12, 5), "national day of mourning"),
    Closure(date(2018, 12, 24), "federal offices closed for the day"),
    Closure(date(2019, 12, 24), "federal offices closed for the day"),
    Closure(date(2020, 12, 24), "federal offices closed for the day"),
    Closure(date(2024, 12, 24), "federal offices closed for the day"),
    Closure(date(2025, 1, 9), "national day of mourning"),
)


@cache
def _observed(year: int, *, friday: bool) -> dict[date, str]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise SettingRefused(f"the holidays of {year} are not known; those of {FIRST_YEAR} to {LAST_YEAR} are")
    found = {}
    # New Year's Day of the next year may be observed on the last day of this one.
    for day, name in _statutory(year) | _statutory(year + 1):
        if day.weekday() == _SATURDAY and not friday:
            continue
        found[day + {_SATURDAY: -_DAY, _SUNDAY: _DAY}.get(day.weekday(), timedelta())] = name
    return found


def _statutory(year: int) -> set[tuple[date, str]]:
    """The holidays on the days that the statute names, before any is moved."""
    import holidays  # noqa: PLC0415  # knows 200 countries and takes 40 ms to load: only who counts days waits for it

    return set(holidays.country_holidays("US", years=year, observed=False).items())
