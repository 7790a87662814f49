"""What is judged of a corpus's entries, in two files: clusters for those who screen, all else for the next refresh."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from seawall.clusters import NOTHING_KNOWN, Clusters, Judgement, Known, clusters_of, found_among
from seawall.corpus.files import CLUSTERS, JUDGED
from seawall.corpus.manifest import ENGINE
from seawall.entities import Entity
from seawall.matching import Listed


class _Clusters(msgspec.Struct, frozen=True):
    judgements: tuple[Judgement, ...]
    clusters: tuple[tuple[str, ...], ...]


class Judged(msgspec.Struct, frozen=True):
    """What the engine judged by itself, and the persons' rulings that stand over it."""

    known: Known = NOTHING_KNOWN
    persons: tuple[Judgement, ...] = ()


def write_judged(
    folder: Path, entities: Sequence[Entity], listed: Listed, persons: Iterable[Judgement], before: Known
) -> None:
    """Judge the entries of a corpus and write what was found."""
    known = found_among(entities, listed, ENGINE, before) if entities else NOTHING_KNOWN
    rewrite_judged(folder, entities, Judged(known, tuple(persons)))


def rewrite_judged(folder: Path, entities: Sequence[Entity], judged: Judged) -> None:
    """Write the clusters that follow from what was judged before; only what persons say is another."""
    found = clusters_of(entities, judged.known.judgements, judged.persons)
    (folder / CLUSTERS).write_bytes(msgspec.msgpack.encode(_Clusters(found.judgements, found.clusters)))
    (folder / JUDGED).write_bytes(msgspec.msgpack.encode(judged))


def read_clusters(folder: Path) -> Clusters:
    """The clusters of a corpus folder; none in one that was built before there were any."""
    if not (folder / CLUSTERS).exists():
        return Clusters()
    read = msgspec.msgpack.decode((folder / CLUSTERS).read_bytes(), type=_Clusters)
    return Clusters(read.judgements, read.clusters)


def read_judged(folder: Path) -> Judged:
    """What was judged of a corpus folder's entries; nothing in one that was built before there were clusters."""
    if not (folder / JUDGED).exists():
        return Judged()
    return msgspec.msgpack.decode((folder / JUDGED).read_bytes(), type=Judged)
