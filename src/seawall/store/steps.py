"""The steps that bring a store's tables up to date, by Alembic."""

from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from seawall.errors import StoreFailed
from seawall.store.schema import MADE_BY_ALEMBIC, revision_of, tables_of


def take(connection: Connection, scripts: Path, place: str) -> None:
    """Take the steps that are missing, up to the last. StoreFailed where they are not this program's to take."""
    steps = steps_of(scripts)
    have, want = revision_of(connection), steps.get_current_head()
    known = {step.revision for step in steps.walk_revisions()}
    if have is not None and have not in known:
        raise StoreFailed(f"the store {place} was made by a newer Seawall (step {have}); install that one")
    if have is None and (theirs := tables_of(connection) - {MADE_BY_ALEMBIC}):
        found = ", ".join(sorted(theirs)[:5])
        raise StoreFailed(f"the store {place} holds tables of another program ({found}); name an empty database")
    config = Config()
    config.attributes["connection"] = connection

    def upgrade(revision: object, _context: object) -> object:
        return steps._upgrade_revs(want, revision)  # type: ignore[arg-type]  # noqa: SLF001  # as alembic's own command does

    with EnvironmentContext(config, steps, fn=upgrade, destination_rev=want):
        steps.run_env()


def steps_of(scripts: Path) -> ScriptDirectory:
    """All steps that stand in a folder."""
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.set_main_option("version_locations", str(scripts / "versions").replace("%", "%%"))
    return ScriptDirectory.from_config(config)
