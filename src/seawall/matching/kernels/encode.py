"""One name's bytes to the arrays of a Query: the compiled reader beside names/analyse.py, made from its tables."""

import numpy as np

from seawall.matching.kernels.compiled import compiled
from seawall.matching.kernels.lookup import BEGINNING, NARROW, TYPO, WIDE
from seawall.matching.kernels.phrases import CONCEPT, LEGAL, TITLE, mark_phrases, mark_titles
from seawall.matching.kernels.reader_types import MOST_GLUED, MOST_ITEMS, Learned, Reading, Sheet
from seawall.matching.kernels.types import ByteArray, Query
from seawall.matching.kernels.words import find_word, words

_UNKNOWN, _PERSON, _ORGANISATION = 0, 1, 2
_WORD, _NUMBER = 0, 5
# matching/items.py: a glued form is cut here; glued neighbours have three letters at least; in threes the parts have
# two to six and the whole eighteen at most; a word of fewer than four letters is not found with a typo.
_LONGEST = 40
_SHORTEST = 3
_SYLLABLE_LEAST, _SYLLABLE_MOST, _LONGEST_TRIPLE = 2, 6, 18
_FINDS_TYPOS = 4
# names/translations.py: OF_A_PLACE
_OF_A_PLACE, _S, _K = 2, 115, 107


@compiled
def encode(data: ByteArray, begin: int, end: int, kind: int, tables: Reading, learned: Learned, sheet: Sheet) -> int:
    """Read a name into the sheet; return the number of its items, or -1 where names/analyse.py must read it.

    tokens are sheet.size[:n]; `query_of` gives the arrays.
    """
    count = words(data, begin, end, kind, tables, learned, sheet)
    if count < 0:
        return -1
    if kind == _PERSON:
        mark_titles(tables, sheet, count)
    elif kind in (_UNKNOWN, _ORGANISATION):
        count = mark_phrases(tables, sheet, count)
        if count < 0:
            return -1
    families = 0
    for token in range(count):
        word = sheet.word[token]
        fullness = tables.word_fullness[word] if word >= 0 else tables.rare_fullness[0]
        sheet.weight[token] = tables.kind_weight[sheet.kind[token]] * fullness
        sheet.first[token] = sheet.text[sheet.at[token]]
        families += sheet.family[token]
    sheet.person[0] = kind in (_UNKNOWN, _PERSON)
    sheet.families[0] = families
    # How many tokens there are is kept where a caller finds it without another argument.
    sheet.used[0] = count
    items = _other_readings(tables, learned, sheet, count, _items(tables, sheet, count, families))
    return _cut_off(tables, sheet, count, items)


@compiled
def query_of(sheet: Sheet, items: int) -> Query:
    """The Query of the name that was read last."""
    tokens = sheet.used[0]
    return Query(
        sheet.item_text[: sheet.item_start[items]],
        sheet.item_start[: items + 1],
        sheet.item_width[:items],
        sheet.item_unvowelled[:items],
        sheet.item_meaning[:items],
        sheet.item_mask[:items],
        sheet.kind[:tokens],
        sheet.weight[:tokens],
        sheet.first[:tokens],
        sheet.syllable[:tokens],
        sheet.person,
        sheet.families,
        sheet.cut,
    )


@compiled
def items_of(tables: Reading, sheet: Sheet, count: int) -> int:
    """The items of tokens that were put into the sheet, none of them a family name before a comma; how many they are."""
    return _items(tables, sheet, count, 0)


@compiled
def _items(tables: Reading, sheet: Sheet, count: int, families: int) -> int:
    """The items in the order of matching/items.py."""
    items = 0
    sheet.item_start[0] = 0
    for token in range(count):
        items = _item(sheet, items, token, 1, _width(sheet, token), sheet.unvowelled[token], sheet.meaning[token])
    items = _roots(tables, sheet, items, count)
    if _may_turn(sheet, count, families):
        items = _turned(sheet, items, count - 1, 0)
    for tokens in (2, 3):
        for place in range(count - tokens + 1):
            if _may_pair(sheet, place) if tokens == 2 else _may_triple(sheet, place):
                width, bare = _glued_width(sheet, place, tokens)
                items = _item(sheet, items, place, tokens, width, bare, np.uint64(0))
    return items


@compiled
def _roots(tables: Reading, sheet: Sheet, items: int, count: int) -> int:
    """Of an organisation's name the places that its adjectives are made of, without -sk and with it."""
    is_organisation = False
    for token in range(count):
        kind = sheet.kind[token]
        if kind in (LEGAL, CONCEPT) or (kind == _WORD and sheet.meaning[token] != 0):
            is_organisation = True
    for token in range(count if is_organisation else 0):
        other = sheet.meaning[token] != 0 or sheet.unvowelled[token] or sheet.syllable[token]
        size = 0 if other or sheet.kind[token] != _WORD else _root(tables, sheet, token)
        if size:
            items = _beginning(sheet, items, token, size)
            items = _beginning(sheet, items, token, size + _OF_A_PLACE)
    return items


