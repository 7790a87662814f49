"""The databases that the store is tested on: SQLite in a file, PostgreSQL in a cluster of the tests' own on a socket.

PostgreSQL is started from the system's binaries, as a user without rights (it refuses root), and is gone after the run.
"""

import os
import pwd
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg
import pytest

_NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class Cluster:
    """A PostgreSQL of the tests' own: where its binaries, its data and its socket lie, and whom it runs as."""

    binaries: Path
    folder: Path
    user: str | None

    def run(self, *command: str, before: Callable[[], None] | None = None) -> None:
        """Run one of its programs as its user."""
        environ = {name: text for name, text in os.environ.items() if not name.startswith("PG")}
        subprocess.run(
            [self.binaries / command[0], *command[1:]], check=True, capture_output=True, cwd=self.folder,
            user=self.user, env=environ | {"LC_ALL": "C"}, preexec_fn=before,
        )  # fmt: skip

    def start(self, most_file_bytes: int = 0) -> None:
        """Start it; with a limit no file of it may grow longer, as on a full disk."""

        def limited() -> None:
            if most_file_bytes:
                resource.setrlimit(resource.RLIMIT_FSIZE, (most_file_bytes, resource.RLIM_INFINITY))

        options = f"-c listen_addresses= -c unix_socket_directories={self.folder} -c max_wal_size=64MB"
        self.run(
            "pg_ctl", "start", "-w", "-D", "data", "-l", "log", "-o", options, before=limited
        )  # fmt: skip

    def stop(self, mode: str = "immediate") -> None:
        """Stop it; immediately is as a crash is: nothing is written any more."""
        self.run("pg_ctl", "stop", "-w", "-D", "data", "-m", mode)

    def url(self, database: str) -> str:
        """The URL of a database in it."""
        return f"postgresql+psycopg://tester@/{database}?host={self.folder}"

    def made(self) -> str:
        """The URL of a new, empty database."""
        name = f"tape_{next(_NUMBERS)}"
        with psycopg.connect(host=str(self.folder), user="tester", dbname="postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return self.url(name)


def _binaries() -> Path | None:
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return places[-1].parent if places else None


def _user() -> str | None:
    """Whom PostgreSQL runs as: this user, or where that is root the one who was made for it, or nobody."""
    if os.geteuid() != 0:
        return None
    known = {row.pw_name for row in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def made_cluster(folder: Path) -> Cluster:
    """Make the files of a cluster; skips where PostgreSQL is not installed, and fails there in CI."""
    binaries = _binaries()
    if binaries is None:
        why = "PostgreSQL is not installed (initdb is not found): the store is not tested on it"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    cluster = Cluster(binaries, folder, _user())
    if cluster.user:
        shutil.chown(folder, cluster.user)
    # Small pieces of its log, so that a limit on the length of files can be met by its tables first.
    cluster.run("initdb", "-D", "data", "-U", "tester", "-A", "trust", "-E", "UTF8", "--wal-segsize=1", "--no-sync")
    return cluster


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A running PostgreSQL."""
    with tempfile.TemporaryDirectory(prefix="seawall-pg-") as folder:
        made = made_cluster(Path(folder))
        made.start()
        try:
            yield made
        finally:
            made.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a store that is not there yet, on each database in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'seawall.db'}"
    running: Cluster = request.getfixturevalue("cluster")
    return running.made()
