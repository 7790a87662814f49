"""All listed names as flat arrays: built once from analysed names, saved to a folder, opened by memory map."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seawall.errors import CorpusMissing
from seawall.matching.items import Item, listed_items
from seawall.matching.kernels import table, typos
from seawall.matching.kernels.compiled import waiting
from seawall.matching.kernels.keys import fill_tables, form_keys, sum_weights
from seawall.matching.kernels.prepared import look_up
from seawall.matching.kernels.scratch import new_scratch
from seawall.matching.kernels.types import ByteArray, IntArray, KeyArray, Records, Vocabulary
from seawall.matching.rarity import token_bits, token_weight
from seawall.matching.variants import cyrillic_links, meaning_key, variant_links
from seawall.names import Kind, Name, NameType, per_million
from seawall.names.frequency import known_forms
from seawall.names.translations import is_concept, kin, words_for_forms

# Raised whenever the meaning of the arrays changes: an index of another version is not opened.
VERSION = 19
# What a word of a person's name with lone letters counts as its share: the letters may explain the rest.
_LETTERS_SHARE = 2.0
# Common words are looked up beforehand in indexes of more forms than these: of a few hundred forms one look-up takes no
# time, and to make an index of one name must not.
_FEW_FORMS = 10_000
# The tables of so few forms are written by one kernel: numpy would take a tenth of a second for a thousand of them, and an
# index of one entity is made for each pair that is scored.
_BY_KERNEL = 1_000
# So many similar forms are kept at most, of nine bytes each.
_MOST_PREPARED = 1 << 20
# Kinds of words that are translated.
_MEANT = frozenset({Kind.WORD, Kind.CONCEPT})
_MAY_BE_PERSON = frozenset({NameType.PERSON, NameType.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Index:
    """The listed names, ready to be asked."""

    vocabulary: Vocabulary
    records: Records

    def save(self, folder: Path) -> None:
        """Write one .npy file an array; equal inputs give equal bytes."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, array in self._arrays().items():
            np.save(folder / f"{name}.npy", np.ascontiguousarray(array), allow_pickle=False)

    @classmethod
    def open(cls, folder: Path) -> "Index":
        """Map the arrays of a saved index into memory. Raises CorpusMissing where one is missing or of another version."""
        try:
            # As plain arrays: each piece cut from a memmap would take twenty times as long.
            loaded = {path.stem: np.asarray(np.load(path, mmap_mode="c")) for path in sorted(folder.glob("*.npy"))}
            if int(loaded["version"][0]) != VERSION:
                raise CorpusMissing(f"{folder} was built by another version of Seawall; run seawall refresh")
            vocabulary = Vocabulary(**{name: loaded[f"vocabulary_{name}"] for name in _names(Vocabulary)})
            records = Records(**{name: loaded[f"records_{name}"] for name in _names(Records)})
            return cls(vocabulary, records)
        except (KeyError, ValueError, OSError) as error:
            raise CorpusMissing(f"{folder} holds no whole index ({error}); run seawall refresh") from error

    def _arrays(self) -> dict[str, IntArray]:
        arrays = {f"vocabulary_{name}": getattr(self.vocabulary, name) for name in _names(Vocabulary)}
        arrays |= {f"records_{name}": getattr(self.records, name) for name in _names(Records)}
        arrays["version"] = np.array([VERSION], np.int64)
        return arrays


def _names(arrays: type[Vocabulary] | type[Records]) -> list[str]:
    return [field.name for field in fields(arrays)]


@waiting()
def build(names: Sequence[tuple[int, Name]]) -> Index:
    """Build the index of some names, each with the number of the entity that bears it; compiles kernels where that is left to do."""
    all_items = [list(listed_items(name.tokens)) for _, name in names]
    forms = sorted({item.form for listed in all_items for item in listed})
    number_of = {form: number for number, form in enumerate(forms)}
    unvowelled = {item.form for listed in all_items for item in listed if item.unvowelled}
    links = [*_meanings(names, number_of), *variant_links(forms), *_in_cyrillic(names, number_of)]
    vocabulary = _vocabulary(forms, links, [number_of[form] for form in sorted(unvowelled)])
    records = _records(names, all_items, number_of)
    return Index(_prepared(vocabulary, records), records)


