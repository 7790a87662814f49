"""Deadlines as an iCalendar feed (RFC 5545): an all-day entry on the last day of each open report, with reminders."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event

from seawall.days import ASSUMPTION
from seawall.ledger import Duty, Urgency
from seawall.reports.rows import writable

# Two reminders: a working week before, and the day before.
_REMINDED = (timedelta(days=5), timedelta(days=1))


def calendar(duties: Iterable[Duty], now: datetime) -> bytes:
    """The feed of all open duties that have a day. now is UTC and stands in each entry as its stamp.

    An entry keeps its identity from run to run, so that a calendar replaces it. No name of a person stands in it.
    """
    feed = Calendar()
    feed.add("prodid", "-//Seawall//deadlines//EN")
    feed.add("version", "2.0")
    feed.add("x-wr-calname", "Blocked property: reports to OFAC")
    for duty in duties:
        if duty.day is not None and duty.urgency.is_open:
            feed.add_component(_entry(duty, now))
    return bytes(feed.to_ical())


def _entry(duty: Duty, now: datetime) -> Event:
    entry = Event()
    entry.add("uid", f"{duty.report.replace('/', '.')}@seawall")
    entry.add("dtstamp", now)
    assert duty.day is not None
    entry.add("dtstart", duty.day)
    entry.add("dtend", duty.day + timedelta(days=1))
    entry.add("summary", writable(f"OFAC report due: {duty.report}"))
    both = [duty.due.words, ASSUMPTION] if duty.due else ["No rule that moves the day was found; treat it as hard [M]."]
    entry.add("description", writable("\n".join([f"{duty.cite}: {duty.why}", *both])))
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [str(duty.kind)])
    if duty.urgency is not Urgency.LATER:
        for before in _REMINDED:
            entry.add_component(_alarm(duty, before))
    return entry


def _alarm(duty: Duty, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"OFAC report due: {duty.report}")
    alarm.add("trigger", -before)
    return alarm
