"""Which listed names a name may be like, by the postings of the forms that its items reach.

A name that shares one word is seldom like it: of the words that are explained there must be enough. So for each listed name one number is
kept while postings are read: which tokens of the query may explain something of it, how much they may, and how much it weighs. Where that may be
enough, the listed name itself is asked how rare its words are: of a hundred that are met, two or three are read.
"""

import numpy as np

from seawall.matching.kernels.ahead import ahead
from seawall.matching.kernels.align import CUT_SHARE
from seawall.matching.kernels.bounds import highest, most_left, rarity
from seawall.matching.kernels.compiled import apart, compiled, inlined
from seawall.matching.kernels.types import Query, Records, Scratch
from seawall.matching.weights import RARITY_MOST

# Tokens that fewer listed names bear than this are not worth the trouble of putting them last.
_FEW = 64
# To weigh one name more closely takes as long as to look at so many postings: these lie one after the other, and of nearly all of
# them a bit says that their name is not touched. To ask how many names there would be is not worth it for a few postings a name.
_DEAR, _CHEAP = 300, 2
# The number of a listed name (Scratch.explained): in the lowest bits a group of the query's tokens each, then what the name weighs,
# rounded down, 0 where lone letters may explain some of it; above them how much may be explained, rounded up, which from _PLENTY on is not
# counted further.
GROUPS = 7
_ALL = (1 << GROUPS) - 1
# Of a set of groups (Scratch.groups): its weight, what it says at most, the share of a listed name that must be explained beside it.
WEIGHT, SAID, SHARE = range(3)
WEIGHT_AT, WEIGHT_PARTS, HEAVIEST = 8, 16, 255
_MET_AT, _MET_PARTS, _PLENTY = 16, 256, 1 << 31
# What forms weigh and say at most is remembered in such parts, rounded up.
_PARTS = 1024
# More than any share of a name that words may explain; less than that of names of which lone letters may explain more (Records.post_share).
_NO_SHARE = 1.5
# More than anything explains of a name that weighs something.
_NEVER = 1e9
# To an unsigned number numba adds no test whether it counts from the end.
_unsigned = np.uint64


@inlined
def candidates(query: Query, records: Records, own: float, initials: int, floor: float, scratch: Scratch) -> int:
    """Write to scratch.touched the listed names that may reach the floor; return how many there are.

    The items must have been looked up (links.look_up). own is the weight of the query, initials how many lone letters it has.
    """
    lettered = query.person[0] > 0
    slack = float(initials) if lettered else 0.0
    _weigh(query, records, scratch)
    _weigh_groups(query, own, slack, floor, scratch)
    frequent = _frequent(query, own, slack, floor, scratch)
    touched = _plenty(records, slack, _gather(query, records, frequent, own, slack, floor, scratch), scratch)
    kept = 0
    for place in range(touched):
        record = scratch.touched[place]
        at = _unsigned(record)
        number = int(scratch.explained[at])
        scratch.explained[at] = number & (HEAVIEST << WEIGHT_AT)
        group, total, rare = number & _ALL, records.bound[at, 0], records.bound[at, 1] + 1e-3
        # What lone letters may explain is not in what was met.
        more = initials * records.bound[at, 2] + records.bound[at, 3] if lettered else 0.0
        if more == 0.0:
            rare = min(rare, scratch.groups[group, SAID])
        met_list = (number >> _MET_AT) / _MET_PARTS + more
        if query.cut[0]:
            met_list += (1.0 - CUT_SHARE) * max(0.0, total - met_list)
        scratch.touched[kept] = record
        kept += highest(scratch.groups[group, WEIGHT] + more, own, met_list, total, rarity(rare)) >= floor
    return kept


