"""Customers' files into the population: rows are parted by their keys, then each part is merged with what was known.

Memory holds one part of 64 at a time, whatever the length of the files. Nothing that was known is touched before the new
population is whole on the disk.
"""

import shutil
import struct
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
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
    open_population,
    shards_of,
)
from seawall.customers.row import HASH_BYTES, Row, row_of, row_of_problem
from seawall.customers.shard import Shard, write
from seawall.customers.workers import each
from seawall.errors import InputRefused, Problem
from seawall.payments import Customer, Payment, Subject

_LENGTH = struct.Struct("<I")
# Bytes of one part that wait in memory before they go to its file: 64 parts of them are 16 MB.
_WAITING = 1 << 18
# So many rows are worth a second process.
_WORTH_A_PROCESS = 200_000
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


@dataclass(frozen=True, slots=True)
class Manner:
    """How to load: the engine (version of Seawall) that reads the names, whether keys that are not among the new ones are
    forgotten, and at most how many processes merge.
    """

    engine: str
    replace: bool = False
    workers: int = 1


@dataclass(frozen=True, slots=True)
class _How:
    """What parts are merged with: the population before, the engine that reads the names, and whether keys that are not
    among the new ones are forgotten.
    """

    home: Path
    before: Population
    engine: str
    replace: bool

    @property
    def incoming(self) -> Path:
        """Where the new rows wait, a file for each part."""
        return folder_of(self.home) / "incoming"


@dataclass(frozen=True, slots=True)
class _Merged:
    """One part of the new population, None where nobody is left in it, and how many keys came, changed and went."""

    row: ShardRow | None
    added: int = 0
    changed: int = 0
    removed: int = 0


def load(home: Path, subjects: Iterable[Subject | Problem], how: Manner, files: tuple[str, ...] = ()) -> Loading:
    """Bring the population up to date by key; with replace, keys that these subjects lack are forgotten.

    A record that could not be read is kept and will be reviewed. Raises InputRefused where a payment is among the
    subjects, and with replace where a record could not be read: its customer would be forgotten. Only for the holder
    of the lock.
    """
    before = open_population(home) if has_population(home) else made((), how.engine, ())
    merging = _How(home, before, how.engine, how.replace)
    shutil.rmtree(merging.incoming, ignore_errors=True)
    merging.incoming.mkdir(parents=True)
    try:
        rows, unread = _parted(merging.incoming, subjects)
        if how.replace and unread:
            raise InputRefused(
                f"{unread:,} records could not be read: with --replace their customers would be forgotten; mend the file, "
                "or load it without --replace"
            )
        workers = min(how.workers, 1 + rows // _WORTH_A_PROCESS)
        merged = list(each(_merging, merging, range(SHARDS), workers))
    finally:
        shutil.rmtree(merging.incoming, ignore_errors=True)
    shards = sorted((part.row for part in merged if part.row), key=lambda row: row.number)
    page = made(tuple(shards), how.engine, (*(() if how.replace else before.files), *files)[-_FILES:])
    keep(home, page)
    return Loading(
        page, rows, unread, sum(part.added for part in merged), sum(part.changed for part in merged),
        sum(part.removed for part in merged),
    )  # fmt: skip


def renewed(home: Path, engine: str, workers: int = 1) -> Population:
    """The population with its names read by this engine; the customers are the same. Only for the holder of the lock."""
    page = open_population(home)
    return page if page.engine == engine else load(home, (), Manner(engine, workers=workers)).population


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


def _merging(how: _How) -> Callable[[int], _Merged]:
    return partial(_merged, how)


def _merged(how: _How, number: int) -> _Merged:
    known = next((row for row in how.before.shards if row.number == number), None)
    new = _incoming(how.incoming / str(number))
    if not new and not how.replace and (known is None or how.before.engine == how.engine):
        return _Merged(known)
    old = _known(how.home, known)
    gone = old.keys() - new.keys() if how.replace else set()
    kept = {key: rows for key, rows in old.items() if key not in gone} | new
    rows = [row for key in sorted(kept) for row in kept[key]]
    return _Merged(
        _shard_row(how.home, number, rows, how.engine) if rows else None,
        len(new.keys() - old.keys()),
        sum(_said(mine) != _said(old[key]) for key, mine in new.items() if key in old),
        len(gone),
    )


def _known(home: Path, known: ShardRow | None) -> dict[str, list[Row]]:
    """The rows that were known, by key."""
    found: dict[str, list[Row]] = defaultdict(list)
    if known:
        shard = Shard(shards_of(home), known.name)
        for place in range(len(shard)):
            row = shard.row(place)
            found[row.key].append(row)
    return found


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
