"""The flat arrays that the kernels work on, each with its meaning and unit."""

from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from seawall.matching.kernels.by_address import ByAddress

ByteArray: TypeAlias = NDArray[np.uint8]
IntArray: TypeAlias = NDArray[Any]
KeyArray: TypeAlias = NDArray[np.uint64]
FloatArray: TypeAlias = NDArray[np.float32]

# How a token of the query found a token of a listed name.
EXACT, SPELLING, SOUND, VARIANT, MEANING, INITIAL, CUT = range(7)


@dataclass(frozen=True, eq=False)
class Vocabulary(ByAddress):
    """The distinct token forms of all listed names, glued neighbours included, and the ways to find them."""

    text: ByteArray  # all forms, one after the other
    start: IntArray  # form v is text[start[v]:start[v + 1]]
    exact_slots: KeyArray  # hash of the form → v
    exact_runs: IntArray
    exact_values: IntArray
    piece_slots: KeyArray  # hash of a piece of the form, with its length and the piece's number → v
    piece_runs: IntArray
    piece_values: IntArray
    piece_letters: IntArray  # letters of the form in piece_values, beside it: looked at before the form itself
    sound_slots: KeyArray  # hash of the consonant skeleton → v
    sound_runs: IntArray
    sound_values: IntArray
    look_slots: KeyArray  # hash of how the form looks to a reader of small print → v
    look_runs: IntArray
    look_values: IntArray
    bare_slots: KeyArray  # hash of the consonants that a script without vowels writes → v
    bare_runs: IntArray
    bare_values: IntArray
    unvowelled_slots: KeyArray  # the same, of forms that were themselves read from such a script
    unvowelled_runs: IntArray
    unvowelled_values: IntArray
    variant_slots: KeyArray  # hash of a known spelling variant, or of a meaning → v
    variant_runs: IntArray
    variant_values: IntArray
    prepared_key: KeyArray  # look-ups of common words made beforehand, as they stand in Scratch.memo_*
    prepared_run: IntArray
    prepared_form: IntArray
    prepared_alike: FloatArray
    prepared_how: ByteArray


@dataclass(frozen=True, eq=False)
class Records(ByAddress):
    """All listed names: their tokens, their items (tokens and glued neighbours) and who mentions which form."""

    entity: IntArray  # number of the entity that bears name r
    token_start: IntArray  # tokens of name r are token_start[r]:token_start[r + 1]
    token_form: IntArray  # form of a token
    token_kind: ByteArray  # seawall.names.Kind
    token_first: ByteArray  # first letter
    token_weight: FloatArray  # share-giving weight, 0–1
    token_bits: FloatArray  # how much a match of this token says, in nats
    total: FloatArray  # sum of token weights of name r
    initials: ByteArray  # how many lone letters name r has
    person: ByteArray  # 1 where name r may be a person's
    families: ByteArray  # how many tokens before the comma of "LAST, First"
    item_start: IntArray  # items of name r are item_start[r]:item_start[r + 1]
    item_form: IntArray
    item_mask: IntArray  # which tokens of the name the item covers, a bit each
    item_weight: FloatArray
    post_start: IntArray  # items with form v are post_item[post_start[v]:post_start[v + 1]]
    form_most: FloatArray  # the most that a form weighs in a name
    form_bits: FloatArray  # and the most that it says there, in nats
    post_record: IntArray  # of each form: by share, the highest first
    post_weight: FloatArray
    post_share: FloatArray  # post_weight as a share of the name's total; 2 where lone letters may explain more of it
    bits: FloatArray  # sum of token_bits of name r
    bound: (
        FloatArray  # total, bits, person, and initials if it is one, side by side: read together for each name touched
    )


