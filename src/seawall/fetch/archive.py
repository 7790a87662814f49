"""The archive: every list file that was ever fetched, stored once under the SHA-256 of its bytes, with its history.

Layout: `<folder>/<first two digits>/<sha256>` holds the bytes, gzip-compressed; `<folder>/index.jsonl` says what was
fetched when. A file appears whole or not at all (written aside, synced, renamed), and its index line only after it,
so that a process killed at any moment leaves an archive in which every entry can be opened.
"""

import gzip
import hashlib
import os
import re
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, cast

from seawall.errors import InputRefused, Problem
from seawall.fetch.index import Fetched, entries
from seawall.fetch.journal import append

_CHUNK = 1 << 20
# zlib's default: SDN_ENHANCED.XML (109 MB) becomes some 6 MB; higher levels gain little and take several times longer.
_LEVEL = 6
_ASIDE = ".adding-"
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive in a folder, which is made when the first file is added."""

    folder: Path

    @property
    def index(self) -> Path:
        """The index file."""
        return self.folder / "index.jsonl"

    def place(self, sha256: str) -> Path:
        """Where the bytes with this hash lie; InputRefused where the text is no SHA-256."""
        if not _HASH.fullmatch(sha256):
            raise InputRefused(f"{sha256[:80]!r} is not a SHA-256; give its 64 hexadecimal digits in lower case")
        return self.folder / sha256[:2] / sha256

    def holds(self, sha256: str) -> bool:
        """Whether bytes with this hash were archived (they are checked when they are opened)."""
        return self.place(sha256).is_file()

    def add(self, stream: BinaryIO, entry: Fetched) -> Fetched:
        """Store a stream's bytes and record them; the entry comes back with the hash and size that were measured.

        The entry's own sha256 and size are not looked at. OSError where the disk is full or the folder read-only:
        then nothing was recorded.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        digest, size = self._store(stream)
        measured = replace(entry, sha256=digest, size=size)
        append(self.index, measured)
        return measured

    def note_unchanged(self, before: Fetched, at: datetime) -> Fetched:
        """Record that a file was asked for again and had not changed: its age is counted from now on."""
        again = replace(before, fetched_at=at)
        append(self.index, again)
        return again

    def open(self, sha256: str) -> BinaryIO:
        """The archived bytes, checked against their hash to the last one before the first is handed out.

        InputRefused where they are missing or damaged.
        """
        place = self.place(sha256)
        try:
            with gzip.open(place, "rb") as stored:
                digest = hashlib.file_digest(stored, "sha256").hexdigest()
        except FileNotFoundError:
            raise InputRefused(f"the archive {self.folder} holds no file {sha256}; refresh to fetch it again") from None
        except (OSError, EOFError, zlib.error) as error:
            raise InputRefused(
                f"the archived file {place} can't be read: {error}; refresh to fetch it again"
            ) from error
        if digest != sha256:
            raise InputRefused(f"the archived file {place} is damaged: its hash is {digest}; refresh to fetch it again")
        return cast("BinaryIO", gzip.open(place, "rb"))

    def entries(self) -> Iterator[Fetched | Problem]:
        """The whole index in the order of fetching; damaged lines come as Problems."""
        if not self.index.exists():
            return
        with self.index.open("rb") as stream:
            yield from entries(stream, self.index.name)

    def history(self, list_id: str) -> tuple[Fetched, ...]:
        """All fetches of one list, oldest first."""
        return tuple(e for e in self.entries() if isinstance(e, Fetched) and e.list_id == list_id)

    def latest(self, list_id: str) -> tuple[Fetched, ...]:
        """The last fetch of each file of one list, in order of file name."""
        last = {entry.file: entry for entry in self.history(list_id)}
        return tuple(last[file] for file in sorted(last))

    def sweep(self) -> int:
        """Remove what killed processes left half written; returns how many. Only for the holder of the home's lock."""
        if not self.folder.is_dir():
            return 0
        left = [path for path in self.folder.iterdir() if path.name.startswith(_ASIDE)]
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)

    def _store(self, stream: BinaryIO) -> tuple[str, int]:
        handle, name = tempfile.mkstemp(prefix=_ASIDE, dir=self.folder)
        aside = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                digest, size = _compress(stream, file)
                file.flush()
                os.fsync(file.fileno())
            place = self.place(digest)
            place.parent.mkdir(exist_ok=True)
            aside.replace(place)
            sync_folder(place.parent)
        except BaseException:
            aside.unlink(missing_ok=True)
            raise
        return digest, size


def _compress(stream: BinaryIO, file: BinaryIO) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    # No name and no time inside: the same bytes give the same stored file.
    with gzip.GzipFile(filename="", mode="wb", compresslevel=_LEVEL, fileobj=file, mtime=0) as packed:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            packed.write(chunk)
    return digest.hexdigest(), size


def sync_folder(folder: Path) -> None:
    """Have a rename in this folder on the disk; where folders can't be synced (Windows) the rename alone must do."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
