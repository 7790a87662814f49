"""Which token of the query stands for which token of a listed name, and the measures that follow from it."""

import numpy as np
from numba import njit

from seawall.matching.kernels.text import bits
from seawall.matching.kernels.types import INITIAL, ByteArray, FloatArray, IntArray, Query, Records

# At most this many possible token pairs of two names are weighed; a name of 32 tokens against itself has fewer.
MOST_PAIRS = 256
# A lone letter stands for a name that begins with it, at this similarity.
INITIAL_SIMILARITY = 0.72

# The measures of two names, in the order of the array that `align` fills. weights.py says what each is worth.
(COVERED, CONFLICT, MORE_IN_QUERY, MORE_ON_LIST, DIFFERENCE, BITS, NUMBERS, LEGAL_FORMS, ORDER) = range(9)
MEASURES = 9

_KIND_LEGAL, _KIND_NUMBER, _KIND_INITIAL = 2, 5, 6


@njit(cache=True, nogil=True)
def align(
    query: Query, records: Records, record: int, link_item: IntArray, link_next: IntArray, link_alike: FloatArray,
    link_how: ByteArray, head: IntArray, stamp: IntArray, mark: int, measures: FloatArray, pairs: IntArray,
    pair_alike: FloatArray,
) -> int:  # fmt: skip
    """Align the query with one listed name; fill `measures` and the chosen pairs, return how many pairs there are.

    link_* and head hold, for each form of the vocabulary that the query reaches (stamp[form] == mark), a linked list
    of the query's items that reach it. pairs[n] is (tokens of the query, tokens of the listed name, how), masks of bits.
    """
    order = np.empty(MOST_PAIRS, np.int64)
    found_query = np.empty(MOST_PAIRS, np.int64)
    found_list = np.empty(MOST_PAIRS, np.int64)
    found_how = np.empty(MOST_PAIRS, np.int64)
    alike = np.empty(MOST_PAIRS, np.float32)
    gain = np.empty(MOST_PAIRS, np.float32)
    count = 0
    for item in range(records.item_start[record], records.item_start[record + 1]):
        form = records.item_form[item]
        if stamp[form] != mark:
            continue
        link = head[form]
        while link >= 0 and count < MOST_PAIRS:
            mask = query.mask[link_item[link]]
            if _both_glued(mask, records.item_mask[item]):
                link = link_next[link]
                continue
            found_query[count] = mask
            found_list[count] = records.item_mask[item]
            found_how[count] = link_how[link]
            alike[count] = link_alike[link]
            # Alike first; among equals the pair that explains more.
            gain[count] = link_alike[link] * (records.item_weight[item] + _weight(query, mask)) + link_alike[link]
            count += 1
            link = link_next[link]
    _sort(gain, order, count)
    used_query, used_list, chosen = 0, 0, 0
    for place in range(count):
        number = order[place]
        if used_query & found_query[number] or used_list & found_list[number]:
            continue
        used_query |= found_query[number]
        used_list |= found_list[number]
        pairs[chosen, 0], pairs[chosen, 1], pairs[chosen, 2] = (
            found_query[number],
            found_list[number],
            found_how[number],
        )
        pair_alike[chosen] = alike[number]
        chosen += 1
    chosen = _initials(query, records, record, used_query, used_list, pairs, pair_alike, chosen)
    _measure(query, records, record, pairs, pair_alike, chosen, measures)
    return chosen


@njit(cache=True, nogil=True)
def _both_glued(one: int, two: int) -> bool:
    """Glued neighbours stand for one token written in pieces; two glued against two glued say nothing of their own."""
    return bool(one & (one - 1)) and bool(two & (two - 1)) and bits(one) == bits(two)


@njit(cache=True, nogil=True)
def _sort(gain: FloatArray, order: IntArray, count: int) -> None:
    """Insertion sort, largest gain first, stable: equal gains keep the order of the listed name."""
    for number in range(count):
        place = number
        while place > 0 and gain[order[place - 1]] < gain[number]:
            order[place] = order[place - 1]
            place -= 1
        order[place] = number


