"""The flat arrays that the compiled reader of names works on: tables made from names/, and one caller's memory."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from seawall.matching.kernels.by_address import ByAddress
from seawall.matching.kernels.types import ByteArray, FloatArray, IntArray, KeyArray

# What a code point is. A piece of a name with a FOREIGN one is read by names/analyse.py, once (Learned).
FOREIGN, SPACE, WORD, LATIN, OTHER_SCRIPT, VANISHES, JOINS = 1, 2, 4, 8, 16, 32, 64


def must_be_taught(seen: int) -> bool:
    """Whether a piece of a name is left to names/analyse.py, by all that its code points are.

    Letters of two scripts in one word are a disguise, and names/fold.py takes it off. What vanishes beside an apostrophe is a
    letter to one rule of names/fold.py and nothing to the next.
    """
    is_disguise = seen & LATIN != 0 and seen & OTHER_SCRIPT != 0
    return seen & FOREIGN != 0 or is_disguise or (seen & JOINS != 0 and seen & VANISHES != 0)


# Names of more bytes, and of more words than a name has tokens, are left to names/analyse.py.
MOST_BYTES = 512
MOST_WORDS = 32
# Items of a name: matching/items.py stops there, and a look-up's mark has a byte for the item.
MOST_ITEMS = 255
# So many hits are explained in one go, and the words of both names of all of them have room here; names of more are read by
# names/analyse.py. The longest two names of a list of 38,000 have 700 letters.
MOST_TOLD, _TOLD_LETTERS = 64, 1 << 16


# Three readings of a token, glued: names/reading.py, LONGEST_WORD.
MOST_GLUED = 3 * 64


class Limits(NamedTuple):
    """Numbers of names/ that the reader keeps to."""

    token_chars: int
    phrase_words: int  # longest phrase of legal forms and concepts
    title_words: int
    mended: int  # shortest word of a phrase that may be misspelt
    mended_alone: int
    stem: int  # names/repair.py: least letters of a name that a legal form is glued to
    alone: int  # least letters of a word torn in two
    misspelt: int  # shortest word that only legal forms have and that may be misspelt
    misspelt_by: int
    systems: int  # names/reading.py
    cut_letters: int  # matching/items.py
    translated: int  # names/translations.py: shortest stem and longest ending
    ending: int


@dataclass(frozen=True, eq=False)
class Reading(ByAddress):
    """The tables of names/ as arrays."""

    point_flags: ByteArray  # per code point, FOREIGN from the end of the table on
    point_start: IntArray  # its letters are point_text[point_start[c]:point_start[c + 1]]
    point_text: ByteArray
    word_slots: IntArray  # open addressing by hash: number of a word, or -1
    word_start: IntArray
    word_text: ByteArray
    word_fullness: NDArray[np.float64]  # rarity.fullness
    word_particle: ByteArray
    word_number: IntArray  # per word and type of name: the number it stands for, or -1
    word_in_phrase: ByteArray  # 1 where it stands in some phrase of legal forms or concepts
    near_slots: IntArray  # the same for words of phrases, whole or less one letter
    near_start: IntArray
    near_text: ByteArray
    near_word: IntArray
    phrase_slots: IntArray  # open addressing by hash of kind and words: number of a phrase, or -1
    phrase_kind: ByteArray
    phrase_start: IntArray
    phrase_words: IntArray
    phrase_meaning: KeyArray
    phrase_company: ByteArray  # 1 where it means company
    company_limited: KeyArray  # one number: the meaning of company before a legal form
    word_given: ByteArray  # 1 where a small word is a given name at the beginning
    word_alone: ByteArray  # 1 where only legal forms have the word
    torn_slots: IntArray  # words of legal forms that are put together again where they were torn
    torn_start: IntArray
    torn_text: ByteArray
    end_slots: IntArray  # words of legal forms that are found glued to a name
    end_start: IntArray
    end_text: ByteArray
    end_alone: ByteArray  # 1 where one is a sign by itself, 0 where the next word must be of a legal form too
    alone_start: IntArray  # words that only legal forms have, long enough to be misspelt
    alone_text: ByteArray
    stem_slots: IntArray  # stems of words that are translated
    stem_start: IntArray
    stem_text: ByteArray
    stem_kind: ByteArray  # what a word with the stem is: a concept, or a word with a meaning
    stem_meaning: KeyArray
    stem_company: ByteArray  # 1 where it means company
    stem_endings: ByteArray  # which endings may follow, a bit for each column of their table
    ending_slots: IntArray
    ending_start: IntArray
    ending_text: ByteArray
    ending_columns: ByteArray
    ending_of_place: ByteArray  # 1 where it makes the name of a place an adjective
    word_small: ByteArray  # 1 where it joins the words of an organisation's name
    cut_lengths: IntArray  # lengths of fields that cut names off
    kind_weight: NDArray[np.float64]
    rare_fullness: NDArray[np.float64]  # one number: of a word that no table knows
    limits: Limits


@dataclass(frozen=True, eq=False)
class Learned(ByAddress):
    """Pieces of names that names/analyse.py has read for this caller: each with the type of name it stood in, and its tokens.

    The arrays have room for what is still to be learned; `used` says how much is in use.
    """

    slots: IntArray  # open addressing by hash of type and bytes: number of a piece, or -1
    kind: ByteArray  # type of name of piece p
    start: IntArray  # piece p is text[start[p]:start[p + 1]]
    text: ByteArray
    token_start: IntArray  # its tokens are token_start[p]:token_start[p + 1]
    form_start: IntArray  # form of a token is form_text[form_start[t]:form_start[t + 1]]
    form_text: ByteArray
    token_kind: ByteArray
    meaning: KeyArray
    marks: ByteArray  # COMPANY, UNVOWELLED, FAMILY, SYLLABLE
    reading_start: IntArray  # other readings of token t are reading_start[t]:reading_start[t + 1]
    reading_at: IntArray  # reading r is reading_text[reading_at[r]:reading_at[r + 1]]
    reading_text: ByteArray
    reading_new: ByteArray  # 1 where no earlier reading of the token is the same


# What else a learned token is.
COMPANY, UNVOWELLED, FAMILY, SYLLABLE = 1, 2, 4, 8


@dataclass(frozen=True, eq=False)
class Sheet(ByAddress):
    """Memory of one caller: the name that is read, its tokens and its items."""

    points: IntArray
    points_read: IntArray  # one number: how many there are
    begins: IntArray  # where each point begins in the bytes
    letters: ByteArray  # letters of a piece of the name
    text: ByteArray  # forms of the tokens
    used: IntArray  # one number: bytes of `text` in use
    at: IntArray  # form of token t is text[at[t]:at[t] + size[t]]
    size: IntArray
    kind: ByteArray
    meaning: KeyArray
    company: ByteArray
    unvowelled: ByteArray
    family: ByteArray
    syllable: ByteArray
    learned: IntArray  # number of the learned token whose readings it has, or -1
    given: IntArray  # one number: the token after which a comma stands no more
    letters_at: KeyArray  # memory of kernels/text.py, letter_places
    word: IntArray  # number of the form among the words, or -1
    read: IntArray  # the same of the form as mended
    weight: FloatArray
    first: ByteArray
    item_text: ByteArray
    item_start: IntArray
    item_width: ByteArray
    item_unvowelled: ByteArray
    item_meaning: KeyArray
    item_mask: IntArray
    person: ByteArray
    families: ByteArray
    cut: ByteArray
    told_text: ByteArray  # of hits that are explained: the forms of the tokens of either name, one after the other
    told_stop: IntArray  # where each of them ends
    told_kind: ByteArray
    told_tokens: IntArray  # of each hit: how many tokens the screened name has, and the listed one


def new_sheet() -> Sheet:
    """Memory for one caller of the reader; about 120 kB."""
    return Sheet(
        points=np.zeros(MOST_BYTES + 1, np.int32),
        points_read=np.zeros(1, np.int64),
        begins=np.zeros(MOST_BYTES + 1, np.int64),
        letters=np.zeros(8 * MOST_BYTES, np.uint8),
        # Every token twice: as it was read, and as part of a phrase.
        text=np.zeros(8 * MOST_BYTES + 2 * 64 * MOST_WORDS, np.uint8),
        used=np.zeros(1, np.int64),
        at=np.zeros(MOST_WORDS, np.int32),
        size=np.zeros(MOST_WORDS, np.int32),
        kind=np.zeros(MOST_WORDS, np.uint8),
        meaning=np.zeros(MOST_WORDS, np.uint64),
        company=np.zeros(MOST_WORDS, np.uint8),
        unvowelled=np.zeros(MOST_WORDS, np.uint8),
        family=np.zeros(MOST_WORDS, np.uint8),
        syllable=np.zeros(MOST_WORDS, np.uint8),
        learned=np.full(MOST_WORDS, -1, np.int32),
        given=np.zeros(1, np.int64),
        letters_at=np.zeros(128, np.uint64),
        word=np.zeros(MOST_WORDS, np.int32),
        read=np.zeros(MOST_WORDS, np.int32),
        weight=np.zeros(MOST_WORDS, np.float32),
        first=np.zeros(MOST_WORDS, np.uint8),
        # Behind the last item there is room for one that is not kept.
        item_text=np.zeros(64 * MOST_ITEMS + MOST_GLUED, np.uint8),
        item_start=np.zeros(MOST_ITEMS + 1, np.int32),
        item_width=np.zeros(MOST_ITEMS, np.uint8),
        item_unvowelled=np.zeros(MOST_ITEMS, np.uint8),
        item_meaning=np.zeros(MOST_ITEMS, np.uint64),
        item_mask=np.zeros(MOST_ITEMS, np.int64),
        person=np.zeros(1, np.uint8),
        families=np.zeros(1, np.uint8),
        cut=np.zeros(1, np.uint8),
        told_text=np.zeros(_TOLD_LETTERS, np.uint8),
        told_stop=np.zeros(2 * MOST_WORDS * MOST_TOLD, np.int32),
        told_kind=np.zeros(2 * MOST_WORDS * MOST_TOLD, np.uint8),
        told_tokens=np.zeros((MOST_TOLD, 2), np.int32),
    )
