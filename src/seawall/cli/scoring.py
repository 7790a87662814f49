"""The commands of the evidence: score pairs, and tune a threshold on what is labelled."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from seawall.backtest import PairFile, looks_like_pairs, open_pairs
from seawall.cli import tables
from seawall.cli.context import now, open_corpus, open_policy
from seawall.cli.exits import OK, REVIEW
from seawall.cli.files import check_inputs, check_outputs
from seawall.cli.options import CorpusFolder
from seawall.cli.terminal import complain, note, out
from seawall.decisions import Policy
from seawall.errors import InputRefused, Problem
from seawall.payments import read
from seawall.reports import Tally
from seawall.reports.table import TableOutput
from seawall.reports.tuning import Study, TuningOutput
from seawall.score import Measured, columns, row, score
from seawall.screen import Screening
from seawall.tune import Tuning, tune_names, tune_pairs

PolicyFile = Annotated[
    Path | None, typer.Option("--policy", help="us, uk, eu or a policy file; without it the one set, or us.")
]
LabelColumn = Annotated[str, typer.Option("--label", help="The column that says what is so.")]


def score_command(
    pairs: Annotated[Path, typer.Argument(metavar="PAIRS", help="Pairs: CSV, TSV, Excel, Parquet, JSON lines, YAML.")],
    output: Annotated[
        list[Path] | None, typer.Option("-o", "--output", help="Write .csv, .parquet or .jsonl; repeatable.")
    ] = None,
    label: LabelColumn = "",
    group: Annotated[str, typer.Option("--group", help="The column by which figures are given apart.")] = "",
    policy: PolicyFile = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No table; files and exit code only.")] = False,
) -> None:
    """Score pairs of a file: every column of it, then score, outcome, OFAC's tool, reasons.

    Columns: schema, name1, name2, and of either side birth_date1, country1, gender1, id1, address1 …; or objects left
    and right. A column is_match, match, label or expected gives precision, recall and F1.

    Exit codes: 0 every pair was read, 2 something of a pair could not be read, 1 it can't be done.
    """
    with _opened(pairs, output or []) as stream:
        found = open_pairs(stream, pairs.name, label, group)
        ours = open_policy(policy, None, None)
        names = columns(found.headers)
        told, measured = Tally(), Measured()
        with ExitStack() as stack:
            every = (*found.headers, *names.values())
            writers = [stack.enter_context(TableOutput(path, every)) for path in output or []]
            for item in score(found.pairs(), ours):
                for problem in [item] if isinstance(item, Problem) else item.pair.problems:
                    _tell(problem, told)
                if isinstance(item, Problem):
                    continue
                measured.add(item)
                for writer in writers:
                    writer.write(row(item, names))
    if not quiet:
        _show(found, measured, told)
    raise typer.Exit(REVIEW if told.problems else OK)


@contextmanager
def _opened(path: Path, outputs: list[Path]) -> Iterator[BinaryIO]:
    check_inputs([str(path)])
    check_outputs(outputs, [str(path)])
    try:
        with path.open("rb") as stream:
            yield stream
    except OSError as error:
        raise InputRefused(f"{path} can't be read: {error.strerror or error}") from error


def _tell(problem: Problem, told: Tally) -> None:
    told.add(problem)
    if told.problems <= Tally.KEPT:
        complain(str(problem))


def _show(found: PairFile, measured: Measured, told: Tally) -> None:
    if found.not_scored:
        note(f"kept and not scored: {', '.join(found.not_scored)}")
    if measured.by_group:
        out.print(tables.measures(measured.by_group))
        out.print()
    elif found.label:
        note(f"no label of the column {found.label!r} could be read")
    problems = f"; {told.problems:,} {'problem' if told.problems == 1 else 'problems'}" if told.problems else ""
    out.print(f"{measured.scored:,} {'pair' if measured.scored == 1 else 'pairs'} scored{problems}")


def tune_command(
    labelled: Annotated[
        Path, typer.Argument(metavar="LABELLED", help="Labelled pairs, or names with a column `expected`.")
    ],
    output: Annotated[list[Path], typer.Option("-o", "--output", help="Write .html or .svg; repeatable.")],
    label: LabelColumn = "",
    policy: PolicyFile = None,
    corpus: CorpusFolder = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No table; files and exit code only.")] = False,
) -> None:
    """Sweep the threshold over what is labelled and draw recall against false hits, with the policy's place.

    Pairs are compared as by `seawall score`. Names are screened against the lists; the column `expected` holds the id of
    the entry that is to be found, or nothing.

    Exit codes: 0 all was read, 2 some of it could not be read, 1 it can't be done and no file was written.
    """
    ours = open_policy(policy, None, None)
    told = Tally()
    with _opened(labelled, output) as stream, ExitStack() as stack:
        writers = [stack.enter_context(TuningOutput(path)) for path in output]
        notes: tuple[str, ...] = ()
        if looks_like_pairs(stream, labelled.name):
            found = open_pairs(stream, labelled.name, label)
            if not found.label:
                raise InputRefused(f"{labelled.name}: no column says which pairs match; name one with --label")
            tuning = tune_pairs(found.pairs(), labelled.name, ours, lambda problem: _tell(problem, told))
        else:
            using = Screening(open_corpus(corpus), ours, now())
            notes = using.notes
            subjects = read(stream, labelled.name)
            tuning = tune_names(subjects, labelled.name, using, lambda problem: _tell(problem, told), label)
        study = _study(tuning, ours, told, notes)
        for writer in writers:
            writer.write(study)
    if not quiet:
        for text in notes:
            note(text)
        out.print(tables.tuning(study))
    raise typer.Exit(REVIEW if told.problems else OK)


def _study(tuning: Tuning, policy: Policy, told: Tally, notes: tuple[str, ...]) -> Study:
    return Study(
        tuning.source, tuning.asked_are, tuning.points, tuning.policy, policy.title, policy.version,
        policy.thresholds.reason, told.problems, notes,
    )  # fmt: skip
