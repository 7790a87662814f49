"""The day of publication by a document's own first lines: a full day, a month, or a wire's day whose year the text tells."""

from datetime import date

import pytest

from seawall.proposals import published
from seawall.proposals.dates import InMonth, days_in

TEXT = "The botnet consisted of 260,000 devices as of June 2024."
FOUND = [
    (["A title", "By Example Person", "January 3, 2025", TEXT], "2025-01-03"),
    (["A title", "Example Wire | January 3, 2025 | 12:06 PM", TEXT], "2025-01-03"),
    (["A title", "Example Review, February 2025", TEXT], "2025-02"),
    # The 6th of January 2025 was a Monday, the first such day behind June 2024.
    (["A title", "BEIJING, Jan 6 (Example Wire) - China on Monday hit back.", TEXT], "2025-01-06"),
]
NOT_FOUND = [
    # On another weekday the year is another one, or the line is no day of publication.
    ["A title", "BEIJING, Jan 6 (Example Wire) - China on Friday hit back.", TEXT],
    # Without a weekday, or without a month to reckon from, nothing tells the year.
    ["A title", "BEIJING, Jan 6 (Example Wire) - China hit back.", TEXT],
    ["A title", "BEIJING, Jan 6 (Example Wire) - China on Monday hit back.", "No day."],
    ["A title", "BEIJING, Feb 30 (Example Wire) - China on Monday hit back.", TEXT],
    ["A title", TEXT],
]


@pytest.mark.parametrize(("lines", "day"), FOUND)
def test_the_day_of_publication_is_found(lines: list[str], day: str) -> None:
    on, why = published(lines)
    assert on is not None
    assert (on.iso, bool(why)) == (day, True)


@pytest.mark.parametrize("lines", NOT_FOUND)
def test_where_nothing_tells_it_there_is_none(lines: list[str]) -> None:
    assert published(lines) == (None, "")


def test_of_a_month_days_of_the_year_are_reckoned_and_days_of_the_week_are_not() -> None:
    month = InMonth(2025, 2, 28)
    assert [one.first for one in days_in("on January 3 and last year", month)] == ["2025-01-03", "2024"]
    assert days_in("on Friday, today and yesterday", month) == []
    assert [one.first for one in days_in("on Friday", date(2025, 2, 28))] == ["2025-02-28"]
