"""Sessions: they end by age, by rest, and with what their user was when they began."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.access import Session, User, Wants, sessions
from seawall.audit import Role

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ANA = User("ana", "Ana Example", frozenset({Role.ANALYST}), NOW)
SESSION = Session(sessions.kept("word"), "ana", 1, NOW, NOW)


@pytest.mark.parametrize(
    ("session", "user", "later", "is_over"),
    [
        (SESSION, ANA, timedelta(minutes=29), False),
        (SESSION, ANA, timedelta(minutes=30), True),
        (replace(SESSION, seen_at=NOW + timedelta(hours=11, minutes=50)), ANA, timedelta(hours=11, minutes=59), False),
        (replace(SESSION, seen_at=NOW + timedelta(hours=11, minutes=50)), ANA, timedelta(hours=12), True),
        (replace(SESSION, wants=Wants.CODE), ANA, timedelta(minutes=9), False),
        (replace(SESSION, wants=Wants.CODE), ANA, timedelta(minutes=10), True),
        (SESSION, replace(ANA, epoch=2), timedelta(0), True),
        (SESSION, replace(ANA, is_disabled=True), timedelta(0), True),
        (SESSION, replace(ANA, id="ben"), timedelta(0), True),
        (SESSION, ANA, timedelta(seconds=-1), False),
        (SESSION, ANA, timedelta(hours=-1), True),
    ],
)
def test_when_a_session_is_over(session: Session, user: User, later: timedelta, is_over: bool) -> None:
    assert session.is_over(user, NOW + later) is is_over


@given(st.text(), st.text())
def test_a_form_is_taken_with_its_own_sessions_word_alone(one: str, other: str) -> None:
    assert sessions.is_form_word(one, sessions.form_word(one))
    assert sessions.is_form_word(one, sessions.form_word(other)) == (
        sessions.form_word(one) == sessions.form_word(other)
    )
    assert not sessions.is_form_word(one, other)


def test_the_word_in_the_cookie_is_kept_nowhere() -> None:
    assert "word" not in repr(SESSION)
    assert sessions.form_word("word") != sessions.kept("word")
