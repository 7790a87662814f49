"""Forms of the vocabulary within some typing errors of a token.

They are found by the pigeonhole of Pass-Join (Li, Deng, Wang, Feng, VLDB 2012): a form cut into k + 1 pieces keeps one
piece whole under k edits. So for each form only k + 1 keys are stored, and a look-up probes some dozens of substrings.
"""

import numpy as np

from seawall.matching.kernels.ahead import ahead
from seawall.matching.kernels.compiled import apart, compiled, inlined
from seawall.matching.kernels.nearest import FLOOR, begin_way, keep
from seawall.matching.kernels.spelling import spelt
from seawall.matching.kernels.table import expect, find
from seawall.matching.kernels.text import bits, edit_distance, letter_places, letters, token_hash
from seawall.matching.kernels.types import SPELLING, ByteArray, IntArray, KeyArray, Scratch, Vocabulary

_unsigned = np.uint64
PIECE_SEED = 1000


@compiled
def edits(length: int) -> int:
    """How many edits a form of this length may be away: none below 4 letters, one below 6, two from there."""
    if length < 4:
        return 0
    return 1 if length < 6 else 2


@compiled
def piece_bounds(length: int, pieces: int, number: int) -> tuple[int, int]:
    """Start and stop of one of the nearly equal pieces of a form; the longer pieces come last."""
    short = length // pieces
    longer = length - short * pieces
    start = number * short + max(0, number - (pieces - longer))
    size = short + (1 if number >= pieces - longer else 0)
    return start, start + size


def piece_keys(text: ByteArray, start: IntArray) -> tuple[KeyArray, IntArray]:
    """Key and form of each piece of each form that typos are looked for in."""
    most = 3 * max(0, len(start) - 1)
    keys, values = np.empty(most, np.uint64), np.empty(most, np.int32)
    count = fill_piece_keys(text, start, keys, values)
    return keys[:count], values[:count]


@compiled
def fill_piece_keys(text: ByteArray, start: IntArray, keys: KeyArray, values: IntArray) -> int:
    """Write them; return how many there are, three a form at most."""
    place = 0
    for v in range(len(start) - 1):
        length = start[v + 1] - start[v]
        k = edits(length)
        if k == 0 or _is_number(text, start[v], start[v + 1]):
            continue
        for number in range(k + 1):
            begin, end = piece_bounds(length, k + 1, number)
            keys[place] = token_hash(text, start[v] + begin, start[v] + end, PIECE_SEED + length * 4 + number)
            values[place] = v
            place += 1
    return place


@compiled
def _is_number(text: ByteArray, begin: int, end: int) -> bool:
    for place in range(begin, end):
        if text[place] > 57:
            return False
    return True


@apart
def typos(vocabulary, text, begin, end, most, scratch, mark, n):
    """Forms within the edit limit; one that shares too few letters is passed over before it is compared."""
    length = end - begin
    own = letters(text, begin, end)
    letter_places(text, begin, end, scratch.peq)
    count, limit = 0, begin_way(scratch, n)
    for probe in range(_found(vocabulary, _probes(vocabulary, text, begin, length, most, scratch), scratch)):
        low, high = scratch.probe_run[probe, 0], scratch.probe_run[probe, 1]
        while low < high:
            if count == len(scratch.near):
                n, count = _kept(vocabulary, length, most, count, scratch, mark, n, limit), 0
            stop = min(high, low + len(scratch.near) - count)
            # An edit changes at most two of the letters that occur.
            count = _near(vocabulary, own, low, stop, 2 * scratch.probe_edits[probe], scratch, count)
            low = stop
    return _kept(vocabulary, length, most, count, scratch, mark, n, limit)