class Query(NamedTuple):
    """One name to be screened, in the same terms."""

    text: ByteArray
    start: IntArray
    width: ByteArray  # per item: how widely it is looked for (lookup.NARROW, TYPO, WIDE, BEGINNING)
    unvowelled: ByteArray  # per item: 1 where some of it was read from a script without vowels
    meaning: KeyArray  # per item
    mask: IntArray  # per item
    token_kind: ByteArray
    token_weight: FloatArray
    token_first: ByteArray  # first letter of each token
    token_syllable: ByteArray  # 1 where it is one sign of a script that writes a syllable a sign (Han, Hangul)
    person: ByteArray  # one number: 1 where the name may be a person's
    families: ByteArray  # one number: how many tokens before the comma of "LAST, First"
    cut: ByteArray  # one number: 1 where a field of a message may have cut the name off


@dataclass(frozen=True, eq=False)
class Scratch(ByAddress):
    """Memory of one caller, reused from name to name; what it holds between calls says nothing.

    reached, reached_count, is_reached, met_list, is_touched and explained are the exception: the first three say which forms belong to the present name,
    and of the others no name is touched between names.
    """

    head: IntArray  # first link of a form that is reached
    seen: IntArray  # mark of the look-up that met a form last
    reached: IntArray  # forms that the present name reaches
    reached_count: IntArray  # one number: how many they are
    is_reached: ByteArray  # the same, a bit for each form of the vocabulary: small enough to stay near the processor
    link_item: IntArray  # item of the query behind a link
    link_next: IntArray  # next link of the same form, -1 at the end
    link_mask: IntArray  # tokens of the query behind this link and those after it, a bit each
    link_alike: FloatArray  # 0–1
    link_how: ByteArray
    met_list: FloatArray  # weight of a listed name that the present window of a text may explain (kernels/spans.py)
    explained: IntArray  # per listed name: which tokens of the present name may explain how much of what weight (kernels/candidates.py)
    touched: IntArray  # listed names that the present name may be like
    is_touched: ByteArray  # the same, a bit for each listed name: small enough to stay near the processor
    item_run: IntArray  # per item of the present name: run of memo_form, from and to; slot of memo_run, or -1
    item_own: KeyArray  # hash of each item's letters, and under which its look-up is remembered where it is
    item_key: KeyArray
    item_sum: NDArray[np.float64]  # how many listed names its forms have, and the most that one of them says, in nats
    groups: NDArray[np.float64]  # per set of groups of the present name's tokens: see kernels/candidates.py
    own_weight: NDArray[np.float64]  # weight of the present name's items
    token_postings: IntArray  # of each token of the present name: how many listed names its forms have
    token_most: NDArray[np.float64]  # and the most that one of its forms weighs in a listed name
    token_bits: NDArray[np.float64]  # and says there, in nats
    spelling: IntArray  # the token that is looked up, ready for comparison (kernels/spelling.py)
    rows: IntArray  # of a word that is read from a script without vowels (kernels/unvowelled.py)
    turned: ByteArray  # a token with two letters changed
    near: IntArray  # forms that may be like the token that is looked up
    near_start: IntArray  # where their letters begin and end, and the first of them
    near_stop: IntArray
    near_first: ByteArray
    near_weight: FloatArray  # only to touch what is asked for next
    probe_key: KeyArray  # hashes of the pieces that forms like the token may have, how many edits they may be away, where those forms stand
    probe_edits: IntArray
    probe_run: IntArray
    peq: KeyArray  # positions of each letter in the token that is looked up, a bit each
    memo_key: KeyArray  # look-ups already made: key, run and pool
    memo_run: IntArray
    memo_sum: IntArray  # of each look-up what candidates._weigh_run says of its forms; 0 where not asked yet
    memo_form: IntArray
    memo_alike: FloatArray
    memo_how: ByteArray
    is_full: ByteArray  # one number: 1 where the present way of looking has found more forms than it keeps (kernels/nearest.py)
    memo_used: IntArray  # (runs, pool entries) in use, and how often the memo was emptied
    memo_order: IntArray  # where in memo_key the look-ups stand, in the order in which they were made
    order: IntArray  # possible pairs of an alignment
    found_query: IntArray
    found_list: IntArray
    found_how: IntArray
    found_alike: FloatArray
    found_gain: FloatArray
    pairs: IntArray  # the chosen pairs: (tokens of the query, tokens of the listed name, how), masks of bits
    pair_alike: FloatArray
    measures: FloatArray
