"""Until when a case should be decided: so many business days from the day of its alert.

These are a house's own promises, no law's: what the law counts (ten business days to report a block or a reject, 31 CFR
501.603 and 501.604) begins with the block. Where the federal offices and the Reserve Banks differ in a holiday, the earlier
day stands.
"""

from collections.abc import Mapping
from datetime import date

from seawall.days import FEDERAL, FEDERAL_RESERVE
from seawall.decisions import Outcome

# What may have to be blocked is decided by the next business day, what is open by the one after it.
WORKING_DAYS: Mapping[str, int] = {Outcome.BLOCK: 1, Outcome.REJECT: 1, Outcome.REVIEW: 2}


def due_on(could_be: str, on: date, days: Mapping[str, int] = WORKING_DAYS) -> date:
    """The day by which an alert of `on` should be decided, by the strictest outcome that may come of it.

    An outcome that the table lacks is due as the strictest.
    """
    left = days.get(could_be, min(days.values()))
    return min(calendar.after(on, left) for calendar in (FEDERAL, FEDERAL_RESERVE))
