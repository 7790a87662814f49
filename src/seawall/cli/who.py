"""Who acts at the command line: somebody of the file of users, with the roles that it gives them."""

import getpass
import os
from pathlib import Path

from seawall import cases
from seawall.audit import Actor, Role
from seawall.cli.context import settings
from seawall.errors import SettingRefused


def user(id_: str | None) -> Actor:
    """Who works on cases, by the file of users. SettingRefused where nobody is named or there is no file."""
    asked = id_ or settings().review.who
    if not asked:
        raise SettingRefused("say who you are: --as USER, or the setting review.as")
    return _by_file(_file(), asked)


def person(name: str = "") -> Actor:
    """Who writes to the ledger: by the file of users where there is one.

    Without a file whoever can write to the database is taken for analyst and approver: this door knows no log-in.
    """
    chosen, file = settings().review, _file()
    asked = name or chosen.who or system_user()
    if chosen.users is not None or file.exists():
        return _by_file(file, asked)
    return Actor(asked, frozenset({Role.ANALYST, Role.APPROVER}))


def system_user() -> str:
    """The user whom the system knows."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"user {os.getuid()}"


def _file() -> Path:
    chosen = settings()
    return chosen.review.users or chosen.home / "users.toml"


def _by_file(file: Path, asked: str) -> Actor:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise SettingRefused(
            f"the users file {file} can't be read: {error.strerror or error}; it names who may act, with their roles"
        ) from error
    return cases.user_of(cases.read_users(data, str(file)), asked)
