"""How alike one token is to others by a weighted edit distance, whose rows serve all that begin with the same letters."""

import numpy as np

from seawall.matching.kernels.compiled import compiled
from seawall.matching.kernels.text import MAX_LEN, PAIR_COST, PAIR_LETTER, UNIT
from seawall.matching.kernels.types import ByteArray, IntArray

_LETTERS = 128
_VOWELS = "aeiouy"
# What one letter costs against another when people, keyboards, scanners and transliterations mix them up; 1 is a plain
# substitution. Sources: the spelling families of romanised Arabic, Russian, Chinese and Korean (k/q/c, v/w, i/y/j, h,
# doubled letters, vowels), and the usual confusions of character recognition (0/o, 1/l/i, 5/s, 8/b).
_ALIKE = (
    ("kqc", 0.3), ("vw", 0.3), ("iyj", 0.3), ("sz", 0.4), ("cs", 0.5), ("gj", 0.6), ("fv", 0.5), ("fp", 0.7),
    ("bp", 0.7), ("dt", 0.6), ("gk", 0.6), ("gq", 0.5), ("mn", 0.7), ("uw", 0.4), ("ou", 0.3), ("ei", 0.4),
    ("xk", 0.6), ("xs", 0.6), ("cx", 0.7), ("gh", 0.6), ("kh", 0.6), ("dz", 0.6), ("bv", 0.5), ("lr", 0.7),
    ("0o", 0.2), ("1l", 0.2), ("1i", 0.2), ("5s", 0.3), ("8b", 0.3), ("2z", 0.4),
)  # fmt: skip
_VOWEL_FOR_VOWEL = 0.5
_VOWEL_MORE, _H_MORE, _CONSONANT_MORE = 0.6, 0.35, 1.0
_DOUBLED = round(0.3 * UNIT)
_SWAPPED = round(0.8 * UNIT)
# The array that holds a token made ready, in rows of _WIDE: its letters, what each costs where the other token lacks it,
# the one letter for which it and the letter before it may stand, and what that costs; a letter has the place of its number,
# from 1 on.
_WIDE = 64
_OWN, _MORE, _PAIR, _PAIR_COST = (row * _WIDE for row in range(4))
# Of the token compared last: its letters; and the least of each row of costs.
_OTHER, _BEST = 4 * _WIDE, 5 * _WIDE
# How long the token is, how many rows are filled beyond the first, and for which letters two of its letters may stand, a bit
# each.
_SIZE, _FILLED, _PAIRS = (6 * _WIDE + number for number in range(3))
# For each letter its places in the token, a bit each.
_PLACES = 7 * _WIDE
# Row i of costs, from here on: the first i letters of the other token against the first j of the one that is ready.
_ROWS = 9 * _WIDE
_NEVER = 1 << 20
# Names that differ in the vowel that makes one a man's and the other a woman's are this much alike at most.
OTHER_GENDER = 0.80
_SHORTEST_GENDERED = 4
_A, _K, _O = ord("a"), ord("k"), ord("o")


def _substitution() -> np.ndarray:
    """What a letter costs for another, in UNITs."""
    table = np.full((_LETTERS, _LETTERS), UNIT, np.uint8)
    np.fill_diagonal(table, 0)
    pairs = [(a, b, _VOWEL_FOR_VOWEL) for a in _VOWELS for b in _VOWELS if a != b]
    pairs += [(a, b, cost) for letters, cost in _ALIKE for a in letters for b in letters if a != b]
    for a, b, cost in pairs:
        table[ord(a), ord(b)] = min(table[ord(a), ord(b)], round(cost * UNIT))
    return table


def _indel() -> np.ndarray:
    """What a letter more costs, in UNITs."""
    table = np.full(_LETTERS, round(_CONSONANT_MORE * UNIT), np.uint8)
    for vowel in _VOWELS:
        table[ord(vowel)] = round(_VOWEL_MORE * UNIT)
    table[ord("h")] = round(_H_MORE * UNIT)
    return table


SUBSTITUTION = _substitution()
INDEL = _indel()
# The first letter by letter, in one row.
_COSTS = SUBSTITUTION.astype(np.int64).ravel()
_unsigned = np.uint64


def new_sheet() -> IntArray:
    """Memory for one caller: the array whose rows are named above; 26 kB. One array, since kernels pay for each."""
    return np.zeros(_ROWS + (MAX_LEN + 1) * _WIDE, np.int64)


@compiled
def ready(sheet: IntArray, text: ByteArray, start: int, stop: int) -> None:
    """Make a token ready for `spelt`; one of more than MAX_LEN letters is like none."""
    for place in range(1, min(sheet[_SIZE], MAX_LEN) + 1):
        sheet[_PLACES + sheet[_OWN + place]] = 0
    sheet[_SIZE], sheet[_FILLED], sheet[_PAIRS] = stop - start, 0, 0
    before = 0
    for place in range(1, min(stop - start, MAX_LEN) + 1):
        letter = int(text[start + place - 1])
        sheet[_OWN + place], sheet[_MORE + place] = letter, _more(letter, before)
        sheet[_PAIR + place], sheet[_PAIR_COST + place] = PAIR_LETTER[before, letter], PAIR_COST[before, letter]
        sheet[_PLACES + letter] |= 1 << place
        sheet[_PAIRS] |= 1 << (PAIR_LETTER[before, letter] & 31)
        sheet[_ROWS + place] = sheet[_ROWS + place - 1] + sheet[_MORE + place]
        before = letter


