"""The diff command: what changed between two versions of a list, entry by entry and field by field."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from seawall.cli.context import now, refuse_unknown_list, settings
from seawall.cli.terminal import line, note, out, shown
from seawall.corpus import ListVersion
from seawall.lists.diff import Diff, Entry
from seawall.refresh import Comparison, compare, compare_files, last_changes, versions
from seawall.refresh.compare import CURRENT, PREVIOUS
from seawall.refresh.compare import shown as version_shown
from seawall.refresh.register import key_of
from seawall.settings import Settings

# More entries of a kind than this are counted, not printed; --all and --json have them all.
_SHOWN = 40
_KINDS = (("added", "+", "green"), ("changed", "~", "gold3"), ("removed", "−", "red"))


def diff_command(
    one: Annotated[str | None, typer.Argument(metavar="LIST", help="A list's id, or a file to compare.")] = None,
    two: Annotated[
        str | None,
        typer.Argument(metavar="FROM", help="A day, digits of a version's hash, previous; or the other file."),
    ] = None,
    three: Annotated[str | None, typer.Argument(metavar="TO", help="As FROM; without it current.")] = None,
    whole: Annotated[bool, typer.Option("--all", help="Print every entry, however many.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a comparison instead of text.")] = False,
) -> None:
    """Show what changed in a list: entries added (+), changed (~) and removed (−), and every field that differs.

    Without arguments: what the last refresh of each list changed. With two files: what they say differently.
    """
    for item in _comparisons(one, two, three):
        if isinstance(item, str):
            note(item)
        elif as_json:
            line(msgspec.json.encode(_as_json(item)).decode())
        else:
            _show(item, whole=whole)


def _comparisons(one: str | None, two: str | None, three: str | None) -> Iterator[Comparison | str]:
    chosen = settings()
    if one is None:
        found = list(last_changes(chosen.home))
        return iter(found or ["no version of any list is archived; run seawall refresh"])
    if two is not None and three is None and _is_file(one, chosen):
        return iter([compare_files(Path(one), Path(two), now())])
    if not versions(chosen.home, one):
        refuse_unknown_list(one, chosen, "; of files give two")
    return iter([compare(chosen.home, one, two or PREVIOUS, three or CURRENT)])


def _is_file(text: str, chosen: Settings) -> bool:
    return text not in {row.id for row in chosen.rows} and Path(text).exists()


def _as_json(found: Comparison) -> dict[str, Any]:
    return {
        "list": found.list_id,
        "from": _version(found.before),
        "to": _version(found.after),
        "notes": found.notes,
        "counts": {kind: len(getattr(found.diff, kind)) for kind, _, _ in _KINDS},
        **msgspec.to_builtins(found.diff),
    }


def _version(version: ListVersion) -> dict[str, Any]:
    return {"key": key_of(version), **msgspec.to_builtins(version)}


def _show(found: Comparison, *, whole: bool) -> None:
    title = f"{found.list_id}: {version_shown(found.before)} → {version_shown(found.after)}"
    out.print(f"[bold]{shown(title)}:[/] {found.diff.counts}")
    for text in found.notes:
        note(text)
    for sign, colour, entries in _by_kind(found.diff):
        _show_entries(sign, colour, entries, whole=whole)


def _by_kind(diff: Diff) -> Iterable[tuple[str, str, Sequence[Entry]]]:
    return ((sign, colour, getattr(diff, kind)) for kind, sign, colour in _KINDS)


def _show_entries(sign: str, colour: str, entries: Sequence[Entry], *, whole: bool) -> None:
    most = len(entries) if whole else _SHOWN
    for entry in entries[:most]:
        tags = f"  [dim]{shown(', '.join(entry.programmes))}[/]" if entry.programmes else ""
        out.print(f"[{colour}]{sign}[/] {shown(entry.id)}  {shown(entry.name)}{tags}", soft_wrap=True)
        for field in entry.fields:
            for mark, hue, texts in (("−", "red", field.removed), ("+", "green", field.added)):
                for text in texts:
                    out.print(f"    [dim]{field.field}:[/] [{hue}]{mark} {shown(text)}[/]", soft_wrap=True)
    if len(entries) > most:
        note(f"{sign} {len(entries) - most:,} more; --all prints them, --json has all")
