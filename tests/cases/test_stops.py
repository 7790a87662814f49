"""What a closed case leaves to be recorded: each stop once, by its own action, and never by a timer or a program."""

import msgspec
import pytest

from seawall.audit import Actor, Role
from seawall.audit.events import AlertAdded
from seawall.audit.words import Action, Answer
from seawall.cases import (
    Case,
    add_alert,
    answer_step,
    approve,
    nothing_held,
    owed,
    propose,
    record_stop,
    reopen,
    stop_of,
    stops_of,
)
from seawall.errors import NotAllowed
from tests.cases.tape import ALERT, ANA, BEN, CHLOE, IT_IS, NOT_IT, PROGRAM, Tape, answered

_STOPS = (*IT_IS, ("6", Answer.NO))
_CUSTOMER = msgspec.structs.replace(ALERT, key="CUST-1", subject="customer", receipt="r9")


def closed(action: Action = Action.BLOCK, alert: AlertAdded = ALERT) -> Tape:
    tape = answered(NOT_IT if action is Action.RELEASE else _STOPS, alert)
    decide(tape, action)
    return tape


def decide(tape: Tape, action: Action) -> None:
    tape.append(propose(tape.case(), ANA, action, "compared"), ANA)
    tape.append(approve(tape.case(), BEN), BEN)


def again(tape: Tape, key: str, answers: tuple[tuple[str, Answer], ...]) -> None:
    """A further alert of the same party, answered anew."""
    alert = msgspec.structs.replace(ALERT, key=key, receipt=f"r {key}")
    tape.append(add_alert(tape.case(), alert), PROGRAM)
    for step, answer in answers:
        tape.append(answer_step(tape.case(), ANA, step, answer, "compared"), ANA)


def keys(case: Case) -> list[str]:
    return [row.alert.key for row in owed(case)]


@pytest.mark.parametrize(
    ("action", "expected"), [(Action.BLOCK, ["E2E-1"]), (Action.REJECT, ["E2E-1"]), (Action.RELEASE, [])]
)
def test_what_was_blocked_or_rejected_is_owed_to_the_ledger_and_what_was_released_is_not(
    action: Action, expected: list[str]
) -> None:
    assert keys(closed(action).case()) == expected


def test_a_stop_is_recorded_once_and_owed_no_more() -> None:
    tape = closed()
    row = stop_of(tape.case(), Action.BLOCK)
    tape.append(record_stop(tape.case(), ANA, row, "property:P-1"), ANA)
    assert owed(tape.case()) == ()
    with pytest.raises(NotAllowed, match="is recorded already: property:P-1"):
        stop_of(tape.case(), Action.BLOCK)


def test_an_item_recorded_in_error_leaves_its_stop_owed_again() -> None:
    tape = closed()
    tape.append(record_stop(tape.case(), ANA, stop_of(tape.case(), Action.BLOCK), "property:P-1"), ANA)
    assert [row.alert.key for row in owed(tape.case(), {"property:P-1"})] == ["E2E-1"]


def test_each_of_several_payments_is_recorded_by_itself() -> None:
    tape = closed()
    again(tape, "E2E-2", (("6", Answer.NO),))
    decide(tape, Action.BLOCK)
    assert keys(tape.case()) == ["E2E-1", "E2E-2"]
    with pytest.raises(NotAllowed, match="several to block: name one, E2E-1, E2E-2"):
        stop_of(tape.case(), Action.BLOCK)
    row = stop_of(tape.case(), Action.BLOCK, "E2E-2")
    tape.append(record_stop(tape.case(), ANA, row, "property:P-2"), ANA)
    assert keys(tape.case()) == ["E2E-1"]
    with pytest.raises(NotAllowed, match="recorded already: property:P-2"):
        stop_of(tape.case(), Action.BLOCK, "E2E-2")


def test_a_later_payment_that_is_rejected_leaves_the_earlier_one_blocked() -> None:
    tape = closed()
    again(tape, "E2E-2", (("6", Answer.NO),))
    decide(tape, Action.REJECT)
    assert [(row.alert.key, row.stop.action) for row in owed(tape.case())] == [
        ("E2E-1", Action.BLOCK), ("E2E-2", Action.REJECT),
    ]  # fmt: skip


def test_a_case_that_is_opened_again_and_released_owes_nothing() -> None:
    tape = closed()
    tape.append(reopen(tape.case(), BEN, "it is another company"), BEN)
    for step, answer in NOT_IT:
        tape.append(answer_step(tape.case(), ANA, step, answer, "compared"), ANA)
    decide(tape, Action.RELEASE)
    assert owed(tape.case()) == ()


