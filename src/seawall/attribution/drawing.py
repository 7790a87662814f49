"""What a picture of the graph shows: boxes, each one thing or many like ones, and arrows, each one or more edges.

Things that are tied to the same others in the same way are one box ("90 tier 2 servers"): two hundred boxes are no picture. A box
of many names some of them; the table of edges names all.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from seawall.attribution.figure import tally
from seawall.attribution.graph import CARRYING, Edge, Graph, State, day_of, days_text
from seawall.attribution.measure import width
from seawall.claims import Node, NodeKind, Reading, Relation, Tier, Tlp, strictest

# From this number on like things are one box.
_LEAST_ALIKE = 3
# So many of a box are named on it.
MOST_NAMED = 6
# A line of names with days that is wider, in pixels at 12, would be cut.
_DAYS_FIT = 210.0
# More boxes are no picture: things are put together more roughly, and what is farthest from the party is left out, and told.
MOST_BOXES = 60

# The columns of a picture from left to right, and what stands in each.
COLUMNS: tuple[tuple[str, frozenset[NodeKind]], ...] = (
    ("Who says or acts", frozenset({NodeKind.AUTHORITY, NodeKind.LISTING, NodeKind.DOCUMENT})),
    ("Companies and persons", frozenset({NodeKind.COMPANY, NodeKind.PERSON})),
    ("Groups", frozenset({NodeKind.ACTOR})),
    ("Networks, tools, events", frozenset({NodeKind.INFRASTRUCTURE, NodeKind.TOOL, NodeKind.MALWARE, NodeKind.EVENT})),
    ("What to look for; victims", frozenset({
        NodeKind.INDICATOR, NodeKind.VULNERABILITY, NodeKind.TECHNIQUE, NodeKind.DEVICE, NodeKind.SECTOR, NodeKind.COUNTRY,
    })),
)  # fmt: skip
_COLUMN_OF = {kind: number for number, (_, kinds) in enumerate(COLUMNS) for kind in kinds}
_PLURALS = {
    NodeKind.COMPANY: "companies", NodeKind.AUTHORITY: "authorities", NodeKind.MALWARE: "kinds of malware",
    NodeKind.INFRASTRUCTURE: "networks", NodeKind.COUNTRY: "countries", NodeKind.VULNERABILITY: "vulnerabilities",
    NodeKind.DEVICE: "makes or kinds of device",
}  # fmt: skip
# Tier 1 is the devices of victims, and no box may read as if they were the party's.
_TIERS = {Tier.DEVICE: "victims' (tier 1)", Tier.CONTROL: "tier 2", Tier.MANAGEMENT: "tier 3"}


_DAYS_IN_BOX = frozenset({Relation.LISTED_AS, Relation.SEIZED, Relation.MENTIONS})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a box; edge is the tie that it tells of, if one."""

    text: str
    edge: Edge | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """One thing, or many like ones. title in large letters, lines below.

    A name that is nothing but somebody's name for the thing is a line of its box, and stays a node of the graph. left_out
    counts members or names that no line tells of; within are all ties that the lines stand for.
    """

    members: tuple[Node, ...]
    kind: NodeKind
    column: int
    label: str
    title: str
    lines: tuple[Line, ...]
    left_out: int = 0
    is_asked: bool = False
    within: tuple[Edge, ...] = ()
    is_listed: bool = False  # some claim that stands calls it listed


@dataclass(frozen=True, slots=True)
class Arrow:
    """Edges of one relation and state between two boxes, by their numbers: from subject to object."""

    subject: int
    object: int
    label: str
    state: State
    needs_check: bool
    edges: tuple[Edge, ...]

    @property
    def is_turned(self) -> bool:
        """Whether it is drawn from object to subject: a network stands before its parts."""
        return self.edges[0].relation is Relation.PART_OF

    @property
    def has_days_in_box(self) -> bool:
        """Whether the box at its end tells the days already."""
        return self.edges[0].object.kind is NodeKind.INDICATOR or self.edges[0].relation in _DAYS_IN_BOX


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture's content. left_out counts the things that had no room."""

    title: str
    text: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    left_out: int = 0


