"""From one token to the similar forms of the vocabulary: the same, a typo away, sounding alike, a known variant."""

import numpy as np

from seawall.matching.kernels.ahead import ahead
from seawall.matching.kernels.compiled import apart, compiled, inlined
from seawall.matching.kernels.nearest import FLOOR, MOST, begin_way, keep
from seawall.matching.kernels.spelling import OTHER_GENDER, is_other_gender, ready, spelt
from seawall.matching.kernels.table import expect, find
from seawall.matching.kernels.text import (
    MAX_LEN,
    bare_hash,
    look_hash,
    skeleton_hash,
    token_hash,
)
from seawall.matching.kernels.types import (
    CUT,
    EXACT,
    MEANING,
    SOUND,
    SPELLING,
    VARIANT,
    ByteArray,
    KeyArray,
    Scratch,
    Vocabulary,
)
from seawall.matching.kernels.typos import fetch, typos
from seawall.matching.kernels.unvowelled import read_as, ready_to_read, ready_to_write, written

# Words of three letters differ by one that is as good as the same (Sok, Soc), or they are two words (Kim, Kam).
_SHORT_FLOOR = 0.88
# What a known variant of a name counts at least (Bill, William), and how much more where it is spelt alike (Yusuf,
# Youssef): always less than the same spelling.
VARIANT_LEAST, VARIANT_SPELT = 0.62, 0.36
_SPELT_FLOOR = 0.5
# A short form of a given name (Ben, Benjamin) that the table of nicknames knows.
NICKNAME_SIMILARITY = 0.88
NICKNAME_SEED = 9
# The same meaning in other words: technology, technologies, 科技.
MEANING_SIMILARITY = 0.94
# The best reading of a word without vowels is never as sure as the same word: its short vowels are anybody's guess.
UNVOWELLED_MOST = 0.97
# Neighbours glued are also looked for where a script without vowels may have written them as one, if they are this long.
READ_GLUED = 6
# How widely an item is looked for; TYPO and WIDE are also the edits that are allowed.
NARROW, TYPO, WIDE, BEGINNING = 0, 1, 2, 3
# So many forms one look-up finds at most: by each of its ways a quarter of MOST.
_MOST_FOUND = 2 * MOST
# A word that a field cut off counts this much of one that begins with it.
CUT_SIMILARITY = 0.92


@inlined
def announce(
    vocabulary: Vocabulary, text: ByteArray, begin: int, end: int, meaning: np.uint64, width: int, unvowelled: bool,
    scratch: Scratch, item: int,
) -> None:  # fmt: skip
    """Have the memory bring what `look` will ask for an item of a name, whose hashes it finds in scratch then."""
    scratch.item_own[item] = own = token_hash(text, begin, end, 0)
    if is_remembered(width, meaning):
        scratch.item_key[item] = key = _memo_key(own, meaning, width, unvowelled)
        slot = _first_slot(scratch.memo_key, key)
        ahead(scratch.memo_key, slot)
        ahead(scratch.memo_run, slot)
        ahead(scratch.memo_sum, slot)
    else:
        expect(vocabulary.exact_slots, own)


@inlined
def look(
    vocabulary: Vocabulary, text: ByteArray, begin: int, end: int, meaning: np.uint64, width: int, unvowelled: bool,
    scratch: Scratch, mark: int, item: int,
) -> tuple[int, int, int]:  # fmt: skip
    """`similar`, without a call for what is remembered and for neighbours glued that no listed name has: nearly all; and in
    which slot of the memo it is remembered, -1 where it isn't.
    """
    if is_remembered(width, meaning):
        key = scratch.item_key[item]
        slot = memo_slot(scratch.memo_key, key)
        if scratch.memo_key[slot] == key:
            return scratch.memo_run[slot, 0], scratch.memo_run[slot, 1], slot
    elif width == NARROW and not _is_met(vocabulary, text, begin, end, scratch.item_own[item]):
        return 0, 0, -1
    before = scratch.memo_used[0]
    low, high = similar(vocabulary, text, begin, end, meaning, width, unvowelled, scratch, mark)
    return low, high, int(scratch.memo_order[before]) if scratch.memo_used[0] > before else -1


@compiled
def _is_met(vocabulary, text, begin, end, own):
    """Whether a NARROW look-up without a meaning may find anything."""
    low, high = find(vocabulary.exact_slots, vocabulary.exact_runs, own)
    if low == high and len(vocabulary.unvowelled_values) and end - begin >= READ_GLUED:
        low, high = find(vocabulary.unvowelled_slots, vocabulary.unvowelled_runs, bare_hash(text, begin, end))
    return low < high


