"""The story of watching: each list is asked for by its own cadence, again and again, whatever fails."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from seawall.corpus import last_checks
from seawall.errors import SeawallError, SettingRefused
from seawall.fetch import Clock
from seawall.lists.catalog import CATALOG, READERS, USUAL
from seawall.lists.own.declared import OwnList, rows_of
from seawall.lists.publisher import Readers
from seawall.lists.row import ListRow
from seawall.refresh.in_use import in_use
from seawall.refresh.result import RefreshResult
from seawall.refresh.story import FromWeb, refresh
from seawall.refresh.told import Told, silent

# Up to a tenth of a cadence later, so that many installations don't ask in the same second of the hour.
_SPREAD = 0.1
# A list that failed is asked again sooner than its cadence says: the downloads have had their retries already.
_AFTER_FAILURE = timedelta(minutes=10)
# The wait is cut in pieces: a computer that slept, or a clock that was set, is noticed within one.
_LONGEST_SLEEP = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Round:
    """One round of watching: the lists that were due, what became of them, and when the next round is (UTC).

    result is None where the whole refresh was refused; failure then says why.
    """

    at: datetime
    due: tuple[str, ...]
    result: RefreshResult | None
    failure: str
    next_at: datetime


def watch(  # noqa: PLR0913  # a story's keywords, each with its usual value
    home: Path,
    source: FromWeb,
    *,
    lists: Sequence[str] = USUAL,
    only: Sequence[str] = (),
    told: Told = silent,
    rows: Iterable[ListRow] = CATALOG,
    readers: Readers = READERS,
    own: Sequence[OwnList] = (),
) -> Iterator[Round]:
    """Refresh each list by its `poll_every`, for ever; one Round after each refresh.

    lists are all that the corpus is to hold; only, where given, those that are watched: the others stay as they are.
    Lists that were looked at lately wait their turn from the start. A refusal of a whole refresh (the home is busy, the
    disk is full) is a Round too, and is tried again. Time, sleep and chance are those of the source's web. SettingRefused
    where there is no list to watch. Whatever is
    raised while it sleeps or works ends it: the corpus in use stays whole.
    """
    known, clock = tuple(rows), source.web.clock
    declared = rows_of(own)
    wanted = only or (*lists, *(row.id for row in declared))
    chosen = {row.id: row for row in (*known, *declared) if row.id in wanted}
    if not chosen:
        raise SettingRefused(f"there is no list to watch{': ' if wanted else ''}{', '.join(wanted)}")
    due = _first(home, chosen, clock)
    while True:
        due = _slept(due, chosen, clock)
        now = clock.now()
        ripe = tuple(list_id for list_id, at in due.items() if at <= now)
        result, failure = None, ""
        try:
            result = refresh(
                home, source, now=now, lists=tuple(lists), only=ripe, told=told, rows=known, readers=readers, own=own
            )
        except (SeawallError, OSError) as error:
            failure = str(error)
        good = {item.list_id for item in result.lists if item.is_good} if result else set()
        due |= {list_id: _next(chosen[list_id], clock, failed=list_id not in good) for list_id in ripe}
        yield Round(now, ripe, result, failure, min(due.values()))


def _first(home: Path, chosen: dict[str, ListRow], clock: Clock) -> dict[str, datetime]:
    """When each list is due first: at once, or by its cadence after its last look."""
    held, now = in_use(home).lists(), clock.now()
    checks = last_checks(home, held.values())
    looked = {list_id: checks[list_id].at for list_id in held if list_id in checks and checks[list_id].at_publisher}
    # A last look that lies ahead is a clock that was wrong then or is wrong now.
    return {
        list_id: looked[list_id] + row.poll_every if list_id in looked and looked[list_id] <= now else now
        for list_id, row in chosen.items()
    }


def _next(row: ListRow, clock: Clock, *, failed: bool) -> datetime:
    wait = min(row.poll_every, _AFTER_FAILURE) if failed else row.poll_every
    return clock.now() + wait * (1 + _SPREAD * clock.chance())


def _slept(due: dict[str, datetime], chosen: dict[str, ListRow], clock: Clock) -> dict[str, datetime]:
    """Sleep until a list is due. One that would wait longer than it ever does is due at once: the clock was set back."""
    while True:
        now = clock.now()
        due = {id_: at if at - now <= chosen[id_].poll_every * (1 + _SPREAD) else now for id_, at in due.items()}
        left = min(due.values()) - now
        if left <= timedelta():
            return due
        clock.sleep(min(left, _LONGEST_SLEEP).total_seconds())
