"""When a document was published, by its own first lines: a full day, a month, or a wire's day whose year its text tells."""

import re
from collections.abc import Sequence
from datetime import date

from seawall.entities import PartialDate
from seawall.proposals.dates import dateline, day_of, days_in, line_day
from seawall.proposals.late import late

# A dateline stands in the first lines; longer paragraphs are text, and a day in them is that of an event.
_LINES = 8
_LINE_CHARS = 120
_BY_LINE_CHARS = 80
_MONTH_LINE = late(
    r"(?:^|[,|·–—-] ?)(?P<month>(?:January|February|March|April|May|June|July|August|September|October|November|December) 20\d\d)\s*$"
)
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
# A wire's year is looked for in so many years behind the latest month that its text names.
_YEARS = 3
_MONTH = len("2025-01")
ITSELF = "the day of publication was taken from the document itself; --date says it surely"
MONTH = "only the month of publication was found, so days of the week are not reckoned; --date says the day"
RECKONED = "the dateline has no year: it is the first such day behind the latest month that the text names, and on the weekday that it names; --date says it surely"


def published(texts: Sequence[str]) -> tuple[PartialDate | None, str]:
    """The day or month of publication of a document with these paragraphs, and how it was found; None and "" where it tells none."""
    lines = [text if len(text) <= _LINE_CHARS else text[: dateline(text)] for text in texts[:_LINES]]
    if day := next((found for line in lines if (found := day_of(line))), ""):
        return PartialDate.parse(day), ITSELF
    if day := next((wire for text in texts[:_LINES] if (wire := _of_wire(text, texts))), ""):
        return PartialDate.parse(day), RECKONED
    if month := next((line["month"] for text in lines if len(text) <= _BY_LINE_CHARS and (line := _MONTH_LINE.search(text))), ""):  # fmt: skip
        return PartialDate.parse(days_in(month, None)[0].first), MONTH
    return None, ""


def _of_wire(lead: str, texts: Sequence[str]) -> str:
    """The day of "WASHINGTON, Jan 6 (Agency) – The Treasury on Monday …", ISO; empty where its year can't be told."""
    day = line_day(lead)
    named = [word for word in _WEEKDAYS if re.search(rf"\b{word}\b", lead)]
    months = [one.first[:_MONTH] for text in texts for one in days_in(text, None) if len(one.first) >= _MONTH]
    if not day or len(named) != 1 or not months:
        return ""
    latest = max(months)
    for year in range(int(latest[:4]), int(latest[:4]) + _YEARS):
        try:
            then = date(year, *day)
        except ValueError:  # "February 29" of a common year
            continue
        if f"{then:%Y-%m}" >= latest:
            return then.isoformat() if _WEEKDAYS[then.weekday()] == named[0] else ""
    return ""
