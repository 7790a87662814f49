"""A journal keeps whole lines whatever the disk does."""

import os
from io import FileIO
from pathlib import Path

import pytest

from seawall.fetch import append, drop_torn_line


def test_a_line_that_does_not_fit_on_the_disk_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "journal.jsonl"
    append(path, {"entry": 1})
    before = path.read_bytes()

    class Full(FileIO):
        def write(self, data: bytes) -> int:  # type: ignore[override]  # bytes are all that is written
            return super().write(data[: len(data) // 2])

    monkeypatch.setattr(Path, "open", lambda self, mode, **_: Full(self, mode.replace("b", "")))
    with pytest.raises(OSError, match="No space left"):
        append(path, {"entry": 2})
    monkeypatch.undo()
    assert path.read_bytes() == before


TORN = [
    # what stands in the file, and what is left
    (b'{"a":1}\n{"a":2}\n', b'{"a":1}\n{"a":2}\n'),
    (b'{"a":1}\n{"a":', b'{"a":1}\n'),
    (b'{"a":', b""),
    (b"", b""),
]


@pytest.mark.parametrize("before, after", TORN)
def test_only_a_torn_last_line_is_cut_off(tmp_path: Path, before: bytes, after: bytes) -> None:
    path = tmp_path / "journal.jsonl"
    path.write_bytes(before)
    drop_torn_line(path)
    assert path.read_bytes() == after


def test_there_need_not_be_a_journal(tmp_path: Path) -> None:
    drop_torn_line(tmp_path / "none.jsonl")
    assert os.listdir(tmp_path) == []  # noqa: PTH208  # names are what is asked for
