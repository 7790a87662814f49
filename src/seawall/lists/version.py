"""One version of one list as it was fetched: its format, its archived files, its date, and how much it holds."""

from collections.abc import Iterable
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
    """How many entities, names and identifiers there are."""
    found = [(len(entity.names), len(entity.identifiers)) for entity in entities]
    return Counts(len(found), sum(names for names, _ in found), sum(identifiers for _, identifiers in found))
