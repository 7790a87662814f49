"""The work sheet against what is proposed, as a table: which answers bear which action."""

import msgspec
import pytest

from seawall.audit.words import Action, Answer
from seawall.cases import ask, give, needed, open_steps, refusal
from tests.cases.tape import ALERT, ANA, IT_IS, NOT_IT, answered, opened

R, B, J = Action.RELEASE, Action.BLOCK, Action.REJECT
_YES, _NO, _UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


@pytest.mark.parametrize(
    "answers, action, licence, why",
    [
        # A false positive: one step that clears, and who it is.
        (NOT_IT, R, "", ""),
        ((*IT_IS[:4], ("5", _NO)), R, "", ""),
        ((), R, "", "lacks step 1, 2, 3, 4, 5"),
        ((("2", _NO),), R, "", "lacks step 5"),
        ((*IT_IS[:3], ("4", _UNKNOWN), ("5", _NO)), R, "", "step 4 is unknown"),
        (NOT_IT, B, "", "nothing to block"),
        ((*IT_IS[:4], ("5", _UNKNOWN)), R, "", "what can't be excluded is not released"),
        ((("2", _NO), ("5", _YES)), R, "GL 8", "they must agree"),
        # What else forbids it counts, though nobody asked.
        ((*NOT_IT, ("7", _YES)), R, "", "it is forbidden"),
        ((*NOT_IT, ("7", _UNKNOWN)), R, "", "step 7 is unknown"),
        ((*NOT_IT, ("7", _YES), ("6", _NO)), J, "", ""),
        # The listed party.
        (IT_IS, R, "GL 8", "answered in step 6"),
        ((*IT_IS, ("6", _YES)), R, "", "name the licence"),
        ((*IT_IS, ("6", _YES)), R, "GL 8", ""),
        ((*IT_IS, ("6", _UNKNOWN)), R, "GL 8", "under a licence only"),
        ((*IT_IS, ("6", _NO)), B, "", ""),
        ((*IT_IS, ("6", _NO)), J, "", ""),
        (IT_IS, B, "", "lacks step 6"),
        ((*IT_IS, ("6", _YES)), B, "", "does not exclude a licence"),
        ((*IT_IS[:4], ("6", _NO)), B, "", "lacks step 5"),
        ((*IT_IS[:4], ("5", _UNKNOWN), ("6", _NO)), B, "", "it stays stopped meanwhile"),
        ((*NOT_IT, ("6", _NO)), B, "", "nothing to block"),
        ((*NOT_IT, ("6", _NO)), J, "", "nothing to reject"),
    ],
)
def test_a_listed_party_is_suspected(
    answers: tuple[tuple[str, Answer], ...], action: Action, licence: str, why: str
) -> None:
    found = refusal(answered(answers).case(), action, licence)
    assert (why in found) if why else found == ""


@pytest.mark.parametrize(
    "answers, action, licence, why",
    [
        ((), R, "", "lacks step 7"),
        ((("7", _NO),), R, "", ""),
        ((("7", _UNKNOWN),), R, "", "step 7 is unknown"),
        ((("7", _YES),), R, "", "it is forbidden: it is released under a licence only"),
        ((("7", _YES), ("6", _YES)), R, "GL 8", ""),
        ((("7", _YES), ("6", _NO)), J, "", ""),
        ((("7", _YES), ("6", _NO)), B, "", ""),
        ((("7", _NO), ("6", _NO)), J, "", "nothing to reject"),
    ],
)
def test_a_place_or_an_unread_field_stopped_it_and_nobody_is_suspected(
    answers: tuple[tuple[str, Answer], ...], action: Action, licence: str, why: str
) -> None:
    alert = msgspec.structs.replace(ALERT, suspects=(), grounds=("place: Crimea",))
    found = refusal(answered(answers, alert).case(), action, licence)
    assert (why in found) if why else found == ""


def test_a_party_and_a_place_are_both_answered() -> None:
    alert = msgspec.structs.replace(ALERT, grounds=("place: Crimea",))
    assert needed(opened(alert).case(), R) == ("1", "2", "3", "4", "5", "7")
    case = answered((*NOT_IT, ("7", _YES), ("6", _NO)), alert).case()
    assert refusal(case, J) == ""
    assert "it is forbidden" in refusal(case, R)


def test_an_open_question_is_answered_before_anything_is_released() -> None:
    tape = answered(NOT_IT)
    tape.append(ask(tape.case(), ANA, "the ordering bank", "date of birth?"), ANA)
    number = tape.case().asked[0].seq
    assert refusal(tape.case(), R) == f"question {number} is open: write down the answer, or that none came"
    tape.append(give(tape.case(), ANA, number, "none came in ten days"), ANA)
    assert refusal(tape.case(), R) == ""


@pytest.mark.parametrize(
    "answers, steps",
    [
        ((), ("1", "2", "3", "4", "5")),
        ((("2", _NO),), ("5",)),
        (NOT_IT, ()),
        (IT_IS, ("6",)),
        ((*IT_IS, ("6", _NO)), ()),
    ],
)
def test_the_steps_that_wait_for_an_answer(answers: tuple[tuple[str, Answer], ...], steps: tuple[str, ...]) -> None:
    assert open_steps(answered(answers).case()) == steps
