"""The terminal: one console for results, one for everything else, and the progress bar of long runs."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast
from unicodedata import category

from rich.console import Console
from rich.markup import escape
from rich.measure import Measurement
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)
from rich.table import Table

# Results go to standard output, so that they can be piped; notes, progress and errors to standard error.
out = Console(highlight=False)
err = Console(stderr=True, highlight=False)
# A pipe or a file has no width of its own: wide enough that nothing is cut that matters, unless somebody says COLUMNS.
_PIPED_WIDTH = 200
# More than any table of ours needs.
_UNBOUNDED = 10_000
for _console in (out, err):
    if not _console.is_terminal and not os.environ.get("COLUMNS", "").isdecimal():
        _console.width = _PIPED_WIDTH

_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_UNSEEN = frozenset({"Cc", "Cs"})
_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# A file smaller than this is read before a bar could be drawn.
_SMALL = 2_000_000
# What is read at a time while a bar is shown: few calls for the bar, little memory.
_BUFFER = 1 << 18


def clean(text: str) -> str:
    """The text without what a terminal would obey: names from outside must not move its cursor or turn its lines.

    Control characters, marks that reverse the direction of writing, and halves of characters show as �.
    """
    return "".join(_UNKNOWN if category(sign) in _UNSEEN or sign in _DIRECTION else sign for sign in text)


def shown(text: str) -> str:
    """A text from outside as rich prints it: neither the terminal's commands nor rich's own markup take effect."""
    return escape(clean(text))


def many(count: int, noun: str, verb: str = "") -> str:
    """A count with its noun, and the verb that goes with one or with many: "1 customer is", "2 customers are"."""
    one, more = verb.split("/") if verb else ("", "")
    return f"{count:,} {noun}{'' if count == 1 else 's'} {one if count == 1 else more}".rstrip()


def complain(message: str) -> None:
    """One error line: unbroken where a program reads it, between words where a person does."""
    err.print(f"[bold red]seawall:[/] {shown(message)}", soft_wrap=not err.is_terminal)


def note(message: str, style: str = "dim") -> None:
    """One line that is no result."""
    err.print(f"[{style}]{shown(message)}[/]", soft_wrap=not err.is_terminal)


def line(text: str) -> None:
    """One line of a result for programs: as it is, never wrapped."""
    sys.stdout.write(text + "\n")


def fits(table: Table) -> bool:
    """Whether a terminal of this width shows a table with nothing folded or cut."""
    return Measurement.get(out, out.options.update(max_width=_UNBOUNDED), table).maximum <= out.width


Opener = Callable[[Path], AbstractContextManager[BinaryIO]]


@contextmanager
def progress(size_of_all: Callable[[], int], *, quiet: bool) -> Iterator[Opener]:
    """How to open files for reading: with one bar over all of them, where they are long and a person looks on.

    The bar has bytes, rate and time left; their size is asked for only where a bar may be shown.
    """
    size = 0 if quiet or not err.is_terminal else size_of_all()
    if size < _SMALL:
        yield lambda path: path.open("rb")
        return
    columns = (
        TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("", total=size)

        @contextmanager
        def opened(path: Path) -> Iterator[BinaryIO]:
            bar.update(task, description=shown(path.name))
            with path.open("rb", buffering=0) as file:
                advance = partial(bar.advance, task)
                yield cast("BinaryIO", io.BufferedReader(_Counted(file, path.stat().st_size, advance), _BUFFER))

        yield opened


# Fewer things than this are done before a bar could be drawn.
_FEW = 5_000


@contextmanager
def counting(what: str, *, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """Whom to tell how many of how many are done: a bar, where they are many and a person looks on."""
    if quiet or not err.is_terminal:
        yield lambda _done, _all: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task(shown(what), total=None, visible=False)
        yield lambda done, count: bar.update(task, completed=done, total=count, visible=count >= _FEW)


@contextmanager
def watched(path: Path, *, quiet: bool) -> Iterator[BinaryIO]:
    """One file opened for reading, with its bar."""
    with progress(lambda: path.stat().st_size, quiet=quiet) as opened, opened(path) as stream:
        yield stream


class _Counted(io.RawIOBase):
    """A file that tells how many bytes were read of it, never more than it has: some are looked at twice."""

    def __init__(self, file: io.FileIO, size: int, advance: Callable[[float], None]) -> None:
        self._file, self._left, self._advance = file, size, advance

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._file.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]  # a buffer of bytes is all that is written
        size = self._file.readinto(buffer) or 0
        told = min(size, self._left)
        self._left -= told
        self._advance(told)
        return size
