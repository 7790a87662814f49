"""The archive's index: a journal with one entry a fetch."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, BinaryIO

import msgspec

from seawall.errors import Problem
from seawall.fetch.journal import read_journal

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
    return read_journal(stream, source, _DECODER)
