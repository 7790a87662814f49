"""The command that reads documents: stories to proposals, OFAC's notices to a list of one's own."""

import io
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from seawall.claims import Claim, Reading, Source
from seawall.claims import read as read_claims
from seawall.cli import proposal_tables, tables
from seawall.cli.context import now, open_corpus, open_policy, open_store
from seawall.cli.exits import OK, REVIEW
from seawall.cli.files import check_inputs, check_outputs
from seawall.cli.options import CorpusFolder
from seawall.cli.terminal import complain, note, out
from seawall.corpus import Corpus
from seawall.documents import read as read_document
from seawall.entities import Entity, PartialDate
from seawall.errors import InputRefused, Problem, SettingRefused
from seawall.ingest import PROGRAM, put
from seawall.lists.ofac.announced import parse
from seawall.proposals import Proposal, Refusal
from seawall.read import ReadDocument, read
from seawall.reports import announced
from seawall.reports.proposals import ProposalsOutput
from seawall.reports.table import TableOutput
from seawall.store import Store

# So many problems are told one by one; the rest are counted.
_TOLD = 20


@dataclass(slots=True)
class _Told:
    """The problems of a run, the first of them told."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) <= _TOLD:
            complain(str(problem))


def read_command(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="Stories, releases, advisories: text, HTML, PDF, DOCX.")
    ],
    output: Annotated[
        list[Path] | None,
        typer.Option("-o", "--output", help="Write proposals as .csv (to confirm) or .json; repeatable."),
    ] = None,
    day: Annotated[
        str | None, typer.Option("--date", help="The day of publication: 2025-01-03. Friday is reckoned from it.")
    ] = None,
    publisher: Annotated[str, typer.Option("--source", help="Who published it; without it the file's name.")] = "",
    claims: Annotated[
        list[Path] | None,
        typer.Option("--claims", help="Claims or a MISP galaxy that teach names of groups; repeatable."),
    ] = None,
    actions: Annotated[
        bool,
        typer.Option(
            "--recent-actions", help="Read OFAC's notices into a list of one's own, to screen before the list file."
        ),
    ] = False,
    no_lists: Annotated[bool, typer.Option("--no-lists", help="Look for no listed names.")] = False,
    to_desk: Annotated[
        bool, typer.Option("--propose", help="Put the proposals on the tape, for people to decide on at the desk.")
    ] = False,
    corpus: CorpusFolder = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No table; files and exit code only.")] = False,
) -> None:
    """Read stories into proposed claims, each with its sentence, for a person to confirm. Nothing is accepted by itself.

    In the CSV write yes or no into the column accept; what has a yes is then read as claims. Denials become denied
    claims; what is negated, asked or only possible becomes none, and is told.

    Exit codes: 0 nothing was proposed, 2 proposals wait for a person or something could not be read, 1 it can't be done.
    """
    given = [str(path) for path in (*files, *(claims or []))]
    check_inputs(given)
    check_outputs(output or [], given)
    if actions and to_desk:
        raise SettingRefused("--propose is for stories: a notice becomes a list of one's own (-o), and no claims")
    on = _day(day)
    told = _Told()
    if actions:
        found = _announced(files, output or [], on, told, quiet=quiet)
    else:
        opened = None if no_lists else open_corpus(corpus)
        found = _stories(
            files,
            output or [],
            _Using(opened, _taught(claims or [], told), publisher, on, now(), to_desk=to_desk),
            told,
            quiet=quiet,
        )
    if len(told.problems) > _TOLD:
        note(f"and {len(told.problems) - _TOLD:,} problems more")
    raise typer.Exit(REVIEW if found or told.problems else OK)


@dataclass(frozen=True, slots=True)
class _Using:
    """What documents are read with."""

    corpus: Corpus | None
    claims: Sequence[Claim]
    publisher: str
    on: PartialDate | None
    moment: datetime
    to_desk: bool = False


def _day(text: str | None) -> PartialDate | None:
    if text is None:
        return None
    found = PartialDate.parse(text)
    if found is None or not found.is_exact:
        raise SettingRefused(f"--date {text!r} is no day: write it as 2025-01-03")
    return PartialDate(found.earliest, found.latest, text=found.iso)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputRefused(f"{path} can't be read: {error.strerror or error}") from error


def _taught(paths: Sequence[Path], told: _Told) -> list[Claim]:
    found: list[Claim] = []
    for path in paths:
        for item in read_claims(io.BytesIO(_bytes(path)), Source(path.name)):
            if isinstance(item, Problem):
                told.add(item)
            else:
                found.append(item)
    return found


def _stories(files: Sequence[Path], outputs: Sequence[Path], using: _Using, told: _Told, *, quiet: bool) -> int:
    threshold = open_policy(None, None, None).thresholds.review
    count = 0
    with ExitStack() as stack:
        writers = [stack.enter_context(ProposalsOutput(path)) for path in outputs]
        store = stack.enter_context(open_store()) if using.to_desk else None
        for path in files:
            source = Source(path.name, using.publisher, using.on, using.moment, reading=Reading.EXTRACTED)
            data = _bytes(path)
            made = read(io.BytesIO(data), source, using.corpus, using.claims, threshold)
            for problem in made.problems:
                told.add(problem)
            for writer in writers:
                _write(made, writer)
            count += len(made.proposals)
            if not quiet:
                _show(made)
            if store:
                _propose(store, made, data, using)
    return count


def _propose(store: Store, made: ReadDocument, data: bytes, using: _Using) -> None:
    version = using.corpus.version if using.corpus else ""
    id_, is_new = put(store, made, data, PROGRAM, using.moment, version)
    note(
        f"recorded as document:{id_}" if is_new else f"document:{id_} is on the tape already, read with the same result"
    )


def _write(made: ReadDocument, writer: ProposalsOutput) -> None:
    items: tuple[Proposal | Refusal | Problem, ...] = (*made.proposals, *made.refusals, *made.problems)
    for item in items:
        writer.write(item)


def _show(made: ReadDocument) -> None:
    if made.proposals:
        out.print(proposal_tables.proposals(made.proposals))
        out.print()
    if made.refusals:
        out.print(proposal_tables.not_proposed(made.refusals))
        out.print()
    count, refused = len(made.proposals), len(made.refusals)
    out.print(
        f"{count:,} {'proposal' if count == 1 else 'proposals'} to confirm, {refused:,} not made: {made.document.name}",
        markup=False,
    )


def _announced(
    files: Sequence[Path], outputs: Sequence[Path], on: PartialDate | None, told: _Told, *, quiet: bool
) -> int:
    count = 0
    with ExitStack() as stack:
        writers = [stack.enter_context(TableOutput(path, announced.COLUMNS)) for path in outputs]
        for path in files:
            document = read_document(io.BytesIO(_bytes(path)), path.name)
            for problem in document.problems:
                told.add(problem)
            paragraphs = [(f"paragraph {one.number}", one.text) for one in document.paragraphs if not one.hidden]
            for item in parse(paragraphs, path.name):
                if isinstance(item, Entity):
                    count += 1
                    for writer in writers:
                        writer.write(announced.row(item, on.iso if on else document.published))
                    if not quiet:
                        out.print(tables.entity(item))
                else:
                    told.add(item)
    if not quiet:
        out.print(f"{count:,} announced {'entry' if count == 1 else 'entries'}: not list data yet", markup=False)
    return count
