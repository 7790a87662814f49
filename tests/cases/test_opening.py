"""One case for one relationship: what joins an open case, what opens a closed one again, and what is a case of its own."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from seawall.audit.events import AlertAdded, CaseReopened, GoodGuyEnded
from seawall.audit.words import Action, Answer, Scope
from seawall.cases import (
    Said,
    Status,
    Stopped,
    answer_step,
    approve,
    cases_of,
    due_on,
    open_cases,
    propose,
    remembered_of,
)
from seawall.corpus import Corpus
from seawall.decisions import us_policy
from seawall.entities import Identifier, IdentifierKind, ListedName, NameKind, Party, Role
from seawall.errors import Problem
from seawall.payments import Customer, Money, Payment, Subject
from seawall.screen import Screening, entities_of, screen_one
from tests.cases.tape import ANA, BEN, PROGRAM, Tape
from tests.made import NOW, corpus, listed

LISTED = listed(50543, "INTEGRITY TECHNOLOGY GROUP")
OTHER = listed(7, "ZZYZX ORBITAL COURIERS")


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return corpus(tmp_path_factory.mktemp("home"), [LISTED, OTHER])


def customer(*names: str, key: str = "C-1") -> Customer:
    parties = tuple(Party(Role.CUSTOMER, (name,), place=f"row {place}") for place, name in enumerate(names, start=1))
    return Customer(key, parties, "customers.csv", "row 1")


def payment(key: str, name: str, account: str = "", place: str = "Cdtr") -> Payment:
    accounts = (Identifier(IdentifierKind.ACCOUNT, account),) if account else ()
    payer = Party(Role.DEBTOR, ("Example Trading LLC",), place="Dbtr")
    payee = Party(Role.CREDITOR, (name,), identifiers=accounts, place=place)
    return Payment(key, (payer, payee), "p.xml", key, "pacs.008", amounts=(Money(Decimal("12.50"), "USD"),))


def stopped(subject: Subject, lists: Corpus, at: datetime = NOW) -> Stopped:
    using = Screening(lists, us_policy(), at)
    decision = screen_one(subject, using)
    return Stopped(decision, subject, entities_of(decision, using), f"{subject.key} {at}", tuple(Action))


def opened(tape: Tape, *rows: Stopped) -> Said:
    said = open_cases(
        rows, cases_of(tape.all), lambda could_be: due_on(could_be, date(2026, 11, 2)), remembered_of(tape.all).values()
    )
    tape.append(said, PROGRAM)
    return said


def released(tape: Tape, case: str = "1", remember: tuple[Scope, ...] = ()) -> None:
    for step in ("2", "5"):
        tape.append(answer_step(tape.case(case), ANA, step, Answer.NO, "another company"), ANA)
    tape.append(propose(tape.case(case), ANA, Action.RELEASE, "another company", remember=remember), ANA)
    tape.append(approve(tape.case(case), BEN), BEN)


def test_a_stopped_payment_opens_a_case_that_says_whom_it_is_about(lists: Corpus) -> None:
    tape = Tape()
    opened(tape, stopped(payment("E2E-1", "Integrity Technology Group", "DE89 3704"), lists))
    case = tape.case()
    (alert,) = case.alerts
    assert case.title == "Integrity Technology Group – INTEGRITY TECHNOLOGY GROUP"
    assert (alert.key, alert.subject, alert.outcome, alert.amount) == ("E2E-1", "payment", "block", Decimal("12.50"))
    (suspect,) = alert.suspects
    assert (suspect.entity_id, suspect.party) == ("ofac-50543", "creditor")
    assert suspect.party_hash
    assert suspect.entry_hash
    assert alert.may == tuple(Action)
    assert case.due == date(2026, 11, 3)


def test_payments_to_the_same_account_are_one_case_however_its_holder_is_written(lists: Corpus) -> None:
    tape = Tape()
    opened(
        tape,
        stopped(payment("E2E-1", "Integrity Technology Group", "DE89 3704"), lists),
        stopped(payment("E2E-2", "INTEGRITY TECHNOLOGY GROUP, INC.", "de893704"), lists),
    )
    assert [len(case.alerts) for case in cases_of(tape.all).values()] == [2]


def test_another_account_and_another_listed_party_are_cases_of_their_own(lists: Corpus) -> None:
    tape = Tape()
    opened(
        tape,
        stopped(payment("E2E-1", "Integrity Technology Group", "DE89"), lists),
        stopped(payment("E2E-2", "Integrity Technology Group", "FR76"), lists),
        stopped(payment("E2E-3", "Zzyzx Orbital Couriers", "DE89"), lists),
    )
    assert list(cases_of(tape.all)) == ["1", "2", "3"]


def test_a_further_suspect_of_the_same_customer_joins_its_case(lists: Corpus) -> None:
    tape = Tape()
    opened(tape, stopped(customer("Integrity Technology Group"), lists))
    tomorrow = datetime(2026, 8, 21, tzinfo=UTC)
    opened(tape, stopped(customer("Integrity Technology Group", "Zzyzx Orbital Couriers"), lists, tomorrow))
    case = tape.case()
    assert len(case.alerts) == 2
    assert {row.entity_id for row in case.alerts[1].suspects} == {"ofac-50543", "ofac-7"}


def test_a_customer_screened_again_with_nothing_new_adds_nothing_to_an_open_case(lists: Corpus) -> None:
    tape = Tape()
    opened(tape, stopped(customer("Integrity Technology Group"), lists))
    tomorrow = datetime(2026, 8, 21, tzinfo=UTC)
    assert opened(tape, stopped(customer("Integrity Technology Group"), lists, tomorrow)) == ()


def test_a_customer_that_was_released_and_not_remembered_is_looked_at_again(lists: Corpus) -> None:
    tape = Tape()
    opened(tape, stopped(customer("Integrity Technology Group"), lists))
    released(tape)
    opened(tape, stopped(customer("Integrity Technology Group"), lists, datetime(2026, 8, 21, tzinfo=UTC)))
    assert tape.case().status is Status.REOPENED
    assert len(tape.case().alerts) == 2


def test_the_same_decision_is_one_alert_and_the_next_payment_another(lists: Corpus) -> None:
    tape = Tape()
    one = stopped(payment("E2E-1", "Integrity Technology Group", "DE89"), lists)
    opened(tape, one)
    assert opened(tape, one) == ()
    opened(tape, replace(one, receipt="a second payment with the same reference"))
    assert len(tape.case().alerts) == 2


def test_what_could_not_be_read_is_a_case_of_the_payment_itself(lists: Corpus) -> None:
    tape = Tape()
    problem = Problem("p.xml", "E2E-1", "Cdtr", "?", "not a name")
    opened(tape, stopped(replace(payment("E2E-1", "Example Bakery"), problems=(problem,)), lists))
    opened(tape, stopped(replace(payment("E2E-2", "Example Bakery"), problems=(problem,)), lists))
    assert [case.alerts[0].grounds for case in cases_of(tape.all).values()] == [("unread",), ("unread",)]


def test_a_remembered_customer_opens_its_case_again_when_the_entry_changes_and_the_case_says_why(
    lists: Corpus, tmp_path: Path
) -> None:
    tape = Tape()
    opened(tape, stopped(customer("Integrity Technology Group"), lists))
    released(tape, remember=(Scope("ofac-50543", date(2027, 1, 1), customer="C-1"),))
    guys = tuple(row.good_guy for row in remembered_of(tape.all).values())
    # As of the day on which it was remembered.
    today = datetime(2026, 11, 2, 12, tzinfo=UTC)
    held = screen_one(customer("Integrity Technology Group"), Screening(lists, us_policy(), today, good_guys=guys))
    assert held.outcome == "release"
    changed = replace(LISTED, names=(*LISTED.names, ListedName("YXZC", NameKind.AKA)))
    anew = corpus(tmp_path, [changed, OTHER])
    said = opened(tape, stopped(customer("Integrity Technology Group"), anew, today))
    kinds = [type(body) for _, body in said]
    assert kinds == [GoodGuyEnded, CaseReopened, AlertAdded]
    assert tape.case().status is Status.REOPENED
    assert (
        "remembered as a false positive by ben on 2026-11-02, and the list entry changed"
        in tape.case().history[-2].text
    )
    assert [row.ended for row in remembered_of(tape.all).values()] == ["the list entry changed"]


def test_an_account_s_remembered_decision_outlives_a_payment_that_names_its_holder_otherwise(lists: Corpus) -> None:
    tape = Tape()
    opened(tape, stopped(payment("E2E-1", "Integrity Technology Group", "DE89"), lists))
    released(tape, remember=(Scope("ofac-50543", date(2027, 1, 1), account="DE89"),))
    opened(tape, stopped(payment("E2E-2", "INTEGRITY TECHNOLOGY GROUP", "DE89"), lists))
    assert [row.ended for row in remembered_of(tape.all).values()] == [""]
    assert "the customer's data changed" in tape.case().history[-2].text
