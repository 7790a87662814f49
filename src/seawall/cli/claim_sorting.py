"""The command that sorts an advisory: a document in; what is an indicator, what is none and what a person decides out."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from seawall.claims import NodeKind, Reading, Sorted, Source, Verdict
from seawall.cli import claim_tables
from seawall.cli.claim_options import Investigation, Owner, OwnerKind, PublishedOn, Publisher, source_of
from seawall.cli.claimed import complain_all
from seawall.cli.context import now
from seawall.cli.exits import OK, REVIEW
from seawall.cli.files import check_inputs, check_outputs
from seawall.cli.terminal import line, note, out
from seawall.errors import InputRefused
from seawall.gather import Advisory, sort_advisory
from seawall.reports.claims import SORTED_COLUMNS, sorted_row
from seawall.reports.rows import writable
from seawall.reports.table import TableOutput

# What was accepted is seldom looked at one by one; what was not always is.
_SHOWN = 200


def sort_command(
    file: Annotated[
        str, typer.Argument(metavar="ADVISORY", help="An advisory, or an extracted list: text, HTML, PDF, DOCX.")
    ],
    output: Annotated[
        list[Path] | None,
        typer.Option("--output", "-o", help="Write .csv (to decide what is doubtful), .jsonl or .parquet; repeatable."),
    ] = None,
    by: Publisher = "",
    on: PublishedOn = "",
    owner: Owner = "",
    owner_kind: OwnerKind = NodeKind.ACTOR,
    root: Investigation = "",
    verdict: Annotated[list[Verdict] | None, typer.Option(help="Only this verdict; repeatable.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the candidates as JSON lines.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No table; files and exit code only.")] = False,
) -> None:
    """Sort what looks like an indicator in an advisory: accepted, refused or doubtful, each with its reason.

    In the CSV the column accept has a yes, a no, or nothing where a person decides; what has a yes is then read as claims:
    seawall claims FILE.csv. A date is taken only where it is surely an observation of that row.

    Exit codes: 0 all is decided, 2 something is doubtful or could not be read, 1 it can't be done.
    """
    check_inputs([file])
    check_outputs(output or [], [file])
    given = source_of(Path(file).name, by, on, root, owner, owner_kind)
    source = replace(given, retrieved=now(), reading=Reading.EXTRACTED)
    with ExitStack() as stack:
        writers = [stack.enter_context(TableOutput(each, SORTED_COLUMNS)) for each in output or ()]
        made = _read(file, source)
        found = [each for each in made.candidates if not verdict or each.verdict in verdict]
        for each in found:
            for writer in writers:
                writer.write(sorted_row(each, source))
    complain_all(made.problems)
    if as_json:
        for each in found:
            line(
                msgspec.json.encode({name: writable(text) for name, text in sorted_row(each, source).items()}).decode()
            )
    elif not quiet:
        _show(made, found)
    doubtful = any(each.verdict is Verdict.DOUBTFUL for each in made.candidates)
    raise typer.Exit(REVIEW if doubtful or made.problems else OK)


def _read(file: str, source: Source) -> Advisory:
    try:
        with Path(file).open("rb") as stream:
            return sort_advisory(stream, source)
    except OSError as error:
        raise InputRefused(f"{file} can't be read: {error.strerror or error}") from error


def _show(made: Advisory, found: Sequence[Sorted]) -> None:
    if not made.candidates:
        note("nothing in it looks like an indicator", "gold3")
    if found:
        out.print(claim_tables.candidates(found[:_SHOWN]))
        out.print()
    if len(found) > _SHOWN:
        note(f"only the first {_SHOWN} of {len(found):,} are shown; write all with -o")
    out.print(f"{claim_tables.verdicts(made.candidates)}: {made.source.file}", markup=False)
