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
# The rows of the array that holds a token made ready, one place a letter, from place 1 on: its letters, what each costs
# where the other token lacks it, the one letter for which it and the letter before it may stand, and what that costs.
_OWN, _MORE, _PAIR, _PAIR_COST = range(4)
# Of the token compared last: its letters; the least of each row of costs; [0] how many rows are filled beyond the first.
_OTHER, _BEST, _FILLED = 4, 5, 6
# Row i of costs, from here on: the first i letters of the other token against the first j of the one that is ready.
_ROWS = 7
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


def new_sheet() -> IntArray:
    """Memory for one caller: the array whose rows are named above; 8 kB. One array, since kernels pay for each."""
    return np.zeros((_ROWS + MAX_LEN + 1, MAX_LEN + 1), np.int32)


@compiled
def ready(sheet: IntArray, text: ByteArray, start: int, stop: int) -> None:
    """Make a token ready for `spelt`; one of more than MAX_LEN letters is like none."""
    size = stop - start
    sheet[_OWN, 0], sheet[_FILLED, 0] = size, 0
    before = 0
    for place in range(1, min(size, MAX_LEN) + 1):
        letter = int(text[start + place - 1])
        sheet[_OWN, place], sheet[_MORE, place] = letter, _more(letter, before)
        sheet[_PAIR, place], sheet[_PAIR_COST, place] = PAIR_LETTER[before, letter], PAIR_COST[before, letter]
        sheet[_ROWS, place] = sheet[_ROWS, place - 1] + sheet[_MORE, place]
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
    size, own, filled = stop - start, int(sheet[_OWN, 0]), int(sheet[_FILLED, 0])
    longer = max(size, own)
    most = int((1.0 - floor) * longer * UNIT + 1e-4)
    # A letter more costs at least _DOUBLED.
    if longer > MAX_LEN or abs(size - own) * _DOUBLED > most:
        return 0.0
    row, both = 0, min(filled, size)
    while row < both and sheet[_OTHER, row + 1] == text[start + row]:
        row += 1
    # A pair of letters may leap over one row: both must be beyond what is allowed.
    while sheet[_BEST, row] <= most or (row > 0 and sheet[_BEST, row - 1] <= most):
        if row == size:
            sheet[_FILLED, 0] = row
            cost = int(sheet[_ROWS + row, own])
            return 1.0 - cost / UNIT / longer if cost <= most else 0.0
        row += 1
        _fill(sheet, row, own, int(text[start + row - 1]))
    sheet[_FILLED, 0] = row
    return 0.0


@compiled
def _fill(sheet: IntArray, row: int, own: int, letter: int) -> None:
    """Fill one row of costs from the two above it."""
    before = int(sheet[_OTHER, row - 1]) if row > 1 else 0
    sheet[_OTHER, row] = letter
    drop = _more(letter, before)
    single, single_cost = int(PAIR_LETTER[before, letter]), int(PAIR_COST[before, letter])
    here, above = _ROWS + row, _ROWS + row - 1
    corner = int(sheet[above, 0])
    left = corner + drop
    sheet[here, 0] = left
    best, last = left, 0
    for place in range(1, own + 1):
        other, up = int(sheet[_OWN, place]), int(sheet[above, place])
        cost = min(corner + SUBSTITUTION[letter, other], up + drop, left + sheet[_MORE, place])
        if sheet[_PAIR, place] == letter:
            cost = min(cost, int(sheet[above, place - 2]) + sheet[_PAIR_COST, place])
        if other == single:
            cost = min(cost, int(sheet[above - 1, place - 1]) + single_cost)
        if other == before and last == letter and other != letter:
            cost = min(cost, int(sheet[above - 1, place - 2]) + _SWAPPED)
        sheet[here, place] = cost
        best = min(best, cost)
        left, corner, last = cost, up, other
    sheet[_BEST, row] = best


@compiled
def _more(letter: int, before: int) -> int:
    """What one letter more costs: a doubled letter little, a vowel or h less than a consonant."""
    return _DOUBLED if letter == before else int(INDEL[letter])


@compiled
def _other_gender(sheet: IntArray, text: ByteArray, start: int, stop: int) -> bool:
    """Martin and Martina, Alejandro and Alejandra: the last vowel makes them two people.

    Lukashenko and Lukashenka are one: Belarusian writes ka where Ukrainian and Russian write ko.
    """
    a, b = stop - start, int(sheet[_OWN, 0])
    if min(a, b) < _SHORTEST_GENDERED or abs(a - b) > 1:
        return False
    last, other = int(text[stop - 1]), int(sheet[_OWN, b])
    if a == b and (text[stop - 2] == _K or not ((last == _A and other == _O) or (last == _O and other == _A))):
        return False
    if a != b and (last if a > b else other) != _A:
        return False
    same = a - 1 if a == b else min(a, b)
    for place in range(same):
        if text[start + place] != sheet[_OWN, place + 1]:
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
