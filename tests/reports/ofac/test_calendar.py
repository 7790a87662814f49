"""The feed of deadlines: all-day entries that keep their identity, with both calendars and the assumption."""

from datetime import UTC, date, datetime

from icalendar import Calendar

from seawall.ledger import duties
from seawall.reports.ofac.calendar import calendar
from tests.ledger.made import blocked, day, facts

NOW = datetime(2026, 6, 20, 12, tzinfo=UTC)


def feed(on: str = "2026-06-18") -> bytes:
    return calendar(duties([blocked(said=facts(on=on)).item()], (), {}, day("2026-06-20")), NOW)


def test_a_deadline_is_an_all_day_entry_with_both_calendars_and_the_assumption() -> None:
    entries = {str(entry["uid"]): entry for entry in Calendar.from_ical(feed()).walk("VEVENT")}
    assert set(entries) == {"blocked.P-1@seawall", "annual.2026@seawall"}
    entry = entries["blocked.P-1@seawall"]
    assert entry.decoded("dtstart") == date(2026, 7, 3)
    assert entry.decoded("dtend") == date(2026, 7, 4)
    text = str(entry["description"])
    assert "2026-07-06 by the federal calendar, 2026-07-03 by the Federal Reserve's" in text
    assert "Assumption: 31 CFR part 501 defines no business day" in text
    assert len(list(entry.walk("VALARM"))) == 2


def test_the_feed_names_nobody_and_its_lines_are_short() -> None:
    data = feed()
    assert b"INTEGRITY" not in data
    assert b"Example Trading" not in data
    assert all(len(row) <= 75 for row in data.split(b"\r\n"))


def test_the_same_deadlines_give_the_same_feed() -> None:
    assert feed() == feed()
