"""Who may do what, as a compliance officer would read it."""

import pytest

from seawall.access import RIGHTS, Right, rights_of
from seawall.audit import Role


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_row(role: Role) -> None:
    assert RIGHTS[role]


@pytest.mark.parametrize(
    ("role", "right", "may"),
    [
        (Role.ANALYST, Right.WORK_CASES, True),
        (Role.ANALYST, Right.APPROVE, False),
        (Role.APPROVER, Right.APPROVE, True),
        (Role.AUDITOR, Right.READ_AUDIT, True),
        (Role.ADMINISTRATOR, Right.ADMINISTER, True),
        (Role.ADMINISTRATOR, Right.APPROVE, False),
        (Role.ADMINISTRATOR, Right.READ_CASES, False),
        (Role.SERVICE, Right.SCREEN, True),
        (Role.SERVICE, Right.APPROVE, False),
    ],
)
def test_what_a_role_may(role: Role, right: Right, *, may: bool) -> None:
    assert (right in rights_of([role])) is may


def test_an_auditor_changes_nothing() -> None:
    assert {right for right in rights_of([Role.AUDITOR]) if not right.name.startswith("READ_")} == {Right.SEARCH}


def test_nobody_without_a_role_may_do_anything() -> None:
    assert rights_of([]) == frozenset()