@compiled
def similar(
    vocabulary: Vocabulary, text: ByteArray, begin: int, end: int, meaning: np.uint64, width: int, unvowelled: bool,
    scratch: Scratch, mark: int,
) -> tuple[int, int]:  # fmt: skip
    """Forms similar to text[begin:end], as a run (from, to) of scratch.memo_*, each with its similarity and how.

    width is one of NARROW (same form and meaning only), TYPO (one edit too) and WIDE (two edits, known variants and
    what sounds alike too); BEGINNING looks for longer forms that begin so. A look-up made before is answered from the memo, which
    is emptied when it is full. mark must differ from call to call.
    """
    own = token_hash(text, begin, end, 0)
    key = _memo_key(own, meaning, width, unvowelled)
    slot = memo_slot(scratch.memo_key, key)
    if scratch.memo_key[slot] == key:
        return scratch.memo_run[slot, 0], scratch.memo_run[slot, 1]
    if memo_is_full(scratch):
        _empty_memo(scratch)
        slot = memo_slot(scratch.memo_key, key)
    first = scratch.memo_used[1]
    if width == BEGINNING:
        return first, _longer(vocabulary, text, begin, end, scratch, mark, first)
    nickname, sound, look = _announced(vocabulary, text, begin, end, own, width, unvowelled)
    n = _exact(vocabulary, text, begin, end, own, scratch, mark, first)
    n = _known(vocabulary, meaning, MEANING_SIMILARITY, MEANING, scratch, mark, n)
    if width == WIDE:
        n = _known(vocabulary, nickname, NICKNAME_SIMILARITY, VARIANT, scratch, mark, n)
    n = _read(vocabulary, text, begin, end, width, unvowelled, scratch, mark, n)
    if end - begin >= 3 and width != NARROW:
        ready(scratch.spelling, text, begin, end)
    if width == WIDE and end - begin >= 3 and not unvowelled:
        n = _variants(vocabulary, own, scratch, mark, n)
        n = _sounds(vocabulary, sound, end - begin, scratch, mark, n)
        n = _looks(vocabulary, look, end - begin, scratch, mark, n)
    if width == WIDE and end - begin in (4, 5) and not unvowelled:
        n = _swapped(vocabulary, text, begin, end, scratch, mark, n)
    if end - begin >= 3 and width != NARROW:
        n = typos(vocabulary, text, begin, end, width, scratch, mark, n)
    if not is_remembered(width, meaning):
        return first, n
    scratch.memo_order[scratch.memo_used[0]] = slot
    scratch.memo_key[slot] = key
    scratch.memo_run[slot, 0], scratch.memo_run[slot, 1] = first, n
    scratch.memo_used[0] += 1
    scratch.memo_used[1] = n
    return first, n


@apart
def _announced(vocabulary, text, begin, end, own, width, unvowelled):
    """Have the memory bring what a look-up asks for one after the other; gives the keys as a nickname, by sound and by look."""
    nickname = sound = look = np.uint64(0)
    expect(vocabulary.exact_slots, own)
    if width == WIDE:
        nickname = token_hash(text, begin, end, NICKNAME_SEED)
        expect(vocabulary.variant_slots, nickname)
    if width == WIDE and not unvowelled:
        sound, look = skeleton_hash(text, begin, end), look_hash(text, begin, end)
        expect(vocabulary.variant_slots, own)
        expect(vocabulary.sound_slots, sound)
        expect(vocabulary.look_slots, look)
    return nickname, sound, look


@inlined
def is_remembered(width: int, meaning: np.uint64) -> bool:
    """Whether such a look-up is put into the memo. Neighbours glued are as many as there are names, and found as fast as remembered;
    what was cut off comes once.
    """
    return width != BEGINNING and (width != NARROW or meaning != 0)


@compiled
def _memo_key(own: np.uint64, meaning: np.uint64, width: int, unvowelled: bool) -> np.uint64:
    return _mixed(own, meaning) * np.uint64(8) + np.uint64(1) + np.uint64(2 * width) + np.uint64(unvowelled)


@compiled
def _mixed(one: np.uint64, two: np.uint64) -> np.uint64:
    """Two hashes as one: their plain sum or difference is the same for too many pairs (9 and 59, 8 and 58)."""
    value = (one ^ (one >> np.uint64(31))) * np.uint64(0xBF58476D1CE4E5B9) + two * np.uint64(0x94D049BB133111EB)
    return value ^ (value >> np.uint64(29))


@compiled
def memo_slot(memo_key: KeyArray, key: np.uint64) -> int:
    """Where a look-up is remembered, or would be."""
    mask = np.uint64(len(memo_key) - 1)
    place = _first_slot(memo_key, key)
    while memo_key[place] != 0 and memo_key[place] != key:
        place = (place + np.uint64(1)) & mask
    return int(place)