@compiled
def _plenty(records: Records, slack: float, touched: int, scratch: Scratch) -> int:
    """Keep of the listed names that are touched those of which enough may be explained; return how many they are. The others are left as
    if untouched.
    """
    kept = 0
    for place in range(touched):
        record = scratch.touched[place]
        at = _unsigned(record)
        number = int(scratch.explained[at])
        scratch.is_touched[_unsigned(record >> 3)] = 0
        # Without a branch, which would be guessed wrong for most that are kept.
        is_kept = _may_be_enough(scratch, number, slack * _MET_PARTS)
        scratch.explained[at] = number & (-int(is_kept) | HEAVIEST << WEIGHT_AT)
        scratch.touched[kept] = record
        kept += is_kept
    for place in range(kept):
        ahead(records.bound, scratch.touched[place])
    return kept


@compiled
def _may_be_enough(scratch: Scratch, number: int, more: float) -> bool:
    """Whether what may be explained of a listed name, and more (in _MET_PARTS), is enough of what it weighs, however rare its words are."""
    return (number >> _MET_AT) + more >= scratch.groups[number & _ALL, SHARE] * (number >> WEIGHT_AT & HEAVIEST)


@compiled
def _weigh(query: Query, records: Records, scratch: Scratch) -> None:
    """Of each token of the query how many listed names its forms have, and the most that one of them weighs and says there."""
    tokens = len(query.token_weight)
    scratch.token_postings[:tokens] = 0
    scratch.token_most[:tokens] = 0.0
    scratch.token_bits[:tokens] = 0.0
    for item in range(len(query.width)):
        low, high, slot = scratch.item_run[item, 0], scratch.item_run[item, 1], scratch.item_run[item, 2]
        # What is not remembered has a line of its own behind the memo.
        at = slot if slot >= 0 else len(scratch.memo_key)
        if slot < 0 or scratch.memo_sum[at, 1] == 0:
            _weigh_run(records, scratch, low, high, at)
        postings, most, bits = (
            scratch.memo_sum[at, 0],
            scratch.memo_sum[at, 1] / _PARTS,
            scratch.memo_sum[at, 2] / _PARTS,
        )
        scratch.item_sum[item, 0], scratch.item_sum[item, 1] = postings, bits
        for token in range(tokens):
            if query.mask[item] >> token & 1:
                scratch.token_postings[token] += postings
                scratch.token_most[token] = max(scratch.token_most[token], most)
                scratch.token_bits[token] = max(scratch.token_bits[token], bits)


@apart
def _weigh_run(records, scratch, low, high, at):
    """How many listed names some forms have together, and the most that one of them weighs and says."""
    postings, most, bits = 0, 0.0, 0.0
    for place in range(low, high):
        form = _unsigned(scratch.memo_form[place])
        postings += records.post_start[form + _unsigned(1)] - records.post_start[form]
        most = max(most, records.form_most[form])
        bits = max(bits, records.form_bits[form])
    scratch.memo_sum[at, 0], scratch.memo_sum[at, 1], scratch.memo_sum[at, 2] = (
        postings, int(most * _PARTS) + 1, int(bits * _PARTS) + 1,
    )  # fmt: skip


@apart
def _greatest_share(records, scratch, item):
    """The greatest share of a listed name that a form of an item is."""
    slot, share = scratch.item_run[item, 2], 0.0
    if slot >= 0 and scratch.memo_sum[slot, 3]:
        return scratch.memo_sum[slot, 3] / _PARTS
    for place in range(scratch.item_run[item, 0], scratch.item_run[item, 1]):
        form = _unsigned(scratch.memo_form[place])
        share = max(share, records.post_share[_unsigned(records.post_start[form])])
    if slot >= 0:
        scratch.memo_sum[slot, 3] = int(share * _PARTS) + 1
    return share + 1.0 / _PARTS


