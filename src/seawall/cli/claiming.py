"""The claims group: what files of claims hold and how it stands; fetching and sorting are its other commands."""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from typer.core import TyperGroup

from seawall.claims import (
    Asked,
    Claim,
    Judged,
    NodeKind,
    Relation,
    contradictions,
    counts,
    select,
    speaking,
    to_ftm,
    to_stix,
)
from seawall.claims.claim import to_json
from seawall.claims.overview import DENIED, STANDINGS
from seawall.cli import claim_tables
from seawall.cli.claim_options import Investigation, Owner, OwnerKind, PublishedOn, Publisher, source_of
from seawall.cli.claimed import complain_all
from seawall.cli.context import now
from seawall.cli.days import maybe_day
from seawall.cli.exits import OK, REVIEW
from seawall.cli.files import check_inputs, check_outputs
from seawall.cli.terminal import clean, line, note, out
from seawall.errors import Problem, SettingRefused
from seawall.gather import read_all
from seawall.reports.claims import COLUMNS, row
from seawall.reports.rows import writable
from seawall.reports.table import TableOutput

# So many claims are shown where no filter asks for some, and so many contradictions; the rest is counted.
_SHOWN, _DIFFERING, _NEAR = 40, 20, 5
_Exported = tuple[bytes, tuple[Problem, ...]]


class ShowsFiles(TyperGroup):
    """A word that is no command is a file to be shown."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the command that is meant before what names none."""
        if args and args[0] not in self.commands and args[0] not in {"-h", "--help"}:
            args = ["show", *args]
        return super().parse_args(ctx, args)


def show_command(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE…", help="Files of claims, or folders of them: a MISP feed, saved bundles."),
    ],
    party: Annotated[str, typer.Option(help="Only claims about this name, alias or id of a node.")] = "",
    publisher: Annotated[
        str, typer.Option(help="Only what this publisher or investigation says; a part of the name.")
    ] = "",
    standing: Annotated[
        list[str] | None,
        typer.Option(help=f"Only claims that stand so: {', '.join((*STANDINGS, DENIED))}; repeatable."),
    ] = None,
    relation: Annotated[list[Relation] | None, typer.Option(help="Only this relation; repeatable.")] = None,
    kind: Annotated[
        list[NodeKind] | None, typer.Option(help="Only claims about things of this kind; repeatable.")
    ] = None,
    as_of: Annotated[
        str, typer.Option("--as-of", help="How it stands of this day, YYYY-MM-DD; without it of any.")
    ] = "",
    known: Annotated[
        str, typer.Option("--known", help="By what was known on this day; without it by all that is.")
    ] = "",
    output: Annotated[
        list[Path] | None,
        typer.Option("--output", "-o", help="Write .csv, .jsonl, .parquet, .stix.json or .ftm.json; repeatable."),
    ] = None,
    by: Publisher = "",
    on: PublishedOn = "",
    owner: Owner = "",
    owner_kind: OwnerKind = NodeKind.ACTOR,
    root: Investigation = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print the claims as JSON lines.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Show every claim, however many.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No tables; files and exit code only.")] = False,
) -> None:
    """Read claims and show what they hold: who says how much of what, how it stands, and where sources differ.

    A filter, or a set small enough, shows the claims too. In .stix.json and .ftm.json stands what is still said of the claims
    that are asked for: what was corrected or withdrawn is left out and counted. Nothing in the files is looked up or contacted.

    Exit codes: 0 done, 2 done and something in the files could not be read, 1 it can't be done and no file was written.
    """
    outputs = list(output or ())
    check_inputs(files, folders=True)
    check_outputs(outputs, files)
    asked = _asked(party, publisher, standing or [], relation or [], kind or [], as_of, known)
    given = source_of("", by, on, root, owner, owner_kind)
    with ExitStack() as stack:
        writers = [_Output(path, stack) for path in outputs]
        read = read_all([Path(name) for name in files], now(), given)
        found = select(read.claims, asked)
        for writer in writers:
            writer.write(read.claims, found, asked.known)
    complain_all(read.problems)
    if as_json:
        for each in found:
            line(_json(each))
    elif not quiet:
        _show(read.claims, found, asked, is_whole=every or not asked.is_all or len(found) <= _SHOWN)
    raise typer.Exit(REVIEW if read.problems else OK)


def _asked(
    party: str,
    publisher: str,
    standing: Sequence[str],
    relation: Sequence[Relation],
    kind: Sequence[NodeKind],
    as_of: str,
    known: str,
) -> Asked:
    for word in standing:
        if word not in {*STANDINGS, DENIED}:
            raise SettingRefused(f"--standing takes {', '.join((*STANDINGS, DENIED))}, not {word!r}")
    return Asked(
        " ".join(clean(party).split()), clean(publisher).strip(), frozenset(relation), frozenset(kind), frozenset(standing),
        maybe_day("--as-of", as_of), maybe_day("--known", known),
    )  # fmt: skip