@compiled
def _first_slot(memo_key: KeyArray, key: np.uint64) -> np.uint64:
    """Where it is remembered if no other look-up is."""
    return (key ^ (key >> np.uint64(32))) & np.uint64(len(memo_key) - 1)


@compiled
def memo_is_full(scratch: Scratch) -> bool:
    """Whether one more look-up may find no room."""
    return scratch.memo_used[0] * 2 >= len(scratch.memo_key) or scratch.memo_used[1] + MOST >= len(scratch.memo_form)


@inlined
def make_room(vocabulary: Vocabulary, scratch: Scratch, items: int) -> None:
    """Empty the memo where what the items of one name find may not have room in it: they are asked for together."""
    forms = items * min(_MOST_FOUND, len(vocabulary.start) - 1)
    if scratch.memo_used[1] + forms + MOST >= len(scratch.memo_form) or (
        2 * (scratch.memo_used[0] + items) >= len(scratch.memo_key)
    ):
        _empty_memo(scratch)


@compiled
def _empty_memo(scratch: Scratch) -> None:
    scratch.memo_key[:] = np.uint64(0)
    scratch.memo_sum[:] = 0
    scratch.memo_used[0] = scratch.memo_used[1] = 0
    scratch.memo_used[2] += 1


@compiled
def _exact(vocabulary, text, begin, end, key, scratch, mark, n):
    low, high = find(vocabulary.exact_slots, vocabulary.exact_runs, key)
    for place in range(low, high):
        v = vocabulary.exact_values[place]
        if _same(vocabulary, v, text, begin, end):
            return _add(scratch, v, 1.0, EXACT, mark, n, n + MOST)
    return n


@apart
def _longer(vocabulary, text, begin, end, scratch, mark, n):
    """Forms that begin with these letters and go on; the forms are in the order of their letters."""
    low, high = 0, len(vocabulary.start) - 1
    while low < high:
        middle = (low + high) // 2
        if _is_before(vocabulary, middle, text, begin, end):
            low = middle + 1
        else:
            high = middle
    # Nothing else is looked for with it, and a word of two letters begins hundreds.
    limit = n + MOST
    size = end - begin
    while low < len(vocabulary.start) - 1 and n < limit and _begins(vocabulary, low, text, begin, end):
        if vocabulary.start[low + 1] - vocabulary.start[low] > size:
            n = _add(scratch, low, CUT_SIMILARITY, CUT, mark, n, limit)
        low += 1
    return n


@compiled
def _is_before(vocabulary, v, text, begin, end):
    start, stop = vocabulary.start[v], vocabulary.start[v + 1]
    for place in range(min(stop - start, end - begin)):
        one, two = vocabulary.text[start + place], text[begin + place]
        if one != two:
            return one < two
    return stop - start < end - begin


@compiled
def _begins(vocabulary, v, text, begin, end):
    start = vocabulary.start[v]
    if vocabulary.start[v + 1] - start < end - begin:
        return False
    for place in range(end - begin):
        if vocabulary.text[start + place] != text[begin + place]:
            return False
    return True


@compiled
def _same(vocabulary, v, text, begin, end):
    return vocabulary.start[v + 1] - vocabulary.start[v] == end - begin and _begins(vocabulary, v, text, begin, end)


