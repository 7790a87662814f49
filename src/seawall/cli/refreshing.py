"""The refresh command: where lists come from, progress while they come, and a table of what became of each."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from seawall.cli.context import now, refuse_unknown_list, settings
from seawall.cli.exits import ERROR, OK
from seawall.cli.knowing import after_refresh
from seawall.cli.taping import tape_corpus
from seawall.cli.terminal import complain, err, fits, note, out
from seawall.cli.watching import watched_rounds
from seawall.corpus import span
from seawall.errors import SettingRefused
from seawall.fetch import Clock, Web, client
from seawall.refresh import FromFolder, FromWeb, ListResult, RefreshResult, Source, Status, Told, refresh
from seawall.refresh.told import silent
from seawall.settings import Settings

_COLOURS = {
    Status.NEW: "green",
    Status.UPDATED: "green",
    Status.UNCHANGED: "dim",
    Status.NOT_OFFERED: "dim",
    Status.NOT_ASKED: "dim",
    Status.DROPPED: "gold3",
    Status.REFUSED: "bold red",
    Status.NOT_FETCHED: "bold red",
}
_WIDE = ("list", "status", "published", "format", "entities", "added", "changed", "removed", "problems", "age")
_FORMAT = _WIDE.index("format")
_NARROW = ("list", "status", "published", "entities", "+", "~", "−", "problems", "age")
# More problems of one list than this are counted, not printed.
_PROBLEMS_SHOWN = 5


def refresh_command(
    folder: Annotated[
        Path | None, typer.Option("--from", help="Read files you already have, instead of downloading.")
    ] = None,
    accept_shrink: Annotated[
        bool, typer.Option("--accept-shrink", help="Take a list although more than 5 % of its entries are gone.")
    ] = False,
    home: Annotated[Path | None, typer.Option(help="Where lists and corpus are kept; without it the set one.")] = None,
    lists: Annotated[
        list[str] | None, typer.Option("--list", help="Only this list (us-ofac-sdn, …); the others stay; repeatable.")
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Go on for ever: ask for each list by its cadence, a line a round.")
    ] = False,
) -> None:
    """Bring the lists up to date: download them, or read a folder; a bad file never replaces a good one.

    The lists are those of the setting `lists`; they come side by side, and each fails alone.

    Exit code 0 when every list is as it should be, 1 when one was refused or could not be fetched: its last good
    version stays in use.
    """
    chosen = settings()
    _check(lists or [], chosen, watch=watch, is_download=folder is None and not accept_shrink)
    with _source(folder, chosen) as source, _told() as told:
        if watch and isinstance(source, FromWeb):
            watched_rounds(home or chosen.home, source, chosen, lists or (), told)
            raise typer.Exit(OK)
        result = refresh(
            home or chosen.home,
            source,
            now=now(),
            lists=chosen.lists,
            only=tuple(lists or ()),
            accept_shrink=accept_shrink,
            told=told,
            rows=chosen.rows,
            own=chosen.own_lists,
        )
    _show(result)
    if result.version:
        tape_corpus(home)
        after_refresh(home or chosen.home)
    raise typer.Exit(OK if result.is_good and result.version else ERROR)


def _check(lists: list[str], chosen: Settings, *, watch: bool, is_download: bool) -> None:
    for list_id in lists:
        refuse_unknown_list(list_id, chosen)
    if watch and not is_download:
        raise SettingRefused("--watch is for downloads: it goes with neither --from nor --accept-shrink")


@contextmanager
def _source(folder: Path | None, chosen: Settings) -> Iterator[Source]:
    if folder is not None:
        yield FromFolder(folder)
        return
    http = chosen.http
    with client(http.patience, http.user_agent, proxy=http.proxy, ca_file=http.ca_file) as asked:
        yield FromWeb(
            Web(asked, http.patience, Clock(now=now, monotonic=time.monotonic, sleep=time.sleep, chance=random.random))
        )


@contextmanager
def _told() -> Iterator[Told]:
    """A bar for each list and step where a person looks on; silence elsewhere."""
    if not err.is_terminal:
        yield silent
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True) as progress:
        tasks: dict[tuple[str, str], TaskID] = {}

        def tell(list_id: str, what: str, done: int, total: int | None) -> None:
            task = tasks.get((list_id, what))
            if task is None:
                task = tasks[list_id, what] = progress.add_task(f"{list_id} {what}", total=total)
            progress.update(task, completed=done, total=total)

        yield tell


def _show(result: RefreshResult) -> None:
    table = _table(result, _WIDE)
    out.print(table if fits(table) else _table(result, _NARROW))
    for row in result.lists:
        _explain(row)
    for text in result.notes:
        note(text)
    if result.swapped:
        out.print(f"\ncorpus {result.version} is in use now")
    elif result.version:
        out.print(f"\nnothing has changed: corpus {result.version} stays in use")


def _table(result: RefreshResult, titles: tuple[str, ...]) -> Table:
    """A line a list. In a narrow terminal the format is left out and a long id folded: nothing else is cut."""
    gap = 2 if titles is _WIDE else 1
    table = Table(box=None, pad_edge=False, padding=(0, gap, 0, 0), header_style="dim")
    for place, title in enumerate(titles):
        is_text = place < titles.index("entities")
        folds = titles is _NARROW and is_text
        table.add_column(title, justify="left" if is_text else "right", no_wrap=not folds, overflow="fold")
    for row in result.lists:
        cells = _cells(row)
        table.add_row(*(cells if titles is _WIDE else (*cells[:_FORMAT], *cells[_FORMAT + 1 :])))
    return table


def _cells(row: ListResult) -> tuple[str, ...]:
    status = f"[{_COLOURS[row.status]}]{row.status}[/]"
    held = row.in_use
    if held is None:
        return (row.list_id, status, *[""] * 8)
    changes = row.changes
    return (
        row.list_id,
        status,
        held.published.isoformat() if held.published else "unknown",
        held.format,
        f"{held.entities:,}",
        f"{len(changes.added):,}",
        f"{len(changes.changed):,}",
        f"{len(changes.removed):,}",
        f"{held.problems:,}",
        "unknown" if row.age is None else span(row.age),
    )


def _explain(row: ListResult) -> None:
    for text in row.why:
        complain(f"{row.list_id}: {text}")
    for text in row.notes:
        note(f"{row.list_id}: {text}")
    for problem in row.problems[:_PROBLEMS_SHOWN]:
        note(f"  {problem}", "gold3")
    if len(row.problems) > _PROBLEMS_SHOWN:
        note(f"  … and {len(row.problems) - _PROBLEMS_SHOWN:,} more problems in {row.list_id}")
