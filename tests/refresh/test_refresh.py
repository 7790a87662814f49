"""The story of refreshing from files: each list fails alone, and the corpus in use is whole and old or whole and new."""

import gc
import os
import random
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.refresh.documents import alt_csv, consolidated, csv_set, enhanced, legacy, name_of, put

from seawall.corpus import current
from seawall.errors import CorpusMissing, HomeBusy, InputRefused, ListRefused, SettingRefused
from seawall.fetch import Archive, Fetched, Holder, locked
from seawall.lists.changes import Changes
from seawall.refresh import (
    FromFolder,
    ListResult,
    RefreshResult,
    Status,
    in_use,
    last_checked,
    refresh,
    story,
    versions,
)

NOW = datetime(2026, 8, 20, 16, 0, tzinfo=UTC)
SDN, CONS = "us-ofac-sdn", "us-ofac-cons"


class House:
    """A home, a folder of lists, and a refresh from one to the other."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.lists = folder / "lists"

    def refresh(self, **files: bytes) -> RefreshResult:
        return refresh(self.home, FromFolder(put(self.lists, **files)), now=NOW)

    def listed(self) -> set[str]:
        return {entity.caption for entity in current(self.home)}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def of(result: RefreshResult, list_id: str = SDN) -> ListResult:
    return next(item for item in result.lists if item.list_id == list_id)


def names(uids: range) -> set[str]:
    return {name_of(uid) for uid in uids}


def test_the_first_refresh_loads_both_lists_and_archives_their_bytes(house: House) -> None:
    sdn, cons = enhanced(range(100)), consolidated(range(200, 220))
    result = house.refresh(SDN_ENHANCED__XML=sdn, CONS_ENHANCED__XML=cons)
    assert [item.status for item in result.lists] == [Status.NEW, Status.NEW]
    assert result.is_good
    assert result.version == current(house.home).version
    assert house.listed() == names(range(100)) | names(range(200, 220))
    row = of(result).in_use
    assert row is not None
    assert (row.entities, row.names, str(row.published), row.format) == (100, 100, "2026-08-20", "enhanced XML")
    with Archive(house.home / "archive").open(row.sha256[0]) as stored:
        assert stored.read() == sdn
    assert Archive(house.home / "archive").history(SDN)[0].origin == f"from {house.lists}"


def test_it_tells_when_a_list_is_read_to_its_end_and_that_the_corpus_is_being_built(tmp_path: Path) -> None:
    folder, told = put(tmp_path / "lists", SDN_ENHANCED__XML=enhanced(range(300))), list[tuple[object, ...]]()
    refresh(tmp_path, FromFolder(folder), now=NOW, told=lambda *step: told.append(step))
    steps = [("us-ofac-sdn", "reading", 250, None), ("us-ofac-sdn", "reading", 300, 300)]
    assert [*filter(lambda step: step[1] == "reading", told)] == steps
    assert told[-1] == ("corpus", "being built", 0, None)


def test_what_did_not_change_is_not_built_again(house: House) -> None:
    first = house.refresh(SDN_ENHANCED__XML=enhanced(range(100)))
    again = house.refresh(SDN_ENHANCED__XML=enhanced(range(100)))
    assert (of(again).status, again.swapped, again.version) == (Status.UNCHANGED, False, first.version)
    assert len(Archive(house.home / "archive").history(SDN)) == 2  # that it was looked at is on record


def test_the_age_of_a_list_counts_from_the_last_time_it_was_looked_at(house: House) -> None:
    files = put(house.lists, SDN_ENHANCED__XML=enhanced(range(100)))
    for hours in (0, 3):
        refresh(house.home, FromFolder(files), now=NOW + timedelta(hours=hours))
    lists = current(house.home).manifest.lists
    assert [row.fetched_at for row in lists] == [NOW]  # the corpus itself is frozen
    assert last_checked(house.home, lists) == {SDN: NOW + timedelta(hours=3)}


def test_added_changed_and_removed_entries_are_named(house: House) -> None:
    house.refresh(SDN_ENHANCED__XML=enhanced(range(100)))
    newer = enhanced(range(2, 103), "2026-08-21").replace(b"TRADING 50 LLC", b"TRADING FIFTY LLC")
    result = of(house.refresh(SDN_ENHANCED__XML=newer))
    assert result.status is Status.UPDATED
    assert result.changes == Changes(("ofac-100", "ofac-101", "ofac-102"), ("ofac-50",), ("ofac-0", "ofac-1"))


REFUSED: dict[str, tuple[dict[str, bytes], str]] = {
    "older": ({"SDN_ENHANCED__XML": enhanced(range(101), "2026-08-19")}, "older than the version in use (2026-08-20)"),
    "dated ahead": ({"SDN_ENHANCED__XML": enhanced(range(101), "2027-08-20")}, "which lies ahead"),
    "shrunken": ({"SDN_ENHANCED__XML": enhanced(range(94))}, "94 entities after 100 (6.0% fewer)"),
    "truncated": ({"SDN_ENHANCED__XML": enhanced(range(101))[:-200]}, "not well-formed XML"),
    "its own count not met": ({"SDN__XML": legacy(range(101), 102)}, "claims 102 entries, 101 were found"),
    "no entry": ({"SDN_ENHANCED__XML": enhanced([])}, "no <entity> was found"),
}


@pytest.mark.parametrize("files, said", REFUSED.values(), ids=list(REFUSED))
def test_a_bad_version_never_replaces_a_good_one_and_the_other_list_goes_on(
    house: House, files: dict[str, bytes], said: str
) -> None:
    house.refresh(SDN_ENHANCED__XML=enhanced(range(100)), CONS_ENHANCED__XML=consolidated(range(200, 220)))
    result = house.refresh(**files, CONS_ENHANCED__XML=consolidated(range(200, 221), "2026-08-21"))
    assert [of(result, SDN).status, of(result, CONS).status] == [Status.REFUSED, Status.UPDATED]
    assert said in " ".join(of(result).why)
    assert not result.is_good
    assert house.listed() == names(range(100)) | names(range(200, 221))
    kept = of(result).in_use
    assert kept is not None
    assert kept.entities == 100


def test_consent_lets_a_list_shrink(house: House) -> None:
    house.refresh(SDN_ENHANCED__XML=enhanced(range(100)))
    source = FromFolder(put(house.lists, SDN_ENHANCED__XML=enhanced(range(50))))
    assert of(refresh(house.home, source, now=NOW)).status is Status.REFUSED
    result = refresh(house.home, source, now=NOW, accept_shrink=True)
    assert of(result).status is Status.UPDATED
    assert house.listed() == names(range(50))


def test_a_list_that_the_folder_does_not_hold_stays_as_it_is(house: House) -> None:
    house.refresh(SDN_ENHANCED__XML=enhanced(range(100)), CONS_ENHANCED__XML=consolidated(range(200, 220)))
    result = house.refresh(SDN_ENHANCED__XML=enhanced(range(101), "2026-08-21"))
    assert of(result, CONS).status is Status.NOT_OFFERED
    assert of(result, CONS).notes == ("the folder holds no file of this list; its last good version stays",)
    assert result.is_good
    assert house.listed() == names(range(101)) | names(range(200, 220))


@pytest.mark.parametrize(
    "damaged", [{"SDN__CSV": b""}, {"SDN__CSV": b"<html>503</html>"}, {"ALT__CSV": alt_csv(range(5))}]
)
def test_a_list_whose_file_is_there_and_can_not_be_used_is_not_as_it_should_be(
    house: House, damaged: dict[str, bytes]
) -> None:
    house.refresh(**csv_set(range(100)), CONS_ENHANCED__XML=consolidated(range(200, 220)))
    result = house.refresh(**damaged, CONS_ENHANCED__XML=consolidated(range(200, 220)))
    assert of(result).status is Status.NOT_FETCHED
    assert (
        "can't be used, and nothing else in the folder is of this list; its last good version stays"
        in of(result).why[0]
    )
    assert not result.is_good
    assert house.listed() == names(range(100)) | names(range(200, 220))


def test_a_broken_first_version_leaves_no_corpus_and_says_so(house: House) -> None:
    result = house.refresh(SDN_ENHANCED__XML=enhanced(range(100))[:-200])
    assert (of(result).status, of(result).in_use, result.version) == (Status.REFUSED, None, "")
    with pytest.raises(CorpusMissing):
        current(house.home)


def test_notes_say_excerpts_missing_dates_and_other_formats(house: House) -> None:
    house.refresh(SDN_ENHANCED__XML=enhanced(range(100)))
    notes = " | ".join(of(house.refresh(**csv_set(range(100)))).notes)
    assert "looks like an excerpt or an old version: 100 entities where at least 15,000 are expected" in notes
    assert "no date of publication is known" in notes
    assert "the version before was in enhanced XML" in notes


def test_a_list_that_is_not_selected_any_more_is_dropped_and_said(house: House) -> None:
    house.refresh(SDN_ENHANCED__XML=enhanced(range(100)), CONS_ENHANCED__XML=consolidated(range(200, 220)))
    result = refresh(house.home, FromFolder(house.lists), now=NOW, lists=[SDN])
    assert [(item.list_id, item.status) for item in result.lists] == [(SDN, Status.UNCHANGED), (CONS, Status.DROPPED)]
    assert house.listed() == names(range(100))
    with pytest.raises(SettingRefused, match="there is no list us-ofac-snd"):
        refresh(house.home, FromFolder(house.lists), now=NOW, lists=["us-ofac-snd"])


def test_one_list_is_looked_at_and_the_others_stay(house: House) -> None:
    house.refresh(SDN_ENHANCED__XML=enhanced(range(100)), CONS_ENHANCED__XML=consolidated(range(200, 220)))
    put(house.lists, SDN_ENHANCED__XML=enhanced(range(101)), CONS_ENHANCED__XML=consolidated(range(200, 221)))
    result = refresh(house.home, FromFolder(house.lists), now=NOW, only=[SDN])
    assert [(item.list_id, item.status) for item in result.lists] == [(SDN, Status.UPDATED), (CONS, Status.NOT_ASKED)]
    assert result.is_good
    assert house.listed() == names(range(101)) | names(range(200, 220))


def test_a_list_that_is_asked_for_alone_and_was_not_in_use_joins_those_that_are(house: House) -> None:
    house.refresh(SDN_ENHANCED__XML=enhanced(range(100)))
    put(house.lists, CONS_ENHANCED__XML=consolidated(range(200, 221)))
    result = refresh(house.home, FromFolder(house.lists), now=NOW, lists=[SDN], only=[CONS])
    assert [(item.list_id, item.status) for item in result.lists] == [(SDN, Status.NOT_ASKED), (CONS, Status.NEW)]
    assert house.listed() == names(range(100)) | names(range(200, 221))


def test_a_file_of_a_list_that_is_not_in_use_is_said_and_not_read(house: House) -> None:
    put(house.lists, SDN_ENHANCED__XML=enhanced(range(100)), CONS_ENHANCED__XML=consolidated(range(200, 220)))
    result = refresh(house.home, FromFolder(house.lists), now=NOW, lists=[SDN])
    said = "CONS_ENHANCED.XML (2026-08-20) is of us-ofac-cons, a list that is not in use (setting: lists): not used"
    assert said in result.notes
    assert house.listed() == names(range(100))
    assert current(house.home).manifest.missing == ()


def test_only_so_many_old_corpora_are_kept(house: House) -> None:
    for count in range(100, 108):
        house.refresh(SDN_ENHANCED__XML=enhanced(range(count)))
        gc.collect()  # the one that the refresh before had open
    assert len([path for path in (house.home / "corpus").iterdir() if path.is_dir()]) == 4
    assert len(versions(house.home)) == 8


def test_after_the_swap_a_full_disk_is_a_note_and_the_new_corpus_is_in_use(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.refresh(SDN_ENHANCED__XML=enhanced(range(100)))

    def full(_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(story, "prune", full)
    result = house.refresh(SDN_ENHANCED__XML=enhanced(range(101)))
    assert result.swapped
    assert any("could not be done" in note and "No space left" in note for note in result.notes)
    assert house.listed() == names(range(101))


def test_a_folder_without_lists_changes_nothing(house: House) -> None:
    house.refresh(SDN_ENHANCED__XML=enhanced(range(100)))
    with pytest.raises(InputRefused, match="holds no list"):
        house.refresh(readme__md=b"nothing here")
    assert house.listed() == names(range(100))


def test_a_list_that_an_older_engine_read_is_read_again_from_the_archive(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.refresh(**csv_set(range(100)))
    monkeypatch.setattr(in_use, "ENGINE", "the next one")
    house.refresh(CONS_ENHANCED__XML=consolidated(range(200, 220)))
    assert house.listed() == names(range(100)) | names(range(200, 220))
    for stored in (house.home / "archive").glob("??/*"):
        stored.write_bytes(b"damaged")
    with pytest.raises(ListRefused, match="can't be read again, so no new corpus can be built"):
        house.refresh(CONS_ENHANCED__XML=consolidated(range(200, 221)))
    assert house.listed() == names(range(100)) | names(range(200, 220))


@pytest.mark.parametrize("where", ["archive", "corpus"])
def test_a_full_disk_leaves_the_corpus_in_use(house: House, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    house.refresh(SDN_ENHANCED__XML=enhanced(range(100)))

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    if where == "archive":
        monkeypatch.setattr(Archive, "add", full)
        result = house.refresh(SDN_ENHANCED__XML=enhanced(range(101)))
        assert of(result).status is Status.NOT_FETCHED
        assert "could not be archived" in of(result).why[0]
    else:
        monkeypatch.setattr(story, "build", full)
        with pytest.raises(ListRefused, match="No space left on device; the one in use stays"):
            house.refresh(SDN_ENHANCED__XML=enhanced(range(101)))
    assert house.listed() == names(range(100))


def test_a_home_that_can_not_be_written_is_said(house: House) -> None:
    house.home.parent.mkdir(exist_ok=True)
    house.home.write_text("a file")
    with pytest.raises(InputRefused, match="can't be written"):
        house.refresh(SDN_ENHANCED__XML=enhanced(range(5)))


def test_a_second_refresh_is_refused_with_who_holds_the_home(house: House) -> None:
    with locked(house.home, Holder(4711, "desk-7", NOW)), pytest.raises(HomeBusy, match="process 4711 on desk-7"):
        house.refresh(SDN_ENHANCED__XML=enhanced(range(5)))


def test_of_two_refreshes_at_once_one_is_refused_or_both_come_in_turn(house: House) -> None:
    source = FromFolder(put(house.lists, SDN_ENHANCED__XML=enhanced(range(100))))
    done: list[str] = []

    def run() -> None:
        try:
            done.append(of(refresh(house.home, source, now=NOW)).status)
        except HomeBusy:
            done.append("busy")

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert done.count(Status.NEW) == 1
    assert set(done) <= {Status.NEW, Status.UNCHANGED, "busy"}
    assert house.listed() == names(range(100))


# At each line that it reads it forks a child that refreshes for ever, and says which: Python and the kernels are loaded once,
# and so a child is met at any step of a refresh.
REFRESHING = """
import itertools, os, sys
from datetime import UTC, datetime
from pathlib import Path
from seawall.refresh import FromFolder, refresh
now = datetime(2026, 8, 20, 16, tzinfo=UTC)
refresh(Path(sys.argv[1] + "-of-the-parent"), FromFolder(Path(sys.argv[2])), now=now)
for _ in sys.stdin:
    child = os.fork()
    if child:
        print(child, flush=True)
        os.waitpid(child, 0)
        print("ended", flush=True)
        continue
    for turn in itertools.count():
        lists = Path(sys.argv[2 + turn % 2])
        refresh(Path(sys.argv[1]), FromFolder(lists), now=now)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
