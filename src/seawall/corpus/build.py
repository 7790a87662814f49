"""Entities to a corpus folder: analysed once, indexed, written whole beside the old one."""

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
import numpy as np

from seawall.corpus.corpus import Corpus
from seawall.corpus.files import ENTITIES, IDENTIFIER_ARRAYS, IDS, INDEX, MANIFEST, OFFSETS, RECORD_NAME, RECORD_WEAK
from seawall.corpus.manifest import ENGINE, ListVersion, Manifest, version_of
from seawall.corpus.merge import merged
from seawall.entities import Entity
from seawall.matching import build_index, identifier_table, listed_name


def build(folder: Path, lists: Sequence[ListVersion], entities: Iterable[Entity]) -> Corpus:
    """Write a corpus into `folder`, which appears only when it is whole; equal inputs give equal bytes.

    Entities are kept in the order given, those of one id as one (merge.py). An entity without any name is kept too: its identifiers are still matched.
    """
    partial = folder.with_name(folder.name + ".part")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    kept = merged(entities)
    _write_entities(partial, kept)
    names = [(number, place, name) for number, entity in enumerate(kept) for place, name in enumerate(entity.names)]
    build_index([(number, listed_name(kept[number], name)) for number, _, name in names]).save(partial / INDEX)
    np.save(partial / RECORD_NAME, np.array([place for _, place, _ in names], np.int32))
    np.save(partial / RECORD_WEAK, np.array([name.weak for _, _, name in names], np.bool_))
    for name, array in zip(IDENTIFIER_ARRAYS, identifier_table(kept), strict=True):
        np.save(partial / name, array)
    rows = tuple(sorted(lists, key=lambda row: row.id))
    manifest = Manifest(version=version_of(rows), engine=ENGINE, lists=rows, entities=len(kept), names=len(names))
    (partial / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest)))
    shutil.rmtree(folder, ignore_errors=True)
    partial.rename(folder)
    return Corpus.open(folder)


def _write_entities(folder: Path, entities: list[Entity]) -> None:
    encoder = msgspec.msgpack.Encoder()
    packed = [encoder.encode(entity) for entity in entities]
    (folder / ENTITIES).write_bytes(b"".join(packed))
    np.save(folder / OFFSETS, np.concatenate([[0], np.cumsum([len(piece) for piece in packed])]).astype(np.uint64))
    (folder / IDS).write_text("\n".join(entity.id for entity in entities), encoding="utf-8")
