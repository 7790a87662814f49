"""Entities to a corpus folder: analysed once, indexed, written whole beside the old one."""

import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
import numpy as np

from seawall.clusters import NOTHING_KNOWN, Judgement, Known, overrides_hash
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
from seawall.corpus.judged import Judged, read_judged, rewrite_judged, write_judged
from seawall.corpus.manifest import ENGINE, ListVersion, Manifest, version_of
from seawall.corpus.merge import merged, set_apart
from seawall.entities import Entity
from seawall.fetch import sync_folder
from seawall.matching import Listed, identifier_table, listed_of


def build(  # noqa: PLR0913, PLR0917  # what a corpus is made of, the last three each with its usual value
    folder: Path,
    lists: Sequence[ListVersion],
    entities: Iterable[Entity],
    missing: Sequence[str] = (),
    persons: Sequence[Judgement] = (),
    before: Known = NOTHING_KNOWN,
) -> Corpus:
    """Write a corpus into `folder`, which appears only when it is whole and on the disk; equal inputs give equal bytes.

    Entities are kept in the order given, those of one id as one (merge.py). An entity without any name is kept too: its identifiers are still matched.
    missing are the ids of lists that were asked for and of which there is no good version. persons are the rulings of
    persons on which entries are one party; before is what was judged of the last corpus, which only makes it faster.
    """
    partial = folder.with_name(folder.name + ".part")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    entries = list(entities)
    kept = merged(entries)
    _write_entities(partial, kept)
    (partial / APART).write_bytes(msgspec.msgpack.encode(set_apart(entries)))
    listed = listed_of(kept)
    _write_names(partial, kept, listed)
    write_judged(partial, kept, listed, persons, before)
    manifest = Manifest(
        version=version_of(tuple(lists), tuple(missing), overrides_hash(persons)),
        engine=ENGINE,
        lists=tuple(sorted(lists, key=lambda row: row.id)),
        entities=len(kept),
        names=sum(len(entity.names) for entity in kept),
        list_names=tuple(sorted({row.list_name for entity in kept for row in entity.designations})),
        sizes={},
        missing=tuple(sorted(missing)),
    )
    return _finished(partial, folder, manifest)


def rebuild(folder: Path, corpus: Corpus, persons: Sequence[Judgement]) -> Corpus:
    """The same lists in another folder under other rulings of persons: nothing is read, indexed or matched again."""
    partial = folder.with_name(folder.name + ".part")
    shutil.rmtree(partial, ignore_errors=True)
    shutil.copytree(corpus.folder, partial, ignore=shutil.ignore_patterns(MANIFEST, "look-back"))
    known = read_judged(corpus.folder).known
    rewrite_judged(partial, list(corpus), Judged(known, tuple(persons)))
    manifest = corpus.manifest
    version = version_of(manifest.lists, manifest.missing, overrides_hash(persons))
    return _finished(partial, folder, msgspec.structs.replace(manifest, version=version))


def _finished(partial: Path, folder: Path, manifest: Manifest) -> Corpus:
    """Give a whole folder its manifest and then its name."""
    _write_manifest(partial, manifest)
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


def _write_names(folder: Path, kept: list[Entity], listed: Listed) -> None:
    """The index of names and the table of identifiers."""
    listed.index.save(folder / INDEX)
    np.save(folder / RECORD_NAME, listed.record_name)
    np.save(folder / RECORD_WEAK, listed.record_weak)
    for file, array in zip(IDENTIFIER_ARRAYS, identifier_table(kept), strict=True):
        np.save(folder / file, array)


def _synced(folder: Path) -> None:
    """Have every byte on the disk before the folder gets its name: after a power cut a name must not stand for holes."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb+") as stream:
                os.fsync(stream.fileno())
    for place in (*(path for path in folder.rglob("*") if path.is_dir()), folder):
        sync_folder(place)


def _write_manifest(folder: Path, manifest: Manifest) -> None:
    """Last of all: a folder with a manifest is a whole one."""
    told = msgspec.structs.replace(manifest, sizes=sizes(folder))
    (folder / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(told)))
