"""What a hunt says beyond its answer: who and what of ours is tied to the party, and what may follow by which law until when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.table import Table
from rich.text import Text

from seawall.cli.beside import open_ownership
from seawall.cli.context import now, open_policy, open_store, settings
from seawall.cli.days import maybe_day
from seawall.cli.terminal import complain, note, out, shown
from seawall.corpus import Corpus
from seawall.errors import Problem
from seawall.nexus import Tied, found_of, of_customers, of_file, of_tape
from seawall.obligations import Following, Nexus, Obligation, State, following
from seawall.receipts.find import subject_of
from seawall.reports.following import last_day
from seawall.screen import Screening

if TYPE_CHECKING:
    from seawall.claims import Claim
    from seawall.exposure.found import Exposure
    from seawall.hunt import Said

_COLOURS: Final = {State.IN_FORCE: "bold red", State.PROPOSED: "gold3", State.NOT_YET: "gold3"}
# Columns whose words stay together.
_WHOLE: Final = frozenset({"day", "amount", "mark", "last day", "state"})
_MOST_ROWS: Final = 60
_MOST_PROBLEMS: Final = 10


@dataclass(frozen=True, slots=True)
class Beside:
    """What is asked beside the logs: files of the money side and of owners, and two days that only the user knows."""

    money: tuple[str, ...]
    owners: tuple[str, ...]
    said: "Said"

    @property
    def files(self) -> tuple[str, ...]:
        """All files that are read."""
        return (*self.money, *self.owners)


def said_of(found_on: str, material_on: str) -> "Said":
    """The days that the user said. SettingRefused for what is no day."""
    from seawall.hunt.facts import Said  # noqa: PLC0415  # of the extra hunt, as all of the story

    return Said(maybe_day("--found-on", found_on), maybe_day("--material-on", material_on))


def followed(
    found: "Exposure", claims: "Iterable[Claim]", lists: Corpus | None, beside: Beside
) -> tuple[Following, tuple[Problem, ...]]:
    """What follows on the question's day, and what of the files and books could not be read."""
    from seawall.hunt import facts_of, listings  # noqa: PLC0415

    listed = listings(found, tuple(claims), lists)
    ids = dict.fromkeys((*found.sought.entities, *(row.entity_id for row in listed if row.entity_id)))
    tied = Tied.of(tuple(ids), lists)
    using = _screening(found, lists, beside)
    items = chain(_of_books(tied, lists), *(of_file(Path(name), tied, using) for name in beside.money))
    money = found_of(items if ids else _of_nobody(found, beside))
    unread = (*(using.ownership.problems if using and using.ownership else ()), *money.problems)
    # The books may know of days after the one until which windows are counted; what is owed of those is owed. What lies ahead of
    # today is not: a mistyped year would turn the day of all that is told.
    today = now().date()
    days = [found.as_of.date(), *(row.when for row in money.ties if row.when and row.when <= today)]
    return following(facts_of(found, listed, money.ties, beside.said), max(days)), unread


def _of_nobody(found: "Exposure", beside: Beside) -> Iterator[Problem]:
    """Files that were given for a party that stands on no list: what is in them could be tied to nothing."""
    for name in beside.money:
        yield Problem(
            name,
            "",
            "party",
            found.sought.asked,
            "neither lists nor claims name an entry of it on a list: not looked at",
        )


def _screening(found: "Exposure", lists: Corpus | None, beside: Beside) -> Screening | None:
    """What files of payments are screened with, on the question's day; None without lists or files."""
    if lists is None or not beside.money:
        return None
    policy, day = open_policy(None, None, None), found.as_of.date()
    owners = open_ownership(list(beside.owners), lists, policy, day, (), quiet=True)
    return Screening(lists, policy, found.as_of, ownership=owners)


def _of_books(tied: Tied, lists: Corpus | None) -> Iterator[Nexus | Problem]:
    """The tape and the known customers, where the house keeps them: a hunt begins no store."""
    chosen = settings()
    yield from of_customers(chosen.home, tied, lists.version if lists else "")
    if chosen.store or (chosen.home / "seawall.db").is_file():
        with open_store() as store:
            yield from of_tape(store, tied, lambda receipt: subject_of(store, receipt))


def show_following(told: Following, unread: tuple[Problem, ...]) -> None:
    """Ties, obligations and sentences on the output; what could not be read on the error stream."""
    for problem in unread[:_MOST_PROBLEMS]:
        complain(str(problem))
    if len(unread) > _MOST_PROBLEMS:
        note(f"{len(unread) - _MOST_PROBLEMS:,} more of the money side could not be read")
    _show_ties(told.facts.nexuses)
    if told.obligations:
        out.print()
        out.print(f"[bold]What may follow[/], as of {told.on}")
        out.print(_obligations(told))
        if len(told.obligations) > _MOST_ROWS:
            note(f"{len(told.obligations) - _MOST_ROWS:,} more obligations; write all with -o")
        out.print()
    for said in told.sentences:
        out.print(shown(said), soft_wrap=not out.is_terminal)


def _show_ties(ties: tuple[Nexus, ...]) -> None:
    if not ties:
        return
    out.print()
    out.print("[bold]On the money side[/]: what of ours is tied to the party")
    table = _table("what", "ours", "who", "is", "day", "amount", "where")
    for row in ties[:_MOST_ROWS]:
        is_ = row.entity if row.certain else f"may be {row.entity}"
        day = f"{row.when}" if row.when else "not known"
        table.add_row(row.kind.value, *map(shown, (row.ours, row.who, is_)), day, shown(row.money), shown(row.place))
    out.print(table)
    if len(ties) > _MOST_ROWS:
        note(f"{len(ties) - _MOST_ROWS:,} more ties; write all with -o")


def _obligations(told: Following) -> Table:
    table = _table("last day", "state", "what; who must, and by which authority", "mark")
    for row in told.obligations[:_MOST_ROWS]:
        regime = f"{row.regime}: " if row.regime != "none" else ""
        state = Text(f"{regime}{row.state.value}", _COLOURS.get(row.state, "dim"))
        table.add_row(last_day(row, told), state, _what(row), row.mark)
    return table


def _what(row: Obligation) -> Text:
    since = f" (from {row.starts})" if row.starts else ""
    who = f"{row.binds} – {row.authority}"
    return Text.assemble((row.title, "bold"), f"\n{row.clock}{since}\n", (who, "dim"))


def _table(*titles: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for title in titles:
        table.add_column(title, overflow="fold", no_wrap=title in _WHOLE)
    return table
