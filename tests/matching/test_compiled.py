"""What the kernels were compiled to: kept for the next process, and not kept for ever."""

import os
from pathlib import Path

import pytest

from seawall.matching.kernels import compiled

_DAY = 24 * 3600


def test_what_another_version_left_is_removed_a_month_after_anybody_asked_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, old, used = (tmp_path / f"numba-{name}" for name in ("mine", "old", "used"))
    for folder in (mine, old, used):
        folder.mkdir()
        (folder / "code.nbi").write_bytes(b"x")
    now = mine.stat().st_mtime
    os.utime(old, (now - 31 * _DAY, now - 90 * _DAY))
    os.utime(used, (now - 29 * _DAY, now - 90 * _DAY))
    monkeypatch.setattr(compiled, "_CACHE", str(mine))
    compiled.keep("some")
    assert compiled.is_kept("some")
    assert (used / "code.nbi").exists()
    assert not old.exists()


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "_CACHE", str(tmp_path / "missing" / "numba-mine"))
    compiled.keep("some")
    assert not compiled.is_kept("some")
