"""An event: something that happened, who did it, and what it happened to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from unicodedata import normalize

from seawall.audit.events import Body


class Role(StrEnum):
    """What a user may do (31 CFR 501, FFIEC: whoever clears a hit is not the one who proposed to)."""

    ANALYST = "analyst"
    APPROVER = "approver"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did something: a user with roles, or a program of Seawall's ("seawall screen")."""

    id: str
    roles: frozenset[Role] = frozenset()
    is_program: bool = False

    def is_by(self, id_: str) -> bool:
        """Whether what somebody of this id did was done by the same person: an id in other letters is no second one."""
        return _folded(id_) == _folded(self.id)


def _folded(id_: str) -> str:
    return normalize("NFKC", id_).strip().casefold()


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the tape.

    seq     its number on the whole tape, from 1
    at      the moment, in UTC
    actor   the id of who did it
    stream  what it happened to: "case:…", "property:…", "report:…", "decision:…", "system"
    body    what happened
    """

    seq: int
    at: datetime
    actor: str
    stream: str
    body: Body
