"""The graph command: a party and files of claims in; a tree, a picture, a page, and the graph in other programs' formats out."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from seawall.attribute import Attributed, Attributing, attribute
from seawall.attribution import Drawing, chain, drawing_of, exports, svg
from seawall.claims import Source, read_files
from seawall.cli.claimed import asked_name, complain_all, lists_or_note
from seawall.cli.context import now, open_policy
from seawall.cli.days import maybe_day
from seawall.cli.exits import OK, REVIEW
from seawall.cli.files import check_inputs, check_outputs
from seawall.cli.graph_tree import trees
from seawall.cli.options import CorpusFolder
from seawall.cli.terminal import clean, note, out, shown
from seawall.errors import Problem, SettingRefused
from seawall.reports.attribution import page
from seawall.reports.rows import writable


@dataclass(frozen=True, slots=True)
class _Ready:
    """What is written of: the result, its drawing, and what is to be said."""

    found: Attributed
    drawing: Drawing


_Written = tuple[bytes, tuple[Problem, ...]]


def graph_command(
    party: Annotated[str, typer.Argument(metavar="PARTY", help="A name, an alias, or the id of a node or an entry.")],
    claims: Annotated[list[str] | None, typer.Option("--claims", help="A file of claims; repeatable.")] = None,
    as_of: Annotated[
        str, typer.Option("--as-of", help="What held on this day, YYYY-MM-DD; without it on any day.")
    ] = "",
    known: Annotated[
        str, typer.Option("--known", help="By what was known on this day; without it by all that is.")
    ] = "",
    steps: Annotated[int, typer.Option(help="How far from the party.")] = 2,
    to: Annotated[str, typer.Option("--to", help="Also show the shortest chain of ties to this party.")] = "",
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output", "-o", help="Write .svg, .html, .json, .stix.json, .ftm.json, .graphml or .mmd; repeatable."
        ),
    ] = None,
    no_lists: Annotated[bool, typer.Option("--no-lists", help="Ask no lists; the claims alone.")] = False,
    corpus: CorpusFolder = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No tree; files and exit code only.")] = False,
) -> None:
    """Draw who is tied to a party: actors, companies and listings, tools, infrastructure, victims, by whose word and of which days.

    Claims come from STIX 2.1, MISP, Black Lotus Labs' files and tables; nothing in them is looked up or contacted.

    Exit codes: 0 done, 2 done and something in the files could not be read, 1 it can't be done and no file was written.
    """
    inputs, outputs = list(claims or ()), list(output or ())
    check_inputs(inputs)
    check_outputs(outputs, inputs)
    writers = [(path, _writer(path)) for path in outputs]
    valid, by = maybe_day("--as-of", as_of), maybe_day("--known", known)
    given = read_files([Path(name) for name in inputs], Source("", retrieved=now()))
    opened = None if no_lists else lists_or_note(corpus, is_asked=corpus is not None or not inputs)
    asking = Attributing(
        asked_name(party, opened), valid, by, steps, opened, open_policy(None, None, None).thresholds.certain
    )
    found = attribute(given.claims, asking)
    steps_to = _chained(found, clean(to).strip()) if to else ()
    ready = _Ready(found, drawing_of(found.shown, found.asked, f"Who is tied to {asking.party}"))
    written = [(path, writer(ready)) for path, writer in writers]
    for path, (content, _) in written:
        _put(path, content)
    for path, (_, left_out) in written:
        _tell(path, left_out)
    complain_all(given.problems)
    if not quiet:
        _show(found, steps_to)
    raise typer.Exit(REVIEW if given.problems else OK)


def _chained(found: Attributed, other: str) -> tuple[str, ...]:
    """The shortest chain from any thing of the party's name to any of the other's, as sentences."""
    folded = " ".join(other.casefold().split())
    goals = [key for key, each in found.whole.nodes.items() if other == key or each.name.casefold() == folded]
    if not goals:
        note(f"nobody is called {other!r} in what is said of these days", "gold3")
        return ()
    chains = [chain(found.whole, start, goal) for start in found.asked for goal in goals]
    best = min((each for each in chains if each), key=len, default=())
    if not best:
        note(f"no chain of ties leads to {other!r} on these days", "gold3")
    return tuple(f"{edge.sentence}{f' ({edge.days})' if edge.days else ''}: {edge.factors[0]}" for edge in best)


_NOTHING: tuple[Problem, ...] = ()


def _json(value: Any) -> bytes:
    text = msgspec.json.encode(_clean_json(value))
    return msgspec.json.format(text, indent=2) + b"\n"


def _clean_json(value: Any) -> Any:
    """The value with halves of characters replaced: they can't be written as UTF-8."""
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, dict):
        return {writable(key): _clean_json(one) for key, one in value.items()}
    return [_clean_json(one) for one in value] if isinstance(value, list | tuple) else value