def drawing_of(shown: Graph, asked: Iterable[str] = (), title: str = "") -> Drawing:
    """The drawing of a graph; asked are the ids of the nodes that the reader asked for, which always have a box of their own."""
    starts = frozenset(asked) & shown.nodes.keys()
    told, shown = _told(shown), _drawn(shown, starts)
    names = _names(shown, starts)
    groups = _grouped(shown, starts, names.keys())
    near = _by_distance(shown, starts)
    groups.sort(key=lambda group: (min(near.get(each, len(near)) for each in group), group))
    kept = groups[:MOST_BOXES]
    boxes = tuple(_box(shown, group, starts, names) for group in kept)
    number = {each: place for place, group in enumerate(kept) for each in group}
    return Drawing(
        title or "Who is tied to what, by whose word",
        told,
        boxes,
        tuple(_arrows(shown, number)),
        sum(len(group) for group in groups[MOST_BOXES:]),
    )


def _drawn(shown: Graph, starts: frozenset[str]) -> Graph:
    """Without the mentions that a machine found in documents: they are how its claims came about, and tie nobody to anybody."""
    kept = [edge for edge in shown.edges if not _is_found(edge)]
    named = {end.id for edge in kept for end in (edge.subject, edge.object)}
    return shown.only(kept) if kept and starts <= named else shown


def _is_found(edge: Edge) -> bool:
    return edge.relation is Relation.MENTIONS and all(
        claim.saying.reading is Reading.EXTRACTED for claim in edge.claims
    )


def _told(shown: Graph) -> str:
    of = f"as of {shown.valid}" if shown.valid else "of any day"
    by = f"by what was known on {shown.known}" if shown.known else "by all that is known"
    count = sum(len(edge.said) for edge in shown.edges)
    words = f"{_count(len(shown.nodes), 'thing')}, {_count(len(shown.edges), 'tie')}, {_count(count, 'claim')}"
    tlp = strictest(claim for edge in shown.edges for claim in edge.claims)
    # First, where no cutting can hide it.
    sharing = "" if tlp is Tlp.CLEAR else f"{tlp}, not to be shared further than that; "
    return f"{sharing}{words}; {of}, {by}"


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _names(shown: Graph, starts: frozenset[str]) -> dict[str, Edge]:
    """Nodes that are nothing but a name of another node, with the edge that says so. They are lines of that node's box."""
    found = {}
    for each in shown.nodes:
        edges = shown.touching[each]
        if len(edges) == 1 and each not in starts and edges[0].relation is Relation.ALSO_CALLED:
            (edge,) = edges
            # Of two names for one another the object is the name.
            if edge.object.id == each and edge.subject.id != each:
                found[each] = edge
    return found


def _grouped(shown: Graph, starts: frozenset[str], names: Collection[str]) -> list[tuple[str, ...]]:
    """The nodes in groups of like ones: by all their ties where that suffices, else ever more roughly."""
    groups = _alike(shown, starts, names, _by_ties)
    for signature in (_by_neighbours, _by_one_neighbour, _by_box, _by_box):
        if len(groups) > MOST_BOXES:
            groups = _alike(shown, starts, names, signature, groups)
    return groups


_Groups = list[tuple[str, ...]]
_Signature = Callable[[Graph, str, Mapping[str, int]], tuple[Any, ...]]


def _alike(
    shown: Graph, starts: frozenset[str], names: Collection[str], signature: _Signature, before: _Groups | None = None
) -> _Groups:
    """The nodes in groups of one signature; before are the groups of a finer one."""
    number = {each: place for place, group in enumerate(before or ()) for each in group}
    alike: dict[Any, list[str]] = defaultdict(list)
    for each in shown.nodes.keys() - names:
        is_alone = each in starts or bool(_count_of(shown, shown.nodes[each]))
        alike[("", each) if is_alone else signature(shown, each, number)].append(each)
    groups: _Groups = []
    for members in map(sorted, alike.values()):
        groups += [tuple(members)] if len(members) >= _LEAST_ALIKE else [(each,) for each in members]
    return sorted(groups)


