"""Logs that were read are kept: opened again where not a byte differs, read anew where one does, and never half-written."""

import ast
import os
import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import seawall
from seawall.errors import SettingRefused
from seawall.exposure.logs import Loaded, Progress, open_logs, read
from seawall.hunt import kept, look
from seawall.hunt.kept import Opened, opened
from seawall.hunt.shelf import Shelf
from seawall.reports.exposure_evidence import Rows, write_evidence
from tests.hunt.made import LOGS, example_question

SOON = datetime.now(UTC) - timedelta(hours=1)
LATER = SOON + timedelta(hours=2)  # so long after the logs were written that their times can be trusted


@pytest.fixture
def log(tmp_path: Path) -> Path:
    folder = tmp_path / "logs"
    folder.mkdir()
    for path in (LOGS / "2024").iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "odd.log").write_text("no log at all\n", "utf-8")
    return folder


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf", LATER)


def again(log: Path, shelf: Shelf, *, sure: bool = False, zone: str = "") -> Opened:
    with opened([log], shelf, zone=ZoneInfo(zone) if zone else None, sure=sure) as found:
        return found


def entries(shelf: Shelf) -> list[Path]:
    return [path for path in shelf.folder.iterdir() if not path.name.startswith(".")]


def test_the_same_logs_are_opened_and_not_read_again(log: Path, shelf: Shelf) -> None:
    first, second = again(log, shelf), again(log, shelf)
    assert (first.before, second.before) == (0, len(second.loaded.inputs))
    assert second.loaded == first.loaded
    assert isinstance(second.loaded, Loaded)
    assert second.loaded.problems, "what was wrong with the logs is told each time"


@pytest.mark.parametrize("sure", [True, False])
def test_one_changed_byte_is_another_log(log: Path, shelf: Shelf, *, sure: bool) -> None:
    again(log, shelf)
    path = log / "conn.log"
    was = path.stat()
    path.write_bytes(path.read_bytes().replace(b"202.182.109.151", b"202.182.109.152"))
    # Whoever changes a log may set its times back; the file system's own time of the change can't be set.
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))
    found = again(log, shelf, sure=sure)
    assert not found.before
    assert len(entries(shelf)) == 2


def test_logs_that_were_just_written_are_hashed_and_not_trusted_by_their_times(log: Path, shelf: Shelf) -> None:
    soon = replace(shelf, now=SOON)
    again(log, soon)
    found = again(log, soon)
    assert (bool(found.before), found.checked) == (True, True)
    assert again(log, shelf).checked, "nothing was noted of a file whose next change might not show"
    assert not again(log, shelf).checked


def test_to_be_sure_is_to_read_every_byte(log: Path, shelf: Shelf) -> None:
    again(log, shelf)
    assert not again(log, shelf).checked
    assert again(log, shelf, sure=True).checked


def test_a_copy_elsewhere_is_the_same_log_by_its_hash(log: Path, shelf: Shelf, tmp_path: Path) -> None:
    again(log, shelf)
    copy = tmp_path / "copy"
    log.rename(copy)
    assert again(copy, shelf).before


def test_another_zone_is_another_reading(log: Path, shelf: Shelf) -> None:
    again(log, shelf)
    assert not again(log, shelf, zone="Europe/Berlin").before
    assert again(log, shelf, zone="Europe/Berlin").before


