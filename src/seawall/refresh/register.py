"""The register of accepted versions: which version of each list was taken when, so that any corpus can be built again.

One line a version in `versions.jsonl` of the home folder, only ever appended; the bytes lie in the archive. It follows
the corpus: what the corpus in use holds and the register does not name is added at the next refresh, so that a refresh
that was killed between the two loses nothing.
"""

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from seawall.corpus import ListVersion, stands_since
from seawall.errors import InputRefused, Problem
from seawall.fetch import append, drop_torn_line, read_journal

FILE_NAME = "versions.jsonl"
# As many digits of a version's key as tell versions of one list apart on a screen.
KEY_SHOWN = 12


class Accepted(msgspec.Struct, frozen=True, kw_only=True):
    """One version of one list, and when it was taken into a corpus (UTC)."""

    version: ListVersion
    accepted_at: datetime

    @property
    def key(self) -> str:
        """What names the version: the hash of its file, of several files the hash of their hashes."""
        return key_of(self.version)

    @property
    def since(self) -> date:
        """The day from which it stands: its publication, else the day it was fetched."""
        return stands_since(self.version) or self.accepted_at.date()


_DECODER = msgspec.json.Decoder(Accepted)


def key_of(version: ListVersion) -> str:
    """The hash of a version's file, of several files the hash of their hashes."""
    if len(version.sha256) == 1:
        return version.sha256[0]
    return hashlib.sha256(" ".join(version.sha256).encode()).hexdigest()


def versions(home: Path, list_id: str = "") -> tuple[Accepted, ...]:
    """All accepted versions in their order, of one list or of all.

    InputRefused where a line is damaged: a version that is not read would be passed over in a look-back. A last line
    that a crash tore is none: what it records is written again at the next refresh.
    """
    path = home / FILE_NAME
    if not path.exists():
        return ()
    found: list[Accepted] = []
    with path.open("rb") as stream:
        damaged: Problem | None = None
        for row in read_journal(stream, FILE_NAME, _DECODER):
            if damaged:
                raise InputRefused(f"the register of versions in {home} is damaged: {damaged}")
            if isinstance(row, Problem):
                damaged = row
            elif list_id in {"", row.version.id}:
                found.append(row)
    if damaged and "torn" not in damaged.why:
        raise InputRefused(f"the register of versions in {home} is damaged: {damaged}")
    return tuple(found)


def record(home: Path, lists: Iterable[ListVersion], at: datetime) -> None:
    """Add those of the lists of the corpus in use whose version is not the last one recorded of the list.

    Only for the holder of the home's lock. OSError where the disk is full.
    """
    drop_torn_line(home / FILE_NAME)
    last = {row.version.id: row.version.sha256 for row in versions(home)}
    for version in lists:
        if last.get(version.id) != version.sha256:
            append(home / FILE_NAME, Accepted(version=version, accepted_at=at.astimezone(UTC)))
