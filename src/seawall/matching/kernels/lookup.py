"""From one token to the similar forms of the vocabulary: the same, a typo away, sounding alike, a known variant.

Typos are found by the pigeonhole of Pass-Join (Li, Deng, Wang, Feng, VLDB 2012): a form cut into k + 1 pieces keeps one
piece whole under k edits. So for each form only k + 1 keys are stored, and a look-up probes some dozens of substrings.
"""

import numpy as np
from numba import njit

from seawall.matching.kernels.table import find
from seawall.matching.kernels.text import similarity, skeleton_hash, token_hash
from seawall.matching.kernels.types import (
    EXACT,
    MEANING,
    SOUND,
    SPELLING,
    VARIANT,
    ByteArray,
    FloatArray,
    IntArray,
    KeyArray,
    Vocabulary,
)  # fmt: skip

# A form less alike than this is not similar; the limit is part of the score's definition.
FLOOR = 0.70
# What a known spelling variant of a name counts at least (Yusuf, Youssef): a little less than the same spelling.
VARIANT_SIMILARITY = 0.90
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
    values = np.empty(count, np.uint32)
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
    vocabulary: Vocabulary, text: ByteArray, begin: int, end: int, meaning: np.uint64, strict: bool, unvowelled: bool,
    forms: IntArray, alike: FloatArray, how: ByteArray, seen: IntArray, mark: int,
) -> int:  # fmt: skip
    """Write the forms similar to text[begin:end] with their similarity (0–1) and how they were found; return the count.

    strict looks for the same form and meaning only (legal forms, particles, numbers, initials).
    seen is scratch, one number a form; mark must differ from call to call.
    """
    n = _exact(vocabulary, text, begin, end, forms, alike, how, seen, mark)
    n = _variants(vocabulary, meaning, text, begin, end, MEANING_SIMILARITY, MEANING, forms, alike, how, seen, mark, n)
    if strict or end - begin < 3:
        return n
    key = token_hash(text, begin, end, 0)
    n = _variants(vocabulary, key, text, begin, end, VARIANT_SIMILARITY, VARIANT, forms, alike, how, seen, mark, n)
    n = _typos(vocabulary, text, begin, end, forms, alike, how, seen, mark, n)
    return _sounds(vocabulary, text, begin, end, unvowelled, forms, alike, how, seen, mark, n)


@njit(cache=True, nogil=True)
def _exact(vocabulary, text, begin, end, forms, alike, how, seen, mark):
    low, high = find(vocabulary.exact_slots, vocabulary.exact_runs, token_hash(text, begin, end, 0))
    for place in range(low, high):
        v = vocabulary.exact_values[place]
        if _same(vocabulary, v, text, begin, end):
            seen[v] = mark
            forms[0], alike[0], how[0] = v, 1.0, EXACT
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
def _variants(vocabulary, key, text, begin, end, worth, kind, forms, alike, how, seen, mark, n):
    if key == 0:
        return n
    low, high = find(vocabulary.variant_slots, vocabulary.variant_runs, key)
    for place in range(low, high):
        v = vocabulary.variant_values[place]
        if seen[v] != mark and n < MOST:
            seen[v] = mark
            spelt = similarity(vocabulary.text, vocabulary.start[v], vocabulary.start[v + 1], text, begin, end, worth)
            forms[n], alike[n], how[n] = v, max(spelt, worth), kind
            n += 1
    return n


@njit(cache=True, nogil=True)
def _typos(vocabulary, text, begin, end, forms, alike, how, seen, mark, n):
    length = end - begin
    for other in range(max(4, length - 2), length + 3):
        k = edits(other)
        if abs(other - length) > k:
            continue
        for number in range(k + 1):
            first, last = piece_bounds(other, k + 1, number)
            size = last - first
            for shift in range(max(0, first - k), min(length - size, first + k) + 1):
                key = token_hash(text, begin + shift, begin + shift + size, PIECE_SEED + other * 4 + number)
                low, high = find(vocabulary.piece_slots, vocabulary.piece_runs, key)
                n = _keep(vocabulary, vocabulary.piece_values, low, high, text, begin, end, SPELLING, 0.0,
                          forms, alike, how, seen, mark, n)  # fmt: skip
    return n


@njit(cache=True, nogil=True)
def _sounds(vocabulary, text, begin, end, unvowelled, forms, alike, how, seen, mark, n):
    key = skeleton_hash(text, begin, end)
    if key == 0 or end - begin < (3 if unvowelled else 4):
        return n
    low, high = find(vocabulary.sound_slots, vocabulary.sound_runs, key)
    least = UNVOWELLED_SIMILARITY if unvowelled else 0.0
    return _keep(vocabulary, vocabulary.sound_values, low, high, text, begin, end, SOUND, least,
                 forms, alike, how, seen, mark, n)  # fmt: skip


@njit(cache=True, nogil=True)
def _keep(vocabulary, values, low, high, text, begin, end, kind, least, forms, alike, how, seen, mark, n):
    for place in range(low, high):
        v = values[place]
        if seen[v] == mark or n >= MOST:
            continue
        seen[v] = mark
        value = max(
            least, similarity(vocabulary.text, vocabulary.start[v], vocabulary.start[v + 1], text, begin, end, FLOOR)
        )
        if value >= FLOOR:
            forms[n], alike[n], how[n] = v, value, kind
            n += 1
    return n
