"""A publisher's server that misbehaves on purpose: the corpus in use is whole and old, or whole and new, and it is said why."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.fetch.server import Handler, Site, Step, drip, reply, reset_after, serving, silent, unmeasured
from tests.refresh.documents import consolidated, enhanced, name_of

from seawall.corpus import current
from seawall.fetch import Clock, Kind, Patience, Web, client
from seawall.lists.catalog import BY_ID
from seawall.lists.row import Address, Counts, FileSet, Format, ListFile, ListRow, Part
from seawall.refresh import FromWeb, ListResult, RefreshResult, Status, refresh, versions

NOW = datetime(2026, 8, 20, 16, tzinfo=UTC)
SDN, CONS = "us-ofac-sdn", "us-ofac-cons"
GOOD, NEXT = enhanced(range(100)), enhanced(range(102), "2026-08-21")


class Publisher:
    """Two lists in one format each."""

    def __init__(self, site: Site, home: Path) -> None:
        self.site, self.home, self.now = site, home, NOW
        self.put(SDN, reply(200, GOOD, ETag='"v1"'))
        self.put(CONS, reply(200, consolidated(range(200, 210)), ETag='"c1"'))

    def put(self, list_id: str, *steps: Step) -> None:
        self.site.url(f"/{list_id}.xml", *steps)
        self.site.seen.clear()

    def _row(self, list_id: str) -> ListRow:
        file = ListFile(Part.WHOLE, f"{list_id}.xml", Kind.XML, (Address(f"{self.site.base}/{list_id}.xml", "M"),))
        return replace(BY_ID[list_id], file_sets=(FileSet(Format.ENHANCED_XML, (file,)),), least=Counts(5, 5, 0))

    def refresh(self) -> RefreshResult:
        patience = Patience(tries=2, read=0.5, whole=2.0, max_bytes=1_000_000)
        clock = Clock(lambda: self.now, lambda: 0.0, lambda _: None, lambda: 0.5)
        with client(patience, "Seawall/test") as http:
            rows = [self._row(SDN), self._row(CONS)]
            return refresh(self.home, FromWeb(Web(http, patience, clock)), now=self.now, rows=rows)

    def listed(self) -> set[str]:
        return {entity.caption for entity in current(self.home)}


@pytest.fixture
def publisher(tmp_path: Path) -> Iterator[Publisher]:
    with serving() as site:
        yield Publisher(site, tmp_path / "home")


def of(result: RefreshResult, list_id: str) -> ListResult:
    return next(item for item in result.lists if item.list_id == list_id)


def names(*uids: range) -> set[str]:
    return {name_of(uid) for those in uids for uid in those}


def renamed(old: str, new: str) -> bytes:
    return NEXT.replace(f"<{old}".encode(), f"<{new}".encode()).replace(f"</{old}".encode(), f"</{new}".encode())


HALF_TWICE = NEXT.replace(
    b"</entities>", NEXT.partition(b"<entities>")[2].partition(b'<entity id="51">')[0] + b"</entities>"
)
HALF_LOST = enhanced([*range(51), *range(51)], "2026-08-21")
BAD: dict[str, tuple[Step, str]] = {
    # what the server does: what is said
    "reset in mid-file": (reset_after(NEXT, 5_000), "SDN"),
    "cut short, and the length says so": (reply(200, NEXT[:-400], Content_Length=str(len(NEXT))), "fetched"),
    "cut short, and nobody says so": (unmeasured(NEXT[:-400]), "not well-formed XML"),
    "cut short to a whole document of fewer entries": (reply(200, enhanced(range(80), "2026-08-21")), "80 entities after 100"),
    "an HTML page with status 200": (reply(200, b"<!DOCTYPE html><html><body>Maintenance</body></html>"), "HTML page"),
    "an HTML page behind an XML declaration": (reply(200, b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>"), "HTML page"),
    "a store's error in XML with status 200": (reply(200, b"<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>"), "error message"),
    "JSON instead": (reply(200, b'{"error": "not found"}'), "not XML"),
    "nothing": (reply(200, b""), "empty"),
    "another root element": (reply(200, renamed("sanctionsData", "sanctions")), "does not say its date"),
    "entries called otherwise": (reply(200, renamed("entity ", "party ").replace(b"</entity>", b"</party>")), "entity"),
    "names called otherwise": (reply(200, renamed("names", "nameList")), "0 names after 100"),
    "another list at the address": (reply(200, consolidated(range(200, 210), "2026-08-21")), "10 entities after 100"),
    "an older date": (reply(200, enhanced(range(102), "2026-08-01")), "older than the version in use"),
    "a date ahead": (reply(200, enhanced(range(102), "2027-08-21")), "lies ahead"),
    "half of the entries twice, half of them lost": (reply(200, HALF_LOST), "51 entities after 100"),
    "a byte a second": (drip(NEXT, 0.01, 400), "SDN"),
    "silence": (silent(1.0), "SDN"),
    "no end": (reply(200, NEXT + b" " * 1_100_000), "SDN"),
    "an entity bomb": (reply(200, b'<!DOCTYPE x [<!ENTITY a "b">]><sanctionsData>&a;</sanctionsData>'), "document type"),
}  # fmt: skip


@pytest.mark.parametrize("step, said", BAD.values(), ids=list(BAD))
def test_what_is_bad_leaves_the_last_good_version_and_the_other_list_is_taken(
    publisher: Publisher, step: Step, said: str
) -> None:
    before = publisher.refresh()
    publisher.put(SDN, step)
    publisher.put(CONS, reply(200, consolidated(range(200, 211), "2026-08-21"), ETag='"c2"'))
    publisher.now += timedelta(days=1)
    result = publisher.refresh()
    bad = of(result, SDN)
    assert bad.status in {Status.REFUSED, Status.NOT_FETCHED}
    assert said.casefold() in " ".join(bad.why).casefold()
    assert of(result, CONS).status is Status.UPDATED
    assert publisher.listed() == names(range(100), range(200, 211))
    assert bad.in_use == of(before, SDN).in_use
    assert bad.age == timedelta(days=1), "counted from when it was last seen at its publisher's"
    assert [row.version.entities for row in versions(publisher.home, SDN)] == [100]
    publisher.put(SDN, reply(200, NEXT, ETag='"v2"'))
    assert of(publisher.refresh(), SDN).status is Status.UPDATED
    assert publisher.listed() == names(range(102), range(200, 211))


def test_entries_that_stand_twice_are_taken_once_and_told(publisher: Publisher) -> None:
    publisher.put(SDN, reply(200, HALF_TWICE))
    publisher.now += timedelta(days=1)
    row = of(publisher.refresh(), SDN)
    assert row.status is Status.NEW
    assert row.in_use is not None
    assert (row.in_use.entities, row.in_use.names) == (102, 102)
    assert [problem.record for problem in row.problems if "stands in the file twice" in problem.why][:2] == ["0", "1"]
    assert publisher.listed() == names(range(102), range(200, 210))


def test_an_element_that_nobody_knows_is_told_and_costs_no_name(publisher: Publisher) -> None:
    publisher.put(SDN, reply(200, NEXT.replace(b"</entity>", b"<riskRating>9</riskRating></entity>")))
    publisher.now += timedelta(days=1)
    row = of(publisher.refresh(), SDN)
    assert row.status is Status.NEW
    assert len([problem for problem in row.problems if "riskRating" in str(problem)]) == 102
    assert publisher.listed() == names(range(102), range(200, 210))


SKEWS = [
    # how far our clock is from the day of publication, and what becomes of the list
    (timedelta(days=-400), Status.REFUSED),
    (timedelta(days=-4), Status.REFUSED),
    (timedelta(days=-1), Status.NEW),  # a time zone, or a clock that is a little wrong
    (timedelta(days=400), Status.NEW),
]


@pytest.mark.parametrize("skew, status", SKEWS)
def test_a_clock_that_is_wrong_refuses_a_list_that_seems_to_come_from_ahead(
    publisher: Publisher, skew: timedelta, status: Status
) -> None:
    publisher.now = NOW + skew
    assert of(publisher.refresh(), SDN).status is status


def test_a_clock_that_was_set_back_between_two_refreshes_costs_nothing(publisher: Publisher) -> None:
    publisher.now = NOW + timedelta(days=300)
    publisher.refresh()
    publisher.now = NOW + timedelta(days=1)
    publisher.put(SDN, reply(200, NEXT, ETag='"v2"'))
    row = of(publisher.refresh(), SDN)
    assert (row.status, row.age) == (Status.UPDATED, timedelta())


def test_lists_come_side_by_side(publisher: Publisher) -> None:
    both = threading.Barrier(2)

    def together(inner: Step) -> Step:
        def step(handler: Handler) -> None:
            both.wait(10)  # broken, and so refused, where the other list is not asked for meanwhile
            inner(handler)

        return step

    publisher.put(SDN, together(reply(200, GOOD)))
    publisher.put(CONS, together(reply(200, consolidated(range(200, 210)))))
    assert [row.status for row in publisher.refresh().lists] == [Status.NEW, Status.NEW]


def test_a_list_that_was_never_good_is_named_in_the_corpus_as_missing(publisher: Publisher) -> None:
    publisher.put(CONS, reply(404))
    publisher.refresh()
    assert current(publisher.home).manifest.missing == (CONS,)
    publisher.put(CONS, reply(200, consolidated(range(200, 210))))
    assert publisher.refresh().swapped
    assert current(publisher.home).manifest.missing == ()
