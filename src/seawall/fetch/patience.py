"""How long to wait, how often to try and how much to take from a server: values, each with the reason for its default."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

# SDN_ADVANCED.XML, the largest list file known, has 127 MB; eight times that is no list but an attack or a mistake.
MAX_BYTES = 1 << 30


@dataclass(frozen=True, slots=True)
class Clock:
    """Time and chance, handed in by the caller so that a test decides both.

    now UTC; monotonic seconds; sleep takes seconds; chance gives a number in [0, 1).
    """

    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    sleep: Callable[[float], None]
    chance: Callable[[], float]


@dataclass(frozen=True, slots=True)
class Patience:
    """Limits of one download, in seconds and bytes.

    tries         requests to one URL before the next one is asked
    first_wait    the wait after the first failure; it doubles with each further one
    longest_wait  no wait is longer; a server that asks for more (Retry-After) is not asked again in this run
    connect, read the longest silence while connecting, and between two pieces of an answer
    whole         the longest time for one answer: a server that drips a byte a second never trips `read`.
                  127 MB in half an hour is 70 kB/s
    """

    tries: int = 4
    first_wait: float = 1.0
    longest_wait: float = 60.0
    connect: float = 15.0
    read: float = 60.0
    whole: float = 1800.0
    max_bytes: int = MAX_BYTES

    def wait(self, failures: int, chance: float) -> float:
        """Seconds to wait after so many failures: doubled each time, bounded, and spread over its upper half.

        The spread keeps many installations from asking again in the same second.
        """
        longest = min(self.longest_wait, self.first_wait * 2.0 ** min(failures - 1, 30))
        return longest * (0.5 + chance / 2)


def retry_after(text: str, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for (RFC 9110 §10.2.3); None where there is none or it is no time."""
    stripped = text.strip()
    if stripped.isascii() and stripped.isdigit() and len(stripped) < 10:
        return float(stripped)
    try:
        moment = parsedate_to_datetime(stripped)
    except (ValueError, OverflowError, IndexError, TypeError):  # what the standard parser throws at odd texts
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())