@compiled
def _probes(vocabulary, text, begin, length, most, scratch):
    """Write the keys of all pieces that forms within the edit limit may have here, and with how many edits; return how many they are."""
    count = 0
    for other in range(max(4, length - most), length + most + 1):
        pieces = edits(other) + 1
        k = min(pieces - 1, most)
        if abs(other - length) > k:
            continue
        # A form with pieces to spare is found by the first k + 1 of them.
        for number in range(k + 1):
            first, last = piece_bounds(other, pieces, number)
            size = last - first
            low, high = _shifts(length, other, first, size, number, k, pieces)
            for start in range(begin + low, begin + high + 1):
                key = token_hash(text, start, start + size, PIECE_SEED + other * 4 + number)
                scratch.probe_key[count], scratch.probe_edits[count] = key, k
                expect(vocabulary.piece_slots, key)
                count += 1
    return count


@compiled
def _found(vocabulary, probes, scratch):
    """Keep those of the keys that forms have, each with where its forms stand; return how many are kept."""
    kept = 0
    for probe in range(probes):
        low, high = find(vocabulary.piece_slots, vocabulary.piece_runs, scratch.probe_key[probe])
        if low < high:
            ahead(vocabulary.piece_values, low)
            ahead(vocabulary.piece_letters, low)
            scratch.probe_run[kept, 0], scratch.probe_run[kept, 1] = low, high
            scratch.probe_edits[kept] = scratch.probe_edits[probe]
            kept += 1
    return kept


@compiled
def _near(vocabulary, own, low, high, most, scratch, count):
    """Gather the forms with a piece whose letters are not too many others; return how many. Without a branch: it would be
    guessed wrong for each that is kept.
    """
    kept = _unsigned(count)
    for number in range(low, high):
        place = _unsigned(number)
        scratch.near[kept] = vocabulary.piece_values[place]
        kept += _unsigned(bits(own ^ vocabulary.piece_letters[place]) <= most)
    return int(kept)


@inlined
def fetch(vocabulary: Vocabulary, count: int, scratch: Scratch) -> None:
    """Find out where the first forms of scratch.near lie, and touch their letters.

    One by one each would be waited for: the memory answers many such questions in the time of one.
    """
    for number in range(count):
        place = _unsigned(number)
        form = _unsigned(scratch.near[place])
        scratch.near_start[place], scratch.near_stop[place] = (
            vocabulary.start[form],
            vocabulary.start[form + _unsigned(1)],
        )
    for number in range(count):
        place = _unsigned(number)
        scratch.near_first[place] = vocabulary.text[_unsigned(scratch.near_start[place])]


@apart
def _kept(vocabulary, length, most, count, scratch, mark, n, limit):
    """Keep those of the forms in scratch.near that are within the edit limit and alike, each once."""
    fresh = 0
    for number in range(count):
        v = scratch.near[number]
        scratch.near[fresh] = v
        fresh += scratch.seen[v] != mark
        scratch.seen[v] = mark
    fetch(vocabulary, fresh, scratch)
    for number in range(fresh):
        start, stop = scratch.near_start[number], scratch.near_stop[number]
        # Two letters that changed places are two plain edits: one more than the limit is let through.
        if edit_distance(scratch.peq, length, vocabulary.text, start, stop) > min(edits(stop - start), most) + 1:
            continue
        value = spelt(scratch.spelling, vocabulary.text, start, stop, FLOOR)
        n = keep(scratch, scratch.near[number], value, SPELLING, n, limit)
    return n


@compiled
def _shifts(length: int, other: int, first: int, size: int, number: int, k: int, pieces: int) -> tuple[int, int]:
    """Where a piece of a form may begin in the query, first and last: the multi-match-aware selection of Pass-Join.

    Of the edits at most `number` lie before the piece and k − number behind it, else another piece is whole too and
    finds the form. Where there are pieces to spare that is not so: there the piece may be k places away.
    """
    if pieces > k + 1:
        return max(0, first - k), min(length - size, first + k)
    behind = k - number
    apart = length - other
    low = max(0, first - number, first + apart - behind)
    return low, min(length - size, first + number, first + apart + behind)
