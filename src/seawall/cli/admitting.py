"""The commands for users and keys: who may sign in to the service, and which programs may come to it."""

import os
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.table import Table

from seawall import admission as story
from seawall.access import Key, User
from seawall.access.keys import USUAL, scopes_of, slug
from seawall.access.users import folded, roles_of
from seawall.admission import Gate
from seawall.audit import Actor, Role
from seawall.cli.context import now, open_store, settings
from seawall.cli.terminal import clean, line, note, out, shown
from seawall.cli.who import system_user
from seawall.errors import InputRefused, SettingRefused
from seawall.settings_signing import ADMIN_PASSWORD, from_file

Id = Annotated[str, typer.Argument(metavar="USER", help="The user's id.")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, in your own words.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON instead of a table.")]
From = Annotated[
    Path | None,
    typer.Option("--password-from", metavar="FILE", help="A file with the password; without it you are asked, unseen."),
]
_MOST_BYTES = 4_096

# Users -----------------------------------------------------------------------------------------------------------------


def first_command(
    id_: Annotated[str, typer.Argument(metavar="USER", help="Their id.")] = "admin",
    name: Annotated[str, typer.Option("--name", help="Their name; without it the id.")] = "",
    password_from: From = None,
) -> None:
    """Make the first administrator of a store that has no users; then they make the others.

    The password is asked for, read from --password-from, or from SEAWALL_ADMIN_PASSWORD or the file that
    SEAWALL_ADMIN_PASSWORD_FILE names. There is no usual one.
    """
    with _gate() as gate:
        if story.has_users(gate):
            raise SettingRefused("there are users already: seawall users add")
        given = None if password_from else from_file(ADMIN_PASSWORD, os.environ)
        user = story.first_administrator(gate, id_, name or id_, given or _password(password_from))
    note(f"{user.id} may sign in, and make other users")


def list_command(as_json: AsJson = False) -> None:
    """List the users with their roles, and how they prove who they are."""
    with _gate() as gate:
        found = story.people(gate)
    if as_json:
        for user in found:
            _json(_user_row(user))
    elif found:
        out.print(_users(found))
    else:
        note("nobody can sign in yet: seawall users first")


def add_command(
    id_: Id,
    name: Annotated[str, typer.Option("--name", help="Their name.")],
    role: Annotated[
        list[str], typer.Option("--role", help="What they are: analyst, approver, auditor, administrator; repeatable.")
    ],
    password_from: From = None,
) -> None:
    """Add a user, with a password that they must change when they first sign in."""
    with _gate() as gate:
        user = story.add_user(gate, _administrator(), id_, name, roles_of(role), _password(password_from))
    note(f"{user.id} may sign in, and then chooses a password of their own")


def roles_command(
    id_: Id, role: Annotated[list[str], typer.Argument(metavar="ROLE...", help="All roles that they have from now on.")]
) -> None:
    """Give a user other roles; their sessions end."""
    with _gate() as gate:
        story.give_roles(gate, _administrator(), folded(id_), roles_of(role))
    note(f"{clean(id_)} is {', '.join(role)} from now on")


def disable_command(id_: Id, why: Why = "") -> None:
    """Let a user in no more. What they did stays."""
    with _gate() as gate:
        story.disable(gate, _administrator(), folded(id_), clean(why))
    note(f"{clean(id_)} can't sign in any more")


def enable_command(id_: Id, why: Why = "") -> None:
    """Let a user in again."""
    with _gate() as gate:
        story.enable(gate, _administrator(), folded(id_), clean(why))
    note(f"{clean(id_)} can sign in again")


def password_command(id_: Id, password_from: From = None) -> None:
    """Give a user a new password, which they must change when they sign in; their sessions end."""
    with _gate() as gate:
        story.set_password(gate, _administrator(), folded(id_), _password(password_from))
    note(f"{clean(id_)} has a new password, and has to change it")


def totp_command(
    id_: Id, drop: Annotated[bool, typer.Option("--drop", help="Take it away, because it was lost.")] = False
) -> None:
    """Say whether a user has a second factor, or take a lost one away. They enrol it themselves, in their browser."""
    with _gate() as gate:
        if drop:
            story.drop_second_factor(gate, _administrator(), folded(id_))
            note(f"{clean(id_)} has no second factor any more")
            return
        user = next((user for user in story.people(gate) if user.id == folded(id_)), None)
    if user is None:
        raise InputRefused(f"there is no user {clean(id_)!r}; seawall users list shows those that are")
    line(f"{user.id}: {_factor(user)}")


def unlock_command(id_: Id) -> None:
    """Let a user try again at once who typed too many wrong passwords or codes."""
    with _gate() as gate:
        story.unlock(gate, _administrator(), folded(id_))
    note(f"{clean(id_)} may try again")


# Keys ------------------------------------------------------------------------------------------------------------------


def make_command(
    name: Annotated[str, typer.Argument(help="The program that the key is for.")],
    may: Annotated[
        list[str],
        typer.Option("--may", metavar="RIGHT", help="What it may do: screen, search, read-cases …; repeatable."),
    ],
    days: Annotated[int, typer.Option(help="For how many days, at most 366.")] = USUAL.days,
    as_json: AsJson = False,
) -> None:
    """Make a key for a program. It is shown this once: only its hash is kept."""
    with _gate() as gate:
        key, text = story.make_key(
            gate, _administrator(), name, scopes_of(may), timedelta(days=max(0, min(days, 10_000)))
        )
    if as_json:
        _json(_key_row(key) | {"key": text})
        return
    line(text)
    note(f"key {key.id} for {key.name} until {key.until:%Y-%m-%d}; it is not shown again")


def revoke_command(
    id_: Annotated[str, typer.Argument(metavar="KEY", help="The key's id: its middle part.")], why: Why = ""
) -> None:
    """End a key. Services that run notice it within five seconds."""
    with _gate() as gate:
        story.revoke_key(gate, _administrator(), id_.strip().lower(), clean(why))
    note(f"key {clean(id_)} opens nothing any more")


def keys_command(as_json: AsJson = False) -> None:
    """List the keys: what each may do, until when, and when it was last used."""
    with _gate() as gate:
        found = story.programs(gate)
    if as_json:
        for key in found:
            _json(_key_row(key))
    elif found:
        out.print(_keys(found))
    else:
        note("there is no key: seawall keys make")


def has_users() -> bool:
    """Whether anybody can sign in to the service."""
    with _gate() as gate:
        return story.has_users(gate)


def first_from(password: str) -> User:
    """Make the first administrator, called admin, with a password that the environment gave."""
    with _gate() as gate:
        return story.first_administrator(gate, "admin", "admin", password)


# What both share -------------------------------------------------------------------------------------------------------


@contextmanager
def _gate() -> Iterator[Gate]:
    with open_store() as store:
        yield Gate(store, now(), secrets.token_bytes, demanded=settings().signing.second_factor)


def _administrator() -> Actor:
    """Whoever can write to the database could write these rows too; the tape names them."""
    return Actor(system_user(), frozenset({Role.ADMINISTRATOR}))


def _password(file: Path | None) -> str:
    if file is not None:
        try:
            with file.open("rb") as stream:
                return stream.read(_MOST_BYTES).decode("utf-8").rstrip("\r\n")
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or "it is no text"
            raise SettingRefused(f"{file} can't be read: {why}") from error
    if not sys.stdin.isatty():
        raise SettingRefused("there is no terminal to ask for the password at: give a file with --password-from")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))


