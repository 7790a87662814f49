"""How well a Latin word may be the reading of a word that a script without vowels wrote.

Short vowels are not written, so those of the Latin word cost next to nothing. All else is written, and is missed where it
is not there: consonants, long vowels (alif, waw, ya), a vowel that opens or closes the word. So سلمان is Salman and not
Suleiman, زارع is Zare and not Zuhair.
"""

from itertools import product

import numpy as np

from seawall.matching.kernels.compiled import compiled
from seawall.matching.kernels.text import MAX_LEN
from seawall.matching.kernels.types import ByteArray, IntArray

_unsigned = np.uint64

_VOWEL = np.zeros(128, np.uint8)
for _letter in "aeiou":
    _VOWEL[ord(_letter)] = 1
_SHORT, _SHORT_HIGH, _LONG, _FRENCH_U, _OPENS, _CLOSES, _CLOSES_E = 0.05, 0.1, 0.4, 0.2, 0.6, 0.5, 0.15
_AFTER_LONG = 0.05
_DOUBLED = 0.03
_H_LAST, _H_MORE, _SEMIVOWEL_MORE = 0.1, 0.4, 0.35
_H_IN_DIGRAPH, _H_LESS, _SEMIVOWEL_LESS, _SEMIVOWEL_LAST, _ALIF_LESS, _DOUBLED_LESS = 0.15, 0.5, 0.8, 0.8, 0.5, 0.05
# A consonant more or less: script and reading have the same, so this is a slip in one of them.
_CONSONANT = 1.4
# Costs are shared among so many letters at least.
_FEWEST = 3
# Letter of the script's reading, what people write for it, what that costs. BGN/PCGN systems and their older and foreign
# kin: q and k, g for q in the Gulf, ch for sh in French, s for z and d for z between Arabic and Persian.
_ALIKE = (
    ("w", "ou", 0.0), ("w", "v", 0.15), ("w", "aei", 0.6), ("y", "i", 0.0), ("y", "e", 0.1), ("y", "j", 0.25), ("y", "a", 0.3),
    ("y", "ou", 0.6), ("a", "e", 0.15), ("a", "o", 0.2), ("a", "iu", 0.4), ("i", "ey", 0.1), ("i", "a", 0.3), ("e", "ai", 0.15),
    ("u", "o", 0.1), ("u", "ae", 0.3), ("o", "u", 0.1), ("v", "w", 0.1), ("v", "ou", 0.4), ("k", "qc", 0.1), ("q", "kcg", 0.15), ("k", "gx", 0.4),
    ("g", "kqj", 0.4), ("s", "c", 0.2), ("c", "s", 0.2), ("s", "z", 0.4), ("z", "sdj", 0.4), ("d", "tz", 0.4), ("t", "ds", 0.4),
    ("j", "gz", 0.35), ("b", "pv", 0.35), ("p", "bf", 0.35), ("f", "vp", 0.3), ("v", "fb", 0.3),
)  # fmt: skip


def _costs() -> np.ndarray:
    table = np.full((128, 128), _CONSONANT, np.float32)
    for letter in range(128):
        table[letter, letter] = 0.0
    for one, others, cost in _ALIKE:
        for other in others:
            table[ord(one), ord(other)] = cost
    return table


_FOR = _costs()
_A, _C, _D, _E, _G, _H, _K, _S, _T, _W, _Y, _Z = (ord(letter) for letter in "acdeghkstwyz")
_I, _O, _U = (ord(letter) for letter in "iou")


# What a letter of the Latin word costs depends on the letter that was read before it: on these, or on none of them.
_LONG_LETTERS = (_W, _Y, _A, _I)
_CLASSES = len(_LONG_LETTERS) + 1
_READ = np.full(128, len(_LONG_LETTERS), np.int64)
_READ[list(_LONG_LETTERS)] = range(len(_LONG_LETTERS))


def _more(letter: int, before: int, read: int, *, first: bool, last: bool) -> float:
    """What a letter of the Latin word costs that the script did not write; read is the letter read last."""
    if _VOWEL[letter]:
        return _vowel_more(letter, before, read, first=first, last=last)
    if letter == before:
        return _DOUBLED
    if letter == _H:
        return _H_LAST if last else _H_MORE
    if letter in (_W, _Y):
        return _AFTER_LONG if read in (_Y, _W) else _SEMIVOWEL_MORE
    return _CONSONANT


