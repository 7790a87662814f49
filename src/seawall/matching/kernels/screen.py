"""One name against all listed names: candidates by the forms they share, then alignment and score of each."""

import numpy as np

from seawall.matching.kernels.ahead import ahead
from seawall.matching.kernels.align import COVERED, CUT_SHARE, align, weight_of
from seawall.matching.kernels.bounds import highest, log_odds, rarity
from seawall.matching.kernels.candidates import candidates
from seawall.matching.kernels.compiled import compiled
from seawall.matching.kernels.links import link, look_up, reach
from seawall.matching.kernels.types import FloatArray, IntArray, Query, Records, Scratch, Vocabulary

_KIND_INITIAL = 6
# To an unsigned number numba adds no test whether it counts from the end.
_unsigned = np.uint64
# So many listed names are fetched at a time: scratch.near has room for them, and they stay near.
_TOGETHER = 128


@compiled
def screen(
    query: Query, vocabulary: Vocabulary, records: Records, floor: float, scratch: Scratch,
    mark: int, out_record: IntArray, out_score: FloatArray,
) -> int:  # fmt: skip
    """Write all listed names whose score reaches `floor` (log-odds); return how many there are.

    More than len(out_record) are counted, not written: the caller asks again with more room.
    """
    look_up(query, vocabulary, scratch, mark)
    own, initials = 0.0, 0
    for token in range(len(query.token_weight)):
        own += query.token_weight[token]
        initials += query.token_kind[token] == _KIND_INITIAL
    passed = candidates(query, records, own, initials, floor, scratch)
    if passed == 0:
        return 0
    link(query, scratch)
    found = 0
    for place in range(passed):
        if place % _TOGETHER == 0:
            _fetch(records, place, min(passed, place + _TOGETHER), scratch)
        record = scratch.touched[place]
        slack = 0.0
        if query.person[0]:
            slack = initials * records.bound[record, 2] + records.bound[record, 3]
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
def _fetch(records, first, last, scratch):
    """Have the memory bring what is asked of some of the names next."""
    for place in range(first, last):
        name = _unsigned(scratch.touched[place])
        item, token = records.item_start[name], records.token_start[name]
        ahead(records.item_form, item)
        ahead(records.item_mask, item)
        ahead(records.token_weight, token)
        ahead(records.token_bits, token)


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
def explain(query: Query, vocabulary: Vocabulary, records: Records, record: int, scratch: Scratch, mark: int) -> int:
    """Align one name with one listed name, by the same steps as `screen`; the pairs and measures are in scratch."""
    reach(query, vocabulary, scratch, mark)
    return align(query, records, record, scratch)
