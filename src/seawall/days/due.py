"""When a report is due: ten business days after what triggers it, by two calendars, the earlier shown; June 30 and September 30."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Final

from seawall.days.calendars import CLOSURES, FEDERAL, FEDERAL_RESERVE, Closure

# 31 CFR 501.603(b)(1), (b)(3) and 501.604: within 10 business days.
BUSINESS_DAYS: Final = 10
ASSUMPTION: Final = (
    "Assumption: 31 CFR part 501 defines no business day. Counted from the day after; Saturdays, Sundays and holidays are "
    "skipped; the tenth day is the last. Computed by the federal and by the Federal Reserve calendar; the earlier is shown."
)
# 31 CFR 501.603(b)(2): holdings as of June 30, reported by September 30.
_AS_OF = (6, 30)
_BY = (9, 30)
# Moments are kept in UTC, where an evening in the United States is tomorrow. Eastern Standard Time the year round needs no
# table of time zones, and in summer tells the hour after midnight to the day before: never a later day than Washington's.
_WASHINGTON: Final = timezone(timedelta(hours=-5))


@dataclass(frozen=True, slots=True)
class Due:
    """The last day for a report by both calendars; closures are days in between that only some would not count."""

    since: date
    federal: date
    federal_reserve: date
    closures: tuple[Closure, ...] = ()

    @property
    def day(self) -> date:
        """The earlier of the two: whoever keeps it is in time by either."""
        return min(self.federal, self.federal_reserve)

    @property
    def words(self) -> str:
        """Both days, where they differ, in words that follow the day."""
        if self.federal == self.federal_reserve:
            return "by both calendars"
        return f"({self.federal} by the federal calendar, {self.federal_reserve} by the Federal Reserve's)"


def day_of_duty(moment: datetime) -> date:
    """The day from which a duty counts that began at a moment: by Eastern Standard Time, the year round."""
    return moment.astimezone(_WASHINGTON).date()


def due_after(trigger: date) -> Due:
    """The tenth business day after a day, by both calendars."""
    federal, reserve = (calendar.after(trigger, BUSINESS_DAYS) for calendar in (FEDERAL, FEDERAL_RESERVE))
    between = tuple(row for row in CLOSURES if trigger < row.day <= max(federal, reserve))
    return Due(trigger, federal, reserve, between)


def annual_due(year: int) -> tuple[date, date]:
    """The day whose holdings the annual report tells, and its last day, which no rule moves where it is no business day."""
    return date(year, *_AS_OF), date(year, *_BY)


def years_later(day: date, years: int) -> date:
    """The same day so many years later; March 1 for February 29 where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
