"""The hunt command: logs and claims in; an answer with its coverage, a timeline, files, evidence and an exit code out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

from seawall.claims import Gathered, read_files
from seawall.cli.claimed import lists_or_note
from seawall.cli.context import now, settings
from seawall.cli.days import maybe_day
from seawall.cli.exits import OK, REVIEW, STOPPED
from seawall.cli.files import check_inputs, check_outputs
from seawall.cli.hunt_following import Beside, followed, said_of, show_following
from seawall.cli.options import CorpusFolder
from seawall.cli.terminal import clean, err, note, shown
from seawall.corpus import Corpus
from seawall.errors import SettingRefused

if TYPE_CHECKING:
    from seawall.cli.hunt_files import Outputs
    from seawall.exposure.found import Exposure
    from seawall.hunt import Question, Wanted, Watch
    from seawall.hunt.kept import Opened

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
    residential: Annotated[
        Path | None, typer.Option(help="A table of networks, to find log-ins from households; with --door.")
    ] = None,
    door: Annotated[
        list[str] | None, typer.Option(help="An address or network of your remote access; repeatable.")
    ] = None,
    usual_asn: Annotated[
        list[str] | None, typer.Option(help="A network from which your own people work, as AS64500; repeatable.")
    ] = None,
    edge: Annotated[
        list[str] | None, typer.Option(help="The address of an edge device; with --baseline; repeatable.")
    ] = None,
    baseline: Annotated[str, typer.Option(help="The days of its usual traffic, FROM..TO as YYYY-MM-DD.")] = "",
    sigma: Annotated[list[Path] | None, typer.Option(help="A folder of Sigma rules to ask too; repeatable.")] = None,
    logs_cache: Annotated[
        Path | None, typer.Option(help="Keep the logs as tables here; without it in the home folder.")
    ] = None,
    no_logs_cache: Annotated[bool, typer.Option("--no-logs-cache", help="Keep nothing of the logs.")] = False,
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
    check_outputs([*outputs, *([logs_cache] if logs_cache else [])], [*logs, *files, *beside.files])
    shelf = _shelf(logs_cache, never=no_logs_cache)
    if not files:
        raise SettingRefused("nothing to look for: give --claims or --indicators (docs/how-to/hunt-in-your-logs.md)")
    if beside.owners and not beside.money:
        raise SettingRefused("--ownership is asked about files of the money side: give --money")
    if beside.files and not party:
        raise SettingRefused("--money is asked about a party: give --party")
    watch = _watch(residential, door or [], usual_asn or [], (baseline, edge or []), sigma or [])
    with hunt_files.Outputs(output or (), evidence, hunt_brief.check(brief or [], party)) as out:
        lists = lists_or_note(corpus, is_asked=corpus is not None) if party else None
        question = _question(claims or [], indicators or [], clean(party), warning_lists, lists)
        asked = replace(question(_zone(zone), _skew(skew), _day(as_of)), watch=watch)
        found = _answered(logs, asked, out, shelf, sure=bool(outputs or record), quiet=quiet)
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


def _watch(
    residential: Path | None, doors: list[str], usual: list[str], edges: tuple[str, list[str]], sigma: list[Path]
) -> "Watch":
    from seawall.hunt import Watch, read_edges, read_homes, read_rules  # noqa: PLC0415

    return Watch(read_homes(residential, doors, usual), read_edges(*edges), read_rules(sigma))


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
    day = maybe_day("--as-of", text) or now().date()
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _question(
    claims: list[str], indicators: list[str], party: str, warning_lists: Path | None, lists: Corpus | None
) -> "Callable[[str, timedelta, datetime], Question]":
    from seawall.exposure.warninglists import WarningList, read  # noqa: PLC0415
    from seawall.hunt import Question  # noqa: PLC0415

    given, more = (read_files([Path(name) for name in names]) for names in (claims, indicators))
    if warning_lists and not warning_lists.is_dir():
        raise SettingRefused(f"--warning-lists takes a folder, and {warning_lists} is none")
    warned = list(read(warning_lists)) if warning_lists else []
    wanted = _wanted(party, given, more, lists)
    return lambda zone, skew, as_of: Question(
        wanted, given + more, as_of, lists.version if lists else "",
        tuple(one for one in warned if isinstance(one, WarningList)),
        tuple(one for one in warned if not isinstance(one, WarningList)),
        skew, zone,
    )  # fmt: skip


def _wanted(party: str, given: Gathered, more: Gathered, lists: Corpus | None) -> "Wanted":
    from seawall.hunt import all_indicators, seek, wanted_of  # noqa: PLC0415

    if not party:
        return all_indicators(given.claims, more.claims)
    return wanted_of(seek(party, given.claims, lists), given.claims, more.claims)


def _shelf(folder: Path | None, *, never: bool) -> Path | None:
    if folder and never:
        raise SettingRefused("--logs-cache and --no-logs-cache contradict one another")
    if never or folder:
        return folder
    usual = settings().home / "read-logs"
    try:
        usual.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        # A hunt needs no home folder; that it is slower the next time is all that follows.
        note(f"what is read of the logs is not kept: {usual}: {error.strerror or error}", "gold3")
        return None
    return usual


def _answered(
    logs: list[str], asked: "Question", out: "Outputs", shelf: Path | None, *, sure: bool, quiet: bool
) -> "Exposure":
    """What was found. What leaves the terminal, and a "no", rest on logs of which every byte was read or hashed now."""
    from seawall.hunt import look  # noqa: PLC0415

    with _read(logs, asked.zone, shelf, sure=sure, quiet=quiet) as opened:
        found = look(opened.logs, opened.loaded, asked, out.keep)
    if found.answer.touched.value == "no" and not opened.checked:
        with _read(logs, asked.zone, shelf, sure=True, quiet=quiet) as opened:
            found = look(opened.logs, opened.loaded, asked, out.keep)
    if shelf and not opened.kept:
        note(f"logs: read, and not kept: {shelf} has no room for their tables")
    if opened.before:
        same = "unchanged" if opened.checked else "unchanged by size and time"
        many = len(opened.loaded.inputs)
        note(
            f"logs: read before, {same}"
            if opened.before == many
            else f"logs: {opened.before:,} of {many:,} files read before, {same}"
        )
    return found


@contextmanager
def _read(logs: list[str], zone: str, folder: Path | None, *, sure: bool, quiet: bool) -> "Iterator[Opened]":
    """The logs as tables: those that are kept of the same bytes, or read now."""
    from seawall.exposure.logs import Progress as Step  # noqa: PLC0415
    from seawall.hunt.kept import opened  # noqa: PLC0415
    from seawall.hunt.shelf import Shelf  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())  # fmt: skip
    with Progress(*columns, console=err, transient=True, disable=quiet or not err.is_terminal) as bar:
        task = bar.add_task("reading logs", total=None)

        def told(step: Step) -> None:
            bar.update(task, description=shown(step.file), completed=step.done, total=step.total)

        shelf = Shelf(folder, now()) if folder else None
        with opened(map(Path, logs), shelf, told, zone=ZoneInfo(zone) if zone else None, sure=sure) as found:
            bar.stop()
            yield found


def _code(found: "Exposure") -> int:
    """A "no" beside lines that could not be read, or beside what a detector points at, is for a person to look at."""
    touched = found.answer.touched.value
    if touched == "yes":
        return STOPPED
    return OK if touched == "no" and not found.problems and not found.findings else REVIEW
