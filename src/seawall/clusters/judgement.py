"""A judgement: whether two entries of lists are one party, by whom, and why."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum


class Verdict(StrEnum):
    """What is held of two entries."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    WITHDRAWN = "withdrawn"  # what was judged before does not stand any more


class Strength(IntEnum):
    """What a merge rests on; where two merges exclude one another the stronger stands."""

    NONE = 0
    NAME = 1  # an organisation's whole, telling name
    BIRTH = 2  # a person's name and day of birth
    IDENTIFIER = 3  # a number of a register, with a name that is alike
    UNIQUE = 4  # a number that one party in the world bears: IMO, LEI, USCC
    REFERENCE = 5  # a list says itself which entry of another list it means
    PERSON = 6  # somebody who looked


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two entries by their ids, left before right in the alphabet.

    why is one sentence a reason; by is "seawall" with its version, or the person who judged; at the moment in UTC, None
    for a judgement of the engine that no journal holds yet. score is the matcher's, 0 where it was not asked.
    """

    left: str
    right: str
    verdict: Verdict
    why: tuple[str, ...]
    by: str
    strength: Strength = Strength.NONE
    score: float = 0.0
    at: datetime | None = None

    @property
    def pair(self) -> tuple[str, str]:
        """What it is about."""
        return self.left, self.right

    @property
    def is_persons(self) -> bool:
        """Whether a person judged, and not the engine."""
        return self.strength is Strength.PERSON


def in_order(one: str, two: str) -> tuple[str, str]:
    """A pair of ids as judgements name it. ValueError for an entry and itself."""
    if one == two:
        raise ValueError(f"{one} is always the same as itself")
    return (one, two) if one < two else (two, one)
