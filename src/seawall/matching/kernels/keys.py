"""The keys under which forms are found, and the tables of few of them: what an index of one entity is made of at each pair."""

import numpy as np
from numpy.typing import NDArray

from seawall.matching.kernels.compiled import compiled
from seawall.matching.kernels.spelling import similarity
from seawall.matching.kernels.table import fill
from seawall.matching.kernels.text import bare_hash, letters, look_hash, skeleton_hash, token_hash
from seawall.matching.kernels.types import ByteArray, IntArray, KeyArray, Vocabulary
from seawall.matching.kernels.typos import fill_piece_keys

_BLANK = 32


@compiled
def form_keys(text: ByteArray, start: IntArray, keys: KeyArray, shapes: IntArray) -> None:
    """Write of each form its hashes, a row each: exact, by sound, by look, without vowels; and its letters as bits."""
    for form in range(len(start) - 1):
        begin, end = start[form], start[form + 1]
        keys[0, form] = token_hash(text, begin, end, 0)
        keys[1, form] = skeleton_hash(text, begin, end)
        keys[2, form] = look_hash(text, begin, end)
        keys[3, form] = bare_hash(text, begin, end)
        shapes[form] = letters(text, begin, end)


@compiled
def fill_tables(
    vocabulary: Vocabulary, found: KeyArray, shapes: IntArray, variants: KeyArray, keys: KeyArray, values: IntArray, bounds: IntArray
) -> None:  # fmt: skip
    """Write the tables of few forms: slots and runs are all zero before, the numbers of the forms without vowels and of the
    variants stand where their tables have their values.

    found and shapes are what `form_keys` wrote. keys, values and bounds have room for three keys a form, for all variants
    and for one bound more.
    """
    forms = len(vocabulary.start) - 1
    _fill_all(
        vocabulary.exact_slots, vocabulary.exact_runs, vocabulary.exact_values, found[0], forms, keys, values, bounds
    )
    _fill_all(
        vocabulary.sound_slots, vocabulary.sound_runs, vocabulary.sound_values, found[1], forms, keys, values, bounds
    )
    _fill_all(
        vocabulary.look_slots, vocabulary.look_runs, vocabulary.look_values, found[2], forms, keys, values, bounds
    )
    _fill_all(
        vocabulary.bare_slots, vocabulary.bare_runs, vocabulary.bare_values, found[3], forms, keys, values, bounds
    )
    count = fill_piece_keys(vocabulary.text, vocabulary.start, keys, values)
    _fill(vocabulary.piece_slots, vocabulary.piece_runs, vocabulary.piece_values, count, keys, values, bounds)
    for place in range(count):
        vocabulary.piece_letters[place] = shapes[vocabulary.piece_values[place]]
    count = len(vocabulary.unvowelled_values)
    for place in range(count):
        values[place] = vocabulary.unvowelled_values[place]
        keys[place] = found[3, values[place]]
    _fill(
        vocabulary.unvowelled_slots,
        vocabulary.unvowelled_runs,
        vocabulary.unvowelled_values,
        count,
        keys,
        values,
        bounds,
    )
    count = len(vocabulary.variant_values)
    for place in range(count):
        keys[place], values[place] = variants[place], vocabulary.variant_values[place]
    _fill(vocabulary.variant_slots, vocabulary.variant_runs, vocabulary.variant_values, count, keys, values, bounds)


@compiled
def _fill_all(slots, runs, out, found, forms, keys, values, bounds):
    for form in range(forms):
        keys[form], values[form] = found[form], form
    _fill(slots, runs, out, forms, keys, values, bounds)


@compiled
def _fill(slots, runs, out, count, keys, values, bounds):
    """One table of the first keys and values; those of key 0 are left out."""
    count = _sort(keys, values, count)
    distinct = 0
    for place in range(count):
        out[place] = values[place]
        if place == 0 or keys[place] != keys[distinct - 1]:
            keys[distinct], bounds[distinct] = keys[place], place
            distinct += 1
    bounds[distinct] = count
    fill(slots, runs, keys[:distinct], bounds)


@compiled
def _sort(keys, values, count):
    """Sort by key, then by value, in place (Shell 1959); return how many have a key."""
    kept = 0
    for place in range(count):
        keys[kept], values[kept] = keys[place], values[place]
        kept += keys[place] != 0
    gap = kept // 2
    while gap > 0:
        for number in range(gap, kept):
            key, value, place = keys[number], values[number], number
            while place >= gap and (
                keys[place - gap] > key or (keys[place - gap] == key and values[place - gap] > value)
            ):
                keys[place], values[place] = keys[place - gap], values[place - gap]
                place -= gap
            keys[place], values[place] = key, value
        gap //= 2
    return kept


@compiled
def sum_weights(
    token_start: IntArray, weights: NDArray[np.float64], bits: NDArray[np.float64], item_start: IntArray,
    item_mask: IntArray, item_weight: NDArray[np.float64], item_bits: NDArray[np.float64], summed: NDArray[np.float64],
) -> None:  # fmt: skip
    """Add up the weight and the nats of each item's tokens, and of each name the weight and the nats of all of its tokens (summed[0], summed[1])."""
    before = 0.0
    for record in range(len(token_start) - 1):
        first, last = token_start[record], token_start[record + 1]
        for item in range(item_start[record], item_start[record + 1]):
            item_weight[item] = _sum(weights, first, last, item_mask[item])
            item_bits[item] = _sum(bits, first, last, item_mask[item])
        summed[0, record] = _sum(weights, first, last, -1)
        # As a difference of running sums, so that the numbers of a list are those that it was always given.
        after = before
        for token in range(first, last):
            after += bits[token]
        summed[1, record] = after - before
        before = after


@compiled
def _sum(weights, first, last, mask):
    total = 0.0
    for token in range(first, last):
        if mask >> (token - first) & 1:
            total += weights[token]
    return total


@compiled
def spelling_keys(
    group: ByteArray, own: ByteArray, short: int, least_short: float, least: float, sheet: IntArray, keys: KeyArray
) -> int:  # fmt: skip
    """Write the keys of those spellings of a group that look a little like one of them; return how many there are.

    The spellings stand in the group with a blank between. Where both are short they must look more alike.
    """
    count, begin, size = 0, 0, len(own)
    while begin < len(group):
        end = begin
        while end < len(group) and group[end] != _BLANK:
            end += 1
        floor = least_short if max(size, end - begin) <= short else least
        is_other = not _is_same(group, begin, end, own)
        if is_other and similarity(sheet, own, 0, size, group, begin, end, floor) > 0.0:
            keys[count] = token_hash(group, begin, end, 0)
            count += 1
        begin = end + 1
    return count


@compiled
def _is_same(group: ByteArray, begin: int, end: int, own: ByteArray) -> bool:
    if end - begin != len(own):
        return False
    for place in range(len(own)):
        if group[begin + place] != own[place]:
            return False
    return True
