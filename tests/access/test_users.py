"""Users: ids that nothing obeys, and roles that one person never has together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.access.users import could_be, id_of, name_of, roles_of
from seawall.audit import Role
from seawall.errors import InputRefused, NotAllowed


@pytest.mark.parametrize("said", ["ana", " Ana ", "a.example@bank.example", "x1", "7"])
def test_an_id_is_folded_and_kept(said: str) -> None:
    assert id_of(said) == said.strip().lower()


@pytest.mark.parametrize(
    "said",
    ["", "-ana", "ana\nben", "ana\x1b[31m", "an a", "анна", "system", "Seawall", "a" * 65, "key:1", "ana/../ben", "\0"],
)
def test_what_a_log_or_a_terminal_could_obey_is_no_id(said: str) -> None:
    with pytest.raises(InputRefused, match="small letters"):
        id_of(said)


@given(st.text())
def test_whatever_is_an_id_is_printable_and_is_itself(said: str) -> None:
    if could_be(said):
        assert said.isprintable()
        assert said.isascii()
        assert id_of(said) == said


@given(st.text())
def test_a_name_is_one_printable_line_or_refused(said: str) -> None:
    try:
        name = name_of(said)
    except InputRefused:
        return
    assert name.isprintable()
    assert 0 < len(name) <= 200


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("analyst approver", ""),
        ("auditor", ""),
        ("administrator", ""),
        ("administrator analyst", "who gives rights decides no cases"),
        ("administrator approver", "who gives rights decides no cases"),
        ("auditor approver", "who audits takes no part"),
        ("auditor administrator", "who audits takes no part"),
        ("service", "programs"),
        ("", "at least one role"),
    ],
)
def test_duties_are_apart(said: str, why: str) -> None:
    if why:
        with pytest.raises(NotAllowed, match=why):
            roles_of(said.split())
    else:
        assert roles_of(said.split()) == {Role(word) for word in said.split()}


def test_a_role_that_does_not_exist_is_refused() -> None:
    with pytest.raises(InputRefused, match="no role 'boss'"):
        roles_of(["boss"])
