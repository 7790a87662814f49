"""The hunt command: logs and claims in; an answer with its coverage, a timeline, files, evidence and an exit code out."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

from seawall.cli.context import now, open_corpus
from seawall.cli.exits import OK, REVIEW, STOPPED
from seawall.cli.files import check_inputs, check_outputs
from seawall.cli.hunt_following import Beside, followed, said_of, show_following
from seawall.cli.options import CorpusFolder
from seawall.cli.terminal import clean, err, note, shown
from seawall.corpus import Corpus
from seawall.errors import CorpusMissing, SettingRefused

if TYPE_CHECKING:
    from seawall.exposure.found import Exposure
    from seawall.exposure.logs import Loaded, Logs
    from seawall.hunt import Given, Question, Wanted

# What a hunt stands on, of the extra "hunt".
_NEEDED = ("polars", "sigma", "zstandard")
_MOST_SKEW = 86_400.0


def hunt_command(
    logs: Annotated[list[str], typer.Argument(metavar="LOGS...", help="Log files, or folders of them.")],
    claims: Annotated[list[str] | None, typer.Option(help="A file of claims; repeatable.")] = None,
    indicators: Annotated[
        list[str] | None, typer.Option(help="A file of indicators, all of which are looked for; repeatable.")
    ] = None,
    party: Annotated[str, typer.Option(help="Only what claims lead to from this party.")] = "",
    warning_lists: Annotated[Path | None, typer.Option(help="A folder of MISP warning lists.")] = None,
    zone: Annotated[str, typer.Option(help="The time zone of logs that name none, as Europe/Berlin.")] = "",
    skew: Annotated[float, typer.Option(help="By how many seconds the logs' clocks may be off.")] = 0.0,
    as_of: Annotated[str, typer.Option(help="Count open windows until this day, YYYY-MM-DD; without it today.")] = "",
    output: Annotated[
        list[Path] | None, typer.Option("--output", "-o", help="Write .json, .csv, .parquet or .html; repeatable.")
    ] = None,
    evidence: Annotated[Path | None, typer.Option(help="Write a folder of evidence here; it must not exist.")] = None,
    brief: Annotated[
        list[Path] | None,
        typer.Option(
            "--brief", help="Write the party's brief with this exposure: .html, .pdf, .md or .json; repeatable."
        ),
    ] = None,
    record: Annotated[bool, typer.Option("--record", help="Put the exposure on the tape.")] = False,
    money: Annotated[
        list[str] | None,
        typer.Option(help="Decisions (.jsonl of screen), or payments and customers to be screened; repeatable."),
    ] = None,
    ownership: Annotated[
        list[str] | None, typer.Option(help="With --money: a file of who owns whom; repeatable.")
    ] = None,
    found_on: Annotated[str, typer.Option(help="The day on which you found an incident, YYYY-MM-DD.")] = "",
    material_on: Annotated[
        str, typer.Option(help="The day on which you determined that it is material, YYYY-MM-DD.")
    ] = "",
    corpus: CorpusFolder = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No table; files and exit code only.")] = False,
) -> None:
    """Hunt in your own logs: did our network meet a party's infrastructure in the days it was theirs? Contacts nothing.

    Reads Zeek, Suricata, NetFlow as text, cloud flow logs, firewalls, proxies and Windows events, packed or not.
    Tells who and what of yours is tied to the party, and what may follow by which law until when.

    Exit codes: 0 no, 2 unknown or something to look at, 3 yes, 1 it can't be done and no file was written.
    """
    _require_extra()
    # Only now: without the extra this can't be imported.
    from seawall.cli import hunt_brief, hunt_files, hunt_tables  # noqa: PLC0415

    files = [*(claims or ()), *(indicators or ())]
    beside = Beside(tuple(money or ()), tuple(ownership or ()), said_of(found_on, material_on))
    check_inputs(logs, folders=True)
    check_inputs(files)
    check_inputs(beside.files, folders=True)
    outputs = [*(output or ()), *(brief or ()), *([evidence] if evidence else [])]
    check_outputs(outputs, [*logs, *files, *beside.files])
    if not files:
        raise SettingRefused("nothing to look for: give --claims or --indicators (docs/how-to/hunt-in-your-logs.md)")
    if beside.owners and not beside.money:
        raise SettingRefused("--ownership is asked about files of the money side: give --money")
    if beside.files and not party:
        raise SettingRefused("--money is asked about a party: give --party")
    with hunt_files.Outputs(output or (), evidence, hunt_brief.check(brief or [], party)) as out:
        lists = _lists(corpus) if party else None
        question = _question(claims or [], indicators or [], clean(party), warning_lists, lists)
        asked = question(_zone(zone), _skew(skew), _day(as_of))
        with _read(logs, zone, quiet=quiet) as (opened, loaded):
            from seawall.hunt import look  # noqa: PLC0415

            found = look(opened, loaded, asked, out.keep)
        told, unread = followed(found, asked.given.claims, lists, beside)
        out.write(found, asked, told, hunt_brief.briefs(found, asked, lists, told) if party else None)
    if not quiet:
        hunt_tables.show(found)
        show_following(told, unread)
    if record:
        hunt_files.record(found, now())
    raise typer.Exit(max(_code(found), REVIEW if told.facts.nexuses or unread else OK))


def _require_extra() -> None:
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise SettingRefused(
            f"hunting needs the extra hunt ({', '.join(missing)} missing): pip install 'seawall[hunt]'"
        )


def _zone(name: str) -> str:
    try:
        ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingRefused(f"--zone {name!r} is no time zone: write it as UTC or Europe/Berlin") from error
    return name


def _skew(seconds: float) -> timedelta:
    if not 0 <= seconds <= _MOST_SKEW:
        raise SettingRefused(f"--skew takes 0 to {_MOST_SKEW:,.0f} seconds, not {seconds:g}")
    return timedelta(seconds=seconds)


def _day(text: str) -> datetime:
    """The first moment of the day: a day that is not over has not been logged."""
    try:
        day = date.fromisoformat(text) if text else now().date()
    except ValueError as error:
        raise SettingRefused(f"--as-of takes a day as YYYY-MM-DD, not {text!r}") from error
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _question(
    claims: list[str], indicators: list[str], party: str, warning_lists: Path | None, lists: Corpus | None
) -> "Callable[[str, timedelta, datetime], Question]":
    from seawall.exposure.warninglists import WarningList, read  # noqa: PLC0415
    from seawall.hunt import Given, Question, read_claims  # noqa: PLC0415

    given, more = (read_claims(map(Path, names)) for names in (claims, indicators))
    if warning_lists and not warning_lists.is_dir():
        raise SettingRefused(f"--warning-lists takes a folder, and {warning_lists} is none")
    warned = list(read(warning_lists)) if warning_lists else []
    wanted = _wanted(party, given, more, lists)
    both = Given((*given.claims, *more.claims), (*given.problems, *more.problems), (*given.files, *more.files))
    return lambda zone, skew, as_of: Question(
        wanted, both, as_of, lists.version if lists else "",
        tuple(one for one in warned if isinstance(one, WarningList)),
        tuple(one for one in warned if not isinstance(one, WarningList)),
        skew, zone,
    )  # fmt: skip


def _wanted(party: str, given: "Given", more: "Given", lists: Corpus | None) -> "Wanted":
    from seawall.hunt import all_indicators, seek, wanted_of  # noqa: PLC0415

    if not party:
        return all_indicators(given.claims, more.claims)
    return wanted_of(seek(party, given.claims, lists), given.claims, more.claims)


def _lists(folder: Path | None) -> Corpus | None:
    try:
        return open_corpus(folder)
    except CorpusMissing as error:
        if folder:
            raise
        note(f"no lists were asked for the party: {error}", "gold3")
        return None


@contextmanager
def _read(logs: list[str], zone: str, *, quiet: bool) -> "Iterator[tuple[Logs, Loaded]]":
    """The logs as tables in a folder that goes when the hunt is over."""
    from seawall.exposure.logs import Progress as Step  # noqa: PLC0415
    from seawall.exposure.logs import open_logs, read  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="seawall-hunt-") as folder:
        where = Path(folder) / "logs"
        columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())  # fmt: skip
        with Progress(*columns, console=err, transient=True, disable=quiet or not err.is_terminal) as bar:
            task = bar.add_task("reading logs", total=None)

            def told(step: Step) -> None:
                bar.update(task, description=shown(step.file), completed=step.done, total=step.total)

            loaded = read(map(Path, logs), where, told, zone=ZoneInfo(zone) if zone else None)
        yield open_logs(where), loaded


def _code(found: "Exposure") -> int:
    """A "no" beside lines that could not be read, or beside what a detector points at, is for a person to look at."""
    touched = found.answer.touched.value
    if touched == "yes":
        return STOPPED
    return OK if touched == "no" and not found.problems and not found.findings else REVIEW
