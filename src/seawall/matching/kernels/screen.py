"""One name against all listed names: candidates by the forms they share, then alignment and score of each."""

import numpy as np

from seawall.matching.kernels.align import BITS, COVERED, CUT_SHARE, MEASURES, align, weight_of
from seawall.matching.kernels.compiled import compiled
from seawall.matching.kernels.lookup import look
from seawall.matching.kernels.types import FloatArray, IntArray, Query, Records, Scratch, Vocabulary
from seawall.matching.weights import (
    CONFLICT_WORTH,
    MORE_IN_QUERY_WORTH,
    MORE_ON_LIST_WORTH,
    RARITY_LEAST,
    RARITY_MIDDLE,
    RARITY_MOST,
    RARITY_SPREAD,
    START,
    worths,
)  # fmt: skip

_WORTHS = worths()
_KIND_INITIAL = 6
# Tokens that fewer listed names bear than this are not worth the trouble of putting them last.
_FEW = 64
# To weigh one name more closely takes as long as to look at so many postings: these lie one after the other, and of nearly all of
# them a bit says that their name is not touched.
_DEAR = 400
# To an unsigned number numba adds no test whether it counts from the end.
_unsigned = np.uint64
# So many listed names are fetched at a time: scratch.near has room for them, and they stay near.
_TOGETHER = 128
# More than any share of a name that words may explain.
NO_SHARE = 1.5
# A single letter may stand for a token of any weight up to this.
_MOST_WEIGHT = 1.0


@compiled
def log_odds(measures: FloatArray) -> float:
    """The one score of two names: the worth of each measure, summed. See weights.py."""
    total = START + rarity(measures[BITS])
    for number in range(MEASURES):
        total += _WORTHS[number] * measures[number]
    return total


@compiled
def rarity(bits: float) -> float:
    """What the rarity of the matched tokens is worth."""
    return min(RARITY_MOST, max(RARITY_LEAST, (bits - RARITY_MIDDLE) / RARITY_SPREAD))


@compiled
def screen(
    query: Query, vocabulary: Vocabulary, records: Records, floor: float, scratch: Scratch,
    mark: int, out_record: IntArray, out_score: FloatArray,
) -> int:  # fmt: skip
    """Write all listed names whose score reaches `floor` (log-odds); return how many there are.

    More than len(out_record) are counted, not written: the caller asks again with more room.
    """
    count = _reach(query, vocabulary, scratch, mark)
    own, initials = 0.0, 0
    for token in range(len(query.token_weight)):
        own += query.token_weight[token]
        initials += query.token_kind[token] == _KIND_INITIAL
    slack = _MOST_WEIGHT * initials * query.person[0]
    touched = _gather(query, records, count, own, slack, floor, scratch)
    lettered = _MOST_WEIGHT * query.person[0]
    touched = _may_be_enough(query, touched, own, lettered * initials, floor, scratch)
    found, passed = 0, 0
    for place in range(touched):
        record = scratch.touched[place]
        at = _unsigned(record)
        met_query, met_list = scratch.met[at, 0], scratch.met[at, 1]
        total = records.bound[at, 0]
        # What lone letters may explain is not in what was met.
        slack = lettered * (initials * records.bound[at, 2] + records.bound[at, 3]) if lettered > 0.0 else 0.0
        if query.cut[0]:
            met_list += (1.0 - CUT_SHARE) * max(0.0, total - met_list)
        if highest(met_query + slack, own, met_list + slack, total, rarity(records.bound[at, 1] + 1e-3)) >= floor:
            scratch.touched[passed] = record
            passed += 1
    for place in range(passed):
        if place % _TOGETHER == 0:
            _fetch(records, place, min(passed, place + _TOGETHER), scratch)
        record = scratch.touched[place]
        slack = 0.0
        if lettered > 0.0:
            slack = lettered * (initials * records.bound[record, 2] + records.bound[record, 3])
        if not _may_reach(query, records, record, own, slack, floor, scratch):
            continue
        align(query, records, record, scratch)
        score = log_odds(scratch.measures)
        if scratch.measures[COVERED] > 0.0 and score >= floor:
            if found < len(out_record):
                out_record[found], out_score[found] = record, score
            found += 1
    return found


