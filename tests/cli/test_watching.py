"""The watch at the command line: a line a round, and a clean end by a signal."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from seawall.cli.watching import round_line
from seawall.lists.changes import Changes
from seawall.refresh import ListResult, RefreshResult, Round, Status
from tests.cli.asked import asked, refused
from tests.conftest import ROOT

AT = datetime(2026, 8, 20, 16, 0, 5, tzinfo=UTC)
SDN, CONS = "us-ofac-sdn", "us-ofac-cons"


def a_round(*lists: ListResult, failure: str = "") -> Round:
    result = None if failure else RefreshResult(lists, "0123456789abcdef", swapped=False)
    return Round(AT, (SDN, CONS), result, failure, AT + timedelta(hours=1))


LINES = [
    (a_round(ListResult(SDN, Status.UPDATED, changes=Changes(("a", "b"), ("c",))), ListResult(CONS, Status.UNCHANGED)),
     "us-ofac-sdn updated +2 ~1 −0; us-ofac-cons unchanged; corpus 0123456789abcdef; next at 17:00:05"),
    (a_round(ListResult(SDN, Status.REFUSED, why=("first", "SDN.CSV: 9 entities\nafter 20")), ListResult("un", Status.NOT_ASKED)),
     "us-ofac-sdn refused (SDN.CSV: 9 entities after 20); corpus 0123456789abcdef; next at 17:00:05"),
    (a_round(failure="the home is being refreshed\x1b[2J"), "nothing was refreshed: the home is being refreshed�[2J; next at 17:00:05"),
]  # fmt: skip


@pytest.mark.parametrize("one, said", LINES)
def test_a_round_is_one_line(one: Round, said: str) -> None:
    assert round_line(one) == f"2026-08-20 16:00:05 UTC {said}"


WATCHING = """
import sys
from pathlib import Path
from tests.fetch.server import reply, serving
from seawall.cli import run
with serving() as site:
    # Nobody answers at the catalogue's addresses: a proxy that refuses stands before them, and no retry is made.
    Path(sys.argv[1], "seawall.toml").write_text(f'[http]\\nproxy = "{site.base}"\\ntries = 1\\n')
    sys.exit(run(["refresh", "--watch"]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_watch_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "SEAWALL_HOME": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", WATCHING, str(tmp_path)], cwd=ROOT, env=env, text=True, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as watching:  # fmt: skip
        assert watching.stdout is not None
        first = watching.stdout.readline()
        watching.send_signal(number)
        out, err = watching.communicate(timeout=30)
    assert "us-ofac-sdn not fetched" in first
    assert "; next at " in first
    assert (watching.returncode, out) == (0, "")
    assert "stopped after 1 round; the lists in use stay as they are" in err
    assert "Traceback" not in err


REFUSED = [["--from", "."], ["--accept-shrink"]]


@pytest.mark.parametrize("more", REFUSED)
def test_a_watch_is_for_downloads(tmp_path: Path, more: list[str]) -> None:
    refused(asked(tmp_path, "refresh", "--watch", *more), "--watch is for downloads")
