"""The commands on one party's listings: clusters shows them, same and apart rule on them."""

import getpass
import os
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from seawall.cli import clusters
from seawall.cli.context import now, open_corpus, settings
from seawall.cli.exits import OK
from seawall.cli.options import CorpusFolder
from seawall.cli.terminal import clean, line, note, out
from seawall.clusters import Verdict
from seawall.corpus import Corpus
from seawall.errors import SettingRefused
from seawall.refresh import rule

_PREFIX = "ofac-"

Left = Annotated[str, typer.Argument(metavar="A", help="An entry's id: ofac-50543, or just 50543.")]
Right = Annotated[str, typer.Argument(metavar="B", help="Another entry's id.")]
Why = Annotated[str, typer.Option("--why", help="Why, in a sentence; it is kept and shown.")]
By = Annotated[str, typer.Option("--by", help="Who judges it; without it the user who is logged in.")]
Withdraw = Annotated[bool, typer.Option("--withdraw", help="Take back what a person ruled on the two.")]
Home = Annotated[Path | None, typer.Option(help="Where lists and corpus are kept; without it the set one.")]


def same_command(
    left: Left, right: Right, why: Why, by: By = "", withdraw: Withdraw = False, home: Home = None
) -> None:
    """Rule that two entries are one party, whatever the engine found; the corpus in use follows at once.

    The ruling is kept with who, when and why. It stands over the engine's until it is taken back.
    """
    _ruled(left, right, Verdict.WITHDRAWN if withdraw else Verdict.SAME, why, by, home)


def apart_command(
    left: Left, right: Right, why: Why, by: By = "", withdraw: Withdraw = False, home: Home = None
) -> None:
    """Rule that two entries are different parties, whatever the engine found; the corpus in use follows at once.

    The ruling is kept with who, when and why. It stands over the engine's until it is taken back.
    """
    _ruled(left, right, Verdict.WITHDRAWN if withdraw else Verdict.DIFFERENT, why, by, home)


def _ruled(left: str, right: str, verdict: Verdict, why: str, by: str, home: Path | None) -> None:
    one, two = _id(left), _id(right)
    found = rule(home or settings().home, one, two, verdict, why=clean(why), by=clean(by) or _user(), now=now())
    for entity_id in (one, two):
        members = found.members(entity_id)
        alone = "stands for itself" if len(members) == 1 else f"is one party with {', '.join(members[:12])}"
        note(f"{entity_id} {alone}")
    raise typer.Exit(OK)


def _user() -> str:
    """Who is logged in; a container may know no name for the number that it runs under."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return f"user {os.getuid()}" if hasattr(os, "getuid") else ""


def clusters_command(
    entity_id: Annotated[str, typer.Argument(metavar="[ENTITY]", help="An entry's id; without it all clusters.")] = "",
    corpus: CorpusFolder = None,
    as_json: Annotated[bool, typer.Option("--json", help="One cluster a line as JSON.")] = False,
) -> None:
    """Show which entries of which lists are one party, with every listing and why they are held to be the same."""
    opened = open_corpus(corpus)
    if not entity_id:
        _all(opened, as_json=as_json)
        raise typer.Exit(OK)
    asked = _id(entity_id)
    opened.entity(asked)  # refuses an id that there is not
    if as_json:
        line(_json(opened, opened.clusters.members(asked)))
    else:
        out.print(clusters.cluster(opened, asked))
    raise typer.Exit(OK)


def _all(opened: Corpus, *, as_json: bool) -> None:
    found = opened.clusters.clusters
    if as_json:
        for members in found:
            line(_json(opened, members))
    elif found:
        out.print(clusters.every(opened))
    else:
        note("no two entries are held to be one party: one list only, or nothing in common")


def _json(opened: Corpus, members: tuple[str, ...]) -> str:
    rows = {row.pair: row for member in members for row in opened.clusters.about(member)}
    told = {
        "members": members,
        "listings": [clusters.listing(opened.entity(member)) for member in members],
        "judgements": [rows[pair] for pair in sorted(rows)],
    }
    return msgspec.json.encode(told).decode()


def _id(text: str) -> str:
    asked = clean(text).strip()
    if not asked:
        raise SettingRefused("an entry's id is needed: ofac-50543, or just 50543")
    return f"{_PREFIX}{asked}" if asked.isdecimal() else asked
