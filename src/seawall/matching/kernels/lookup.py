"""From one token to the similar forms of the vocabulary: the same, a typo away, sounding alike, a known variant.

Typos are found by the pigeonhole of Pass-Join (Li, Deng, Wang, Feng, VLDB 2012): a form cut into k + 1 pieces keeps one
piece whole under k edits. So for each form only k + 1 keys are stored, and a look-up probes some dozens of substrings.
"""

import numpy as np
from numba import njit

from seawall.matching.kernels.table import find
from seawall.matching.kernels.text import bits, letters, similarity, skeleton_hash, token_hash
from seawall.matching.kernels.types import (
    EXACT,
    MEANING,
    SOUND,
    SPELLING,
    VARIANT,
    ByteArray,
    Found,
    IntArray,
    KeyArray,
    Vocabulary,
)

# A form less alike than this is not similar; the limit is part of the score's definition.
FLOOR = 0.70
# What a known variant of a name counts at least (Bill, William), and how much more where it is spelt alike (Yusuf,
# Youssef): always less than the same spelling.
VARIANT_LEAST, VARIANT_SPELT = 0.62, 0.36
_SPELT_FLOOR = 0.5
# The same meaning in other words: technology, technologies, 科技.
MEANING_SIMILARITY = 0.94
# A script without vowels can't tell "salman" from "suleiman": the same consonants count this much.
UNVOWELLED_SIMILARITY = 0.86
# At most this many similar forms a token; the most that a real name met is about 150.
MOST = 512
PIECE_SEED = 1000


@njit(cache=True, nogil=True)
def edits(length: int) -> int:
    """How many edits a form of this length may be away: none below 4 letters, one below 6, two from there."""
    if length < 4:
        return 0
    return 1 if length < 6 else 2


@njit(cache=True, nogil=True)
def piece_bounds(length: int, pieces: int, number: int) -> tuple[int, int]:
    """Start and stop of one of the nearly equal pieces of a form; the longer pieces come last."""
    short = length // pieces
    longer = length - short * pieces
    start = number * short + max(0, number - (pieces - longer))
    size = short + (1 if number >= pieces - longer else 0)
    return start, start + size


@njit(cache=True, nogil=True)
def piece_keys(text: ByteArray, start: IntArray) -> tuple[KeyArray, IntArray]:
    """Key and form of each piece of each form that typos are looked for in."""
    count = 0
    for v in range(len(start) - 1):
        k = edits(start[v + 1] - start[v])
        count += k + 1 if k else 0
    keys = np.empty(count, np.uint64)
    values = np.empty(count, np.int32)
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
    return keys[:place], values[:place]


@njit(cache=True, nogil=True)
def _is_number(text: ByteArray, begin: int, end: int) -> bool:
    for place in range(begin, end):
        if text[place] > 57:
            return False
    return True


@njit(cache=True, nogil=True)
def similar(
    vocabulary: Vocabulary, text: ByteArray, begin: int, end: int, meaning: np.uint64, reach: int, unvowelled: bool,
    found: Found, mark: int,
) -> int:  # fmt: skip
    """Write the forms similar to text[begin:end] with their similarity (0–1) and how they were found; return the count.

    reach 0 looks for the same form and meaning only (legal forms, particles, numbers, initials), 1 for one typo too
    (glued neighbours), 2 for all that sounds alike or is a known variant. mark must differ from call to call.
    """
    n = _exact(vocabulary, text, begin, end, found, mark)
    n = _meanings(vocabulary, meaning, found, mark, n)
    if reach == 0 or end - begin < 3:
        return n
    if reach == 2:
        n = _variants(vocabulary, token_hash(text, begin, end, 0), text, begin, end, found, mark, n)
        n = _sounds(vocabulary, text, begin, end, unvowelled, found, mark, n)
    return _typos(vocabulary, text, begin, end, reach, found, mark, n)


