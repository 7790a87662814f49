"""Watching: each list by its cadence, with a clock that only the test moves."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

import pytest
from tests.fetch.server import Site, conditional, reply, serving
from tests.refresh.documents import consolidated, enhanced

from seawall.corpus import current
from seawall.errors import SettingRefused
from seawall.fetch import Clock, Holder, Kind, Patience, Web, client, locked
from seawall.lists.catalog import BY_ID
from seawall.lists.row import Address, Counts, FileSet, Format, ListFile, ListRow, Part
from seawall.refresh import FromWeb, Round, Status, watch

SDN, CONS = "us-ofac-sdn", "us-ofac-cons"
START = datetime(2026, 8, 20, 16, tzinfo=UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


class FakeClock:
    """Time passes only in sleep; chance is always the same."""

    def __init__(self, chance: float = 0.5) -> None:
        self.now = START
        self.slept: list[float] = []
        self.clock = Clock(lambda: self.now, lambda: 0.0, self.sleep, lambda: chance)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        running.url("/SDN.XML", conditional(enhanced(range(100)), '"v1"'))
        running.url("/CONS.XML", conditional(consolidated(range(200, 210)), '"c1"'))
        yield running


def row(site: Site, list_id: str, name: str, every: timedelta) -> ListRow:
    file = ListFile(Part.WHOLE, name, Kind.XML, (Address(f"{site.base}/{name}", "M"),))
    sets = (FileSet(Format.ENHANCED_XML, (file,)),)
    return replace(BY_ID[list_id], file_sets=sets, least=Counts(0, 0, 0), poll_every=every)


def rounds(site: Site, home: Path, clock: FakeClock, only: tuple[str, ...] = ()) -> Iterator[Round]:
    rows = [row(site, SDN, "SDN.XML", HOUR), row(site, CONS, "CONS.XML", 90 * MINUTE)]
    patience = Patience(tries=1)
    with client(patience, "Seawall/test") as http:
        yield from watch(home, FromWeb(Web(http, patience, clock.clock)), rows=rows, only=only)


def test_each_list_is_asked_for_by_its_own_cadence(site: Site, tmp_path: Path) -> None:
    clock = FakeClock()
    found = list(islice(rounds(site, tmp_path, clock), 5))
    # A twentieth later each, as chance has it: every 63 minutes the one, every 94.5 the other.
    assert [((one.at - START) / MINUTE, one.due) for one in found] == [
        (0, (SDN, CONS)),
        (63, (SDN,)),
        (94.5, (CONS,)),
        (126, (SDN,)),
        (189, (SDN, CONS)),
    ]
    assert all(one.result and one.result.is_good for one in found)


def test_chance_puts_a_round_up_to_a_tenth_of_the_cadence_later_and_never_earlier(site: Site, tmp_path: Path) -> None:
    for chance, expected in ((0.0, HOUR), (0.999, 1.0999 * HOUR)):
        clock = FakeClock(chance)
        (first,) = islice(rounds(site, tmp_path / str(chance), clock), 1)
        assert first.next_at - first.at == expected


def test_the_others_stay_as_they_are_while_one_is_asked_for(site: Site, tmp_path: Path) -> None:
    *_, last = islice(rounds(site, tmp_path, FakeClock()), 2)
    assert last.result
    assert [item.status for item in last.result.lists] == [Status.UNCHANGED, Status.NOT_ASKED]
    assert len(current(tmp_path)) == 110


def test_a_list_that_fails_is_asked_again_in_minutes_and_taken_when_it_is_there(site: Site, tmp_path: Path) -> None:
    site.url("/SDN.XML", reply(503), reply(503), conditional(enhanced(range(100)), '"v1"'))
    first, second, third = islice(rounds(site, tmp_path, FakeClock(0.0)), 3)
    assert [one.result.lists[0].status for one in (first, second, third) if one.result] == [
        Status.NOT_FETCHED,
        Status.NOT_FETCHED,
        Status.NEW,
    ]
    assert second.at - first.at == third.at - second.at == 10 * MINUTE
    assert len(current(tmp_path)) == 110


def test_a_busy_home_is_a_round_that_failed_and_the_watch_goes_on(site: Site, tmp_path: Path) -> None:
    clock = FakeClock(0.0)
    watching = rounds(site, tmp_path, clock)
    with locked(tmp_path, Holder(4711, "desk-7", START)):
        busy = next(watching)
    assert (busy.result, "desk-7" in busy.failure) == (None, True)
    after = next(watching)
    assert after.result
    assert after.result.is_good
    assert after.at - busy.at == 10 * MINUTE


def test_after_a_restart_a_list_that_was_looked_at_lately_waits_its_turn(site: Site, tmp_path: Path) -> None:
    clock = FakeClock(0.0)
    list(islice(rounds(site, tmp_path, clock), 1))
    clock.now += 20 * MINUTE
    (again,) = islice(rounds(site, tmp_path, clock), 1)
    assert (again.due, again.at) == ((SDN,), START + HOUR)


def test_a_clock_that_was_set_back_does_not_put_a_list_off(site: Site, tmp_path: Path) -> None:
    clock = FakeClock(0.0)
    list(islice(rounds(site, tmp_path, clock), 1))
    clock.now = START - timedelta(days=300)
    (again,) = islice(rounds(site, tmp_path, clock), 1)
    assert again.at == START - timedelta(days=300)


def test_a_clock_that_is_put_right_while_it_sleeps_does_not_put_a_list_off(site: Site, tmp_path: Path) -> None:
    clock = FakeClock(0.0)
    clock.now = START + timedelta(days=300)
    watching = rounds(site, tmp_path, clock)
    next(watching)
    clock.now = START
    assert next(watching).at == START


def test_without_a_list_there_is_nothing_to_watch(site: Site, tmp_path: Path) -> None:
    with pytest.raises(SettingRefused, match="there is no list to watch: us-nowhere"):
        next(rounds(site, tmp_path, FakeClock(), only=("us-nowhere",)))


def test_a_sleep_is_never_longer_than_a_minute_so_that_a_sleeping_computer_is_noticed(
    site: Site, tmp_path: Path
) -> None:
    clock = FakeClock()
    list(islice(rounds(site, tmp_path, clock), 2))
    assert max(clock.slept) == 60


def test_what_is_raised_in_sleep_ends_the_watch(site: Site, tmp_path: Path) -> None:
    clock = FakeClock()

    def stopped(_: float) -> None:
        raise KeyboardInterrupt

    clock.clock = replace(clock.clock, sleep=stopped)
    watching = rounds(site, tmp_path, clock)
    next(watching)
    with pytest.raises(KeyboardInterrupt):
        next(watching)
    assert len(current(tmp_path)) == 110


def test_only_the_lists_named_are_watched_and_the_others_stay(site: Site, tmp_path: Path) -> None:
    list(islice(rounds(site, tmp_path, FakeClock()), 1))
    clock = FakeClock()
    clock.now = START + 9 * HOUR
    (one,) = islice(rounds(site, tmp_path, clock, only=(CONS,)), 1)
    assert one.due == (CONS,)
    assert len(current(tmp_path)) == 110
