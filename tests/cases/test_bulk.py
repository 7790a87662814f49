"""Many identical false positives: what is identical, and what is closed as one."""

from collections.abc import Sequence

import msgspec
import pytest

from seawall.audit.events import AlertAdded
from seawall.audit.words import Action
from seawall.cases import Status, approve_bulk, bulks, cases_of, identical, open_case, propose, propose_bulk
from seawall.errors import NotAllowed
from tests.cases.tape import ALERT, ANA, BEN, PROGRAM, SUSPECT, Tape


def many(*alerts: AlertAdded) -> Tape:
    tape = Tape()
    for number, alert in enumerate(alerts, start=1):
        tape.append(open_case(str(number), f"rel-{number}", f"case {number}", alert), PROGRAM)
    return tape


def other(**changed: object) -> AlertAdded:
    return msgspec.structs.replace(ALERT, suspects=(msgspec.structs.replace(SUSPECT, **changed),))


@pytest.mark.parametrize(
    "alert, is_identical",
    [
        (msgspec.structs.replace(ALERT, key="E2E-2", receipt="r2"), True),
        (other(score=0.8, party="debtor"), True),
        (other(party_hash="p2"), False),
        (other(entry_hash="e2"), False),
        (other(entity_id="ofac-1"), False),
        (msgspec.structs.replace(ALERT, policy="v2"), False),
        (msgspec.structs.replace(ALERT, grounds=("place: Crimea",)), False),
    ],
)
def test_identical_is_equal_party_entry_and_policy_and_nothing_beside(alert: AlertAdded, is_identical: bool) -> None:
    groups = identical(cases_of(many(ALERT, alert).all).values())
    assert [[case.id for case in group] for group in groups] == ([["1", "2"]] if is_identical else [])


@pytest.mark.parametrize(
    "alert", [other(party_hash=""), other(entry_hash=""), msgspec.structs.replace(ALERT, suspects=())]
)
def test_where_a_hash_is_missing_nobody_knows_that_two_cases_are_one_question(alert: AlertAdded) -> None:
    assert identical(cases_of(many(alert, alert).all).values()) == []


def test_one_reason_and_four_eyes_close_them_all() -> None:
    tape = many(ALERT, ALERT, ALERT)
    rows = list(cases_of(tape.all).values())
    tape.append(propose_bulk(rows, ANA, "2", "a ship of that name", "ships"), ANA)
    waiting = bulks(cases_of(tape.all).values())["ships"]
    assert [(case.id, case.status) for case in waiting] == [(str(n), Status.PROPOSED) for n in (1, 2, 3)]
    with pytest.raises(NotAllowed, match="a second person approves"):
        approve_bulk(waiting, ANA, "ships")
    tape.append(approve_bulk(waiting, BEN, "ships"), BEN)
    closings = [case.closing for case in cases_of(tape.all).values()]
    assert {(row.action, row.reason) for row in closings if row} == {(Action.RELEASE, "a ship of that name")}
    assert bulks(cases_of(tape.all).values()) == {}


@pytest.mark.parametrize(
    "ids, step, name, why",
    [
        (["1"], "2", "x", "two and more different cases"),
        (["1", "1"], "2", "x", "two and more different cases"),
        (["1", "3"], "2", "x", "only identical cases"),
        (["1", "2"], "5", "x", "clears nobody; those that do are 1, 2, 3, 4"),
        (["1", "2"], "2", " ", "say a name"),
    ],
)
def test_what_is_no_bulk_is_refused(ids: Sequence[str], step: str, name: str, why: str) -> None:
    found = cases_of(many(ALERT, ALERT, other(entry_hash="e2")).all)
    with pytest.raises(NotAllowed, match=why):
        propose_bulk([found[id_] for id_ in ids], ANA, step, "a ship", name)


def test_a_case_with_a_proposal_of_its_own_is_in_no_bulk() -> None:
    tape = many(ALERT, ALERT)
    found = cases_of(tape.all)
    tape.append(propose_bulk(list(found.values()), ANA, "2", "a ship", "ships"), ANA)
    with pytest.raises(NotAllowed, match="case 1 has a proposal already"):
        propose_bulk(list(cases_of(tape.all).values()), ANA, "2", "a ship", "others")
    with pytest.raises(NotAllowed, match="a proposal of ana already"):
        propose(cases_of(tape.all)["1"], BEN, Action.RELEASE, "mine")
    with pytest.raises(NotAllowed, match="not every one"):
        approve_bulk(list(cases_of(tape.all).values()), BEN, "others")
