"""A database by its URL: SQLite (WAL) or PostgreSQL, transactions for reading and for writing, failures in plain words."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, NoSuchModuleError, OperationalError, SQLAlchemyError

from seawall.errors import InputRefused, StoreAway, StoreFailed

# How long a writer waits for another one: a batch of some thousand events takes well under a second.
_WAIT_SECONDS = 30
# Between two tries where SQLite does not wait itself.
_PAUSE_SECONDS = 0.02
# SQLite's extended result codes hold the primary one in their lowest byte.
_PRIMARY = 0xFF
_SQLITE, _POSTGRESQL = "sqlite", "postgresql+psycopg"
# A database whose machine is gone says nothing, and TCP alone would wait a quarter of an hour, and of a quiet connection
# two hours: libpq is told to give it up after half a minute.
_GIVEN_UP = {"keepalives_idle": 15, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 30_000}
# A number of Seawall's own, by which its writers know one another in a database that others use too ("seaw").
_LOCK = 0x73656177


def engine_of(url: str) -> Engine:
    """The engine for a URL: sqlite:///FILE or postgresql+psycopg://USER@HOST/DATABASE; nothing is opened yet.

    Raises StoreFailed where the URL is neither, or PostgreSQL's driver is not installed.
    """
    parsed = _parsed(url)
    if parsed.drivername == _SQLITE:
        return _sqlite(parsed)
    try:
        usual = {"connect_timeout": _WAIT_SECONDS, "application_name": "seawall", **_GIVEN_UP}
        told = {name: value for name, value in usual.items() if name not in parsed.query}
        return create_engine(parsed, pool_pre_ping=True, connect_args=told)
    except ImportError as error:
        raise StoreFailed("PostgreSQL's driver is not installed: pip install 'seawall[postgresql]'") from error


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise StoreFailed("the store's URL can't be read: it is sqlite:///FILE or postgresql://…") from error
    if parsed.drivername == "postgresql":
        parsed = parsed.set(drivername=_POSTGRESQL)
    if parsed.drivername not in {_SQLITE, _POSTGRESQL}:
        raise StoreFailed(f"the store can't be kept in {parsed.drivername}: it is sqlite:///FILE or postgresql://…")
    if parsed.drivername == _SQLITE and not parsed.database:
        raise StoreFailed("the store's URL names no file: sqlite:///FILE")
    return parsed


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url, connect_args={"timeout": _WAIT_SECONDS})
    event.listen(engine, "connect", _prepared)
    event.listen(engine, "begin", _begun)
    return engine


def _prepared(connection: Any, _record: object) -> None:
    # Python's driver would begin and commit by itself; the transactions are ours, tables and rows alike.
    connection.isolation_level = None
    _logged_ahead(connection)
    for pragma in (
        "synchronous=FULL",  # what was committed is on the disk: a power cut loses nothing
        "secure_delete=ON",  # redacted words are overwritten, not only unlinked
        "trusted_schema=OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _logged_ahead(connection: Any) -> None:
    """The write-ahead log, so that readers never wait for the writer, nor it for them.

    Changing over needs the file alone, and SQLite refuses it at once, without waiting its time-out, where another program is
    just opening the same new file (https://www.sqlite.org/c3ref/busy_handler.html): the waiting is done here.
    """
    given_up = time.monotonic() + _WAIT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & _PRIMARY != sqlite3.SQLITE_BUSY or time.monotonic() >= given_up:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return


def _begun(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def made_private(url: URL) -> None:
    """Make the file of a SQLite database, readable by its owner alone, where there is none yet."""
    if url.drivername != _SQLITE:
        return
    path = Path(str(url.database))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreFailed(f"the store {path} can't be written: {error.strerror or error}") from error


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction of the only writer; it waits its turn. StoreFailed: nothing of it was written."""
    with _told(engine), engine.connect().execution_options(writes=True) as connection, connection.begin():
        if connection.dialect.name != _SQLITE:
            # As long as SQLite's writer waits, and no longer: one that holds the lock and hangs would stop all others.
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_WAIT_SECONDS}s'")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One transaction that sees one state of the store, whatever is written meanwhile."""
    # SQLite's readers always do.
    options = {} if engine.dialect.name == _SQLITE else {"isolation_level": "REPEATABLE READ"}
    with _told(engine), engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


@contextmanager
def _told(engine: Engine) -> Iterator[None]:
    """What the database says against a step, as one refusal; no password of a URL is in it."""
    try:
        yield
    except DataError as error:
        # A NUL in a text, a number beyond any event: it was asked for, and another try gives the same answer.
        raise InputRefused(f"what was said can't be in a store: {' '.join(str(error.orig).split())}") from error
    except (DBAPIError, NoSuchModuleError) as error:
        said = " ".join(str(getattr(error, "orig", None) or error).split())
        kind = StoreAway if _is_away(engine, error) else StoreFailed
        raise kind(f"the store {place_of(engine)}: {said}; {_advice(said)}") from error
    except SQLAlchemyError as error:
        raise StoreFailed(f"the store {place_of(engine)}: {' '.join(str(error).split())}") from error


# What PostgreSQL says that is starting, stopping, or has too many guests (SQLSTATE: 57P…, 08…, 53300); a server that could not
# be reached at all has said nothing.
_AWAY = ("57P", "08", "53300")


def _is_away(engine: Engine, error: Exception) -> bool:
    """Whether a database could not be reached, and may be there later. A file that can't be opened is there, or never was."""
    if engine.dialect.name == _SQLITE or not isinstance(error, OperationalError):
        return False
    said = getattr(error.orig, "sqlstate", None)
    return said is None or said.startswith(_AWAY)


def place_of(engine: Engine) -> str:
    """Where a store is, without its password."""
    if engine.dialect.name == _SQLITE:
        return str(engine.url.database)
    return engine.url.render_as_string(hide_password=True)


# What can be done, by what the databases say.
_ADVICE = (
    ("full", "make room, then do it again: nothing of this step was written"),
    ("disk i/o", "look at the disk, then do it again: nothing of this step was written"),
    ("No space left", "make room, then do it again: nothing of this step was written"),
    ("locked", "another program is writing; try again"),
    ("lock timeout", "another program is writing; try again"),
    ("readonly", "the file may only be read: give yourself the right to write it"),
    ("malformed", "the file is damaged: take the last backup, and run seawall verify on it"),
    ("not a database", "it is another kind of file: name another one in the setting store"),
    ("never changed", "the tape refuses it"),
)


def _advice(said: str) -> str:
    found = (what for sign, what in _ADVICE if sign.lower() in said.lower())
    return next(found, "nothing of this step was written; see that the database can be reached, then do it again")
