"""Phrases among a name's words: legal forms, words of organisations, titles, marked as names/analyse.py marks them."""

import numpy as np

from seawall.matching.kernels.compiled import compiled
from seawall.matching.kernels.reader_types import Reading, Sheet
from seawall.matching.kernels.text import edit_distance, letter_places, token_hash
from seawall.matching.kernels.types import ByteArray, IntArray
from seawall.matching.kernels.words import find_word

_WORD, CONCEPT, LEGAL, TITLE = 0, 1, 2, 3
_PARTICLE, _NUMBER, _INITIAL = 4, 5, 6
# No kind of token: marks the table of what may close a person's name.
SUFFIX = 8


@compiled
def phrase_hash(kind: int, words: IntArray, begin: int, end: int) -> np.uint64:
    """Hash of a phrase by its kind and the numbers of its words."""
    value = np.uint64(1469598103934665603) ^ np.uint64(kind)
    for place in range(begin, end):
        value = (value ^ np.uint64(words[place] + 1)) * np.uint64(0x9E3779B97F4A7C15)
        value ^= value >> np.uint64(29)
    return value


@compiled
def _find_phrase(tables: Reading, kind: int, words: IntArray, begin: int, end: int) -> int:
    mask = np.uint64(len(tables.phrase_slots) - 1)
    place = phrase_hash(kind, words, begin, end) & mask
    while tables.phrase_slots[place] >= 0:
        number = tables.phrase_slots[place]
        first = tables.phrase_start[number]
        if tables.phrase_kind[number] == kind and tables.phrase_start[number + 1] - first == end - begin:
            same = True
            for word in range(end - begin):
                if tables.phrase_words[first + word] != words[begin + word]:
                    same = False
                    break
            if same:
                return number
        place = (place + np.uint64(1)) & mask
    return -1


@compiled
def mark_titles(tables: Reading, sheet: Sheet, count: int) -> None:
    """Titles open a person's name; degrees and "junior" close it."""
    given = sheet.given[0]
    if given < count and sheet.word[given] >= 0 and tables.word_given[sheet.word[given]]:
        sheet.kind[given] = _WORD
    first, last = 0, count
    while last - first > 1:
        size = _title_size(tables, sheet, first, last - 1)
        if size == 0:
            break
        first += size
    while last - first > 1 and _find_phrase(tables, SUFFIX, sheet.word, last - 1, last) >= 0:
        last -= 1
    for place in range(count):
        if not first <= place < last:
            sheet.kind[place], sheet.meaning[place] = TITLE, np.uint64(0)
            _clear(sheet, place)


@compiled
def _title_size(tables: Reading, sheet: Sheet, first: int, last: int) -> int:
    for size in range(min(tables.limits.title_words, last - first), 0, -1):
        if _find_phrase(tables, TITLE, sheet.word, first, first + size) >= 0:
            return size
    return 0


@compiled
def mark_phrases(tables: Reading, sheet: Sheet, count: int) -> int:
    """Fold legal forms and concepts into one token each; return the number of tokens, -1 where a legal form is damaged."""
    for place in range(count):
        sheet.read[place] = _mended(tables, sheet, place)
    if _is_torn(tables, sheet, count):
        return -1
    count = _mark(tables, sheet, count, LEGAL)
    if _has_remains(tables, sheet, count):
        return -1
    count = _mark(tables, sheet, count, CONCEPT)
    _translate(tables, sheet, count)
    for place in range(1, count - 1):
        if sheet.company[place] and sheet.kind[place + 1] == LEGAL:
            sheet.kind[place], sheet.meaning[place] = LEGAL, tables.company_limited[0]
            sheet.family[place] = 0
            _clear(sheet, place)
    return count


@compiled
def _translate(tables: Reading, sheet: Sheet, count: int) -> None:
    """Give words their meaning by the table of translations; small words are particles where an organisation is meant."""
    is_organisation = False
    for place in range(count):
        if sheet.kind[place] == _WORD and sheet.meaning[place] == 0 and not sheet.syllable[place]:
            stem = _stem(tables, sheet, place)
            if stem >= 0:
                sheet.kind[place], sheet.meaning[place] = tables.stem_kind[stem], tables.stem_meaning[stem]
                sheet.company[place] = tables.stem_company[stem]
        kind = sheet.kind[place]
        if kind in (LEGAL, CONCEPT) or (kind == _WORD and sheet.meaning[place] != 0):
            is_organisation = True
    for place in range(count):
        word, kind = sheet.word[place], sheet.kind[place]
        small = word >= 0 and tables.word_small[word] and sheet.meaning[place] == 0
        if is_organisation and small and kind in (_WORD, _INITIAL):
            sheet.kind[place] = _PARTICLE


