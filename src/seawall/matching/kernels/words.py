"""UTF-8 text to the words of a name, as names/fold.py and names/analyse.py read them, for the code points of `Reading`."""

import numpy as np

from seawall.matching.kernels.compiled import compiled, inlined
from seawall.matching.kernels.reader_types import (
    COMPANY,
    FAMILY,
    FOREIGN,
    JOINS,
    MOST_BYTES,
    MOST_WORDS,
    SPACE,
    SYLLABLE,
    UNVOWELLED,
    WORD,
    Learned,
    Reading,
    Sheet,
    must_be_taught,
)
from seawall.matching.kernels.text import token_hash
from seawall.matching.kernels.types import ByteArray, IntArray

_PERSON = 1
_DOT, _COMMA, _AND, _APOSTROPHE, _SPACE = 46, 44, 38, 39, 32
_WORD_KIND, _PARTICLE, _NUMBER, _INITIAL = 0, 4, 5, 6
# Letters of names.analyse's initials that stand together: A.B.C.D.E.
_MOST_INITIALS = 5
# int(word[:18]) in names/words.py: of longer numbers the first digits count.
_MOST_DIGITS = 18
_TOO_MANY, _NOT_OURS = -1, -2
_must_be_taught = inlined(must_be_taught)


@inlined
def words(data: ByteArray, begin: int, end: int, kind: int, tables: Reading, learned: Learned, sheet: Sheet) -> int:
    """Read data[begin:end] into the sheet's tokens, all unmarked; return how many, or -1 where the name isn't ours."""
    size, seen = _decode(data, begin, end, tables, sheet)
    sheet.points_read[0] = size
    if size < 0:
        return -1
    comma = -1
    if kind == _PERSON:
        if seen & FOREIGN and _has_dot(sheet.points, size):
            return -1
        _part_initials(sheet.points, size, tables.point_flags)
        comma = _family_name(sheet.points, size, tables.point_flags)
    sheet.used[0] = sheet.given[0] = 0
    count, start = 0, 0
    for place in range(size + 1):
        if place < size and not _flags(sheet.points[place], tables.point_flags) & SPACE:
            continue
        if place > start:
            found = _piece(start, place, kind, start < comma, tables, sheet, count)
            if found == _NOT_OURS:
                found = _recall(data, start, place, kind, start < comma, tables, learned, sheet, count)
            if found < 0:
                return -1
            count = found
        if place == comma:
            sheet.given[0] = count
        start = place + 1
    return count


@compiled
def _flags(point: int, flags: ByteArray) -> int:
    return int(flags[point]) if point < len(flags) else FOREIGN


@compiled
def _has_dot(points: IntArray, size: int) -> bool:
    for place in range(size):
        if points[place] == _DOT:
            return True
    return False


@compiled
def _decode(data: ByteArray, begin: int, end: int, tables: Reading, sheet: Sheet) -> tuple[int, int]:
    """Code points of well-formed UTF-8, and all their flags; -1 points where the name isn't ours."""
    if end - begin > MOST_BYTES:
        return -1, 0
    count, place, seen = 0, begin, 0
    while place < end:
        one = int(data[place])
        step = 1 if one < 0x80 else 2 if one < 0xE0 else 3 if one < 0xF0 else 4
        if place + step > end:
            return -1, 0
        point = one if step == 1 else one & (0x7F >> step)
        for more in range(1, step):
            point = point << 6 | int(data[place + more]) & 0x3F
        seen |= _flags(point, tables.point_flags)
        sheet.points[count], sheet.begins[count] = point, place
        count += 1
        place += step
    sheet.begins[count] = end
    return count, seen


@compiled
def _is_letter(point: int) -> bool:
    return 65 <= point <= 90 or 97 <= point <= 122


@compiled
def _part_initials(points: IntArray, size: int, flags: ByteArray) -> None:
    """Set a blank for the dot of initials, as the pattern _SPELT_INITIALS of names/analyse.py does."""
    place = 0
    while place < size:
        stop = place
        begins = place == 0 or not _flags(points[place - 1], flags) & WORD
        if begins and place + 1 < size and points[place + 1] == _DOT and _is_letter(points[place]):
            stop = _spaced_initials(points, place, size, flags)
            if stop == place:
                stop = _tight_initials(points, place, size)
        for dot in range(place, stop):
            if points[dot] == _DOT:
                points[dot] = _SPACE
        place = max(stop, place + 1)


@compiled
def _spaced_initials(points: IntArray, start: int, size: int, flags: ByteArray) -> int:
    """Where a run of letters with dots ends that a blank or the end of the name follows; start where there is none."""
    stop, place = start, start
    for _ in range(_MOST_INITIALS):
        if place + 1 >= size or not _is_letter(points[place]) or points[place + 1] != _DOT:
            break
        place += 2
        if place == size or _flags(points[place], flags) & SPACE:
            stop = place
        while place < size and _flags(points[place], flags) & SPACE:
            place += 1
    return stop


