"""Keys: only their hash is kept, they do what they say and no more than a program may, and they end."""

import secrets
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.access import RIGHTS, Key, Right, keys
from seawall.audit import Role
from seawall.errors import InputRefused, NotAllowed

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def made(
    scopes: frozenset[Right] = frozenset({Right.SCREEN}), lasts: timedelta = timedelta(days=30)
) -> tuple[Key, str]:
    return keys.new("gateway", scopes, by="ines", now=NOW, lasts=lasts, chance=secrets.token_bytes)


def test_a_key_is_known_by_its_text_alone() -> None:
    key, text = made()
    parts = keys.parts(text)
    assert parts is not None
    id_, secret = parts
    assert id_ == key.id
    assert keys.is_right(key, secret)
    assert not keys.is_right(key, secret[:-1] + ("A" if secret[-1] != "A" else "B"))
    assert secret not in repr(key)


def test_a_key_ends_on_its_day_or_when_it_is_revoked() -> None:
    key, _ = made()
    assert key.why_not(NOW + timedelta(days=29)) == ""
    assert key.why_not(NOW + timedelta(days=30)) == "ended at 2026-12-22 09:00 UTC"


@pytest.mark.parametrize("days", [0, -1, 367, 4000])
def test_a_key_without_an_end_in_a_year_is_refused(days: int) -> None:
    with pytest.raises(NotAllowed, match="1 to 366 days"):
        made(lasts=timedelta(days=days))


@pytest.mark.parametrize("right", sorted(set(Right) - RIGHTS[Role.SERVICE], key=str))
def test_no_key_does_what_only_people_may(right: Right) -> None:
    with pytest.raises(NotAllowed, match="no more than a program"):
        made(frozenset({right}))
    with pytest.raises(InputRefused, match="may not have"):
        keys.scopes_of([keys.slug(right)])


def test_scopes_are_named_by_their_words() -> None:
    assert keys.scopes_of(["screen", "READ_CASES"]) == {Right.SCREEN, Right.READ_CASES}
    with pytest.raises(InputRefused, match="say what the key may do"):
        keys.scopes_of([])


@given(st.text())
def test_what_has_not_the_shape_of_a_key_is_none(text: str) -> None:
    assert keys.parts(text) is None or text.startswith("seawall_")
