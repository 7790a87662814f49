"""One version of one list as it was fetched: its format, its archived files, its date, and how much it holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from seawall.entities import Entity
from seawall.fetch import Fetched
from seawall.lists.row import Counts, Format, Part


@dataclass(frozen=True, slots=True)
class VersionFile:
    """One archived file and what it is of its list."""

    part: Part
    fetched: Fetched


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a list that a corpus is made of; with the archive it can be read again at any time.

    published is the list's own date; None where no file says it (CSV sets carry none). whole: it was served by the
    publisher as a whole publication; a user's own file may be an excerpt.
    """

    list_id: str
    format: Format
    files: tuple[VersionFile, ...]
    published: date | None
    counts: Counts
    whole: bool = False

    @property
    def fetched_at(self) -> datetime:
        """When its oldest file was fetched (UTC)."""
        return min(file.fetched.fetched_at for file in self.files)


def count(entities: Iterable[Entity]) -> Counts:
    """How many entities, names and identifiers there are; what stands twice under one id counts once.

    Else a file in which half of the entries stand twice and the other half is lost would be as large as a whole one.
    """
    found: dict[str, list[Entity]] = {}
    for entity in entities:
        found.setdefault(entity.id, []).append(entity)
    return Counts(
        len(found),
        sum(_each_once([entity.names for entity in same]) for same in found.values()),
        sum(_each_once([entity.identifiers for entity in same]) for same in found.values()),
    )


def _each_once(rows: Sequence[Sequence[object]]) -> int:
    return len(rows[0]) if len(rows) == 1 else len({value for row in rows for value in row})
