"""One name against all listed names: candidates by the forms they share, then alignment and score of each."""

import numpy as np
from numba import njit

from seawall.matching.kernels.align import BITS, COVERED, MEASURES, MOST_PAIRS, align
from seawall.matching.kernels.lookup import MOST, similar
from seawall.matching.kernels.text import MAX_LEN
from seawall.matching.kernels.types import ByteArray, FloatArray, Found, IntArray, Query, Records, Vocabulary
from seawall.matching.weights import RARITY_LEAST, RARITY_MIDDLE, RARITY_MOST, RARITY_SPREAD, START, worths

# A listed name is looked at when the query reaches this share of its weight, or the other way round.
CANDIDATE_SHARE = 0.42
# At most this many links from items of the query to forms of the vocabulary.
MOST_LINKS = 8192
_WORTHS = worths()
# Kinds that are looked up by the same form only: legal form, title, particle, number, initial.
_STRICT = (2, 3, 4, 5, 6)


@njit(cache=True, nogil=True)
def log_odds(measures: FloatArray) -> float:
    """The one score of two names: the worth of each measure, summed. See weights.py."""
    total = START + rarity(measures[BITS])
    for number in range(MEASURES):
        total += _WORTHS[number] * measures[number]
    return total


@njit(cache=True, nogil=True)
def rarity(bits: float) -> float:
    """What the rarity of the matched tokens is worth."""
    return min(RARITY_MOST, max(RARITY_LEAST, (bits - RARITY_MIDDLE) / RARITY_SPREAD))


@njit(cache=True, nogil=True)
def reach(
    query: Query, vocabulary: Vocabulary, unvowelled: bool, link_item: IntArray, link_next: IntArray,
    link_alike: FloatArray, link_how: ByteArray, head: IntArray, stamp: IntArray, mark: int, seen: IntArray,
    reached: IntArray,
) -> int:  # fmt: skip
    """Fill the linked lists from forms to the items of the query that reach them; return how many forms are reached."""
    work = np.empty((3, MAX_LEN + 1), np.float32)
    found = Found(np.empty(MOST, np.int64), np.empty(MOST, np.float32), np.empty(MOST, np.uint8), seen, work)
    links, count = 0, 0
    for item in range(len(query.kind)):
        size = similar(
            vocabulary, query.text, query.start[item], query.start[item + 1], query.meaning[item],
            _reach(query, item), unvowelled, found, mark * 256 + item,
        )  # fmt: skip
        for number in range(size):
            if links >= MOST_LINKS:
                break
            form = found.forms[number]
            if stamp[form] != mark:
                stamp[form] = mark
                head[form] = -1
                reached[count] = form
                count += 1
            link_item[links], link_alike[links], link_how[links] = item, found.alike[number], found.how[number]
            link_next[links] = head[form]
            head[form] = links
            links += 1
    return count


@njit(cache=True, nogil=True)
def _reach(query: Query, item: int) -> int:
    """How far an item is looked for: 0 same form only, 1 one typo (glued neighbours), 2 everything."""
    if query.kind[item] in _STRICT:
        return 0
    return 2 if query.mask[item] & (query.mask[item] - 1) == 0 else 1


@njit(cache=True, nogil=True)
def screen(
    query: Query, unvowelled: bool, vocabulary: Vocabulary, records: Records, floor: float, scratch_form: IntArray,
    scratch_record: FloatArray, mark: int, out_record: IntArray, out_score: FloatArray,
) -> int:  # fmt: skip
    """Write all listed names whose score reaches `floor` (log-odds); return how many, at most len(out_record).

    scratch_form holds three rows of one number a form (head, stamp, seen), scratch_record one zero a listed name.
    """
    link_item = np.empty(MOST_LINKS, np.int32)
    link_next = np.empty(MOST_LINKS, np.int32)
    link_alike = np.empty(MOST_LINKS, np.float32)
    link_how = np.empty(MOST_LINKS, np.uint8)
    reached = np.empty(MOST_LINKS, np.int64)
    head, stamp, seen = scratch_form[0], scratch_form[1], scratch_form[2]
    count = reach(
        query, vocabulary, unvowelled, link_item, link_next, link_alike, link_how, head, stamp, mark, seen, reached
    )
    touched = _gather(records, reached, count, head, link_next, link_alike, scratch_record)
    own = 0.0
    for token in range(len(query.token_weight)):
        own += query.token_weight[token]
    measures = np.empty(MEASURES, np.float32)
    pairs = np.empty((MOST_PAIRS, 3), np.int64)
    pair_alike = np.empty(MOST_PAIRS, np.float32)
    found = 0
    for place in range(len(touched)):
        record = touched[place]
        met = scratch_record[record]
        scratch_record[record] = 0.0
        if met < CANDIDATE_SHARE * min(own, records.total[record]):
            continue
        align(
            query,
            records,
            record,
            link_item,
            link_next,
            link_alike,
            link_how,
            head,
            stamp,
            mark,
            measures,
            pairs,
            pair_alike,
        )
        score = log_odds(measures)
        if measures[COVERED] > 0.0 and score >= floor and found < len(out_record):
            out_record[found], out_score[found] = record, score
            found += 1
    return found


@njit(cache=True, nogil=True)
def explain(
    query: Query, unvowelled: bool, vocabulary: Vocabulary, records: Records, record: int, scratch_form: IntArray,
    mark: int, measures: FloatArray, pairs: IntArray, pair_alike: FloatArray,
) -> int:  # fmt: skip
    """Align one name with one listed name, by the same steps as `screen`; return how many pairs there are."""
    link_item = np.empty(MOST_LINKS, np.int32)
    link_next = np.empty(MOST_LINKS, np.int32)
    link_alike = np.empty(MOST_LINKS, np.float32)
    link_how = np.empty(MOST_LINKS, np.uint8)
    reached = np.empty(MOST_LINKS, np.int64)
    head, stamp, seen = scratch_form[0], scratch_form[1], scratch_form[2]
    reach(query, vocabulary, unvowelled, link_item, link_next, link_alike, link_how, head, stamp, mark, seen, reached)
    return align(
        query,
        records,
        record,
        link_item,
        link_next,
        link_alike,
        link_how,
        head,
        stamp,
        mark,
        measures,
        pairs,
        pair_alike,
    )


@njit(cache=True, nogil=True)
def _gather(
    records: Records, reached: IntArray, count: int, head: IntArray, link_next: IntArray, link_alike: FloatArray,
    met: FloatArray,
) -> IntArray:  # fmt: skip
    """Add up, for each listed name, the weight of its items that the query reaches; return the names touched."""
    touched = np.empty(1024, np.int64)
    size = 0
    for number in range(count):
        form = reached[number]
        alike = np.float32(0.0)
        link = head[form]
        while link >= 0:
            alike = max(alike, link_alike[link])
            link = link_next[link]
        for place in range(records.post_start[form], records.post_start[form + 1]):
            record = records.post_record[place]
            if met[record] == 0.0:
                if size == len(touched):
                    touched = _grown(touched)
                touched[size] = record
                size += 1
            met[record] += alike * records.post_weight[place] + 1e-9
    return touched[:size]


@njit(cache=True, nogil=True)
def _grown(array: IntArray) -> IntArray:
    larger = np.empty(2 * len(array), np.int64)
    larger[: len(array)] = array
    return larger