@compiled
def spelt(sheet: IntArray, text: ByteArray, start: int, stop: int, floor: float) -> float:
    """How alike the token that is ready and text[start:stop] are spelt, or 0 where that lies below `floor`: `alike`, but
    for names of a man and of a woman.
    """
    value = _alike(sheet, text, start, stop, floor)
    if value > OTHER_GENDER and _other_gender(sheet, text, start, stop):
        return OTHER_GENDER
    return value


@compiled
def _alike(sheet: IntArray, text: ByteArray, start: int, stop: int, floor: float) -> float:
    """1 − weighted edit cost / longer length, or 0 where that lies below `floor`.

    Weighted optimal string alignment: insert, delete, substitute, swap neighbours, two letters for one, each by the
    tables above. Rows of the first letters are those of the token compared last, as far as both begin alike: tokens in
    the order of their letters cost the least.
    """
    size, own = stop - start, sheet[_SIZE]
    longer = max(size, own)
    most = int((1.0 - floor) * longer * UNIT + 1e-4)
    # A letter more costs at least _DOUBLED.
    if longer > MAX_LEN or abs(size - own) * _DOUBLED > most:
        return 0.0
    row, both = 0, min(sheet[_FILLED], size)
    while row < both and sheet[_OTHER + row + 1] == text[start + row]:
        row += 1
    # A pair of letters may leap over one row: both must be beyond what is allowed.
    while sheet[_BEST + row] <= most or (row > 0 and sheet[_BEST + row - 1] <= most):
        if row == size:
            sheet[_FILLED] = row
            cost = sheet[_ROWS + row * _WIDE + own]
            return 1.0 - cost / UNIT / longer if cost <= most else 0.0
        row += 1
        _fill(sheet, row, own, int(text[start + row - 1]))
    sheet[_FILLED] = row
    return 0.0


@compiled
def _fill(sheet: IntArray, row: int, own: int, letter: int) -> None:
    """Fill one row of costs from the two above it."""
    before = sheet[_OTHER + row - 1] if row > 1 else 0
    sheet[_OTHER + row] = letter
    drop, single = _more(letter, before), int(PAIR_LETTER[before, letter])
    # Two letters that changed places, and two that stand for one, are rare: most rows do without them.
    is_rare = before != letter and (sheet[_PLACES + letter] << 1) & sheet[_PLACES + before] != 0
    is_rare = is_rare or sheet[_PAIRS] >> (letter & 31) & 1 != 0 or (single != 0 and sheet[_PLACES + single] != 0)
    # Unsigned numbers: to these numba adds no test whether they count from the end.
    here, above = _unsigned(_ROWS + row * _WIDE), _unsigned(_ROWS + (row - 1) * _WIDE)
    costs = _unsigned(letter * _LETTERS)
    corner = sheet[above]
    left = corner + drop
    sheet[here] = best = left
    for number in range(own):
        place = _unsigned(number) + _unsigned(1)
        up = sheet[above + place]
        cost = min(
            corner + _COSTS[costs + _unsigned(sheet[_unsigned(_OWN) + place])],
            up + drop,
            left + sheet[_unsigned(_MORE) + place],
        )
        if is_rare:
            cost = min(cost, _rare(sheet, above, place, letter, before, single))
        sheet[here + place] = cost
        best = min(best, cost)
        left, corner = cost, up
    sheet[_BEST + row] = best


@compiled
def _rare(sheet: IntArray, above: np.uint64, place: np.uint64, letter: int, before: int, single: int) -> int:
    """What it costs where two letters are changed for one or for one another."""
    cost = _NEVER
    other = sheet[_unsigned(_OWN) + place]
    if sheet[_unsigned(_PAIR) + place] == letter:
        cost = sheet[above + place - _unsigned(2)] + sheet[_unsigned(_PAIR_COST) + place]
    if other == single:
        cost = min(cost, sheet[above - _unsigned(_WIDE) + place - _unsigned(1)] + PAIR_COST[before, letter])
    # Before the first letter there is a 0, which is no letter.
    if other == before and other != letter and sheet[_unsigned(_OWN) + place - _unsigned(1)] == letter:
        cost = min(cost, sheet[above - _unsigned(_WIDE) + place - _unsigned(2)] + _SWAPPED)
    return cost


@compiled
def _more(letter: int, before: int) -> int:
    """What one letter more costs: a doubled letter little, a vowel or h less than a consonant."""
    return _DOUBLED if letter == before else int(INDEL[letter])


@compiled
def _other_gender(sheet: IntArray, text: ByteArray, start: int, stop: int) -> bool:
    """Martin and Martina, Alejandro and Alejandra: the last vowel makes them two people.

    Lukashenko and Lukashenka are one: Belarusian writes ka where Ukrainian and Russian write ko.
    """
    a, b = stop - start, sheet[_SIZE]
    if min(a, b) < _SHORTEST_GENDERED or abs(a - b) > 1:
        return False
    last, other = int(text[stop - 1]), sheet[_OWN + b]
    if a == b and (text[stop - 2] == _K or not ((last == _A and other == _O) or (last == _O and other == _A))):
        return False
    if a != b and (last if a > b else other) != _A:
        return False
    same = a - 1 if a == b else min(a, b)
    for place in range(same):
        if text[start + place] != sheet[_OWN + place + 1]:
            return False
    return True


@compiled
def is_other_gender(sheet: IntArray, text: ByteArray, start: int, stop: int) -> bool:
    """Whether the token that is ready and text[start:stop] are one name, a man's and a woman's."""
    return _other_gender(sheet, text, start, stop)


@compiled
def similarity(
    sheet: IntArray, one: ByteArray, start: int, stop: int, other: ByteArray, begin: int, end: int, floor: float
) -> float:
    """How alike two tokens are spelt, whoever bears them, or 0 where that lies below `floor`."""
    ready(sheet, other, begin, end)
    return _alike(sheet, one, start, stop, floor)
