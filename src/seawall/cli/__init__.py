"""The command line: arguments to a story, a story's result to a table, a file and an exit code."""

import sys

from seawall.cli.app import app
from seawall.cli.exits import ERROR
from seawall.cli.terminal import complain
from seawall.errors import SeawallError


def main() -> None:
    """Run the command line; a refusal is one line on the error stream and exit code 1, never a traceback."""
    try:
        app()
    except SeawallError as error:
        complain(str(error))
        sys.exit(ERROR)


__all__ = ["app", "main"]
