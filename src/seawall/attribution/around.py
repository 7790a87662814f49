"""What lies around a party: the edges within some steps of it, and the shortest chain from one party to another.

A walk does not go on through what many unrelated parties share: an authority designates thousands, a country is home to
millions, and a tool on the market proves nothing of who else uses it.
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from seawall.attribution.graph import CARRYING, Edge, Graph, State
from seawall.claims import NodeKind, Relation
from seawall.errors import SettingRefused

# Reached, and not passed: what is common to parties that have nothing to do with one another.
_SHARED = frozenset({
    NodeKind.AUTHORITY, NodeKind.COUNTRY, NodeKind.SECTOR, NodeKind.DEVICE, NodeKind.VULNERABILITY, NodeKind.TECHNIQUE,
})  # fmt: skip
# A document that names a thousand groups ties no two of them; a chain over it is a loose one.
_ENDS_OF_WALKS = _SHARED | {NodeKind.DOCUMENT}
# Passed only by who made or runs it.
_ON_THE_MARKET = frozenset({NodeKind.TOOL, NodeKind.MALWARE})
_OWN = frozenset({Relation.DEVELOPS, Relation.OPERATES, Relation.OWNS, Relation.CONTROLS})
# A likeness, a mention and what nobody understood tie loosely: a chain over them is longer than it looks.
_LOOSE = frozenset({Relation.SIMILAR_TO, Relation.MENTIONS, Relation.RELATED_TO, Relation.UNREAD, Relation.ALSO_CALLED})
MOST_STEPS = 12


def around(whole: Graph, starts: Iterable[str], steps: int) -> Graph:
    """The edges within so many steps of these nodes (ids), and all edges between the nodes that were reached.

    Raises SettingRefused for a number of steps that makes no sense. An id that is not in the graph reaches nothing.
    """
    if not 1 <= steps <= MOST_STEPS:
        raise SettingRefused(f"steps lie between 1 and {MOST_STEPS}, not at {steps}")
    reached = {each for each in starts if each in whole.nodes}
    # "Botnet of Example Company": a network without a name of its own is one step from its owner by what it is called.
    own = set(whole.networks_of({whole.nodes[each].name for each in reached}))
    walked, here = set(reached), set(reached)
    for _ in range(steps):
        ties = [(start, edge) for start in here for edge in whole.touching.get(start, ())]
        reached |= {_other(edge, start) for start, edge in ties}
        here = {_other(edge, start) for start, edge in ties if _is_passed(whole, start, edge)} | own
        reached, here, own = reached | own, here - walked, set()
        walked |= here
    return whole.only(edge for edge in whole.edges if edge.subject.id in reached and edge.object.id in reached)


def chain(whole: Graph, start: str, goal: str) -> tuple[Edge, ...]:
    """The edges of the shortest chain between two nodes, against the arrows too; empty where nothing ties them.

    Loose ties count double, so that a chain of firm ones goes before. What is denied, corrected or withdrawn is no tie, and
    what unrelated parties share is no link: two that target one country are not tied by it.
    Raises SettingRefused where rustworkx is not installed.
    """
    try:
        import rustworkx as rx  # noqa: PLC0415  # of the extra `hunt`
    except ImportError as error:
        raise SettingRefused("chains need rustworkx: install seawall[hunt]") from error
    if start not in whole.nodes or goal not in whole.nodes or start == goal:
        return ()
    numbers = {each: number for number, each in enumerate(whole.nodes)}
    drawn: rx.PyGraph[str, Edge] = rx.PyGraph()
    drawn.add_nodes_from(list(whole.nodes))
    links = {each for each in whole.nodes if _is_link(whole, each)} | {start, goal}
    drawn.add_edges_from(
        [
            (numbers[edge.subject.id], numbers[edge.object.id], edge)
            for edge in whole.edges
            if edge.state in CARRYING and {edge.subject.id, edge.object.id} <= links
        ]
    )
    found = rx.dijkstra_shortest_paths(drawn, numbers[start], numbers[goal], weight_fn=_length)
    steps = list(found[numbers[goal]]) if numbers[goal] in found else []
    names = list(whole.nodes)
    return tuple(_between(whole, names[one], names[two]) for one, two in pairwise(steps))


def _other(edge: Edge, here: str) -> str:
    return edge.object.id if edge.subject.id == here else edge.subject.id


def _is_passed(whole: Graph, start: str, edge: Edge) -> bool:
    """Whether a walk that comes over this edge goes on from its other end."""
    kind = whole.nodes[_other(edge, start)].kind
    if edge.state not in CARRYING or kind in _ENDS_OF_WALKS:
        return False
    return kind not in _ON_THE_MARKET or (edge.relation in _OWN and edge.subject.id == start)


def _is_link(whole: Graph, here: str) -> bool:
    each = whole.nodes[here]
    if each.kind in _ON_THE_MARKET:
        return any(edge.relation in _OWN and edge.object.id == here for edge in whole.touching[here])
    return each.kind not in _SHARED


def _between(whole: Graph, one: str, two: str) -> Edge:
    ties = [edge for edge in whole.touching[one] if {edge.subject.id, edge.object.id} == {one, two}]
    return min((edge for edge in ties if edge.state in CARRYING), key=lambda edge: (_length(edge), edge.id))


_DISPUTED: Mapping[State, float] = {State.DISPUTED: 0.5}


def _length(edge: Edge) -> float:
    return (2.0 if edge.relation in _LOOSE else 1.0) + _DISPUTED.get(edge.state, 0.0)
