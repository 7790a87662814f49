"""Lists of the user's own in a refresh, and a file that holds several lists: each is a list among the others."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.lists.csl import documents as of_csl
from tests.refresh.documents import enhanced, put

from seawall.corpus import current, last_checks, list_notes
from seawall.lists.own.declared import Kind, OwnList
from seawall.refresh import FromFolder, RefreshResult, Status, refresh

NOW = datetime(2026, 8, 20, 16, 0, tzinfo=UTC)
ROWS = b"id,name,owner,reason,expires\n1,Example Trading LLC,Desk,chargebacks,2027-01-31\n2,Old Example,Desk,closed,2025-01-31\n"


class House:
    """A home, a folder with OFAC's list, and an own list beside it."""

    def __init__(self, folder: Path) -> None:
        self.home, self.lists, self.file = folder / "home", folder / "lists", folder / "watch.csv"
        self.own = OwnList("own-watch", "Watch-list", self.file)
        put(self.lists, SDN_ENHANCED__XML=enhanced(range(100)))
        self.write(ROWS)

    def write(self, data: bytes, at: datetime = NOW) -> None:
        self.file.write_bytes(data)
        os.utime(self.file, (at.timestamp(), at.timestamp()))

    def refresh(self, now: datetime = NOW) -> RefreshResult:
        return refresh(self.home, FromFolder(self.lists), now=now, lists=("us-ofac-sdn",), own=(self.own,))


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_an_own_list_is_read_from_its_path_beside_the_others(house: House) -> None:
    result = house.refresh()
    assert [(row.list_id, row.status) for row in result.lists] == [
        ("us-ofac-sdn", Status.NEW),
        ("own-watch", Status.NEW),
    ]
    corpus = current(house.home)
    assert corpus.entity("own-watch-1").caption == "Example Trading LLC"
    assert "own watch-list" in corpus.manifest.list_names
    assert str(corpus.manifest.lists[0].published) == "2026-08-20"


def test_how_many_have_expired_is_said_though_the_file_did_not_change(house: House) -> None:
    told = "own-watch: 1 of 2 entries have expired, and nothing follows from them"
    assert told in house.refresh().notes
    again = house.refresh(NOW + timedelta(days=200))
    assert again.lists[-1].status is Status.UNCHANGED
    assert told.replace("1 of", "2 of") in again.notes


def test_an_own_list_that_can_not_be_read_fails_alone_and_its_last_good_version_stays(house: House) -> None:
    house.refresh()
    house.file.unlink()
    missing = house.refresh()
    assert [row.status for row in missing.lists] == [Status.UNCHANGED, Status.NOT_FETCHED]
    house.write(b"no,header\n1,2\n", NOW + timedelta(days=1))
    assert house.refresh(NOW + timedelta(days=1)).lists[-1].status is Status.REFUSED
    assert current(house.home).has("own-watch-1")


def test_its_age_is_said_once_it_is_past_what_the_user_set(house: House) -> None:
    house.refresh()
    manifest = current(house.home).manifest
    assert manifest.lists[0].stale_hours == 90 * 24

    def notes(now: datetime) -> list[str]:
        checks = last_checks(house.home, manifest.lists)
        return [note for note in list_notes(manifest, checks, now) if note.startswith("own-watch")]

    assert notes(NOW) == []
    assert notes(NOW + timedelta(days=91)) == [
        "own-watch: last fetched 91 days ago (published 2026-08-20), older than its 90 days"
    ]


def test_a_list_of_good_guys_is_no_list_of_the_corpus(house: House) -> None:
    house.own = OwnList("own-guys", "Good guys", house.file, Kind.GOOD_GUYS)
    assert [row.list_id for row in house.refresh().lists] == ["us-ofac-sdn"]


def test_one_file_is_the_source_of_several_lists(tmp_path: Path) -> None:
    (tmp_path / "consolidated.json").write_bytes(of_csl.document(of_csl.EL, of_csl.ISN, of_csl.SDN))
    chosen = ("us-bis-el", "us-state-isn")
    result = refresh(
        tmp_path / "home", FromFolder(tmp_path / "consolidated.json"), now=NOW + timedelta(90), lists=chosen
    )
    assert [(row.list_id, row.status) for row in result.lists] == [(one, Status.NEW) for one in chosen]
    assert {entity.source.list_id for entity in current(tmp_path / "home")} == set(chosen)
    assert any("is of us-csl-ofac, a list that is not in use" in note for note in result.notes)
