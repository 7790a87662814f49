"""What people may do to an open case, and what is refused to them."""

from collections.abc import Callable
from datetime import date

import msgspec
import pytest

from seawall.audit import Actor
from seawall.audit.words import Action, Answer
from seawall.cases import (
    Case,
    Said,
    Status,
    add_alert,
    answer_step,
    approve,
    ask,
    assign,
    attach,
    escalate,
    give,
    note,
    propose,
    reopen,
)
from seawall.errors import NotAllowed
from tests.cases.tape import ALERT, ANA, AUDITOR, BEN, NOT_IT, PROGRAM, Tape, answered, opened


def closed() -> Tape:
    tape = answered(NOT_IT)
    tape.append(propose(tape.case(), ANA, Action.RELEASE, "a bakery"), ANA)
    tape.append(approve(tape.case(), BEN), BEN)
    return tape


def test_a_case_is_new_then_assigned_then_back_in_the_queue() -> None:
    tape = opened()
    assert tape.case().status is Status.NEW
    tape.append(assign(tape.case(), ANA, "ana"), ANA)
    assert (tape.case().status, tape.case().assigned_to) == (Status.ASSIGNED, "ana")
    tape.append(assign(tape.case(), ANA, ""), ANA)
    assert tape.case().status is Status.NEW


def test_a_case_waits_for_an_answer_and_its_deadline_stays() -> None:
    tape = opened()
    tape.append(ask(tape.case(), ANA, "the ordering bank", "date of birth?", date(2026, 11, 9)), ANA)
    assert tape.case().status is Status.WAITING
    assert tape.case().due == date(2026, 11, 3)
    number = tape.case().asked[0].seq
    with pytest.raises(NotAllowed, match="no question 99"):
        give(tape.case(), ANA, 99, "1960")
    tape.append(give(tape.case(), ANA, number, "1960"), ANA)
    assert tape.case().status is Status.NEW
    with pytest.raises(NotAllowed, match=f"no question {number} is open"):
        give(tape.case(), ANA, number, "1961")


def test_every_answer_of_the_work_sheet_has_who_and_when() -> None:
    tape = answered((("1", Answer.YES), ("1", Answer.NO)))
    (step,) = tape.case().sheet
    assert (step.answer, step.by, step.at) == (Answer.NO, "ana", tape.all[-1].at)
    assert [row.text for row in tape.case().history[2:]] == ["step 1: yes. compared", "step 1: no. compared"]


def test_a_step_that_the_sheet_lacks_is_refused() -> None:
    with pytest.raises(NotAllowed, match="no step '9'; its steps are 1, 2, 3, 4, 5, 6, 7"):
        answer_step(opened().case(), ANA, "9", Answer.YES, "because")


def test_a_document_is_attached_by_its_hash() -> None:
    tape = opened()
    tape.append(attach(tape.case(), ANA, "passport.pdf", "ab" * 32, 12), ANA)
    (document,) = tape.case().documents
    assert (document.name, document.sha256, document.size) == ("passport.pdf", "ab" * 32, 12)


def test_a_case_is_handed_up_with_a_reason() -> None:
    tape = opened()
    tape.append(escalate(tape.case(), ANA, "ben", "a bank is involved"), ANA)
    assert tape.case().escalated_to == "ben"
    with pytest.raises(NotAllowed, match="say a reason"):
        escalate(tape.case(), ANA, "ben", " ")


def test_a_new_alert_opens_a_closed_case_again() -> None:
    tape = closed()
    with pytest.raises(NotAllowed, match="is closed"):
        answer_step(tape.case(), ANA, "2", Answer.YES, "on second thoughts")
    later = msgspec.structs.replace(ALERT, due=date(2026, 12, 1))
    tape.append(add_alert(tape.case(), later, "the list entry changed"), PROGRAM)
    case = tape.case()
    assert (case.status, len(case.alerts), case.due) == (Status.REOPENED, 2, date(2026, 12, 1))
    assert case.history[-2].text == "a new alert: payment E2E-1; the list entry changed"


def test_an_open_case_is_due_by_the_earliest_of_its_alerts() -> None:
    tape = opened()
    for day in (date(2026, 11, 20), date(2026, 11, 2)):
        tape.append(add_alert(tape.case(), msgspec.structs.replace(ALERT, due=day)), PROGRAM)
    assert tape.case().due == date(2026, 11, 2)


def test_a_closed_case_is_reopened_by_a_person_or_a_program_with_a_reason_and_an_open_one_is_not() -> None:
    tape = closed()
    with pytest.raises(NotAllowed, match="may read, not act"):
        reopen(tape.case(), AUDITOR, "a look-back")
    with pytest.raises(NotAllowed, match="say why"):
        reopen(tape.case(), BEN, "")
    tape.append(reopen(tape.case(), PROGRAM, "the entry changed", date(2026, 12, 4)), PROGRAM)
    assert (tape.case().status, tape.case().due) == (Status.REOPENED, date(2026, 12, 4))
    with pytest.raises(NotAllowed, match="is open"):
        reopen(tape.case(), BEN, "again")


def test_a_note_is_written_on_a_closed_case_too() -> None:
    tape = closed()
    tape.append(note(tape.case(), ANA, "seen by audit"), ANA)
    assert tape.case().history[-1].text == "seen by audit"


_DONE: dict[str, Callable[[Case, Actor], Said]] = {
    "assign": lambda case, actor: assign(case, actor, "ana"),
    "note": lambda case, actor: note(case, actor, "seen"),
    "attach": lambda case, actor: attach(case, actor, "a.pdf", "ab" * 32, 1),
    "ask": lambda case, actor: ask(case, actor, "the bank", "who?"),
    "step": lambda case, actor: answer_step(case, actor, "1", Answer.YES, "SDN"),
    "propose": lambda case, actor: propose(case, actor, Action.RELEASE, "a bakery"),
    "approve": approve,
    "escalate": lambda case, actor: escalate(case, actor, "ben", "a bank"),
}


@pytest.mark.parametrize("done", _DONE.values(), ids=_DONE.keys())
def test_neither_a_program_nor_an_auditor_acts_on_a_case(done: Callable[[Case, Actor], Said]) -> None:
    case = answered(NOT_IT).case()
    with pytest.raises(NotAllowed, match="is a program: a person decides"):
        done(case, PROGRAM)
    with pytest.raises(NotAllowed, match="dora may read, not act"):
        done(case, AUDITOR)


def test_empty_words_are_no_words() -> None:
    with pytest.raises(NotAllowed, match="say a note"):
        note(opened().case(), ANA, "  ")
