"""Which token of the query stands for which token of a listed name, and the measures that follow from it."""

from seawall.matching.kernels.compiled import compiled
from seawall.matching.kernels.text import bits
from seawall.matching.kernels.types import INITIAL, MEANING, ByteArray, FloatArray, IntArray, Query, Records, Scratch

# At most this many possible token pairs of two names are weighed; a name of 32 tokens against itself has fewer.
MOST_PAIRS = 256
# A lone letter stands for a name that begins with it, at this similarity.
INITIAL_SIMILARITY = 0.72

# One wrong letter of eight: what lies beyond it in one word is more than a slip.
_ONE_TYPO = 0.13
# A word that is less alike than the floor of look-ups says nothing (typos.FLOOR); one wrong letter of eight costs a
# quarter of what the word says, one of five half.
_NOTHING_SAID, _ROUGHER = 0.30, 1.7

# The measures of two names, in the order of the array that `align` fills. weights.py says what each is worth.
(
    COVERED, CONFLICT, MORE_IN_QUERY, MORE_ON_LIST, DIFFERENCE, BITS, NUMBERS, LEGAL_FORMS, ORDER, ROUGHEST, TURNED, SYLLABLES,
) = range(12)  # fmt: skip
MEASURES = 12
# What a name that was cut off lacks of the listed one counts this much.
CUT_SHARE = 0.5

_KIND_CONCEPT, _KIND_LEGAL, _KIND_PARTICLE, _KIND_NUMBER, _KIND_INITIAL = 1, 2, 4, 5, 6


@compiled
def align(query: Query, records: Records, record: int, scratch: Scratch) -> int:
    """Align the query with one listed name; fill scratch.measures and the chosen scratch.pairs, return how many.

    The links of the query's items must be in scratch, as `reach` leaves them.
    """
    count = _possible(query, records, record, scratch)
    _sort(scratch.found_gain, scratch.order, count)
    used_query, used_list, chosen = 0, 0, 0
    for place in range(count):
        number = scratch.order[place]
        mine, theirs = scratch.found_query[number], scratch.found_list[number]
        if used_query & mine or used_list & theirs:
            continue
        used_query |= mine
        used_list |= theirs
        _choose(scratch, chosen, mine, theirs, scratch.found_how[number], scratch.found_alike[number])
        chosen += 1
    chosen = _initials(query, records, record, used_query, used_list, scratch, chosen)
    _measure(query, records, record, scratch.pairs, scratch.pair_alike, chosen, scratch.measures)
    return chosen


@compiled
def _possible(query: Query, records: Records, record: int, scratch: Scratch) -> int:
    """All pairs of items that are alike, with what each explains."""
    count = 0
    for item in range(records.item_start[record], records.item_start[record + 1]):
        form = records.item_form[item]
        if not scratch.is_reached[form >> 3] >> (form & 7) & 1:
            continue
        link = scratch.head[form]
        while link >= 0 and count < MOST_PAIRS:
            mask = query.mask[scratch.link_item[link]]
            alike = scratch.link_alike[link]
            if not _both_glued(mask, records.item_mask[item], alike):
                scratch.found_query[count], scratch.found_list[count] = mask, records.item_mask[item]
                scratch.found_how[count], scratch.found_alike[count] = scratch.link_how[link], alike
                # Alike first, so that no glued neighbours take what a word of its own explains; among equals the pair
                # that explains more.
                scratch.found_gain[count] = alike + 1e-3 * (
                    records.item_weight[item] + scratch.own_weight[scratch.link_item[link]]
                )
                count += 1
            link = scratch.link_next[link]
    return count


@compiled
def _choose(scratch: Scratch, place: int, mine: int, theirs: int, how: int, alike: float) -> None:
    scratch.pairs[place, 0], scratch.pairs[place, 1], scratch.pairs[place, 2] = mine, theirs, how
    scratch.pair_alike[place] = alike


@compiled
def _both_glued(one: int, two: int, alike: float) -> bool:
    """Glued neighbours stand for one token written in pieces: glued against glued counts only where words were cut
    elsewhere and the letters are the same.
    """
    return bool(one & (one - 1)) and bool(two & (two - 1)) and (bits(one) == bits(two) or alike < 1.0)


@compiled
def _sort(gain: FloatArray, order: IntArray, count: int) -> None:
    """Insertion sort, largest gain first, stable: equal gains keep the order of the listed name."""
    for number in range(count):
        place = number
        while place > 0 and gain[order[place - 1]] < gain[number]:
            order[place] = order[place - 1]
            place -= 1
        order[place] = number


@compiled
def weight_of(query: Query, mask: int) -> float:
    """The weight of the query's tokens that a mask names."""
    total = 0.0
    for token in range(len(query.token_weight)):
        if mask >> token & 1:
            total += query.token_weight[token]
    return total


@compiled
def _initials(query, records, record, used_query, used_list, scratch, chosen):
    """Lone letters stand for a person's names that begin with them, where nothing better does."""
    if not (query.person[0] and records.person[record]):
        return chosen
    start = records.token_start[record]
    for token in range(len(query.token_kind)):
        if used_query >> token & 1:
            continue
        one = query.token_kind[token] == _KIND_INITIAL
        if not one and records.initials[record] == 0:
            continue
        for other in range(records.token_start[record + 1] - start):
            two = records.token_kind[start + other] == _KIND_INITIAL
            # An initial against a word or another initial; two words never meet here.
            if used_list >> other & 1 or not (one or two):
                continue
            if query.token_first[token] == records.token_first[start + other]:
                used_query |= 1 << token
                used_list |= 1 << other
                _choose(scratch, chosen, 1 << token, 1 << other, INITIAL, 1.0 if one and two else INITIAL_SIMILARITY)
                chosen += 1
                break
    return chosen


