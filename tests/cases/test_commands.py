"""What people may do to a case, as a table, and what is refused to them."""

from datetime import date

import pytest

from seawall.audit.events import AlertAdded, GoodGuyRemembered
from seawall.audit.words import Action, Answer, Scope, Suspect
from seawall.cases import (
    Status,
    add_alert,
    answer_step,
    approve,
    ask,
    decline,
    give,
    note,
    open_case,
    propose,
    remembered_of,
    reopen,
    withdraw,
)
from seawall.errors import NotAllowed
from tests.cases.tape import ANA, AUDITOR, BEN, CHLOE, PROGRAM, Tape

_SUSPECT = Suspect("ofac-50543", "INTEGRITY TECHNOLOGY GROUP", "Integrity Technology", 0.91, "review", "p1", "e1")
_ALERT = AlertAdded(
    receipt="r1", key="E2E-1", subject="payment", outcome="review", could_be="block", party="Integrity Technology",
    suspects=(_SUSPECT,), policy="v1",
)  # fmt: skip


def _opened() -> Tape:
    tape = Tape()
    tape.append(open_case("1", "rel", "Integrity Technology", _ALERT, date(2026, 11, 3)), PROGRAM)
    return tape


def _answered(*answers: tuple[str, Answer]) -> Tape:
    tape = _opened()
    for step, answer in answers:
        tape.append(answer_step(tape.case(), ANA, step, answer, "compared"), ANA)
    return tape


_NOT_IT = (("2", Answer.NO), ("5", Answer.NO))
_IT_IS = (("1", Answer.YES), ("2", Answer.YES), ("3", Answer.YES), ("4", Answer.YES), ("5", Answer.YES))


def test_two_persons_release_a_false_positive_and_it_is_remembered() -> None:
    tape = _answered(*_NOT_IT)
    scope = Scope("ofac-50543", date(2027, 11, 2), account="DE89")
    tape.append(propose(tape.case(), ANA, Action.RELEASE, "a bakery", remember=(scope,)), ANA)
    assert tape.case().status is Status.PROPOSED
    tape.append(approve(tape.case(), BEN), BEN)
    closing = tape.case().closing
    assert closing is not None
    assert (closing.action, closing.proposed_by, closing.approved_by) == (Action.RELEASE, "ana", "ben")
    (row,) = remembered_of(tape.events).values()
    assert isinstance(row.body, GoodGuyRemembered)
    assert (row.body.party_hash, row.body.entry_hash, row.body.policy) == ("p1", "e1", "v1")
    assert row.good_guy.account == "DE89"


def test_whoever_proposed_never_approves_whatever_their_roles() -> None:
    tape = _answered(*_NOT_IT)
    tape.append(propose(tape.case(), CHLOE, Action.RELEASE, "a bakery"), CHLOE)
    with pytest.raises(NotAllowed, match="a second person approves"):
        approve(tape.case(), CHLOE)


@pytest.mark.parametrize(
    "who, why", [(ANA, "is no approver"), (AUDITOR, "may read, not act"), (PROGRAM, "a person decides")]
)
def test_only_a_person_with_the_role_approves(who: object, why: str) -> None:
    tape = _answered(*_NOT_IT)
    tape.append(propose(tape.case(), CHLOE, Action.RELEASE, "a bakery"), CHLOE)
    with pytest.raises(NotAllowed, match=why):
        approve(tape.case(), who)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "answers, action, why",
    [
        ((), Action.RELEASE, "lacks step 1, 2, 3, 4, 5"),
        (_IT_IS[:4], Action.BLOCK, "lacks step 5"),
        ((*_IT_IS[:4], ("5", Answer.UNKNOWN)), Action.RELEASE, "what can't be excluded is not released"),
        (_IT_IS, Action.RELEASE, "under a licence only"),
        (_NOT_IT, Action.BLOCK, "nothing to block"),
        ((("2", Answer.NO),), Action.RELEASE, "lacks step 5"),
    ],
)
def test_a_proposal_agrees_with_the_work_sheet(
    answers: tuple[tuple[str, Answer], ...], action: Action, why: str
) -> None:
    tape = _answered(*answers)
    with pytest.raises(NotAllowed, match=why):
        propose(tape.case(), ANA, action, "because")


