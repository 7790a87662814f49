"""Logs that were read are kept: a second hunt over the same bytes opens their tables, and one byte's difference reads them anew.

An entry of the shelf is named by what it was made from: names and SHA-256 of some files, the zone, and the program that read them.
"""

import hashlib
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import BinaryIO, Final
from zlib import crc32
from zoneinfo import ZoneInfo

import icu
import msgspec

from seawall import errors, hosts, records
from seawall.corpus.held import hold
from seawall.corpus.manifest import ENGINE
from seawall.errors import InputRefused
from seawall.exposure import logs as room
from seawall.exposure.logs import Input, Loaded, Logs, Manifest, Progress, files_of, open_logs, read_files, versions
from seawall.exposure.logs.limits import MAX_FILES
from seawall.exposure.logs.read import TOO_MANY
from seawall.hunt.shelf import Holder, Shelf, Taken, note_seen, places

# A file that was written so shortly before it was looked at may be written again within the same tick of its clock; two seconds are
# the coarsest that file systems have (FAT). Git hashes such files again for the same reason.
_SETTLED: Final = timedelta(seconds=2)
_CHUNK: Final = 1 << 20
# Of a zone so many days from 1990 on are asked for their hours: to 2044.
_DAYS: Final = 20_000

# Files are read and kept in groups of about so many bytes: few enough that a day more is read soon, large enough for tables of size.
_LEAST_BYTES: Final = 64_000_000
_ENDS: Final = 4  # of names behind that, one in so many ends a group

_Told = Callable[[Progress], None]
_Files = list[tuple[Path, str]]


@dataclass(frozen=True, slots=True)
class Opened:
    """Logs ready to be asked.

    before   so many of the files were read in an earlier hunt
    kept     the next hunt will find all of them; not where the shelf has no room
    checked  every byte of the logs was read now: by reading them, or by hashing them and their tables
    """

    logs: Logs
    loaded: Loaded
    before: int
    checked: bool
    kept: bool


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
    files = list(files_of(paths))
    with ExitStack() as stack:
        if shelf is None:
            where = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="seawall-hunt-"))) / "logs"
            yield _joined([_Part(where, read_files(files, where, told, zone=zone))])
            return
        how = _how(zone)
        parts: list[_Part] = []
        for group, tell in _groups(files, told):
            asked = _Asked.of(how, group, shelf.now)
            found = _found(shelf, asked, tell, sure=sure)
            parts.append(found or _read(shelf, asked, tell, zone, stack))
        yield _joined(parts)


@dataclass(frozen=True, slots=True)
class _Part:
    """Some of the logs, read into one folder. holder: while it lives nobody removes the folder."""

    folder: Path
    loaded: Loaded
    before: bool = False
    checked: bool = True
    kept: bool = False
    holder: Holder | None = None


def _joined(parts: list[_Part]) -> Opened:
    """The parts as if they had been read at once."""
    logs = open_logs(*(part.folder for part in parts))
    if len(logs.manifest.files) > MAX_FILES:
        raise InputRefused(TOO_MANY)
    loaded = Loaded(
        logs.manifest,
        tuple(problem for part in parts for problem in part.loaded.problems),
        tuple(one for part in parts for one in part.loaded.inputs),
    )
    return Opened(
        logs, loaded,
        before=sum(len(part.loaded.inputs) for part in parts if part.before),
        checked=all(part.checked for part in parts), kept=all(part.kept for part in parts),
    )  # fmt: skip


def _groups(files: _Files, told: _Told) -> Iterator[tuple[_Files, _Told]]:
    """The files in groups that are read and kept together, each with its share of what is told.

    A group ends by its own last file's name: a file more changes its own group and at most the next few.
    """
    sizes = [_stamp(path)[0] for path, _ in files]
    begin = held = 0
    for place, (size, (_, name)) in enumerate(zip(sizes, files, strict=True), 1):
        held += size
        if place == len(files) or (held >= _LEAST_BYTES and crc32(name.encode("utf-8", "surrogatepass")) % _ENDS == 0):
            yield files[begin:place], _share(told, sum(sizes[:begin]), sum(sizes))
            begin, held = place, 0
    if not files:
        yield [], told


def _share(told: _Told, before: int, total: int) -> _Told:
    return lambda step: told(Progress(step.file, before + step.done, total))


def _read(shelf: Shelf, asked: "_Asked", told: _Told, zone: ZoneInfo | None, stack: ExitStack) -> _Part:
    partial, holder = stack.enter_context(shelf.aside()), Holder()
    files = [(path, name) for path, name, _ in asked.files]
    loaded = read_files(files, partial, told, zone=zone)
    hold(partial, holder)
    unchanged = asked.seen and _Asked.of(asked.how, files, shelf.now).seen == asked.seen
    folder = shelf.put(partial, loaded, _name(asked.how, loaded.inputs), asked.seen if unchanged else "")
    return _Part(folder, loaded, kept=folder != partial, holder=holder)


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
    def of(cls, how: str, files: _Files, now: datetime) -> "_Asked":
        """What is asked for; InputRefused for what can't be read."""
        stamps = [_stamp(path) for path, _ in files]
        latest = int((now - _SETTLED).timestamp() * 1_000_000_000)
        settled = all(max(stamp[1:3]) < latest for stamp in stamps)
        told = [(name, str(path.resolve()), stamp) for (path, name), stamp in zip(files, stamps, strict=True)]
        sized = tuple((path, name, stamp[0]) for (path, name), stamp in zip(files, stamps, strict=True))
        return cls(how, sized, _digest(how, told) if settled else "")


def _stamp(path: Path) -> tuple[int, ...]:
    """Size, times and which file it is. The time of the last change of a file's state can't be set by its owner."""
    try:
        it = path.stat()
    except OSError as error:
        raise InputRefused(f"{path} can't be read: {error.strerror or error}") from error
    return it.st_size, it.st_mtime_ns, it.st_ctime_ns, it.st_ino, it.st_dev


def sources() -> list[Path]:
    """The program that reads: the files of its rooms, and the two modules beside them that give what is read its form."""
    packages = (Path(str(package.__file__)).parent for package in (room, records))
    return [
        *(path for folder in packages for path in sorted(folder.rglob("*.py"))),
        Path(hosts.__file__),
        Path(errors.__file__),
    ]


@cache
def _reader() -> str:
    """The bytes of the program that reads, for a version is not raised with every change, and what it stands on."""
    digest = hashlib.sha256()
    for path in sources():
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


def _found(shelf: Shelf, asked: _Asked, told: _Told, *, sure: bool) -> _Part | None:
    """The logs from the shelf; None where it does not hold them whole."""
    entries = shelf.like(_sizes(asked.how, ((name, size) for _, name, size in asked.files)))
    known = next((one for one in entries if asked.seen and asked.seen in places(one)), None)
    if known and not sure and (taken := shelf.take(known.name, sure=False)):
        return _taken(taken, checked=False)
    if not entries:
        return None
    taken = shelf.take(_name(asked.how, _hashed(asked, told)), sure=True)
    if taken and asked.seen:
        note_seen(taken.folder, asked.seen)
    return _taken(taken, checked=True) if taken else None


def _taken(taken: Taken, *, checked: bool) -> _Part:
    loaded = Loaded(Manifest.of(taken.folder), taken.kept.problems, taken.kept.inputs)
    return _Part(taken.folder, loaded, before=True, checked=checked, kept=True, holder=taken.holder)


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
