"""Many names in one go, from bytes to hits, without the interpreter."""

import numpy as np
from numpy.typing import NDArray

from seawall.matching.kernels.align import align
from seawall.matching.kernels.compiled import compiled
from seawall.matching.kernels.encode import encode, query_of
from seawall.matching.kernels.links import reach
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


@compiled
def explain_hits(
    data: ByteArray, offsets: IntArray, kinds: ByteArray, names: IntArray, found: IntArray,
    tables: Reading, learned: Learned, sheet: Sheet, vocabulary: Vocabulary, records: Records, scratch: Scratch,
    mark: int, counts: IntArray, pairs: IntArray, alike: FloatArray, measures: FloatArray,
) -> None:  # fmt: skip
    """Align the name names[h] with the listed name found[h], for each hit h: the alignment that gave its score.

    counts[h] pairs are written to pairs[h] and alike[h], as `align` leaves them in scratch, and the tokens of both names to
    the sheet; -1 where names/analyse.py must read the name. There are MOST_TOLD hits at most; those of one name come one after the
    other, or the name is read again. Hit h is aligned under the mark + its number + 1, or that of an earlier hit of its name.
    """
    items, before, reached, letters, tokens = 0, -1, mark, 0, 0
    for hit in range(len(names)):
        name = names[hit]
        if name != before:
            before, reached = name, mark + hit + 1
            items = encode(data, offsets[name], offsets[name + 1], kinds[name], tables, learned, sheet)
            if items > 0:
                reach(query_of(sheet, items), vocabulary, scratch, reached)
        counts[hit], sheet.told_tokens[hit, 0], sheet.told_tokens[hit, 1] = -1, 0, 0
        if items <= 0 or letters + _letters(sheet, vocabulary, records, found[hit]) > len(sheet.told_text):
            continue
        count = align(query_of(sheet, items), records, found[hit], scratch)
        counts[hit] = count
        for pair in range(count):
            alike[hit, pair] = scratch.pair_alike[pair]
            for part in range(3):
                pairs[hit, pair, part] = scratch.pairs[pair, part]
        for measure in range(len(scratch.measures)):
            measures[hit, measure] = scratch.measures[measure]
        letters, tokens = _tell(sheet, vocabulary, records, hit, found[hit], letters, tokens)


@compiled
def _letters(sheet: Sheet, vocabulary: Vocabulary, records: Records, record: int) -> int:
    """How many letters the tokens of the name that was read last and of a listed name have."""
    size = 0
    for token in range(sheet.used[0]):
        size += sheet.size[token]
    for token in range(records.token_start[record], records.token_start[record + 1]):
        form = records.token_form[token]
        size += vocabulary.start[form + 1] - vocabulary.start[form]
    return size


@compiled
def _tell(
    sheet: Sheet, vocabulary: Vocabulary, records: Records, hit: int, record: int, letters: int, tokens: int
) -> tuple[int, int]:
    """Write the tokens of both names behind those that are told; return how many letters and tokens there are then."""
    mine, first = sheet.used[0], records.token_start[record]
    theirs = records.token_start[record + 1] - first
    for token in range(mine):
        for letter in range(sheet.size[token]):
            sheet.told_text[letters + letter] = sheet.text[sheet.at[token] + letter]
        letters += sheet.size[token]
        sheet.told_stop[tokens + token], sheet.told_kind[tokens + token] = letters, sheet.kind[token]
    tokens += mine
    for token in range(theirs):
        form = records.token_form[first + token]
        start, size = vocabulary.start[form], vocabulary.start[form + 1] - vocabulary.start[form]
        for letter in range(size):
            sheet.told_text[letters + letter] = vocabulary.text[start + letter]
        letters += size
        sheet.told_stop[tokens + token], sheet.told_kind[tokens + token] = letters, records.token_kind[first + token]
    sheet.told_tokens[hit, 0], sheet.told_tokens[hit, 1] = mine, theirs
    return letters, tokens + theirs
