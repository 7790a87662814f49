"""What joins the entities of a file, set aside while it is read once, found by id when it is read again.

Edges come before or after what they join, and a collection has millions of both. The first pass writes every edge,
document and address to a temporary file, and keeps of each two numbers for each id that it names (16 bytes); of every
party it writes the id and what it is called. The second pass asks for what belongs to a party.
"""

import tempfile
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import IO

import numpy as np
import numpy.typing as npt
import orjson

from seawall.errors import Problem
from seawall.lists.ftm.lines import record_from
from seawall.lists.ftm.record import Record

# A smaller file's edges stay in memory.
_IN_MEMORY = 32 << 20
# An edge is asked for from both of its ends, an owner's name by all that it owns.
_CAPTIONS = 8192
# Of one party: a larger number is no real record, and would cost the square of it.
MAX_JOINED = 50_000
_CAPTION_MARK = b"\t"
# What belongs to a party though it is one itself: a wallet to its holder, a security to its issuer.
BELONG = frozenset({"CryptoWallet", "Security"})


@dataclass(slots=True)
class _Places:
    """Hashes of ids and where in the spill what belongs to them stands; sorted once, then asked."""

    hashes: "array[int]" = field(default_factory=lambda: array("q"))
    places: "array[int]" = field(default_factory=lambda: array("q"))
    _sorted: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]] | None = None

    def add(self, entity_id: str, place: int) -> None:
        self.hashes.append(hash(entity_id))
        self.places.append(place)

    def of(self, entity_id: str) -> list[int]:
        """Places in the order in which they were added; two ids may share a hash, so that what is found must be looked at."""
        if self._sorted is None:
            hashes = np.frombuffer(self.hashes, np.int64) if self.hashes else np.zeros(0, np.int64)
            order = np.argsort(hashes, kind="stable")
            self._sorted = hashes[order], np.frombuffer(self.places, np.int64)[order] if self.places else hashes
        hashes, places = self._sorted
        key = np.int64(hash(entity_id))
        begin = int(hashes.searchsorted(key))
        if begin == len(hashes) or hashes[begin] != key:
            return []
        found: list[int] = places[begin : hashes.searchsorted(key, side="right")].tolist()
        return found


class Spill:
    """Set aside with `put` and `name`, then asked with `joined`, `record` and `caption`; close it at the end."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # closed by `close`
        self._size = 0
        self._ends, self._ids, self._captions = _Places(), _Places(), _Places()
        self._used: set[int] = set()
        self._kinds: Counter[str] = Counter()
        self._kinds_used: Counter[str] = Counter()
        self._caption_of = lru_cache(_CAPTIONS)(self._read_caption)

    def put(self, record: Record, raw: bytes) -> None:
        """Set aside an entity that is no party, or that belongs to one."""
        place = self._write(raw)
        for name in _ends_of(record):
            for other in record.has(name):
                self._ends.add(other, place)
        self._ids.add(record.id, place)
        # A wallet and a security are parties themselves, whoever they belong to.
        if record.schema not in BELONG:
            self._kinds[record.schema] += 1

    def name(self, entity_id: str, caption: str) -> None:
        """Remember what a party is called."""
        self._captions.add(entity_id, self._write(_CAPTION_MARK + orjson.dumps([entity_id, caption])))

    def joined(self, entity_id: str) -> Iterator[Record]:
        """The edges and documents that name this entity, in the order of the file."""
        for place in dict.fromkeys(self._ends.of(entity_id)[:MAX_JOINED]):
            record = self._read(place)
            if record and any(entity_id in record.has(name) for name in _ends_of(record)):
                self._use(place, record)
                yield record

    def problems_of(self, entity_id: str, file: str) -> Iterator[Problem]:
        """What of a party's surroundings is not read."""
        if len(self._ends.of(entity_id)) > MAX_JOINED:
            yield Problem(file, entity_id, "", "", f"more than {MAX_JOINED:,} edges name it: the others are not read")

    def may_come_twice(self, entity_id: str) -> bool:
        """Whether another party has this id, or one whose hash is the same."""
        return len(self._captions.of(entity_id)) > 1

    def record(self, entity_id: str) -> Record | None:
        """An entity that was set aside, by its id."""
        for place in self._ids.of(entity_id):
            record = self._read(place)
            if record and record.id == entity_id:
                self._use(place, record)
                return record
        return None

    def caption(self, entity_id: str) -> str:
        """What a party is called; empty where the file has none of this id."""
        return self._caption_of(entity_id)

    def unused(self, file: str) -> Iterator[Problem]:
        """Of each kind, how many belong to nobody in the file: nothing is passed over in silence."""
        for schema, count in sorted(self._kinds.items()):
            left = count - self._kinds_used[schema]
            if left:
                yield Problem(
                    file, schema, "", "", f"{left:,} of {count:,} belong to no party of this file: not entered"
                )

    def close(self) -> None:
        """Give the temporary file back."""
        self._file.close()

    def _use(self, place: int, record: Record) -> None:
        if place not in self._used and record.schema not in BELONG:
            self._used.add(place)
            self._kinds_used[record.schema] += 1

    def _write(self, raw: bytes) -> int:
        place = self._size
        self._file.write(raw + b"\n")
        self._size += len(raw) + 1
        return place

    def _line(self, place: int) -> bytes:
        self._file.seek(place)
        return self._file.readline()

    def _read(self, place: int) -> Record | None:
        found = record_from(self._line(place), "")
        return found if isinstance(found, Record) else None

    def _read_caption(self, entity_id: str) -> str:
        for place in self._captions.of(entity_id):
            known, caption = orjson.loads(self._line(place)[len(_CAPTION_MARK) :])
            if known == entity_id:
                return str(caption)
        return ""


def _ends_of(record: Record) -> tuple[str, ...]:
    """The properties by which a record belongs to others: of an edge both ends, of a thing that is none the owner's."""
    if record.row is None:
        return ()
    if record.schema in BELONG:
        return ("holder", "issuer")
    return record.row.points_at() if not record.is_a("Thing") else ()