def _by_ties(shown: Graph, here: str, _: Mapping[str, int]) -> tuple[Any, ...]:
    ties = frozenset(
        (edge.subject.id == here, edge.relation, _other(edge, here), edge.state, _tier(edge))
        for edge in shown.touching[here]
    )
    return shown.nodes[here].kind, shown.nodes[here].indicator, ties


def _by_neighbours(shown: Graph, here: str, _: Mapping[str, int]) -> tuple[Any, ...]:
    return *_never_mixed(shown, here), frozenset(_other(edge, here) for edge in shown.touching[here])


def _by_one_neighbour(shown: Graph, here: str, _: Mapping[str, int]) -> tuple[Any, ...]:
    return *_never_mixed(shown, here), _busiest(shown, here)


def _by_box(shown: Graph, here: str, number: Mapping[str, int]) -> tuple[Any, ...]:
    # What is tied to several things that are one box already: the countries that any of 24 networks reached.
    busiest = _busiest(shown, here)
    return *_never_mixed(shown, here), number.get(busiest, busiest)


def _busiest(shown: Graph, here: str) -> str:
    """The neighbour with most ties is whose it most likely is; ids settle what is equal."""
    others = (_other(edge, here) for edge in shown.touching[here])
    return max(others, key=lambda each: (len(shown.touching[each]), each))


def _never_mixed(shown: Graph, here: str) -> tuple[Any, ...]:
    """What no box mixes however rough it is: kinds, what is only denied or over with what stands, and victims' devices with servers."""
    ties = shown.touching[here]
    stands = any(edge.state in CARRYING for edge in ties)
    return shown.nodes[here].kind, stands, any(_tier(edge) is Tier.DEVICE for edge in ties)


def _other(edge: Edge, here: str) -> str:
    return edge.object.id if edge.subject.id == here else edge.subject.id


def _tier(edge: Edge) -> Tier:
    tiers = {claim.tier for claim in edge.standing or edge.claims}
    return tiers.pop() if len(tiers) == 1 else Tier.UNKNOWN


def _by_distance(shown: Graph, starts: frozenset[str]) -> Mapping[str, int]:
    found = dict.fromkeys(sorted(starts), 0)
    queue = list(found)
    for here in queue:
        for edge in shown.touching[here]:
            other = _other(edge, here)
            if other not in found:
                found[other] = found[here] + 1
                queue.append(other)
    return found


def _box(shown: Graph, group: tuple[str, ...], starts: frozenset[str], names: Mapping[str, Edge]) -> Box:
    members = tuple(shown.nodes[each] for each in group)
    first = members[0]
    column = _COLUMN_OF[first.kind]
    called = tuple(edge for edge in names.values() if edge.subject.id in group)
    if len(members) == 1:
        lines = (*_notes(shown, first), *(Line(_name_line(edge), edge) for edge in called[:MOST_NAMED]))
        over = max(len(called) - MOST_NAMED, 0)
        told = (
            str(first.indicator or first.kind),
            _count_of(shown, first) or first.name,
            lines,
            over,
            first.id in starts,
            called,
            _is_listed(shown, first),
        )
        return Box(members, first.kind, column, *told)
    named = sorted(members, key=lambda each: (each.name.casefold(), each.id))[:MOST_NAMED]
    lines = _member_lines(shown, members, named)
    title = f"{len(members):,} {_word_of_many(shown, members)}"
    return Box(members, first.kind, column, "", title, lines, len(members) - len(named), within=called)


def _count_of(shown: Graph, each: Node) -> str:
    """The number of devices as a source states it, where a thing is no make or kind but simply their number."""
    if each.kind is not NodeKind.DEVICE:
        return ""
    return next(filter(None, (tally(edge) for edge in shown.touching[each.id] if edge.object.id == each.id)), "")