def test_of_a_customer_several_accounts_may_be_blocked_when_the_customer_is_named() -> None:
    tape = closed(alert=_CUSTOMER)
    tape.append(record_stop(tape.case(), ANA, stop_of(tape.case(), Action.BLOCK), "property:A-1"), ANA)
    with pytest.raises(NotAllowed, match="recorded already"):
        stop_of(tape.case(), Action.BLOCK)
    row = stop_of(tape.case(), Action.BLOCK, "CUST-1")
    tape.append(record_stop(tape.case(), ANA, row, "property:A-2"), ANA)
    (told,) = stops_of(tape.case())
    assert [place.stream for place in told.recorded] == ["property:A-1", "property:A-2"]


def test_what_was_blocked_is_not_recorded_as_rejected() -> None:
    tape = closed()
    with pytest.raises(NotAllowed, match="two people have not decided to reject anything"):
        stop_of(tape.case(), Action.REJECT)
    row = stop_of(tape.case(), Action.BLOCK)
    with pytest.raises(NotAllowed, match="was closed to block: it is recorded under property:"):
        record_stop(tape.case(), ANA, row, "rejected:R-1")


def test_a_program_records_nothing() -> None:
    tape = closed()
    with pytest.raises(NotAllowed, match="is a program: a person decides"):
        record_stop(tape.case(), PROGRAM, stop_of(tape.case(), Action.BLOCK), "property:P-1")


def test_that_nothing_is_held_is_said_by_an_approver_with_a_reason_and_ends_the_duty() -> None:
    tape = closed(alert=_CUSTOMER)
    with pytest.raises(NotAllowed, match="ana is no approver"):
        nothing_held(tape.case(), ANA, "no account")
    with pytest.raises(NotAllowed, match="say why nothing is held"):
        nothing_held(tape.case(), BEN, "  ")
    tape.append(nothing_held(tape.case(), BEN, "no account and no funds here"), BEN)
    assert owed(tape.case()) == ()
    assert tape.case().history[-1].text == "nothing is held: no account and no funds here"
    with pytest.raises(NotAllowed, match="leaves nothing to be recorded"):
        nothing_held(tape.case(), BEN, "again")
    with pytest.raises(NotAllowed, match="recorded already: nothing is held"):
        stop_of(tape.case(), Action.BLOCK, "CUST-1")


def test_who_proposed_the_block_does_not_say_that_nothing_is_held() -> None:
    tape = answered(_STOPS)
    tape.append(propose(tape.case(), CHLOE, Action.BLOCK, "compared"), CHLOE)
    tape.append(approve(tape.case(), BEN), BEN)
    with pytest.raises(NotAllowed, match="chloe proposed to stop it"):
        nothing_held(tape.case(), CHLOE, "no account")
    assert nothing_held(tape.case(), Actor("emil", frozenset({Role.APPROVER})), "no account")


def test_to_open_the_case_again_makes_nobody_the_second_person() -> None:
    tape = answered(_STOPS)
    tape.append(propose(tape.case(), CHLOE, Action.BLOCK, "compared"), CHLOE)
    tape.append(approve(tape.case(), BEN), BEN)
    tape.append(reopen(tape.case(), CHLOE, "looked at again"), CHLOE)
    with pytest.raises(NotAllowed, match="chloe proposed to stop it"):
        nothing_held(tape.case(), CHLOE, "no account")
    assert nothing_held(tape.case(), BEN, "no account")


def test_of_several_that_wait_the_one_is_named_of_which_nothing_is_held() -> None:
    tape = closed()
    again(tape, "E2E-2", (("6", Answer.NO),))
    decide(tape, Action.REJECT)
    with pytest.raises(NotAllowed, match="leaves several to be recorded: name one, E2E-1, E2E-2"):
        nothing_held(tape.case(), BEN, "no funds")
    tape.append(nothing_held(tape.case(), BEN, "it never came in", "E2E-2"), BEN)
    assert keys(tape.case()) == ["E2E-1"]


def test_of_an_item_recorded_in_error_it_can_be_said_that_nothing_is_held() -> None:
    tape = closed()
    tape.append(record_stop(tape.case(), ANA, stop_of(tape.case(), Action.BLOCK), "property:P-1"), ANA)
    tape.append(nothing_held(tape.case(), BEN, "another bank holds it", struck={"property:P-1"}), BEN)
    assert owed(tape.case(), {"property:P-1"}) == ()


def test_a_key_that_the_case_does_not_have_is_refused_with_those_that_it_has() -> None:
    with pytest.raises(NotAllowed, match="has no 'E2E-9' to block; there are E2E-1"):
        stop_of(closed().case(), Action.BLOCK, "E2E-9")
