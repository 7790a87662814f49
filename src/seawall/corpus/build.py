"""Entities to a corpus folder: analysed once, indexed, written whole beside the old one."""

import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
import numpy as np

from seawall.corpus.corpus import Corpus
from seawall.corpus.files import (
    APART,
    ENTITIES,
    IDENTIFIER_ARRAYS,
    IDS,
    INDEX,
    MANIFEST,
    OFFSETS,
    RECORD_NAME,
    RECORD_WEAK,
    sizes,
)
from seawall.corpus.manifest import ENGINE, ListVersion, Manifest, version_of
from seawall.corpus.merge import merged, set_apart
from seawall.entities import Entity
from seawall.fetch import sync_folder
from seawall.matching import build_index, identifier_table, records_of


def build(
    folder: Path, lists: Sequence[ListVersion], entities: Iterable[Entity], missing: Sequence[str] = ()
) -> Corpus:
    """Write a corpus into `folder`, which appears only when it is whole and on the disk; equal inputs give equal bytes.

    Entities are kept in the order given, those of one id as one (merge.py). An entity without any name is kept too: its identifiers are still matched.
    missing are the ids of lists that were asked for and of which there is no good version.
    """
    partial = folder.with_name(folder.name + ".part")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    entries = list(entities)
    kept = merged(entries)
    _write_entities(partial, kept)
    (partial / APART).write_bytes(msgspec.msgpack.encode(set_apart(entries)))
    names = _write_names(partial, kept)
    _write_manifest(partial, lists, kept, names, missing)
    _synced(partial)
    shutil.rmtree(folder, ignore_errors=True)
    partial.rename(folder)
    sync_folder(folder.parent)
    corpus = Corpus.open(folder)
    corpus.prepare()
    return corpus


def _write_entities(folder: Path, entities: list[Entity]) -> None:
    encoder = msgspec.msgpack.Encoder()
    packed = [encoder.encode(entity) for entity in entities]
    (folder / ENTITIES).write_bytes(b"".join(packed))
    np.save(folder / OFFSETS, np.concatenate([[0], np.cumsum([len(piece) for piece in packed])]).astype(np.uint64))
    (folder / IDS).write_text("\n".join(entity.id for entity in entities), encoding="utf-8")


def _write_names(folder: Path, kept: list[Entity]) -> int:
    """The index of names and the table of identifiers; gives the number of names."""
    records = list(records_of(enumerate(kept)))
    build_index([(number, name) for number, _, name in records]).save(folder / INDEX)
    np.save(folder / RECORD_NAME, np.array([place for _, place, _ in records], np.int32))
    weak = [kept[number].names[place].weak for number, place, _ in records]
    np.save(folder / RECORD_WEAK, np.array(weak, np.bool_))
    for file, array in zip(IDENTIFIER_ARRAYS, identifier_table(kept), strict=True):
        np.save(folder / file, array)
    return sum(len(entity.names) for entity in kept)


def _synced(folder: Path) -> None:
    """Have every byte on the disk before the folder gets its name: after a power cut a name must not stand for holes."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb+") as stream:
                os.fsync(stream.fileno())
    for place in (*(path for path in folder.rglob("*") if path.is_dir()), folder):
        sync_folder(place)


def _write_manifest(
    folder: Path, lists: Sequence[ListVersion], kept: list[Entity], names: int, missing: Sequence[str]
) -> None:
    """Last of all: a folder with a manifest is a whole one."""
    rows = tuple(sorted(lists, key=lambda row: row.id))
    manifest = Manifest(
        version=version_of(rows, tuple(missing)),
        engine=ENGINE,
        lists=rows,
        entities=len(kept),
        names=names,
        list_names=tuple(sorted({row.list_name for entity in kept for row in entity.designations})),
        sizes=sizes(folder),
        missing=tuple(sorted(missing)),
    )
    (folder / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest)))
