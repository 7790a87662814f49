"""The whole program: as a process, asked for help, interrupted, and piped into something that stops reading."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from seawall.cli.app import app
from seawall.corpus import ENGINE
from tests.cli.asked import asked, refused
from tests.conftest import ROOT

CUSTOMERS = ROOT / "examples" / "payments" / "customers.csv"
COMMANDS = [
    "refresh", "lists", "diff", "screen", "own", "graph", "brief", "hunt", "search", "show", "clusters", "same", "apart", "explain", "score", "read", "replay", "verify", "checkpoint",
    "rebuild", "redact", "export-person", "tune", "report", "serve", "deadlines", "review",
    "customers", "claims", "ledger", "users", "keys",
]  # fmt: skip


def program(home: Path, *arguments: object) -> "subprocess.Popen[bytes]":
    environ = os.environ | {"SEAWALL_HOME": str(home), "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "seawall", *(str(argument) for argument in arguments)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, env=environ, **pipes)  # type: ignore[call-overload, no-any-return]  # by name


def test_it_runs_as_a_module_and_its_exit_code_is_the_command_s(example_home: Path) -> None:
    with program(example_home, "screen", CUSTOMERS) as running:
        out, err = running.communicate()
    assert running.returncode == 3
    assert "32 screened" in out.decode("utf-8")
    assert b"Traceback" not in err


def test_a_reader_that_stops_early_gets_no_traceback(example_home: Path) -> None:
    with program(example_home, "screen", CUSTOMERS) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        err = running.stderr.read()
    assert running.returncode == 141
    assert b"Traceback" not in err
    assert b"BrokenPipe" not in err


@pytest.mark.parametrize(
    "arguments", [["show", "50543", "--json"], ["search", "Integrity", "--threshold", "0.01", "--json"]]
)
def test_a_reader_of_json_may_stop_early_too(example_home: Path, arguments: list[str]) -> None:
    with program(example_home, *arguments) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        err = running.stderr.read()
    assert running.returncode == 141
    assert err == b""


def test_ctrl_c_ends_it_with_130_and_leaves_the_old_output(example_home: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    output.write_text("old")
    with program(example_home, "screen", "-", "-o", output) as running:
        assert running.stdin is not None
        assert running.stderr is not None
        running.stdin.write(b"id,name\n" + b"".join(b"%d,Example\n" % place for place in range(10_000)))
        running.stdin.flush()
        while not output.with_name("out.csv.part").exists():
            assert running.poll() is None
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        err = running.stderr.read()
    assert running.returncode == 130
    assert err.decode() == "stopped; no file was written\n"
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("out.csv", "old")]


def test_the_version_is_said(tmp_path: Path) -> None:
    assert asked(tmp_path, "--version").out == f"seawall {ENGINE}\n"


def test_without_arguments_it_helps(tmp_path: Path) -> None:
    answer = asked(tmp_path)
    assert answer.code == 0
    for command in COMMANDS:
        assert f" {command} " in answer.out
    assert [*(row.name for row in app.registered_commands), *(row.name for row in app.registered_groups)] == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_each_command_s_help_closes_with_examples(tmp_path: Path, command: str, flag: str) -> None:
    answer = asked(tmp_path, command, flag)
    assert answer.code == 0
    assert f"Usage: seawall {command}" in answer.out
    assert f"seawall {command} " in answer.out.partition("Examples")[2]


def test_every_option_says_what_it_does() -> None:
    for row in app.registered_commands:
        assert row.callback is not None
        assert row.callback.__doc__
        for name, hint in row.callback.__annotations__.items():
            about = getattr(hint, "__metadata__", [None])[0]
            assert name == "return" or (about is not None and about.help), f"{row.name} {name}"


@pytest.mark.parametrize("arguments, said", [
    (["scren"], "No such command 'scren'"),
    (["--versoin"], "No such option: --versoin"),
    (["screen", "--"], "Missing argument"),
])  # fmt: skip
def test_a_misspelt_command_ends_with_1_for_2_means_review(tmp_path: Path, arguments: list[str], said: str) -> None:
    refused(asked(tmp_path, *arguments), said)


def test_an_error_of_the_disk_is_a_line_too(
    tmp_path: Path, example_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("seawall.reports.writers.JsonLines.write", full)
    refused(asked(example_home, "screen", CUSTOMERS, "-q", "-o", tmp_path / "out.jsonl"), "No space left on device")
    assert list(tmp_path.iterdir()) == []