def _as_svg(ready: _Ready) -> _Written:
    return writable(svg(ready.drawing)).encode(), _NOTHING


def _as_page(ready: _Ready) -> _Written:
    return writable(page(ready.found.shown, ready.drawing, ready.found.notes)).encode(), _NOTHING


def _as_json(ready: _Ready) -> _Written:
    return _json(exports.as_json(ready.found.shown, ready.found.asked)), _NOTHING


def _as_stix(ready: _Ready) -> _Written:
    bundle, problems = exports.stix(ready.found.shown)
    return _json(bundle), problems


def _as_ftm(ready: _Ready) -> _Written:
    entities, problems = exports.ftm(ready.found.shown)
    lines = (msgspec.json.encode(_clean_json(each)) + b"\n" for each in entities)
    return b"".join(lines), problems


def _as_graphml(ready: _Ready) -> _Written:
    return exports.graphml(ready.found.shown), _NOTHING


def _as_mermaid(ready: _Ready) -> _Written:
    return writable(exports.mermaid(ready.drawing)).encode(), _NOTHING


# By the ending of the file's name; longer endings first, for .stix.json ends in .json too.
_WRITERS: dict[str, Callable[[_Ready], _Written]] = {
    ".stix.json": _as_stix, ".ftm.json": _as_ftm, ".svg": _as_svg, ".html": _as_page, ".json": _as_json,
    ".graphml": _as_graphml, ".mmd": _as_mermaid,
}  # fmt: skip


def _writer(path: Path) -> Callable[[_Ready], _Written]:
    found = next((writer for ending, writer in _WRITERS.items() if path.name.lower().endswith(ending)), None)
    if not path.parent.is_dir():
        raise SettingRefused(f"can't write {path}: there is no folder {path.parent}")
    if found is None:
        raise SettingRefused(f"{path} has no ending that is known: {', '.join(_WRITERS)}")
    return found


def _put(path: Path, content: bytes) -> None:
    """A file that appears under its name only when it was written whole."""
    partial = path.with_name(path.name + ".part")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        raise SettingRefused(f"can't write {path}: {error.strerror or error}") from error
    finally:
        partial.unlink(missing_ok=True)


def _tell(path: Path, left_out: Sequence[Problem]) -> None:
    """What a format has no word for is told by its reasons: it is the format's limit, and every claim stands in the JSON."""
    for why, count in Counter(problem.why for problem in left_out).most_common():
        note(f"{path.name} is without {count:,} claim{'' if count == 1 else 's'}: {why}", "gold3")


def _show(found: Attributed, steps_to: Sequence[str]) -> None:
    for text in found.notes:
        note(text, "gold3")
    for tree in trees(found):
        out.print(tree)
    for sentence in steps_to:
        out.print(f"  {shown(sentence)}", soft_wrap=True)
    graph = found.shown
    disputed = sum(bool(edge.disputes) for edge in graph.edges)
    due = sum(edge.needs_check for edge in graph.edges)
    out.print(
        f"\n{len(graph.nodes):,} things, {len(graph.edges):,} ties; sources differ on {disputed:,}; {due:,} need a check"
    )
