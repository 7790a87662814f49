"""The bar over all files: shown to a person who waits, never to a pipe, and what it counts is what was read."""

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from rich.console import Console

from seawall.cli import terminal


def shown_as_a_terminal(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    told = io.StringIO()
    monkeypatch.setattr(terminal, "err", Console(file=told, force_terminal=True, width=120))
    return told


def test_long_files_have_one_bar_over_all_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = shown_as_a_terminal(monkeypatch)
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_bytes(b"x" * 3_000_000)
    with terminal.progress(lambda: 6_000_000, quiet=False) as opened:
        for name in ("a.csv", "b.csv"):
            with opened(tmp_path / name) as stream:
                assert stream.read(100) == b"x" * 100
                stream.seek(0)
                assert stream.read() == b"x" * 3_000_000
    assert "b.csv" in told.getvalue()
    assert "6.0/6.0 MB" in told.getvalue()


def test_an_archive_can_be_read_under_the_bar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown_as_a_terminal(monkeypatch)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a", b"x" * 3_000_000)
    with (
        terminal.progress(lambda: 3_000_000, quiet=False) as opened,
        opened(tmp_path / "a.zip") as stream,
        zipfile.ZipFile(stream) as archive,
    ):
        assert archive.read("a") == b"x" * 3_000_000


@pytest.mark.parametrize("quiet, is_terminal", [(True, True), (False, False)])
def test_nobody_who_does_not_look_on_sees_a_bar_or_waits_for_the_sizes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quiet: bool, is_terminal: bool
) -> None:
    told = io.StringIO()
    monkeypatch.setattr(terminal, "err", Console(file=told, force_terminal=is_terminal))
    (tmp_path / "a.csv").write_bytes(b"x")

    def never() -> int:
        raise AssertionError("the sizes were asked for")

    with terminal.progress(never, quiet=quiet) as opened, opened(tmp_path / "a.csv") as stream:
        assert stream.read() == b"x"
    assert told.getvalue() == ""


@pytest.mark.parametrize(("said", "width"), [("90", 90), ("", 200), ("wide", 200)])
def test_a_pipe_is_wide_unless_somebody_says_how_wide(said: str, width: int) -> None:
    asked = "from seawall.cli.terminal import out; print(out.width)"
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, check=True, env=os.environ | {"COLUMNS": said}, text=True
    )  # fmt: skip
    assert int(done.stdout) == width


@pytest.mark.parametrize(
    "count, verb, said", [(0, "is/are", "0 customers are"), (1, "is/are", "1 customer is"), (1, "", "1 customer"), (1_000, "", "1,000 customers")]
)  # fmt: skip
def test_a_count_goes_with_its_noun(count: int, verb: str, said: str) -> None:
    assert terminal.many(count, "customer", verb) == said