@compiled
def _stem(tables: Reading, sheet: Sheet, place: int) -> int:
    """The longest stem that a token is made of, whole or with one of its endings; -1 where there is none."""
    at, size = sheet.at[place], sheet.size[place]
    for cut in range(size, max(tables.limits.translated, size - tables.limits.ending) - 1, -1):
        stem = find_word(tables.stem_slots, tables.stem_start, tables.stem_text, sheet.text, at, at + cut)
        if stem >= 0 and cut == size:
            return stem
        if stem >= 0:
            end = find_word(
                tables.ending_slots, tables.ending_start, tables.ending_text, sheet.text, at + cut, at + size
            )
            if end >= 0 and tables.ending_columns[end] & tables.stem_endings[stem]:
                return stem
    return -1


@compiled
def _clear(sheet: Sheet, place: int) -> None:
    """What a token of another kind loses: its script and its other readings."""
    sheet.unvowelled[place] = sheet.syllable[place] = 0
    sheet.learned[place] = -1


@compiled
def _is_torn(tables: Reading, sheet: Sheet, count: int) -> bool:
    """Whether names/repair.py may have something to put together or to take apart; it is asked then."""
    for place in range(count):
        follows = place + 1 < count
        if follows and _is_joined(tables, sheet, place):
            return True
        if sheet.kind[place] == _WORD and _is_glued(tables, sheet, place, follows):
            return True
    return False


@compiled
def _is_joined(tables: Reading, sheet: Sheet, place: int) -> bool:
    size = sheet.size[place] + sheet.size[place + 1]
    if size < tables.limits.alone:
        return False
    behind = sheet.used[0]
    for letter in range(sheet.size[place]):
        sheet.text[behind + letter] = sheet.text[sheet.at[place] + letter]
    for letter in range(sheet.size[place + 1]):
        sheet.text[behind + sheet.size[place] + letter] = sheet.text[sheet.at[place + 1] + letter]
    return find_word(tables.torn_slots, tables.torn_start, tables.torn_text, sheet.text, behind, behind + size) >= 0


@compiled
def _is_glued(tables: Reading, sheet: Sheet, place: int, follows: bool) -> bool:
    word, at = sheet.word[place], sheet.at[place]
    if word >= 0 and tables.word_in_phrase[word]:
        return False
    stop = at + sheet.size[place]
    for begin in range(at + tables.limits.stem, stop - tables.limits.stem):
        end = find_word(tables.end_slots, tables.end_start, tables.end_text, sheet.text, begin, stop)
        if end >= 0 and (tables.end_alone[end] or follows):
            return True
    return False


@compiled
def _has_remains(tables: Reading, sheet: Sheet, count: int) -> bool:
    """Whether a word that only legal forms have stands outside of one, in a name that has other words."""
    remains, named = False, False
    for place in range(count):
        kind = sheet.kind[place]
        if kind in (_WORD, _PARTICLE, _INITIAL) and _is_alone(tables, sheet, place):
            remains = True
        elif kind in (_WORD, _NUMBER):
            named = True
    return remains and named


@compiled
def _is_alone(tables: Reading, sheet: Sheet, place: int) -> bool:
    word, size = sheet.word[place], sheet.size[place]
    if word >= 0:
        return bool(tables.word_alone[word])
    if size < tables.limits.misspelt:
        return False
    letter_places(sheet.text, sheet.at[place], sheet.at[place] + size, sheet.letters_at)
    most = tables.limits.misspelt_by
    for number in range(len(tables.alone_start) - 1):
        begin, end = tables.alone_start[number], tables.alone_start[number + 1]
        if (
            abs(end - begin - size) <= most
            and edit_distance(sheet.letters_at, size, tables.alone_text, begin, end) <= most
        ):
            return True
    return False


@compiled
def _mended(tables: Reading, sheet: Sheet, place: int) -> int:
    """The word of a phrase that a token is one letter away from, else the token's own."""
    own = sheet.word[place]
    size = sheet.size[place]
    if sheet.kind[place] != _WORD or size < tables.limits.mended - 1 or (own >= 0 and tables.word_in_phrase[own]):
        return own
    begin = sheet.at[place]
    near = find_word(tables.near_slots, tables.near_start, tables.near_text, sheet.text, begin, begin + size)
    if near >= 0:
        return tables.near_word[near]
    # The token less one letter is written behind the text in use.
    behind = sheet.used[0]
    for letter in range(size - 1):
        sheet.text[behind + letter] = sheet.text[begin + 1 + letter]
    for letter in range(size):
        near = find_word(tables.near_slots, tables.near_start, tables.near_text, sheet.text, behind, behind + size - 1)
        if near >= 0:
            return tables.near_word[near]
        if letter < size - 1:
            sheet.text[behind + letter] = sheet.text[begin + letter]
    return own