@compiled
def _known(vocabulary, key, worth, how, scratch, mark, n):
    """Forms that a table links with this key, all at the same worth."""
    if key == 0:
        return n
    low, high = find(vocabulary.variant_slots, vocabulary.variant_runs, key)
    for place in range(low, min(high, low + MOST // 4)):
        n = _add(scratch, vocabulary.variant_values[place], worth, how, mark, n, n + 1)
    return n


@apart
def _variants(vocabulary, key, scratch, mark, n):
    low, high = find(vocabulary.variant_slots, vocabulary.variant_runs, key)
    for place in range(low, min(high, low + MOST // 4)):
        v = vocabulary.variant_values[place]
        spelt = _spelt(vocabulary, v, _SPELT_FLOOR, scratch)
        worth = max(spelt, VARIANT_LEAST + VARIANT_SPELT * max(spelt, _SPELT_FLOOR))
        if is_other_gender(scratch.spelling, vocabulary.text, vocabulary.start[v], vocabulary.start[v + 1]):
            worth = OTHER_GENDER
        n = _add(scratch, v, worth, VARIANT, mark, n, n + 1)
    return n


@apart
def _read(vocabulary, text, begin, end, width, unvowelled, scratch, mark, n):
    """Forms with the same consonants where one side writes no vowels, as alike as the one may be read as the other."""
    if unvowelled and width != NARROW:
        slots, runs, values = vocabulary.bare_slots, vocabulary.bare_runs, vocabulary.bare_values
    elif len(vocabulary.unvowelled_values) and (width == WIDE or end - begin >= READ_GLUED):
        slots, runs, values = vocabulary.unvowelled_slots, vocabulary.unvowelled_runs, vocabulary.unvowelled_values
    else:
        return n
    low, high = find(slots, runs, bare_hash(text, begin, end))
    if low == high or end - begin > MAX_LEN:
        return n
    limit = begin_way(scratch, n)
    if unvowelled:
        ready_to_read(scratch.rows, text, begin, end)
    else:
        ready_to_write(scratch.rows, text, begin, end)
    while low < high:
        last = min(high, low + len(scratch.near))
        count = _fetched(vocabulary, values, low, last, scratch, mark)
        n = _readings(vocabulary, unvowelled, count, scratch, mark, n, limit)
        low = last
    return n


@apart
def _readings(vocabulary, unvowelled, count, scratch, mark, n, limit):
    """Those of the forms in scratch.near that can be read so, or that can be readings."""
    for number in range(count):
        v, start, stop = scratch.near[number], scratch.near_start[number], scratch.near_stop[number]
        if unvowelled:
            read = read_as(scratch.rows, vocabulary.text, start, stop, FLOOR)
        else:
            read = written(scratch.rows, vocabulary.text, start, stop, FLOOR)
        if read >= FLOOR:
            n = _add(scratch, v, min(read, UNVOWELLED_MOST), SOUND, mark, n, limit)
    return n


@apart
def _sounds(vocabulary, key, size, scratch, mark, n):
    if key == 0:
        return n
    floor = FLOOR if size > 3 else _SHORT_FLOOR
    limit = begin_way(scratch, n)
    low, high = find(vocabulary.sound_slots, vocabulary.sound_runs, key)
    return _alike(vocabulary, vocabulary.sound_values, low, high, floor, SOUND, scratch, mark, n, limit)


@apart
def _looks(vocabulary, key, size, scratch, mark, n):
    """Forms that a reader of small print, man or machine, may have taken for this one."""
    if key == 0:
        return n
    floor = FLOOR if size > 3 else _SHORT_FLOOR
    limit = begin_way(scratch, n)
    low, high = find(vocabulary.look_slots, vocabulary.look_runs, key)
    return _alike(vocabulary, vocabulary.look_values, low, high, floor, SPELLING, scratch, mark, n, limit)


@apart
def _alike(vocabulary, values, low, high, floor, how, scratch, mark, n, limit):
    """Those of some forms that are spelt alike."""
    while low < high:
        stop = min(high, low + len(scratch.near))
        count = _fetched(vocabulary, values, low, stop, scratch, mark)
        for number in range(count):
            start, end = scratch.near_start[number], scratch.near_stop[number]
            value = spelt(scratch.spelling, vocabulary.text, start, end, floor)
            n = _add(scratch, scratch.near[number], value, how, mark, n, limit)
        low = stop
    return n


@apart
def _fetched(vocabulary, values, low, high, scratch, mark):
    """Put forms that were not met yet into scratch.near; return how many."""
    count = 0
    for place in range(low, high):
        v = values[place]
        scratch.near[count] = v
        count += scratch.seen[v] != mark
    fetch(vocabulary, count, scratch)
    return count


@apart
def _swapped(vocabulary, text, begin, end, scratch, mark, n):
    """Forms with two neighbouring letters changed: in short ones no piece of Pass-Join stays whole."""
    length = end - begin
    turned = scratch.turned
    for letter in range(length):
        turned[letter] = text[begin + letter]
    for place in range(length - 1):
        turned[place], turned[place + 1] = text[begin + place + 1], text[begin + place]
        low, high = find(vocabulary.exact_slots, vocabulary.exact_runs, token_hash(turned, 0, length, 0))
        for at in range(low, high):
            v = vocabulary.exact_values[at]
            if scratch.seen[v] != mark and _same(vocabulary, v, turned, 0, length):
                n = _add(scratch, v, _spelt(vocabulary, v, FLOOR, scratch), SPELLING, mark, n, n + 1)
        turned[place], turned[place + 1] = text[begin + place], text[begin + place + 1]
    return n


@compiled
def _spelt(vocabulary, v, floor, scratch):
    return spelt(scratch.spelling, vocabulary.text, vocabulary.start[v], vocabulary.start[v + 1], floor)


@compiled
def _add(scratch, v, value, how, mark, n, limit):
    """Keep a form once, with the first way that found it."""
    if scratch.seen[v] == mark:
        return n
    scratch.seen[v] = mark
    return keep(scratch, v, value, how, n, limit)
