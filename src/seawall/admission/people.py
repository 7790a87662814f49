"""Administering users: added, given roles, disabled, helped. Each act is one step with its event on the tape."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from hashlib import sha256

from seawall.access import User, passwords
from seawall.access.users import id_of, name_of, refuse_together
from seawall.admission.gate import Gate, anew, user_stream
from seawall.audit import Actor, Body, Role
from seawall.audit.access_events import (
    PasswordSet,
    RolesGiven,
    SecondFactorSet,
    SignInUnlocked,
    UserAdded,
    UserDisabled,
    UserEnabled,
)
from seawall.errors import NotAllowed
from seawall.store.access import (
    Step,
    all_users,
    change_user,
    count_users,
    end_sessions,
    find_user,
    forget_failures,
    keep_user,
    refuse,
)

_FIRST_START = Actor("seawall first start", is_program=True)
_SALT_BYTES = 16


def people(gate: Gate) -> tuple[User, ...]:
    """Every user, by id."""
    return gate.store.ask(all_users)


def has_users(gate: Gate) -> bool:
    """Whether anybody was ever added."""
    return gate.store.ask(count_users) > 0


def first_administrator(gate: Gate, id_: str, name: str, password: str) -> User:
    """Add the administrator of a store that has no users. NotAllowed where it has some: then an administrator adds more."""
    user = _with_password(gate, User(id_of(id_), name_of(name), frozenset({Role.ADMINISTRATOR}), gate.now), password)

    def first(known: tuple[User, ...]) -> None:
        if known:
            raise NotAllowed("there are users already: seawall users add")

    _written(
        gate, _FIRST_START, user.id, UserAdded(roles=_told(user.roles), name=user.name), refuse(first), keep_user(user)
    )
    return user


def add_user(gate: Gate, actor: Actor, id_: str, name: str, roles: frozenset[Role], password: str) -> User:  # noqa: PLR0913, PLR0917
    """Add a user with a password that they must change when they first come.

    NotAllowed where the id was given before, to whomever; InputRefused where it is none, or the password is none.
    """
    _administers(actor)
    refuse_together(roles)
    user = replace(_with_password(gate, User(id_of(id_), name_of(name), roles, gate.now), password), must_change=True)
    body = UserAdded(roles=_told(roles), name=user.name)
    _written(gate, actor, user.id, body, refuse(_free(user.id)), keep_user(user))
    return user


def _free(id_: str) -> Callable[[tuple[User, ...]], None]:
    def check(known: tuple[User, ...]) -> None:
        if any(user.id == id_ for user in known):
            raise NotAllowed(f"the id {id_} was given before; an id is one person's for ever")

    return check


def give_roles(gate: Gate, actor: Actor, id_: str, roles: frozenset[Role]) -> None:
    """What a user may do from now on. Nobody gives rights to themselves, and one administrator stays."""
    _administers(actor)
    if actor.id == id_:
        raise NotAllowed("nobody changes their own roles: another administrator does")
    refuse_together(roles)
    change = change_user(id_, lambda user: anew(replace(user, roles=roles)))
    _written(gate, actor, id_, RolesGiven(roles=_told(roles)), change, refuse(_one_stays), end_sessions(id_))


def disable(gate: Gate, actor: Actor, id_: str, why: str) -> None:
    """Let a user in no more; their sessions end now. Nothing of what they did is lost."""
    _administers(actor)
    change = change_user(id_, lambda user: anew(replace(user, is_disabled=True)))
    _written(gate, actor, id_, UserDisabled(why=why), change, refuse(_one_stays), end_sessions(id_))


def enable(gate: Gate, actor: Actor, id_: str, why: str) -> None:
    """Let a user in again, with the password and roles they had."""
    _administers(actor)
    change = change_user(id_, lambda user: anew(replace(user, is_disabled=False)))
    _written(gate, actor, id_, UserEnabled(why=why), change)


def _one_stays(known: tuple[User, ...]) -> None:
    if not any(Role.ADMINISTRATOR in user.roles and not user.is_disabled for user in known):
        raise NotAllowed("no administrator would be left: make another one first")


def set_password(gate: Gate, actor: Actor, id_: str, password: str) -> None:
    """Give a user a password that they must change when they come; the tape says who gave it."""
    _administers(actor)
    user = _user(gate, id_)
    if user.subject:
        raise NotAllowed(f"{id_} signs in elsewhere and has no password here")
    made = _with_password(gate, user, password).password
    change = change_user(id_, lambda user: anew(replace(user, password=made, must_change=True)))
    _written(gate, actor, id_, PasswordSet(by_another=True), change, end_sessions(id_), *_forgiven(id_))


def drop_second_factor(gate: Gate, actor: Actor, id_: str) -> None:
    """Take a lost second factor away; where their roles demand one, the user enrols a new one when they come."""
    _administers(actor)
    change = change_user(id_, lambda user: anew(replace(user, totp="", totp_used=0, recovery=())))
    _written(gate, actor, id_, SecondFactorSet(is_on=False), change, end_sessions(id_))


def unlock(gate: Gate, actor: Actor, id_: str) -> None:
    """Forget the wrong attempts of a user."""
    _administers(actor)
    _user(gate, id_)
    _written(gate, actor, id_, SignInUnlocked(), *_forgiven(id_))


def _forgiven(id_: str) -> tuple[Step, ...]:
    return tuple(
        forget_failures(sha256(f"{kind}:{id_}".encode()).hexdigest()) for kind in ("password", "code")
    )  # fmt: skip


def _user(gate: Gate, id_: str) -> User:
    found = gate.store.ask(find_user(id_))
    if found is None:
        raise NotAllowed(f"there is no user {id_!r}; seawall users list shows those that are")
    return found


def _with_password(gate: Gate, user: User, password: str) -> User:
    chosen = passwords.worthy(password, user.id, user.name)
    return replace(user, password=passwords.hashed(chosen, gate.cost, gate.chance(_SALT_BYTES)))


def _told(roles: Iterable[Role]) -> tuple[str, ...]:
    return tuple(sorted(role.value for role in roles))


def _administers(actor: Actor) -> None:
    if Role.ADMINISTRATOR not in actor.roles:
        raise NotAllowed(f"{actor.id} is no administrator")


def _written(gate: Gate, actor: Actor, id_: str, body: Body, *steps: Step) -> None:
    gate.store.append([(user_stream(id_), body)], actor, gate.now, beside=steps)
