"""Who proposed never approves; what is proposed agrees with the work sheet and with what is known when it is approved."""

import inspect
from datetime import date, datetime

import msgspec
import pytest

import seawall.cases as room
from seawall.audit import Actor, Role
from seawall.audit.events import GoodGuyRemembered
from seawall.audit.words import Action, Answer, Scope
from seawall.cases import Status, add_alert, approve, ask, decline, propose, remembered_of, withdraw
from seawall.errors import NotAllowed
from tests.cases.tape import ALERT, ANA, AUDITOR, BEN, CHLOE, IT_IS, NOT_IT, PROGRAM, SUSPECT, Tape, answered

_SCOPE = Scope("ofac-50543", date(2027, 11, 2), account="DE89")


def proposed(by: Actor = ANA) -> Tape:
    tape = answered(NOT_IT)
    tape.append(propose(tape.case(), by, Action.RELEASE, "a bakery"), by)
    return tape


def test_two_persons_release_a_false_positive_and_it_is_remembered() -> None:
    tape = answered(NOT_IT)
    tape.append(propose(tape.case(), ANA, Action.RELEASE, "a bakery", remember=(_SCOPE,)), ANA)
    assert tape.case().status is Status.PROPOSED
    tape.append(approve(tape.case(), BEN), BEN)
    closing = tape.case().closing
    assert closing is not None
    assert (closing.action, closing.proposed_by, closing.approved_by) == (Action.RELEASE, "ana", "ben")
    (row,) = remembered_of(tape.all).values()
    assert isinstance(row.body, GoodGuyRemembered)
    assert (row.body.party_hash, row.body.entry_hash, row.body.policy) == ("p1", "e1", "v1")
    assert row.good_guy.account == "DE89"


@pytest.mark.parametrize("name", ["chloe", "Chloe", " CHLOE "])
def test_whoever_proposed_never_approves_whatever_their_roles_and_however_their_id_is_written(name: str) -> None:
    with pytest.raises(NotAllowed, match="a second person approves"):
        approve(proposed(CHLOE).case(), Actor(name, frozenset(Role)))


@pytest.mark.parametrize(
    "who, why", [(ANA, "is no approver"), (AUDITOR, "may read, not act"), (PROGRAM, "a person decides")]
)
def test_only_a_person_with_the_role_approves(who: Actor, why: str) -> None:
    with pytest.raises(NotAllowed, match=why):
        approve(proposed(CHLOE).case(), who)


def test_without_a_proposal_there_is_nothing_to_approve() -> None:
    with pytest.raises(NotAllowed, match="is new: there is no proposal"):
        approve(answered(NOT_IT).case(), BEN)


def test_what_comes_after_a_proposal_must_be_looked_at_before_it_is_approved() -> None:
    tape = proposed()
    tape.append(add_alert(tape.case(), ALERT), PROGRAM)
    assert tape.case().status is not Status.PROPOSED
    with pytest.raises(NotAllowed, match="after the proposal"):
        approve(tape.case(), BEN)
    tape.append(propose(tape.case(), ANA, Action.RELEASE, "a bakery, both times"), ANA)
    tape.append(approve(tape.case(), BEN), BEN)
    assert tape.case().closing


def test_a_release_is_not_approved_while_a_question_is_open_that_was_asked_since() -> None:
    tape = proposed()
    tape.append(ask(tape.case(), CHLOE, "the ordering bank", "date of birth?"), CHLOE)
    with pytest.raises(NotAllowed, match="is open: write down the answer, or that none came"):
        approve(tape.case(), BEN)


def test_a_changed_answer_overtakes_a_proposal() -> None:
    tape = proposed()
    tape.append(room.answer_step(tape.case(), BEN, "2", Answer.NO, "a person, not a company"), BEN)
    with pytest.raises(NotAllowed, match="after the proposal"):
        approve(tape.case(), BEN)


