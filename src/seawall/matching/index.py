"""All listed names as flat arrays: built once from analysed names, saved to a folder, opened by memory map."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from seawall.errors import CorpusMissing
from seawall.matching.items import Item, listed_items
from seawall.matching.kernels import lookup, table
from seawall.matching.kernels.text import bare_hash, letters, look_hash, skeleton_hash, token_hash
from seawall.matching.kernels.types import IntArray, Records, Vocabulary
from seawall.matching.rarity import token_bits, token_weight
from seawall.matching.variants import meaning_key, variant_links
from seawall.names import Kind, Name, NameType

# Raised whenever the meaning of the arrays changes: an index of another version is not opened.
VERSION = 7
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
            loaded = {path.stem: np.load(path, mmap_mode="c") for path in sorted(folder.glob("*.npy"))}
            if int(loaded["version"][0]) != VERSION:
                raise CorpusMissing(f"{folder} was built by another version of Seawall; run seawall refresh")
            vocabulary = Vocabulary(**{name: loaded[f"vocabulary_{name}"] for name in Vocabulary._fields})
            records = Records(**{name: loaded[f"records_{name}"] for name in Records._fields})
            return cls(vocabulary, records)
        except (KeyError, ValueError, OSError) as error:
            raise CorpusMissing(f"{folder} holds no whole index ({error}); run seawall refresh") from error

    def _arrays(self) -> dict[str, IntArray]:
        arrays = {f"vocabulary_{name}": array for name, array in self.vocabulary._asdict().items()}
        arrays |= {f"records_{name}": array for name, array in self.records._asdict().items()}
        arrays["version"] = np.array([VERSION], np.int64)
        return arrays


def build(names: Sequence[tuple[int, Name]]) -> Index:
    """Build the index of some names, each with the number of the entity that bears it."""
    all_items = [list(listed_items(name.tokens)) for _, name in names]
    forms = sorted({item.form for listed in all_items for item in listed})
    number_of = {form: number for number, form in enumerate(forms)}
    unvowelled = {item.form for listed in all_items for item in listed if item.unvowelled}
    vocabulary = _vocabulary(forms, _meanings(names, number_of), [number_of[form] for form in sorted(unvowelled)])
    return Index(vocabulary, _records(names, all_items, number_of))


def _meanings(names: Sequence[tuple[int, Name]], number_of: dict[str, int]) -> list[tuple[int, int]]:
    """Key of each meaning with each form that carries it."""
    met = {(token.kind, token.meaning, token.form) for _, name in names for token in name.tokens if token.meaning}
    return sorted((meaning_key(kind, meaning), number_of[form]) for kind, meaning, form in met)


def _vocabulary(forms: list[str], meanings: list[tuple[int, int]], unvowelled: list[int]) -> Vocabulary:
    text = np.frombuffer("".join(forms).encode("ascii"), np.uint8)
    start = np.concatenate([[0], np.cumsum([len(form) for form in forms])]).astype(np.int32)
    numbers = np.arange(len(forms), dtype=np.int32)
    exact = np.array([token_hash(text, start[v], start[v + 1], 0) for v in range(len(forms))], np.uint64)
    sound = np.array([skeleton_hash(text, start[v], start[v + 1]) for v in range(len(forms))], np.uint64)
    look = np.array([look_hash(text, start[v], start[v + 1]) for v in range(len(forms))], np.uint64)
    bare = np.array([bare_hash(text, start[v], start[v + 1]) for v in range(len(forms))], np.uint64)
    without = np.array(unvowelled, np.int32)
    links = [*meanings, *variant_links(forms)]
    variant_keys = np.array([key for key, _ in links], np.uint64)
    variant_values = np.array([number for _, number in links], np.int32)
    shapes = np.array([letters(text, start[v], start[v + 1]) for v in range(len(forms))], np.int32)
    pieces = table.build(*lookup.piece_keys(text, start))
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
    )


@dataclass(slots=True)
class _Columns:
    """The record arrays while they grow."""

    entity: list[int] = field(default_factory=list)
    token_start: list[int] = field(default_factory=lambda: [0])
    token_form: list[int] = field(default_factory=list)
    token_kind: list[int] = field(default_factory=list)
    token_first: list[int] = field(default_factory=list)
    token_weight: list[float] = field(default_factory=list)
    token_bits: list[float] = field(default_factory=list)
    total: list[float] = field(default_factory=list)
    initials: list[int] = field(default_factory=list)
    person: list[bool] = field(default_factory=list)
    families: list[int] = field(default_factory=list)
    item_start: list[int] = field(default_factory=lambda: [0])
    item_form: list[int] = field(default_factory=list)
    item_mask: list[int] = field(default_factory=list)
    item_weight: list[float] = field(default_factory=list)


def _records(names: Sequence[tuple[int, Name]], all_items: list[list[Item]], number_of: dict[str, int]) -> Records:
    columns = _Columns()
    for (entity, name), listed in zip(names, all_items, strict=True):
        weights = _add_tokens(columns, name, number_of)
        columns.entity.append(entity)
        columns.total.append(sum(weights))
        columns.initials.append(sum(token.kind is Kind.INITIAL for token in name.tokens))
        columns.person.append(name.type in _MAY_BE_PERSON)
        columns.families.append(sum(token.family for token in name.tokens))
        for item in listed:
            columns.item_form.append(number_of[item.form])
            columns.item_mask.append(item.mask)
            columns.item_weight.append(sum(w for place, w in enumerate(weights) if item.mask >> place & 1))
        columns.item_start.append(len(columns.item_form))
    item_form = np.array(columns.item_form, np.int32)
    item_record = np.repeat(np.arange(len(names), dtype=np.int32), np.diff(columns.item_start))
    item_weight = np.array(columns.item_weight, np.float32)
    order = np.argsort(item_form, kind="stable")
    bounds = np.searchsorted(item_form[order], np.arange(len(number_of) + 1)).astype(np.int32)
    return Records(
        entity=np.array(columns.entity, np.int32),
        token_start=np.array(columns.token_start, np.int32),
        token_form=np.array(columns.token_form, np.int32),
        token_kind=np.array(columns.token_kind, np.uint8),
        token_first=np.array(columns.token_first, np.uint8),
        token_weight=np.array(columns.token_weight, np.float32),
        token_bits=np.array(columns.token_bits, np.float32),
        total=np.array(columns.total, np.float32),
        initials=np.array(columns.initials, np.uint8),
        person=np.array(columns.person, np.uint8),
        families=np.array(columns.families, np.uint8),
        item_start=np.array(columns.item_start, np.int32),
        item_form=item_form,
        item_mask=np.array(columns.item_mask, np.int64),
        item_weight=item_weight,
        post_start=bounds,
        post_record=item_record[order],
        post_weight=item_weight[order],
    )


def _add_tokens(columns: _Columns, name: Name, number_of: dict[str, int]) -> list[float]:
    weights = [token_weight(token) for token in name.tokens]
    for token, weight in zip(name.tokens, weights, strict=True):
        columns.token_form.append(number_of[token.form])
        columns.token_kind.append(int(token.kind))
        columns.token_first.append(ord(token.form[0]))
        columns.token_weight.append(weight)
        columns.token_bits.append(token_bits(token))
    columns.token_start.append(len(columns.token_form))
    return weights
