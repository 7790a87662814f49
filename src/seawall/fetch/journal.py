"""A journal: a file of one JSON line an entry, only ever appended; any bytes read back as entries or Problems."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TypeVar

import msgspec

from seawall.errors import Problem

# An entry is about 500 bytes; a longer line is damage, and is read over in pieces so that memory stays flat.
MAX_LINE_BYTES = 1 << 16

_T = TypeVar("_T")


def read_journal(stream: BinaryIO, source: str, decoder: msgspec.json.Decoder[_T]) -> Iterator[_T | Problem]:
    """Read a journal; a line that is no entry, and a last line that was torn by a crash, are Problems."""
    number = 0
    while line := stream.readline(MAX_LINE_BYTES):
        number += 1
        if line.strip():
            try:
                yield decoder.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                yield _damaged(line, source, number, str(error))
        if len(line) == MAX_LINE_BYTES and not line.endswith(b"\n"):
            _pass_over_rest(stream)


def _damaged(line: bytes, source: str, number: int, error: str) -> Problem:
    torn = not line.endswith(b"\n")
    why = "the line was torn: what it records did not finish" if torn else f"not an entry: {error}"
    return Problem(source, f"line {number}", "", line.decode("utf-8", errors="replace"), why)


def _pass_over_rest(stream: BinaryIO) -> None:
    while True:
        rest = stream.readline(MAX_LINE_BYTES)
        if not rest or rest.endswith(b"\n"):
            return


def append(path: Path, *entries: object) -> None:
    """Add one entry, or several in one go, and have them on the disk before returning.

    The lines are written whole in one call. Where a crash tore the line before it, it starts on a line of its own.
    OSError where it does not fit on the disk: then nothing was added.
    """
    line = b"".join(msgspec.json.encode(entry) + b"\n" for entry in entries)
    with path.open("ab+", buffering=0) as file:
        size = file.seek(0, os.SEEK_END)
        if size > 0:
            file.seek(-1, os.SEEK_END)
            line = line if file.read(1) == b"\n" else b"\n" + line
        if file.write(line) != len(line):  # a disk that became full takes the part for which there was room
            file.truncate(size)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        os.fsync(file.fileno())


def drop_torn_line(path: Path) -> None:
    """Cut off a last line that was torn by a crash. Only for the one writer of the journal."""
    if not path.exists():
        return
    with path.open("rb+", buffering=0) as file:
        size = file.seek(0, os.SEEK_END)
        start = max(0, size - MAX_LINE_BYTES)
        file.seek(start)
        tail = file.read(MAX_LINE_BYTES)
        if tail and not tail.endswith(b"\n"):
            file.truncate(start + tail.rfind(b"\n") + 1)
            os.fsync(file.fileno())
