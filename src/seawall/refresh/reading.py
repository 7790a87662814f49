"""Archived files of one version to entities and problems, by the reader of their format."""

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date

from seawall.entities import Entity
from seawall.errors import Problem
from seawall.fetch import Archive
from seawall.lists.publisher import OpenFile, Readers
from seawall.lists.row import Format
from seawall.lists.version import Version, VersionFile, count
from seawall.refresh.told import Told

_TOLD_EVERY = 250


@dataclass(frozen=True, slots=True)
class Fresh:
    """Archived files that may become a version: published is what their names say, where they say a date.

    whole: served by the publisher as a whole publication; notes: what a person should know.
    """

    list_id: str
    format: Format
    files: tuple[VersionFile, ...]
    published: date | None = None
    whole: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A version with everything that was read in it."""

    version: Version
    entities: tuple[Entity, ...]
    problems: tuple[Problem, ...]


def read(archive: Archive, readers: Readers, fresh: Fresh, told: Told) -> Reading:
    """Read a version from the archive. InputRefused where archived bytes are missing or damaged."""
    entities: list[Entity] = []
    problems: list[Problem] = []
    with ExitStack() as stack:
        opened = tuple(
            OpenFile(file.part, file.fetched.file, stack.enter_context(archive.open(file.fetched.sha256)))
            for file in fresh.files
        )
        for item in readers[fresh.format](fresh.list_id, opened, fresh.published):
            if isinstance(item, Entity):
                entities.append(item)
                if len(entities) % _TOLD_EVERY == 0:
                    told(fresh.list_id, "reading", len(entities), None)
            else:
                problems.append(item)
    told(fresh.list_id, "reading", len(entities), len(entities))
    said = next((entity.source.published for entity in entities if entity.source.published), None)
    version = Version(
        fresh.list_id, fresh.format, fresh.files, said or fresh.published, count(entities), fresh.whole
    )  # fmt: skip
    return Reading(version, tuple(entities), tuple(problems))