@compiled
def _may_be_enough(query: Query, touched: int, own: float, slack: float, floor: float, scratch: Scratch) -> int:
    """Leave out the touched names that are too little explained however rare their words are; return how many are left.

    It asks nothing of the names themselves, which lie all over the memory: nine of ten are left out. slack is the most
    that lone letters of the query may explain; of a name that has some itself, the total is not known.
    """
    kept = 0
    for place in range(touched):
        record = scratch.touched[place]
        at = _unsigned(record)
        scratch.is_touched[_unsigned(record >> 3)] = 0
        met_list, total = scratch.met[at, 1], float(scratch.met[at, 2])
        if query.cut[0]:
            met_list += (1.0 - CUT_SHARE) * max(0.0, total - met_list)
        may_be = total <= 0.0 or highest(scratch.met[at, 0] + slack, own, met_list + slack, total, RARITY_MOST) >= floor
        scratch.touched[kept] = record
        kept += may_be
    return kept


@compiled
def _fetch(records, first, last, scratch):
    """Touch what is asked of some of the names next: the memory answers many such questions in the time of one (typos.fetch)."""
    for place in range(first, last):
        number, name = _unsigned(place - first), _unsigned(scratch.touched[place])
        scratch.near_start[number], scratch.near_stop[number] = records.item_start[name], records.token_start[name]
    for place in range(last - first):
        item, token = _unsigned(scratch.near_start[place]), _unsigned(scratch.near_stop[place])
        scratch.near[place] = records.item_form[item] ^ records.item_mask[item]
        scratch.near_weight[place] = records.token_weight[token] + records.token_bits[token]


@compiled
def _fetch_postings(records, count, scratch):
    """The same for the first postings of the forms that are reached."""
    for number in range(min(count, len(scratch.near))):
        scratch.near_start[number] = records.post_start[_unsigned(scratch.reached[number])]
    for number in range(min(count, len(scratch.near))):
        place = _unsigned(scratch.near_start[number])
        scratch.near[number] = records.post_record[place]
        scratch.near_weight[number] = records.post_weight[place] + records.post_share[place]


@compiled
def _may_reach(
    query: Query, records: Records, record: int, own: float, slack: float, floor: float, scratch: Scratch
) -> bool:
    """Whether the score of a listed name may reach the floor, by the very tokens that may be explained on either side."""
    mine, theirs = 0, 0
    everything_asked = (1 << len(query.token_kind)) - 1
    everything = (1 << (records.token_start[record + 1] - records.token_start[record])) - 1
    for item in range(records.item_start[record], records.item_start[record + 1]):
        form = records.item_form[item]
        if scratch.is_reached[form >> 3] >> (form & 7) & 1:
            mine |= scratch.link_mask[scratch.head[form]]
            theirs |= records.item_mask[item]
            if theirs == everything and mine == everything_asked:
                break
    total, start = float(records.total[record]), records.token_start[record]
    met_list, bits = slack, 1e-3
    for token in range(records.token_start[record + 1] - start):
        if theirs >> token & 1:
            met_list += records.token_weight[start + token]
            bits += records.token_bits[start + token]
    if slack > 0.0:
        bits = records.bits[record] + 1e-3
    if query.cut[0]:
        met_list += (1.0 - CUT_SHARE) * max(0.0, total - met_list)
    return highest(weight_of(query, mine) + slack, own, met_list, total, rarity(bits)) >= floor


@compiled
def highest(met_query: float, own: float, met_list: float, total: float, rare: float) -> float:
    """The highest score that two names can have of which at most so much weight explains one another.

    rare is what the rarity of their words is worth at most. Every measure that is left out here lowers the score, so
    that no name is lost (tests hold this to brute force).
    """
    if own <= 0.0 or total <= 0.0:
        return -np.inf
    left_query = max(0.0, 1.0 - met_query / own - 1e-4)
    left_list = max(0.0, 1.0 - met_list / total - 1e-4)
    both = min(left_query, left_list)
    more = MORE_IN_QUERY_WORTH * (left_query - both) + MORE_ON_LIST_WORTH * (left_list - both)
    return START + rare + CONFLICT_WORTH * both + more