@njit(cache=True, nogil=True)
def _exact(vocabulary, text, begin, end, found, mark):
    low, high = find(vocabulary.exact_slots, vocabulary.exact_runs, token_hash(text, begin, end, 0))
    for place in range(low, high):
        v = vocabulary.exact_values[place]
        if _same(vocabulary, v, text, begin, end):
            found.seen[v] = mark
            found.forms[0], found.alike[0], found.how[0] = v, 1.0, EXACT
            return 1
    return 0


@njit(cache=True, nogil=True)
def _same(vocabulary, v, text, begin, end):
    start = vocabulary.start[v]
    if vocabulary.start[v + 1] - start != end - begin:
        return False
    for place in range(end - begin):
        if vocabulary.text[start + place] != text[begin + place]:
            return False
    return True


@njit(cache=True, nogil=True)
def _meanings(vocabulary, meaning, found, mark, n):
    if meaning == 0:
        return n
    low, high = find(vocabulary.variant_slots, vocabulary.variant_runs, meaning)
    for place in range(low, high):
        n = _add(found, vocabulary.variant_values[place], MEANING_SIMILARITY, MEANING, mark, n)
    return n


@njit(cache=True, nogil=True)
def _variants(vocabulary, key, text, begin, end, found, mark, n):
    low, high = find(vocabulary.variant_slots, vocabulary.variant_runs, key)
    for place in range(low, high):
        v = vocabulary.variant_values[place]
        spelt = _spelt(vocabulary, v, text, begin, end, _SPELT_FLOOR, found)
        n = _add(found, v, max(spelt, VARIANT_LEAST + VARIANT_SPELT * max(spelt, _SPELT_FLOOR)), VARIANT, mark, n)
    return n


@njit(cache=True, nogil=True)
def _sounds(vocabulary, text, begin, end, unvowelled, found, mark, n):
    key = skeleton_hash(text, begin, end)
    if key == 0 or end - begin < (3 if unvowelled else 4):
        return n
    low, high = find(vocabulary.sound_slots, vocabulary.sound_runs, key)
    least = UNVOWELLED_SIMILARITY if unvowelled else 0.0
    for place in range(low, high):
        v = vocabulary.sound_values[place]
        if found.seen[v] != mark:
            value = max(least, _spelt(vocabulary, v, text, begin, end, FLOOR, found))
            n = _add(found, v, value, SOUND, mark, n)
    return n


@njit(cache=True, nogil=True)
def _typos(vocabulary, text, begin, end, most, found, mark, n):
    """Forms within `most` edits; a form that keeps no letters in common is passed over before it is compared."""
    length = end - begin
    own = letters(text, begin, end)
    for other in range(max(4, length - most), length + most + 1):
        k = edits(other)
        if abs(other - length) > k:
            continue
        few = min(k, most)
        # With fewer edits than a form has pieces to spare, fewer pieces need to be looked up.
        for number in range(few + 1):
            first, last = piece_bounds(other, k + 1, number)
            size = last - first
            for shift in range(max(0, first - few), min(length - size, first + few) + 1):
                key = token_hash(text, begin + shift, begin + shift + size, PIECE_SEED + other * 4 + number)
                low, high = find(vocabulary.piece_slots, vocabulary.piece_runs, key)
                for place in range(low, high):
                    v = vocabulary.piece_values[place]
                    # An edit changes at most two of the letters that occur.
                    if found.seen[v] != mark and bits(own ^ vocabulary.letters[v]) <= 2 * few:
                        value = _spelt(vocabulary, v, text, begin, end, FLOOR, found)
                        n = _add(found, v, value, SPELLING, mark, n)
    return n


@njit(cache=True, nogil=True)
def _spelt(vocabulary, v, text, begin, end, floor, found):
    start, stop = vocabulary.start[v], vocabulary.start[v + 1]
    return similarity(vocabulary.text, start, stop, text, begin, end, floor, found.work)


@njit(cache=True, nogil=True)
def _add(found, v, value, how, mark, n):
    """Keep a form once, with the first way that found it; nothing that is less alike than the floor."""
    if found.seen[v] == mark or n >= MOST:
        return n
    found.seen[v] = mark
    if value < FLOOR:
        return n
    found.forms[n], found.alike[n], found.how[n] = v, value, how
    return n + 1
