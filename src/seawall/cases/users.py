"""Who may act: a file of users with their roles, until a directory says it."""

import tomllib
from collections.abc import Mapping

import msgspec

from seawall.audit import Actor, Role
from seawall.errors import NotAllowed, SettingRefused


class _User(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    roles: tuple[Role, ...]
    name: str = ""


class _Users(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    user: tuple[_User, ...]


def read_users(data: bytes, name: str) -> dict[str, Actor]:
    """Users by id from TOML ([[user]] with id, roles and, where wished, name). SettingRefused for what makes no sense.

    Two ids that differ in capital letters alone are refused: they would make two persons of one.
    """
    try:
        users = msgspec.convert(tomllib.loads(data.decode("utf-8")), _Users).user
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError, RecursionError) as error:
        raise SettingRefused(f"the users file {name} can't be read: {error}") from error
    found: dict[str, Actor] = {}
    for user in users:
        key = user.id.strip().casefold()
        if not key or key in found:
            raise SettingRefused(
                f"the users file {name}: {f'two users have the id {user.id!r}' if key else 'a user has no id'}"
            )
        if not user.roles:
            raise SettingRefused(f"the users file {name}: {user.id} has no role; there are {', '.join(Role)}")
        found[key] = Actor(user.id.strip(), frozenset(user.roles))
    return found


def user_of(users: Mapping[str, Actor], id_: str) -> Actor:
    """The user of this id, whatever its capital letters. NotAllowed where nobody has it."""
    found = users.get(id_.strip().casefold())
    if found is None:
        raise NotAllowed(f"there is no user {id_!r}; there are {', '.join(sorted(row.id for row in users.values()))}")
    return found
