"""The clock of an obligation: from the day that it counts from to its last day, by the calendars that reports are counted by."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from seawall.days import FEDERAL, FEDERAL_RESERVE, FIRST_YEAR, LAST_YEAR, annual_due, years_later
from seawall.obligations.rule import Rule, Unit

# Business days of a year need the holidays of the next, and the next annual report is two years away at most.
_FIRST, _LAST = date(FIRST_YEAR, 1, 1), date(LAST_YEAR - 2, 12, 31)
_UNKNOWN: Final = " (the business days of that year are not known)"


@dataclass(frozen=True, slots=True)
class Count:
    """The day from which a clock counts, the last day, and what is said of it beside the rule's own words."""

    starts: date | None
    due: date | None = None
    words: str = ""


def counted(rule: Rule, starts: date | None, on: date) -> Count:
    """The clock of a rule that is in force on a day. Without a day to count from, or a number of days, there is no last one."""
    if starts is None or rule.unit is Unit.NOTHING:
        return Count(starts)
    if not (_FIRST <= starts <= _LAST and on <= _LAST):
        return Count(starts, words=_UNKNOWN)
    if rule.unit is Unit.YEARS:
        return Count(starts, years_later(starts, rule.count))
    if rule.unit is Unit.ANNUAL:
        return Count(*_annual(starts, on))
    federal, reserve = (calendar.after(starts, rule.count) for calendar in (FEDERAL, FEDERAL_RESERVE))
    told = "" if federal == reserve else f" ({federal} by the federal calendar, {reserve} by the Federal Reserve's)"
    return Count(starts, min(federal, reserve), told)


def _annual(starts: date, on: date) -> tuple[date, date]:
    """The June 30 of the next report that tells what has been held since a day, and its September 30."""
    years = (annual_due(max(starts, on).year + more) for more in (0, 1))
    first, second = years
    return first if starts <= first[0] and on <= first[1] else second
