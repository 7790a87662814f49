"""Lock-out: how long a name waits after wrong passwords, whether anybody has that name or not."""

from dataclasses import dataclass
from datetime import MAXYEAR, UTC, datetime, timedelta

# Who mistypes is not punished; who guesses waits a minute, then two, four, at most an hour.
FREE = 5
_FIRST = timedelta(minutes=1)
_LONGEST = timedelta(hours=1)
# NIST SP 800-63B 3.2.2: at most 100 failures in a row; then an administrator looks at it.
MOST = 100
# Failures that are so old count no more, if the name was not closed for good.
FORGOTTEN = timedelta(days=1)
# A moment that nobody lives to see.
FOR_GOOD = datetime(MAXYEAR, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Failures:
    """How many wrong attempts in a row a name has, and when the last was."""

    count: int = 0
    at: datetime | None = None


def closed_until(failures: Failures, now: datetime) -> datetime | None:
    """Until when a name is refused without looking at the password; None: it is not."""
    if failures.at is None or failures.count < FREE:
        return None
    if failures.count >= MOST:
        return FOR_GOOD
    # Bounded before it is doubled: 2 ** 99 minutes are no timedelta.
    until = failures.at + min(_LONGEST, _FIRST * 2 ** min(failures.count - FREE, 10))
    return until if now < until else None


def another(failures: Failures, now: datetime) -> Failures:
    """One more wrong attempt."""
    is_old = failures.at is not None and now - failures.at > FORGOTTEN and failures.count < MOST
    return Failures(1 if is_old else min(failures.count + 1, MOST), now)
