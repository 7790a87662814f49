"""Scratch memory for one caller of the kernels: made once, reused from name to name."""

import numpy as np

from seawall.matching.kernels.align import MEASURES, MOST_PAIRS
from seawall.matching.kernels.candidates import GROUPS, HEAVIEST, WEIGHT_AT, WEIGHT_PARTS
from seawall.matching.kernels.reader_types import MOST_ITEMS
from seawall.matching.kernels.spelling import new_sheet
from seawall.matching.kernels.text import MAX_LEN
from seawall.matching.kernels.types import IntArray, Records, Scratch, Vocabulary
from seawall.matching.kernels.unvowelled import new_rows

# Links from items of one name to forms; a name of 32 tokens with 250 similar forms each has 8,000.
_MOST_LINKS = 8192
# Forms that are looked at in one go.
_MOST_NEAR = 1024
# Pieces that are looked for at once: of five lengths three, each in five places.
_MOST_PROBES = 80
# Look-ups remembered, and similar forms they found: a file of a million customers has some 200,000 different tokens. Beside
# an index of few forms a look-up costs so little that fewer are.
_LEAST_KEYS, _MOST_KEYS, _KEYS_A_FORM, _POOL_A_KEY = 1 << 13, 1 << 19, 32, 8


def new_scratch(vocabulary: Vocabulary, records: Records) -> Scratch:
    """Scratch for one index; beside a list about 60 MB, of which most is touched only when many different tokens are looked up."""
    forms, names = max(1, len(vocabulary.start) - 1), max(1, len(records.entity))
    keys = min(max(_LEAST_KEYS, 1 << (_KEYS_A_FORM * forms).bit_length()), _MOST_KEYS)
    explained = np.zeros(names, np.uint32)
    weigh(records, explained)
    return Scratch(
        head=np.zeros(forms, np.int32),
        seen=np.zeros(forms, np.int64),
        reached=np.zeros(_MOST_LINKS, np.int32),
        reached_count=np.zeros(1, np.int64),
        is_reached=np.zeros((forms >> 3) + 1, np.uint8),
        link_item=np.zeros(_MOST_LINKS, np.int32),
        link_next=np.zeros(_MOST_LINKS, np.int32),
        link_mask=np.zeros(_MOST_LINKS, np.int64),
        link_alike=np.zeros(_MOST_LINKS, np.float32),
        link_how=np.zeros(_MOST_LINKS, np.uint8),
        met_list=np.zeros(names, np.float32),
        explained=explained,
        # One more than there are: to write what is not kept is cheaper than to ask whether it is.
        touched=np.zeros(names + 1, np.int32),
        is_touched=np.zeros((names >> 3) + 1, np.uint8),
        item_run=np.zeros((MOST_ITEMS + 1, 3), np.int64),
        item_own=np.zeros(MOST_ITEMS + 1, np.uint64),
        item_key=np.zeros(MOST_ITEMS + 1, np.uint64),
        item_sum=np.zeros((MOST_ITEMS + 1, 2), np.float64),
        groups=np.zeros((1 << GROUPS, 3), np.float64),
        own_weight=np.zeros(256, np.float64),
        token_postings=np.zeros(64, np.int64),
        token_most=np.zeros(64, np.float64),
        token_bits=np.zeros(64, np.float64),
        spelling=new_sheet(),
        rows=new_rows(),
        turned=np.zeros(MAX_LEN, np.uint8),
        near=np.zeros(_MOST_NEAR, np.int32),
        near_start=np.zeros(_MOST_NEAR, np.int32),
        near_stop=np.zeros(_MOST_NEAR, np.int32),
        near_first=np.zeros(_MOST_NEAR, np.uint8),
        near_weight=np.zeros(_MOST_NEAR, np.float32),
        probe_key=np.zeros(_MOST_PROBES, np.uint64),
        probe_edits=np.zeros(_MOST_PROBES, np.int64),
        probe_run=np.zeros((_MOST_PROBES, 2), np.int32),
        peq=np.zeros(128, np.uint64),
        memo_key=np.zeros(keys, np.uint64),
        memo_run=np.zeros((keys, 2), np.int32),
        # One more, for what is not remembered.
        memo_sum=np.zeros((keys + 1, 4), np.int32),
        memo_form=np.zeros(_POOL_A_KEY * keys, np.int32),
        memo_alike=np.zeros(_POOL_A_KEY * keys, np.float32),
        memo_how=np.zeros(_POOL_A_KEY * keys, np.uint8),
        is_full=np.zeros(1, np.uint8),
        memo_used=np.zeros(3, np.int64),
        memo_order=np.zeros(keys, np.int32),
        order=np.zeros(MOST_PAIRS, np.int64),
        found_query=np.zeros(MOST_PAIRS, np.int64),
        found_list=np.zeros(MOST_PAIRS, np.int64),
        found_how=np.zeros(MOST_PAIRS, np.int64),
        found_alike=np.zeros(MOST_PAIRS, np.float32),
        found_gain=np.zeros(MOST_PAIRS, np.float32),
        pairs=np.zeros((MOST_PAIRS, 3), np.int64),
        pair_alike=np.zeros(MOST_PAIRS, np.float32),
        measures=np.zeros(MEASURES, np.float32),
    )


def weigh(records: Records, explained: IntArray) -> None:
    """Write of each listed name what it weighs and that nothing of it is explained, as kernels/candidates.py has it."""
    weights = np.minimum(records.total * np.float32(WEIGHT_PARTS), np.float32(HEAVIEST)).astype(np.uint32)
    weights[records.bound[:, 3] > 0] = 0
    explained[: len(weights)] = weights << np.uint32(WEIGHT_AT)
