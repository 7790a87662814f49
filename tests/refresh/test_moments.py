"""The corpus in use is whole and old, or whole and new, whenever a refresh is killed and wherever the disk is full."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import ROOT
from tests.refresh.moments import RAISED, STRUCK, UNTOUCHED

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="moments are forked")


KINDS = ("kill", "full", "web-kill", "web-full")


def struck(folder: Path, *kinds: str) -> dict[str, list[dict[str, Any]]]:
    """What was seen of each kind that is asked for as kind=step."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.refresh.moments", str(folder), *kinds],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}, capture_output=True, check=True,
    )  # fmt: skip
    rows: dict[str, list[dict[str, Any]]] = {kind.partition("=")[0]: [] for kind in kinds}
    for line in done.stdout.splitlines():
        row = json.loads(line)
        rows[row["kind"]].append(row)
    return rows


def is_whole(rows: list[dict[str, Any]], step: int) -> None:
    """Assert that each moment left the old corpus whole, or the new one."""
    ends = Counter((row.get("end"), row.get("in use")) for row in rows)
    assert len(rows) > 100 / step, "a refresh changes the disk more than a hundred times"
    assert set(ends) <= {(STRUCK, "old"), (STRUCK, "new"), (UNTOUCHED, "new")}, rows
    assert ends[STRUCK, "old"] > ends[STRUCK, "new"], "the swap is among the last changes"
    afterwards = [row for row in rows if "afterwards" in row]
    assert afterwards
    for row in afterwards:
        assert (row["afterwards"], row["left"], row["recorded"]) == ("new", [], 2), row


def test_a_refresh_that_is_struck_at_a_change_of_the_disk_leaves_a_whole_corpus(tmp_path: Path) -> None:
    """All kinds in one process: it takes longer to begin than to be struck at every ninth change."""
    told = struck(tmp_path, *(f"{kind}=9" for kind in KINDS), "quota=1")
    for kind in KINDS:
        is_whole(told[kind], 9)
    # A disk that lets no file grow further leaves the old corpus, and no exception but a refusal.
    rows = told["quota"]
    assert [row for row in rows if row.get("end") == RAISED or "raised" in row] == []
    assert {row["in use"] for row in rows} == {"old"}
    assert all(row["afterwards"] == "new" for row in rows if "afterwards" in row)


@pytest.mark.exhaustive
@pytest.mark.parametrize("kind", KINDS)
def test_a_refresh_that_is_struck_at_any_change_of_the_disk_leaves_a_whole_corpus(tmp_path: Path, kind: str) -> None:
    is_whole(struck(tmp_path, f"{kind}=1")[kind], 1)
