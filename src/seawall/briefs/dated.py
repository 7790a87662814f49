"""What has a day: the timeline, and the map of phases with the days of networks, campaigns, seizures and listings."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from seawall.attribution import Edge, State
from seawall.briefs.brief import Moment, Sentence, Span
from seawall.briefs.facts import Fact, clause, days_of, facts_of
from seawall.briefs.notes import Notes
from seawall.briefs.reach import is_value
from seawall.briefs.words import capital, plain
from seawall.claims import Node, NodeKind, Relation

_ACTS: Final = {Relation.DESIGNATED_BY: "designation", Relation.LISTED_AS: "listing", Relation.SEIZED: "seizure"}
_SPANNING: Final = frozenset({
    Relation.OPERATES, Relation.CONTROLS, Relation.OWNS, Relation.DEVELOPS, Relation.PART_OF, Relation.ATTRIBUTED_TO, Relation.USES,
})  # fmt: skip


def timeline(edges: Iterable[Edge], notes: Notes) -> tuple[Moment, ...]:
    """What happened or began on a day, in the order of the days; ties of one fact that begin together are one line."""
    found = []
    for fact in facts_of(edge for edge in edges if not is_value(edge)):
        for part in _by_start(fact):
            day = days_of(part.edges[0]).start or days_of(part.edges[0]).end
            if day:
                differ = " (sources differ)" if any(edge.state is State.DISPUTED for edge in part.edges) else ""
                found.append(Moment(day, Sentence(f"{capital(clause(part))}{differ}.", notes.of(part.claims))))
    return tuple(sorted(found, key=lambda one: (one.day, one.sentence.text)))


def _by_start(fact: Fact) -> Iterator[Fact]:
    starts: dict[str, list[tuple[Node, Edge]]] = {}
    for node, edge in zip(fact.items, fact.edges, strict=True):
        starts.setdefault(days_of(edge).words, []).append((node, edge))
    for rows in starts.values():
        yield Fact(fact.relation, fact.anchor, tuple(node for node, _ in rows), tuple(edge for _, edge in rows))


def spans(edges: Sequence[Edge], starts: frozenset[str], notes: Notes) -> tuple[Span, ...]:
    """The map of phases: a row for each thing of which days are said, the earliest first; acts of authorities are points."""
    rows: dict[str, Span] = {}
    for edge in edges:
        days = days_of(edge)
        if edge.standing and not is_value(edge) and (days.start or days.end):
            if word := _ACTS.get(edge.relation):
                rows.setdefault(edge.id, _act(edge, word, starts, notes))
            elif edge.relation in _SPANNING and (row := _row(edge, starts)).id not in rows:
                rows[row.id] = _span(edge, row, notes)
    return tuple(
        sorted(rows.values(), key=lambda one: (one.start or one.end or date.max, one.end or date.max, one.name))
    )


def _act(edge: Edge, word: str, starts: frozenset[str], notes: Notes) -> Span:
    """A point; whom an authority listed is named where it is not the one party that the brief is about."""
    days, name = days_of(edge), plain(edge.object.name)
    day = first_day(days.start or days.end)
    whose = "" if {edge.subject.id} == starts else f" of {plain(edge.subject.name)}"
    told = f"{name}, seized" if word == "seizure" else f"{name}, {word}{whose}"
    return Span(told, word, day, day, notes.of(edge.standing))


def _row(edge: Edge, starts: frozenset[str]) -> Node:
    """Of which of its ends a tie tells the days."""
    is_subject = edge.relation in {Relation.PART_OF, Relation.ATTRIBUTED_TO} or edge.object.id in starts
    return edge.subject if is_subject else edge.object


def _span(edge: Edge, row: Node, notes: Notes) -> Span:
    days = days_of(edge)
    word = "campaign or event" if row.kind is NodeKind.EVENT else str(row.kind)
    start = first_day(days.start) if days.start else None
    end = last_day(days.end) if days.is_over else None
    return Span(plain(row.name), word, start, end, notes.of(edge.standing))


def first_day(iso: str) -> date:
    """The first day that an ISO text of a day, month or year may mean."""
    parts = [int(part) for part in iso.split("/", maxsplit=1)[0].split("-")]
    return date(*(*parts, 1, 1)[:3])


def last_day(iso: str) -> date:
    """The last day that it may mean."""
    parts = [int(part) for part in iso.rsplit("/", maxsplit=1)[-1].split("-")]
    if len(parts) == 3:
        return date(*parts)
    month = parts[1] if len(parts) == 2 else 12
    return date(parts[0], month, monthrange(parts[0], month)[1])