def test_a_kill_at_any_moment_leaves_a_corpus_that_is_whole(house: House, tmp_path: Path) -> None:
    versions = [range(100), range(102)]
    folders = [put(tmp_path / str(len(uids)), SDN_ENHANCED__XML=enhanced(uids)) for uids in versions]
    refresh(house.home, FromFolder(folders[0]), now=NOW)
    chance = random.Random(50543)
    with subprocess.Popen(
        [sys.executable, "-c", REFRESHING, str(house.home), *map(str, folders)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    ) as parent:
        assert parent.stdin is not None
        assert parent.stdout is not None
        for _ in range(5):
            parent.stdin.write(b"go\n")
            parent.stdin.flush()
            child = int(parent.stdout.readline())
            time.sleep(chance.uniform(0.0, 0.5))
            os.kill(child, signal.SIGKILL)
            assert parent.stdout.readline() == b"ended\n"
            assert house.listed() in [names(uids) for uids in versions]
            archive = Archive(house.home / "archive")
            for entry in archive.entries():
                if isinstance(entry, Fetched):
                    archive.open(entry.sha256).close()
    result = refresh(house.home, FromFolder(folders[1]), now=NOW)
    assert house.listed() == names(versions[1])
    assert result.is_good


def test_equal_lists_give_the_same_corpus_version_wherever_they_are_built(tmp_path: Path) -> None:
    files = {"SDN_ENHANCED__XML": enhanced(range(50))}
    one, two = House(tmp_path / "one"), House(tmp_path / "two")
    assert one.refresh(**files).version == two.refresh(**files).version


DATED = [("sdn_2021-08-18.csv", (9_083, 0, 0)), ("sdn_2022-02-23.csv", (413, 110, 388))]


def test_the_dated_sdn_lists_give_their_known_changes(shared_data: Path, tmp_path: Path) -> None:
    for name, expected in DATED:
        found = of(refresh(tmp_path, FromFolder(shared_data / "ofac/sdn-2024-05" / name), now=NOW)).changes
        assert (len(found.added), len(found.changed), len(found.removed)) == expected


def test_the_seed_company_is_in_the_corpus_by_its_real_rows(shared_data: Path, tmp_path: Path) -> None:
    result = refresh(tmp_path, FromFolder(shared_data / "ofac/integrity"), now=NOW)
    assert of(result).status is Status.NEW
    entity = current(tmp_path).entity("ofac-50543")
    assert [(name.text, name.weak) for name in entity.names] == [
        ("INTEGRITY TECHNOLOGY GROUP, INCORPORATED", False),
        ("BEIJING INTEGRITY TECHNOLOGY COMPANY, LIMITED", False),
        ("YONGXIN ZHICHENG TECHNOLOGY GROUP COMPANY, LIMITED", True),
    ]
