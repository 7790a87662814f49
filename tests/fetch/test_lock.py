"""The home's lock: one holder, who is named; a dead one is recognised."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.errors import HomeBusy
from seawall.fetch.lock import FILE_NAME, Holder, locked

SINCE = datetime(2026, 8, 20, 16, 0, tzinfo=UTC)
ME = Holder(1, "here", SINCE)

HOLDING = """
import os, sys, time
from datetime import UTC, datetime
from pathlib import Path
from seawall.fetch.lock import Holder, locked
with locked(Path(sys.argv[1]), Holder(os.getpid(), "there", datetime(2026, 8, 20, 16, tzinfo=UTC))):
    print("held", flush=True)
    time.sleep(30)
"""


def holder_elsewhere(home: Path) -> subprocess.Popen[bytes]:
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(home)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"held\n"
    return child


def test_a_second_holder_is_refused_with_who_holds_it_and_a_dead_one_is_recognised(tmp_path: Path) -> None:
    with holder_elsewhere(tmp_path) as child:
        with pytest.raises(HomeBusy) as caught, locked(tmp_path, ME):
            pass
        who = f"process {child.pid} on there, since 2026-08-20 16:00:00 UTC"
        assert who in str(caught.value)
        child.send_signal(signal.SIGKILL)
        child.wait(10)
        with locked(tmp_path, ME) as died:
            assert str(died) == who


def test_a_lock_that_was_let_go_has_no_dead_holder(tmp_path: Path) -> None:
    with locked(tmp_path, ME) as died:
        assert died is None
    with locked(tmp_path, ME) as died:
        assert died is None


def test_the_same_process_can_not_take_it_twice(tmp_path: Path) -> None:
    with locked(tmp_path, ME), pytest.raises(HomeBusy, match="process 1 on here"), locked(tmp_path, ME):
        pass


def test_a_failure_inside_lets_go(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(tmp_path, ME):
        raise ZeroDivisionError
    with locked(tmp_path, ME) as died:
        assert died is None


@given(st.binary(max_size=100))
def test_any_text_in_the_file_is_no_obstacle(text: bytes) -> None:
    import tempfile  # noqa: PLC0415  # hypothesis and pytest's tmp_path don't share a scope

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / FILE_NAME).write_bytes(text)
        with locked(Path(folder), ME):
            pass