def _prepared(vocabulary: Vocabulary, records: Records) -> Vocabulary:
    """The vocabulary with the look-ups of common words, the most common first, where there is anything to be gained."""
    if len(vocabulary.start) <= _FEW_FORMS:
        return vocabulary
    words = sorted(known_forms(), key=lambda form: (-per_million(form), form))
    packed = [word.encode("ascii") for word in words if word.isalpha()]
    text = np.frombuffer(bytearray(b"".join(packed)), np.uint8)
    start = np.concatenate([[0], np.cumsum([len(word) for word in packed])]).astype(np.int32)
    scratch = new_scratch(vocabulary, records)
    look_up(text, start, vocabulary, scratch, _MOST_PREPARED)
    slots, forms = np.flatnonzero(scratch.memo_key), int(scratch.memo_used[1])
    return replace(
        vocabulary,
        prepared_key=scratch.memo_key[slots],
        prepared_run=scratch.memo_run[slots],
        prepared_form=scratch.memo_form[:forms].copy(),
        prepared_alike=scratch.memo_alike[:forms].copy(),
        prepared_how=scratch.memo_how[:forms].copy(),
    )


def _meanings(names: Sequence[tuple[int, Name]], number_of: dict[str, int]) -> set[tuple[int, int]]:
    """Key of each meaning with each form that carries it, or one that translators write for it."""
    met = {(token.kind, token.meaning, token.form) for _, name in names for token in name.tokens if token.meaning}
    links = {(meaning_key(kind, meaning), number_of[form]) for kind, meaning, form in met}
    for kind, meaning, form in met:
        links.update([(key, number_of[form]) for key in _also(kind, meaning)])
    return links


@lru_cache(1 << 12)
def _also(kind: Kind, meaning: str) -> tuple[int, ...]:
    """The keys of what else translators write for a word of such a meaning, or for a form of law."""
    return tuple(meaning_key(*other) for other in _others(kind, meaning))


def _others(kind: Kind, meaning: str) -> Iterator[tuple[Kind, str]]:
    if kind is Kind.LEGAL:
        yield from ((_kind(other), other) for other in words_for_forms().get(meaning, ()))
    elif kind in _MEANT:
        yield from ((_kind(other), other) for other in kin().get(meaning, ()))
        yield from ((Kind.LEGAL, form) for form, words in words_for_forms().items() if meaning in words)


def _kind(meaning: str) -> Kind:
    return Kind.CONCEPT if is_concept(meaning) else Kind.WORD


def _in_cyrillic(names: Sequence[tuple[int, Name]], number_of: dict[str, int]) -> Iterator[tuple[int, int]]:
    """Links of the words alone: glued neighbours are never looked up so widely."""
    words = {token.form for _, name in names for token in name.tokens if token.kind is Kind.WORD}
    return cyrillic_links(words, number_of)


def _vocabulary(forms: list[str], links: list[tuple[int, int]], unvowelled: list[int]) -> Vocabulary:
    text = np.frombuffer(bytearray("".join(forms), "ascii"), np.uint8)
    start = _bounds([len(form) for form in forms])
    keys, shapes = np.empty((4, len(forms)), np.uint64), np.empty(len(forms), np.int32)
    form_keys(text, start, keys, shapes)
    without = np.array(unvowelled, np.int32)
    variant_keys = np.array([key for key, _ in links], np.uint64)
    variant_values = np.array([number for _, number in links], np.int32)
    if len(forms) <= _BY_KERNEL:
        return _with_tables(text, start, keys, shapes, without, variant_keys, variant_values)
    exact, sound, look, bare = keys
    numbers = np.arange(len(forms), dtype=np.int32)
    pieces = table.build(*typos.piece_keys(text, start))
    return Vocabulary(
        text,
        start,
        *table.build(exact, numbers),
        *pieces,
        shapes[pieces[2]],
        *table.build(sound, numbers),
        *table.build(look, numbers),
        *table.build(bare, numbers),
        *table.build(bare[without], without),
        *table.build(variant_keys, variant_values),
        **_nothing_prepared(),
    )


