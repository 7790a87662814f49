"""One publication of one list as it was fetched: its format, its archived files, its date, and how much it holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from seawall.entities import Entity
from seawall.fetch import Fetched
from seawall.lists.catalog import Counts, Format


@dataclass(frozen=True, slots=True)
class Publication:
    """A version of a list that a corpus is made of; with the archive it can be read again at any time.

    published is the list's own date; None where no file says it (CSV sets carry none).
    """

    list_id: str
    format: Format
    files: tuple[Fetched, ...]
    published: date | None
    counts: Counts

    @property
    def hashes(self) -> frozenset[str]:
        """The SHA-256 of its files."""
        return frozenset(file.sha256 for file in self.files)

    @property
    def fetched_at(self) -> datetime:
        """When its oldest file was fetched (UTC)."""
        return min(file.fetched_at for file in self.files)


def count(entities: Iterable[Entity]) -> Counts:
    """How many entities, names and identifiers there are."""
    found = [(len(entity.names), len(entity.identifiers)) for entity in entities]
    return Counts(len(found), sum(names for names, _ in found), sum(identifiers for _, identifiers in found))
