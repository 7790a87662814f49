"""Administering users: duties stay apart, one administrator stays, and every act is on the tape with who did it."""

import threading
from collections.abc import Callable

import pytest

from seawall.access import RIGHTS, Right
from seawall.admission import (
    add_user,
    disable,
    drop_second_factor,
    enable,
    first_administrator,
    give_roles,
    make_key,
    people,
    revoke_key,
    set_password,
    unlock,
)
from seawall.audit import Actor, Role, kind_of
from seawall.errors import InputRefused, NotAllowed
from tests.admission.made import FIRST, INES, SECOND, House, opened

ANALYST = frozenset({Role.ANALYST})


def test_there_is_one_first_administrator(url: str) -> None:
    with opened(url) as house:
        with pytest.raises(NotAllowed, match="there are users already"):
            first_administrator(house.gate(), "eva", "Eva Example", FIRST)
        assert [(user.id, user.must_change) for user in people(house.gate())] == [("ines", False)]


@pytest.mark.parametrize("role", [role for role in Role if Right.ADMINISTER not in RIGHTS[role]])
def test_who_does_not_administer_changes_no_user_and_no_key(url: str, role: Role) -> None:
    with opened(url) as house:
        house.add("ana", Role.ANALYST)
        before, gate, who = house.store.head(), house.gate(), Actor("ana", frozenset({role}))
        acts: tuple[Callable[[], object], ...] = (
            lambda: add_user(gate, who, "eve", "Eve Example", ANALYST, FIRST),
            lambda: give_roles(gate, who, "ana", frozenset({Role.APPROVER})),
            lambda: disable(gate, who, "ines", ""),
            lambda: enable(gate, who, "ines", ""),
            lambda: set_password(gate, who, "ines", FIRST),
            lambda: drop_second_factor(gate, who, "ines"),
            lambda: unlock(gate, who, "ines"),
            lambda: make_key(gate, who, "a program", frozenset({Right.SCREEN})),
            lambda: revoke_key(gate, who, "aaaaaaaa", ""),
        )
        for act in acts:
            with pytest.raises(NotAllowed, match="is no administrator"):
                act()
        assert house.store.head() == before


def test_nobody_gives_rights_to_themselves(url: str) -> None:
    with opened(url) as house, pytest.raises(NotAllowed, match="nobody changes their own roles"):
        give_roles(house.gate(), INES, "ines", frozenset({Role.APPROVER}))


def test_one_administrator_stays(store_url: str) -> None:
    with opened(store_url) as house:
        house.add("eva", Role.ADMINISTRATOR)
        eva = Actor("eva", frozenset({Role.ADMINISTRATOR}))
        disable(house.gate(), INES, "eva", "")
        acts: tuple[Callable[[], object], ...] = (
            lambda: disable(house.gate(), INES, "ines", ""),
            lambda: give_roles(house.gate(), eva, "ines", ANALYST),
        )
        for act in acts:
            with pytest.raises(NotAllowed, match="no administrator would be left"):
                act()
        assert [user.is_disabled for user in people(house.gate())] == [True, False]


def test_of_two_administrators_who_disable_one_another_at_once_one_stays(store_url: str) -> None:
    with opened(store_url) as house:
        house.add("eva", Role.ADMINISTRATOR)
        refused: list[NotAllowed] = []

        def disabled(id_: str) -> None:
            try:
                disable(house.gate(), INES, id_, "")
            except NotAllowed as error:
                refused.append(error)

        threads = [threading.Thread(target=disabled, args=[id_]) for id_ in ("ines", "eva")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(refused) == 1
        assert sum(not user.is_disabled for user in people(house.gate())) == 1


def test_an_id_is_one_persons_for_ever(url: str) -> None:
    with opened(url) as house:
        house.add("ana", Role.ANALYST)
        disable(house.gate(), INES, "ana", "has left")
        with pytest.raises(NotAllowed, match="one person's for ever"):
            add_user(house.gate(), INES, "Ana", "Ana Other", ANALYST, FIRST)


@pytest.mark.parametrize(
    ("id_", "name", "password"),
    [("a\nb", "Ana", FIRST), ("ana", "\x1b", FIRST), ("ana", "", FIRST), ("ana", "Ana Example", "password1234")],
)
def test_a_user_who_makes_no_sense_is_refused_and_nothing_is_written(
    url: str, id_: str, name: str, password: str
) -> None:
    with opened(url) as house:
        before = house.store.head()
        with pytest.raises(InputRefused):
            add_user(house.gate(), INES, id_, name, ANALYST, password)
        assert house.store.head() == before


def test_a_name_with_commands_for_a_terminal_is_kept_as_text(url: str) -> None:
    with opened(url) as house:
        user = add_user(house.gate(), INES, "ana", "Ana\n\x1b[2JExample\u202e", ANALYST, FIRST)
        assert user.name == "Ana [2JExample"


def test_a_user_of_no_such_id_is_told_of_by_name(url: str) -> None:
    with opened(url) as house:
        for act in (disable, enable):
            with pytest.raises(NotAllowed, match="there is no user 'ana'"):
                act(house.gate(), INES, "ana", "")
        with pytest.raises(NotAllowed, match="there is no user 'ana'"):
            set_password(house.gate(), INES, "ana", FIRST)


def test_every_act_is_on_the_tape_with_who_did_it(store_url: str) -> None:
    with opened(store_url) as house:
        _all_acts(house)
        told = [
            (event.stream, kind_of(event.body).removeprefix("access."), event.actor) for event in house.store.events()
        ]
        assert told == [
            ("user:ines", "user-added", "seawall first start"),
            ("user:ana", "user-added", "ines"),
            ("user:ana", "roles-given", "ines"),
            ("user:ana", "password-set", "ines"),
            ("user:ana", "second-factor-set", "ines"),
            ("user:ana", "sign-in-unlocked", "ines"),
            ("user:ana", "user-disabled", "ines"),
            ("user:ana", "user-enabled", "ines"),
        ]
        assert not any(b"Ana Example" in row.data or b"argon2" in row.data for row in house.store.rows())
        house.store.verify()


def _all_acts(house: House) -> None:
    house.add("ana", Role.ANALYST)
    give_roles(house.gate(), INES, "ana", frozenset({Role.APPROVER}))
    set_password(house.gate(), INES, "ana", SECOND)
    drop_second_factor(house.gate(), INES, "ana")
    unlock(house.gate(), INES, "ana")
    disable(house.gate(), INES, "ana", "has left")
    enable(house.gate(), INES, "ana", "is back")
