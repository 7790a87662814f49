"""From entries that changed to the customers whom they may concern: a small index of those entries, asked by all customers.

Nothing is decided here. Names are asked by the kernel that every screening uses, at the lowest score at which anything
could come of them; whoever is found is then screened against all lists by the one path. That is why the result equals a
full screening: a customer whom no changed entry reaches is decided by the entries that did not change.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from seawall.customers.shard import Array, Shard, key_hash
from seawall.decisions import Policy
from seawall.entities import Entity
from seawall.matching import listed_of
from seawall.matching.freetext import TextScreener
from seawall.matching.identifiers import listed_keys
from seawall.matching.match import to_log_odds
from seawall.matching.screener import Screener

# Cities and streets come again from customer to customer: so many texts are remembered, some 200 MB.
_TEXTS = 1 << 20
# Kernel and attributes add the same numbers in single and in double precision: a name this near the floor is asked too.
_MARGIN = 1e-3


class Reach:
    """Whom some entries may concern. Keeps scratch memory: each thread needs its own; `threads` work inside."""

    def __init__(self, entities: Sequence[Entity], policy: Policy, threads: int = 1) -> None:
        self._threads = threads
        listed = listed_of(entities)
        self._names = Screener(listed.index) if len(listed.record_name) else None
        self._floor = to_log_odds(min(policy.floors)) - _MARGIN
        hashes = {key_hash(key) for entity in entities for row in entity.identifiers for key in listed_keys(row)}
        self._identifiers = np.array(sorted(hashes), np.uint64)
        texts = TextScreener(listed) if self._names else None
        # Longer name fields are among the texts: in names weak a.k.a. count, and the lowest threshold of any type.
        least = min(policy.floors)
        self._mentions = lru_cache(_TEXTS)(
            lambda text: texts is not None and bool(texts.mentions(text, least, weak=True))
        )

    def rows(self, shard: Shard) -> Array:
        """The rows of all customers of a shard who may be one of the entries, in order."""
        found = [shard.with_identifiers(self._identifiers)]
        if self._names:
            found += [self._by_name(self._names, shard), *self._by_text(shard)]
        rows: Array = np.unique(np.concatenate(found))
        return rows

    def _by_name(self, screener: Screener, shard: Shard) -> Array:
        names, lifts, rows = shard.names()
        if not len(names):
            return np.zeros(0, np.int32)
        hits = screener.screen(names, self._floor - lifts, self._threads)
        found: Array = rows[hits.name]
        return found

    def _by_text(self, shard: Shard) -> list[Array]:
        return [rows for text, rows in shard.texts() if self._mentions(text)]
