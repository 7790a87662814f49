"""The own command: files of ownership in; a table, proofs, pictures and an exit code out."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import IO, Annotated, BinaryIO

import typer
from rich.table import Table
from rich.text import Text

from seawall.cli.claimed import lists_or_note
from seawall.cli.context import now, open_policy
from seawall.cli.days import maybe_day
from seawall.cli.exits import OK, REVIEW, STOPPED
from seawall.cli.files import check_inputs, check_outputs
from seawall.cli.options import CorpusFolder
from seawall.cli.terminal import clean, complain, counting, note, out, shown, watched
from seawall.errors import InputRefused, Problem, SettingRefused
from seawall.own import Owned, Owning, member_of, own
from seawall.ownership import Finding, Period, Statement, Status, finding, lines, regime_of
from seawall.ownership.picture import drawing_of, drawing_of_all, svg
from seawall.ownership.readers import read
from seawall.reports.ownership import json_line, page
from seawall.reports.rows import writable

_COLOURS = {Status.BLOCKED: "bold red", Status.POSSIBLE: "gold3", Status.CLEAR: "dim"}
_CODES = {Status.BLOCKED: STOPPED, Status.POSSIBLE: REVIEW, Status.CLEAR: OK}
# More lines than this are no answer but a file: it is told how to get one.
_MOST_ROWS = 200
_MOST_PROOFS = 12
_MOST_PROBLEMS = 20


def own_command(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Ownership files, or - for standard input.")],
    regime: Annotated[str, typer.Option(help="us-ofac, us-ofac-ssi, eu, uk or us-bis.")] = "us-ofac",
    on: Annotated[str, typer.Option(help="As of this day, YYYY-MM-DD; without it today.")] = "",
    of: Annotated[str, typer.Option(help="Only this company: its proof, whole.")] = "",
    listed: Annotated[list[str] | None, typer.Option(help="Treat this member as listed; repeatable.")] = None,
    no_lists: Annotated[
        bool, typer.Option("--no-lists", help="Ask no lists; only the files say who is listed.")
    ] = False,
    picture: Annotated[Path | None, typer.Option("--svg", help="Write the picture.")] = None,
    html: Annotated[Path | None, typer.Option("--html", help="Write the report as a page.")] = None,
    jsonl: Annotated[
        Path | None, typer.Option("--jsonl", help="Write every finding with its proof as JSON lines.")
    ] = None,
    policy: Annotated[Path | None, typer.Option(help="A policy file, for its thresholds.")] = None,
    corpus: CorpusFolder = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No table; files and exit code only.")] = False,
) -> None:
    """Find what listed parties own: OFAC's 50 Percent Rule, or the EU's, the UK's or BIS's test, with proofs.

    Reads CSV, Open Ownership BODS, GLEIF relationships, the UK PSC snapshot and FollowTheMoney entities.

    Exit codes: 0 nobody is blocked, 2 somebody may be, was, a record could not be read, or no lists could be asked, 3
    somebody is, 1 it can't be done and no file was written.
    """
    check_inputs(files)
    outputs = [path for path in (picture, html, jsonl) if path]
    check_outputs(outputs, files)
    opened = None if no_lists else lists_or_note(corpus, is_asked=corpus is not None, given="files")
    day = maybe_day("--on", on) or now().date()
    using = Owning(regime_of(regime), day, open_policy(policy, None, None).thresholds, opened, tuple(listed or ()))
    complaints = _Complaints()
    with counting("looking up members", quiet=quiet) as told:
        result = own(statements(files, quiet=quiet), using, complaints.take, told)
    complaints.end()
    one = member_of(result.assessment.graph, clean(of)) if of else ""
    _write(result, one, picture, html, jsonl)
    if not quiet:
        _show(result, one)
    code = _code(result, one)
    # Nobody was looked up though lists were wanted: that nobody is blocked is not known.
    raise typer.Exit(REVIEW if code == OK and opened is None and not no_lists else code)


def statements(files: Sequence[str], *, quiet: bool) -> Iterator[Statement | Problem]:
    """What stands in these ownership files, with a bar over each that is long. Raises InputRefused for one that can't be read."""
    return chain.from_iterable(_statements(name, quiet=quiet) for name in files)


def _statements(name: str, *, quiet: bool) -> Iterator[Statement | Problem]:
    if name == "-":
        yield from read(sys.stdin.buffer, "standard input")
        return
    path = Path(name)
    try:
        with watched(path, quiet=quiet) as stream:
            yield from read(stream, path.name)
    except OSError as error:
        raise InputRefused(f"{name} can't be read: {error.strerror or error}") from error


