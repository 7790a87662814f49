"""One name against an index: the analysed name to arrays, the kernel's answer to scored listed names."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seawall.matching.index import Index
from seawall.matching.items import items
from seawall.matching.kernels.align import MEASURES, MOST_PAIRS
from seawall.matching.kernels.screen import explain, screen
from seawall.matching.kernels.types import Query
from seawall.matching.rarity import token_weight
from seawall.matching.variants import meaning_key
from seawall.names import Name

# More listed names than this above the floor are not kept for one query: no reviewer reads them.
MOST_FOUND = 4096


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
        self._forms = np.zeros((3, max(1, len(index.vocabulary.start) - 1)), np.int64)
        self._records = np.zeros(max(1, len(index.records.entity)), np.float32)
        self._found = np.empty(MOST_FOUND, np.int64)
        self._scores = np.empty(MOST_FOUND, np.float32)
        self._mark = 0

    def hits(self, name: Name, floor: float) -> Iterator[NameHit]:
        """Listed names whose log-odds reach `floor`, in the order of the list."""
        if not name.tokens:
            return
        self._mark += 1
        query = to_query(name)
        unvowelled = any(token.unvowelled for token in name.tokens)
        count = screen(
            query, unvowelled, self.index.vocabulary, self.index.records, floor, self._forms, self._records, self._mark,
            self._found, self._scores,
        )  # fmt: skip
        for place in range(count):
            record = int(self._found[place])
            yield NameHit(record, int(self.index.records.entity[record]), float(self._scores[place]))

    def alignment(self, name: Name, record: int) -> "Alignment":
        """How the kernel aligned one name with one listed name: the same call that gave the score."""
        self._mark += 1
        query = to_query(name)
        unvowelled = any(token.unvowelled for token in name.tokens)
        measures = np.zeros(MEASURES, np.float32)
        pairs = np.zeros((MOST_PAIRS, 3), np.int64)
        alike = np.zeros(MOST_PAIRS, np.float32)
        count = explain(
            query, unvowelled, self.index.vocabulary, self.index.records, record, self._forms, self._mark, measures,
            pairs, alike,
        )  # fmt: skip
        found = [
            Pair(int(q), int(r), int(how), float(s))
            for (q, r, how), s in zip(pairs[:count], alike[:count], strict=True)
        ]
        return Alignment(measures, tuple(found))


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
        kind=np.array([int(item.kind) for item in listed], np.uint8),
        meaning=np.array([meaning_key(item.kind, item.meaning) for item in listed], np.uint64),
        mask=np.array([item.mask for item in listed], np.int64),
        token_kind=np.array([int(token.kind) for token in name.tokens], np.uint8),
        token_weight=np.array([token_weight(token) for token in name.tokens], np.float32),
        token_first=np.array([ord(token.form[0]) for token in name.tokens], np.uint8),
    )
