"""The house's own books: known customers, cases, the ledger and recorded decisions, each tie told once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from seawall.audit.words import Action, Answer
from seawall.cases import answer_step, approve, propose
from seawall.corpus import Corpus
from seawall.customers import Manner
from seawall.decisions import Outcome
from seawall.decisions.decision import Ground, GroundKind
from seawall.errors import InputRefused, Problem
from seawall.hold import Hand, record_block, record_rejection, strike_record
from seawall.nexus import of_customers, of_tape
from seawall.payments import Customer, Payment, Subject
from seawall.receipts import Recorder
from seawall.receipts.find import subject_of
from seawall.rescreen import Rescreening, load_customers, screen_all
from seawall.review import Desk, act, record, stopped_of
from seawall.screen import entities_of, screen, screen_one
from seawall.store import Store
from tests.cases.tape import ANA, BEN, PROGRAM
from tests.ledger.made import facts, rejection
from tests.nexus.made import (
    COMPANY,
    NOW,
    OTHER,
    SILENCE,
    customer,
    lists,
    payment,
    rows,
    store,
    tied,
    using,
)


@pytest.fixture
def opened(tmp_path: Path) -> Corpus:
    return lists(tmp_path)


@pytest.fixture
def tape(tmp_path: Path) -> Iterator[Store]:
    with store(tmp_path) as made:
        yield made


def asked(tape: Store, opened: Corpus) -> list[object]:
    return [*of_tape(tape, tied(opened), partial(subject_of, tape))]


def recorded(tape: Store, opened: Corpus, subjects: Sequence[Subject]) -> None:
    recorder = Recorder(tape, using(opened))
    for item in screen(recorder.watched(subjects), recorder.using):
        recorder.take(item)
    recorder.flush()


def in_a_case(tape: Store, opened: Corpus, subject: Payment | Customer, receipt: str = "") -> None:
    """A stopped subject in a case, as the screening with a store opens it."""
    decision = screen_one(subject, using(opened))
    stopped = stopped_of(decision, subject, entities_of(decision, using(opened)), using(opened).policy, receipt)
    assert stopped is not None
    record(Desk(tape, PROGRAM, NOW), [stopped])


def closed(tape: Store, action: Action, case: str = "1") -> None:
    for step in ("2", "5", "6"):
        answer = Answer.NO if action is Action.RELEASE or step == "6" else Answer.YES
        act(Desk(tape, ANA, NOW), case, partial(answer_step, step=step, answer=answer, why="compared"))
    act(Desk(tape, ANA, NOW), case, partial(propose, action=action, reason="compared"))
    act(Desk(tape, BEN, NOW), case, approve)


def test_recorded_decisions_are_found_with_the_day_and_amount_of_their_payments(tape: Store, opened: Corpus) -> None:
    recorded(tape, opened, [payment("PAY-1", COMPANY), payment("PAY-2", OTHER), customer("C-1", COMPANY)])
    assert sorted(rows(asked(tape, opened))) == [
        ("customer or vendor", "C-1", True, "", ""),
        ("payment", "PAY-1", True, "2025-06-02", "1,200.00 USD"),
    ]


def test_more_recorded_decisions_than_are_read_are_told(
    tape: Store, opened: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded(tape, opened, [payment(f"PAY-{number}", COMPANY) for number in range(3)])
    monkeypatch.setattr("seawall.nexus.books.MOST_READ", 2)
    found = asked(tape, opened)
    assert len(rows(found)) == 2
    assert [row.why for row in found if isinstance(row, Problem)] == [
        "only the 2 newest of 3 recorded decisions in no case were read; give the others with --money"
    ]


def test_a_payment_in_an_open_case_is_a_tie_of_its_own_day(tape: Store, opened: Corpus) -> None:
    one = payment("PAY-1", COMPANY)
    recorded(tape, opened, [one])
    (receipt,) = [row.place.removeprefix("receipt ") for row in asked(tape, opened)]  # type: ignore[attr-defined]
    in_a_case(tape, opened, one, receipt)
    (row,) = asked(tape, opened)
    assert rows([row]) == [("payment", "PAY-1", True, "2025-06-02", "1,200.00 USD")]
    assert row.place.startswith("case 1, receipt")  # type: ignore[attr-defined]


def test_what_the_party_owns_is_a_tie_also_where_a_case_was_opened_for_it(tape: Store, opened: Corpus) -> None:
    one = payment("PAY-9", "Example Hosting BV")
    recorder = Recorder(tape, using(opened))
    assert [*recorder.watched([one])] == [one]
    made = screen_one(one, using(opened))
    owned = Ground(
        GroundKind.OWNERSHIP, "creditor", "here", "Example Hosting BV", "Somebody", "60 %", Outcome.BLOCK, "owned", (),
        owners=("ofac-50543",),
    )  # fmt: skip
    decision = replace(made, outcome=Outcome.BLOCK, grounds=(owned,))
    recorder.take(decision)
    recorder.flush()
    told = [("payment", "PAY-9", True, "2025-06-02", "1,200.00 USD")]
    (row,) = asked(tape, opened)
    assert rows([row]) == told
    receipt = row.place.removeprefix("receipt ")  # type: ignore[attr-defined]
    stopped = stopped_of(decision, one, {}, using(opened).policy, receipt)
    assert stopped is not None
    record(Desk(tape, PROGRAM, NOW), [stopped])
    assert rows(asked(tape, opened)) == told
    act(Desk(tape, ANA, NOW), "1", partial(answer_step, step="7", answer=Answer.NO, why="the stake was sold"))
    closed(tape, Action.RELEASE)
    assert asked(tape, opened) == []


def test_what_two_people_released_is_no_tie(tape: Store, opened: Corpus) -> None:
    in_a_case(tape, opened, customer("C-1", COMPANY))
    assert len(asked(tape, opened)) == 1
    closed(tape, Action.RELEASE)
    assert asked(tape, opened) == []


def test_a_receipt_that_is_gone_leaves_a_tie_without_a_day_and_a_problem(tape: Store, opened: Corpus) -> None:
    in_a_case(tape, opened, payment("PAY-1", COMPANY), "gone")
    found = asked(tape, opened)
    assert rows(found) == [("payment", "PAY-1", True, "", "1,200.00 USD")]
    assert [row.field for row in found if isinstance(row, Problem)] == ["value date"]


def test_the_ledger_speaks_for_what_stands_in_it(tape: Store, opened: Corpus) -> None:
    hand = Hand(tape, ANA, NOW)
    record_block(hand, "P-1", facts("2026-06-18", documents=()))
    record_block(hand, "P-2", facts("2026-06-18", documents=(), targets=()))
    (target,) = facts().targets
    record_rejection(hand, "R-1", rejection("2026-06-19", documents=(), targets=(target,)))
    record_rejection(hand, "R-2", rejection("2026-06-19", documents=()))
    assert rows(asked(tape, opened)) == [
        ("blocked property", "P-1", True, "2026-06-18", "1,000.00 USD"),
        ("rejected transaction", "R-1", True, "2026-06-19", "500.00 USD"),
    ]


def test_what_was_recorded_in_error_is_no_tie(tape: Store, opened: Corpus) -> None:
    hand = Hand(tape, ANA, NOW)
    (target,) = facts().targets
    record_block(hand, "P-1", facts("2026-06-18", documents=()))
    record_rejection(hand, "R-1", rejection("2026-06-19", documents=(), targets=(target,)))
    for name in ("P-1", "R-1"):
        strike_record(Hand(tape, BEN, NOW), name, "another company")
    assert asked(tape, opened) == []


def test_a_payment_that_is_blocked_in_the_ledger_is_not_told_a_second_time(tape: Store, opened: Corpus) -> None:
    in_a_case(tape, opened, payment("PAY-1", COMPANY), "r1")
    record_block(Hand(tape, ANA, NOW), "P-1", facts("2026-06-18", documents=(), receipt="r1"))
    assert [row[0] for row in rows(asked(tape, opened))] == ["blocked property"]


def test_property_without_a_receipt_hides_no_alert_without_one(tape: Store, opened: Corpus) -> None:
    in_a_case(tape, opened, customer("C-1", COMPANY))
    record_block(Hand(tape, ANA, NOW), "P-1", facts("2026-06-18", documents=()))
    assert [row[0] for row in rows(asked(tape, opened))] == ["blocked property", "customer or vendor"]


def known(home: Path, opened: Corpus, *people: Customer) -> None:
    placed = [replace(one, place=f"row {number}") for number, one in enumerate(people)]
    load_customers(home, placed, Manner("0.1.0", replace=True), NOW)
    screen_all(Rescreening(home, opened, using(opened).policy, NOW))


def test_known_customers_are_found_by_their_last_screening(tmp_path: Path, opened: Corpus) -> None:
    known(tmp_path, opened, customer("C-1", COMPANY), customer("C-2", OTHER), customer("C-3", SILENCE.caption))
    assert rows([*of_customers(tmp_path, tied(opened), opened.version)]) == [
        ("customer or vendor", "C-1", True, "", "")
    ]


def test_a_screening_by_other_lists_is_told(tmp_path: Path, opened: Corpus) -> None:
    known(tmp_path, opened, customer("C-1", COMPANY))
    found = [*of_customers(tmp_path, tied(opened), "another")]
    assert len(rows(found)) == 1
    assert [row.why for row in found if isinstance(row, Problem)] == [
        "screened by other lists than those in use: run seawall customers rescreen"
    ]


def test_customers_that_were_never_screened_are_told_and_a_house_without_any_is_not_asked(
    tmp_path: Path, opened: Corpus
) -> None:
    assert [*of_customers(tmp_path, tied(opened), opened.version)] == []
    load_customers(tmp_path, [customer("C-1", COMPANY)], Manner("0.1.0", replace=True), NOW)
    (problem,) = of_customers(tmp_path, tied(opened), opened.version)
    assert isinstance(problem, Problem)
    assert "never screened" in problem.why


def test_a_recorded_decision_that_cannot_be_read_is_a_problem(tape: Store, opened: Corpus) -> None:
    recorded(tape, opened, [payment("PAY-1", COMPANY)])

    def refuses(_receipt: str) -> Subject:
        raise InputRefused("it was redacted")

    (problem,) = of_tape(tape, tied(opened), refuses)
    assert isinstance(problem, Problem)
    assert "it was redacted" in problem.why


def test_the_party_is_the_one_asked_for(tape: Store, opened: Corpus) -> None:
    recorded(tape, opened, [payment("PAY-1", SILENCE.caption)])
    assert asked(tape, opened) == []
