"""The queue: overdue before soon before later, then the strongest suspicion; and what narrows it."""

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from seawall.audit.words import Action
from seawall.cases import Case, Status, Urgency, Wanted, due_on, propose, queue, urgency
from seawall.decisions import Outcome
from tests.cases.tape import ANA, NOT_IT, answered, opened

TODAY = date(2026, 11, 20)  # a Friday


def case(id_: str, score: float, due: date | None) -> Case:
    one = opened().case()
    (alert,) = one.alerts
    suspect = msgspec.structs.replace(alert.suspects[0], score=score)
    return replace(one, id=id_, due=due, alerts=(replace(alert, suspects=(suspect,)),))


def test_the_order_of_work() -> None:
    rows = [
        case("later, strong", 0.99, date(2026, 12, 1)),
        case("today, weak", 0.71, date(2026, 11, 20)),
        case("overdue, weak", 0.70, date(2026, 11, 19)),
        case("no deadline", 1.0, None),
        case("tomorrow, strong", 0.95, date(2026, 11, 21)),
        case("overdue, strong", 0.90, date(2026, 11, 1)),
    ]
    assert [row.id for row in queue(rows, TODAY)] == [
        "overdue, strong",
        "overdue, weak",
        "tomorrow, strong",
        "today, weak",
        "no deadline",
        "later, strong",
    ]


@pytest.mark.parametrize(
    "due, how", [(19, Urgency.OVERDUE), (20, Urgency.SOON), (21, Urgency.SOON), (22, Urgency.LATER)]
)
def test_how_near_a_deadline_is(due: int, how: Urgency) -> None:
    assert urgency(case("1", 0.9, date(2026, 11, due)), TODAY) is how


@pytest.mark.parametrize(
    "wanted, is_shown",
    [
        (Wanted(), True),
        (Wanted(statuses=frozenset({Status.PROPOSED})), True),
        (Wanted(statuses=frozenset({Status.NEW})), False),
        (Wanted(text="integrity"), True),
        (Wanted(text="e2e-1"), True),
        (Wanted(text="sovcomflot"), False),
        (Wanted(subject="payment"), True),
        (Wanted(subject="customer"), False),
        (Wanted(least_score=0.95), False),
        (Wanted(can_be_approved_by="ben"), True),
        (Wanted(can_be_approved_by="Ana"), False),
        (Wanted(mine="ben"), False),
    ],
)
def test_what_narrows_the_queue(wanted: Wanted, is_shown: bool) -> None:
    tape = answered(NOT_IT)
    tape.append(propose(tape.case(), ANA, Action.RELEASE, "a bakery"), ANA)
    assert bool(queue([tape.case()], TODAY, wanted)) is is_shown


@pytest.mark.parametrize(
    "could_be, on, due",
    [
        (Outcome.BLOCK, date(2026, 11, 19), date(2026, 11, 20)),
        (Outcome.BLOCK, date(2026, 11, 20), date(2026, 11, 23)),
        (Outcome.REVIEW, date(2026, 11, 20), date(2026, 11, 24)),
        (Outcome.REVIEW, date(2026, 11, 21), date(2026, 11, 24)),
        ("an outcome of tomorrow", date(2026, 11, 20), date(2026, 11, 23)),
        # Thanksgiving is a holiday of both; July 3, 2026 one of the federal offices alone, for the 4th is a Saturday.
        (Outcome.BLOCK, date(2026, 11, 25), date(2026, 11, 27)),
        (Outcome.BLOCK, date(2026, 7, 2), date(2026, 7, 3)),
        (Outcome.REVIEW, date(2026, 7, 2), date(2026, 7, 6)),
    ],
)
def test_until_when_a_case_should_be_decided(could_be: str, on: date, due: date) -> None:
    assert due_on(could_be, on) == due
