"""The command line: arguments to a story, a story's result to a table, a file and an exit code."""

from seawall.cli.app import app
from seawall.cli.run import main, run

__all__ = ["app", "main", "run"]