def _with_tables(  # noqa: PLR0913, PLR0917  # all that the tables are made of
    text: ByteArray, start: IntArray, keys: KeyArray, shapes: IntArray, without: IntArray,
    variant_keys: KeyArray, variant_values: IntArray,
) -> Vocabulary:  # fmt: skip
    """The vocabulary of few forms: what table.build makes, with room for as many different keys as there may be.

    What stays unused is zero: equal lists make equal files.
    """
    forms, variants = len(shapes), len(variant_keys)
    pieces = 3 * forms
    vocabulary = Vocabulary(
        text,
        start,
        *table.empty(forms), np.zeros(forms, np.int32),
        *table.empty(pieces), np.zeros(pieces, np.int32), np.zeros(pieces, np.int32),
        *table.empty(forms), np.zeros(forms, np.int32),
        *table.empty(forms), np.zeros(forms, np.int32),
        *table.empty(forms), np.zeros(forms, np.int32),
        *table.empty(len(without)), without,
        *table.empty(variants), variant_values,
        **_nothing_prepared(),
    )  # fmt: skip
    most = max(pieces, variants)
    room = np.empty(most, np.uint64), np.empty(most, np.int32), np.empty(most + 1, np.int32)
    fill_tables(vocabulary, keys, shapes, variant_keys, *room)
    return vocabulary


def _nothing_prepared() -> dict[str, Any]:
    return {
        "prepared_key": np.zeros(0, np.uint64),
        "prepared_run": np.zeros((0, 2), np.int32),
        "prepared_form": np.zeros(0, np.int32),
        "prepared_alike": np.zeros(0, np.float32),
        "prepared_how": np.zeros(0, np.uint8),
    }


def _records(names: Sequence[tuple[int, Name]], all_items: list[list[Item]], number_of: dict[str, int]) -> Records:
    tokens = [token for _, name in names for token in name.tokens]
    items = [item for listed in all_items for item in listed]
    sizes = np.array([len(name.tokens) for _, name in names], np.int64)
    token_start = _bounds(sizes)
    weights = np.array([token_weight(token) for token in tokens], np.float64)
    bits = np.array([token_bits(token, name.type) for _, name in names for token in name.tokens], np.float64)
    item_start = _bounds([len(listed) for listed in all_items])
    item_form = np.array([number_of[item.form] for item in items], np.int32)
    item_mask = np.array([item.mask for item in items], np.int64)
    item_record = np.arange(len(names), dtype=np.int32).repeat(item_start[1:] - item_start[:-1])
    item_weight, item_bits, summed = np.empty(len(items)), np.empty(len(items)), np.empty((2, len(names)))
    sum_weights(token_start, weights, bits, item_start, item_mask, item_weight, item_bits, summed)
    total, all_bits = summed.astype(np.float32)
    number_initials = np.array([_initials(name) for _, name in names], np.uint8)
    person = np.array([name.type in _MAY_BE_PERSON for _, name in names], np.uint8)
    lettered = number_initials * person
    share = item_weight / np.maximum(summed[0], 1e-9)[item_record]
    share[lettered[item_record] > 0] = _LETTERS_SHARE
    order = np.lexsort((item_record, -share, item_form))
    post_form, weight = item_form[order], item_weight.astype(np.float32)
    form_most = np.zeros(len(number_of), np.float32)
    form_bits = np.zeros(len(number_of), np.float32)
    np.maximum.at(form_most, item_form, weight)
    np.maximum.at(form_bits, item_form, item_bits.astype(np.float32))
    bound = np.empty((len(names), 4), np.float32)
    bound[:, 0], bound[:, 1], bound[:, 2], bound[:, 3] = total, all_bits, person, lettered
    return Records(
        entity=np.array([entity for entity, _ in names], np.int32),
        token_start=token_start,
        token_form=np.array([number_of[token.form] for token in tokens], np.int32),
        token_kind=np.array([int(token.kind) for token in tokens], np.uint8),
        token_first=np.array([ord(token.form[0]) for token in tokens], np.uint8),
        token_weight=weights.astype(np.float32),
        token_bits=bits.astype(np.float32),
        total=total,
        initials=number_initials,
        person=person,
        families=np.array([sum([token.family for token in name.tokens]) for _, name in names], np.uint8),
        item_start=item_start,
        item_form=item_form,
        item_mask=item_mask,
        item_weight=weight,
        post_start=post_form.searchsorted(np.arange(len(number_of) + 1)).astype(np.int32),
        form_most=form_most,
        form_bits=form_bits,
        post_record=item_record[order],
        post_weight=weight[order],
        post_share=share[order].astype(np.float32),
        bits=all_bits,
        bound=bound,
    )


def _initials(name: Name) -> int:
    return sum([token.kind is Kind.INITIAL for token in name.tokens])


def _bounds(sizes: Sequence[int] | IntArray) -> NDArray[np.int32]:
    """Where each of some runs begins, and where the last ends."""
    bounds = np.zeros(len(sizes) + 1, np.int32)
    np.cumsum(sizes, out=bounds[1:])
    return bounds
