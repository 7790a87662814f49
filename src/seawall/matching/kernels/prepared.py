"""Look-ups that were made elsewhere: of common words when an index is built, and of the words that another thread met."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from seawall.matching.kernels.compiled import compiled
from seawall.matching.kernels.lookup import WIDE, memo_is_full, memo_slot, similar
from seawall.matching.kernels.types import ByteArray, FloatArray, IntArray, KeyArray, Scratch, Vocabulary


class Lookups(NamedTuple):
    """Some look-ups as they stand in Scratch.memo_*: each key's run of forms, of which the first is number `base`."""

    key: KeyArray
    run: IntArray
    base: int
    form: IntArray
    alike: FloatArray
    how: ByteArray


@compiled
def look_up(text: ByteArray, start: IntArray, vocabulary: Vocabulary, scratch: Scratch, most: int) -> int:
    """Look up words as those of a name are, until `most` similar forms are remembered; return how many words were."""
    for word in range(len(start) - 1):
        if scratch.memo_used[1] >= most:
            return word
        similar(vocabulary, text, start[word], start[word + 1], np.uint64(0), WIDE, False, scratch, word + 1)
    return len(start) - 1


def remember(vocabulary: Vocabulary, scratch: Scratch) -> None:
    """Put what was looked up beforehand into an empty memo."""
    forms, keys = len(vocabulary.prepared_form), len(vocabulary.prepared_key)
    if not keys:
        return
    scratch.memo_form[:forms] = vocabulary.prepared_form
    scratch.memo_alike[:forms] = vocabulary.prepared_alike
    scratch.memo_how[:forms] = vocabulary.prepared_how
    scratch.memo_used[:2] = keys, forms
    fill_memo(vocabulary.prepared_key, vocabulary.prepared_run, scratch.memo_key, scratch.memo_run)


@compiled
def fill_memo(keys: KeyArray, runs: IntArray, memo_key: KeyArray, memo_run: IntArray) -> None:
    """Put keys and their runs where `similar` looks for them."""
    for number in range(len(keys)):
        slot = memo_slot(memo_key, keys[number])
        memo_key[slot] = keys[number]
        memo_run[slot, 0], memo_run[slot, 1] = runs[number, 0], runs[number, 1]


def made_since(scratch: Scratch, before: Sequence[int]) -> Lookups:
    """A copy of the look-ups made since memo_used was as it was before; none where the memo was emptied meanwhile."""
    last_key, last_form, emptied = scratch.memo_used.tolist()
    is_whole = emptied == before[2]
    slots = scratch.memo_order[before[0] : last_key if is_whole else before[0]]
    pool = slice(before[1], last_form if is_whole else before[1])
    return Lookups(
        scratch.memo_key[slots],
        scratch.memo_run[slots],
        before[1],
        scratch.memo_form[pool].copy(),
        scratch.memo_alike[pool].copy(),
        scratch.memo_how[pool].copy(),
    )


@compiled
def take_over(
    key: KeyArray, run: IntArray, base: int, form: IntArray, alike: FloatArray, how: ByteArray, scratch: Scratch
) -> None:
    """Put look-ups of another into the memo, those that are new, as long as there is room."""
    for number in range(len(key)):
        slot = memo_slot(scratch.memo_key, key[number])
        if scratch.memo_key[slot] == key[number]:
            continue
        if memo_is_full(scratch):
            return
        first = scratch.memo_used[1]
        for place in range(run[number, 0] - base, run[number, 1] - base):
            at = scratch.memo_used[1]
            scratch.memo_form[at], scratch.memo_alike[at], scratch.memo_how[at] = form[place], alike[place], how[place]
            scratch.memo_used[1] = at + 1
        scratch.memo_order[scratch.memo_used[0]] = slot
        scratch.memo_key[slot] = key[number]
        scratch.memo_run[slot, 0], scratch.memo_run[slot, 1] = first, scratch.memo_used[1]
        scratch.memo_used[0] += 1
