"""Users, sessions, keys and wrong attempts in the store: they come back as they were kept, and a refused step leaves nothing."""

import secrets
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from seawall.access import Failures, Key, Right, Session, User, Wants
from seawall.audit import Role
from seawall.audit.access_events import UserDisabled
from seawall.errors import NotAllowed, StoreFailed
from seawall.store import Store
from seawall.store import access as rows
from tests.store.made import ANA, NOW, forced

BEN = User(
    "ben", "Ben Example", frozenset({Role.ANALYST, Role.APPROVER}), NOW, "$argon2id$…", True, "SECRET", 7, ("a", "b"),
    "https://login.example 7", False, 3,
)  # fmt: skip
SESSION = Session("f" * 64, "ben", 3, NOW, NOW + timedelta(minutes=1), Wants.CODE)
KEY = Key(
    "abcdefgh", "a gateway", "e" * 64, frozenset({Right.SCREEN, Right.SEARCH}), NOW, "ines", NOW + timedelta(days=9)
)


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    with Store.open(store_url, salts=secrets.token_bytes) as opened:
        yield opened


def test_what_is_kept_comes_back(store: Store) -> None:
    for step in (rows.keep_user(BEN), rows.keep_session(SESSION), rows.keep_key(KEY)):
        store.take(step)
    assert store.ask(rows.find_user("ben")) == BEN
    assert store.ask(rows.find_subject("https://login.example 7")) == BEN
    assert store.ask(rows.all_users) == (BEN,)
    assert store.ask(rows.find_session("f" * 64)) == (SESSION, BEN)
    assert store.ask(rows.sessions_of("ben")) == (SESSION,)
    assert store.ask(rows.find_key("abcdefgh")) == KEY
    assert store.ask(rows.all_keys) == (KEY,)
    for nothing in (rows.find_user("ana"), rows.find_subject(""), rows.find_session("0"), rows.find_key("0")):
        assert store.ask(nothing) is None


def test_two_users_may_both_be_vouched_for_by_nobody_but_not_by_the_same_number(store: Store) -> None:
    for id_ in ("cleo", "dora"):
        store.take(rows.keep_user(replace(BEN, id=id_, subject="")))
    store.take(rows.keep_user(BEN))
    with pytest.raises(StoreFailed):
        store.take(rows.keep_user(replace(BEN, id="ana")))


def test_a_step_that_refuses_leaves_neither_event_nor_row(store: Store) -> None:
    store.take(rows.keep_user(BEN))

    def no(_known: tuple[User, ...]) -> None:
        raise NotAllowed("not this one")

    change = rows.change_user("ben", lambda user: replace(user, is_disabled=True))
    with pytest.raises(NotAllowed, match="not this one"):
        store.append([("user:ben", UserDisabled())], ANA, NOW, beside=[change, rows.refuse(no)])
    assert store.ask(rows.find_user("ben")) == BEN
    assert store.head().seq == 0
    with pytest.raises(NotAllowed, match="no user 'ana'"):
        store.append([("user:ana", UserDisabled())], ANA, NOW, beside=[rows.change_user("ana", lambda user: user)])
    assert store.head().seq == 0


def test_a_session_that_was_ended_is_not_brought_back_by_its_use(store: Store) -> None:
    for step in (rows.keep_user(BEN), rows.keep_session(SESSION), rows.end_session(SESSION.sha256)):
        store.take(step)
    store.take(rows.noted(SESSION, NOW))
    assert store.ask(rows.find_session(SESSION.sha256)) is None


def test_sessions_that_are_long_over_are_forgotten(store: Store) -> None:
    store.take(rows.keep_session(SESSION))
    store.take(rows.keep_session(replace(SESSION, sha256="e" * 64, made_at=NOW + timedelta(hours=13))))
    assert [one.sha256 for one in store.ask(rows.sessions_of("ben"))] == ["e" * 64]


def test_an_attempt_is_counted_before_it_is_looked_at(store: Store) -> None:
    counts = [store.take(rows.attempt("a" * 64, NOW)) for _ in range(7)]
    assert [before.count for before, _ in counts] == [0, 1, 2, 3, 4, 5, 5]
    assert [until for _, until in counts] == [None] * 5 + [NOW + timedelta(minutes=1)] * 2
    store.take(rows.forget_failures("a" * 64))
    assert store.ask(rows.failures_of("a" * 64)) == Failures()


def test_names_that_nobody_has_are_kept_for_a_day(store: Store) -> None:
    store.take(rows.attempt("a" * 64, NOW))
    store.take(rows.attempt("b" * 64, NOW + timedelta(hours=25)))
    assert store.ask(rows.failures_of("a" * 64)) == Failures()
    assert store.ask(rows.failures_of("b" * 64)).count == 1


def test_a_role_that_this_program_does_not_know_lets_nobody_in_and_a_right_is_none(
    store: Store, store_url: str
) -> None:
    store.take(rows.keep_user(BEN))
    store.take(rows.keep_key(KEY))
    forced(store_url, "UPDATE users SET roles = 'analyst,emperor'", "UPDATE api_keys SET scopes = 'SCREEN,RULE'")
    with pytest.raises(StoreFailed, match="'emperor'"):
        store.ask(rows.find_user("ben"))
    found = store.ask(rows.find_key("abcdefgh"))
    assert found is not None
    assert found.scopes == {Right.SCREEN}
