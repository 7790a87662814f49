"""The work sheet against what is proposed, as a table: which answers bear which action."""

import msgspec
import pytest

from seawall.audit.words import Action, Answer
from seawall.cases import needed, refusal
from tests.cases.tape import ALERT, IT_IS, NOT_IT, answered, opened

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
        ((*IT_IS[:4], ("5", _UNKNOWN)), R, "", "what can't be excluded is not released"),
        ((("2", _NO), ("5", _YES)), R, "GL 8", "they must agree"),
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