@compiled
def _tight_initials(points: IntArray, start: int, size: int) -> int:
    """The same for letters that stand close together before a word: J.R.Smith."""
    stop, place = start, start
    for number in range(1, _MOST_INITIALS + 1):
        if place + 1 >= size or not _is_letter(points[place]) or points[place + 1] != _DOT:
            break
        place += 2
        if number >= 2 and place < size and _is_letter(points[place]):
            stop = place
    return stop


@compiled
def _family_name(points: IntArray, size: int, flags: ByteArray) -> int:
    """Where the comma stands that sets a family name apart, made a blank; -1 where there is none."""
    for place in range(size):
        if points[place] == _COMMA:
            points[place] = _SPACE
            for after in range(place + 1, size):
                if not _flags(points[after], flags) & SPACE:
                    return place
            return -1
    return -1


@compiled
def _piece(start: int, stop: int, kind: int, family: bool, tables: Reading, sheet: Sheet, count: int) -> int:
    """Read what stands between two blanks; return the number of tokens, or why there is none."""
    seen, size = 0, 0
    for place in range(start, stop):
        seen |= _flags(sheet.points[place], tables.point_flags)
    if _must_be_taught(seen):
        return _NOT_OURS
    for place in range(start, stop):
        point = sheet.points[place]
        if tables.point_flags[point] & JOINS:
            sheet.letters[size] = _APOSTROPHE
            size += 1
            continue
        for letter in range(tables.point_start[point], tables.point_start[point + 1]):
            sheet.letters[size] = tables.point_text[letter]
            size += 1
    size = _without_dots(sheet.letters, _without_joiners(sheet.letters, size))
    begin = 0
    for place in range(size + 1):
        if place < size and _is_word(sheet.letters[place]) and sheet.letters[place] != 95:
            continue
        if place > begin:
            count = _add(sheet.letters, begin, place, kind, family, tables, sheet, count)
        if place < size and sheet.letters[place] == _AND and count >= 0:
            count = _add_and(kind, family, tables, sheet, count)
        if count < 0:
            return _TOO_MANY
        begin = place + 1
    return count


@compiled
def piece_hash(data: ByteArray, begin: int, end: int, kind: int) -> np.uint64:
    """Hash of a learned piece."""
    return token_hash(data, begin, end, kind + 1)


@compiled
def _recall(data, start, stop, kind, family, tables, learned, sheet, count):
    """Copy the tokens of a learned piece; return the number of tokens, negative where the piece isn't known."""
    begin, end = sheet.begins[start], sheet.begins[stop]
    mask = np.uint64(len(learned.slots) - 1)
    place = piece_hash(data, begin, end, kind) & mask
    while learned.slots[place] >= 0:
        piece = learned.slots[place]
        if learned.kind[piece] == kind and _same(learned, piece, data, begin, end):
            return _copied(piece, family, tables, learned, sheet, count)
        place = (place + np.uint64(1)) & mask
    return _NOT_OURS


@compiled
def _same(learned, piece, data, begin, end):
    first = learned.start[piece]
    if learned.start[piece + 1] - first != end - begin:
        return False
    for place in range(end - begin):
        if learned.text[first + place] != data[begin + place]:
            return False
    return True


@compiled
def _copied(piece, family, tables, learned, sheet, count):
    for token in range(learned.token_start[piece], learned.token_start[piece + 1]):
        if count >= MOST_WORDS:
            return _TOO_MANY
        at, size = sheet.used[0], learned.form_start[token + 1] - learned.form_start[token]
        for letter in range(size):
            sheet.text[at + letter] = learned.form_text[learned.form_start[token] + letter]
        sheet.used[0] = at + size
        marks = learned.marks[token]
        sheet.at[count], sheet.size[count], sheet.kind[count] = at, size, learned.token_kind[token]
        sheet.meaning[count], sheet.company[count] = learned.meaning[token], marks & COMPANY != 0
        sheet.unvowelled[count], sheet.family[count] = marks & UNVOWELLED != 0, family and marks & FAMILY != 0
        sheet.syllable[count], sheet.learned[count] = marks & SYLLABLE != 0, token
        sheet.word[count] = find_word(tables.word_slots, tables.word_start, tables.word_text, sheet.text, at, at + size)
        count += 1
    return count


@compiled
def _add_and(kind: int, family: bool, tables: Reading, sheet: Sheet, count: int) -> int:
    """The word for which & stands."""
    end = len(sheet.letters)
    sheet.letters[end - 3], sheet.letters[end - 2], sheet.letters[end - 1] = 97, 110, 100
    return _add(sheet.letters, end - 3, end, kind, family, tables, sheet, count)


@compiled
def _is_word(letter: int) -> bool:
    return 97 <= letter <= 122 or 48 <= letter <= 57 or letter == 95


@compiled
def _without_joiners(letters: ByteArray, size: int) -> int:
    """Take out apostrophes between two letters, in place; return the new size."""
    kept, place = 0, 0
    while place < size:
        stop = place
        while stop < size and letters[stop] == _APOSTROPHE:
            stop += 1
        if stop > place and kept > 0 and stop < size and _is_word(letters[kept - 1]) and _is_word(letters[stop]):
            place = stop
            continue
        if stop > place:
            letters[kept : kept + stop - place] = _APOSTROPHE
            kept += stop - place
            place = stop
        else:
            letters[kept] = letters[place]
            kept += 1
            place += 1
    return kept


