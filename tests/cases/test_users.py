"""The users file: who may act, and what it must not say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.audit import Role
from seawall.cases import read_users, user_of
from seawall.errors import NotAllowed, SettingRefused

_TWO = b"""
[[user]]
id = "ana"
name = "Ana Example"
roles = ["analyst"]

[[user]]
id = "ben"
roles = ["analyst", "approver"]
"""


def test_users_are_found_by_their_id_whatever_its_capital_letters() -> None:
    users = read_users(_TWO, "users.toml")
    assert user_of(users, "Ben").roles == {Role.ANALYST, Role.APPROVER}
    with pytest.raises(NotAllowed, match="no user 'eve'; there are ana, ben"):
        user_of(users, "eve")


@pytest.mark.parametrize(
    "text, why",
    [
        (b'[[user]]\nid = "ana"\nroles = ["analyst"]\n[[user]]\nid = "ANA"\nroles = ["approver"]', "two users"),
        (b'[[user]]\nid = " "\nroles = ["analyst"]', "a user has no id"),
        (b'[[user]]\nid = "ana"\nroles = []', "ana has no role; there are analyst, approver"),
        (b'[[user]]\nid = "ana"\nroles = ["boss"]', "Invalid enum value 'boss'"),
        (b'[[user]]\nid = "ana"\nrole = ["analyst"]', "unknown field"),
        (b"not toml", "can't be read"),
        (b"", "can't be read"),
    ],
)
def test_a_users_file_that_makes_no_sense_is_refused(text: bytes, why: str) -> None:
    with pytest.raises(SettingRefused, match=why):
        read_users(text, "users.toml")


@given(st.binary(max_size=200))
def test_any_bytes_are_users_or_a_refusal(data: bytes) -> None:
    try:
        read_users(data, "users.toml")
    except SettingRefused as refused:
        assert "users.toml" in str(refused)  # noqa: PT017  # most bytes are refused, some may not be