@compiled
def explain(query: Query, vocabulary: Vocabulary, records: Records, record: int, scratch: Scratch, mark: int) -> int:
    """Align one name with one listed name, by the same steps as `screen`; the pairs and measures are in scratch."""
    reach(query, vocabulary, scratch, mark)
    return align(query, records, record, scratch)


@compiled
def reach(query: Query, vocabulary: Vocabulary, scratch: Scratch, mark: int) -> int:
    """Link each form of the vocabulary to the items of the query that reach it; return how many forms are reached."""
    return _reach(query, vocabulary, scratch, mark)


@compiled
def _reach(query, vocabulary, scratch, mark):
    for number in range(scratch.reached_count[0]):
        scratch.is_reached[scratch.reached[number] >> 3] = 0
    links, count = 0, 0
    for item in range(len(query.width)):
        scratch.own_weight[item] = weight_of(query, query.mask[item])
        low, high = look(
            vocabulary, query.text, query.start[item], query.start[item + 1], query.meaning[item], query.width[item], query.unvowelled[item] == 1,
            scratch, mark * 256 + item,
        )  # fmt: skip
        for place in range(low, min(high, low + len(scratch.link_item) - links)):
            form = scratch.memo_form[place]
            mask, before = query.mask[item], -1
            if scratch.is_reached[form >> 3] >> (form & 7) & 1:
                before = scratch.head[form]
                mask |= scratch.link_mask[before]
            else:
                scratch.is_reached[form >> 3] |= 1 << (form & 7)
                scratch.reached[count] = form
                count += 1
            scratch.link_mask[links] = mask
            scratch.link_item[links] = item
            scratch.link_alike[links] = scratch.memo_alike[place]
            scratch.link_how[links] = scratch.memo_how[place]
            scratch.link_next[links] = before
            scratch.head[form] = links
            links += 1
    scratch.reached_count[0] = count
    return count


@compiled
def _gather(
    query: Query, records: Records, count: int, own: float, slack: float, floor: float, scratch: Scratch
) -> int:
    """Add up, for each listed name, how much of it and of the query may be explained; return how many are touched.

    The query's most frequent words alone may not be enough for any name, or only for one that they explain nearly
    whole: of the names that bear them only those are touched, which come first among the postings. To names that other
    words have touched they add what they explain or, where to look would take longer, what they explain at most.
    """
    frequent, least, most = _frequent(query, records, count, own, slack, floor, scratch)
    _fetch_postings(records, count, scratch)
    # Of a name that was cut off little may be enough: none of its words comes last.
    frequent = 0 if query.cut[0] else frequent
    size, postings = 0, 0
    for number in range(count):
        form = scratch.reached[number]
        if scratch.link_mask[scratch.head[form]] & ~frequent:
            size = _add(scratch, records, form, 0.0, True, size)
        else:
            postings += records.post_start[form + 1] - records.post_start[form]
    if not frequent:
        return size
    is_dear = postings > _DEAR * size
    if is_dear:
        first_query, first_list = np.float32(weight_of(query, frequent) + 1e-6), np.float32(most)
        for place in range(size):
            scratch.met[scratch.touched[place], 0] += first_query
            scratch.met[scratch.touched[place], 1] += first_list
    for number in range(count):
        form = scratch.reached[number]
        if not scratch.link_mask[scratch.head[form]] & ~frequent:
            size = _add(scratch, records, form, least, not is_dear, size)
    return size


