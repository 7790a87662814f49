"""What a collection says about an edition beside its files: index.json with its version, day, counts and checksums."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

from seawall.errors import Problem
from seawall.lists.edition import iso_day
from seawall.lists.ftm.lines import loaded
from seawall.lists.publisher import OpenFile
from seawall.lists.row import Part

# OpenSanctions' largest index, that of the default collection with all its sources, has some hundred kilobytes.
MAX_INDEX_BYTES = 16 << 20
# A checksum's algorithm by the length of its digits. It tells a damaged file, not a forged one: it comes the same way.
_ALGORITHMS = {40: "sha1", 64: "sha256"}
_STEP = 1 << 20


@dataclass(frozen=True, slots=True)
class Resource:
    """One file of an edition: its name, its size in bytes and its checksum, where they are given."""

    name: str
    size: int | None = None
    checksum: str = ""


@dataclass(frozen=True, slots=True)
class Index:
    """An edition of a collection. entities counts every entity, edges too; targets those that are listed themselves."""

    name: str = ""
    title: str = ""
    version: str = ""
    published: date | None = None
    entities: int | None = None
    targets: int | None = None
    resources: tuple[Resource, ...] = ()
    delta_url: str = ""

    def resource(self, file: str) -> Resource | None:
        """The resource that a file is, by its name."""
        base = file.rpartition("/")[2]
        return next((resource for resource in self.resources if resource.name == base), None)

    def miscounted(self, file: str, *, entries: int, parties: int) -> Iterator[Problem]:
        """Where a file holds more or fewer than the index claims; a file under another name is not spoken of."""
        base = file.rpartition("/")[2]
        claims = {"entities.ftm.json": (self.entities, entries)}
        claims |= dict.fromkeys(("targets.nested.json", "targets.simple.csv"), (self.targets, parties))
        claimed, found = claims.get(base, (None, 0))
        if claimed is not None and claimed != found:
            yield Problem(
                file, "", "count", str(claimed), f"the index claims {claimed:,} entries, {found:,} were found"
            )


def read_index(stream: BinaryIO, file: str) -> Index | Problem:
    """Read index.json; a Problem where it is none."""
    raw = stream.read(MAX_INDEX_BYTES + 1)
    said = loaded(raw) if len(raw) <= MAX_INDEX_BYTES else f"more than {MAX_INDEX_BYTES >> 20} MB"
    if isinstance(said, str):
        return Problem(file, "", "", "", f"the index can't be read: {said}")
    rows = said.get("resources")
    resources = tuple(_resource(row) for row in (rows if isinstance(rows, list) else ()) if isinstance(row, dict))
    return Index(
        name=_text(said, "name"),
        title=_text(said, "title"),
        version=_text(said, "version"),
        published=iso_day(_text(said, "last_export")) or iso_day(_text(said, "updated_at")),
        entities=_count(said, "entity_count"),
        targets=_count(said, "target_count"),
        resources=resources,
        delta_url=_text(said, "delta_url"),
    )


def index_of(files: tuple[OpenFile, ...]) -> tuple[Index, list[Problem]]:
    """The index that lies beside an edition's file, an empty one where none does, and what is wrong with either.

    A file that is given with its index must be the one that the index speaks of.
    """
    problems: list[Problem] = []
    index = Index()
    for file in files:
        if file.part is Part.METADATA:
            read = read_index(file.stream, file.name)
            if isinstance(read, Problem):
                problems.append(read)
            else:
                index = read
    for file in files:
        resource = index.resource(file.name) if file.part is Part.WHOLE else None
        if resource:
            problems += _damaged(file, resource)
            file.stream.seek(0)
    return index, problems


def _damaged(file: OpenFile, resource: Resource) -> Iterator[Problem]:
    algorithm = _ALGORITHMS.get(len(resource.checksum))
    digest = hashlib.new(algorithm or "sha1", usedforsecurity=False)
    size = 0
    while piece := file.stream.read(_STEP):
        size += len(piece)
        digest.update(piece)
    if resource.size is not None and size != resource.size:
        yield Problem(
            file.name, "", "size", str(size), f"the index claims {resource.size:,} bytes, the file has {size:,}"
        )
    elif algorithm and digest.hexdigest() != resource.checksum:
        yield Problem(file.name, "", "checksum", digest.hexdigest(), f"not the {algorithm} that the index gives")


def _resource(row: Mapping[str, Any]) -> Resource:
    return Resource(_text(row, "name") or _text(row, "path"), _count(row, "size"), _text(row, "checksum").lower())


def _text(said: Mapping[str, Any], key: str) -> str:
    value = said.get(key)
    return value.strip() if isinstance(value, str) else ""


def _count(said: Mapping[str, Any], key: str) -> int | None:
    value = said.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