@compiled
def _weigh_groups(query: Query, own: float, slack: float, floor: float, scratch: Scratch) -> None:
    """Of each set of groups of tokens what it weighs and says at most, and the share of a listed name that must be explained beside it."""
    tokens = len(query.token_weight)
    groups = scratch.groups
    groups[0, WEIGHT], groups[0, SAID], groups[0, SHARE] = 0.0, 0.0, _NEVER
    for bit in range(min(tokens, GROUPS)):
        here, said = 1e-6, 1e-3
        for token in range(bit, tokens, GROUPS):
            here += query.token_weight[token]
            said += scratch.token_bits[token]
        for group in range(1 << bit):
            both = group | 1 << bit
            weight, bits = groups[group, WEIGHT] + here, groups[group, SAID] + said
            left = _left(query, weight, own, bits, slack, floor)
            share = max(0.0, 1.0 - left - 3e-4) * (_MET_PARTS / WEIGHT_PARTS)
            groups[both, WEIGHT], groups[both, SAID] = weight, bits
            groups[both, SHARE] = share if left >= 0.0 else _NEVER


@compiled
def _left(query: Query, weight: float, own: float, bits: float, slack: float, floor: float) -> float:
    """The greatest share of a listed name that may be left where tokens of such a weight explain the rest and say so much."""
    rare = RARITY_MOST if slack > 0.0 else rarity(bits)
    left = most_left(weight + slack, own, rare, floor)
    # Of a name that was cut off only a part of what it lacks counts.
    return left / CUT_SHARE if query.cut[0] and left >= 0.0 else left


@compiled
def _frequent(query: Query, own: float, slack: float, floor: float, scratch: Scratch) -> int:
    """The query's most frequent tokens, a bit each, which are enough for no listed name without the others, or a single one
    that is enough only where it explains a share.

    Two tokens and more are only taken where no share is enough: which of a name's words they explain is not known.
    """
    tokens = len(query.token_weight)
    frequent, weight, bits = 0, 1e-6, 1e-3
    # Of a name that was cut off little may be enough: none of its words comes last.
    while not query.cut[0]:
        most = -1
        for token in range(tokens):
            if not frequent >> token & 1 and (most < 0 or scratch.token_postings[token] > scratch.token_postings[most]):
                most = token
        if most < 0 or scratch.token_postings[most] < _FEW:
            break
        weight, bits = weight + query.token_weight[most], bits + scratch.token_bits[most]
        if _left(query, weight, own, bits, slack, floor) >= 0.0:
            return 1 << most if frequent == 0 else frequent
        frequent |= 1 << most
    return frequent


@compiled
def _group(mask: int) -> int:
    """The groups of some tokens."""
    group = 0
    while mask:
        group |= mask & _ALL
        mask >>= GROUPS
    return group


@compiled
def _gather(
    query: Query, records: Records, frequent: int, own: float, slack: float, floor: float, scratch: Scratch
) -> int:
    """Add up, for each listed name, how much of it may be explained and by what; return how many are touched.

    Of the names that bear the frequent words alone only those are touched of which one is enough. To names that other words have
    touched they add what they explain or, where to look would take longer, what they explain at most.
    """
    touched, postings, rest, most = 0, 0, 0, 0.0
    for item in range(len(query.width)):
        if query.mask[item] & ~frequent:
            touched = _touch(query, records, item, 0.0, True, False, scratch, touched)
        else:
            postings += int(scratch.item_sum[item, 0])
            rest |= _group(query.mask[item])
    for token in range(len(query.token_weight)):
        if frequent >> token & 1:
            most += scratch.token_most[token]
    met = int(most * _MET_PARTS) + 1
    is_whole = postings <= _CHEAP * touched
    if not is_whole:
        is_whole = postings <= _DEAR * _met_by_all(scratch, rest, met + slack * _MET_PARTS, touched)
    for item in range(len(query.width)):
        if not query.mask[item] & ~frequent:
            left = _left(query, scratch.own_weight[item] + 1e-6, own, scratch.item_sum[item, 1] + 1e-3, slack, floor)
            # Lone letters may explain what is left.
            least = _NO_SHARE if left < 0.0 else 0.0 if slack > 0.0 else max(0.0, 1.0 - left - 3e-4)
            has_share = 0.0 < least <= _greatest_share(records, scratch, item)
            if is_whole or has_share or least == 0.0:
                touched = _touch(query, records, item, least, is_whole, has_share, scratch, touched)
    for place in range(0 if is_whole else touched):
        at = _unsigned(scratch.touched[place])
        number = int(scratch.explained[at])
        scratch.explained[at] = (number if number >= _PLENTY else number + (met << _MET_AT)) | rest
    return touched