@compiled
def _root(tables: Reading, sheet: Sheet, token: int) -> int:
    """How many letters of a token are the name of a place; 0 where none are."""
    at, stop = sheet.at[token], sheet.at[token] + sheet.size[token]
    for place in range(at + tables.limits.translated, stop - _OF_A_PLACE + 1):
        if sheet.text[place] != _S or sheet.text[place + 1] != _K:
            continue
        end = find_word(tables.ending_slots, tables.ending_start, tables.ending_text, sheet.text, place, stop)
        if end >= 0 and tables.ending_of_place[end]:
            return place - at
    return 0


@compiled
def _beginning(sheet: Sheet, items: int, token: int, size: int) -> int:
    """The first letters of a token as an item."""
    at = sheet.item_start[items]
    for letter in range(size):
        sheet.item_text[at + letter] = sheet.text[sheet.at[token] + letter]
    return _close(sheet, items, at + size, 1 << token, TYPO, 0, np.uint64(0))


@compiled
def _cut_off(tables: Reading, sheet: Sheet, count: int, items: int) -> int:
    """The last word of a name that fills a field, as the beginning of a longer one."""
    sheet.cut[0] = 0
    for length in tables.cut_lengths:
        sheet.cut[0] |= sheet.points_read[0] == length
    if not sheet.cut[0] or count < 2 or items >= MOST_ITEMS:
        return items
    last = count - 1
    if (
        sheet.kind[last] in (TITLE, LEGAL, _NUMBER)
        or sheet.size[last] < tables.limits.cut_letters
        or sheet.unvowelled[last]
        or sheet.syllable[last]
    ):
        return items
    return _item(sheet, items, last, 1, BEGINNING, 0, np.uint64(0))


@compiled
def _width(sheet: Sheet, token: int) -> int:
    """A syllable's readings are all there is."""
    return WIDE if sheet.kind[token] in (_WORD, CONCEPT) and not sheet.syllable[token] else NARROW


@compiled
def _glued_width(sheet: Sheet, place: int, tokens: int) -> tuple[int, int]:
    """How widely glued neighbours are looked for, and whether some of them is written without vowels."""
    bare, short, syllables = 0, False, False
    for token in range(place, place + tokens):
        bare |= sheet.unvowelled[token]
        short = short or sheet.size[token] < _FINDS_TYPOS
        syllables = syllables or sheet.syllable[token] != 0
    return TYPO if bare or (short and not syllables) else NARROW, bare


@compiled
def _other_readings(tables: Reading, learned: Learned, sheet: Sheet, count: int, items: int) -> int:
    """What other readings add: each alone, and neighbours glued within one system of writing."""
    for token in range(count):
        source = sheet.learned[token]
        if source < 0:
            continue
        for reading in range(learned.reading_start[source], learned.reading_start[source + 1]):
            if learned.reading_new[reading] and items < MOST_ITEMS:
                items = _reading_item(learned, sheet, items, token, reading)
    for tokens in (2, 3):
        for place in range(count - tokens + 1):
            if not _has_readings(learned, sheet, place, tokens):
                continue
            if _may_pair(sheet, place) if tokens == 2 else _may_triple(sheet, place):
                items = _systems(tables, learned, sheet, items, place, tokens)
    return items


@compiled
def _has_readings(learned: Learned, sheet: Sheet, place: int, tokens: int) -> bool:
    for token in range(place, place + tokens):
        source = sheet.learned[token]
        if source >= 0 and learned.reading_start[source + 1] > learned.reading_start[source]:
            return True
    return False


@compiled
def _reading_item(learned: Learned, sheet: Sheet, items: int, token: int, reading: int) -> int:
    """One reading of a token, unless it is the token's own form."""
    first = learned.reading_at[reading]
    size = learned.reading_at[reading + 1] - first
    same = size == sheet.size[token]
    at = sheet.item_start[items]
    for letter in range(min(size, _LONGEST)):
        sheet.item_text[at + letter] = learned.reading_text[first + letter]
        same = same and learned.reading_text[first + letter] == sheet.text[sheet.at[token] + letter]
    if same:
        return items
    end = at + min(size, _LONGEST)
    return _close(sheet, items, end, 1 << token, _width(sheet, token), sheet.unvowelled[token], np.uint64(0))


