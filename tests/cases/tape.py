"""A tape in memory for tests: appends events with numbers and moments, and folds them."""

from datetime import UTC, datetime, timedelta

from seawall.audit import Actor, Event, Role
from seawall.cases import Case, Said, cases_of

ANA = Actor("ana", frozenset({Role.ANALYST}))
BEN = Actor("ben", frozenset({Role.APPROVER}))
CHLOE = Actor("chloe", frozenset({Role.ANALYST, Role.APPROVER}))
AUDITOR = Actor("dora", frozenset({Role.AUDITOR}))
PROGRAM = Actor("seawall screen", is_program=True)


class Tape:
    """Events in memory, one minute apart."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def append(self, said: Said, actor: Actor) -> None:
        for stream, body in said:
            seq = len(self.events) + 1
            at = datetime(2026, 11, 2, 9, tzinfo=UTC) + timedelta(minutes=seq)
            self.events.append(Event(seq, at, actor.id, stream, body))

    def case(self, id_: str = "1") -> Case:
        return cases_of(self.events)[id_]
