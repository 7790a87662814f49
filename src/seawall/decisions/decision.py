"""A decision: the outcome for one payment or customer, with every finding, its authority and the versions it obeyed."""

from dataclasses import dataclass
from datetime import datetime

from seawall.decisions.outcome import Outcome
from seawall.decisions.policy import Verified
from seawall.entities import Role
from seawall.errors import Problem
from seawall.matching import Match


@dataclass(frozen=True, slots=True)
class Citation:
    """A law or notice with the mark of how well its source is known."""

    cite: str
    verified: Verified


@dataclass(frozen=True, slots=True)
class Finding:
    """One party that may be one listed entity, and what follows."""

    role: Role
    place: str
    party: str
    match: Match
    entity: str
    lists: tuple[str, ...]
    programmes: tuple[str, ...]
    outcome: Outcome
    why: str
    authorities: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """What a decision was made with: the same inputs and versions give the same bytes again."""

    corpus: str
    policy: str
    engine: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be done about one payment or customer, and why.

    findings are ordered strictest first; problems are what could not be read; notes speak of the lists (their age).
    """

    key: str
    kind: str
    source: str
    place: str
    party: str
    outcome: Outcome
    why: str
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    versions: Versions
    decided_at: datetime
