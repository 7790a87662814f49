"""Many windows of texts in one call: words as packed arrays to a query each, and what may stand in them."""

import numpy as np

from seawall.matching.kernels.compiled import compiled
from seawall.matching.kernels.encode import items_of, query_of
from seawall.matching.kernels.reader_types import Reading, Sheet
from seawall.matching.kernels.spans import Room, spans
from seawall.matching.kernels.types import ByteArray, FloatArray, IntArray, KeyArray, Records, Scratch, Vocabulary

# What is said of each word, by its place in a row of `words`.
SIZE, KIND, UNVOWELLED, SYLLABLE = range(4)


@compiled
def spans_of_windows(
    tables: Reading, letters: ByteArray, starts: IntArray, words: ByteArray, meanings: KeyArray, weights: FloatArray,
    bounds: IntArray, limits: FloatArray, first: int, sheet: Sheet, vocabulary: Vocabulary, records: Records,
    caps: FloatArray, scratch: Scratch, room: Room, mark: int, owners: IntArray, out: IntArray,
) -> tuple[int, int]:  # fmt: skip
    """What `spans` writes for each window from `first` on; owners has the number of the window of each row of out.

    Window w has the words bounds[w]:bounds[w + 1], at most as many as a sheet holds; the form of word n begins at
    starts[n] of letters. Returns the first window that is not done, since its rows found no room, and how many rows were
    written. Window w is asked under the mark + w - first + 1.
    """
    found = 0
    for window in range(first, len(bounds) - 1):
        begin, count = bounds[window], bounds[window + 1] - bounds[window]
        _write(letters, starts, words, meanings, weights, begin, count, sheet)
        query = query_of(sheet, items_of(tables, sheet, count))
        room_left = out[found:]
        rows = spans(
            query, vocabulary, records, limits[window], caps, scratch, room, mark + window - first + 1, room_left
        )
        if rows > len(room_left):
            return window, found
        owners[found : found + rows] = window
        found += rows
    return len(bounds) - 1, found


@compiled
def _write(letters, starts, words, meanings, weights, begin, count, sheet):
    """Put the words into the sheet as tokens that have no readings of their own and no family name among them."""
    used = 0
    for token in range(count):
        word = begin + token
        size = words[word, SIZE]
        sheet.at[token], sheet.size[token] = used, size
        for letter in range(size):
            sheet.text[used + letter] = letters[starts[word] + letter]
        used += size
        sheet.kind[token], sheet.meaning[token] = words[word, KIND], meanings[word]
        sheet.unvowelled[token], sheet.syllable[token] = words[word, UNVOWELLED], words[word, SYLLABLE]
        sheet.family[token], sheet.learned[token] = 0, -1
        sheet.weight[token], sheet.first[token] = weights[word], letters[starts[word]]
    sheet.person[0], sheet.families[0], sheet.cut[0] = np.uint8(1), np.uint8(0), np.uint8(0)
    sheet.used[0] = count
