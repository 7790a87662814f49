"""What a refresh did, list by list: plain values for a door to print."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from seawall.corpus import ListVersion
from seawall.errors import Problem
from seawall.lists.changes import Changes

_NO_CHANGES = Changes()


class Status(StrEnum):
    """What became of one list."""

    NEW = "new"  # the first version of it
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"  # fetched, but it must not replace the last good version
    NOT_FETCHED = "not fetched"
    NOT_OFFERED = "not offered"  # the user's folder holds no file of it, which is the user's choice
    NOT_ASKED = "not asked"  # this refresh was for other lists
    DROPPED = "dropped"  # in the last corpus, and not selected any more


# The list is as it should be after the refresh; with any other status a person is told.
GOOD = frozenset({Status.NEW, Status.UPDATED, Status.UNCHANGED, Status.NOT_OFFERED, Status.NOT_ASKED, Status.DROPPED})


@dataclass(frozen=True, slots=True)
class ListResult:
    """One list after a refresh.

    in_use is the version that the corpus holds now (after a refusal: the last good one); None where there is none.
    added, changed, removed are ids against the version before. problems are those met in reading what was fetched in
    this run. age is how old the content in use may be, by `corpus.age`; None where that is not known. why says what was refused or failed, one sentence each; notes what a person should know all the same.
    """

    list_id: str
    status: Status
    in_use: ListVersion | None = None
    changes: Changes = _NO_CHANGES
    problems: tuple[Problem, ...] = ()
    why: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    age: timedelta | None = None

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
