"""From an identifier's key to the entities that carry it: a small table beside the index of names."""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seawall.entities import Entity
from seawall.matching.identifiers import listed_keys
from seawall.matching.kernels import table
from seawall.matching.kernels.text import token_hash

_SEED = 77


def identifier_table(entities: Iterable[Entity]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Slots, runs and entity numbers of all identifier keys. Hashes may collide: the caller compares the keys."""
    found = [
        (_hash(key), number)
        for number, entity in enumerate(entities)
        for identifier in entity.identifiers
        for key in listed_keys(identifier)
    ]
    hashes = np.array([key for key, _ in found], np.uint64)
    numbers = np.array([number for _, number in found], np.int32)
    return table.build(hashes, numbers)


def find_identifier(arrays: tuple[NDArray[Any], ...], key: str) -> Iterator[int]:
    """Numbers of the entities that may carry the key."""
    slots, runs, values = arrays
    low, high = table.find(slots, runs, np.uint64(_hash(key)))
    yield from (int(number) for number in values[low:high])


def _hash(key: str) -> int:
    text = np.frombuffer(key.encode("utf-8"), np.uint8)
    return int(token_hash(text, 0, len(text), _SEED))
