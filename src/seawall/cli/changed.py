"""Who is newly hit, told: files and tables of changes first, then the tape, and only then the note that it was told."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.table import Table

from seawall.cli.context import settings
from seawall.cli.taping import tape_screenings
from seawall.cli.terminal import many, note, out, shown
from seawall.customers import Kind, NewlyHit
from seawall.customers.report import ChangesFile
from seawall.decisions import Outcome
from seawall.rescreen import Rescreened, Untold, changes_of, told, untold

# Changes of which so many fit a screen; all of them lie in a file.
_SHOWN = 60
# From this width on a change fits a line, with its names folded.
_WIDE = 110
_COLOURS = {Kind.NEWLY_HIT: "bold red", Kind.CHANGED: "gold3", Kind.NO_LONGER_HIT: "green"}


def tell(home: Path | None, done: Rescreened, outputs: Sequence[Path], *, quiet: bool) -> None:
    """What a screening changed, and what earlier ones did of whom nobody may have been told.

    Told is what was written to a file or printed; what was not, the next run tells again. The tape comes before that note
    too: it may be away.
    """
    for path in outputs:
        _write(path, done)
    if not quiet:
        _again(where := home or settings().home, done.again)
        _show(where, done)
    tape_screenings(home, [*(one.attestation for one in done.again), done.attestation])
    if outputs or not quiet:
        _noted(home, done.ids)


def tell_again(home: Path) -> None:
    """What earlier screenings changed and nobody may have been told."""
    again = untold(home)
    _again(home, again)
    tape_screenings(home, [one.attestation for one in again])
    _noted(home, [one.id for one in again])


def what_is_untold(one: Untold) -> str:
    """One screening of whose changes nobody may have been told."""
    return f"what the screening of {one.at:%Y-%m-%d %H:%M} UTC changed ({_counts(one)}) may not have been told"


def _noted(home: Path | None, ids: Iterable[str]) -> None:
    # A pipe is told when it has the bytes, not when they are on their way to it.
    out.file.flush()
    told(home or settings().home, ids)


def _write(path: Path, done: Rescreened) -> None:
    with ChangesFile(path) as file:
        for change in done.to_tell:
            file.write(change)
        file.write(done.attestation)


def _again(home: Path, again: Iterable[Untold]) -> None:
    for one in again:
        out.print(f"[gold3]told again: {what_is_untold(one)}[/]")
        _listed(home, one.changes, one.id)


def _show(home: Path, done: Rescreened) -> None:
    if done.changes:
        _listed(home, done.changes, done.id)
    if done.full and not done.is_first:
        note(f"everybody was screened: {done.full}")
    told_of = done.attestation
    if not done.is_first:
        out.print(_counts(done))
    counts = ", ".join(f"{done.outcomes.get(outcome, 0):,} {outcome}" for outcome in reversed(Outcome))
    covered, hit = many(told_of.customers, "customer", "is/are"), "has a hit" if done.with_hits == 1 else "have hits"
    out.print(f"{covered} covered: {counts}; {done.with_hits:,} {hit}")
    out.print(f"population {told_of.population}, corpus {told_of.corpus}, policy {told_of.policy}")


def _counts(of: Untold | Rescreened) -> str:
    one = of.attestation
    return f"{one.newly_hit:,} newly hit, {one.changed:,} changed, {one.no_longer_hit:,} no longer hit"


def _listed(home: Path, rows: Sequence[NewlyHit], run: str) -> None:
    out.print(_table(rows[:_SHOWN], out.width))
    out.print()
    if len(rows) > _SHOWN:
        note(f"{len(rows) - _SHOWN:,} more changes; all of them lie in {changes_of(home, run)}")


def _table(rows: Sequence[NewlyHit], width: int) -> Table:
    """A line a change; in a narrow terminal three: the customer, the entry, what became of it and why."""
    is_wide = width >= _WIDE
    titles = ("", "key", "customer", "entry", "score", "outcome", "why") if is_wide else ("", "key", "what changed")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for title in titles:
        table.add_column(title, overflow="fold", no_wrap=not title)
    for row in rows:
        entry = f"{row.entity} ({row.entity_id}, {', '.join(row.lists)})" if row.entity_id else "–"
        scores = f"{_score(row.before)} → {_score(row.after)}"
        outcome = f"{row.outcome_before or '–'} → {row.outcome_after or '–'}"
        customer, listed, why = shown(row.customer), shown(entry), shown(row.why)
        told = (customer, listed, scores, outcome, why) if is_wide else (
            f"{customer}\n{listed}\n{scores}, {outcome}: {why}",
        )  # fmt: skip
        table.add_row(f"[{_COLOURS[row.kind]}]{row.kind}[/]", shown(row.key), *told)
    return table


def _score(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
