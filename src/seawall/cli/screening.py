"""The screen command: files and folders in, a table, files, answers and an exit code out."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from seawall.cli import tables
from seawall.cli.answering import Answering
from seawall.cli.beside import open_ownership, open_register, show_proofs
from seawall.cli.context import now, open_dealings, open_good_guys, open_policy, opened_as_of, settings, useful_jobs
from seawall.cli.exits import BY_OUTCOME
from seawall.cli.files import check_inputs, check_outputs, mapping, size_of, subjects
from seawall.cli.options import CorpusFolder, Jobs
from seawall.cli.recording import recording, say
from seawall.cli.terminal import complain, note, out, progress
from seawall.crew import alone_of, screen_in_crew
from seawall.decisions import Decision, Outcome, WeakAka
from seawall.errors import Problem
from seawall.payments.sources import Reading
from seawall.reports import BySource, Output, Tally
from seawall.reports.answer_folder import AnswerFolder
from seawall.resubmission import FileRegister
from seawall.screen import Screening

# As many decisions as fit a screen or two are all shown; of more, only the stopped ones. Sources likewise.
_SHOW_ALL = 60
_SHOW_STOPPED = 200
# More sources left out than this are counted, not named.
_LEFT_OUT_SHOWN = 5


def screen_command(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", help="Customer or payment files, folders or archives of them, or - for standard input."
        ),
    ],
    output: Annotated[
        list[Path] | None, typer.Option("-o", "--output", help="Write .jsonl, .csv, .parquet or .html; repeatable.")
    ] = None,
    answers: Annotated[
        Path | None, typer.Option("--answers", help="A new folder for suggested answers to stopped payments.")
    ] = None,
    columns: Annotated[
        list[str] | None, typer.Option("--map", help="Name a column: --map name=Kundenname; repeatable.")
    ] = None,
    threshold: Annotated[float | None, typer.Option(help="Score from which on a match is reviewed, 0 to 1.")] = None,
    top: Annotated[
        int, typer.Option(help="Show at most so many matches a party and list, the strictest; all are decided on.")
    ] = 10,
    lists: Annotated[list[str] | None, typer.Option("--list", help="Only this list (SDN, SSI, …); repeatable.")] = None,
    weak_aka: Annotated[WeakAka | None, typer.Option(help="What a hit on a weak a.k.a. alone leads to.")] = None,
    policy: Annotated[
        Path | None, typer.Option(help="us, uk, eu or a policy file; without it the one set, or us.")
    ] = None,
    facts: Annotated[
        Path | None, typer.Option(help="What payments are for (.toml, .csv, .jsonl): debt, tenor, purpose, licence.")
    ] = None,
    good_guys: Annotated[
        Path | None, typer.Option("--good-guys", help="Remembered false positives (.toml, .csv, .jsonl).")
    ] = None,
    ownership: Annotated[
        list[str] | None, typer.Option("--ownership", help="A file of who owns whom (see seawall own); repeatable.")
    ] = None,
    earlier: Annotated[
        Path | None, typer.Option("--earlier", help="The register of stopped payments (.jsonl); it is appended to.")
    ] = None,
    record: Annotated[
        bool, typer.Option("--record", help="Record each decision in the store, to be proved and replayed.")
    ] = False,
    corpus: CorpusFolder = None,
    jobs: Jobs = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="Against the lists as they stood on this day.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No table, no bar; files and exit code only.")] = False,
) -> None:
    """Screen customers and payments: ISO 20022, SWIFT MT, Fedwire, ACH, CSV, Excel, JSON lines, Parquet.

    Folders are read whole, with the folders in them; .zip and .gz are opened.
    What is met there and can't be read is told and asks for review.

    Exit codes: 0 all is released, 2 something is to be reviewed, 3 something is blocked or rejected,
    1 it can't be done and no file was written.
    """
    owned = ownership or []
    check_inputs(files, folders=True)
    check_inputs(owned)
    check_outputs([path for path in (*(output or []), answers, earlier) if path], [*files, *owned])
    mapped = mapping(columns or [])
    moment, ruled, opened_corpus = now(), open_policy(policy, threshold, weak_aka), opened_as_of(corpus, as_of)
    register = open_register(earlier, ruled, moment.date())
    using = Screening(
        corpus=opened_corpus,
        policy=ruled,
        now=moment,
        lists=tuple(lists or ()),
        top=top,
        dealings=open_dealings(facts),
        good_guys=open_good_guys(good_guys, settings().own_lists),
        enabled=settings().used,
        ownership=open_ownership(owned, opened_corpus, ruled, moment.date(), tuple(lists or ()), quiet=quiet),
        earlier=register,
    )
    seen = _Seen(unused=dict.fromkeys(using.dealings))
    with ExitStack() as stack:
        opened = stack.enter_context(progress(lambda: size_of(files), quiet=quiet))
        how = Reading(mapped or None, opened, seen.sources.begin, seen.leave_out)
        picture = using.ownership.picture if using.ownership else None
        writers = [stack.enter_context(Output(path, picture)) for path in output or []]
        answering = Answering(stack.enter_context(AnswerFolder(answers)) if answers else None)
        many = useful_jobs() if jobs is None else jobs
        recorder = stack.enter_context(recording(using, owned, is_asked=record or (settings().record and not as_of)))
        given = answering.watched(subjects(files, how))
        if recorder:
            given, using = recorder.watched(given), recorder.using
        screened = screen_in_crew(given, using, many, alone=alone_of(size_of(files)))
        for item in chain(_unread(using, register), screened):
            for writer in writers:
                writer.write(item)
            answering.take(item)
            if recorder:
                recorder.take(item)
            seen.take(item)
    if register:
        register.append()  # last of all: what was not decided to the end must not be remembered
    if not quiet:
        _show(seen, using.notes)
        say(recorder)
    raise typer.Exit(BY_OUTCOME[seen.tally.strictest])


def _unread(using: Screening, register: FileRegister | None) -> Iterator[Problem]:
    """What of the ownership files and the register is not known: nobody can say what it would have stopped."""
    yield from using.ownership.problems if using.ownership else ()
    yield from register.problems if register else ()


@dataclass(slots=True)
class _Seen:
    """What went by, as much of it as a screen shows."""

    tally: Tally = field(default_factory=Tally)
    sources: BySource = field(default_factory=BySource)
    first: list[Decision] = field(default_factory=list)
    stopped: list[Decision] = field(default_factory=list)
    unused: dict[str, None] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    left_out_count: int = 0

    def take(self, item: Decision | Problem) -> None:
        self.tally.add(item)
        self.sources.add(item)
        if isinstance(item, Problem):
            if self.tally.problems <= Tally.KEPT:
                complain(str(item))
            return
        self.unused.pop(item.key, None)
        if len(self.first) < _SHOW_ALL:
            self.first.append(item)
        if item.outcome is not Outcome.RELEASE and len(self.stopped) < _SHOW_STOPPED:
            self.stopped.append(item)

    def leave_out(self, told: str) -> None:
        self.left_out_count += 1
        if len(self.left_out) < _LEFT_OUT_SHOWN:
            self.left_out.append(told)

    @property
    def shown(self) -> Iterator[Decision]:
        """All decisions while they are few, else those that were not released."""
        return iter(self.first if self.tally.decided <= _SHOW_ALL else self.stopped)


def _show(seen: _Seen, notes: tuple[str, ...]) -> None:
    for text in (*notes, *seen.left_out):
        note(text)
    if seen.left_out_count > len(seen.left_out):
        note(f"{seen.left_out_count - len(seen.left_out):,} more were left out")
    if seen.unused:
        first = ", ".join(list(seen.unused)[:_LEFT_OUT_SHOWN])
        more = ", …" if len(seen.unused) > _LEFT_OUT_SHOWN else ""
        note(f"--facts: {len(seen.unused):,} rows speak of nothing that was screened: {first}{more}", "gold3")
    if seen.tally.decided and list(seen.shown):
        out.print(tables.decisions(seen.shown, out.width))
        out.print()
        show_proofs(seen.shown)
    if seen.tally.stopped > len(seen.stopped):
        note(f"{seen.tally.stopped - len(seen.stopped):,} more were stopped; write them to a file with -o")
    _show_sources(seen.sources)
    out.print(tables.summary(seen.tally))


def _show_sources(sources: BySource) -> None:
    """One line a source where there are several; of many, those with something stopped or unread."""
    if len(sources.tallies) < 2:
        return
    is_few = len(sources.tallies) <= _SHOW_ALL
    rows = list(sources.tallies.items()) if is_few else list(sources.stopped())
    if rows:
        out.print(tables.sources(rows[:_SHOW_STOPPED]))
        out.print()
    if len(rows) > _SHOW_STOPPED:
        note(f"{len(rows) - _SHOW_STOPPED:,} more sources have something to look at")
