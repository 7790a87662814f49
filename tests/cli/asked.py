"""What the command line answers, asked in this process: exit code, standard output and error stream."""

import io
import os
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from seawall.cli import run


@dataclass(frozen=True, slots=True)
class Answer:
    """One command's end."""

    code: int
    out: str
    err: str


def asked(home: Path, *arguments: object, stdin: bytes = b"") -> Answer:
    """Run one command with this home folder, as main() does."""
    out, err = io.StringIO(), io.StringIO()
    given = io.TextIOWrapper(io.BytesIO(stdin))
    with (
        patch.dict(os.environ, {"SEAWALL_HOME": str(home)}),
        patch("sys.stdin", given),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        code = run([str(argument) for argument in arguments])
    return Answer(code, out.getvalue(), err.getvalue())


def refused(answer: Answer, *said: str) -> None:
    """It ended with 1, one line on the error stream says these things, and nothing else was printed."""
    assert answer.code == 1, answer
    assert answer.out == ""
    (line,) = answer.err.splitlines()
    assert line.startswith("seawall: ")
    for text in said:
        assert text in line
