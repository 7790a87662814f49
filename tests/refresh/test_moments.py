"""The corpus in use is whole and old, or whole and new, whenever a refresh is killed and wherever the disk is full."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import ROOT
from tests.refresh.moments import RAISED, STRUCK, UNTOUCHED

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="moments are forked")


def struck(folder: Path, kind: str, step: int) -> Iterator[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.refresh.moments", str(folder), kind, str(step)],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}, capture_output=True, check=True,
    )  # fmt: skip
    return map(json.loads, done.stdout.splitlines())


def every(step: int) -> Any:
    return pytest.param(step, marks=pytest.mark.exhaustive) if step == 1 else step


@pytest.mark.parametrize("step", [every(9), every(1)])
@pytest.mark.parametrize("kind", ["kill", "full", "web-kill", "web-full"])
def test_a_refresh_that_is_struck_at_any_change_of_the_disk_leaves_a_whole_corpus(
    tmp_path: Path, kind: str, step: int
) -> None:
    rows = list(struck(tmp_path, kind, step))
    ends = Counter((row.get("end"), row.get("in use")) for row in rows)
    assert len(rows) > 100 / step, "a refresh changes the disk more than a hundred times"
    assert set(ends) <= {(STRUCK, "old"), (STRUCK, "new"), (UNTOUCHED, "new")}, rows
    assert ends[STRUCK, "old"] > ends[STRUCK, "new"], "the swap is among the last changes"
    afterwards = [row for row in rows if "afterwards" in row]
    assert afterwards
    for row in afterwards:
        assert (row["afterwards"], row["left"], row["recorded"]) == ("new", [], 2), row


def test_a_disk_that_lets_no_file_grow_further_leaves_the_old_corpus_and_no_exception_but_a_refusal(
    tmp_path: Path,
) -> None:
    rows = list(struck(tmp_path, "quota", 1))
    assert [row for row in rows if row.get("end") == RAISED or "raised" in row] == []
    assert {row["in use"] for row in rows} == {"old"}
    assert all(row["afterwards"] == "new" for row in rows if "afterwards" in row)