@compiled
def _without_dots(letters: ByteArray, size: int) -> int:
    """Take the dots out of two or more single letters with dots (S.A.R.L.), in place; return the new size."""
    kept, place, before = 0, 0, 0
    while place < size:
        units, stop = 0, place
        while stop + 1 < size and _is_word(letters[stop]) and letters[stop + 1] == _DOT:
            units += 1
            stop += 2
        if units >= 2 and not _is_word(before):
            for letter in range(place, stop, 2):
                letters[kept] = letters[letter]
                kept += 1
            place, before = stop, _DOT
        else:
            before = letters[place]
            letters[kept] = letters[place]
            kept += 1
            place += 1
    return kept


@compiled
def _add(
    letters: ByteArray, begin: int, end: int, kind: int, family: bool, tables: Reading, sheet: Sheet, count: int
) -> int:
    """Make a token of one word; return the number of tokens, -1 where there are too many."""
    if count >= MOST_WORDS:
        return -1
    end = min(end, begin + tables.limits.token_chars)
    at = sheet.used[0]
    size = end - begin
    for place in range(size):
        sheet.text[at + place] = letters[begin + place]
    word = find_word(tables.word_slots, tables.word_start, tables.word_text, sheet.text, at, at + size)
    digits = _digits(sheet.text, at, at + size)
    token_kind = _WORD_KIND
    meaning = np.uint64(0)
    if digits > 0:
        token_kind = _NUMBER
        at, size = _as_number(sheet.text, at, min(digits, _MOST_DIGITS))
    elif word >= 0 and tables.word_number[word, kind] >= 0:
        token_kind = _NUMBER
        size = _write_number(sheet.text, at, tables.word_number[word, kind])
    elif size == 1:
        token_kind = _INITIAL
    elif word >= 0 and tables.word_particle[word]:
        token_kind = _PARTICLE
    sheet.used[0] = at + size
    if token_kind == _NUMBER:
        word = find_word(tables.word_slots, tables.word_start, tables.word_text, sheet.text, at, at + size)
        meaning = _number_meaning(sheet.text, at, size)
    sheet.at[count], sheet.size[count], sheet.kind[count] = at, size, token_kind
    sheet.meaning[count], sheet.company[count], sheet.family[count] = meaning, 0, family
    sheet.unvowelled[count] = sheet.syllable[count] = 0
    sheet.learned[count] = -1
    sheet.word[count] = word
    return count + 1


@compiled
def _digits(text: ByteArray, begin: int, end: int) -> int:
    """How many digits a number has that is written in digits (23, 2nd); 0 where it is none."""
    count = 0
    while begin + count < end and text[begin + count] <= 57:
        count += 1
    if begin + count == end:
        return count
    if count and begin + count + 2 == end and _is_ordinal_end(text[end - 2], text[end - 1]):
        return count
    return 0


@compiled
def _is_ordinal_end(one: int, two: int) -> bool:
    """One of st, nd, rd, th."""
    return (
        (one == 115 and two == 116)
        or (one == 110 and two == 100)
        or (one == 114 and two == 100)
        or (one == 116 and two == 104)
    )


@compiled
def _as_number(text: ByteArray, at: int, size: int) -> tuple[int, int]:
    """Where the number begins after its leading noughts, and how long it is."""
    while size > 1 and text[at] == 48:
        at += 1
        size -= 1
    return at, size


@compiled
def _write_number(text: ByteArray, at: int, number: int) -> int:
    """Write a number in digits; return how many."""
    size, rest = 1, number // 10
    while rest:
        size += 1
        rest //= 10
    for place in range(size):
        text[at + size - 1 - place] = 48 + number % 10
        number //= 10
    return size


@compiled
def _number_meaning(text: ByteArray, at: int, size: int) -> np.uint64:
    """variants.meaning_key of a number: the hash of its kind and its digits."""
    # Spelt behind the text in use: a kernel allocates nothing.
    behind = len(text) - _MOST_DIGITS - 1
    text[behind] = 48 + _NUMBER
    for place in range(size):
        text[behind + 1 + place] = text[at + place]
    return token_hash(text, behind, behind + size + 1, 0)


@compiled
def find_word(slots: IntArray, start: IntArray, texts: ByteArray, text: ByteArray, begin: int, end: int) -> int:
    """The number of text[begin:end] in a table of words by their hash; -1 where it lacks it."""
    mask = np.uint64(len(slots) - 1)
    place = token_hash(text, begin, end, 0) & mask
    while slots[place] >= 0:
        number = slots[place]
        first = start[number]
        if start[number + 1] - first == end - begin:
            same = True
            for letter in range(end - begin):
                if texts[first + letter] != text[begin + letter]:
                    same = False
                    break
            if same:
                return number
        place = (place + np.uint64(1)) & mask
    return -1