@compiled
def _add(scratch: Scratch, records: Records, form: int, least: float, is_whole: bool, size: int) -> int:
    """Touch the names of which a form is a share of `least` or more, and add what it explains of them; of those touched
    before too where is_whole says so. Returns how many are touched.
    """
    mine = _explained(scratch, form)
    start, stop = records.post_start[form], records.post_start[form + 1]
    enough = _enough(records, start, stop, least)
    for number in range(start, enough):
        place = _unsigned(number)
        record = records.post_record[place]
        at, slot, bit = _unsigned(record), _unsigned(record >> 3), 1 << (record & 7)
        weight = records.post_weight[place] + np.float32(1e-9)
        if scratch.is_touched[slot] & bit:
            scratch.met[at, 0] += mine
            scratch.met[at, 1] += weight
        else:
            scratch.is_touched[slot] |= bit
            share = records.post_share[place]
            scratch.met[at, 0], scratch.met[at, 1] = mine, weight
            scratch.met[at, 2] = weight / share if 0.0 < share <= 1.0 else np.float32(0.0)
            scratch.touched[size] = record
            size += 1
    for number in range(enough, stop if is_whole else enough):
        place = _unsigned(number)
        record = records.post_record[place]
        if scratch.is_touched[_unsigned(record >> 3)] >> (record & 7) & 1:
            at = _unsigned(record)
            scratch.met[at, 0] += mine
            scratch.met[at, 1] += records.post_weight[place] + np.float32(1e-9)
    return size


@compiled
def _enough(records: Records, start: int, stop: int, least: float) -> int:
    """Where the postings of a form end of which it is such a share of the name, or more."""
    low, high = start, stop if least > 0.0 else start
    while low < high:
        middle = (low + high) // 2
        if records.post_share[middle] >= least:
            low = middle + 1
        else:
            high = middle
    return low if least > 0.0 else stop


@compiled
def _explained(scratch: Scratch, form: int) -> np.float32:
    """The most weight of the query that a form may explain."""
    mine = 0.0
    link = scratch.head[form]
    while link >= 0:
        mine = max(mine, scratch.own_weight[scratch.link_item[link]])
        link = scratch.link_next[link]
    return np.float32(mine + 1e-6)


@compiled
def _frequent(
    query: Query, records: Records, count: int, own: float, slack: float, floor: float, scratch: Scratch
) -> tuple[int, float, float]:
    """The query's most frequent tokens, a bit each, which without the others reach the floor with no listed name of which
    they explain less than a share; that share, more than 1 where no share is enough; and how much weight of any listed
    name they explain at most.

    Two tokens and more are only taken where no share is enough: which of a name's words they explain is not known.
    """
    tokens = len(query.token_weight)
    scratch.token_postings[:tokens] = 0
    scratch.token_most[:tokens] = 0.0
    for number in range(count):
        form = scratch.reached[number]
        mask = scratch.link_mask[scratch.head[form]]
        postings = records.post_start[form + 1] - records.post_start[form]
        for token in range(tokens):
            if mask >> token & 1:
                scratch.token_postings[token] += postings
                scratch.token_most[token] = max(scratch.token_most[token], records.form_most[form])
    frequent, least, explained = 0, 0.0, 0.0
    while True:
        most = -1
        for token in range(tokens):
            if not frequent >> token & 1 and (most < 0 or scratch.token_postings[token] > scratch.token_postings[most]):
                most = token
        if most < 0 or scratch.token_postings[most] < _FEW:
            return frequent, least, explained
        both = frequent | 1 << most
        met = weight_of(query, both) + slack
        if highest(met, own, 1.0, 1.0, RARITY_MOST) < floor:
            frequent, least = both, NO_SHARE
            explained += scratch.token_most[most] + 1e-6
            continue
        if frequent == 0:
            return both, _least_share(met, own, slack, floor), scratch.token_most[most] + 1e-6
        return frequent, least, explained


@compiled
def _least_share(met: float, own: float, slack: float, floor: float) -> float:
    """The least share of a listed name that must be explained where so much of the query is, in steps of 1 in 64."""
    if slack > 0.0:
        return 0.0
    low, high = 0, 64
    while low < high:
        middle = (low + high + 1) // 2
        if highest(met, own, middle / 64.0, 1.0, RARITY_MOST) < floor:
            low = middle
        else:
            high = middle - 1
    return low / 64.0
