"""From arguments to an exit code: the one place that turns refusals, interruptions and closed pipes into codes."""

import os
import sys
from collections.abc import Sequence

import typer

from seawall.cli.app import app
from seawall.cli.exits import ERROR, INTERRUPTED, OK, PIPE_CLOSED
from seawall.cli.terminal import complain, note
from seawall.crew import collect_seldom
from seawall.errors import SeawallError

# The root of typer's refusals of arguments; it is found so because some versions bring their own copy of click.
_Misused: type[Exception] = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")


def main() -> None:
    """Run the command line with this process's arguments and end with its exit code."""
    collect_seldom()
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command; a refusal is one line on the error stream and exit code 1, never a traceback.

    Misspelt options are refused with 1 too: 2 means that something is to be reviewed.
    """
    try:
        code = app(list(arguments) or ["--help"], prog_name="seawall", standalone_mode=False)
        sys.stdout.flush()
    except SeawallError as error:
        complain(str(error))
    except _Misused as error:
        complain(f"{_said(error)}; seawall {_command(arguments)}--help says more")
    except (KeyboardInterrupt, typer.Abort):
        return _interrupted()
    except BrokenPipeError:
        return _pipe_closed()
    except OSError as error:
        # A full disk, a file that is not ours to read: the world's refusal, not a fault of the program.
        complain(str(error))
    except SystemExit as end:
        return PIPE_CLOSED if _is_pipe_closed(end) else end.code if isinstance(end.code, int) else ERROR
    else:
        return _interrupted() if code == INTERRUPTED else code or OK
    return ERROR


def _said(error: Exception) -> str:
    """The refusal in one line without its full stop."""
    told = getattr(error, "format_message", error.__str__)()
    return " ".join(str(told).split()).rstrip(".")


def _command(arguments: Sequence[str]) -> str:
    groups = {row.name: row.typer_instance for row in app.registered_groups}
    first, second = (*arguments[:2], "", "")[:2]
    known = {row.name for row in app.registered_commands} | groups.keys()
    group = groups.get(first)
    below = {row.name for row in group.registered_commands} if group else set()
    named = [word for word, words in ((first, known), (second, below)) if word in words]
    return "".join(f"{word} " for word in named)


def _interrupted() -> int:
    note("stopped; no file was written")
    return INTERRUPTED


def _is_pipe_closed(end: SystemExit) -> bool:
    """Typer and rich end the process where their reader went away; what they were doing then is the context."""
    return isinstance(end.__context__, BrokenPipeError)


def _pipe_closed() -> int:
    """Have what is still buffered go nowhere, so that the interpreter's end doesn't complain of the closed pipe."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return PIPE_CLOSED