class _Complaints:
    """Says the first problems, then counts."""

    def __init__(self) -> None:
        self._count = 0

    def take(self, problem: Problem) -> None:
        self._count += 1
        if self._count <= _MOST_PROBLEMS:
            complain(str(problem))

    def end(self) -> None:
        if self._count > _MOST_PROBLEMS:
            note(f"{self._count - _MOST_PROBLEMS:,} more could not be read")


def _write(result: Owned, one: str, picture: Path | None, html: Path | None, jsonl: Path | None) -> None:
    assessment = result.assessment
    if jsonl:
        with _whole(jsonl) as stream:
            for each in _asked(result, one):
                stream.write(json_line(each))
    if html:
        notes = [str(problem) for problem in result.problems[:_MOST_PROBLEMS]]
        with _whole(html) as stream:
            stream.write(writable(page(assessment, result.past, _asked(result, one), notes)).encode())
    if picture:
        drawing = drawing_of(assessment, one) if one else drawing_of_all(assessment)
        with _whole(picture) as stream:
            stream.write(writable(svg(drawing)).encode())


def _asked(result: Owned, one: str) -> Iterable[Finding]:
    return [finding(result.assessment, one, result.past)] if one else result.findings()


@contextmanager
def _whole(path: Path) -> Iterator[IO[bytes]]:
    """A file that appears under its name only when it was written whole."""
    partial = path.with_name(path.name + ".part")
    try:
        stream: BinaryIO = partial.open("wb")
    except OSError as error:
        raise SettingRefused(f"can't write {path}: {error.strerror or error}") from error
    try:
        with stream:
            yield stream
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _show(result: Owned, one: str) -> None:
    assessment = result.assessment
    for notice in assessment.notices:
        note(notice, "gold3")
    if not result.past.is_whole:
        note("what was sold earlier was too much to look at: ask for one company with --of", "gold3")
    found = []
    for each in _asked(result, one):
        found.append(each)
        if len(found) > _MOST_ROWS:
            note(f"only the first {_MOST_ROWS} are shown; write all with --jsonl")
            break
    if not one and found:
        out.print(_table(found[:_MOST_ROWS]))
        out.print()
    proofs = found if one else [each for each in found if not each.is_listed and each.status is not Status.CLEAR]
    for each in proofs[:_MOST_PROOFS]:
        for line in lines(each.proof, assessment.regime):
            out.print(shown(line), soft_wrap=True)
        out.print()
    if len(proofs) > _MOST_PROOFS:
        note(f"{len(proofs) - _MOST_PROOFS} more proofs: ask for one with --of NAME, or write all with --html")
    out.print(_summary(result))


def _table(found: list[Finding]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for title in ("status", "member", "held by blocked persons", "why"):
        table.add_column(title, overflow="fold")
    for each in found:
        past = (_earlier(period, each) for period in each.formerly)
        why = [each.proof.why, *(flag.text for flag in each.flags), *past]
        table.add_row(
            Text(each.word, _COLOURS[each.status]),
            shown(each.name),
            each.share if each.high else "",
            "\n".join(shown(text) for text in why),
        )
    return table


def _earlier(period: Period, each: Finding) -> str:
    since = f" from {period.first}" if period.first else ""
    means = f": {each.formerly_means}" if each.formerly_means else ""
    return f"was {period.status.value}{since} until {period.last}{means}"


def _summary(result: Owned) -> Text:
    assessment = result.assessment
    counts = dict.fromkeys(Status, 0)
    for member in assessment.touched:
        counts[assessment.status(member)] += 1
    text = Text(f"{len(assessment.graph.members):,} members, {len(assessment.graph.stakes):,} stakes: ")
    text.append(f"{counts[Status.BLOCKED]:,} {Status.BLOCKED.word(assessment.regime)}", _COLOURS[Status.BLOCKED])
    text.append(f", {counts[Status.POSSIBLE]:,} {Status.POSSIBLE.word(assessment.regime)}", _COLOURS[Status.POSSIBLE])
    if result.problems:
        text.append(f"; {len(result.problems):,} problems in the files", "bold red")
    return text


def _code(result: Owned, one: str) -> int:
    assessment = result.assessment
    members = (one,) if one else assessment.touched
    strictest = max(
        (assessment.status(member) for member in members), key=lambda status: status.rank, default=Status.CLEAR
    )
    doubtful = result.problems or not result.past.is_whole or any(member in result.past.periods for member in members)
    formerly = not one and result.past.periods
    return max(_CODES[strictest], REVIEW if doubtful or formerly else OK)
