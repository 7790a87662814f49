"""The customers commands: known customers loaded, screened once, and after a change who is newly hit."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from seawall.cli.changed import tell, tell_again, what_is_untold
from seawall.cli.context import now, open_good_guys, open_policy, settings
from seawall.cli.exits import BY_OUTCOME
from seawall.cli.files import check_inputs, check_outputs, mapping, size_of, subjects
from seawall.cli.terminal import counting, many, note, out, progress, shown
from seawall.corpus import ENGINE, current
from seawall.customers import Kind, Manner, NewlyHit, Population, Screened, open_population, problems_of
from seawall.customers.population import has_population
from seawall.customers.state import last_screened
from seawall.decisions import Outcome, Policy, WeakAka
from seawall.decisions.outcome import strictest
from seawall.errors import CorpusMissing, SettingRefused
from seawall.payments.sources import Reading
from seawall.rescreen import Rescreening, load_customers, rescreen, screen_all, untold, was_cut_short

# Problems of which so many fit a screen.
_PROBLEMS_SHOWN = 10

Home = Annotated[Path | None, typer.Option(help="Where lists and customers are kept; without it the set one.")]
PolicyFile = Annotated[
    Path | None, typer.Option("--policy", help="us, uk, eu or a policy file; without it the one set, or us.")
]
Threshold = Annotated[float | None, typer.Option(help="Score from which on a match is reviewed, 0 to 1.")]
Weak = Annotated[WeakAka | None, typer.Option("--weak-aka", help="What a hit on a weak a.k.a. alone leads to.")]
Outputs = Annotated[
    list[Path] | None, typer.Option("-o", "--output", help="Write the changes as .jsonl or .csv; repeatable.")
]
Workers = Annotated[int | None, typer.Option(help="At most so many processes; without it one for each core.")]
GoodGuys = Annotated[
    Path | None,
    typer.Option("--good-guys", help="Remembered false positives (.toml, .csv, .jsonl), beside those of the settings."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No table, no bar; files and exit code only.")]


def customers_command(context: typer.Context, home: Home = None) -> None:
    """Known customers: how many there are, what of them could not be read, and when they were screened."""
    if context.invoked_subcommand is not None:
        return
    where = home or settings().home
    page, screened = open_population(where), last_screened(where)
    out.print(_status(page, screened))
    for problem in problems_of(where, page, _PROBLEMS_SHOWN):
        note(f"  {problem}", "gold3")
    if page.with_problems > _PROBLEMS_SHOWN:
        note(f"  … {page.with_problems:,} rows have problems; they come out as review")
    for text in _due(where, page, screened):
        note(text, "gold3")


def load_command(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Customer files, or - for standard input.")],
    columns: Annotated[
        list[str] | None, typer.Option("--map", help="Name a column: --map name=Kundenname; repeatable.")
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Forget customers whose keys are not in these files.")
    ] = False,
    home: Home = None,
    workers: Workers = None,
    quiet: Quiet = False,
) -> None:
    """Load known customers or vendors (CSV, Excel, JSON lines, Parquet); a row replaces the one of the same key.

    What could not be read is kept and comes out as review. A load that ends early leaves what was known.
    """
    check_inputs(files, folders=True)
    where, mapped = home or settings().home, mapping(columns or [])
    manner = Manner(ENGINE, replace, _workers(workers))
    with progress(lambda: size_of(files), quiet=quiet) as opened:
        names = tuple("standard input" if name == "-" else Path(name).name for name in files)
        done = load_customers(
            where, subjects(files, Reading(mapped or None, opened, left_out=note)), manner, now(), names
        )
    if not quiet:
        added = many(done.added, "customer")
        out.print(f"{many(done.rows, 'row')} read: {added} added, {done.changed:,} changed, {done.removed:,} removed")
        page = done.population
        out.print(f"{many(page.customers, 'customer', 'is/are')} known now (population {page.version})")
        if page.with_problems:
            note(f"{many(page.with_problems, 'row', 'has/have')} problems; seawall customers shows them", "gold3")


def screen_customers_command(
    policy: PolicyFile = None,
    threshold: Threshold = None,
    weak_aka: Weak = None,
    good_guys: GoodGuys = None,
    again: Annotated[bool, typer.Option("--again", help="Trust nothing that an earlier run left.")] = False,
    output: Outputs = None,
    home: Home = None,
    workers: Workers = None,
    quiet: Quiet = False,
) -> None:
    """Screen all known customers. Run again after an interruption, it goes on where it stood.

    Exit codes: 0 all are released, 2 somebody is to be reviewed, 3 somebody is blocked or rejected.
    """
    ruled, outputs = open_policy(policy, threshold, weak_aka), output or []
    check_outputs(outputs, [])
    with counting("screening customers", quiet=quiet) as told:
        done = screen_all(_using(home, ruled, workers, told, good_guys), again=again)
    tell(home, done, outputs, quiet=quiet)
    raise typer.Exit(BY_OUTCOME[strictest(Outcome(name) for name, count in done.outcomes.items() if count)])


def rescreen_command(
    policy: PolicyFile = None,
    threshold: Threshold = None,
    weak_aka: Weak = None,
    good_guys: GoodGuys = None,
    output: Outputs = None,
    home: Home = None,
    workers: Workers = None,
    quiet: Quiet = False,
) -> None:
    """After a change of lists or customers: screen those concerned, and say who is newly hit, changed, or hit no longer.

    Exit codes: 0 nobody is newly hit or hit otherwise, 2 somebody is to be reviewed, 3 somebody is blocked or rejected.
    """
    ruled, outputs = open_policy(policy, threshold, weak_aka), output or []
    check_outputs(outputs, [])
    with counting("rescreening customers", quiet=quiet) as told:
        done = rescreen(_using(home, ruled, workers, told, good_guys))
    tell(home, done, outputs, quiet=quiet)
    raise typer.Exit(BY_OUTCOME[_of_changes(done.to_tell)])


def after_refresh(home: Path) -> None:
    """Who is newly hit by the lists that a refresh brought; nothing is said where no customers are known."""
    if not has_population(home):
        return
    screened, ruled = last_screened(home), open_policy(None, None, None)
    if screened is None:
        note("the known customers were never screened: run seawall customers screen", "gold3")
    elif screened.conditions.policy != ruled.version:
        note("the known customers were screened with another policy: run seawall customers rescreen with it", "gold3")
        tell_again(home)
    else:
        with counting("rescreening customers", quiet=False) as told:
            done = rescreen(_using(home, ruled, None, told, None))
        out.print()
        tell(home, done, [], quiet=False)


def after_round(home: Path) -> None:
    """As after a refresh, in a watch: where the lists or the day are others than those of the last screening, or somebody may
    not have been told. A round that brings nothing asks nobody.
    """
    if not has_population(home):
        return
    last = last_screened(home)
    stands = last is not None and (last.conditions.corpus, last.conditions.day) == (current(home).version, now().date())
    if not stands or was_cut_short(home) or untold(home):
        after_refresh(home)


def _using(
    home: Path | None, policy: Policy, workers: int | None, told: Callable[[int, int], None], good_guys: Path | None
) -> Rescreening:
    where, known = home or settings().home, open_good_guys(good_guys, settings().own_lists)
    return Rescreening(where, current(where), policy, now(), _workers(workers), told, known)


def _workers(asked: int | None) -> int:
    if asked is not None and asked < 1:
        raise SettingRefused(f"--workers is 1 or more, not {asked}")
    return asked or os.cpu_count() or 1


def _of_changes(changes: tuple[NewlyHit, ...]) -> Outcome:
    return strictest(row.outcome_after or Outcome.RELEASE for row in changes if row.kind is not Kind.NO_LONGER_HIT)


def _status(page: Population, screened: Screened | None) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    rows = [
        ("customers", f"{page.customers:,}"),
        ("population", page.version),
        ("with problems", f"{page.with_problems:,}"),
        ("loaded from", ", ".join(page.files) or "–"),
    ]
    if screened:
        made = screened.conditions
        rows += [
            ("screened", f"{screened.customers:,} at {screened.at:%Y-%m-%d %H:%M} UTC"),
            ("with", f"corpus {made.corpus}, policy {made.policy}, Seawall {made.engine}"),
            ("outcomes", ", ".join(f"{screened.outcomes.get(name, 0):,} {name}" for name in reversed(Outcome))),
            ("with hits", f"{screened.with_hits:,}"),
        ]
    for title, text in rows:
        table.add_row(f"[dim]{title}[/]", shown(text))
    return table


def _due(home: Path, page: Population, screened: Screened | None) -> Iterator[str]:
    """What has to be done before the screening is up to date, and what of it nobody may have been told."""
    if screened is None:
        yield "they were never screened: run seawall customers screen"
        return
    for one in untold(home):
        yield f"{what_is_untold(one)}: seawall customers rescreen tells it again"
    if was_cut_short(home):
        yield "the last screening ended before it said what it changed: seawall customers rescreen says it"
    if screened.population != page.version:
        yield "customers changed since: run seawall customers rescreen"
    try:
        corpus = current(home).version
    except CorpusMissing as missing:
        yield str(missing)
        return
    if screened.conditions.corpus != corpus:
        yield "the lists changed since: run seawall customers rescreen"
