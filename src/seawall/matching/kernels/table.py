"""A read-only multimap from 64-bit keys to runs of numbers: two flat arrays for the keys, one for the values."""

import numpy as np

from seawall.matching.kernels.ahead import ahead
from seawall.matching.kernels.compiled import compiled, inlined, waiting
from seawall.matching.kernels.types import IntArray, KeyArray


@waiting()
def build(keys: KeyArray, values: IntArray) -> tuple[KeyArray, IntArray, IntArray]:
    """Slots, run bounds and values of a table: open addressing over the distinct keys, at most half full.

    Key 0 means "no key" and is left out. Runs keep their values in ascending order, so equal inputs give equal bytes.
    """
    kept = keys != 0
    order = np.lexsort((values[kept], keys[kept]))
    keys, values = keys[kept][order], values[kept][order]
    distinct, first = np.unique(keys, return_index=True)
    bounds = np.append(first, len(keys)).astype(np.int32)
    slots, runs = empty(len(distinct))
    fill(slots, runs, distinct, bounds)
    return slots, runs, values.astype(np.int32)


def empty(distinct: int) -> tuple[KeyArray, IntArray]:
    """Slots and run bounds for so many distinct keys, all zero."""
    size = 1 << max(3, int(2 * distinct).bit_length())
    return np.zeros(size, np.uint64), np.zeros((size, 2), np.int32)


@compiled
def fill(slots: KeyArray, runs: IntArray, distinct: KeyArray, bounds: IntArray) -> None:
    """Set each key's run into its slot; slots and runs are all zero before."""
    mask = np.uint64(len(slots) - 1)
    for number in range(len(distinct)):
        place = distinct[number] & mask
        while slots[place] != 0:
            place = (place + np.uint64(1)) & mask
        slots[place] = distinct[number]
        runs[place, 0] = bounds[number]
        runs[place, 1] = bounds[number + 1]


@compiled
def find(slots: KeyArray, runs: IntArray, key: np.uint64) -> tuple[int, int]:
    """The run of values of a key as (from, to); (0, 0) where there is none."""
    mask = np.uint64(len(slots) - 1)
    place = key & mask
    while slots[place] != 0:
        if slots[place] == key:
            return runs[place, 0], runs[place, 1]
        place = (place + np.uint64(1)) & mask
    return 0, 0


@inlined
def expect(slots: KeyArray, key: np.uint64) -> None:
    """Have the memory bring what `find` will look at first."""
    ahead(slots, key & np.uint64(len(slots) - 1))
