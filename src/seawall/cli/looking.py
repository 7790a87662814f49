"""The commands that look into the lists: search, show, explain."""

from typing import Annotated

import msgspec
import typer

from seawall.cli import clusters, tables
from seawall.cli.context import open_corpus, open_policy
from seawall.cli.exits import OK, REVIEW
from seawall.cli.options import CorpusFolder, Kind
from seawall.cli.terminal import clean, line, note, out, shown
from seawall.decisions import band_of, bar_of, what_would_change
from seawall.entities import Designation, Entity, ListedName, NameKind, Party, Role, Schema, Source
from seawall.errors import SettingRefused
from seawall.matching import changes, compare, guesses

_PREFIX = "ofac-"


def search_command(
    text: Annotated[str, typer.Argument(metavar="NAME", help="A name or an identifier.")],
    schema: Kind = Schema.LEGAL_ENTITY,
    threshold: Annotated[float, typer.Option(help="Least score shown, 0 to 1.")] = 0.5,
    top: Annotated[int, typer.Option(help="At most so many.")] = 10,
    corpus: CorpusFolder = None,
    as_json: Annotated[bool, typer.Option("--json", help="One match a line as JSON instead of a table.")] = False,
) -> None:
    """Search the lists for a name, a registration or tax number, a BIC, a ticker, a web site, a wallet …

    Exit code 0 when nothing is found, 2 when something is.
    """
    _check_search(text, threshold, top)
    opened = open_corpus(corpus)
    name = clean(text)
    party = Party(Role.CUSTOMER, (name,), schema, tuple(guesses(name)), place="command line")
    matches = [(match, opened.entity(match.entity_id)) for match in opened.matches(party, threshold)[:top]]
    if as_json:
        for match, _ in matches:
            line(msgspec.json.encode(match).decode())
    elif matches:
        out.print(tables.found(name, matches))
    else:
        note(f"nothing on the lists is like {name!r} (score {threshold:g} or more)")
    raise typer.Exit(REVIEW if matches else OK)


def _check_search(text: str, threshold: float, top: int) -> None:
    if not text.strip():
        raise SettingRefused("there is nothing to search for: give a name or an identifier")
    if not 0 < threshold < 1:
        raise SettingRefused(f"a threshold lies between 0 and 1, not at {threshold:g}")
    if top < 1:
        raise SettingRefused(f"top must be 1 or more, not {top}")


def show_command(
    entity_id: Annotated[str, typer.Argument(metavar="ENTITY", help="An entity's id: ofac-50543, or just 50543.")],
    corpus: CorpusFolder = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of a page.")] = False,
) -> None:
    """Show one entry whole: names, identifiers, addresses, programmes, dates, where it was read, and the same party's
    listings by other authorities.
    """
    asked = clean(entity_id).strip()
    opened = open_corpus(corpus)
    # Ids are exact ("uk-CYB0113"); OFAC's are in lower case, however they are typed.
    known = asked if opened.has(asked) else asked.lower()
    entity = opened.entity(f"{_PREFIX}{asked}" if asked.isdecimal() else known)
    if as_json:
        line(msgspec.json.format(msgspec.json.encode(entity)).decode())
    else:
        out.print(tables.entity(entity))
        elsewhere = clusters.elsewhere(opened, entity)
        if elsewhere:
            out.print(elsewhere)


def explain_command(
    screened: Annotated[str, typer.Argument(metavar="A", help="The name as screened.")],
    listed: Annotated[str, typer.Argument(metavar="B", help="The name as listed.")],
    schema: Kind = Schema.LEGAL_ENTITY,
) -> None:
    """Explain how alike two names are: the score as a waterfall of reasons, and what would change it.

    It needs no lists; the thresholds are those of the policy in use.
    """
    one, two = clean(screened), clean(listed)
    source = Source("command-line", "command line", "B")
    entity = Entity(
        "B", schema, (ListedName(two, NameKind.PRIMARY),), (Designation("you", "command line", ()),), source
    )
    party = Party(Role.CUSTOMER, (one,), schema, place="A")
    match = compare(party, entity)
    out.print(f"[bold]{match.score:.4f}[/]  {shown(repr(one))} against {shown(repr(two))}\n", highlight=False)
    out.print(tables.waterfall(match))
    policy = open_policy(None, None, None)
    bar = bar_of(party, entity, policy)
    what_if = what_would_change(match, changes(match, party, entity), lambda other: band_of(other, bar, policy))
    if what_if:
        out.print(shown(what_if))
    out.print(tables.ofac_tool_line(one, two))
