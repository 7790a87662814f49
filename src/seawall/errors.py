"""What can go wrong, in two kinds: a Problem is bad data and is a value; an exception is a refused request.

SeawallError
├── InputRefused      a file or stream that can't be read at all, or whose format is not known
├── ListRefused       a sanctions list that must not replace the one in use (truncated, shrunken, unreadable)
├── FetchFailed       bytes that could not be fetched, after all retries
├── HomeBusy          another refresh is writing to the same home folder
├── CrewLost          a process that shared the work has ended before it was done
├── CorpusMissing     there is no corpus yet, or the folder named holds none
├── UnknownEntity     no entity has this id
├── SettingRefused    a setting, option or column that does not exist or has no sense
├── NotAllowed        a step that the duties forbid: no second person, a case that is closed, a report with a gap
├── Overtaken         somebody else acted on the same thing first; look again, then decide
├── StoreFailed       the database is full, damaged, busy, of another version, or
│   └── StoreAway     can't be reached now: it may be there later
└── ChainBroken       the tape of events was changed, cut or can't be read

HTTP status codes and exit codes live in the doors, never here.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One piece of bad data: where it stood, what it said, and why it was not understood.

    source  file or list the data came from, as the user knows it
    record  which record: a list's own id, or "line 12", or an XPath
    field   which field of that record; empty when the whole record is meant
    said    the text as it stood, cut to SAID_LIMIT characters
    why     one plain sentence
    """

    source: str
    record: str
    field: str
    said: str
    why: str

    SAID_LIMIT = 200

    def __post_init__(self) -> None:
        if len(self.said) > self.SAID_LIMIT:
            object.__setattr__(self, "said", self.said[: self.SAID_LIMIT] + "…")

    def __str__(self) -> str:
        place = " ".join(part for part in (self.source, self.record, self.field) if part)
        said = f" (said {self.said!r})" if self.said else ""
        return f"{place}: {self.why}{said}"


class SeawallError(Exception):
    """The root of every refusal; its message says what happened and what to do."""


class InputRefused(SeawallError):
    """A file or stream can't be read at all."""


class ListRefused(SeawallError):
    """A list must not replace the one in use."""


class FetchFailed(SeawallError):
    """Bytes could not be fetched, after all retries."""


class HomeBusy(SeawallError):
    """Another process is writing to the same home folder."""


class CrewLost(SeawallError):
    """A process that shared the work has ended before it was done."""


class CorpusMissing(SeawallError):
    """There is no corpus where one was expected."""


class UnknownEntity(SeawallError):
    """No entity has this id."""


class SettingRefused(SeawallError):
    """A setting, option or column does not exist or has no sense."""


class NotAllowed(SeawallError):
    """The duties forbid this step; the message says which and why."""


class Overtaken(SeawallError):
    """Somebody else acted on the same thing first."""


class StoreFailed(SeawallError):
    """The database refused a step or can't be reached; the message says what of the step was written."""


class StoreAway(StoreFailed):
    """The database can't be reached now; nothing was written."""


class ChainBroken(SeawallError):
    """The tape of events was changed, cut or can't be read; the message names the first event that is wrong."""
