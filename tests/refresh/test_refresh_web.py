"""The story of refreshing from the publisher: preferred format first, fall-backs after it, nothing fetched twice."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.fetch.server import Site, Step, conditional, needs_user_agent, reply, reset_after, serving
from tests.refresh.documents import alt_csv, consolidated, csv_set, enhanced, name_of

from seawall.corpus import current
from seawall.fetch import Archive, Clock, Patience, Web, client
from seawall.lists.catalog import BY_ID
from seawall.lists.row import Address, Counts, FileSet, Format, ListFile, ListRow
from seawall.refresh import FromWeb, ListResult, RefreshResult, Status, refresh

NOW = datetime(2026, 8, 20, 16, 0, tzinfo=UTC)
SDN, CONS = "us-ofac-sdn", "us-ofac-cons"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


class Publisher:
    """OFAC's service in small: the catalogue's files on a local server, 404 until they are put there."""

    def __init__(self, site: Site, home: Path) -> None:
        self.site = site
        self.home = home
        self.now = NOW
        self.told: list[tuple[str, str, int, int | None]] = []

    def put(self, name: str, *steps: Step) -> None:
        self.site.url(f"/{name}", *steps)

    def rows(self) -> list[ListRow]:
        least = Counts(entities=90, names=90, identifiers=0)
        return [
            replace(BY_ID[SDN], file_sets=tuple(map(self._local, BY_ID[SDN].file_sets)), least=least),
            replace(BY_ID[CONS], file_sets=tuple(map(self._local, BY_ID[CONS].file_sets)), least=Counts(0, 0, 0)),
        ]

    def _local(self, file_set: FileSet) -> FileSet:
        return replace(file_set, files=tuple(replace(file, addresses=self._address(file)) for file in file_set.files))

    def _address(self, file: ListFile) -> tuple[Address, ...]:
        return (Address(f"{self.site.base}/{file.name}", "M"),)

    def refresh(self, *lists: str) -> RefreshResult:
        patience = Patience(tries=2, read=1)
        clock = Clock(lambda: self.now, lambda: 0.0, lambda _: None, lambda: 0.5)
        with client(patience, "Seawall/test") as http:
            source = FromWeb(Web(http, patience, clock))
            return refresh(self.home, source, now=self.now, lists=lists or (SDN,), rows=self.rows(),
                           told=lambda *told: self.told.append(told))  # fmt: skip

    def asked(self) -> list[str]:
        asked = [path for path, _ in self.site.seen]
        self.site.seen.clear()
        return asked

    def listed(self) -> set[str]:
        return {entity.caption for entity in current(self.home)}


@pytest.fixture
def publisher(site: Site, tmp_path: Path) -> Publisher:
    return Publisher(site, tmp_path / "home")


def names(uids: range) -> set[str]:
    return {name_of(uid) for uid in uids}


def of(result: RefreshResult, list_id: str = SDN) -> ListResult:
    return next(item for item in result.lists if item.list_id == list_id)


def put_csv(publisher: Publisher, uids: range, **other: Step) -> None:
    for name, data in csv_set(uids).items():
        publisher.put(name.replace("__", "."), other.get(name, conditional(data, f'"{hash(data)}"')))


def test_the_enhanced_format_is_fetched_and_nothing_else(publisher: Publisher) -> None:
    publisher.put("SDN_ENHANCED.XML", needs_user_agent(conditional(enhanced(range(100)), '"v1"')))
    result = publisher.refresh()
    assert of(result).status is Status.NEW
    assert publisher.asked() == ["/SDN_ENHANCED.XML"]
    assert publisher.listed() == names(range(100))
    size = len(enhanced(range(100)))
    assert (SDN, "fetching SDN_ENHANCED.XML", size, size) in publisher.told
    assert [path for path in (publisher.home / "incoming").rglob("*") if path.is_file()] == []


def test_what_has_not_changed_is_not_sent_again_but_counts_as_looked_at(publisher: Publisher) -> None:
    publisher.put("SDN_ENHANCED.XML", conditional(enhanced(range(100)), '"v1"'))
    publisher.refresh()
    publisher.now += timedelta(hours=1)
    result = publisher.refresh()
    assert of(result).status is Status.UNCHANGED
    assert publisher.site.seen[-1][1]["if-none-match"] == '"v1"'
    last = Archive(publisher.home / "archive").latest(SDN)
    assert [entry.fetched_at for entry in last] == [publisher.now]


def test_a_new_publication_replaces_the_old_one(publisher: Publisher) -> None:
    publisher.put("SDN_ENHANCED.XML", conditional(enhanced(range(100)), '"v1"'))
    publisher.refresh()
    publisher.put("SDN_ENHANCED.XML", conditional(enhanced(range(99, 200), "2026-08-21"), '"v2"'))
    result = publisher.refresh()
    assert of(result).status is Status.UPDATED
    assert publisher.listed() == names(range(99, 200))


UNREADABLE: dict[str, Step] = {
    "not there": reply(404),
    "server error": reply(500),
    "HTML page with status 200": reply(200, b"<!DOCTYPE html><html><body>Scheduled maintenance</body></html>"),
    "truncated, and nobody says so": reply(200, enhanced(range(100))[:-300]),
    "always reset": reset_after(enhanced(range(100)), 2000),
    "empty": reply(200, b""),
}


@pytest.mark.parametrize("step", UNREADABLE.values(), ids=list(UNREADABLE))
def test_the_csv_set_is_the_fall_back_and_why_is_said(publisher: Publisher, step: Step) -> None:
    publisher.put("SDN_ENHANCED.XML", step)
    put_csv(publisher, range(100))
    result = of(publisher.refresh())
    assert result.status is Status.NEW
    assert result.in_use is not None
    assert (result.in_use.format, result.in_use.names) == (Format.CSV_SET, 200)
    assert "SDN_ENHANCED.XML" in result.notes[0]
    assert "SDN_ADVANCED.XML could not be fetched" in " ".join(result.notes)
    assert publisher.asked()[-4:] == ["/SDN.CSV", "/ADD.CSV", "/ALT.CSV", "/SDN_COMMENTS.CSV"]


def test_of_a_csv_set_only_the_changed_file_is_sent_again(publisher: Publisher) -> None:
    put_csv(publisher, range(100))
    publisher.refresh()
    publisher.put("ALT.CSV", conditional(alt_csv(range(98)), '"v2"'))
    publisher.site.seen.clear()
    result = of(publisher.refresh())
    assert result.status is Status.UPDATED
    assert result.changes.changed == ("ofac-98", "ofac-99")
    conditions = {path: headers.get("if-none-match") for path, headers in publisher.site.seen}
    assert all(conditions[f"/{name}"] for name in ("SDN.CSV", "ADD.CSV", "ALT.CSV", "SDN_COMMENTS.CSV"))
    assert publisher.refresh().lists[0].status is Status.UNCHANGED


def test_a_csv_file_cut_at_a_line_end_is_seen_by_its_missing_end_mark(publisher: Publisher) -> None:
    put_csv(publisher, range(100), ALT__CSV=reply(200, alt_csv(range(100)).removesuffix(b"\x1a")))
    result = of(publisher.refresh())
    assert result.status is Status.REFUSED
    assert "ALT.CSV end of file: OFAC's end mark is missing" in result.why[-1]


def test_a_shrunken_publication_is_refused_and_no_other_format_of_it_is_tried(publisher: Publisher) -> None:
    publisher.put("SDN_ENHANCED.XML", conditional(enhanced(range(100)), '"v1"'))
    publisher.refresh()
    publisher.asked()
    publisher.put("SDN_ENHANCED.XML", conditional(enhanced(range(91), "2026-08-21"), '"v2"'))
    put_csv(publisher, range(91))
    result = publisher.refresh()
    assert of(result).status is Status.REFUSED
    assert publisher.asked() == ["/SDN_ENHANCED.XML"]
    assert publisher.listed() == names(range(100))
    # Asked again it is sent again: what was refused is no version to be unchanged from.
    assert of(publisher.refresh()).status is Status.REFUSED


def test_a_first_publication_must_hold_what_the_catalogue_expects(publisher: Publisher) -> None:
    publisher.put("SDN_ENHANCED.XML", reply(200, enhanced(range(89))))
    assert "89 entities where at least 90 are expected" in of(publisher.refresh()).why[0]


def test_one_list_fails_alone(publisher: Publisher) -> None:
    publisher.put("CONS_ENHANCED.XML", conditional(consolidated(range(300, 310)), '"c1"'))
    result = publisher.refresh(SDN, CONS)
    assert [item.status for item in result.lists] == [Status.NOT_FETCHED, Status.NEW]
    assert not result.is_good
    assert len(of(result).why) == 3  # one for each format, with every attempt
    assert publisher.listed() == names(range(300, 310))
    publisher.put("SDN_ENHANCED.XML", conditional(enhanced(range(100)), '"v1"'))
    publisher.put("CONS_ENHANCED.XML", reply(503))
    again = publisher.refresh(SDN, CONS)
    assert [item.status for item in again.lists] == [Status.NEW, Status.NOT_FETCHED]
    assert publisher.listed() == names(range(300, 310)) | names(range(100))