@compiled
def _measure(query, records, record, pairs, pair_alike, chosen, measures):
    start, stop = records.token_start[record], records.token_start[record + 1]
    measures[:] = 0.0
    met_query, met_list, used_query, used_list = 0.0, 0.0, 0, 0
    last, turns = -1, 0
    difference, bits = 0.0, 0.0
    for number in range(chosen):
        used_query |= pairs[number, 0]
        used_list |= pairs[number, 1]
        here_query, here_list = weight_of(query, pairs[number, 0]), 0.0
        for token in range(stop - start):
            if pairs[number, 1] >> token & 1:
                here_list += records.token_weight[start + token]
                bits += records.token_bits[start + token] * _said(pair_alike[number])
        met_query += here_query
        met_list += here_list
        apart = (here_query + here_list) * (1.0 - pair_alike[number])
        difference += apart
        rough = 1.0 - pair_alike[number] - _ONE_TYPO
        if rough > 0.0:
            measures[ROUGHEST] = max(measures[ROUGHEST], rough * (here_query + here_list) / 2.0)
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
    measures[MORE_ON_LIST] = (left_list - measures[CONFLICT]) * (CUT_SHARE if query.cut[0] else 1.0)
    measures[SYLLABLES] = min(measures[MORE_IN_QUERY], _syllables_left(query, used_query) / all_query)
    measures[DIFFERENCE] = difference / max(1e-6, met_query + met_list)
    measures[BITS] = bits
    measures[NUMBERS] = _left(query.token_kind, 0, len(query.token_kind), used_query, _KIND_NUMBER) + _left(
        records.token_kind, start, stop, used_list, _KIND_NUMBER
    )
    one = _left(query.token_kind, 0, len(query.token_kind), used_query, _KIND_LEGAL)
    two = _left(records.token_kind, start, stop, used_list, _KIND_LEGAL)
    measures[LEGAL_FORMS] = min(one, two, 1)
    # Tokens that come in another order than on the list, as a share of the pairs that follow one another. A family name
    # set before a comma stands in its place: "LAST, First" and "First Last" are one order.
    size, mine, theirs = len(query.token_weight), int(query.families[0]), int(records.families[record])
    for token in range(size):
        for number in range(chosen):
            if pairs[number, 2] == MEANING and query.token_kind[_lowest(pairs[number, 0])] <= _KIND_CONCEPT:
                continue
            at = _spoken(pairs[number, 0], mine, size)
            if at >> token & 1 and at & ((1 << token) - 1) == 0:
                place = _spoken(pairs[number, 1], theirs, stop - start)
                if last >= 0 and place < last:
                    turns += 1
                last = place
    measures[ORDER] = turns / max(1, chosen - 1) if chosen > 1 else 0.0
    if turns:
        measures[TURNED] = _turned(query, records, start, pairs, chosen)


@compiled
def _syllables_left(query: Query, used: int) -> float:
    """The weight of a person's syllables that nothing explains, where they are read from a script that writes each by a sign."""
    left = 0.0
    for token in range(len(query.token_weight) if query.person[0] else 0):
        # Of a company whose kind nobody said the words are translated, or left out (长安海连技术 is Chang An Shipping).
        if query.token_kind[token] in (_KIND_CONCEPT, _KIND_LEGAL):
            return 0.0
        if query.token_syllable[token] and not used >> token & 1:
            left += query.token_weight[token]
    return left


@compiled
def _said(alike: float) -> float:
    """How much a word says that is only alike: the rougher, the more words lie as near, and the less it says."""
    return 1.0 - min(1.0, (1.0 - alike) / _NOTHING_SAID) ** _ROUGHER


@compiled
def _turned(query: Query, records: Records, start: int, pairs: IntArray, chosen: int) -> float:
    """1 where small words stand before other parts than on the list: Ahmad bin Khalid is not Khalid bin Ahmad."""
    only_mine, only_theirs = False, False
    for number in range(chosen):
        one, two = _lowest(pairs[number, 0]), _lowest(pairs[number, 1])
        # What is tied by meaning was translated: each language puts its small words elsewhere.
        if query.token_kind[one] == _KIND_PARTICLE or pairs[number, 2] == MEANING:
            continue
        mine = one > 0 and query.token_kind[one - 1] == _KIND_PARTICLE
        theirs = two > 0 and records.token_kind[start + two - 1] == _KIND_PARTICLE
        only_mine = only_mine or (mine and not theirs)
        only_theirs = only_theirs or (theirs and not mine)
    return 1.0 if only_mine and only_theirs else 0.0


@compiled
def _lowest(mask: int) -> int:
    """The first token of a mask."""
    place = 0
    while not mask >> place & 1:
        place += 1
    return place


@compiled
def _spoken(mask: int, families: int, size: int) -> int:
    """The tokens as bits in the order in which a name is spoken: the family name, where a comma marks it, last."""
    return ((mask >> families) | (mask << (size - families))) & ((1 << size) - 1)


@compiled
def _left(kinds: ByteArray, start: int, stop: int, used: int, kind: int) -> int:
    """How many tokens of a kind no pair explains."""
    count = 0
    for token in range(start, stop):
        if kinds[token] == kind and not used >> (token - start) & 1:
            count += 1
    return count