def test_another_program_reads_anew(log: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    again(log, shelf)
    monkeypatch.setattr(kept, "_reader", lambda: "another program")
    assert not again(log, shelf).before


def test_the_program_that_reads_is_all_that_it_imports_of_this_one() -> None:
    files, root = kept.sources(), Path(str(seawall.__file__)).parents[1]
    named = {
        name
        for path in files
        for found in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(found, ast.ImportFrom) and (found.module or "").split(".")[0] == "seawall"
        for name in (str(found.module), *(f"{found.module}.{each.name}" for each in found.names))
    }
    there = {path for name in named if (path := root.joinpath(*name.split(".")).with_suffix(".py")).is_file()}
    assert root / "seawall" / "hosts.py" in there
    assert there <= set(files)


def test_a_file_more_or_another_name_is_another_reading(log: Path, shelf: Shelf) -> None:
    again(log, shelf)
    (log / "odd.log").rename(log / "even.log")
    assert not again(log, shelf).before
    (log / "more.log").write_text("x", "utf-8")
    assert not again(log, shelf).before


@pytest.mark.parametrize("sure", [True, False])
def test_a_damaged_table_is_thrown_away(log: Path, shelf: Shelf, *, sure: bool) -> None:
    again(log, shelf)
    (entry,) = entries(shelf)
    table = entry / "flows-00001.parquet"
    raw = table.read_bytes()
    table.write_bytes(raw[:200] + bytes([raw[200] ^ 1]) + raw[201:] if sure else raw[:-1])
    assert not again(log, shelf, sure=sure).before
    assert again(log, shelf, sure=True).before


@pytest.mark.parametrize("name", ["kept.json", "manifest.json", "names-00001.parquet"])
def test_half_an_entry_is_none(log: Path, shelf: Shelf, name: str) -> None:
    again(log, shelf)
    (entry,) = entries(shelf)
    (entry / name).unlink()
    assert not again(log, shelf).before
    assert again(log, shelf).before


def test_what_was_left_half_written_is_never_opened_and_is_cleared_away(log: Path, shelf: Shelf) -> None:
    shelf.folder.mkdir()
    old, young = shelf.folder / ".old.part", shelf.folder / ".young.part"
    for path in (old, young):
        path.mkdir()
        (path / "flows-00001.parquet").write_bytes(b"PAR1")
    os.utime(old, (0, 0))
    assert not again(log, shelf).before
    assert (old.exists(), young.exists()) == (False, True)


def test_what_is_in_use_stays_and_another_goes(log: Path, shelf: Shelf) -> None:
    zones = ["Europe/Berlin", "Europe/Paris", "Europe/Rome"]
    again(log, shelf, zone=zones[0])
    one = sum(path.stat().st_size for path in entries(shelf)[0].iterdir())
    small = replace(shelf, most=int(one * 2.5))
    again(log, small, zone=zones[1])
    with opened([log], small, zone=ZoneInfo(zones[0])) as used:
        again(log, small, zone=zones[1])  # used last, and yet it goes: the older one is being read
        again(log, small, zone=zones[2])
        assert used.logs.flows.collect().height
    assert [bool(again(log, small, zone=zone, sure=True).before) for zone in (zones[0], zones[2])] == [True, True]
    assert not again(log, small, zone=zones[1]).before


def test_what_was_used_longest_ago_goes_first(log: Path, shelf: Shelf) -> None:
    zones = ["Europe/Berlin", "Europe/Paris", "Europe/Rome"]
    again(log, shelf, zone=zones[0])
    one = sum(path.stat().st_size for path in entries(shelf)[0].iterdir())
    small = replace(shelf, most=int(one * 2.5))
    for zone in (zones[1], zones[0], zones[2]):
        again(log, small, zone=zone)
    assert [bool(again(log, small, zone=zone).before) for zone in (zones[0], zones[2])] == [True, True]
    assert not again(log, small, zone=zones[1]).before


def test_logs_beyond_the_bound_are_read_and_not_kept(log: Path, shelf: Shelf) -> None:
    tiny = replace(shelf, most=10)
    with opened([log], tiny) as found:
        assert found.logs.flows.collect().height
        assert not found.kept
    assert not list(shelf.folder.iterdir())


def test_of_two_that_read_the_same_logs_at_once_the_second_uses_what_it_read(log: Path, shelf: Shelf) -> None:
    folders = []
    for _ in range(2):
        with shelf.aside() as partial:
            loaded = read([log], partial)
            folders.append(shelf.put(partial, loaded, "same-name", ""))
            assert open_logs(folders[-1]).flows.collect().height
    assert [folder.name == "same-name" for folder in folders] == [True, False]
    assert [path.name for path in shelf.folder.iterdir()] == ["same-name"]


def test_without_a_shelf_nothing_stays(log: Path) -> None:
    with opened([log], None) as found:
        (where,) = found.logs.folders
        assert not found.before
    assert not where.exists()


def test_only_the_owner_may_look_into_an_entry(log: Path, shelf: Shelf) -> None:
    again(log, shelf)
    (entry,) = entries(shelf)
    assert stat.S_IMODE(entry.stat().st_mode) == 0o700


def test_a_shelf_that_cannot_be_written_is_refused(log: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(SettingRefused, match="--logs-cache"):
        again(log, Shelf(tmp_path / "file", LATER))


@pytest.fixture
def each_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is a group of its own, as files of 64 MB would be."""
    monkeypatch.setattr(kept, "_LEAST_BYTES", 0)
    monkeypatch.setattr(kept, "_ENDS", 1)


@pytest.mark.usefixtures("each_alone")
def test_a_day_more_of_logs_is_read_and_the_others_are_opened(log: Path, shelf: Shelf) -> None:
    again(log, shelf)
    (log / "more.log").write_bytes((LOGS / "2023-05-25" / "conn.log").read_bytes())
    found = again(log, shelf)
    assert (found.before, len(found.loaded.inputs)) == (len(found.loaded.inputs) - 1, 4)
    assert again(log, shelf).before == 4


def test_logs_of_many_groups_are_those_of_one(log: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened([log], None) as whole:
        flows, names = whole.logs.flows.collect(), whole.logs.names.collect()
    monkeypatch.setattr(kept, "_LEAST_BYTES", 0)
    monkeypatch.setattr(kept, "_ENDS", 1)
    for _ in range(2):
        with opened([log], shelf) as parts:
            assert len(parts.logs.folders) == 3
            assert parts.loaded == whole.loaded
            assert parts.logs.flows.collect().equals(flows)
            assert parts.logs.names.collect().equals(names)


@pytest.mark.usefixtures("each_alone")
def test_what_is_read_of_logs_is_told_from_nothing_to_all(log: Path, shelf: Shelf) -> None:
    for _ in range(2):
        told: list[Progress] = []
        with opened([log], shelf, told.append):
            done = [step.done for step in told]
            assert done == sorted(done)
            assert (done[-1], {step.total for step in told}) == (told[0].total, {told[0].total})


@pytest.mark.usefixtures("each_alone")
def test_where_all_that_is_kept_is_in_use_the_rest_is_not_kept(log: Path, shelf: Shelf) -> None:
    again(log, shelf)
    most = max(sum(path.stat().st_size for path in entry.iterdir()) for entry in entries(shelf))
    other = replace(shelf, folder=shelf.folder.with_name("other"), most=most + 1)
    with opened([log], other) as found:
        assert not found.kept
        assert found.logs.flows.collect().height
        assert len(entries(other)) == 1
    assert sum(path.stat().st_size for path in entries(other)[0].iterdir()) <= other.most


@pytest.mark.parametrize("ends", [1, 1_000_000])
def test_the_evidence_has_the_same_bytes_either_way(
    log: Path, shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ends: int
) -> None:
    monkeypatch.setattr(kept, "_LEAST_BYTES", 0)
    monkeypatch.setattr(kept, "_ENDS", ends)  # each file alone, or all of them together
    digests = []
    for place, keeps in enumerate((None, shelf, shelf)):
        rows, question = Rows(), example_question()
        with opened([log], keeps) as found:
            exposure = look(found.logs, found.loaded, question, rows.keep)
        assert bool(found.before) == (place == 2)
        digests.append(write_evidence(tmp_path / f"case-{place}", exposure, question.wanted.indicators, rows))
    assert len(set(digests)) == 1
