"""One name's bytes to the arrays of a Query: the compiled reader beside names/analyse.py, made from its tables."""

import numpy as np

from seawall.matching.kernels.compiled import compiled
from seawall.matching.kernels.lookup import NARROW, TYPO, WIDE
from seawall.matching.kernels.phrases import CONCEPT, LEGAL, TITLE, mark_phrases, mark_titles
from seawall.matching.kernels.reader_types import Learned, Reading, Sheet
from seawall.matching.kernels.types import ByteArray, Query
from seawall.matching.kernels.words import words

_UNKNOWN, _PERSON, _ORGANISATION = 0, 1, 2
_WORD = 0
# matching/items.py: a glued form is cut here; glued neighbours have three letters at least; in threes the parts have
# two to six and the whole eighteen at most; a word of fewer than four letters is not found with a typo.
_LONGEST = 40
_SHORTEST = 3
_SYLLABLE_LEAST, _SYLLABLE_MOST, _LONGEST_TRIPLE = 2, 6, 18
_FINDS_TYPOS = 4


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
    return _items(sheet, count, families)


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
        sheet.person,
        sheet.families,
    )


@compiled
def _items(sheet: Sheet, count: int, families: int) -> int:
    """The items in the order of matching/items.py."""
    items = 0
    sheet.item_start[0] = 0
    for token in range(count):
        wide = sheet.kind[token] in (_WORD, CONCEPT)
        items = _item(sheet, items, token, 1, WIDE if wide else NARROW, sheet.unvowelled[token], sheet.meaning[token])
    if 0 < families < count and sheet.family[0] and sheet.kind[0] == _WORD and sheet.kind[count - 1] == _WORD:
        items = _turned(sheet, items, count - 1, 0)
    for tokens in (2, 3):
        for place in range(count - tokens + 1):
            if _may_pair(sheet, place) if tokens == 2 else _may_triple(sheet, place):
                bare, short = 0, False
                for token in range(place, place + tokens):
                    bare |= sheet.unvowelled[token]
                    short = short or sheet.size[token] < _FINDS_TYPOS
                width = TYPO if bare or short else NARROW
                items = _item(sheet, items, place, tokens, width, bare, np.uint64(0))
    return items


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
def _is_glued(kind: int) -> bool:
    return kind not in (LEGAL, TITLE)


@compiled
def _may_pair(sheet: Sheet, place: int) -> bool:
    one, two = sheet.kind[place], sheet.kind[place + 1]
    if sheet.size[place] + sheet.size[place + 1] < _SHORTEST or TITLE in (one, two):
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