def test_a_new_suspicion_asks_for_the_comparison_anew() -> None:
    tape = answered(NOT_IT)
    other = msgspec.structs.replace(ALERT, suspects=(msgspec.structs.replace(SUSPECT, entry_hash="e2"),))
    tape.append(add_alert(tape.case(), other), PROGRAM)
    with pytest.raises(NotAllowed, match="lacks step 1, 2, 3, 4, 5"):
        propose(tape.case(), ANA, Action.RELEASE, "a bakery, as before")


def test_a_licence_covers_the_dealing_that_it_was_looked_up_for_and_no_later_one() -> None:
    tape = answered((*IT_IS, ("6", Answer.YES)))
    tape.append(add_alert(tape.case(), ALERT), PROGRAM)
    with pytest.raises(NotAllowed, match="answered in step 6"):
        propose(tape.case(), ANA, Action.RELEASE, "as before", licence="GL 8")


def test_a_proposal_is_declined_by_another_and_withdrawn_by_its_maker() -> None:
    tape = proposed()
    with pytest.raises(NotAllowed, match="can only withdraw"):
        decline(tape.case(), ANA, "no")
    with pytest.raises(NotAllowed, match="no proposal of ben"):
        withdraw(tape.case(), BEN, "no")
    with pytest.raises(NotAllowed, match="a proposal of ana already"):
        propose(tape.case(), CHLOE, Action.RELEASE, "mine")
    tape.append(decline(tape.case(), BEN, "which bakery?"), BEN)
    assert tape.case().proposal is None
    tape.append(propose(tape.case(), ANA, Action.RELEASE, "the bakery at the corner"), ANA)
    tape.append(withdraw(tape.case(), ANA, "wrong case"), ANA)
    assert tape.case().status is Status.NEW


def test_a_law_without_reject_knows_no_reject() -> None:
    under_uk_law = msgspec.structs.replace(ALERT, may=(Action.RELEASE, Action.BLOCK))
    tape = answered((*IT_IS, ("6", Answer.NO)), under_uk_law)
    with pytest.raises(NotAllowed, match="knows no reject: it knows release, block"):
        propose(tape.case(), ANA, Action.REJECT, "because")
    assert propose(tape.case(), ANA, Action.BLOCK, "an asset freeze")


@pytest.mark.parametrize(
    "scope, why",
    [
        (Scope("ofac-1", date(2027, 1, 1), account="DE89"), "no suspect of case 1"),
        (Scope("ofac-50543", date(2027, 1, 1)), "of one customer or of one account"),
        (Scope("ofac-50543", date(2027, 1, 1), "C-1", "DE89"), "of one customer or of one account"),
        (Scope("ofac-50543", date(2027, 1, 1), "C-9"), "C-9 is no customer of case 1"),
    ],
)
def test_what_is_remembered_speaks_of_one_customer_or_account_of_the_case(scope: Scope, why: str) -> None:
    with pytest.raises(NotAllowed, match=why):
        propose(answered(NOT_IT).case(), ANA, Action.RELEASE, "a bakery", remember=(scope,))


def test_a_listed_party_is_not_remembered_as_a_false_positive() -> None:
    tape = answered((*IT_IS, ("6", Answer.YES)))
    with pytest.raises(NotAllowed, match="only a false positive"):
        propose(tape.case(), ANA, Action.RELEASE, "licence", licence="GL 8", remember=(_SCOPE,))


def test_what_was_found_in_text_cannot_be_remembered() -> None:
    in_text = msgspec.structs.replace(ALERT, suspects=(msgspec.structs.replace(SUSPECT, party_hash=""),))
    with pytest.raises(NotAllowed, match="found in text"):
        propose(answered(NOT_IT, in_text).case(), ANA, Action.RELEASE, "a street", remember=(_SCOPE,))


def test_nothing_that_closes_a_case_takes_a_clock() -> None:
    closing = (propose, approve, decline, withdraw, room.approve_bulk, room.propose_bulk)
    for command in closing:
        types = [row.annotation for row in inspect.signature(command).parameters.values()]
        assert not {date, datetime} & set(types), command.__name__
        assert Actor in types, command.__name__
