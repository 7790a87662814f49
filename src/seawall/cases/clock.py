"""Until when a case should be decided: so many working days from the day of its alert.

These are a house's own promises, no law's: what the law counts (ten business days to report a block or a reject, 31 CFR
501.603 and 501.604) begins with the block. Holidays are counted as working days, so that the day is never too late.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from seawall.decisions import Outcome

# What may have to be blocked is decided by the next working day, what is open by the one after it.
WORKING_DAYS: Mapping[str, int] = {Outcome.BLOCK: 1, Outcome.REJECT: 1, Outcome.REVIEW: 2}
_SATURDAY = 5


def due_on(could_be: str, on: date, days: Mapping[str, int] = WORKING_DAYS) -> date:
    """The day by which an alert of `on` should be decided, by the strictest outcome that may come of it.

    An outcome that the table lacks is due as the strictest.
    """
    left = days.get(could_be, min(days.values()))
    day = on
    while left > 0:
        day += timedelta(days=1)
        left -= day.weekday() < _SATURDAY
    return day
