"""Rich tables of clusters: every listing of a party side by side, and why they are held to be the same."""

from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from seawall.cli.terminal import shown
from seawall.clusters import Judgement, Verdict
from seawall.corpus import Corpus
from seawall.entities import Entity

_COLOURS = {Verdict.SAME: "green", Verdict.UNSURE: "gold3", Verdict.DIFFERENT: "bold red", Verdict.WITHDRAWN: "dim"}
# A table of all clusters is a list to look into; one of all lists has thousands.
_NAMES_SHOWN = 3


def cluster(corpus: Corpus, entity_id: str) -> RenderableType:
    """All listings of one party with authority, date, programme and names, then the judgements about it."""
    members = corpus.clusters.members(entity_id)
    table = _table("entry", "authority", "since", "programmes", "names")
    for member in members:
        told = listing(corpus.entity(member))
        table.add_row(
            *(shown(told[cell]) for cell in ("id", "authority", "since", "programmes")),
            "\n".join(map(shown, told["names"])),
        )
    rows = {row.pair: row for member in members for row in corpus.clusters.about(member)}
    if not rows:
        return Group(table, Text("\nno other entry is held to be the same party", "dim"))
    return Group(table, Text(), judgements(list(rows.values())))


def judgements(rows: list[Judgement]) -> Table:
    """Judgements, those that merge first: which two, what is held of them, why, and by whom."""
    table = _table("judged", "", "why", "by")
    order = list(_COLOURS)
    for row in sorted(rows, key=lambda row: (order.index(row.verdict), row.pair)):
        when = f", {row.at.date()}" if row.at else ""
        table.add_row(
            Text(str(row.verdict), _COLOURS[row.verdict]),
            shown(f"{row.left} and {row.right}"),
            shown("; ".join(row.why)),
            shown(f"{row.by}{when}"),
        )
    return table


def every(corpus: Corpus) -> Table:
    """One line a cluster."""
    table = _table("entries", "name", "lists")
    for members in corpus.clusters.clusters:
        entities = [corpus.entity(member) for member in members]
        told = dict.fromkeys(
            f"{row.authority} {row.list_name}".strip() for entity in entities for row in entity.designations
        )
        table.add_row(shown(", ".join(members)), shown(entities[0].caption), shown(", ".join(told)))
    return table


def elsewhere(corpus: Corpus, entity: Entity) -> RenderableType | None:
    """What `show` adds to an entry: the other listings of its party, and those that may be; None where there are none."""
    ties = corpus.clusters.ties(entity.id)
    if not ties:
        return None
    table = _table("entry", "authority", "since", "programmes", "names", "why")
    for tie in ties:
        told = listing(corpus.entity(tie.entity_id))
        names = told["names"][:_NAMES_SHOWN] + ["…"] * (len(told["names"]) > _NAMES_SHOWN)
        table.add_row(
            Text(tie.entity_id, "" if tie.sure else "gold3"),
            *(shown(told[cell]) for cell in ("authority", "since", "programmes")),
            "\n".join(map(shown, names)),
            shown(("" if tie.sure else "not sure: ") + "; ".join(tie.why)),
        )
    return Group(Text("The same party on other lists", "bold"), table)


def listing(entity: Entity) -> dict[str, Any]:
    """One listing as a row: id, authority and list, earliest date, programmes, names."""
    rows = entity.designations
    since = min((row.since for row in rows if row.since), default=None)
    return {
        "id": entity.id,
        "authority": ", ".join(dict.fromkeys(f"{row.authority} {row.list_name}".strip() for row in rows)),
        "since": since.isoformat() if since else "",
        "programmes": ", ".join(entity.programmes),
        "names": [f"{name.text}{' (weak)' if name.weak else ''}" for name in entity.names],
    }


def _table(*titles: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for title in titles:
        table.add_column(title, overflow="fold")
    return table
