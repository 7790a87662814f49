"""Letters: hashing, consonant skeletons, and how many plain edits two tokens are apart."""

import numpy as np

from seawall.matching.kernels.compiled import compiled

# Tokens are bytes of a–z and 0–9 (names/fold.py); anything else would index outside the tables below.
_LETTERS = 128
MAX_LEN = 40

# Two letters that are one in another spelling, or to a reader's eye; what they cost. ph/f, ks/x and their like from the
# systems of romanisation; rn/m, cl/d and their like from the usual confusions of character recognition.
_ONE_SOUND, _ONE_LOOK = 0.3, 0.4
# Costs of edits are whole twentieths of a plain substitution, so that their sums are exact in any order.
UNIT = 20
_LOOK_UNITS = round(_ONE_LOOK * UNIT)
_TWO_FOR_ONE = (
    *((two, one, _ONE_SOUND) for two, one in (
        ("ph", "f"), ("ks", "x"), ("ck", "k"), ("ee", "i"), ("oo", "u"), ("ts", "c"), ("tz", "z"), ("dj", "j"),
        ("dz", "z"), ("zh", "j"),
    )),
    *((two, one, _ONE_LOOK) for two, one in (("rn", "m"), ("cl", "d"), ("vv", "w"), ("ri", "n"), ("ii", "u"), ("li", "h"))),
)  # fmt: skip


def _pairs() -> tuple[np.ndarray, np.ndarray]:
    """Pair of letters → the one letter that it may stand for (0: none), and the cost in UNITs."""
    letter = np.zeros((_LETTERS, _LETTERS), np.uint8)
    cost = np.zeros((_LETTERS, _LETTERS), np.uint8)
    for two, one, worth in _TWO_FOR_ONE:
        first, second = two.encode()
        letter[first, second], cost[first, second] = ord(one), round(worth * UNIT)
    return letter, cost


PAIR_LETTER, PAIR_COST = _pairs()


def _skeleton() -> np.ndarray:
    """Letter → its class in a consonant skeleton, 0 where it is left out."""
    table = np.zeros(_LETTERS, np.uint8)
    for number, letters in enumerate(("bp", "ckqg", "dt", "fvw", "jz", "l", "m", "n", "r", "s"), start=1):
        for letter in letters:
            table[ord(letter)] = number
    for digit in "0123456789":
        table[ord(digit)] = ord(digit)
    return table


SKELETON = _skeleton()
_F, _H, _K, _P, _S, _X = (ord(letter) for letter in "fhkpsx")


def _looks() -> np.ndarray:
    """Letter → the class of those that a reader or a machine takes for it, in capitals or small letters."""
    table = np.zeros(_LETTERS, np.uint8)
    for number, letters in enumerate(
        ("oceqg06d", "iljtf17", "nmhb8", "uvy", "s5", "a4", "z2", "pr", "xk", "w"), start=1
    ):
        for letter in letters:
            table[ord(letter)] = number
    table[ord("3")], table[ord("9")] = 1, 1
    return table


LOOKS = _looks()
_LEAST_LOOKS = 3


def _bare() -> np.ndarray:
    """Letter → its class in a word of a script without vowels; h, w and y may be vowels or marks there: left out."""
    table = np.zeros(_LETTERS, np.uint8)
    for number, letters in enumerate(("bp", "td", "szc", "j", "kqgx", "fv", "l", "m", "n", "r"), start=1):
        for letter in letters:
            table[ord(letter)] = number
    for digit in "0123456789":
        table[ord(digit)] = ord(digit)
    return table


BARE = _bare()


@compiled
def token_hash(text: np.ndarray, start: int, stop: int, seed: int) -> np.uint64:
    """FNV-1a over some bytes, seeded; 0 is kept for empty slots."""
    value = np.uint64(14695981039346656037) ^ (np.uint64(seed) * np.uint64(0x9E3779B97F4A7C15))
    for place in range(start, stop):
        value = (value ^ np.uint64(text[place])) * np.uint64(1099511628211)
    value ^= value >> np.uint64(29)
    return value if value != 0 else np.uint64(1)


