"""Of what a brief tells: the party, what claims say is theirs, who stands behind them, and the ties of all these."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from seawall.attribution import CARRYING, Edge, Graph, State
from seawall.briefs.relations import WAYS, Part
from seawall.claims import Node, NodeKind, Relation, paths

# Against the arrow: to whom a group is attributed, and who runs or makes what was asked about.
_BEHIND: Final = frozenset({Relation.CONTROLS, Relation.OPERATES, Relation.OWNS, Relation.DEVELOPS})
# Of what is theirs it is told what it does, and what was done to it.
_TO_THEIRS: Final = frozenset({Relation.SEIZED, Relation.PART_OF, Relation.ATTRIBUTED_TO})
_OF_WHO_STANDS_BEHIND: Final = frozenset({Relation.DESIGNATED_BY, Relation.LISTED_AS, Relation.ALSO_CALLED})
# A group for which somebody works is told of with its own names, masters and victims: what it does is why the party matters.
_TYING: Final = frozenset({Relation.RELATED_TO, Relation.SUPPLIES})
_USING: Final = frozenset({Relation.USES, Relation.COMMUNICATES_WITH, Relation.OPERATES, Relation.CONTROLS})
_OF_TIED_GROUPS: Final = frozenset({
    Relation.ALSO_CALLED, Relation.ATTRIBUTED_TO, Relation.TARGETS, Relation.COMPROMISES, Relation.USES, Relation.LOCATED_IN,
})  # fmt: skip
_ASKABLE: Final = frozenset({NodeKind.COMPANY, NodeKind.PERSON, NodeKind.ACTOR})


@dataclass(frozen=True, slots=True)
class Reach:
    """starts: the nodes asked about. near: how many ties lead to each thing that is theirs, 0 for themselves.

    behind: who stands behind them; groups: to which they are tied and which are not theirs; both by id
    """

    starts: tuple[Node, ...]
    near: Mapping[str, int]
    behind: frozenset[str]
    groups: frozenset[str] = frozenset()

    def distance(self, edge: Edge) -> int:
        """How far a tie is from the party."""
        ends = [self.near[each.id] for each in (edge.subject, edge.object) if each.id in self.near]
        return min(ends, default=1)


def reach_of(whole: Graph, starts: Sequence[Node]) -> Reach:
    """What is reached from these nodes over claims that stand."""
    firm = [edge for edge in whole.edges if edge.state in CARRYING]
    # As the graph shows them: what sources call by several names is one there.
    claims = [replace(claim, subject=edge.subject, object=edge.object) for edge in firm for claim in edge.standing]
    near: dict[str, int] = {}
    # A network that is called by whose it is, is theirs by its name.
    own = whole.networks_of({each.name for each in starts})
    for start in starts:
        for each, chain in paths(claims, start.id).items():
            near[each] = min(len(chain), near.get(each, len(chain)))
    near |= dict.fromkeys(own - near.keys(), 1)
    ids = {each.id for each in starts}
    behind = {edge.object.id for edge in firm if edge.relation is Relation.ATTRIBUTED_TO and edge.subject.id in ids}
    behind |= {edge.subject.id for edge in firm if edge.relation in _BEHIND and edge.object.id in ids}
    kept = {each for each in behind - ids if whole.nodes[each].kind in _ASKABLE}
    groups = _groups(firm, ids) | _users(firm, own)
    return Reach(tuple(starts), near, frozenset(kept), groups - near.keys())


def _users(firm: Iterable[Edge], networks: frozenset[str]) -> frozenset[str]:
    """The groups that use a party's own networks: they are tied to the party as those are for whom it works."""
    return frozenset(
        edge.subject.id
        for edge in firm
        if edge.relation in _USING and edge.object.id in networks and edge.subject.kind is NodeKind.ACTOR
    )


def _groups(firm: Iterable[Edge], starts: set[str]) -> frozenset[str]:
    ends = [
        (edge.subject, edge.object) for edge in firm
        if edge.relation in _TYING and not starts.isdisjoint((edge.subject.id, edge.object.id))
    ]  # fmt: skip
    return frozenset(each.id for pair in ends for each in pair if each.kind is NodeKind.ACTOR)


def ties_of(whole: Graph, reach: Reach) -> tuple[Edge, ...]:
    """The ties that a brief tells of, whatever their state: those nearest to the party first, in the order of the parts."""
    chosen = _tied_once(edge for edge in whole.edges if _is_told(edge, reach))
    order = {part: place for place, part in enumerate(Part)}
    return tuple(
        sorted(chosen, key=lambda edge: (order[WAYS[edge.relation].part], reach.distance(edge), edge.sentence, edge.id))
    )


def _tied_once(edges: Iterable[Edge]) -> list[Edge]:
    """Ties that are told of two in both directions as one: to be tied to somebody is said of both."""
    found: dict[tuple[str, Relation, str], Edge] = {}
    for edge in edges:
        back = found.get((edge.object.id, edge.relation, edge.subject.id))
        if edge.relation is Relation.RELATED_TO and back:
            found[back.subject.id, back.relation, back.object.id] = _both(back, edge)
        else:
            found[edge.subject.id, edge.relation, edge.object.id] = edge
    return list(found.values())


def _both(one: Edge, other: Edge) -> Edge:
    states = {one.state, other.state}
    state = State.DISPUTED if State.DISPUTED in states or len(states) > 1 else one.state
    voices, deniers, disputes, factors = (
        tuple(dict.fromkeys((*getattr(one, name), *getattr(other, name))))
        for name in ("voices", "deniers", "disputes", "factors")
    )
    return replace(
        one,
        said=(*one.said, *other.said),
        state=state,
        voices=voices,
        deniers=deniers,
        disputes=disputes,
        factors=factors,
    )


def _is_told(edge: Edge, reach: Reach) -> bool:
    subject, other = edge.subject.id, edge.object.id
    starts = {each.id for each in reach.starts}
    if subject in starts or other in starts:
        return True
    if subject in reach.near and edge.relation is not Relation.MENTIONS:
        return True
    if subject in reach.groups and edge.relation in _OF_TIED_GROUPS:
        return True
    if other in reach.near:
        return edge.relation in _TO_THEIRS
    return subject in reach.behind and edge.relation in _OF_WHO_STANDS_BEHIND


def is_value(edge: Edge) -> bool:
    """Whether it ties to something that can be looked for in logs."""
    return edge.object.indicator is not None or edge.subject.indicator is not None


def only(edges: Iterable[Edge], *parts: Part) -> list[Edge]:
    """The ties of some parts that are no values to be looked for."""
    return [edge for edge in edges if WAYS[edge.relation].part in parts and not is_value(edge)]