@compiled
def _met_by_all(scratch: Scratch, rest: int, met: float, touched: int) -> int:
    """How many of the listed names that are touched may be enough if the rest of the query explained so much of each."""
    count = 0
    for place in range(touched):
        count += _may_be_enough(scratch, int(scratch.explained[_unsigned(scratch.touched[place])]) | rest, met)
    return count


@apart
def _touch(query, records, item, least, is_whole, has_share, scratch, touched):
    """Touch the listed names of which a form of one item is a share of `least` or more, and add what it explains of them; of those
    touched before too where is_whole says so. has_share says whether any is such a share. Returns how many are touched.
    """
    group = _group(query.mask[item])
    low, high = scratch.item_run[item, 0], scratch.item_run[item, 1]
    while low < high:
        count = min(high - low, len(scratch.near))
        _fetch_postings(records, low, count, is_whole, has_share, scratch)
        for form in range(count):
            start, stop = scratch.near_start[form], scratch.near_stop[form]
            enough = stop if least == 0.0 else start
            if has_share and scratch.near_weight[form] >= least:
                enough = _enough(records, start, stop, least)
            for place in range(start, enough):
                touched = _add(records, _unsigned(place), group, scratch, touched)
            for place in range(enough, stop if is_whole else enough):
                record = records.post_record[_unsigned(place)]
                if scratch.is_touched[_unsigned(record >> 3)] >> (record & 7) & 1:
                    touched = _add(records, _unsigned(place), group, scratch, touched)
        low += count
    return touched


@compiled
def _add(records, place, group, scratch, touched):
    """Add what one posting explains to its listed name; return how many are touched."""
    record = records.post_record[place]
    at = _unsigned(record)
    number = int(scratch.explained[at])
    scratch.touched[touched] = record
    touched += number & _ALL == 0
    scratch.is_touched[_unsigned(record >> 3)] |= 1 << (record & 7)
    met = int(records.post_weight[place] * _MET_PARTS) + 1
    scratch.explained[at] = (number if number >= _PLENTY else number + (met << _MET_AT)) | group
    return touched


@compiled
def _fetch_postings(records, low, count, is_whole, has_share, scratch):
    """Find out where the postings of some forms lie, and touch what is asked of the first of each (typos.fetch)."""
    for number in range(count):
        place, form = _unsigned(number), _unsigned(scratch.memo_form[low + number])
        scratch.near_start[place] = records.post_start[form]
        scratch.near_stop[place] = records.post_start[form + _unsigned(1)]
    for number in range(count if is_whole else 0):
        place = _unsigned(number)
        scratch.near[place] = records.post_record[_unsigned(scratch.near_start[place])]
    if has_share:
        for number in range(count):
            place = _unsigned(number)
            scratch.near_weight[place] = records.post_share[_unsigned(scratch.near_start[place])]
    else:
        for number in range(count):
            place = _unsigned(number)
            scratch.near_weight[place] = records.post_weight[_unsigned(scratch.near_start[place])]


@compiled
def _enough(records: Records, start: int, stop: int, least: float) -> int:
    """Where the postings of a form end of which it is such a share of the name, or more."""
    low, high = start, stop
    while low < high:
        middle = (low + high) // 2
        if records.post_share[middle] >= least:
            low = middle + 1
        else:
            high = middle
    return low
