"""Who acts at the command line: the user whom the system knows, with the roles that writing to the ledger takes."""

import getpass
import os

from seawall.audit import Actor, Role


def person(name: str = "") -> Actor:
    """The actor of a command. Whoever can write to the database is taken for analyst and approver: the door knows no log-in."""
    return Actor(name or _user(), frozenset({Role.ANALYST, Role.APPROVER}))


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"user {os.getuid()}"
