"""The flat arrays that the kernels work on, each with its meaning and unit."""

from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

ByteArray: TypeAlias = NDArray[np.uint8]
IntArray: TypeAlias = NDArray[Any]
KeyArray: TypeAlias = NDArray[np.uint64]
FloatArray: TypeAlias = NDArray[np.float32]

# How a token of the query found a token of a listed name.
EXACT, SPELLING, SOUND, VARIANT, MEANING, INITIAL = range(6)


class Vocabulary(NamedTuple):
    """The distinct token forms of all listed names, glued neighbours included, and the ways to find them."""

    text: ByteArray  # all forms, one after the other
    start: IntArray  # form v is text[start[v]:start[v + 1]]
    letters: IntArray  # which letters form v has, a bit each
    exact_slots: KeyArray  # hash of the form → v
    exact_runs: IntArray
    exact_values: IntArray
    piece_slots: KeyArray  # hash of a piece of the form, with its length and the piece's number → v
    piece_runs: IntArray
    piece_values: IntArray
    sound_slots: KeyArray  # hash of the consonant skeleton → v
    sound_runs: IntArray
    sound_values: IntArray
    variant_slots: KeyArray  # hash of a known spelling variant, or of a meaning → v
    variant_runs: IntArray
    variant_values: IntArray


class Records(NamedTuple):
    """All listed names: their tokens, their items (tokens and glued neighbours) and who mentions which form."""

    entity: IntArray  # number of the entity that bears name r
    token_start: IntArray  # tokens of name r are token_start[r]:token_start[r + 1]
    token_form: IntArray  # form of a token
    token_kind: ByteArray  # seawall.names.Kind
    token_first: ByteArray  # first letter
    token_weight: FloatArray  # share-giving weight, 0–1
    token_bits: FloatArray  # how much a match of this token says, in nats
    total: FloatArray  # sum of token weights of name r
    item_start: IntArray  # items of name r are item_start[r]:item_start[r + 1]
    item_form: IntArray
    item_mask: IntArray  # which tokens of the name the item covers, a bit each
    item_weight: FloatArray
    post_start: IntArray  # items with form v are post_item[post_start[v]:post_start[v + 1]]
    post_record: IntArray
    post_weight: FloatArray


class Query(NamedTuple):
    """One name to be screened, in the same terms."""

    text: ByteArray
    start: IntArray
    kind: ByteArray  # per item; a glued item has kind WORD
    meaning: KeyArray  # per item
    mask: IntArray  # per item
    token_kind: ByteArray
    token_weight: FloatArray
    token_first: ByteArray  # first letter of each token


class Found(NamedTuple):
    """Scratch for looking up one form: what was found, what was already met (one number a form), and workspace."""

    forms: IntArray
    alike: FloatArray
    how: ByteArray
    seen: IntArray
    work: FloatArray