def _vowel_more(letter: int, before: int, read: int, *, first: bool, last: bool) -> float:
    """What an unwritten vowel costs: next to nothing inside a word or as part of a long one, more at its ends."""
    two = (read == _W and letter in (_O, _U)) or (read in (_Y, _I) and letter in (_I, _E)) or (read == _A == letter)
    if two or (read in (_W, _Y, _A, _I) and not last):
        return _AFTER_LONG
    if first:
        return _OPENS
    if last:
        return _CLOSES_E if letter == _E else _CLOSES
    if _VOWEL[before]:
        return _FRENCH_U if before == _O and letter == _U else _LONG
    return _SHORT if letter in (_A, _E) else _SHORT_HIGH


# Costs are whole hundredths, so that their sums are exact in any order.
_WHOLE = 100
# The letter before, as far as it matters: a consonant or none, the same letter, o, another vowel; and one of each.
_SAME, _AN_O, _A_VOWEL = 1, 2, 3
_BEFORE = np.where(_VOWEL, _A_VOWEL, 0).astype(np.int64)
_BEFORE[_O] = _AN_O


def _table() -> np.ndarray:
    """What each letter costs after each of those letters, whether it is the first or the last of its word, after each class of letters."""
    table = np.zeros((128, 4, 2, 2, _CLASSES), np.float64)
    for letter in map(ord, "abcdefghijklmnopqrstuvwxyz0123456789"):
        for kind, before in enumerate((0, letter, _O, _E)):
            for first, last, read in product((0, 1), (0, 1), range(_CLASSES)):
                after = _LONG_LETTERS[read] if read < len(_LONG_LETTERS) else 0
                table[letter, kind, first, last, read] = _more(
                    letter, before, after, first=bool(first), last=bool(last)
                )
    return np.rint(table * _WHOLE).astype(np.int64).ravel()


_COSTS_MORE = _table()


@compiled
def _more_at(letter: int, before: int, first: bool, last: bool) -> int:
    """Where in the table the costs of a letter stand, one for each class of letters read before it."""
    kind = _SAME if letter == before else _BEFORE[before]
    return int((((letter * 4 + kind) * 2 + first) * 2 + last) * _CLASSES)


@compiled
def _less(bare: np.ndarray, start: int, stop: int, place: int) -> float:
    """What a letter of the script costs that the Latin word lacks."""
    letter = bare[place]
    before = bare[place - 1] if place > start else 0
    if letter == before:
        return _DOUBLED_LESS
    if letter == _H:
        if place == stop - 1:
            return _H_LAST
        digraph = before in (_K, _S, _T, _D, _G, _C, _Z)
        return _H_IN_DIGRAPH if digraph else _H_LESS
    if letter in (_W, _Y, _I):
        return _SEMIVOWEL_LAST if place == stop - 1 else _SEMIVOWEL_LESS
    return _ALIF_LESS if letter in (_A, _E, _O, _U) else _CONSONANT


# One word is compared with many in the order of their letters, and rows of costs of the first letters are those of the word before, as far
# as both begin alike; only the last letter's row is always new. An array in rows of _WIDE: letters of the word
# that is ready, what each costs where the other word lacks it, which of _LONG_LETTERS it is; letters of the word compared last; the
# least of each row of costs; what letters of the Latin word cost after each of _LONG_LETTERS and after none of them.
_WIDE = 64
_OWN, _OWN_LESS, _OWN_LONG, _OTHER, _BEST, _AFTER = (row * _WIDE for row in range(6))
_NUMBERS = (5 + _CLASSES) * _WIDE
_SIZE, _FILLED = (_NUMBERS + number for number in range(2))
_ROWS = _NUMBERS + _WIDE
_FOR_WHOLE = np.rint(_FOR * _WHOLE).astype(np.int64).ravel()


def new_rows() -> IntArray:
    """Memory for one caller of the kernels below; 26 kB."""
    return np.zeros(_ROWS + (MAX_LEN + 1) * _WIDE, np.int64)


@compiled
def ready_to_write(rows: IntArray, text: ByteArray, start: int, stop: int) -> None:
    """Make a Latin word of at most MAX_LEN letters ready for `written`."""
    rows[_SIZE], rows[_FILLED], rows[_ROWS] = stop - start, 0, 0
    before = 0
    for place in range(stop - start):
        letter = int(text[start + place])
        rows[_OWN + place] = letter
        costs = _more_at(letter, before, place == 0, start + place == stop - 1)
        for read in range(_CLASSES):
            rows[_AFTER + read * _WIDE + place] = _COSTS_MORE[costs + read]
        rows[_ROWS + place + 1] = rows[_ROWS + place] + rows[_AFTER + (_CLASSES - 1) * _WIDE + place]
        before = letter


