"""Names against an index, one or many, on one thread or several: the kernels' answers as scored listed names."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, partial
from time import sleep

import numpy as np
from numpy.typing import NDArray

from seawall.matching.batch import Hits, Names, joined
from seawall.matching.explained import Alignment, Explained, Words, alignment_of, explained_of, words_of
from seawall.matching.index import Index
from seawall.matching.items import may_be_cut, query_items
from seawall.matching.kernels.align import MEASURES, align
from seawall.matching.kernels.batch import explain_hits
from seawall.matching.kernels.compiled import is_kept, keep, waiting
from seawall.matching.kernels.reader_types import MOST_TOLD
from seawall.matching.kernels.screen import explain, screen
from seawall.matching.kernels.types import ByteArray, Query
from seawall.matching.rarity import token_weight
from seawall.matching.reader import Reader
from seawall.matching.variants import meaning_key
from seawall.matching.warm import begin, begin_loading, compile_all, is_loaded, is_ready
from seawall.matching.workers import CHUNK, ROOM, Piece, Together, Worker, are_few
from seawall.names import Name, NameType, analyse
from seawall.names.analyse import MAX_TOKENS

_MAY_BE_PERSON = frozenset({NameType.PERSON, NameType.UNKNOWN})
# Said beside the compiled kernels once all of them are there.
_PREPARED = "prepared"
# So many names are read in Python, a second of it at most, before it is asked again whether the kernels are compiled.
_PLAIN = 32
# Who has asked so many names one at a time will ask more: the kernel that reads names is loaded for them.
_SINGLES = 8
# What the compiled reader can't read is learned after the first names, and again after ever more of them: most of it comes
# again, and is then read at once.
_FIRST, _GROWTH = 1024, 2
# Of many threads the one that teaches is the busier, the fewer are left to be read beside it: no more names at a time.
_MOST_TOGETHER = 1 << 12
# So many of them are learned before the interpreter is left to the threads for a moment (s): between two chunks they need it for
# some microseconds, and unasked Python gives it up every 5 ms only.
_AT_ONCE, _LET_OTHERS = 4, 2e-5
# Names whose pieces are learned in one go: some 40,000 pieces at most, of the 65,536 that are kept.
_LESSON = 1 << 14


@dataclass(frozen=True, slots=True)
class NameHit:
    """One listed name that is like the screened one: its number in the index and its log-odds."""

    record: int
    entity: int
    log_odds: float


class Screener:
    """Asks an index about names; keeps scratch memory, so each caller needs its own."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._workers = [Worker(index)]
        # The name whose links the scratch holds, with its query: its alignments need no new look-ups.
        self._asked: tuple[Name, Query] | None = None
        self._singles = 0

    @cached_property
    def _reader(self) -> Reader:
        """Made when it is first asked: whoever asks few names never does."""
        return Reader()

    def turn_to(self, index: Index) -> None:
        """Ask another index, in the same memory."""
        self.index, self._asked = index, None
        del self._workers[1:]
        self._workers[0].turn_to(index)

    def reads_at_once(self) -> bool:
        """Whether `screen` gives the hits of a single name sooner than `hits`, which Python must read the name for."""
        self._singles += 1
        if self._singles == _SINGLES and not is_loaded():
            begin_loading(self.index.vocabulary, self.index.records)
        return is_loaded()

    def hits(self, name: Name, floor: float) -> Iterator[NameHit]:
        """Listed names whose log-odds reach `floor`, in the order of the list."""
        found = self._hits(0, name, floor)
        for record, score in zip(found.record.tolist(), found.log_odds.tolist(), strict=True):
            yield NameHit(record, int(self.index.records.entity[record]), score)

    def screen(self, names: Names, floors: NDArray[np.float64], threads: int = 1) -> Hits:
        """All listed names whose log-odds reach the floor of each name: the same whatever the order and the threads."""
        if len(names) == 1 and is_loaded():
            return self._one(names, floors)
        found, start = [], 0
        while start < len(names) and not is_ready(self.index.vocabulary, self.index.records):
            found += [self._read(number, names, floors) for number in range(start, min(start + _PLAIN, len(names)))]
            # The first answers have compiled what they needed themselves: two would wait for one another.
            begin(self.index.vocabulary, self.index.records)
            start = min(start + _PLAIN, len(names))
        self._asked = None
        threads = 1 if are_few(len(names) - start) else threads
        found += self._shared(names, floors, threads, start) if threads > 1 else self._alone(names, floors, start)
        return joined(found)

    def _alone(self, names: Names, floors: NDArray[np.float64], start: int) -> Iterator[Hits]:
        """Hits of the names from one on, on one thread: some are read, then what they held and the reader didn't know is learned."""
        unread, size = np.zeros(len(names), np.uint8), _FIRST
        while start < len(names):
            stop = min(start + size, len(names))
            yield from self._run(names, floors, range(start, stop), unread)
            again = start + np.flatnonzero(unread[start:stop])
            # Not too many at once: what is learned for the last must not push out what was learned for the first.
            for some in np.array_split(again, -(-len(again) // _LESSON) or 1):
                yield from self._taught(names, floors, some)
            start, size = stop, size * _GROWTH

    def _shared(self, names: Names, floors: NDArray[np.float64], threads: int, start: int) -> Iterator[Hits]:
        """The same on several threads, which need no interpreter: it learns meanwhile what the names before held.

        A reader in use learns nothing, so there are two. Of names that are screened the next are under way before they are
        waited for, by the reader that has learned most.
        """
        self._workers += [Worker(self.index) for _ in range(threads - len(self._workers))]
        spare, size, none = Reader(), _FIRST, np.zeros(0, np.int64)
        with ThreadPoolExecutor(threads) as pool:
            together = Together(self._workers[:threads], pool, names, floors)
            now = Piece(together, range(start, start), none, self._reader)
            to_learn, rest = none, []
            while start < len(names) or len(to_learn) or now.is_some:
                if len(to_learn):
                    spare.take_over(self._reader)
                    for some in np.array_split(to_learn, -(-len(to_learn) // _AT_ONCE)):
                        _teach(spare, names, some)
                        sleep(_LET_OTHERS)
                    self._reader, spare = spare, self._reader
                stop = min(start + size, len(names))
                after = Piece(together, range(start, stop), to_learn, self._reader)
                yield from now.hits()
                # What Python must read waits behind the names that are under way, and nothing waits for it before the end.
                rest.append(together.do(partial(self._rest, names, floors, now.unreadable)))
                now, to_learn = after, now.unread
                start, size = stop, min(size * _GROWTH, _MOST_TOGETHER)
            for read in rest:
                yield from read.result()

    def _rest(self, names: Names, floors: NDArray[np.float64], some: NDArray[np.int64], worker: Worker) -> list[Hits]:
        """Hits of names that the compiled reader can't be taught."""
        return [self._read(number, names, floors, worker) for number in some.tolist()]

    def _one(self, names: Names, floors: NDArray[np.float64]) -> Hits:
        """The hits of a single name, without what only many are worth."""
        self._asked = None
        unread = np.zeros(1, np.uint8)
        for _ in range(2):
            found = list(self._workers[0].chunk(names, floors, range(1), self._reader, unread))
            if not unread[0]:
                return joined(found) if len(found) > 1 or len(found[0]) > 1 else found[0]
            self._reader.learn(names.text(0), NameType(names.kinds[0]))
        return self._read(0, names, floors)

    def _taught(self, names: Names, floors: NDArray[np.float64], some: NDArray[np.int64]) -> Iterator[Hits]:
        """Hits of names that the reader must first be taught, or that Python must read."""
        _teach(self._reader, names, some)
        taught, unread = names.chosen(some), np.zeros(len(some), np.uint8)
        for part in self._run(taught, floors[some], range(len(some)), unread):
            yield Hits(some[part.name], part.record, part.log_odds)
        yield from self._rest(names, floors, some[unread > 0], self._workers[0])

    def _read(self, number: int, names: Names, floors: NDArray[np.float64], worker: Worker | None = None) -> Hits:
        """Hits of one of the names, read by names/analyse.py."""
        name = analyse(names.text(number), NameType(names.kinds[number]))
        return self._hits(number, name, float(floors[number]), worker)

    def _run(self, names: Names, floors: NDArray[np.float64], asked: range, unread: ByteArray) -> Iterator[Hits]:
        """Screen what the compiled reader can read of the names asked for; `unread` is set for the rest."""
        for first in range(0, len(asked), CHUNK):
            yield from self._workers[0].chunk(names, floors, asked[first : first + CHUNK], self._reader, unread)

    def _hits(self, number: int, name: Name, floor: float, worker: Worker | None = None) -> Hits:
        """Hits of one analysed name; by a worker of several, or so that its alignments can be asked for next."""
        query = to_query(name)
        if worker is None:
            worker, self._asked = self._workers[0], (name, query)
        room = ROOM
        while True:
            found, scores = np.empty(room, np.int64), np.empty(room, np.float32)
            count = screen(
                query, self.index.vocabulary, self.index.records, floor, worker.scratch,
                worker.marks(1) + 1, found, scores,
            )  # fmt: skip
            if count <= room:
                break
            room = count
        order = np.argsort(found[:count], kind="stable")
        return Hits(np.full(count, number, np.int64), found[:count][order], scores[:count][order])

    def alignment(self, name: Name, record: int) -> Alignment:
        """How the kernel aligned one name with one listed name: the same call that gave the score."""
        worker = self._workers[0]
        scratch = worker.scratch
        if self._asked is not None and self._asked[0] is name:
            count = align(self._asked[1], self.index.records, record, scratch)
        else:
            query = to_query(name)
            mark = worker.marks(1) + 1
            count = explain(query, self.index.vocabulary, self.index.records, record, scratch, mark)
            self._asked = (name, query)
        return alignment_of(scratch.pairs[:count], scratch.pair_alike[:count], scratch.measures)

    def words(self, name: Name, record: int, text: str) -> tuple[Words, Words]:
        """What reasons say of a name and of a listed one, whose text it is, as the index holds it."""
        records, vocabulary = self.index.records, self.index.vocabulary
        begin, end = int(records.token_start[record]), int(records.token_start[record + 1])
        forms = tuple(
            vocabulary.text[vocabulary.start[form] : vocabulary.start[form + 1]].tobytes().decode("ascii")
            for form in records.token_form[begin:end].tolist()
        )
        return words_of(name), Words(text, forms, tuple(records.token_kind[begin:end].tolist()))

    def explained(self, names: Names, hits: Hits) -> Iterator[Explained | None]:
        """How the kernel aligned each hit of some names that were screened just before; None for names that
        names/analyse.py must read. Hits of one name one after the other are explained the soonest.
        """
        if not is_ready(self.index.vocabulary, self.index.records):
            yield from [None] * len(hits)
            return
        self._asked = None
        worker = self._workers[0]
        for first in range(0, len(hits), MOST_TOLD):
            name, record = hits.name[first : first + MOST_TOLD], hits.record[first : first + MOST_TOLD]
            size = len(name)
            counts = np.empty(size, np.int64)
            pairs, alike = np.empty((size, MAX_TOKENS, 3), np.int64), np.empty((size, MAX_TOKENS), np.float32)
            measures = np.empty((size, MEASURES), np.float32)
            explain_hits(
                names.data, names.offsets, names.kinds, name, record,
                self._reader.tables, self._reader.learned, worker.sheet, self.index.vocabulary, self.index.records,
                worker.scratch, worker.marks(size), counts, pairs, alike, measures,
            )  # fmt: skip
            yield from explained_of(counts, pairs, alike, measures, worker.sheet)


def _teach(reader: Reader, names: Names, some: NDArray[np.int64]) -> None:
    for number in some.tolist():
        reader.learn(names.text(number), NameType(names.kinds[number]))


@waiting()
def prepare(index: Index) -> None:
    """Compile all kernels where they were not compiled before: some ten seconds, once a machine and version.

    Whoever builds an index waits anyway; whoever asks the first name would wait for the compiler.
    """
    if is_kept(_PREPARED):
        return
    screener, name = Screener(index), analyse("Integrity Technology")
    for hit in screener.hits(name, -60.0):
        screener.alignment(name, hit.record)
        break
    compile_all(index.vocabulary, index.records)
    keep(_PREPARED)


def to_query(name: Name) -> Query:
    """The arrays of one analysed name."""
    listed = list(query_items(name))
    text = "".join(item.form for item in listed)
    return Query(
        text=np.frombuffer(bytearray(text.encode("ascii")), np.uint8),
        start=np.concatenate([[0], np.cumsum([len(item.form) for item in listed])]).astype(np.int32),
        width=np.array([item.width for item in listed], np.uint8),
        unvowelled=np.array([item.unvowelled for item in listed], np.uint8),
        meaning=np.array([meaning_key(item.kind, item.meaning) for item in listed], np.uint64),
        mask=np.array([item.mask for item in listed], np.int64),
        token_kind=np.array([int(token.kind) for token in name.tokens], np.uint8),
        token_weight=np.array([token_weight(token) for token in name.tokens], np.float32),
        token_first=np.array([ord(token.form[0]) for token in name.tokens], np.uint8),
        token_syllable=np.array([token.syllable for token in name.tokens], np.uint8),
        person=np.array([name.type in _MAY_BE_PERSON], np.uint8),
        families=np.array([sum(token.family for token in name.tokens)], np.uint8),
        cut=np.array([may_be_cut(name.text)], np.uint8),
    )
