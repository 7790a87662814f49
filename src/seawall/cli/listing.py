"""The lists command: the state of every list of the catalogue, and the archived versions of one."""

from collections.abc import Sequence
from typing import Annotated

import msgspec
import typer
from rich.table import Table

from seawall.cli.context import now, refuse_unknown_list, settings
from seawall.cli.terminal import fits, line, note, out, shown
from seawall.corpus import span
from seawall.refresh import Accepted, ListState, states, versions
from seawall.refresh.register import KEY_SHOWN

# What is looked for or copied out of a table stands in one line.
_WHOLE = frozenset({"list", "published", "version"})
_COLOURS = {"fresh": "green", "not used": "dim", "not loaded": "bold red"}


def lists_command(
    list_id: Annotated[
        str | None, typer.Argument(metavar="LIST", help="One list: its archived versions, oldest first.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line instead of a table.")] = False,
) -> None:
    """Show every list that Seawall knows: whether it is used, its date, size, age, format and origin; with --json its licence too.

    A list is used where the setting `lists` names it. With a list's id: its archived versions, which diff compares.
    """
    chosen = settings()
    if list_id is not None:
        _show_versions(_versions(list_id), as_json=as_json)
        return
    found = states(chosen.home, chosen.used, now(), chosen.rows)
    if as_json:
        for row in found:
            line(msgspec.json.encode(row).decode())
        return
    _print(("list", "state", "published", "entities", "age", "format", "origin"), [_cells(row) for row in found])


def _versions(list_id: str) -> tuple[Accepted, ...]:
    chosen = settings()
    found = versions(chosen.home, list_id)
    if not found:
        refuse_unknown_list(list_id, chosen)
    return found


def _show_versions(found: tuple[Accepted, ...], *, as_json: bool) -> None:
    if as_json:
        for row in found:
            line(msgspec.json.encode({"key": row.key, **msgspec.to_builtins(row)}).decode())
        return
    if not found:
        note("no version of this list is archived")
        return
    titles = ("published", "accepted", "version", "entities", "names", "problems", "format", "files")
    _print(titles, [_of_version(row) for row in found])


def _of_version(row: Accepted) -> tuple[str, ...]:
    version = row.version
    return (
        version.published.isoformat() if version.published else "unknown",
        f"{row.accepted_at:%Y-%m-%d %H:%M} UTC",
        row.key[:KEY_SHOWN],
        f"{version.entities:,}",
        f"{version.names:,}",
        f"{version.problems:,}",
        version.format,
        shown(", ".join(version.files)),
    )


def _print(titles: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """A line a row; in a narrow terminal without the format, and folded where that is not enough: nothing is cut."""
    table = _table(titles, rows, is_wide=True)
    if not fits(table):
        place = titles.index("format")
        without = [(*row[:place], *row[place + 1 :]) for row in (titles, *rows)]
        table = _table(without[0], without[1:], is_wide=False)
    out.print(table)


def _table(titles: tuple[str, ...], rows: Sequence[tuple[str, ...]], *, is_wide: bool) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2 if is_wide else 1, 0, 0), header_style="dim")
    for title in titles:
        is_number = title in {"entities", "names", "problems", "age"}
        table.add_column(
            title, justify="right" if is_number else "left", overflow="fold", no_wrap=is_number or title in _WHOLE
        )
    for row in rows:
        table.add_row(*row)
    return table


def _cells(row: ListState) -> tuple[str, ...]:
    state = _state(row)
    return (
        row.id,
        f"[{_COLOURS.get(state, 'gold3')}]{state}[/]",
        "" if not row.is_loaded else row.published.isoformat() if row.published else "unknown",
        f"{row.entities:,}" if row.is_loaded else "",
        "" if not row.is_loaded else "unknown" if row.age is None else span(row.age),
        row.format,
        row.origin,
    )


def _state(row: ListState) -> str:
    if not row.is_loaded:
        return "not loaded" if row.is_enabled else "not used"
    if not row.is_enabled:
        return "not in the settings"
    if row.is_stale:
        return f"past its {span(row.stale_after)}" if row.age else "of unknown age"
    return "fresh"
