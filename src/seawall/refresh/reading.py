"""Archived files of one publication to entities and problems, by the reader of their format."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, TypeAlias

from seawall.entities import Entity
from seawall.errors import Problem
from seawall.fetch import Archive, Fetched
from seawall.lists.catalog import Format
from seawall.lists.publication import Publication, count


@dataclass(frozen=True, slots=True)
class OpenFile:
    """One file of a publication, open, under the name that its user knows."""

    name: str
    stream: BinaryIO


# (list id, the publication's open files, its date where another than the files knows it) to things and problems.
Reader: TypeAlias = Callable[[str, tuple[OpenFile, ...], date | None], Iterator[Entity | Problem]]
Readers: TypeAlias = Mapping[Format, Reader]


@dataclass(frozen=True, slots=True)
class Reading:
    """A publication with everything that was read in it."""

    publication: Publication
    entities: tuple[Entity, ...]
    problems: tuple[Problem, ...]


def read(
    archive: Archive, readers: Readers, list_id: str, form: Format, files: tuple[Fetched, ...], published: date | None
) -> Reading:
    """Read a publication from the archive. InputRefused where archived bytes are missing or damaged."""
    entities: list[Entity] = []
    problems: list[Problem] = []
    with ExitStack() as stack:
        opened = tuple(OpenFile(file.file, stack.enter_context(archive.open(file.sha256))) for file in files)
        for item in readers[form](list_id, opened, published):
            if isinstance(item, Entity):
                entities.append(item)
            else:
                problems.append(item)
    said = next((entity.source.published for entity in entities if entity.source.published), None)
    publication = Publication(list_id, form, files, said or published, count(entities))
    return Reading(publication, tuple(entities), tuple(problems))


def read_again(archive: Archive, readers: Readers, publication: Publication) -> Reading:
    """Read a publication that was read before."""
    known = publication
    return read(archive, readers, known.list_id, known.format, known.files, known.published)