@compiled
def skeleton_hash(text: np.ndarray, start: int, stop: int) -> np.uint64:
    """Hash of the consonant classes, doubled ones once; 0 where fewer than two are left: too little to look up by.

    ph is heard as f, x as ks.
    """
    value = np.uint64(1469598103934665603)
    last, count = 0, 0
    for place in range(start, stop):
        letter = SKELETON[text[place]]
        if text[place] == _P and place + 1 < stop and text[place + 1] == _H:
            letter = SKELETON[_F]
        if text[place] == _X:
            value, last, count = _grown(value, SKELETON[_K], last, count)
            letter = SKELETON[_S]
        value, last, count = _grown(value, letter, last, count)
    value ^= value >> np.uint64(31)
    return value if count >= 2 else np.uint64(0)


@compiled
def _grown(value: np.uint64, letter: int, last: int, count: int) -> tuple[np.uint64, int, int]:
    """A hash with one class more, unless it is none or the same as the last."""
    if letter == 0:
        return value, last, count
    if letter == last:
        return value, last, count
    return (value ^ np.uint64(letter)) * np.uint64(1099511628211), letter, count + 1


@compiled
def bare_hash(text: np.ndarray, start: int, stop: int) -> np.uint64:
    """The same by the classes that Arabic and Hebrew script can tell apart; a word of one or none has a hash too."""
    return _classes_hash(text, start, stop, BARE, 0)


@compiled
def look_hash(text: np.ndarray, start: int, stop: int) -> np.uint64:
    """Hash of the classes of letters that look alike, pairs that look like one letter read as it; 0 below three."""
    value = np.uint64(1469598103934665603)
    count, place = 0, start
    while place < stop:
        letter = LOOKS[text[place]]
        if place + 1 < stop:
            one = PAIR_LETTER[text[place], text[place + 1]]
            if one and PAIR_COST[text[place], text[place + 1]] == _LOOK_UNITS:
                letter = LOOKS[one]
                place += 1
        value = (value ^ np.uint64(letter)) * np.uint64(1099511628211)
        count += 1
        place += 1
    value ^= value >> np.uint64(31)
    return value if count >= _LEAST_LOOKS else np.uint64(0)


@compiled
def _classes_hash(text: np.ndarray, start: int, stop: int, classes: np.ndarray, least: int) -> np.uint64:
    value = np.uint64(1469598103934665603)
    last, count = 0, 0
    for place in range(start, stop):
        letter = classes[text[place]]
        if letter and letter != last:
            value = (value ^ np.uint64(letter)) * np.uint64(1099511628211)
            count += 1
        if letter:
            last = letter
    value ^= value >> np.uint64(31)
    return value if count >= least else np.uint64(0)


@compiled
def letters(text: np.ndarray, start: int, stop: int) -> int:
    """Which letters occur, a bit each; digits share the bits from 26 on."""
    mask = 0
    for place in range(start, stop):
        letter = text[place]
        mask |= 1 << (letter - 97 if letter >= 97 else 26 + (letter - 48) % 4)
    return mask


@compiled
def bits(mask: int) -> int:
    """How many bits are set."""
    count = 0
    while mask:
        mask &= mask - 1
        count += 1
    return count


@compiled
def letter_places(text: np.ndarray, start: int, stop: int, peq: np.ndarray) -> None:
    """Fill peq: for each letter the places where it stands in the token, a bit each (Myers 1999)."""
    peq[:] = np.uint64(0)
    for place in range(start, stop):
        peq[text[place]] |= np.uint64(1) << np.uint64(place - start)


@compiled
def edit_distance(peq: np.ndarray, length: int, text: np.ndarray, start: int, stop: int) -> int:
    """Plain Levenshtein distance of the token behind peq (1 to 64 letters) and text[start:stop], by bit vectors."""
    plus, minus = ~np.uint64(0), np.uint64(0)
    top = np.uint64(1) << np.uint64(length - 1)
    one = np.uint64(1)
    distance = length
    for place in range(start, stop):
        equal = peq[text[place]]
        vertical = equal | minus
        horizontal = (((equal & plus) + plus) ^ plus) | equal
        up = minus | ~(horizontal | plus)
        down = plus & horizontal
        if up & top:
            distance += 1
        if down & top:
            distance -= 1
        up = (up << one) | one
        down = down << one
        plus = down | ~(vertical | up)
        minus = up & vertical
    return distance
