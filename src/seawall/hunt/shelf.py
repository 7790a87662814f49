"""A shelf of read logs: entries appear whole, by a rename, and go when there is no room, what was used longest ago first."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec

from seawall.corpus.held import hold, is_held
from seawall.errors import Problem, SettingRefused
from seawall.exposure.logs import Input, Loaded

# Tables take about half of their logs' bytes: this keeps those of some 40 GB, and never more than half of what the disk has left.
MOST_BYTES: Final = 20_000_000_000
_FILE: Final = "kept.json"
_SEEN: Final = "seen.json"
# What a process that ended half-way has left behind is cleared away after so long: no reading takes a day.
_ABANDONED: Final = timedelta(days=1)
_MOST_SEEN: Final = 16  # so many places of the same logs are known at once (a disk mounted elsewhere, a copy)


class Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an entry says of itself: the files it was read from, its tables by name with size and hash, and the Problems."""

    inputs: tuple[Input, ...]
    tables: dict[str, tuple[int, str]]
    problems: tuple[Problem, ...]


class Holder:
    """Whoever uses an entry: its lock ends with this."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An entry that is whole, and stays while the holder lives."""

    folder: Path
    kept: Kept
    holder: Holder


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where read logs are kept, the moment, and how many bytes at most."""

    folder: Path
    now: datetime
    most: int = MOST_BYTES

    def like(self, start: str) -> list[Path]:
        """The entries whose names begin so."""
        return sorted(self.folder.glob(f"{start}-*"))

    def take(self, name: str, *, sure: bool) -> Taken | None:
        """An entry, noted as used now; None, and it is removed, where its tables are not what was put there.

        sure  compare the tables' hashes too, not their sizes alone
        """
        entry, holder = self.folder / name, Holder()
        try:
            hold(entry, holder)
            kept = msgspec.json.decode((entry / _FILE).read_bytes(), type=Kept)
            there = {path.name: path.stat().st_size for path in _tables(entry)}
            right = there == {table: size for table, (size, _) in kept.tables.items()}
            if right and not (sure and any(_sha256(entry / table) != was for table, (_, was) in kept.tables.items())):
                os.utime(entry)
                return Taken(entry, kept, holder)
        except (OSError, msgspec.MsgspecError):
            pass  # there is none, or half of one, or it was written over: the logs are read anew
        del holder
        _remove(entry)
        return None

    @contextmanager
    def aside(self) -> Iterator[Path]:
        """A new folder on the shelf that nobody takes for an entry; it is gone afterwards, unless it became one."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._clear()
            # Only its owner may look into it: the tables hold what the logs hold.
            partial = Path(tempfile.mkdtemp(prefix=".", suffix=".part", dir=self.folder))
        except OSError as error:
            why = f"{self.folder} can't hold read logs ({error.strerror or error})"
            raise SettingRefused(
                f"{why}: name a folder with --logs-cache, or keep none with --no-logs-cache"
            ) from error
        try:
            yield partial
        finally:
            shutil.rmtree(partial, ignore_errors=True)

    def put(self, partial: Path, loaded: Loaded, name: str, seen: str) -> Path:
        """Make an entry of a folder where there is room; the folder that holds the tables now.

        What can't be kept (no room, a file system that refuses, another process that was first) is used where it lies.
        """
        tables = {path.name: (path.stat().st_size, _sha256(path)) for path in _tables(partial)}
        size, entry = sum(one for one, _ in tables.values()), self.folder / name
        try:
            if size > self._room():
                return partial
            (partial / _FILE).write_bytes(msgspec.json.encode(Kept(loaded.inputs, tables, loaded.problems)))
            if seen:
                (partial / _SEEN).write_bytes(msgspec.json.encode([seen]))
            if not self._make_room(size):
                return partial
            partial.rename(entry)
        except OSError:
            return partial
        return entry

    def _clear(self) -> None:
        before = (self.now - _ABANDONED).timestamp()
        for old in self.folder.glob(".*.part"):
            with suppress(OSError):  # another process clears too
                if old.stat().st_mtime < before:
                    shutil.rmtree(old)

    def _room(self) -> int:
        """How much may lie here: what does, and half of what the disk has left, but never more than the most."""
        return min(self.most, _size(self._entries()) + shutil.disk_usage(self.folder).free // 2)

    def _entries(self) -> list[Path]:
        """All entries, the one that was used longest ago first."""
        found = [path for path in self.folder.iterdir() if path.is_dir() and not path.name.startswith(".")]
        return sorted(found, key=lambda path: path.stat().st_mtime_ns)

    def _make_room(self, size: int) -> bool:
        """Remove what was used longest ago until so many bytes more have room; False where too much is in use."""
        left, entries = self._room() - size, self._entries()
        held = _size(entries)
        for entry in entries:
            if held <= left:
                break
            gone = _size([entry])
            if _remove(entry):
                held -= gone
        return held <= left


def places(entry: Path) -> list[str]:
    """Where logs of this entry were seen, as kept.py writes it."""
    try:
        return msgspec.json.decode((entry / _SEEN).read_bytes(), type=list[str])
    except (OSError, msgspec.MsgspecError):
        return []  # then the logs are hashed


def note_seen(entry: Path, seen: str) -> None:
    """Note one more place of the logs of an entry."""
    known = places(entry)
    if seen in known:
        return
    aside = entry / f"{_SEEN}.{os.getpid()}"
    with suppress(OSError):  # then the logs are hashed the next time too
        aside.write_bytes(msgspec.json.encode([*known, seen][-_MOST_SEEN:]))
        aside.replace(entry / _SEEN)


def _tables(entry: Path) -> list[Path]:
    return sorted(path for path in entry.iterdir() if path.name != _FILE and not path.name.startswith(_SEEN))


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _size(entries: Iterable[Path]) -> int:
    return sum(path.stat().st_size for entry in entries for path in entry.iterdir())


def _remove(entry: Path) -> bool:
    """Remove an entry; False where somebody uses it. One that is half removed is no entry to anybody."""
    try:
        if is_held(entry):
            return False
    except OSError:
        return False  # it can't even be looked at
    shutil.rmtree(entry, ignore_errors=True)
    return True
