"""The open cases between requests: what was said meanwhile is seen, what was closed or redacted is not kept."""

from functools import partial

from seawall.audit import Actor, Role
from seawall.audit.words import REDACTED, Action, Answer
from seawall.cases import Case, answer_step, approve, assign, propose
from seawall.review import Desk, act
from seawall.web import House
from seawall.web.desk.open_cases import OpenCases
from tests.web.desk.made import NOW, PROGRAM, examples, screened


def by_id(known: OpenCases) -> dict[str, Case]:
    return {case.id: case for case in known.now().cases}


def desk(made: House, who: str) -> Desk:
    return Desk(made.store, Actor(who, frozenset({Role.ANALYST, Role.APPROVER})), NOW)


def test_nothing_new_gives_the_same_cases_and_something_new_is_seen(made: House) -> None:
    known = OpenCases(made.store)
    before = known.now()
    assert known.now() is before
    act(desk(made, "ana"), "1", partial(assign, to="ana"))
    assert by_id(known)["1"].assigned_to == "ana"
    screened(made, examples("payments/mt103.fin"))
    assert len(known.now().cases) > len(before.cases)


def test_a_case_that_is_closed_is_not_kept(made: House) -> None:
    known = OpenCases(made.store)
    assert "1" in by_id(known)
    for step in ("2", "5"):
        act(desk(made, "ana"), "1", partial(answer_step, step=step, answer=Answer.NO, why="another"))
    act(desk(made, "ana"), "1", partial(propose, action=Action.RELEASE, reason="another company"))
    act(desk(made, "ben"), "1", approve)
    assert "1" not in by_id(known)


def test_what_was_redacted_is_forgotten(made: House) -> None:
    known = OpenCases(made.store)
    assert by_id(known)["1"].title != REDACTED
    made.store.redact(["case:1"], PROGRAM, NOW, "its years are over")
    assert by_id(known)["1"].title == REDACTED
