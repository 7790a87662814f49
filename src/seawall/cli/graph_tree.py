"""The graph as a tree in the terminal: from the party outwards, each thing once, like ones counted."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rich.text import Text
from rich.tree import Tree

from seawall.attribute import Attributed
from seawall.attribution import CARRYING, Edge, State
from seawall.claims import Node, NodeKind, Relation
from seawall.cli.terminal import clean

# So many like ties are written out; the rest is counted, and stands in every file that -o writes.
_MOST_ALIKE = 6
_STYLES = {
    State.HOLDS: "", State.DISPUTED: "gold3", State.DENIED: "dim", State.CORRECTED: "dim strike", State.WITHDRAWN: "dim strike",
}  # fmt: skip
# A tree does not go on through what unrelated parties share.
_ENDS = frozenset({NodeKind.AUTHORITY, NodeKind.COUNTRY, NodeKind.SECTOR, NodeKind.DEVICE, NodeKind.LISTING})
# Read from object to subject, these say the same the other way round.
_TURNED = {
    Relation.ATTRIBUTED_TO: "has attributed to it", Relation.PART_OF: "has as a part", Relation.SEIZED: "was seized by",
    Relation.MENTIONS: "is mentioned by", Relation.ALSO_CALLED: "is a name of", Relation.DESIGNATED_BY: "designated",
    Relation.LISTED_AS: "is the listing of", Relation.AUTHORED_BY: "wrote",
}  # fmt: skip


def trees(found: Attributed) -> list[Tree]:
    """One tree for each thing that bears the name."""
    placed = {each.id for each in found.starts}
    roots = [(Tree(_named(each)), each.id) for each in found.starts]
    level = list(roots)
    while level:
        following: list[tuple[Tree, str]] = []
        for tree, here in level:
            following += _grown(found, tree, here, placed)
        level = following
    return [tree for tree, _ in roots]


def _grown(found: Attributed, tree: Tree, here: str, placed: set[str]) -> list[tuple[Tree, str]]:
    """Add what is tied to one thing; gives the branches from which the tree goes on."""
    alike: dict[tuple[str, NodeKind, State], list[tuple[Edge, Node]]] = defaultdict(list)
    for edge in found.shown.touching.get(here, ()):
        other = edge.object if edge.subject.id == here else edge.subject
        if other.id not in placed or other.id == here:
            alike[_word(edge, here), other.kind, edge.state].append((edge, other))
    onward: list[tuple[Tree, str]] = []
    for (word, _, _), ties in alike.items():
        ordered = sorted(ties, key=lambda tie: (tie[1].name.casefold(), tie[1].id))
        for edge, other in ordered[:_MOST_ALIKE]:
            branch = tree.add(_told(edge, word, other))
            if edge.state in CARRYING and other.kind not in _ENDS:
                onward.append((branch, other.id))
        # What is only denied or over here may stand elsewhere, and goes on from there.
        placed.update(other.id for edge, other in ordered if edge.state in CARRYING)
        if len(ordered) > _MOST_ALIKE:
            tree.add(
                Text(
                    f"{word} {len(ordered) - _MOST_ALIKE:,} more: {_names(other for _, other in ordered[_MOST_ALIKE:])}",
                    "dim",
                )
            )
    return onward


def _word(edge: Edge, here: str) -> str:
    if edge.subject.id == here:
        return str(edge.relation)
    return _TURNED.get(edge.relation, f"← {edge.relation}")


def _named(each: Node) -> Text:
    return Text.assemble((clean(each.name), "bold"), (f"  {each.kind}", "dim"))


def _told(edge: Edge, word: str, other: Node) -> Text:
    marks = "/".join(dict.fromkeys(str(claim.saying.reading) for claim in edge.claims))
    count = len(edge.voices)
    nobody = "nobody says so" if edge.state is State.DENIED else "nobody any more"
    voices = f"{count} voice{'' if count == 1 else 's'}" if count else nobody
    state = "" if edge.state is State.HOLDS else f" {edge.state}"
    days = f" {edge.days}" if edge.days else ""
    return Text.assemble(
        (f"{word} ", "cyan"),
        (clean(other.name), _STYLES[edge.state]),
        (days, "dim"),
        (state, "bold gold3"),
        (f"  [{marks}] {voices}", "dim"),
        (" needs check", "gold3") if edge.needs_check else "",
    )


def _names(others: Iterable[Node]) -> str:
    names: Sequence[str] = [clean(each.name) for each in others]
    return ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
