"""Logs that were read are kept: a second hunt over the same bytes opens their tables, and one byte's difference reads them anew.

An entry of the shelf is named by what it was made from: names and SHA-256 of the files, the zone, and the program that read them.
"""

import hashlib
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import BinaryIO, Final
from zoneinfo import ZoneInfo

import icu
import msgspec

from seawall import records
from seawall.corpus.held import hold
from seawall.corpus.manifest import ENGINE
from seawall.errors import InputRefused
from seawall.exposure import logs as room
from seawall.exposure.logs import Input, Loaded, Logs, Manifest, Progress, files_of, open_logs, read, versions
from seawall.hunt.shelf import Holder, Shelf, Taken, note_seen, places

# A file that was written so shortly before it was looked at may be written again within the same tick of its clock; two seconds are
# the coarsest that file systems have (FAT). Git hashes such files again for the same reason.
_SETTLED: Final = timedelta(seconds=2)
_CHUNK: Final = 1 << 20
# Of a zone so many days from 1990 on are asked for their hours: to 2044.
_DAYS: Final = 20_000

_Told = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Opened:
    """Logs ready to be asked.

    before   they were read in an earlier hunt
    kept     the next hunt will find them; not where the shelf has no room
    checked  every byte of the logs was read now: by reading them, or by hashing them and their tables
    """

    logs: Logs
    loaded: Loaded
    before: bool
    checked: bool
    kept: bool = False
    holder: Holder | None = None  # while this lives nobody removes the tables


@contextmanager
def opened(
    paths: Iterable[Path],
    shelf: Shelf | None,
    told: _Told = lambda _: None,
    *,
    zone: ZoneInfo | None = None,
    sure: bool = True,
) -> Iterator[Opened]:
    """The logs as tables, from the shelf where it holds them; without a shelf in a folder that goes afterwards.

    sure  hash the logs also where size, times and place of every file say that they are unchanged
    InputRefused where a log can't be read, SettingRefused where the shelf can't be written.
    """
    given = list(paths)
    if shelf is None:
        with tempfile.TemporaryDirectory(prefix="seawall-hunt-") as folder:
            where = Path(folder) / "logs"
            loaded = read(given, where, told, zone=zone)
            yield Opened(open_logs(where), loaded, before=False, checked=True)
        return
    asked = _Asked.of(given, zone, shelf.now)
    found = _found(shelf, asked, told, sure=sure)
    if found:
        yield found
        return
    with shelf.aside() as partial:
        loaded = read(given, partial, told, zone=zone)
        holder = Holder()
        hold(partial, holder)
        unchanged = asked.seen and _Asked.of(given, zone, shelf.now).seen == asked.seen
        name = _name(asked.how, loaded.inputs)
        folder_of = shelf.put(partial, loaded, name, asked.seen if unchanged else "")
        yield Opened(open_logs(folder_of), loaded, before=False, checked=True, kept=folder_of != partial, holder=holder)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Logs before they are opened.

    how    by which program and in which zone they are read
    files  each with its name and size
    seen   what the file system says of them: which files, sizes, times; empty where that may miss a change
    """

    how: str
    files: tuple[tuple[Path, str, int], ...]
    seen: str

    @classmethod
    def of(cls, paths: list[Path], zone: ZoneInfo | None, now: datetime) -> "_Asked":
        """What is asked for; InputRefused for what can't be read."""
        files = [(path, name, _stamp(path)) for path, name in files_of(paths)]
        how, latest = _how(zone), int((now - _SETTLED).timestamp() * 1_000_000_000)
        settled = all(max(stamp[1:3]) < latest for _, _, stamp in files)
        told = [(name, str(path.resolve()), stamp) for path, name, stamp in files]
        return cls(
            how, tuple((path, name, stamp[0]) for path, name, stamp in files), _digest(how, told) if settled else ""
        )


def _stamp(path: Path) -> tuple[int, ...]:
    """Size, times and which file it is. The time of the last change of a file's state can't be set by its owner."""
    try:
        it = path.stat()
    except OSError as error:
        raise InputRefused(f"{path} can't be read: {error.strerror or error}") from error
    return it.st_size, it.st_mtime_ns, it.st_ctime_ns, it.st_ino, it.st_dev


@cache
def _reader() -> str:
    """The program that reads: the bytes of its rooms, for a version is not raised with every change, and what it stands on."""
    digest = hashlib.sha256()
    for package in (room, records):
        for path in sorted(Path(str(package.__file__)).parent.rglob("*.py")):
            digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    stands_on = (ENGINE, *map(" ".join, sorted(versions().items())), icu.ICU_VERSION, sys.version)
    digest.update("\0".join(stands_on).encode())
    return digest.hexdigest()


def _how(zone: ZoneInfo | None) -> str:
    """The program and the zone; of a zone its hours count too, for its rules are data that is updated."""
    if zone is None:
        return _reader()
    first = datetime(1990, 1, 1, 12, tzinfo=UTC)
    hours = "".join(str(zone.utcoffset((first + timedelta(days=day)).replace(tzinfo=None))) for day in range(_DAYS))
    return _digest(_reader(), zone.key, hashlib.sha256(hours.encode()).hexdigest())


def _digest(*words: object) -> str:
    return hashlib.sha256(msgspec.json.encode(words)).hexdigest()


def _sizes(how: str, files: Iterable[tuple[str, int]]) -> str:
    """The first part of an entry's name: logs are only hashed where an entry of the same names and sizes exists."""
    return _digest(how, list(files))[:16]


def _name(how: str, inputs: Iterable[Input]) -> str:
    given = tuple(inputs)
    return f"{_sizes(how, ((one.name, one.size) for one in given))}-{_digest(how, given)}"


def _found(shelf: Shelf, asked: _Asked, told: _Told, *, sure: bool) -> Opened | None:
    """The logs from the shelf; None where it does not hold them whole."""
    entries = shelf.like(_sizes(asked.how, ((name, size) for _, name, size in asked.files)))
    known = next((one for one in entries if asked.seen and asked.seen in places(one)), None)
    if known and not sure and (taken := shelf.take(known.name, sure=False)):
        return _opened(taken, checked=False)
    if not entries:
        return None
    taken = shelf.take(_name(asked.how, _hashed(asked, told)), sure=True)
    if taken and asked.seen:
        note_seen(taken.folder, asked.seen)
    return _opened(taken, checked=True) if taken else None


def _opened(taken: Taken, *, checked: bool) -> Opened:
    loaded = Loaded(Manifest.of(taken.folder), taken.kept.problems, taken.kept.inputs)
    return Opened(open_logs(taken.folder), loaded, before=True, checked=checked, kept=True, holder=taken.holder)


def _hashed(asked: _Asked, told: _Told) -> Iterator[Input]:
    total, done = sum(size for _, _, size in asked.files), 0
    for path, name, _ in asked.files:
        digest, size = hashlib.sha256(), 0
        with _readable(path) as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
                told(Progress(name, done + size, total))
        done += size
        yield Input(name, size, digest.hexdigest())


def _readable(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise InputRefused(f"{path} can't be read: {error.strerror or error}") from error