def _plain(*titles: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for title in titles:
        table.add_column(title, overflow="fold")
    return table


def _users(found: tuple[User, ...]) -> Table:
    table = _plain("user", "name", "roles", "signs in", "second factor")
    for user in found:
        how = "[bold red]disabled[/]" if user.is_disabled else shown(_how(user))
        table.add_row(shown(user.id), shown(user.name), ", ".join(sorted(user.roles)), how, _factor(user))
    return table


def _how(user: User) -> str:
    if user.subject:
        return "elsewhere"
    return "password, to be changed" if user.must_change else "password"


def _factor(user: User) -> str:
    return f"enrolled, {len(user.recovery)} recovery codes left" if user.totp else "none"


def _keys(found: tuple[Key, ...]) -> Table:
    table = _plain("key", "for", "may", "until", "last used", "")
    for key in found:
        used = f"{key.used_at:%Y-%m-%d %H:%M}" if key.used_at else "never"
        why = key.why_not(now())
        may = ", ".join(sorted(map(slug, key.scopes)))
        table.add_row(key.id, shown(key.name), may, f"{key.until:%Y-%m-%d}", used, f"[bold red]{why}[/]" if why else "")
    return table


def _user_row(user: User) -> dict[str, Any]:
    return {
        "id": user.id,
        "name": user.name,
        "roles": sorted(user.roles),
        "signs_in": _how(user),
        "has_second_factor": bool(user.totp),
        "recovery_codes": len(user.recovery),
        "is_disabled": user.is_disabled,
        "made_at": user.made_at,
    }


def _key_row(key: Key) -> dict[str, Any]:
    return {
        "id": key.id,
        "name": key.name,
        "may": sorted(map(slug, key.scopes)),
        "made_by": key.made_by,
        "made_at": key.made_at,
        "until": key.until,
        "used_at": key.used_at,
        "revoked_at": key.revoked_at,
    }


def _json(told: dict[str, Any]) -> None:
    line(msgspec.json.encode(told).decode())


# Each command with the examples that close its help.
_Rows = tuple[tuple[str, Callable[..., None], tuple[str, ...]], ...]
USERS: _Rows = (
    ("first", first_command, ("seawall users first ines --name 'Ines Example'",)),
    ("list", list_command, ("seawall users list", "seawall users list --json")),
    ("add", add_command, ("seawall users add ana --name 'Ana Example' --role analyst",)),
    ("roles", roles_command, ("seawall users roles ana analyst approver",)),
    ("disable", disable_command, ("seawall users disable ana --why 'has left'",)),
    ("enable", enable_command, ("seawall users enable ana --why 'is back'",)),
    (
        "password",
        password_command,
        ("seawall users password ana", "seawall users password ana --password-from new.txt"),
    ),
    ("totp", totp_command, ("seawall users totp ana", "seawall users totp ana --drop")),
    ("unlock", unlock_command, ("seawall users unlock ana",)),
)
KEYS: _Rows = (
    ("make", make_command, ("seawall keys make 'payments gateway' --may screen --days 30",)),
    ("list", keys_command, ("seawall keys list", "seawall keys list --json")),
    ("revoke", revoke_command, ("seawall keys revoke k3dm5x2a --why 'was in a log'",)),
)
