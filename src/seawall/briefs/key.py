"""Key details: what a reader has to know who reads no further."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from seawall.briefs.brief import Sentence
from seawall.briefs.facts import Fact, days_of
from seawall.briefs.relations import Part
from seawall.briefs.told import Told, sentences_of
from seawall.briefs.words import capital, counted, listed, plain, span_words, thing
from seawall.claims import NodeKind, Relation
from seawall.claims.owned import owner_of

_MOST_KEY: Final = 2
_EXCHANGE: Final = re.compile(r"\b(?:Stock Exchange|Nasdaq)$")
# Groups and companies come before events, of which there may be many.
_WHO: Final = frozenset({NodeKind.ACTOR, NodeKind.COMPANY, NodeKind.PERSON})


def key_details(told: Told) -> Iterator[Sentence]:
    """What a reader has to know who reads no further: who listed it, what is tied to it, against whom, what was done."""
    starts = {each.id for each in told.reach.starts}
    designated = [fact for fact in told.of(Part.LISTED) if fact.relation is Relation.DESIGNATED_BY]
    # The party's own before those of others, whose day may be earlier.
    designated.sort(key=lambda fact: fact.anchor.id not in starts)
    lists = [fact for fact in told.of(Part.LISTED) if fact.relation is Relation.LISTED_AS]
    groups = sorted(
        (fact for fact in told.of(Part.TIES) if _is_of(fact, starts) and not _is_minor(fact)),
        key=lambda fact: (fact.anchor.id not in told.reach.behind, not any(node.kind in _WHO for node in fact.items)),
    )  # fmt: skip
    works = [fact for fact in told.of(Part.WORKS) if fact.relation in {Relation.CONTROLS, Relation.OPERATES}]
    tied = [*groups[:_MOST_KEY], *_users(told)[:1], *_best(works)[:_MOST_KEY]]
    # Who is not listed itself is first tied to whoever is.
    is_another = not any(fact.anchor.id in starts for fact in (*designated, *lists))
    yield from sentences_of(told, tied if is_another else ())
    yield from sentences_of(told, designated[:_MOST_KEY])
    yield from _on_lists(told, lists)
    yield from sentences_of(told, () if is_another else tied)
    hits = told.of(Part.HITS)
    yield from sentences_of(told, _best([fact for fact in hits if fact.relation is Relation.COMPROMISES])[:_MOST_KEY])
    # Whom its group goes after says more than whom a source says that the party itself does.
    aims = _best([fact for fact in hits if fact.relation is Relation.TARGETS])
    aims.sort(key=lambda fact: (fact.anchor.id not in told.reach.groups, -len(fact.items)))
    yield from sentences_of(told, aims[:_MOST_KEY])
    yield from sentences_of(told, told.of(Part.TAKEN)[:_MOST_KEY])


def _is_of(fact: Fact, starts: AbstractSet[str]) -> bool:
    return fact.anchor.id in starts or any(node.id in starts for node in fact.items)


def _is_minor(fact: Fact) -> bool:
    """Where its shares are traded tells who a party is, and that its network is its own says its name: no ties to know first."""
    return all(_EXCHANGE.search(node.name) or owner_of(node) == fact.anchor.name for node in fact.items)


def _users(told: Told) -> list[Fact]:
    """Who used the party's own network, and when: those with days first."""
    names = {each.name for each in told.reach.starts}
    found = [
        fact for fact in told.of(Part.WORKS, Part.MEANS)
        if fact.relation in {Relation.USES, Relation.COMMUNICATES_WITH} and any(owner_of(node) in names for node in fact.items)
    ]  # fmt: skip
    return sorted(found, key=lambda fact: (not days_of(fact.edges[0]).start, fact.relation is not Relation.USES))


def _best(facts: Sequence[Fact]) -> list[Fact]:
    """Those with most to tell first: the largest figure, then the most voices, then the most things named."""
    return sorted(facts, key=lambda fact: (-fact.size, -max(len(edge.voices) for edge in fact.edges), -len(fact.items)))


def _on_lists(told: Told, facts: Sequence[Fact]) -> Iterator[Sentence]:
    """All lists in one sentence, whoever keeps them; their programmes follow in the background."""
    by_anchor: dict[str, list[Fact]] = {}
    for fact in facts:
        by_anchor.setdefault(fact.anchor.id, []).append(fact)
    for rows in by_anchor.values():
        if len(rows) == 1:
            yield from sentences_of(told, rows)
            continue
        names = [_on_list(fact) for fact in rows]
        text = f"{capital(thing(rows[0].anchor))} stands on {counted(len(rows), 'list')}: {listed(names, 8)}."
        yield Sentence(text, told.notes.of(claim for fact in rows for claim in fact.claims))


def _on_list(fact: Fact) -> str:
    (edge,) = fact.edges
    keeper = listed([plain(name) for name in dict.fromkeys(claim.saying.by for claim in edge.standing)], 2)
    days = days_of(edge)
    since = span_words(days.start, days.end)
    return f"{plain(edge.object.name)} ({keeper}{f', {since}' if since else ''})"