@njit(cache=True, nogil=True)
def _weight(query: Query, mask: int) -> float:
    total = 0.0
    for token in range(len(query.token_weight)):
        if mask >> token & 1:
            total += query.token_weight[token]
    return total


@njit(cache=True, nogil=True)
def _initials(query, records, record, used_query, used_list, pairs, pair_alike, chosen):
    """Lone letters stand for names that begin with them, where nothing better does."""
    start = records.token_start[record]
    for token in range(len(query.token_kind)):
        if used_query >> token & 1:
            continue
        for other in range(records.token_start[record + 1] - start):
            if used_list >> other & 1:
                continue
            one = query.token_kind[token] == _KIND_INITIAL
            two = records.token_kind[start + other] == _KIND_INITIAL
            # An initial against a word or another initial; two words never meet here.
            if (one or two) and query.token_first[token] == records.token_first[start + other]:
                used_query |= 1 << token
                used_list |= 1 << other
                pairs[chosen, 0], pairs[chosen, 1], pairs[chosen, 2] = 1 << token, 1 << other, INITIAL
                pair_alike[chosen] = 1.0 if one and two else INITIAL_SIMILARITY
                chosen += 1
                break
    return chosen


@njit(cache=True, nogil=True)
def _measure(query, records, record, pairs, pair_alike, chosen, measures):
    start, stop = records.token_start[record], records.token_start[record + 1]
    measures[:] = 0.0
    met_query, met_list, used_query, used_list = 0.0, 0.0, 0, 0
    last, turns = -1, 0
    difference, bits = 0.0, 0.0
    for number in range(chosen):
        used_query |= pairs[number, 0]
        used_list |= pairs[number, 1]
        here_query, here_list = _weight(query, pairs[number, 0]), 0.0
        for token in range(stop - start):
            if pairs[number, 1] >> token & 1:
                here_list += records.token_weight[start + token]
                bits += records.token_bits[start + token] * pair_alike[number]
        met_query += here_query
        met_list += here_list
        difference += (here_query + here_list) * (1.0 - pair_alike[number])
    all_query, all_list = 0.0, 0.0
    for token in range(len(query.token_weight)):
        all_query += query.token_weight[token]
    for token in range(start, stop):
        all_list += records.token_weight[token]
    if all_query <= 0.0 or all_list <= 0.0:
        return
    left_query = max(0.0, (all_query - met_query) / all_query)
    left_list = max(0.0, (all_list - met_list) / all_list)
    measures[COVERED] = 1.0 - (left_query + left_list) / 2.0
    measures[CONFLICT] = min(left_query, left_list)
    measures[MORE_IN_QUERY] = left_query - measures[CONFLICT]
    measures[MORE_ON_LIST] = left_list - measures[CONFLICT]
    measures[DIFFERENCE] = difference / max(1e-6, met_query + met_list)
    measures[BITS] = bits
    measures[NUMBERS] = _left(query.token_kind, 0, len(query.token_kind), used_query, _KIND_NUMBER) + _left(
        records.token_kind, start, stop, used_list, _KIND_NUMBER
    )
    one = _left(query.token_kind, 0, len(query.token_kind), used_query, _KIND_LEGAL)
    two = _left(records.token_kind, start, stop, used_list, _KIND_LEGAL)
    measures[LEGAL_FORMS] = min(one, two, 1)
    # Tokens that come in another order than on the list, as a share of the pairs that follow one another.
    for token in range(len(query.token_weight)):
        for number in range(chosen):
            if pairs[number, 0] >> token & 1 and pair_alike[number] > 0 and pairs[number, 0] & ((1 << token) - 1) == 0:
                if last >= 0 and pairs[number, 1] < last:
                    turns += 1
                last = pairs[number, 1]
    measures[ORDER] = turns / max(1, chosen - 1) if chosen > 1 else 0.0


@njit(cache=True, nogil=True)
def _left(kinds: ByteArray, start: int, stop: int, used: int, kind: int) -> int:
    """How many tokens of a kind no pair explains."""
    count = 0
    for token in range(start, stop):
        if kinds[token] == kind and not used >> (token - start) & 1:
            count += 1
    return count
