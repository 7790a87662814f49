"""The commands: what can be asked of Seawall from a shell, each a thin door to a story or a look into the corpus."""

import sys
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from seawall.cli import tables
from seawall.cli.context import now, open_corpus, open_policy
from seawall.cli.exits import BY_OUTCOME, OK, REVIEW
from seawall.cli.refreshing import refresh_command
from seawall.cli.terminal import complain, note, out, watched
from seawall.decisions import Decision, Outcome, WeakAka
from seawall.entities import Designation, Entity, ListedName, NameKind, Party, Role, Schema, Source
from seawall.errors import InputRefused, Problem, SettingRefused
from seawall.matching import compare, guesses
from seawall.payments import Subject
from seawall.payments.read import read
from seawall.reports import Output, Tally
from seawall.screen import Screening, screen

app = typer.Typer(
    name="seawall",
    help="From a designation to everything it touches. Start with: seawall refresh, then seawall screen FILE.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
app.command("refresh")(refresh_command)

# As many decisions as fit a screen or two are all shown; of more, only the stopped ones.
_SHOW_ALL = 60
_SHOW_STOPPED = 200

Kind = Annotated[Schema, typer.Option("--type", help="What the name stands for.")]
CorpusFolder = Annotated[Path | None, typer.Option("--corpus", help="A corpus folder; without it the one in use.")]


@app.command("screen")
def screen_command(
    files: Annotated[list[str], typer.Argument(help="Customer or payment files, or - for standard input.")],
    output: Annotated[
        list[Path] | None, typer.Option("-o", "--output", help="Write .jsonl, .csv, .parquet or .html; repeatable.")
    ] = None,
    columns: Annotated[
        list[str] | None, typer.Option("--map", help="Name a column: --map name=Kundenname; repeatable.")
    ] = None,
    threshold: Annotated[float | None, typer.Option(help="Score from which on a match is reviewed, 0 to 1.")] = None,
    top: Annotated[int, typer.Option(help="At most so many matches a party.")] = 10,
    lists: Annotated[list[str] | None, typer.Option("--list", help="Only this list (SDN, SSI, …); repeatable.")] = None,
    weak_aka: Annotated[WeakAka | None, typer.Option(help="What a hit on a weak a.k.a. alone leads to.")] = None,
    policy: Annotated[Path | None, typer.Option(help="A policy file; without it the US policy that ships.")] = None,
    corpus: CorpusFolder = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No table, no bar; files and exit code only.")] = False,
) -> None:
    """Screen customers and payments; exit code 0 nothing, 2 something to review, 3 something blocked or rejected."""
    using = Screening(
        corpus=open_corpus(corpus),
        policy=open_policy(policy, threshold, weak_aka),
        now=now(),
        lists=tuple(lists or ()),
        top=top,
    )
    _check_lists(using)
    tally = Tally()
    subjects = chain.from_iterable(_subjects(name, _mapping(columns or []), quiet=quiet) for name in files)
    shown: deque[Decision] = deque(maxlen=_SHOW_STOPPED + _SHOW_ALL)
    with ExitStack() as stack:
        writers = [stack.enter_context(Output(path)) for path in output or []]
        for item in screen(subjects, using):
            tally.add(item)
            for writer in writers:
                writer.write(item)
            if isinstance(item, Problem):
                complain(str(item)) if tally.problems <= Tally.KEPT else None
            elif len(shown) < _SHOW_STOPPED and (item.outcome is not Outcome.RELEASE or tally.decided <= _SHOW_ALL):
                shown.append(item)
    if not quiet:
        _show(list(shown), tally)
    raise typer.Exit(BY_OUTCOME[tally.strictest])


def _show(shown: list[Decision], tally: Tally) -> None:
    if tally.decided > _SHOW_ALL:
        shown = [decision for decision in shown if decision.outcome is not Outcome.RELEASE]
    if shown:
        out.print(tables.decisions(shown, out.width))
        out.print()
    if tally.stopped > len(shown):
        note(f"{tally.stopped - len(shown):,} more were stopped; write them to a file with -o")
    out.print(tables.summary(tally))


def _subjects(name: str, columns: dict[str, str], *, quiet: bool) -> Iterator[Subject | Problem]:
    if name == "-":
        yield from read(sys.stdin.buffer, "standard input", columns=columns or None)
        return
    path = Path(name)
    if not path.is_file():
        raise InputRefused(f"there is no file {name}")
    with watched(path, quiet=quiet) as stream:
        yield from read(stream, path.name, columns=columns or None)


def _mapping(given: list[str]) -> dict[str, str]:
    pairs = [text.partition("=") for text in given]
    for text, (field, sign, column) in zip(given, pairs, strict=True):
        if not (field.strip() and sign and column.strip()):
            raise SettingRefused(f"--map takes field=column, not {text!r}")
    return {field.strip(): column.strip() for field, _, column in pairs}


def _check_lists(using: Screening) -> None:
    known = {row.list_name for entity in using.corpus for row in entity.designations} if using.lists else set()
    for name in using.lists:
        if name not in known:
            raise SettingRefused(f"no list is called {name!r}; there are {', '.join(sorted(known))}")


@app.command("search")
def search_command(
    text: Annotated[str, typer.Argument(metavar="NAME", help="A name or an identifier.")],
    schema: Kind = Schema.LEGAL_ENTITY,
    threshold: Annotated[float, typer.Option(help="Least score shown, 0 to 1.")] = 0.5,
    top: Annotated[int, typer.Option(help="At most so many.")] = 10,
    corpus: CorpusFolder = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON lines instead of a table.")] = False,
) -> None:
    """Search the lists for a name, a registration or tax number, a BIC, a ticker, a web site, a wallet …"""
    opened = open_corpus(corpus)
    party = Party(Role.CUSTOMER, (text,), schema, tuple(guesses(text)), place="command line")
    matches = [(match, opened.entity(match.entity_id)) for match in opened.matches(party, threshold)[:top]]
    if as_json:
        for match, _ in matches:
            typer.echo(msgspec.json.encode(match).decode())
    elif matches:
        out.print(tables.found(text, matches))
    else:
        note(f"nothing on the lists is like {text!r} (score {threshold} or more)")
    raise typer.Exit(REVIEW if matches else OK)


@app.command("show")
def show_command(
    entity_id: Annotated[str, typer.Argument(metavar="ENTITY", help="An entity's id: ofac-50543, or just 50543.")],
    corpus: CorpusFolder = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of a page.")] = False,
) -> None:
    """Show one entry whole: names, identifiers, addresses, programmes, dates, and where it was read."""
    entity = open_corpus(corpus).entity(f"ofac-{entity_id}" if entity_id.isdigit() else entity_id)
    if as_json:
        typer.echo(msgspec.json.format(msgspec.json.encode(entity)).decode())
    else:
        out.print(tables.entity(entity))


@app.command("explain")
def explain_command(
    screened: Annotated[str, typer.Argument(metavar="A", help="The name as screened.")],
    listed: Annotated[str, typer.Argument(metavar="B", help="The name as listed.")],
    schema: Kind = Schema.LEGAL_ENTITY,
) -> None:
    """Explain how alike two names are: the score as a waterfall of reasons."""
    source = Source("command-line", "command line", "B")
    names = (ListedName(listed, NameKind.PRIMARY),)
    entity = Entity("B", schema, names, (Designation("you", "command line", ()),), source)
    match = compare(Party(Role.CUSTOMER, (screened,), schema, place="A"), entity)
    out.print(f"[bold]{match.score:.4f}[/]  {screened!r} against {listed!r}\n", highlight=False)
    out.print(tables.waterfall(match))
    out.print(tables.ofac_tool_line(screened, listed))
