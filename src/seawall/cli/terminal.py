"""The terminal: one console for results, one for everything else, and the progress bar of long runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

# Results go to standard output, so that they can be piped; notes, progress and errors to standard error.
out = Console(highlight=False, soft_wrap=False)
err = Console(stderr=True, highlight=False)

# A file smaller than this is read before a bar could be drawn.
_SMALL = 2_000_000


def complain(message: str) -> None:
    """One error line."""
    err.print(f"[bold red]seawall:[/] {escape(message)}")


def note(message: str) -> None:
    """One line that is no result."""
    err.print(f"[dim]{escape(message)}[/]")


@contextmanager
def watched(path: Path, *, quiet: bool) -> Iterator[BinaryIO]:
    """A file opened for reading, with a bar of bytes, rate and time left where it is long and a person looks on."""
    size = path.stat().st_size
    if quiet or size < _SMALL or not err.is_terminal:
        with path.open("rb") as stream:
            yield stream
        return
    columns = (
        TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=err, transient=True) as progress, progress.open(
        path, "rb", description=path.name
    ) as stream:
        yield stream
