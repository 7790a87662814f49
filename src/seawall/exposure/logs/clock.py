"""Written times to microseconds since 1970 UTC: with their own zone, with a stated one, or with neither and then said so."""

import re
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache

from seawall.exposure.logs.limits import FIRST_DATE_US, LAST_DATE_US
from seawall.exposure.logs.notes import Notes

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICRO = timedelta(microseconds=1)
_SECONDS = re.compile(r"(\d{1,10})(?:\.(\d{1,9}))?", re.ASCII)

# The clock of a file whose times name no zone, where none was stated.
NOT_STATED = "not stated, read as UTC"
NO_TIME = "its time can't be read; the record was not used"
UNSTATED = "its times name no zone and none was stated: they were read as UTC and may be hours off"
TWICE = "its local time stands twice, in the hour that the clock was set back: the earlier was taken"
NEVER = "its local time never was, in the hour that the clock was set forward: it was moved on"
UNDATED = "its time is no date but seconds from an unknown start: the record is kept, and covers no day"


def seconds(text: str) -> int | None:
    """Seconds since 1970 with up to nine decimals, in microseconds, cut; None where it is written otherwise."""
    found = _SECONDS.fullmatch(text)
    if found is None:
        return None
    whole, fraction = found.groups()
    return int(whole) * 1_000_000 + (int(fraction.ljust(6, "0")[:6]) if fraction else 0)


class Clock:
    """The times of one file; `zone` is what a user states of logs whose times name none."""

    def __init__(self, notes: Notes, zone: tzinfo | None) -> None:
        self._notes = notes
        self._zone = zone
        self.naive = False

    @property
    def told(self) -> str:
        """Of which zone the times were, for the manifest."""
        if not self.naive:
            return "UTC"
        return NOT_STATED if self._zone is None else f"stated: {self._zone}"

    def epoch(self, line: int, text: str, decimals: int = 0) -> int | None:
        """A time since 1970 in seconds, or in parts of them by as many decimals; a Problem where it is none."""
        plain = f"{text[:-decimals]}.{text[-decimals:]}" if decimals and text.isdecimal() else text
        return self._checked(line, text, seconds(plain))

    def written(self, line: int, text: str) -> int | None:
        """A time in ISO 8601 or like it (blank or T, slashes or dashes); a Problem where it is none."""
        try:
            moment = datetime.fromisoformat(text.strip().replace("/", "-", 2) if text[4:5] == "/" else text.strip())
        except ValueError:
            return self._checked(line, text, None)
        return self.of(line, text, moment)

    def utc(self, line: int, text: str) -> int | None:
        """A time whose format says that it is UTC although the text does not (Sysmon's UtcTime)."""
        try:
            moment = datetime.fromisoformat(text.strip())
        except ValueError:
            return self._checked(line, text, None)
        return self._checked(line, text, _micros(moment if moment.tzinfo else moment.replace(tzinfo=UTC)))

    def either(self, line: int, said: object) -> int | None:
        """A time as a JSON value: a number of seconds since 1970, or text in ISO 8601 or of such a number."""
        if isinstance(said, int | float) and not isinstance(said, bool):
            # repr gives the shortest text of a float, which is what was logged but for noise beyond its microseconds.
            return self._checked(line, said, round(said * 1_000_000) if 0 <= said <= 1e11 else None)
        text = str(said)
        return self.epoch(line, text) if text[:1].isdigit() and "-" not in text else self.written(line, text)

    def of(self, line: int, said: str, moment: datetime) -> int | None:
        """A moment, with its own zone or in the stated one."""
        if moment.tzinfo is None:
            moment = self._placed(line, said, moment)
        return self._checked(line, said, _micros(moment))

    def _placed(self, line: int, said: str, moment: datetime) -> datetime:
        self.naive = True
        if self._zone is None:
            self._notes.once(UNSTATED, said)
            return moment.replace(tzinfo=UTC)
        why = _turned(moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0), self._zone)
        if why:
            self._notes.say(line, "ts", said, why)
        return moment.replace(tzinfo=self._zone)

    def _checked(self, line: int, said: object, moment: int | None) -> int | None:
        if moment is None or not 0 <= moment <= LAST_DATE_US:
            self._notes.say(line, "ts", said, NO_TIME)
            return None
        if moment < FIRST_DATE_US:
            self._notes.once(UNDATED, said)
        return moment


def _micros(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICRO


@lru_cache(maxsize=4096)
def _turned(moment: datetime, zone: tzinfo) -> str:
    """What is odd about a local time, to the quarter of an hour, by which all zones turn their clocks."""
    first, second = moment.replace(tzinfo=zone), moment.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return ""
    again = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    return TWICE if again == moment else NEVER