@compiled
def _mark(tables: Reading, sheet: Sheet, count: int, kind: int) -> int:
    kept, start = 0, 0
    while start < count:
        size, phrase = _longest(tables, sheet, start, count, kind)
        if size:
            if size == 1:
                _move(sheet, start, kept)
            else:
                sheet.family[kept] = 0
                _clear(sheet, kept)
            _fold(tables, sheet, phrase, kind, kept)
        elif kept < start:
            _move(sheet, start, kept)
        kept += 1
        start += max(1, size)
    return kept


@compiled
def _longest(tables: Reading, sheet: Sheet, start: int, count: int, kind: int) -> tuple[int, int]:
    """The longest phrase of the kind that begins with this token: how many tokens, and its number."""
    most = 0
    while start + most < count and most < tables.limits.phrase_words:
        word, is_kind = sheet.read[start + most], sheet.kind[start + most]
        if word < 0 or not tables.word_in_phrase[word] or is_kind in (LEGAL, CONCEPT):
            break
        most += 1
    for size in range(most, 0, -1):
        word = sheet.read[start]
        if size == 1 and word != sheet.word[start] and not _mends_alone(tables, word, kind):
            continue
        phrase = _find_phrase(tables, kind, sheet.read, start, start + size)
        if phrase >= 0 and _may_stand(sheet, start, size, count, kind):
            return size, phrase
    return 0, -1


@compiled
def _mends_alone(tables: Reading, word: int, kind: int) -> bool:
    return kind == LEGAL and tables.word_start[word + 1] - tables.word_start[word] >= tables.limits.mended_alone


@compiled
def _may_stand(sheet: Sheet, start: int, size: int, count: int, kind: int) -> bool:
    if kind != LEGAL:
        return True
    if size == count:
        return False
    length = 0
    for place in range(start, start + size):
        length += sheet.size[place]
    if length > 4 or start == 0:
        return True
    for place in range(start + size, count):
        if sheet.size[place] > 3 and sheet.kind[place] != LEGAL:
            return False
    return True


@compiled
def _fold(tables: Reading, sheet: Sheet, phrase: int, kind: int, place: int) -> None:
    """Write a phrase as one token: its words glued, cut at a token's length."""
    at = sheet.used[0]
    size = 0
    for number in range(tables.phrase_start[phrase], tables.phrase_start[phrase + 1]):
        word = tables.phrase_words[number]
        for letter in range(tables.word_start[word], tables.word_start[word + 1]):
            if size < tables.limits.token_chars:
                sheet.text[at + size] = tables.word_text[letter]
                size += 1
    sheet.used[0] = at + size
    sheet.at[place], sheet.size[place], sheet.kind[place] = at, size, kind
    sheet.meaning[place], sheet.company[place] = tables.phrase_meaning[phrase], tables.phrase_company[phrase]
    word = find_word(tables.word_slots, tables.word_start, tables.word_text, sheet.text, at, at + size)
    sheet.word[place] = sheet.read[place] = word


@compiled
def _move(sheet: Sheet, one: int, other: int) -> None:
    sheet.at[other], sheet.size[other], sheet.kind[other] = sheet.at[one], sheet.size[one], sheet.kind[one]
    sheet.meaning[other], sheet.company[other] = sheet.meaning[one], sheet.company[one]
    sheet.unvowelled[other], sheet.family[other] = sheet.unvowelled[one], sheet.family[one]
    sheet.syllable[other], sheet.learned[other] = sheet.syllable[one], sheet.learned[one]
    sheet.word[other], sheet.read[other] = sheet.word[one], sheet.read[one]


@compiled
def place_words(slots: IntArray, start: IntArray, text: ByteArray) -> None:
    """Fill the slots of a table of words; they hold -1 before."""
    mask = np.uint64(len(slots) - 1)
    for number in range(len(start) - 1):
        place = token_hash(text, start[number], start[number + 1], 0) & mask
        while slots[place] >= 0:
            place = (place + np.uint64(1)) & mask
        slots[place] = number


@compiled
def place_phrases(slots: IntArray, kinds: ByteArray, start: IntArray, words: IntArray) -> None:
    """The same for phrases."""
    mask = np.uint64(len(slots) - 1)
    for number in range(len(start) - 1):
        place = phrase_hash(kinds[number], words, start[number], start[number + 1]) & mask
        while slots[place] >= 0:
            place = (place + np.uint64(1)) & mask
        slots[place] = number
