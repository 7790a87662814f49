"""Where a command of review sits: who acts, on which store, and how what was done is told."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Annotated, Any

import msgspec
import typer

from seawall.audit import Actor
from seawall.cases import Case, Said
from seawall.cli.context import now, open_store, settings
from seawall.cli.terminal import clean, line
from seawall.errors import SettingRefused
from seawall.reports.case_rows import next_step
from seawall.review import Desk, act

Number = Annotated[
    str, typer.Argument(metavar="CASE", help="The case's number, or the key of a payment or customer in it.")
]
Who = Annotated[str | None, typer.Option("--as", metavar="USER", help="Who you are; without it the setting review.as.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON instead of a table.")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, in your own words.")]


@contextmanager
def desk_of(actor: Actor) -> Iterator[Desk]:
    """The desk of somebody, on the store that is set, at this moment."""
    with open_store() as store:
        yield Desk(store, actor, now(), settings().review.days)


def on_case(case: str, actor: Actor, command: Callable[[Case, Actor], Said]) -> None:
    """Do something to a case and say how it stands then."""
    with desk_of(actor) as desk:
        done = act(desk, case, command)
    tell(done)


def tell(case: Case) -> None:
    """What was done last, how the case stands, and what comes next, in one line."""
    last = case.history[-1]
    what = last.kind.removeprefix("case.").replace("-", " ")
    line(clean(f"case {case.id} is {case.status}: {what} by {last.by}; {next_step(case)}"))


def print_json(told: dict[str, Any]) -> None:
    """One object a line."""
    line(msgspec.json.encode(told).decode())


def maybe_day_of(text: str | None, option: str) -> date | None:
    """The day that an option says; None without one."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise SettingRefused(f"{option} {text!r} is no day: write it as 2027-03-31") from error
