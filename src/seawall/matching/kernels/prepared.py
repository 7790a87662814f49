"""Look-ups of common words made when an index is built, and put into the memory of each who asks it."""

import numpy as np

from seawall.matching.kernels.compiled import compiled
from seawall.matching.kernels.lookup import WIDE, memo_slot, similar
from seawall.matching.kernels.types import ByteArray, IntArray, KeyArray, Scratch, Vocabulary


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
    scratch.memo_used[:] = keys, forms
    fill_memo(vocabulary.prepared_key, vocabulary.prepared_run, scratch.memo_key, scratch.memo_run)


@compiled
def fill_memo(keys: KeyArray, runs: IntArray, memo_key: KeyArray, memo_run: IntArray) -> None:
    """Put keys and their runs where `similar` looks for them."""
    for number in range(len(keys)):
        slot = memo_slot(memo_key, keys[number])
        memo_key[slot] = keys[number]
        memo_run[slot, 0], memo_run[slot, 1] = runs[number, 0], runs[number, 1]
