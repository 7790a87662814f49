"""One writer at a time: a lock on a home folder that says who holds it and dies with its holder.

The operating system holds the lock and drops it when the process ends, however it ends; the text in the file only
says who it was. So a dead holder's text is recognised by the lock being free, and no file is ever removed.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import FileIO
from pathlib import Path

import msgspec

from seawall.errors import HomeBusy, InputRefused

FILE_NAME = "refresh.lock"
# A holder's text is under 200 bytes; more is not ours.
_MAX_TEXT = 4096


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock, or held it: process id, host, and since when (UTC)."""

    pid: int
    host: str
    since: datetime

    def __str__(self) -> str:
        return f"process {self.pid} on {self.host}, since {self.since:%Y-%m-%d %H:%M:%S} UTC"


_DECODER = msgspec.json.Decoder(Holder)


@contextmanager
def locked(home: Path, holder: Holder) -> Iterator[Holder | None]:
    """Hold the home's lock for the block; gives the holder before, where that one died without letting go.

    HomeBusy, with who holds it, where another process (or this one, twice) does. InputRefused where the folder can't
    be written.
    """
    with _open(home) as file:
        if not _take(file):
            who = _read(file)
            raise HomeBusy(f"{home} is being refreshed by {who or 'another process'}; wait until it is done")
        died = _read(file)
        try:
            _write(file, msgspec.json.encode(holder))
        except OSError as error:  # a full disk
            raise InputRefused(f"the home folder {home} can't be written: {error}") from error
        try:
            yield died
        finally:
            _write(file, b"")


def _open(home: Path) -> FileIO:
    path = home / FILE_NAME
    try:
        home.mkdir(parents=True, exist_ok=True)
        path.touch(exist_ok=True)
        return path.open("r+b", buffering=0)
    except OSError as error:
        raise InputRefused(
            f"the home folder {home} can't be written: {error}; set another with SEAWALL_HOME"
        ) from error


def _read(file: FileIO) -> Holder | None:
    file.seek(0)
    try:
        return _DECODER.decode(file.read(_MAX_TEXT))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _write(file: FileIO, text: bytes) -> None:
    file.seek(0)
    file.truncate()
    file.write(text)


if sys.platform == "win32":
    import msvcrt

    # Windows locks bytes, and a locked byte can't be read by others: one far behind the text is taken.
    _BEHIND = 1 << 20

    def _take(file: FileIO) -> bool:
        file.seek(_BEHIND)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _take(file: FileIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