def test_a_listed_party_is_released_under_a_licence() -> None:
    tape = _answered(*_IT_IS, ("6", Answer.YES))
    tape.append(propose(tape.case(), ANA, Action.RELEASE, "general licence 8"), ANA)
    tape.append(approve(tape.case(), BEN), BEN)
    assert tape.case().status is Status.CLOSED


def test_a_listed_party_is_not_remembered_as_a_false_positive() -> None:
    tape = _answered(*_IT_IS, ("6", Answer.YES))
    with pytest.raises(NotAllowed, match="only a false positive"):
        propose(tape.case(), ANA, Action.RELEASE, "licence", remember=(Scope("ofac-50543", date(2027, 1, 1), "c1"),))


def test_a_law_without_reject_knows_no_reject() -> None:
    tape = _answered(*_IT_IS)
    with pytest.raises(NotAllowed, match="knows no reject"):
        propose(tape.case(), ANA, Action.REJECT, "because", allowed=(Action.BLOCK, Action.RELEASE))


def test_what_comes_after_a_proposal_must_be_looked_at_before_it_is_approved() -> None:
    tape = _answered(*_NOT_IT)
    tape.append(propose(tape.case(), ANA, Action.RELEASE, "a bakery"), ANA)
    tape.append(add_alert(tape.case(), _ALERT), PROGRAM)
    with pytest.raises(NotAllowed, match="after the proposal"):
        approve(tape.case(), BEN)
    tape.append(propose(tape.case(), ANA, Action.RELEASE, "a bakery, both times"), ANA)
    tape.append(approve(tape.case(), BEN), BEN)
    assert tape.case().closing


def test_a_new_alert_opens_a_closed_case_again() -> None:
    tape = _answered(*_NOT_IT)
    tape.append(propose(tape.case(), ANA, Action.RELEASE, "a bakery"), ANA)
    tape.append(approve(tape.case(), BEN), BEN)
    with pytest.raises(NotAllowed, match="is closed"):
        answer_step(tape.case(), ANA, "2", Answer.YES, "on second thoughts")
    tape.append(add_alert(tape.case(), _ALERT), PROGRAM)
    assert tape.case().status is Status.OPEN
    assert len(tape.case().alerts) == 2


def test_a_proposal_is_declined_by_another_and_withdrawn_by_its_maker() -> None:
    tape = _answered(*_NOT_IT)
    tape.append(propose(tape.case(), ANA, Action.RELEASE, "a bakery"), ANA)
    with pytest.raises(NotAllowed, match="can only withdraw"):
        decline(tape.case(), ANA, "no")
    with pytest.raises(NotAllowed, match="a proposal of ana already"):
        propose(tape.case(), CHLOE, Action.RELEASE, "mine")
    tape.append(decline(tape.case(), BEN, "which bakery?"), BEN)
    assert tape.case().status is Status.OPEN
    tape.append(propose(tape.case(), ANA, Action.RELEASE, "the bakery at the corner"), ANA)
    tape.append(withdraw(tape.case(), ANA, "wrong case"), ANA)
    assert tape.case().proposal is None


def test_a_case_waits_for_an_answer() -> None:
    tape = _opened()
    tape.append(ask(tape.case(), ANA, "the ordering bank", "date of birth?"), ANA)
    assert tape.case().status is Status.WAITING
    number = tape.case().asked[0].seq
    with pytest.raises(NotAllowed, match="no question 99"):
        give(tape.case(), ANA, 99, "1960")
    tape.append(give(tape.case(), ANA, number, "1960"), ANA)
    assert tape.case().status is Status.OPEN


def test_empty_words_are_no_words() -> None:
    tape = _opened()
    with pytest.raises(NotAllowed, match="say a note"):
        note(tape.case(), ANA, "  ")


def test_a_closed_case_is_reopened_with_a_reason_and_an_open_one_is_not() -> None:
    tape = _opened()
    with pytest.raises(NotAllowed, match="is open"):
        reopen(tape.case(), BEN, "the entry changed")