@compiled
def written(rows: IntArray, bare: ByteArray, start: int, stop: int, floor: float) -> float:
    """1 − cost of reading bare[start:stop] as the Latin word that is ready / letters of bare, or 0 where that lies below `floor`."""
    size, own = stop - start, rows[_SIZE]
    if min(size, own) == 0 or max(size, own) > MAX_LEN:
        return 0.0
    budget = _budget(size, floor)
    row = _rows_kept(rows, bare, start, size)
    while rows[_BEST + row] <= budget:
        if row == size:
            return _worth(rows[_ROWS + row * _WIDE + own], size, floor)
        letter = int(bare[start + row])
        less = _whole(_less(bare, start, stop, start + row))
        above, after = _unsigned(_ROWS + row * _WIDE), _unsigned(_AFTER + _READ[letter] * _WIDE)
        here, costs = above + _unsigned(_WIDE), _unsigned(letter * 128)
        corner = rows[above]
        rows[here] = best = left = corner + less
        for number in range(own):
            place = _unsigned(number)
            up = rows[above + place + _unsigned(1)]
            cost = min(
                corner + _FOR_WHOLE[costs + _unsigned(rows[_unsigned(_OWN) + place])],
                up + less,
                left + rows[after + place],
            )
            rows[here + place + _unsigned(1)] = left = cost
            best, corner = min(best, cost), up
        row = _keep(rows, row, size, letter, best)
    return 0.0


@compiled
def ready_to_read(rows: IntArray, bare: ByteArray, start: int, stop: int) -> None:
    """Make a word of a script without vowels, of at most MAX_LEN letters, ready for `read_as`."""
    rows[_SIZE], rows[_FILLED], rows[_ROWS] = stop - start, 0, 0
    for place in range(stop - start):
        letter = int(bare[start + place])
        rows[_OWN + place], rows[_OWN_LONG + place] = letter, _READ[letter]
        rows[_OWN_LESS + place] = _whole(_less(bare, start, stop, start + place))
        rows[_ROWS + place + 1] = rows[_ROWS + place] + rows[_OWN_LESS + place]


@compiled
def read_as(rows: IntArray, text: ByteArray, start: int, stop: int, floor: float) -> float:
    """1 − cost of reading the word that is ready as text[start:stop] / its letters, or 0 where that lies below `floor`."""
    size, own = stop - start, rows[_SIZE]
    if min(size, own) == 0 or max(size, own) > MAX_LEN:
        return 0.0
    budget = _budget(own, floor)
    row = _rows_kept(rows, text, start, size)
    while rows[_BEST + row] <= budget:
        if row == size:
            return _worth(rows[_ROWS + row * _WIDE + own], own, floor)
        letter, before = int(text[start + row]), int(text[start + row - 1]) if row else 0
        after = _unsigned(_more_at(letter, before, row == 0, row + 1 == size))
        above = _unsigned(_ROWS + row * _WIDE)
        here = above + _unsigned(_WIDE)
        corner = rows[above]
        rows[here] = best = left = corner + _COSTS_MORE[after + _unsigned(_CLASSES - 1)]
        for number in range(own):
            place = _unsigned(number)
            up = rows[above + place + _unsigned(1)]
            cost = min(
                corner + _FOR_WHOLE[_unsigned(rows[_unsigned(_OWN) + place] * 128 + letter)],
                up + _COSTS_MORE[after + _unsigned(rows[_unsigned(_OWN_LONG) + place])],
                left + rows[_unsigned(_OWN_LESS) + place],
            )
            rows[here + place + _unsigned(1)] = left = cost
            best, corner = min(best, cost), up
        row = _keep(rows, row, size, letter, best)
    return 0.0


@compiled
def _budget(letters: int, floor: float) -> int:
    """The most that may be missed."""
    return int((1.0 - floor) * max(letters, _FEWEST) * _WHOLE + 1e-6)


@compiled
def _worth(cost: int, letters: int, floor: float) -> float:
    """What is left of 1; where it is the floor itself no rounding takes it below."""
    return max(floor, 1.0 - cost / _WHOLE / max(letters, _FEWEST)) if cost <= _budget(letters, floor) else 0.0


@compiled
def _whole(cost: float) -> int:
    return int(cost * _WHOLE + 0.5)


@compiled
def _rows_kept(rows: IntArray, text: ByteArray, start: int, size: int) -> int:
    """How many rows of the word compared last are also this word's: none of its own last letter."""
    row, both = 0, min(rows[_FILLED], size - 1)
    while row < both and rows[_OTHER + row] == text[start + row]:
        row += 1
    return row


@compiled
def _keep(rows: IntArray, row: int, size: int, letter: int, best: int) -> int:
    """Keep a row that was filled, unless it is the last letter's; return how many rows there are."""
    rows[_OTHER + row], rows[_BEST + row + 1] = letter, best
    rows[_FILLED] = row + 1 if row + 1 < size else row
    return row + 1