@compiled
def _systems(tables: Reading, learned: Learned, sheet: Sheet, items: int, place: int, tokens: int) -> int:
    """Neighbours glued in each system but the first, those that are new."""
    first = items
    width, bare = _glued_width(sheet, place, tokens)
    for system in range(1, tables.limits.systems):
        if items >= MOST_ITEMS:
            break
        at = sheet.item_start[items]
        size, own = 0, True
        for token in range(place, place + tokens):
            source = sheet.learned[token]
            has = source >= 0 and learned.reading_start[source + 1] - learned.reading_start[source] >= system
            if has:
                reading = learned.reading_start[source] + system - 1
                begin, stop = learned.reading_at[reading], learned.reading_at[reading + 1]
                for letter in range(begin, stop):
                    if size < MOST_GLUED:
                        sheet.item_text[at + size] = learned.reading_text[letter]
                        size += 1
            else:
                for letter in range(sheet.size[token]):
                    if size < MOST_GLUED:
                        sheet.item_text[at + size] = sheet.text[sheet.at[token] + letter]
                        size += 1
        own = _is_own(sheet, at, size, place, tokens)
        if not own and not _is_repeated(sheet, at, size, first, items):
            items = _close(
                sheet, items, at + min(size, _LONGEST), ((1 << tokens) - 1) << place, width, bare, np.uint64(0)
            )
    return items


@compiled
def _is_own(sheet: Sheet, at: int, size: int, place: int, tokens: int) -> bool:
    """Whether the letters are the tokens' own forms."""
    number = 0
    for token in range(place, place + tokens):
        for letter in range(sheet.size[token]):
            if number >= size or sheet.item_text[at + number] != sheet.text[sheet.at[token] + letter]:
                return False
            number += 1
    return number == size


@compiled
def _is_repeated(sheet: Sheet, at: int, size: int, first: int, items: int) -> bool:
    """Whether one of the last items has the same letters. Longer ones are told apart by their first letters only."""
    for item in range(first, items):
        begin = sheet.item_start[item]
        if sheet.item_start[item + 1] - begin == min(size, _LONGEST):
            same = True
            for letter in range(min(size, _LONGEST)):
                if sheet.item_text[begin + letter] != sheet.item_text[at + letter]:
                    same = False
                    break
            if same:
                return True
    return False


@compiled
def _item(sheet: Sheet, items: int, token: int, tokens: int, width: int, bare: int, meaning: np.uint64) -> int:
    at = sheet.item_start[items]
    size = 0
    for number in range(token, token + tokens):
        size = _copy(sheet, at, size, number)
    return _close(sheet, items, at + size, ((1 << tokens) - 1) << token, width, bare, meaning)


@compiled
def _turned(sheet: Sheet, items: int, one: int, two: int) -> int:
    at = sheet.item_start[items]
    size = _copy(sheet, at, _copy(sheet, at, 0, one), two)
    bare = sheet.unvowelled[one] | sheet.unvowelled[two]
    return _close(sheet, items, at + size, 1 << one | 1 << two, TYPO if bare else NARROW, bare, np.uint64(0))


@compiled
def _copy(sheet: Sheet, at: int, size: int, token: int) -> int:
    for letter in range(sheet.size[token]):
        if size < _LONGEST:
            sheet.item_text[at + size] = sheet.text[sheet.at[token] + letter]
            size += 1
    return size


@compiled
def _close(sheet: Sheet, items: int, end: int, mask: int, width: int, bare: int, meaning: np.uint64) -> int:
    sheet.item_start[items + 1], sheet.item_unvowelled[items] = end, bare
    sheet.item_mask[items], sheet.item_width[items], sheet.item_meaning[items] = mask, width, meaning
    return items + 1


@compiled
def _may_turn(sheet: Sheet, count: int, families: int) -> bool:
    last = count - 1
    if not (0 < families < count and sheet.family[0]):
        return False
    return sheet.kind[0] == sheet.kind[last] == _WORD and sheet.size[0] + sheet.size[last] <= _LONGEST


@compiled
def _is_glued(kind: int) -> bool:
    return kind not in (LEGAL, TITLE)


@compiled
def _may_pair(sheet: Sheet, place: int) -> bool:
    one, two = sheet.kind[place], sheet.kind[place + 1]
    if not _SHORTEST <= sheet.size[place] + sheet.size[place + 1] <= _LONGEST or TITLE in (one, two):
        return False
    return _is_glued(one) or _is_glued(two)


@compiled
def _may_triple(sheet: Sheet, place: int) -> bool:
    length = 0
    for token in range(place, place + 3):
        size = sheet.size[token]
        if not _is_glued(sheet.kind[token]) or not _SYLLABLE_LEAST <= size <= _SYLLABLE_MOST:
            return False
        length += size
    return length <= _LONGEST_TRIPLE
