"""One name against an index: the analysed name to arrays, the kernel's answer to scored listed names."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seawall.matching.index import Index
from seawall.matching.items import items
from seawall.matching.kernels.align import align
from seawall.matching.kernels.scratch import new_scratch
from seawall.matching.kernels.screen import explain, screen
from seawall.matching.kernels.types import Query
from seawall.matching.rarity import token_weight
from seawall.matching.variants import meaning_key
from seawall.names import Name, NameType


@dataclass(frozen=True, slots=True)
class NameHit:
    """One listed name that is like the screened one: its number in the index and its log-odds."""

    record: int
    entity: int
    log_odds: float


class Screener:
    """Asks an index about names, one at a time; keeps scratch memory, so each thread needs its own."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._scratch = new_scratch(index.vocabulary, index.records)
        self._mark = 0
        self._room = 1024
        # The name whose links the scratch holds, with its query: its alignments need no new look-ups.
        self._asked: tuple[Name, Query] | None = None

    def hits(self, name: Name, floor: float) -> Iterator[NameHit]:
        """Listed names whose log-odds reach `floor`, in the order of the list."""
        if not name.tokens:
            return
        query = to_query(name)
        self._asked = (name, query)
        while True:
            found, scores = np.empty(self._room, np.int64), np.empty(self._room, np.float32)
            count = screen(
                query, self.index.vocabulary, self.index.records, floor, self._scratch,
                self._next_mark(), found, scores,
            )  # fmt: skip
            if count <= self._room:
                break
            self._room = count
        for place in np.argsort(found[:count], kind="stable"):
            record = int(found[place])
            yield NameHit(record, int(self.index.records.entity[record]), float(scores[place]))

    def alignment(self, name: Name, record: int) -> "Alignment":
        """How the kernel aligned one name with one listed name: the same call that gave the score."""
        scratch = self._scratch
        if self._asked is not None and self._asked[0] is name:
            count = align(self._asked[1], self.index.records, record, scratch, self._mark)
        else:
            query = to_query(name)
            count = explain(query, self.index.vocabulary, self.index.records, record, scratch, self._next_mark())
            self._asked = (name, query)
        pairs = [
            Pair(int(mine), int(theirs), int(how), float(alike))
            for (mine, theirs, how), alike in zip(scratch.pairs[:count], scratch.pair_alike[:count], strict=True)
        ]
        return Alignment(scratch.measures.copy(), tuple(pairs))

    def _next_mark(self) -> int:
        self._mark += 1
        return self._mark


@dataclass(frozen=True, slots=True)
class Pair:
    """Tokens of the query that stand for tokens of the listed name, as bit masks; how they were found; how alike."""

    query: int
    listed: int
    how: int
    alike: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """The measures of two names and the pairs of tokens behind them."""

    measures: NDArray[np.float32]
    pairs: tuple[Pair, ...]


def to_query(name: Name) -> Query:
    """The arrays of one analysed name."""
    listed = list(items(name.tokens))
    text = "".join(item.form for item in listed)
    return Query(
        text=np.frombuffer(text.encode("ascii"), np.uint8),
        start=np.concatenate([[0], np.cumsum([len(item.form) for item in listed])]).astype(np.int32),
        width=np.array([item.width for item in listed], np.uint8),
        unvowelled=np.array([item.unvowelled for item in listed], np.uint8),
        meaning=np.array([meaning_key(item.kind, item.meaning) for item in listed], np.uint64),
        mask=np.array([item.mask for item in listed], np.int64),
        token_kind=np.array([int(token.kind) for token in name.tokens], np.uint8),
        token_weight=np.array([token_weight(token) for token in name.tokens], np.float32),
        token_first=np.array([ord(token.form[0]) for token in name.tokens], np.uint8),
        person=np.array([name.type in {NameType.PERSON, NameType.UNKNOWN}], np.uint8),
        families=np.array([sum(token.family for token in name.tokens)], np.uint8),
    )
