"""The ledger group: what is held, one item whole, and everything that is posted."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Any

import msgspec
import typer
from typer.core import TyperGroup

from seawall.cli import posting
from seawall.cli.context import open_store
from seawall.cli.days import day_of
from seawall.cli.ledger_tables import balances, history, holdings, totals
from seawall.cli.terminal import clean, line, note, out
from seawall.errors import SettingRefused
from seawall.hold import Book, book
from seawall.hold.book import nearest
from seawall.ledger import Property, State, value_at_block, value_on
from seawall.reports.ledger import as_beancount, as_csv


class _ShowsItems(TyperGroup):
    """A word that is no command is an item to be shown; no word shows all."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the command that is meant before what names none."""
        if not args or (args[0] not in self.commands and args[0] not in {"-h", "--help"}):
            args = ["show", *args]
        return super().parse_args(ctx, args)


ledger = typer.Typer(
    cls=_ShowsItems,
    help="Blocked property: what is held, of whom, worth what; and what is posted to it.",
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Export(StrEnum):
    """Formats of others."""

    BEANCOUNT = "beancount"
    CSV = "csv"


def show_command(
    item: Annotated[str, typer.Argument(help="An item; without it all.")] = "",
    on: Annotated[str, typer.Option(help="As it stood at the end of this day, YYYY-MM-DD.")] = "",
    days: Annotated[
        int, typer.Option(min=0, max=3660, help="Of one item: its balance on each of the last so many days.")
    ] = 0,
    export: Annotated[Export | None, typer.Option(help="Print it as Beancount's text or as CSV.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON lines.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Also what was unblocked, transferred out or struck.")] = False,
) -> None:
    """Show what is held, or one item with everything that was posted to it. Exit code 0."""
    day = day_of("--on", on)
    with open_store() as store:
        read = book(store)
    found = _found(read, clean(item), day)
    if export:
        out.file.write((as_beancount if export is Export.BEANCOUNT else as_csv)(found))
    elif as_json:
        for one in found:
            line(_json(one, day))
    elif item:
        out.print(history(found[0], day, read.duties(day), out.width))
        if days:
            first = max(found[0].facts.on, day - timedelta(days=days - 1))
            out.print(balances(found[0], first, day))
    else:
        _all(read, found, day, every=every)


def _found(read: Book, item: str, day: date) -> list[Property]:
    if item and item not in read.items:
        raise SettingRefused(f"there is no item {item!r} in the ledger{nearest(item, list(read.items))}")
    every = [read.items[item]] if item else list(read.items.values())
    found = [one.on(day) for one in every if one.facts.on <= day]
    if item and not found:
        raise SettingRefused(f"{item} was not blocked yet on {day}")
    return sorted(found, key=lambda one: (one.facts.on, one.id))


def _all(read: Book, found: list[Property], day: date, *, every: bool) -> None:
    shown = [one for one in found if every or one.state in {State.BLOCKED, State.PARTLY}]
    if not shown:
        note(
            "nothing is held"
            + (f" on {day}" if read.items else ": the ledger is empty; seawall ledger block records a block")
        )
    else:
        out.print(holdings(shown, day, out.width))
        out.print(totals(shown, day))
    left_out = len(found) - len(shown)
    if left_out:
        note(f"{left_out:,} more released, transferred out or struck; --all shows them")


def _json(item: Property, day: date) -> str:
    told = {
        "item": item.id, "state": item.state, "on": day, "held": item.held, "measure": item.measure,
        "usd_at_block": value_at_block(item).usd, "value": value_on(item, day), "property": item,
    }  # fmt: skip
    return msgspec.json.encode(told).decode()


ledger.command("show", hidden=True)(show_command)
for _name, _command in posting.COMMANDS:
    ledger.command(_name)(_command)
