"""The tables of a store: made where there are none, brought up to date where they are older, refused where they do not fit."""

from collections.abc import Iterator
from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

from seawall.errors import StoreFailed
from seawall.store.connect import place_of, reading, writing
from seawall.store.tables import metadata

_SCRIPTS = Path(__file__).parent / "migrations"
_MADE_BY_ALEMBIC = "alembic_version"


def brought_up_to_date(engine: Engine, scripts: Path = _SCRIPTS) -> None:
    """Make the tables or take the steps that are missing, all of them in one transaction or none.

    Two programs that open a new store at once do it one after the other. StoreFailed where the tables were made by a
    newer Seawall, or do not fit the step that they claim to be at.
    """
    steps = _steps(scripts)
    with reading(engine) as connection:
        have = _revision(connection)
        is_ready = have == steps.get_current_head()
        if is_ready:
            _refuse_misfits(connection, engine)
    if not is_ready:
        with writing(engine) as connection:
            _take(connection, steps, place_of(engine))
            _refuse_misfits(connection, engine)


def _steps(scripts: Path) -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.set_main_option("version_locations", str(scripts / "versions").replace("%", "%%"))
    return ScriptDirectory.from_config(config)


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _take(connection: Connection, steps: ScriptDirectory, place: str) -> None:
    have, want = _revision(connection), steps.get_current_head()
    known = {step.revision for step in steps.walk_revisions()}
    if have is not None and have not in known:
        raise StoreFailed(f"the store {place} was made by a newer Seawall (step {have}); install that one")
    if have is None and (theirs := _tables(connection) - {_MADE_BY_ALEMBIC}):
        found = ", ".join(sorted(theirs)[:5])
        raise StoreFailed(f"the store {place} holds tables of another program ({found}); name an empty database")
    config = Config()
    config.attributes["connection"] = connection

    def upgrade(revision: object, _context: object) -> object:
        return steps._upgrade_revs(want, revision)  # type: ignore[arg-type]  # noqa: SLF001  # as alembic's own command does

    with EnvironmentContext(config, steps, fn=upgrade, destination_rev=want):
        steps.run_env()


def _tables(connection: Connection) -> set[str]:
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
