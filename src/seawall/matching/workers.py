"""What a thread works with at names against an index, and how several threads share a batch: chunk by chunk, each telling the others what it looked up."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from queue import SimpleQueue
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from seawall.matching.batch import Hits, Names
from seawall.matching.index import Index
from seawall.matching.kernels.batch import screen_names
from seawall.matching.kernels.prepared import Lookups, made_since, remember, take_over
from seawall.matching.kernels.reader_types import Sheet, new_sheet
from seawall.matching.kernels.scratch import new_scratch, weigh
from seawall.matching.kernels.types import ByteArray, Scratch
from seawall.matching.reader import Reader

_T = TypeVar("_T")
# So many names a thread takes at a time, and so many turns each: long enough to be worth the taking, short enough that all
# end together.
CHUNK = 1024
_LEAST_CHUNK, _TURNS = 64, 4
# Hits that a chunk has room for at first; it is doubled where they are more.
ROOM = 4096
# Memory for an index of more forms is not kept for the next: some 20 MB.
_MOST_KEPT = 1 << 13


class Worker:
    """What one thread works with: memory of its own for the kernels."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.scratch = new_scratch(index.vocabulary, index.records)
        remember(index.vocabulary, self.scratch)
        self.mark = 0
        # How many of the look-ups that are told in a batch this worker has heard.
        self.heard = 0

    @cached_property
    def sheet(self) -> Sheet:
        """Memory for the reader, which not everybody asks."""
        return new_sheet()

    def turn_to(self, index: Index) -> None:
        """Work with another index, in the same memory where that has room."""
        self.index = index
        if _has_room(self.scratch, index):
            _forget(self.scratch)
            weigh(index.records, self.scratch.explained)
        else:
            self.scratch = new_scratch(index.vocabulary, index.records)
            remember(index.vocabulary, self.scratch)

    def hear(self, told: Sequence[tuple["Worker", Lookups]]) -> list[int]:
        """Take over what the others looked up; gives how much is remembered then (Scratch.memo_used)."""
        last = len(told)
        for worker, lookups in told[self.heard : last]:
            if worker is not self and len(lookups.key):
                take_over(*lookups, self.scratch)
        self.heard = last
        used: list[int] = self.scratch.memo_used.tolist()
        return used

    def marks(self, count: int) -> int:
        """Take so many marks; gives the one before them."""
        self.mark += count
        return self.mark - count

    def chunk(
        self, names: Names, floors: NDArray[np.float64], span: range, reader: Reader, unread: ByteArray
    ) -> Iterator[Hits]:
        """Screen what the compiled reader can read of some names; `unread` is set for the rest."""
        start, stop, room = span.start, span.stop, ROOM
        while start < stop:
            hits = np.empty(room, np.int64), np.empty(room, np.int64), np.empty(room, np.float32)
            done, count = screen_names(
                names.data, names.offsets, names.kinds, floors, start, stop,
                reader.tables, reader.learned, self.sheet, self.index.vocabulary, self.index.records,
                self.scratch, self.marks(stop - start), hits, unread,
            )  # fmt: skip
            yield Hits(hits[0][:count].copy(), hits[1][:count].copy(), hits[2][:count].copy())
            # A name with more hits than all the room comes again with more of it.
            room *= 2 if done == start else 1
            start = done


def _has_room(scratch: Scratch, index: Index) -> bool:
    """Whether memory that was made for one index is enough for another, and of a size to be kept."""
    forms, names = len(index.vocabulary.start) - 1, len(index.records.entity)
    room = len(scratch.head)
    return forms <= room <= _MOST_KEPT and names <= len(scratch.explained) and not len(index.vocabulary.prepared_key)


def _forget(scratch: Scratch) -> None:
    """Empty the memo of the look-ups. All else says nothing between names, or is undone by the next name (kernels/types.py)."""
    slots = scratch.memo_order[: scratch.memo_used[0]]
    scratch.memo_key[slots] = scratch.memo_sum[slots] = 0
    scratch.memo_used[:2] = 0
    scratch.memo_used[2] += 1


def are_few(names: int) -> bool:
    """Whether so many names are no more than one thread takes at a time."""
    return names <= _LEAST_CHUNK


class Together:
    """Threads at work on one batch, each with a worker; unread[n] is set for a name that its reader couldn't read."""

    def __init__(
        self, workers: Sequence[Worker], pool: ThreadPoolExecutor, names: Names, floors: NDArray[np.float64]
    ) -> None:
        self._pool, self._turns = pool, len(workers) * _TURNS
        self.names, self.floors, self.unread = names, floors, np.zeros(len(names), np.uint8)
        self._free: SimpleQueue[Worker] = SimpleQueue()
        for worker in workers:
            worker.heard = 0
            self._free.put(worker)
        # What each look-up of a batch found, chunk by chunk: a word that one thread has met the others need not look up.
        self._told: list[tuple[Worker, Lookups]] = []

    def begin(
        self, names: Names, floors: NDArray[np.float64], asked: range, reader: Reader, unread: ByteArray
    ) -> list[Future[list[Hits]]]:
        """Have names screened, chunk by chunk; the reader must learn nothing before all is done."""
        size = min(CHUNK, max(_LEAST_CHUNK, len(asked) // self._turns))

        def screened(span: range) -> Callable[[Worker], list[Hits]]:
            return lambda worker: list(worker.chunk(names, floors, span, reader, unread))

        spans = (asked[start : start + size] for start in range(0, len(asked), size))
        return [self.do(screened(span)) for span in spans]

    def do(self, work: Callable[[Worker], _T]) -> Future[_T]:
        """Have something done by the next thread that is free."""

        def done() -> _T:
            worker = self._free.get()
            try:
                before = worker.hear(self._told)
                result = work(worker)
                self._told.append((worker, made_since(worker.scratch, before)))
                return result
            finally:
                self._free.put(worker)

        return self._pool.submit(done)


class Piece:
    """Some names of a batch that are under way: those of a span, and some that the reader has just been taught."""

    def __init__(self, together: Together, span: range, taught: NDArray[np.int64], reader: Reader) -> None:
        self._span, self._taught, self._unread = span, taught, together.unread
        self._still = np.zeros(len(taught), np.uint8)
        names, floors = together.names, together.floors
        some = names.chosen(taught)
        self._second = together.begin(some, floors[taught], range(len(taught)), reader, self._still)
        self._first = together.begin(names, floors, span, reader, self._unread)

    @property
    def is_some(self) -> bool:
        """Whether there is any name."""
        return bool(len(self._span) or len(self._taught))

    def hits(self) -> Iterator[Hits]:
        """All hits, once they are there."""
        for done in self._second:
            yield from (Hits(self._taught[part.name], part.record, part.log_odds) for part in done.result())
        for done in self._first:
            yield from done.result()

    @property
    def unread(self) -> NDArray[np.int64]:
        """Of the span the names that the reader must be taught, after the hits."""
        return self._span.start + np.flatnonzero(self._unread[self._span.start : self._span.stop])

    @property
    def unreadable(self) -> NDArray[np.int64]:
        """Of those that it was taught the names that it still can't read, after the hits."""
        return self._taught[self._still > 0]
