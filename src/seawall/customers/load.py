"""Customers' files into the population: rows are parted by their keys, then each part is merged with what was known.

Memory holds one part of 64 at a time, whatever the length of the files. Nothing that was known is touched before the new
population is whole on the disk.
"""

import shutil
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

import msgspec

from seawall.customers.population import (
    SHARDS,
    Population,
    ShardRow,
    folder_of,
    has_population,
    keep,
    made,
    population,
    shards_of,
)
from seawall.customers.row import HASH_BYTES, Row, row_of, row_of_problem
from seawall.customers.shard import Shard, write
from seawall.errors import InputRefused, Problem
from seawall.payments import Customer, Payment, Subject

_LENGTH = struct.Struct("<I")
# Bytes of one part that wait in memory before they go to its file: 64 parts of them are 16 MB.
_WAITING = 1 << 18
# So many file names are remembered: enough to see where the customers came from.
_FILES = 20


@dataclass(frozen=True, slots=True)
class Loading:
    """What a load did: rows read, records that could not be read, and the keys that came, changed and went."""

    population: Population
    rows: int
    unread: int
    added: int
    changed: int
    removed: int


def load(
    home: Path,
    subjects: Iterable[Subject | Problem],
    engine: str,
    files: tuple[str, ...] = (),
    *,
    replace: bool = False,
) -> Loading:
    """Bring the population up to date by key; with replace, keys that these subjects lack are forgotten.

    A record that could not be read is kept and will be reviewed. Raises InputRefused where a payment is among the
    subjects, and with replace where a record could not be read: its customer would be forgotten. Only for the holder
    of the lock.
    """
    before = population(home) if has_population(home) else made((), engine, ())
    incoming = folder_of(home) / "incoming"
    shutil.rmtree(incoming, ignore_errors=True)
    incoming.mkdir(parents=True)
    try:
        rows, unread = _parted(incoming, subjects)
        if replace and unread:
            raise InputRefused(
                f"{unread:,} records could not be read: with --replace their customers would be forgotten; mend the file, "
                "or load it without --replace"
            )
        merged = [_merged(home, incoming, number, before, engine, replace=replace) for number in range(SHARDS)]
    finally:
        shutil.rmtree(incoming, ignore_errors=True)
    told = (*(name for name in before.files if not replace), *files)[-_FILES:]
    page = made(tuple(row for row, _ in merged if row), engine, told)
    keep(home, page)
    added, changed, removed = (sum(counts[place] for _, counts in merged) for place in range(3))
    return Loading(page, rows, unread, added, changed, removed)


def renewed(home: Path, engine: str) -> Population:
    """The population with its names read by this engine; the customers are the same. Only for the holder of the lock."""
    page = population(home)
    return page if page.engine == engine else load(home, (), engine).population


def _parted(incoming: Path, subjects: Iterable[Subject | Problem]) -> tuple[int, int]:
    """Write each row to the file of its part; gives how many rows there are and how many records could not be read."""
    parts = [_Part(incoming / str(number)) for number in range(SHARDS)]
    encode, rows, unread = msgspec.msgpack.Encoder().encode, 0, 0
    for subject in subjects:
        if isinstance(subject, Payment):
            raise InputRefused(f"{subject.source} holds payments; known customers come from customer files")
        unread += isinstance(subject, Problem)
        row = row_of(subject) if isinstance(subject, Customer) else row_of_problem(subject)
        parts[number_of(row.key)].add(encode(row))
        rows += 1
    for part in parts:
        part.flush()
    return rows, unread


def number_of(key: str) -> int:
    """The number of the shard in which a key stands."""
    return int.from_bytes(blake2b(key.encode("utf-8"), digest_size=4).digest(), "little") % SHARDS


class _Part:
    """The rows of one part, on the way to its file."""

    def __init__(self, path: Path) -> None:
        self._path, self._waiting = path, bytearray()

    def add(self, record: bytes) -> None:
        self._waiting += _LENGTH.pack(len(record)) + record
        if len(self._waiting) >= _WAITING:
            self.flush()

    def flush(self) -> None:
        if self._waiting:
            with self._path.open("ab") as stream:
                stream.write(self._waiting)
            self._waiting.clear()


def _merged(
    home: Path, incoming: Path, number: int, before: Population, engine: str, *, replace: bool
) -> tuple[ShardRow | None, tuple[int, int, int]]:
    """One part of the new population, and how many keys came, changed and went; None where nobody is left in it."""
    known = next((row for row in before.shards if row.number == number), None)
    new = _incoming(incoming / str(number))
    if known and not new and not replace and before.engine == engine:
        return known, (0, 0, 0)
    shard = Shard(shards_of(home), known.name) if known else None
    old: dict[str, list[Row]] = defaultdict(list)
    for row in (shard.row(place) for place in range(len(shard))) if shard else ():
        old[row.key].append(row)
    gone = set(old) - set(new) if replace else set()
    kept = {key: rows for key, rows in old.items() if key not in gone} | new
    counts = (
        len(new.keys() - old.keys()),
        sum(_said(rows) != _said(old[key]) for key, rows in new.items() if key in old),
        len(gone),
    )
    if not kept:
        return None, counts
    rows = [row for key in sorted(kept) for row in kept[key]]
    return _shard_row(home, number, rows, engine), counts


def _said(rows: list[Row]) -> list[bytes]:
    return [row.content for row in rows]


def _shard_row(home: Path, number: int, rows: list[Row], engine: str) -> ShardRow:
    digest = blake2b(digest_size=HASH_BYTES)
    for row in rows:
        digest.update(f"{len(row.key)} {row.key} {row.again} ".encode() + row.content)
    name, names, marked = write(shards_of(home), rows, engine)
    return ShardRow(
        number=number, name=name, content=digest.hexdigest(), customers=len(rows), names=names, with_problems=marked
    )


def _incoming(path: Path) -> dict[str, list[Row]]:
    """The rows of one part by key, each numbered among those of its key."""
    found: dict[str, list[Row]] = defaultdict(list)
    if path.exists():
        decode = msgspec.msgpack.Decoder(Row).decode
        with path.open("rb") as stream:
            for record in _records(stream):
                row = decode(record)
                found[row.key].append(row._replace(again=len(found[row.key])))
    return found


def _records(stream: BinaryIO) -> Iterator[bytes]:
    while size := stream.read(_LENGTH.size):
        yield stream.read(_LENGTH.unpack(size)[0])
