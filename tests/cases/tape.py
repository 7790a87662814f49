"""A tape in memory for tests: appends events with numbers and moments, refuses what was overtaken, and folds them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from seawall.audit import Actor, Body, Event, Role, kind_of
from seawall.audit.events import AlertAdded
from seawall.audit.words import Answer, Suspect
from seawall.cases import Case, Said, answer_step, cases_of, open_case
from seawall.errors import Overtaken

ANA = Actor("ana", frozenset({Role.ANALYST}))
BEN = Actor("ben", frozenset({Role.APPROVER}))
CHLOE = Actor("chloe", frozenset({Role.ANALYST, Role.APPROVER}))
AUDITOR = Actor("dora", frozenset({Role.AUDITOR}))
PROGRAM = Actor("seawall screen", is_program=True)

SUSPECT = Suspect("ofac-50543", "INTEGRITY TECHNOLOGY GROUP", "creditor", 0.91, "review", "p1", "e1")
ALERT = AlertAdded(
    receipt="r1", key="E2E-1", subject="payment", outcome="review", could_be="block", party="Example Technology",
    suspects=(SUSPECT,), policy="v1", due=date(2026, 11, 3),
)  # fmt: skip
NOT_IT = (("2", Answer.NO), ("5", Answer.NO))
IT_IS = (("1", Answer.YES), ("2", Answer.YES), ("3", Answer.YES), ("4", Answer.YES), ("5", Answer.YES))


class Tape:
    """Events in memory, one minute apart where no moment is given."""

    def __init__(self) -> None:
        self.all: list[Event] = []

    def append(
        self,
        new: Sequence[tuple[str, Body]] | Said,
        actor: Actor,
        now: datetime | None = None,
        expected: Mapping[str, int] | None = None,
    ) -> tuple[Event, ...]:
        for stream, seen in (expected or {}).items():
            have = max((event.seq for event in self.all if event.stream == stream), default=0)
            if have != seen:
                raise Overtaken(f"{stream} was changed meanwhile")
        before = len(self.all)
        for stream, body in new:
            seq = len(self.all) + 1
            at = now or datetime(2026, 11, 2, 9, tzinfo=UTC) + timedelta(minutes=seq)
            self.all.append(Event(seq, at, actor.id, stream, body))
        return tuple(self.all[before:])

    def read(self, stream: str) -> tuple[Event, ...]:
        return tuple(event for event in self.all if event.stream == stream)

    def events(self, since: int = 0, kinds: Sequence[str] = ()) -> Iterator[Event]:
        return (event for event in self.all[since:] if not kinds or kind_of(event.body) in kinds)

    def case(self, id_: str = "1") -> Case:
        return cases_of(self.all)[id_]


def opened(alert: AlertAdded = ALERT) -> Tape:
    """A tape with one case."""
    tape = Tape()
    tape.append(open_case("1", "rel", "Example Technology – INTEGRITY TECHNOLOGY GROUP", alert), PROGRAM)
    return tape


def answered(answers: Iterable[tuple[str, Answer]], alert: AlertAdded = ALERT) -> Tape:
    """A tape with one case whose steps ana has answered."""
    tape = opened(alert)
    for step, answer in answers:
        tape.append(answer_step(tape.case(), ANA, step, answer, "compared"), ANA)
    return tape
