"""The archive's index: one JSON line a fetch, only ever appended; any bytes read back as entries or Problems."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, BinaryIO

import msgspec

from seawall.errors import Problem

# An entry is about 500 bytes; a longer line is damage, and is read over in pieces so that memory stays flat.
MAX_LINE_BYTES = 1 << 16

Sha256 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
Moment = Annotated[datetime, msgspec.Meta(tz=True)]


@dataclass(frozen=True, slots=True)
class Fetched:
    """One file as it was fetched once, or found unchanged (then with the hash it had before and a newer time).

    origin is the URL without its query, or "from DIR"; sha256 and size are those of the bytes as published;
    fetched_at is UTC; published the list's own date of publication where it was known at the time.
    """

    list_id: str
    file: str
    origin: str
    sha256: Sha256
    size: Annotated[int, msgspec.Meta(ge=0)]
    fetched_at: Moment
    published: date | None = None
    etag: str = ""
    last_modified: str = ""


_DECODER = msgspec.json.Decoder(Fetched)


def entries(stream: BinaryIO, source: str) -> Iterator[Fetched | Problem]:
    """Read an index; a line that is no entry, and a last line that was torn by a crash, are Problems."""
    number = 0
    while line := stream.readline(MAX_LINE_BYTES):
        number += 1
        if line.strip():
            yield _entry(line, source, number)
        if len(line) == MAX_LINE_BYTES and not line.endswith(b"\n"):
            _pass_over_rest(stream)


def _entry(line: bytes, source: str, number: int) -> Fetched | Problem:
    try:
        return _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        torn = not line.endswith(b"\n")
        why = "the line was torn: the fetch that it records did not finish" if torn else f"not an index entry: {error}"
        return Problem(source, f"line {number}", "", line.decode("utf-8", errors="replace"), why)


def _pass_over_rest(stream: BinaryIO) -> None:
    while True:
        rest = stream.readline(MAX_LINE_BYTES)
        if not rest or rest.endswith(b"\n"):
            return


def append(path: Path, entry: Fetched) -> None:
    """Add one entry and have it on the disk before returning.

    The line is written whole in one call. Where a crash tore the line before it, it starts on a line of its own.
    """
    line = msgspec.json.encode(entry) + b"\n"
    with path.open("ab+", buffering=0) as file:
        if file.seek(0, os.SEEK_END) > 0:
            file.seek(-1, os.SEEK_END)
            line = line if file.read(1) == b"\n" else b"\n" + line
        file.write(line)
        os.fsync(file.fileno())
