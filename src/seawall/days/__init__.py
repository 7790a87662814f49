"""Days that count: holidays of the federal offices and of the Reserve Banks, business days, and the days that reports are due."""

from seawall.days.calendars import CLOSURES, FEDERAL, FEDERAL_RESERVE, FIRST_YEAR, LAST_YEAR, Calendar, Closure
from seawall.days.due import ASSUMPTION, Due, annual_due, day_of_duty, due_after, years_later

__all__ = [
    "ASSUMPTION", "CLOSURES", "FEDERAL", "FEDERAL_RESERVE", "FIRST_YEAR", "LAST_YEAR", "Calendar", "Closure", "Due",
    "annual_due", "day_of_duty", "due_after", "years_later",
]  # fmt: skip
