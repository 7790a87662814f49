"""What a reader is told of one obligation: the rule, who is bound, the facts that led there, its clock, and how far it was checked."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    """Whether a rule binds on the day asked for."""

    IN_FORCE = "in force"
    PROPOSED = "proposed"
    NOT_YET = "not yet in force"
    ENDED = "ended"
    VOLUNTARY = "voluntary"


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing that may be owed. It is told and never decided: whether it binds this house is for its counsel.

    rule     id of the row of the table that it comes from
    regime   "US", "EU", "UK" or "none"
    authority  the citation
    binds    who must
    because  the facts that led there, one sentence each, in the order in which they were found
    clock    the time allowed, in words: "10 business days after blocking"
    starts   the day that the clock counts from; None where that day is not known
    due      its last day; None where no day can be said, and `may` or `clock` says why
    may      what is uncertain: "if you are a US person"
    mark     how far the source was checked, by the letters of the policies: A official text read, B secondary sources
             agree, C one source, M to be verified
    source   where the text of the row was read
    """

    rule: str
    title: str
    regime: str
    authority: str
    binds: str
    because: tuple[str, ...]
    state: State
    clock: str
    starts: date | None
    due: date | None
    may: str
    mark: str
    source: str