def _is_listed(shown: Graph, each: Node) -> bool:
    ties = shown.touching[each.id]
    return any(edge.relation is Relation.LISTED_AS and edge.subject.id == each.id and edge.standing for edge in ties)


def _name_line(edge: Edge) -> str:
    """A name with how it stands before it, where no cutting can hide that it is denied."""
    if edge.state is not State.HOLDS:
        return f"{edge.state}: {edge.object.name}"
    return f"{'?' if edge.needs_check else '='} {edge.object.name}"


def _word_of_many(shown: Graph, members: Collection[Node]) -> str:
    kind = next(iter(members)).kind
    if kind is not NodeKind.INDICATOR:
        return _PLURALS.get(kind, f"{kind}s")
    tiers = {_tier(edge) for each in members for edge in shown.touching[each.id]} - {Tier.UNKNOWN}
    tier = f"{_TIERS[tiers.pop()]} " if len(tiers) == 1 else ""
    return tier + _indicators({each.indicator for each in members})


_WORDS = {
    "ip": "addresses", "domain": "names", "domain and below": "names", "name in a certificate": "names in certificates",
    "certificate sha-256": "certificates", "network": "networks of addresses", "url": "addresses of pages",
}  # fmt: skip


def _indicators(kinds: Collection[Any]) -> str:
    found = {_WORDS.get(str(kind), "files" if str(kind).startswith("file") else "indicators") for kind in kinds}
    return found.pop() if len(found) == 1 else "indicators"


def _member_lines(shown: Graph, members: Collection[Node], named: Collection[Node]) -> tuple[Line, ...]:
    """Names with their days where all of them fit; else names alone, below the days of all members together."""
    told = [(each.name, _days_of(shown, each), shown.touching[each.id][0]) for each in named]
    if all(each.kind is NodeKind.LISTING for each in members):
        return tuple(Line(f"{day_of(edge)} {name}".strip(), edge) for name, _, edge in told)  # the day is what differs
    whole = [Line(f"{name} · {days}" if days else name, edge) for name, days, edge in told]
    if all(width(line.text, 12.0) <= _DAYS_FIT for line in whole):
        return tuple(whole)
    claims = [claim for each in members for edge in shown.touching[each.id] for claim in edge.standing]
    together = days_text(claims)
    return (*((Line(together),) if together else ()), *(Line(name, edge) for name, _, edge in told))


def _days_of(shown: Graph, each: Node) -> str:
    days = {edge.days for edge in shown.touching[each.id]}
    return days.pop() if len(days) == 1 else ""


def _notes(shown: Graph, each: Node) -> tuple[Line, ...]:
    """What stands below a thing's name: its listings of each regime, when it was seized, the days it was somebody's."""
    found: dict[str, Edge] = {}
    for edge in shown.touching[each.id]:
        day = day_of(edge)
        if edge.relation is Relation.LISTED_AS and edge.subject.id == each.id and edge.standing:
            found[f"listed {day}: {edge.object.name}" if day else f"listed: {edge.object.name}"] = edge
        elif edge.relation is Relation.SEIZED and edge.object.id == each.id and edge.standing:
            found[f"seized {day}".strip()] = edge
        elif each.kind is NodeKind.INDICATOR and edge.days and edge.relation is not Relation.MENTIONS:
            found.setdefault(edge.days, edge)
    lines = [Line(text, found[text]) for text in sorted(found)]
    return tuple(lines[:MOST_NAMED])


def _arrows(shown: Graph, number: Mapping[str, int]) -> Iterable[Arrow]:
    together: dict[tuple[int, int, Relation, State, bool], list[Edge]] = defaultdict(list)
    for edge in shown.edges:
        if edge.subject.id in number and edge.object.id in number:
            ends = number[edge.subject.id], number[edge.object.id]
            together[*ends, edge.relation, edge.state, edge.needs_check].append(edge)
    for (subject, other, relation, state, needs_check), edges in sorted(together.items()):
        yield Arrow(subject, other, str(relation), state, needs_check, tuple(edges))
