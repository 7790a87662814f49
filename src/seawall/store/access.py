"""Users, sessions, keys and wrong attempts in the database: each function is a step that the store takes in a transaction.

`store.ask(find_user("ana"))` reads, `store.take(noted(session, now))` writes, and what an event tells of is written with the
event itself: `store.append(…, beside=[keep_user(user)])`.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, Table, delete, func, insert, select, update

from seawall.access import Failures, Key, Right, Session, User, Wants
from seawall.access.lockout import FORGOTTEN, MOST, another, closed_until
from seawall.access.sessions import LONGEST
from seawall.audit import Role
from seawall.errors import NotAllowed, StoreFailed
from seawall.store.tables import api_keys, failures, sessions, users

Step: TypeAlias = Callable[[Connection], None]

# Users -------------------------------------------------------------------------------------------------------------------


def find_user(id_: str) -> Callable[[Connection], User | None]:
    """The user of an id; None where nobody has it."""
    return lambda connection: _user(connection.execute(select(users).where(users.c.id == id_)).first())


def find_subject(subject: str) -> Callable[[Connection], User | None]:
    """The user whom an OpenID provider vouches for."""
    return lambda connection: _user(connection.execute(select(users).where(users.c.subject == subject)).first())


def all_users(connection: Connection) -> tuple[User, ...]:
    """Every user, by id."""
    rows = connection.execute(select(users).order_by(users.c.id))
    return tuple(user for user in map(_user, rows) if user)


def count_users(connection: Connection) -> int:
    """How many users there are."""
    return connection.execute(select(func.count()).select_from(users)).scalar_one()


def keep_user(user: User) -> Step:
    """Write a user, new or changed."""
    row = {
        "id": user.id,
        "name": user.name,
        "roles": ",".join(sorted(user.roles)),
        "made_at": _written(user.made_at),
        "password": user.password,
        "must_change": user.must_change,
        "totp": user.totp,
        "totp_used": user.totp_used,
        "recovery": ",".join(user.recovery),
        "subject": user.subject or None,
        "is_disabled": user.is_disabled,
        "epoch": user.epoch,
    }
    return lambda connection: _kept(connection, users, "id", row)


def change_user(id_: str, change: Callable[[User], User]) -> Step:
    """Change a user as they stand in this very transaction, so that two changes at once are both made.

    change may refuse: then nothing of the step is written. NotAllowed where nobody has the id.
    """

    def taken(connection: Connection) -> None:
        user = find_user(id_)(connection)
        if user is None:
            raise NotAllowed(f"there is no user {id_!r}; seawall users list shows those that are")
        keep_user(change(user))(connection)

    return taken


def refuse(check: Callable[[tuple[User, ...]], None]) -> Step:
    """Look at all users as they are then; check may refuse, and nothing of the step is written."""
    return lambda connection: check(all_users(connection))


def _user(row: Row[Any] | None) -> User | None:
    if row is None:
        return None
    roles = frozenset(_word(Role, word, f"user {row.id}") for word in _words(row.roles))
    return User(
        row.id, row.name, roles, _moment(row.made_at), row.password, row.must_change, row.totp, row.totp_used,
        _words(row.recovery), row.subject or "", row.is_disabled, row.epoch,
    )  # fmt: skip


# Sessions ----------------------------------------------------------------------------------------------------------------


def find_session(sha256: str) -> Callable[[Connection], tuple[Session, User] | None]:
    """A session with its user; None where there is none of this hash."""

    def found(connection: Connection) -> tuple[Session, User] | None:
        row = connection.execute(select(sessions).where(sessions.c.sha256 == sha256)).first()
        user = find_user(row.user_id)(connection) if row else None
        return (_session(row), user) if row and user else None

    return found


def sessions_of(id_: str) -> Callable[[Connection], tuple[Session, ...]]:
    """The sessions of a user that were not ended, the newest first; they may be over."""
    query = select(sessions).where(sessions.c.user_id == id_).order_by(sessions.c.made_at.desc())
    return lambda connection: tuple(map(_session, connection.execute(query)))


def keep_session(session: Session) -> Step:
    """Write a session, and forget those that are long over."""
    row = {
        "sha256": session.sha256,
        "user_id": session.user,
        "epoch": session.epoch,
        "made_at": _written(session.made_at),
        "seen_at": _written(session.seen_at),
        "wants": session.wants.value,
    }

    def taken(connection: Connection) -> None:
        connection.execute(delete(sessions).where(sessions.c.made_at < _written(session.made_at - LONGEST)))
        _kept(connection, sessions, "sha256", row)

    return taken


def end_session(sha256: str) -> Step:
    """Forget a session."""
    return lambda connection: _done(connection.execute(delete(sessions).where(sessions.c.sha256 == sha256)))


def end_sessions(id_: str, but: str = "") -> Step:
    """Forget all sessions of a user, but for one."""
    mine = (sessions.c.user_id == id_) & (sessions.c.sha256 != but)
    return lambda connection: _done(connection.execute(delete(sessions).where(mine)))


def noted(session: Session, now: datetime) -> Step:
    """A session was used now; one that was ended meanwhile stays ended."""
    query = update(sessions).where(sessions.c.sha256 == session.sha256).values(seen_at=_written(now))
    return lambda connection: _done(connection.execute(query))


def _session(row: Row[Any]) -> Session:
    wants = _word(Wants, row.wants, f"a session of {row.user_id}")
    return Session(row.sha256, row.user_id, row.epoch, _moment(row.made_at), _moment(row.seen_at), wants)


# Keys --------------------------------------------------------------------------------------------------------------------


def find_key(id_: str) -> Callable[[Connection], Key | None]:
    """The key of an id; None where there is none."""

    def found(connection: Connection) -> Key | None:
        row = connection.execute(select(api_keys).where(api_keys.c.id == id_)).first()
        return _key(connection, row) if row else None

    return found


def all_keys(connection: Connection) -> tuple[Key, ...]:
    """Every key, the newest first."""
    rows = connection.execute(select(api_keys).order_by(api_keys.c.made_at.desc(), api_keys.c.id)).all()
    return tuple(_key(connection, row) for row in rows)


def keep_key(key: Key) -> Step:
    """Write a key, new or changed."""
    row = {
        "id": key.id,
        "name": key.name,
        "sha256": key.sha256,
        "scopes": ",".join(sorted(scope.name for scope in key.scopes)),
        "made_at": _written(key.made_at),
        "made_by": key.made_by,
        "until": _written(key.until),
        "used_at": _written(key.used_at) if key.used_at else None,
        "revoked_at": _written(key.revoked_at) if key.revoked_at else None,
        "user_id": key.user or None,
        "user_epoch": key.epoch if key.user else None,
    }
    return lambda connection: _kept(connection, api_keys, "id", row)


def change_key(id_: str, change: Callable[[Key], Key]) -> Step:
    """Change a key as it stands in this very transaction. NotAllowed where there is none of this id."""

    def taken(connection: Connection) -> None:
        key = find_key(id_)(connection)
        if key is None:
            raise NotAllowed(f"there is no key {id_!r}; seawall keys list shows those that are")
        keep_key(change(key))(connection)

    return taken


def used(key: Key, now: datetime) -> Step:
    """A key was used now; nothing else of it changes, for it may have been revoked meanwhile."""
    query = update(api_keys).where(api_keys.c.id == key.id).values(used_at=_written(now))
    return lambda connection: _done(connection.execute(query))


def _key(connection: Connection, row: Row[Any]) -> Key:
    # A right that this program does not know (any more) is no right; the key keeps the others.
    scopes = frozenset(Right[name] for name in _words(row.scopes) if name in Right.__members__)
    used_at, revoked_at = (_moment(text) if text else None for text in (row.used_at, row.revoked_at))
    holder = find_user(row.user_id)(connection) if row.user_id else None
    return Key(
        row.id, row.name, row.sha256, scopes, _moment(row.made_at), row.made_by, _moment(row.until), used_at, revoked_at,
        row.user_id or "", row.user_epoch or 0, holder,
    )  # fmt: skip


# Wrong attempts ----------------------------------------------------------------------------------------------------------


def attempt(name_sha256: str, now: datetime) -> Callable[[Connection], tuple[Failures, datetime | None]]:
    """Count an attempt as a wrong one, before anybody looks whether it is: so a thousand at once are a thousand.

    Gives how it stood before, and until when the name is refused; one that is refused is not counted.
    """

    def taken(connection: Connection) -> tuple[Failures, datetime | None]:
        connection.execute(_forgotten(now))
        before = _failures(connection, name_sha256)
        until = closed_until(before, now)
        if until is None:
            after = another(before, now)
            row = {"name_sha256": name_sha256, "count": after.count, "at": _written(now)}
            _kept(connection, failures, "name_sha256", row)
        return before, until

    return taken


def forget_failures(name_sha256: str) -> Step:
    """The name has no wrong attempts any more."""
    return lambda connection: _done(connection.execute(delete(failures).where(failures.c.name_sha256 == name_sha256)))


def failures_of(name_sha256: str) -> Callable[[Connection], Failures]:
    """The wrong attempts of a name."""
    return lambda connection: _failures(connection, name_sha256)


def _failures(connection: Connection, name_sha256: str) -> Failures:
    query = select(failures.c["count"], failures.c.at).where(failures.c.name_sha256 == name_sha256)
    row = connection.execute(query).first()
    return Failures(row[0], _moment(row[1])) if row else Failures()


def _forgotten(now: datetime) -> Any:
    """Names that nobody has are typed without end: they are kept for a day, and longer only where they were closed."""
    return delete(failures).where(failures.c.at < _written(now - FORGOTTEN), failures.c["count"] < MOST)


# Values ------------------------------------------------------------------------------------------------------------------


def _kept(connection: Connection, table: Table, key: str, row: Mapping[str, object]) -> None:
    """Insert or update: the store has one writer at a time, so nothing comes between."""
    mine = table.c[key] == row[key]
    if connection.execute(select(table.c[key]).where(mine)).first():
        connection.execute(update(table).where(mine).values(row))
    else:
        connection.execute(insert(table).values(row))


def _done(_result: object) -> None:
    """The step has nothing to say."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split(",")) if text else ()


def _word(kind: Any, text: str, what: str) -> Any:
    try:
        return kind(text)
    except ValueError as error:
        raise StoreFailed(f"{what} has {text!r}, which this Seawall does not know; nothing was let in") from error


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds")


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