def _show(every: Sequence[Claim], found: Sequence[Judged], asked: Asked, *, is_whole: bool) -> None:
    if not found:
        note(_nothing(every, asked), "gold3")
        return
    out.print(claim_tables.counted(counts(found)))
    shown = found if is_whole else _told_apart(found)
    if shown:
        out.print()
        out.print(claim_tables.rows(shown))
    if len(shown) < len(found):
        note(f"{len(found) - len(shown):,} claims more; a filter or --all shows them")
    ids = {each.claim.id for each in found}
    differing = [each for each in contradictions(every, asked.known) if any(claim.id in ids for claim in each.claims)]
    if differing:
        out.print()
        out.print(claim_tables.differing(differing[:_DIFFERING]))
    if len(differing) > _DIFFERING:
        note(f"sources differ in {len(differing) - _DIFFERING:,} places more")
    summed = counts(found)
    out.print(
        f"\n{len(found):,} claim{'' if len(found) == 1 else 's'}; {summed.denied:,} deny; sources differ in {len(differing):,} place{'' if len(differing) == 1 else 's'}; "
        f"{summed.need_check:,} need a check of the primary source",
        markup=False,
    )


def _nothing(every: Sequence[Claim], asked: Asked) -> str:
    """Why nothing is shown, with names in the claims that hold a part of the name that was asked for."""
    names = {each.name for claim in every for each in (claim.subject, claim.object) if each.indicator is None}
    wanted = asked.party.casefold()
    near = sorted(name for name in names if wanted and wanted in name.casefold())
    if near:
        return f"no claim is so; names with {asked.party!r} in them: {', '.join(near[:_NEAR])}"
    return "no claim is so" if every else "there is no claim in it"


def _told_apart(found: Sequence[Judged]) -> list[Judged]:
    """What is shown of many claims: those that a correction, a withdrawal or a denial concerns."""
    corrections = {key for each in found for key in each.superseded_by}
    return [
        each for each in found
        if each.superseded_by or each.claim.withdrawn or each.claim.denied or each.claim.id in corrections
    ][:_SHOWN]  # fmt: skip


def _json(each: Judged) -> str:
    told = {"standing": each.standing.value, "corrected_by": list(each.superseded_by), **to_json(each.claim)}
    return msgspec.json.encode(_clean(told)).decode()


def _clean(value: Any) -> Any:
    """The value with halves of characters replaced: they can't be written as UTF-8."""
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, dict):
        return {writable(key): _clean(one) for key, one in value.items()}
    return [_clean(one) for one in value] if isinstance(value, list | tuple) else value


def _as_stix(claims: Sequence[Claim]) -> _Exported:
    return msgspec.json.format(msgspec.json.encode(_clean(to_stix(claims))), indent=2) + b"\n", ()


def _as_ftm(claims: Sequence[Claim]) -> _Exported:
    found = list(to_ftm(claims))
    lines = (msgspec.json.encode(_clean(each)) + b"\n" for each in found if not isinstance(each, Problem))
    return b"".join(lines), tuple(each for each in found if isinstance(each, Problem))


_EXPORTS: dict[str, Callable[[Sequence[Claim]], _Exported]] = {".stix.json": _as_stix, ".ftm.json": _as_ftm}


class _Output:
    """A file that was asked for: a table of the claims, or what is still said of them in another program's format."""

    def __init__(self, path: Path, stack: ExitStack) -> None:
        self.path = path
        self.export = next((export for ending, export in _EXPORTS.items() if path.name.lower().endswith(ending)), None)
        if self.export is None:
            self.table = stack.enter_context(TableOutput(path, COLUMNS))
        elif not path.parent.is_dir():
            raise SettingRefused(f"can't write {path}: there is no folder {path.parent}")

    def write(self, every: Sequence[Claim], found: Sequence[Judged], known: date | None) -> None:
        if self.export is None:
            for each in found:
                self.table.write(row(each))
            return
        said = {claim.id for claim in speaking(every, known)}
        kept = [each.claim for each in found if each.claim.id in said]
        content, problems = self.export(kept)
        self._put(content)
        if len(kept) < len(found):
            note(
                f"{self.path.name} is without {len(found) - len(kept):,} claims that were corrected or withdrawn, or said later"
            )
        for why, count in Counter(problem.why for problem in problems).most_common():
            note(f"{self.path.name} is without {count:,} claim{'' if count == 1 else 's'}: {why}", "gold3")

    def _put(self, content: bytes) -> None:
        """The file appears under its name only when it was written whole."""
        partial = self.path.with_name(self.path.name + ".part")
        try:
            partial.write_bytes(content)
            partial.replace(self.path)
        except OSError as error:
            raise SettingRefused(f"can't write {self.path}: {error.strerror or error}") from error
        finally:
            partial.unlink(missing_ok=True)
