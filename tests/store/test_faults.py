"""Faults: programs killed while they write, full disks, databases that go and come back: nothing lost, nothing doubled."""

import os
import random
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier, Thread

import pytest
from sqlalchemy import Connection, Engine, text

from seawall.errors import Overtaken, StoreFailed
from seawall.store import Store, schema
from seawall.store.connect import engine_of, writing
from tests.conftest import ROOT
from tests.databases import Cluster, made_cluster
from tests.store.made import ANA, NOW, SUMS, balanced, note, opened

# Events of one step of the writer.
_STEP = 3


def _writer(url: str, *more: str) -> "subprocess.Popen[str]":
    environ = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-m", "tests.store.writer", url, *more]
    return subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True)


def _whole(store: Store, told: int) -> None:
    """The chain holds, every step that was told of is there, and each step is there whole: the sums are nothing."""
    last = store.verify().last.seq
    assert last >= told
    assert last % _STEP == 0
    states = {row.stream: row.state for row in store.states(SUMS)}
    assert sum(state.amount for state in states.values()) == 0
    assert {state.events for state in states.values()} <= {last // _STEP}
    moved = [event.body.text for event in store.events(kinds=["case.note-added"])]  # type: ignore[union-attr]
    assert len(moved) == last // _STEP
    live = store.projected()
    store.rebuild()
    assert store.projected() == live


@contextmanager
def _ended(writer: "subprocess.Popen[str]") -> "Iterator[subprocess.Popen[str]]":
    try:
        yield writer
    finally:
        writer.kill()
        writer.communicate()


def test_a_writer_killed_under_load_loses_nothing_that_it_told_and_doubles_nothing(store_url: str) -> None:
    chance = random.Random(7)
    told = 0
    for _round in range(4):
        with _ended(_writer(store_url)) as writer:
            assert writer.stdout
            for _step in range(chance.randrange(5, 40)):
                told = int(writer.stdout.readline())
            writer.send_signal(signal.SIGKILL)
            # What it had told of before it died may still be in the pipe.
            told = max(
                [told, *(int(line) for line in writer.stdout.read().splitlines(keepends=True) if line.endswith("\n"))]
            )
            assert writer.wait() == -signal.SIGKILL
        with opened(store_url) as store:
            _whole(store, told)
            told = store.append(balanced(0), ANA, NOW)[-1].seq


def test_two_writers_at_once_take_turns(store_url: str) -> None:
    with _ended(_writer(store_url)) as one, _ended(_writer(store_url)) as two:
        assert one.stdout
        assert two.stdout
        told = [int(writer.stdout.readline()) for _step in range(20) for writer in (one, two)]  # type: ignore[union-attr]
    assert len(set(told)) == len(told)
    with opened(store_url) as store:
        _whole(store, max(told))


def test_many_who_open_a_new_store_at_once_all_find_it_open(tmp_path: Path) -> None:
    for number in range(40):
        url, together = f"sqlite:///{tmp_path / f'{number}.db'}", Barrier(4)
        refused: list[StoreFailed] = []

        def opens(url: str = url, refused: list[StoreFailed] = refused, together: Barrier = together) -> None:
            together.wait()
            try:
                opened(url).close()
            except StoreFailed as refusal:
                refused.append(refusal)

        threads = [Thread(target=opens) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert refused == []


def test_of_two_who_act_on_the_same_state_one_is_overtaken(store_url: str) -> None:
    outcomes: list[str] = []
    with opened(store_url) as store:
        store.append([note("case:1", "proposed")], ANA, NOW)

        def approve(who: str) -> None:
            try:
                store.append([note("case:1", f"approved by {who}")], ANA, NOW, {"case:1": 1})
                outcomes.append("written")
            except Overtaken:
                outcomes.append("overtaken")

        threads = [Thread(target=approve, args=(who,)) for who in ("ana", "ben", "cleo", "dan")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(outcomes) == ["overtaken", "overtaken", "overtaken", "written"]
        assert store.head().seq == 2


def test_a_full_disk_under_sqlite_refuses_the_step_and_keeps_the_others(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'seawall.db'}"
    with _ended(_writer(url, "300000")) as writer:
        told, refusal = _until_refused(writer)
    assert "nothing of this step was written" in refusal
    with opened(url) as store:
        _whole(store, told)
        store.append(balanced(1), ANA, NOW)
        assert store.verify().last.seq > told


def _until_refused(writer: "subprocess.Popen[str]") -> tuple[int, str]:
    assert writer.stdout
    told, line = 0, ""
    for line in writer.stdout:
        if line.startswith("refused: "):
            break
        told = int(line)
    assert told, line
    return told, line


def test_a_full_disk_under_postgresql_refuses_the_step_and_keeps_the_others() -> None:
    with tempfile.TemporaryDirectory(prefix="seawall-pg-") as folder:
        cluster = made_cluster(Path(folder))
        cluster.start(most_file_bytes=2**20 + 2**17)  # a segment of its log, or a table of hardly more
        try:
            url = cluster.made()
            with _ended(_writer(url)) as writer:
                told, refusal = _until_refused(writer)
            assert "could not extend file" in refusal
            assert "nothing of this step was written" in refusal
            cluster.stop("fast")
            cluster.start()  # the disk has room again
            with opened(url) as store:
                _whole(store, told)
                store.append(balanced(1), ANA, NOW)
                assert store.verify().last.seq > told
        finally:
            cluster.stop()


def test_a_database_that_goes_and_comes_back_is_gone_on_with(cluster: Cluster) -> None:
    url = cluster.made()
    with opened(url) as store:
        store.append(balanced(1), ANA, NOW)
        cluster.stop()
        try:
            with pytest.raises(StoreFailed, match="nothing of this step was written"):
                store.append(balanced(2), ANA, NOW)
            with pytest.raises(StoreFailed):
                store.read("case:1")
        finally:
            cluster.start()
        store.append(balanced(2), ANA, NOW)
        _whole(store, 2 * _STEP)


def test_a_writer_that_does_not_let_go_is_not_waited_for_for_ever(
    store_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seawall.store.connect._WAIT_SECONDS", 1)
    with opened(store_url) as store, opened(store_url) as other:
        store.append(balanced(1), ANA, NOW)

        def holds_on(_connection: Connection) -> None:
            with pytest.raises(StoreFailed, match="another program is writing; try again"):
                other.append(balanced(2), ANA, NOW)

        store.take(holds_on)
        other.append(balanced(2), ANA, NOW)
        _whole(store, 2 * _STEP)


@pytest.mark.parametrize("is_written", [True, False])
def test_a_connection_that_breaks_while_it_commits_neither_loses_nor_doubles_the_step(
    store_url: str, monkeypatch: pytest.MonkeyPatch, is_written: bool
) -> None:
    @contextmanager
    def breaking(engine: Engine) -> Iterator[Connection]:
        if is_written:
            with writing(engine) as connection:
                yield connection
            raise StoreFailed("server closed the connection unexpectedly")
        with writing(engine) as connection:
            yield connection
            raise StoreFailed("server closed the connection unexpectedly")

    with opened(store_url) as store:
        store.append(balanced(1), ANA, NOW)
        monkeypatch.setattr("seawall.store.store.writing", breaking)
        if is_written:
            assert [event.seq for event in store.append(balanced(2), ANA, NOW)] == [4, 5, 6]
        else:
            with pytest.raises(StoreFailed, match="closed the connection"):
                store.append(balanced(2), ANA, NOW)
        monkeypatch.undo()
        _whole(store, 6 if is_written else 3)


# Migrations -----------------------------------------------------------------------------------------------------------

_NEXT = f"{int(schema.HEAD) + 1:04}"
_NEXT_STEP = '''"""A step that stops half way."""

from alembic import op

revision = "{next}"
down_revision = "{head}"


def upgrade():
    op.execute("CREATE TABLE half_way (number INTEGER)")
    op.execute("ALTER TABLE head ADD COLUMN half INTEGER")
    {end}
'''


def _steps(folder: Path, end: str) -> Path:
    """The migrations as they are, and one more."""
    known = ROOT / "src/seawall/store/migrations"
    for path in (known / "env.py", *known.glob("versions/v*.py")):
        copied = folder / path.relative_to(known)
        copied.parent.mkdir(exist_ok=True)
        copied.write_bytes(path.read_bytes())
    (folder / "versions" / f"v{_NEXT}_next.py").write_text(_NEXT_STEP.format(end=end, head=schema.HEAD, next=_NEXT))
    return folder


@pytest.mark.parametrize(
    "end", ["raise RuntimeError('stopped')", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"]
)
def test_a_migration_that_stops_half_way_leaves_the_store_as_it_was(store_url: str, tmp_path: Path, end: str) -> None:
    with opened(store_url) as store:
        store.append(balanced(1), ANA, NOW)
    steps = _steps(tmp_path, end)
    program = (
        "import sys; from pathlib import Path; from seawall.store import connect, schema; "
        "schema.brought_up_to_date(connect.engine_of(sys.argv[1]), Path(sys.argv[2]))"
    )
    environ = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-c", program, store_url, str(steps)], env=environ, capture_output=True, check=False
    )
    assert done.returncode in {1, -signal.SIGKILL}
    with opened(store_url) as store:
        assert store.verify().last.seq == _STEP
        store.append(balanced(2), ANA, NOW)
    engine = engine_of(store_url)
    schema.brought_up_to_date(engine, _steps(tmp_path, "pass"))
    engine.dispose()


def test_a_store_made_by_a_newer_seawall_is_refused(store_url: str, tmp_path: Path) -> None:
    engine = engine_of(store_url)
    schema.brought_up_to_date(engine, _steps(tmp_path, "pass"))
    engine.dispose()
    with pytest.raises(StoreFailed, match=rf"made by a newer Seawall \(step {_NEXT}\)"):
        opened(store_url)


@pytest.mark.parametrize(
    ("done", "said"),
    [
        ("DROP TABLE uses", "there is no table uses"),
        ("ALTER TABLE events DROP COLUMN salt", "events has no salt"),
        ("DROP TRIGGER events_no_delete", "the trigger events_no_delete is missing"),
    ],
)
def test_tables_that_do_not_fit_their_step_are_refused_and_what_is_missing_is_named(
    store_url: str, done: str, said: str
) -> None:
    opened(store_url).close()
    engine = engine_of(store_url)
    on = " ON events" if "TRIGGER" in done and engine.dialect.name != "sqlite" else ""
    with engine.connect() as connection, connection.begin():
        if "salt" in done and engine.dialect.name == "sqlite":
            connection.exec_driver_sql("DROP TRIGGER events_no_update")
        connection.execute(
            text(f"{done}{on}{' CASCADE' if 'COLUMN' in done and engine.dialect.name != 'sqlite' else ''}")
        )
    engine.dispose()
    with pytest.raises(StoreFailed, match=said):
        opened(store_url)


def test_a_database_of_another_program_is_not_touched(store_url: str) -> None:
    engine = engine_of(store_url)
    with engine.connect() as connection, connection.begin():
        connection.execute(text("CREATE TABLE ledgers (number INTEGER)"))
    engine.dispose()
    with pytest.raises(StoreFailed, match=r"tables of another program \(ledgers\)"):
        opened(store_url)
