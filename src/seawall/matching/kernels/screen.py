"""One name against all listed names: candidates by the forms they share, then alignment and score of each."""

import numpy as np

from seawall.matching.kernels.align import BITS, COVERED, MEASURES, align, weight_of
from seawall.matching.kernels.compiled import compiled
from seawall.matching.kernels.lookup import similar
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
    count = reach(query, vocabulary, scratch, mark)
    own, initials = 0.0, 0
    for token in range(len(query.token_weight)):
        own += query.token_weight[token]
        initials += query.token_kind[token] == _KIND_INITIAL
    slack = _MOST_WEIGHT * initials * query.person[0]
    touched = _gather(query, records, count, own, slack, floor, scratch)
    found = 0
    for place in range(touched):
        record = scratch.touched[place]
        met_list, met_query = scratch.met_list[record], scratch.met_query[record]
        scratch.met_list[record] = scratch.met_query[record] = 0.0
        # What lone letters may explain is not in what was met.
        slack = _MOST_WEIGHT * (initials + records.initials[record]) * query.person[0] * records.person[record]
        rare = rarity(records.bits[record] + 1e-3)
        if highest(met_query + slack, own, met_list + slack, records.total[record], rare) < floor:
            continue
        align(query, records, record, scratch, mark)
        score = log_odds(scratch.measures)
        if scratch.measures[COVERED] > 0.0 and score >= floor:
            if found < len(out_record):
                out_record[found], out_score[found] = record, score
            found += 1
    return found


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
    return align(query, records, record, scratch, mark)


@compiled
def reach(query: Query, vocabulary: Vocabulary, scratch: Scratch, mark: int) -> int:
    """Link each form of the vocabulary to the items of the query that reach it; return how many forms are reached."""
    links, count = 0, 0
    for item in range(len(query.width)):
        scratch.own_weight[item] = weight_of(query, query.mask[item])
        low, high = similar(
            vocabulary, query.text, query.start[item], query.start[item + 1], query.meaning[item], query.width[item], query.unvowelled[item] == 1,
            scratch, mark * 256 + item,
        )  # fmt: skip
        for place in range(low, min(high, low + len(scratch.link_item) - links)):
            form = scratch.memo_form[place]
            if scratch.stamp[form] != mark:
                scratch.stamp[form] = mark
                scratch.head[form] = -1
                scratch.reached[count] = form
                count += 1
            scratch.link_item[links] = item
            scratch.link_alike[links] = scratch.memo_alike[place]
            scratch.link_how[links] = scratch.memo_how[place]
            scratch.link_next[links] = scratch.head[form]
            scratch.head[form] = links
            links += 1
    return count


@compiled
def _gather(
    query: Query, records: Records, count: int, own: float, slack: float, floor: float, scratch: Scratch
) -> int:
    """Add up, for each listed name, how much of it and of the query may be explained; return how many are touched.

    The query's most frequent words alone may not be enough for any name, or only for one that they explain nearly
    whole. Their forms come last, and only add to what the other words have touched.
    """
    frequent, least = _frequent(query, records, count, own, slack, floor, scratch)
    size = 0
    for number in range(count):
        if scratch.form_mask[number] & ~frequent:
            form = scratch.reached[number]
            mine = _explained(scratch, form)
            for place in range(records.post_start[form], records.post_start[form + 1]):
                record = records.post_record[place]
                if scratch.met_list[record] == 0.0:
                    scratch.touched[size] = record
                    size += 1
                scratch.met_list[record] += records.post_weight[place] + np.float32(1e-9)
                scratch.met_query[record] += mine
    if not frequent:
        return size
    for number in range(count):
        if not scratch.form_mask[number] & ~frequent:
            form = scratch.reached[number]
            mine = _explained(scratch, form)
            for place in range(records.post_start[form], records.post_start[form + 1]):
                record = records.post_record[place]
                if scratch.met_list[record] == 0.0:
                    # Lone letters may explain more of a name than its words.
                    if records.post_share[place] < least and not (_letters_of(records, record) and query.person[0]):
                        continue
                    scratch.touched[size] = record
                    size += 1
                scratch.met_list[record] += records.post_weight[place] + np.float32(1e-9)
                scratch.met_query[record] += mine
    return size


@compiled
def _letters_of(records: Records, record: int) -> int:
    """How many lone letters a person's name has."""
    return int(records.initials[record]) * int(records.person[record])


@compiled
def _explained(scratch: Scratch, form: int) -> np.float32:
    """The most weight of the query that a form may explain."""
    mine = 0.0
    link = scratch.head[form]
    while link >= 0:
        mine = max(mine, scratch.own_weight[scratch.link_item[link]])
        link = scratch.link_next[link]
    return np.float32(mine)


@compiled
def _frequent(
    query: Query, records: Records, count: int, own: float, slack: float, floor: float, scratch: Scratch
) -> tuple[int, float]:
    """The query's most frequent tokens, a bit each, which without the others reach the floor with no listed name of which
    they explain less than a share; and that share.

    Two tokens and more are only taken where no share is enough: which of a name's words they explain is not known.
    """
    tokens = len(query.token_weight)
    scratch.token_postings[:tokens] = 0
    for number in range(count):
        form = scratch.reached[number]
        mask = 0
        link = scratch.head[form]
        while link >= 0:
            mask |= query.mask[scratch.link_item[link]]
            link = scratch.link_next[link]
        scratch.form_mask[number] = mask
        postings = records.post_start[form + 1] - records.post_start[form]
        for token in range(tokens):
            if mask >> token & 1:
                scratch.token_postings[token] += postings
    frequent, least = 0, 0.0
    while True:
        most = -1
        for token in range(tokens):
            if not frequent >> token & 1 and (most < 0 or scratch.token_postings[token] > scratch.token_postings[most]):
                most = token
        if most < 0 or scratch.token_postings[most] < _FEW:
            return frequent, least
        both = frequent | 1 << most
        met = weight_of(query, both) + slack
        if highest(met, own, 1.0, 1.0, RARITY_MOST) < floor:
            frequent, least = both, np.inf
            continue
        if frequent == 0:
            return both, _least_share(met, own, slack, floor)
        return frequent, least


@compiled
def _least_share(met: float, own: float, slack: float, floor: float) -> float:
    """The least share of a listed name that must be explained where so much of the query is, in steps of 1 in 64."""
    if slack > 0.0:
        return 0.0
    share = 0.0
    while share < 1.0 and highest(met, own, share + 1.0 / 64.0, 1.0, RARITY_MOST) < floor:
        share += 1.0 / 64.0
    return share
