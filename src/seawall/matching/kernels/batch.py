"""Many names in one go, from bytes to hits, without the interpreter."""

import numpy as np
from numpy.typing import NDArray

from seawall.matching.kernels.compiled import compiled
from seawall.matching.kernels.encode import encode, query_of
from seawall.matching.kernels.reader_types import Learned, Reading, Sheet
from seawall.matching.kernels.screen import screen
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
