"""Where in a window of text a listed name stands: per listed name the run of words of which the score may be highest."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seawall.matching.kernels.bounds import highest, rarity
from seawall.matching.kernels.by_address import ByAddress
from seawall.matching.kernels.compiled import compiled
from seawall.matching.kernels.links import reach
from seawall.matching.kernels.types import FloatArray, IntArray, Query, Records, Scratch, Vocabulary

# At most this many pairs of a listed name and a window are weighed; a name of 32 tokens has fewer.
_MOST_PAIRS = 256
# A window and a listed name have at most this many tokens (names.analyse.MAX_TOKENS).
_TOKENS = 32


# What a run must reach, by place in the array of limits: its score (log-odds) and its share of the listed name's weight;
# what its words must say together where they are several, and where one word stands alone; what a word of companies says
# at most (nats); how alike a word that stands alone must be.
FLOOR, SHARE, NATS_SEVERAL, NATS_SINGLE, MOST_CONCEPT, SINGLE_ALIKE = range(6)
_KIND_CONCEPT = 1


@dataclass(frozen=True, eq=False)
class Room(ByAddress):
    """Memory of one caller; what it holds between calls says nothing."""

    mine: IntArray  # pairs: words of the window, tokens of the name, how alike
    theirs: IntArray
    alike: NDArray[np.float64]
    met_query: NDArray[np.float64]
    met_list: NDArray[np.float64]
    best: NDArray[np.float64]  # first and last word of the best run, and the highest score that it may have


def new_room() -> Room:
    """Memory for one caller of `spans`."""
    return Room(
        np.zeros(_MOST_PAIRS, np.int64), np.zeros(_MOST_PAIRS, np.int64), np.zeros(_MOST_PAIRS),
        np.zeros(_TOKENS), np.zeros(_TOKENS), np.zeros(3),
    )  # fmt: skip


@compiled
def spans(
    query: Query, vocabulary: Vocabulary, records: Records, limits: FloatArray, caps: FloatArray,
    scratch: Scratch, room: Room, mark: int, out: IntArray,
) -> int:  # fmt: skip
    """Write record, first and last token of each listed name that may stand in the window; return how many there are.

    caps holds for each form of the vocabulary how much it says at most (nats). The limits are necessary, not sufficient:
    a run that is left out here would fail enough.says_enough. More than len(out) are counted, not written: the caller
    asks again with more room.
    """
    count = reach(query, vocabulary, scratch, mark)
    touched = _gather(records, count, scratch)
    best = room.best
    found = 0
    for place in range(touched):
        record = scratch.touched[place]
        met = scratch.met_list[record]
        scratch.met_list[record] = 0.0
        if met + 1e-4 < limits[SHARE] * records.total[record]:
            continue
        pairs = _pairs(query, records, record, scratch, room.mine, room.theirs, room.alike)
        _tightest(query, records, record, room, pairs, limits, caps)
        if best[2] < limits[FLOOR]:
            continue
        if found < len(out):
            out[found, 0], out[found, 1], out[found, 2] = record, int(best[0]), int(best[1])
        found += 1
    return found


@compiled
def _gather(records: Records, count: int, scratch: Scratch) -> int:
    """Add up how much of each listed name the window may hold; return how many are touched."""
    size = 0
    for number in range(count):
        form = scratch.reached[number]
        for place in range(records.post_start[form], records.post_start[form + 1]):
            record = records.post_record[place]
            if scratch.met_list[record] == 0.0:
                scratch.touched[size] = record
                size += 1
            scratch.met_list[record] += records.post_weight[place] + np.float32(1e-9)
    return size


@compiled
def _pairs(query, records, record, scratch, mine, theirs, alike):
    """Which words of the window stand for which tokens of the name, as bit masks, and how alike they are."""
    count = 0
    for item in range(records.item_start[record], records.item_start[record + 1]):
        form = records.item_form[item]
        if not scratch.is_reached[form >> 3] >> (form & 7) & 1:
            continue
        link = scratch.head[form]
        while link >= 0 and count < _MOST_PAIRS:
            mine[count] = query.mask[scratch.link_item[link]]
            theirs[count] = records.item_mask[item]
            # Half of what a word lacks: the worth of a spelling that differs is never judged too low here.
            alike[count] = 0.5 + 0.5 * scratch.link_alike[link]
            count += 1
            link = scratch.link_next[link]
    return count


@compiled
def _tightest(query, records, record, room, pairs, limits, caps):
    """First and last word of the run whose score may be highest, and how high; the shortest of equals, then the first."""
    mine, theirs, alike, best = room.mine, room.theirs, room.alike, room.best
    met_query, met_list = room.met_query, room.met_list
    rare = rarity(records.bits[record] + 1e-3)
    best[0], best[1], best[2] = 0.0, 0.0, -np.inf
    start, total = records.token_start[record], records.total[record]
    tokens = records.token_start[record + 1] - start
    for first in range(len(query.token_weight)):
        if not _begins(mine, pairs, first):
            continue
        met_query[:], met_list[:], own = 0.0, 0.0, 0.0
        for last in range(first, len(query.token_weight)):
            own += query.token_weight[last]
            grown = False
            for number in range(pairs):
                mask = mine[number]
                # The pair lies inside the run and ends at its last word.
                if mask >> (last + 1) == 0 and mask >> last & 1 and mask & ((1 << first) - 1) == 0:
                    _meet(mask, alike[number], met_query)
                    _meet(theirs[number], alike[number], met_list)
                    grown = True
            if not grown:
                continue
            here_query, here_list = 0.0, 0.0
            for token in range(first, last + 1):
                here_query += query.token_weight[token] * met_query[token]
            for token in range(tokens):
                here_list += records.token_weight[start + token] * met_list[token]
            if here_list + 1e-4 < limits[SHARE] * total:
                continue
            if not _says_enough(query, records, start, tokens, limits, caps, met_query, met_list):
                continue
            bound = highest(here_query, own, here_list, total, rare)
            if bound > best[2] + 1e-6:
                best[0], best[1], best[2] = first, last, bound


@compiled
def _says_enough(query, records, start, tokens, limits, caps, met_query, met_list):
    """Whether the matched words may say enough; words and concepts tell one party from another, other tokens don't."""
    telling, whole, spoken, nats, least_alike = 0, 0, 0, 0.0, 1.0
    for token in range(tokens):
        tells = records.token_kind[start + token] <= _KIND_CONCEPT
        whole += tells
        if met_list[token] > 0.0:
            telling += tells
            if tells:
                least_alike = min(least_alike, met_list[token])
            said = min(records.token_bits[start + token], caps[records.token_form[start + token]])
            if records.token_kind[start + token] == _KIND_CONCEPT:
                said = min(said, limits[MOST_CONCEPT])
            nats += said * met_list[token]
    for token in range(len(query.token_kind)):
        spoken += met_query[token] > 0.0 and query.token_kind[token] <= _KIND_CONCEPT
    if telling == 0 or spoken == 0:
        return False
    if telling == 1 or spoken == 1:
        # met_list holds half of what a word lacks.
        is_alike = least_alike + 1e-3 >= 0.5 + 0.5 * limits[SINGLE_ALIKE]
        return telling == whole and is_alike and nats >= limits[NATS_SINGLE]
    return nats >= limits[NATS_SEVERAL]


@compiled
def _meet(mask, alike, met):
    """Each token keeps the most alike that it was met by."""
    for token in range(len(met)):
        if mask >> token & 1:
            met[token] = max(met[token], alike)


@compiled
def _begins(mine, pairs, first):
    for number in range(pairs):
        if mine[number] >> first & 1 and mine[number] & ((1 << first) - 1) == 0:
            return True
    return False
