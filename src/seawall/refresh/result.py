"""What a refresh did, list by list: plain values for a door to print."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from seawall.errors import Problem
from seawall.lists.catalog import Counts, Format
from seawall.lists.changes import Changes


class Status(StrEnum):
    """What became of one list."""

    NEW = "new"  # the first version of it
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"  # fetched, but it must not replace the last good version
    NOT_FETCHED = "not fetched"
    NOT_OFFERED = "not offered"  # the folder holds no file of it
    DROPPED = "dropped"  # in the last corpus, and not selected any more


# The list is as it should be after the refresh; with any other status a person is told.
GOOD = frozenset({Status.NEW, Status.UPDATED, Status.UNCHANGED, Status.DROPPED})


@dataclass(frozen=True, slots=True)
class ListResult:
    """One list after a refresh.

    format to files describe the version that is in use now (after a refusal: the last good one); format is None
    where none is. changes is against the version before. problems are those met in reading the version in use, or,
    after a refusal, in reading the refused one. why says what was refused or failed, one sentence each; notes what a
    person should know all the same. fetched_at: when the version in use was last fetched or found unchanged (UTC).
    """

    list_id: str
    status: Status
    format: Format | None = None
    published: date | None = None
    counts: Counts = Counts(0, 0, 0)
    files: tuple[tuple[str, str], ...] = ()  # name and SHA-256
    fetched_at: datetime | None = None
    changes: Changes = Changes()
    problems: tuple[Problem, ...] = ()
    why: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether nothing was refused, missed or failed."""
        return self.status in GOOD


@dataclass(frozen=True, slots=True)
class RefreshResult:
    """A whole refresh. version names the corpus in use after it, empty where there is none; swapped: it is a new one."""

    lists: tuple[ListResult, ...]
    version: str
    swapped: bool
    notes: tuple[str, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether every list is as it should be; a door exits non-zero where not."""
        return all(item.is_good for item in self.lists)
