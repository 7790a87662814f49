"""The tables of a store: made where there are none, brought up to date where they are older, refused where they do not fit."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect

from seawall.errors import StoreFailed
from seawall.store.connect import place_of, reading, writing
from seawall.store.tables import metadata

SCRIPTS = Path(__file__).parent / "migrations"
# The last step, by the files' names: v0002_access.py is step 0002.
HEAD = max(file.name for file in (SCRIPTS / "versions").glob("v[0-9]*.py"))[1:5]
MADE_BY_ALEMBIC = "alembic_version"


def brought_up_to_date(engine: Engine, scripts: Path = SCRIPTS) -> None:
    """Make the tables or take the steps that are missing, all of them in one transaction or none.

    Two programs that open a new store at once do it one after the other. StoreFailed where the tables were made by a
    newer Seawall, or do not fit the step that they claim to be at.
    """
    with reading(engine) as connection:
        is_ready = scripts == SCRIPTS and revision_of(connection) == HEAD
        if is_ready:
            _refuse_misfits(connection, engine)
    if not is_ready:
        # Alembic takes a fifth of a second to load: only who has steps to take waits for it.
        from seawall.store.steps import take  # noqa: PLC0415

        with writing(engine) as connection:
            take(connection, scripts, place_of(engine))
            _refuse_misfits(connection, engine)


def revision_of(connection: Connection) -> str | None:
    """The step that the tables claim to be at; None where there are none."""
    if MADE_BY_ALEMBIC not in tables_of(connection):
        return None
    return connection.exec_driver_sql(f"SELECT version_num FROM {MADE_BY_ALEMBIC}").scalar()  # noqa: S608  # a constant


def tables_of(connection: Connection) -> set[str]:
    """The names of all tables of a database."""
    return set(inspect(connection).get_table_names())


def _refuse_misfits(connection: Connection, engine: Engine) -> None:
    """A step that somebody took by hand, or that another tool took by half, would lose what is written later."""
    wrong = "; ".join(_misfits(connection))
    if wrong:
        raise StoreFailed(
            f"the store {place_of(engine)} does not have the tables of its step, as if a migration had stopped half way: {wrong}. "
            "Nothing was written; take the last backup, or undo what was done to its tables"
        )


def _misfits(connection: Connection) -> Iterator[str]:
    inspector = inspect(connection)
    have = set(inspector.get_table_names())
    for table in metadata.sorted_tables:
        if table.name not in have:
            yield f"there is no table {table.name}"
            continue
        columns = {str(column["name"]) for column in inspector.get_columns(table.name)}
        missing = [column.name for column in table.columns if column.name not in columns]
        if missing:
            yield f"{table.name} has no {', '.join(missing)}"
    yield from (f"the trigger {name} is missing" for name in sorted(TRIGGERS - _triggers(connection)))


# Without them somebody could change the tape and nobody would be refused; the chain would still tell.
TRIGGERS = frozenset({"events_no_update", "events_no_delete", "documents_no_update", "documents_no_delete"})


def _triggers(connection: Connection) -> set[str]:
    if connection.dialect.name == "sqlite":
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    return {str(row[0]) for row in connection.exec_driver_sql(query)}
