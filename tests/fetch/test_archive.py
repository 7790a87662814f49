"""The archive: bytes stored once under their hash, checked when read, whole after a kill at any moment."""

import gzip
import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest

from seawall.errors import InputRefused, Problem
from seawall.fetch.archive import Archive
from seawall.fetch.index import Fetched

AT = datetime(2026, 8, 20, 16, 0, tzinfo=UTC)


def entry(list_id: str = "us-ofac-sdn", file: str = "sdn.csv") -> Fetched:
    return Fetched(list_id, file, "from /lists", "0" * 64, 0, AT)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


def test_bytes_come_back_as_they_were_under_their_own_hash(archive: Archive) -> None:
    data = b"50543,INTEGRITY TECHNOLOGY GROUP\n" * 1000
    added = archive.add(BytesIO(data), entry())
    assert (added.sha256, added.size) == (hashlib.sha256(data).hexdigest(), len(data))
    with archive.open(added.sha256) as stored:
        assert stored.read() == data
    assert archive.place(added.sha256).stat().st_size < len(data) // 10


def test_the_same_bytes_are_stored_once_and_recorded_twice(archive: Archive) -> None:
    first = archive.add(BytesIO(b"a"), entry())
    stored = archive.place(first.sha256).read_bytes()
    archive.add(BytesIO(b"a"), entry(file="other.csv"))
    assert archive.place(first.sha256).read_bytes() == stored
    assert [e.file for e in archive.history("us-ofac-sdn")] == ["sdn.csv", "other.csv"]


def test_history_is_in_order_and_latest_is_the_last_of_each_file(archive: Archive) -> None:
    old = archive.add(BytesIO(b"old"), entry())
    new = archive.add(BytesIO(b"new"), entry())
    alt = archive.add(BytesIO(b"alt"), entry(file="alt.csv"))
    archive.add(BytesIO(b"cons"), entry("us-ofac-cons", "cons.csv"))
    assert archive.history("us-ofac-sdn") == (old, new, alt)
    assert archive.latest("us-ofac-sdn") == (alt, new)
    assert archive.latest("un-sc") == ()


def test_an_unchanged_file_is_as_young_as_its_last_check(archive: Archive) -> None:
    added = archive.add(BytesIO(b"a"), entry())
    later = archive.note_unchanged(added, AT + timedelta(hours=1))
    assert archive.latest("us-ofac-sdn") == (later,)
    assert later.sha256 == added.sha256


def flipped(stored: bytes) -> bytes:
    return gzip.compress(gzip.decompress(stored)[:-1] + b"?")


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (flipped, "is damaged: its hash is"),
        (lambda stored: stored[:-9], "can't be read"),
        (lambda _: b"", "is damaged"),
        (lambda _: b"not gzip", "can't be read"),
    ],
    ids=["other bytes", "cut", "empty", "not compressed"],
)
def test_damaged_bytes_are_never_handed_out(archive: Archive, damage, said: str) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    added = archive.add(BytesIO(b"x" * 100), entry())
    place = archive.place(added.sha256)
    place.write_bytes(damage(place.read_bytes()))
    with pytest.raises(InputRefused, match=said):
        archive.open(added.sha256)
    archive.add(BytesIO(b"x" * 100), entry())  # fetched again, it is healed
    archive.open(added.sha256).close()


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "AB" * 32, "ab" * 31, "ab" * 32 + "\n"])
def test_what_is_no_hash_opens_nothing(archive: Archive, name: str) -> None:
    with pytest.raises(InputRefused):
        archive.open(name)


def test_a_missing_file_is_said(archive: Archive) -> None:
    with pytest.raises(InputRefused, match="holds no file"):
        archive.open("ab" * 32)


def test_a_full_disk_records_nothing_and_leaves_nothing(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.add(BytesIO(b"good"), entry())
    before = archive.history("us-ofac-sdn")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        archive.add(BytesIO(b"new"), entry())
    assert archive.history("us-ofac-sdn") == before
    assert not list(archive.folder.glob(".adding-*"))


ADDING = """
import itertools, sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from seawall.fetch.archive import Archive
from seawall.fetch.index import Fetched
archive = Archive(Path(sys.argv[1]))
print("ready", flush=True)
for n in itertools.count():
    data = (f"{n} ".encode() * 20_000)
    archive.add(BytesIO(data), Fetched("a", f"{n}", "from x", "0" * 64, 0, datetime(2026, 1, 1, tzinfo=UTC)))
"""


def killed_at_random(archive: Archive, times: int) -> Iterator[None]:
    chance = random.Random(50543)
    for _ in range(times):
        with subprocess.Popen(
            [sys.executable, "-c", ADDING, str(archive.folder)], stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
        ) as child:  # fmt: skip
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(chance.uniform(0.0, 0.08))
            child.send_signal(signal.SIGKILL)
        yield


def test_a_kill_at_any_moment_leaves_every_entry_readable(archive: Archive) -> None:
    for _ in killed_at_random(archive, times=6):
        found = list(archive.entries())
        for item in found:
            if isinstance(item, Fetched):
                archive.open(item.sha256).close()
        # A kill can tear at most the line being written, so at most one a run.
        assert sum(isinstance(item, Problem) for item in found) <= 6
    assert archive.history("a")
    archive.sweep()
    assert not list(archive.folder.glob(".adding-*"))
