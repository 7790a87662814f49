"""Many names in one go, from bytes to hits, without the interpreter."""

import numpy as np
from numpy.typing import NDArray

from seawall.matching.kernels.compiled import compiled
from seawall.matching.kernels.encode import encode, query_of
from seawall.matching.kernels.reader_types import Learned, Reading, Sheet
from seawall.matching.kernels.screen import explain, screen
from seawall.matching.kernels.types import ByteArray, FloatArray, IntArray, Records, Scratch, Vocabulary


@compiled
def screen_names(
    data: ByteArray, offsets: IntArray, kinds: ByteArray, floors: NDArray[np.float64], first: int, last: int,
    tables: Reading, learned: Learned, sheet: Sheet, vocabulary: Vocabulary, records: Records, scratch: Scratch,
    mark: int, hits: tuple[IntArray, IntArray, FloatArray], unread: ByteArray,
) -> tuple[int, int]:  # fmt: skip
    """Screen the names first:last, each data[offsets[n]:offsets[n + 1]] with its type and floor (log-odds).

    hits are three arrays (name, record, log-odds). Returns the first name that is not done, since its hits found no
    room, and how many hits were written. unread[n] is set where names/analyse.py must read the name. Name n is screened
    under the mark + n - first + 1.
    """
    found = 0
    for number in range(first, last):
        items = encode(data, offsets[number], offsets[number + 1], kinds[number], tables, learned, sheet)
        unread[number] = items < 0
        if items <= 0:
            continue
        count = screen(
            query_of(sheet, items), vocabulary, records, floors[number], scratch, mark + number - first + 1,
            hits[1][found:], hits[2][found:],
        )  # fmt: skip
        if found + count > len(hits[0]):
            return number, found
        hits[0][found : found + count] = number
        found += count
    return last, found


@compiled
def explain_hits(
    data: ByteArray, offsets: IntArray, kinds: ByteArray, names: IntArray, found: IntArray,
    tables: Reading, learned: Learned, sheet: Sheet, vocabulary: Vocabulary, records: Records, scratch: Scratch,
    mark: int, counts: IntArray, pairs: IntArray, alike: FloatArray, measures: FloatArray,
) -> None:  # fmt: skip
    """Align the name names[h] with the listed name found[h], for each hit h: the alignment that gave its score.

    counts[h] pairs are written to pairs[h] and alike[h], as `align` leaves them in scratch; -1 where names/analyse.py must
    read the name. Hit h is aligned under the mark + h + 1.
    """
    for hit in range(len(names)):
        name = names[hit]
        items = encode(data, offsets[name], offsets[name + 1], kinds[name], tables, learned, sheet)
        counts[hit] = -1
        if items <= 0:
            continue
        count = explain(query_of(sheet, items), vocabulary, records, found[hit], scratch, mark + hit + 1)
        counts[hit] = count
        for pair in range(count):
            alike[hit, pair] = scratch.pair_alike[pair]
            for part in range(3):
                pairs[hit, pair, part] = scratch.pairs[pair, part]
        for measure in range(len(scratch.measures)):
            measures[hit, measure] = scratch.measures[measure]
