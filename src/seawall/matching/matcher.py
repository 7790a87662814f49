"""A party against all listed entities: name hits, identifier hits and attributes to matches, best first."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial

import numpy as np
from numpy.typing import NDArray

from seawall.entities import Entity, ListedName, Party, Schema
from seawall.matching.attributes import attributes, most_added, shared_identifiers
from seawall.matching.batch import Names
from seawall.matching.identifiers import keys
from seawall.matching.index import Index, build
from seawall.matching.match import Basis, Match, Reason, probability, to_log_odds, total
from seawall.matching.name_reasons import name_reasons
from seawall.matching.screener import NameHit, Screener
from seawall.names import Name, NameType, analyse

# Log-odds of a party and an entity of which nothing is alike but an identifier: their names differ, or one has none.
NAMES_DIFFER, NO_NAME = -2.0, 0.0
# At most this many names of one party are screened; a customer with more is a list, not a customer.
MOST_NAMES = 64

_TYPES = {
    Schema.PERSON: NameType.PERSON,
    Schema.VESSEL: NameType.OBJECT,
    Schema.AIRPLANE: NameType.OBJECT,
    Schema.COMPANY: NameType.ORGANISATION,
    Schema.ORGANIZATION: NameType.ORGANISATION,
}


def name_type(schema: Schema) -> NameType:
    """What tables a name of such a thing asks; a listed legal entity is an organisation, a party's is unknown."""
    return _TYPES.get(schema, NameType.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Listed:
    """What a matcher needs of the lists: the index, which name each record is, entities by number, identifier keys.

    record_name[r] is the number of record r's name among its entity's names, record_weak[r] whether it is a weak
    a.k.a.; by_identifier gives the numbers of the entities that may carry a key.
    """

    index: Index
    record_name: NDArray[np.int32]
    record_weak: NDArray[np.bool_]
    entity: Callable[[int], Entity]
    by_identifier: Callable[[str], Iterable[int]]


class Matcher:
    """Matches parties, one or many; each thread needs its own."""

    def __init__(self, listed: Listed) -> None:
        self._listed = listed
        self._screener = Screener(listed.index)

    def matches(self, party: Party, threshold: float) -> list[Match]:
        """All entities whose score reaches the threshold (0–1), best first, then by id."""
        floor = to_log_odds(threshold)
        names = {text: analyse(text, name_type(party.schema)) for text in _names(party)}
        reach = floor - most_added(party)
        found = ((text, hit) for text, name in names.items() for hit in self._screener.hits(name, reach))
        return self._judged(party, self._best_names(found, floor), names.__getitem__, threshold)

    def matches_many(self, parties: Sequence[Party], threshold: float, threads: int = 1) -> list[list[Match]]:
        """The matches of each party, as `matches` gives them, in the order of the parties.

        Names are read and screened in one go on so many threads, without the interpreter; Python is left for parties of
        which anything is found.
        """
        floor = to_log_odds(threshold)
        rows = [(number, text) for number, party in enumerate(parties) for text in _names(party)]
        kinds = [name_type(party.schema) for party in parties]
        floors = np.array([floor - most_added(party) for party in parties], np.float64)
        owners = np.array([number for number, _ in rows], np.int64)
        names = Names.of([text for _, text in rows], [kinds[number] for number, _ in rows])
        hits = self._screener.screen(names, floors[owners], threads)
        entities = self._listed.index.records.entity[hits.record].tolist()
        found: dict[int, list[tuple[str, NameHit]]] = {}
        for place, record, entity, score in zip(
            hits.name.tolist(), hits.record.tolist(), entities, hits.log_odds.tolist(), strict=True
        ):
            number, text = rows[place]
            found.setdefault(number, []).append((text, NameHit(record, entity, score)))
        answers: list[list[Match]] = []
        for number, party in enumerate(parties):
            if number not in found and not party.identifiers:
                answers.append([])
                continue
            best = self._best_names(found.get(number, ()), floor)
            read = cache(partial(analyse, name_type=kinds[number]))
            answers.append(self._judged(party, best, read, threshold))
        return answers

    def _judged(
        self, party: Party, best: Mapping[int, tuple[str, NameHit]], read: Callable[[str], Name], threshold: float
    ) -> list[Match]:
        """Matches of the best names and of identifiers, those that reach the threshold; read gives a name analysed."""
        numbers = dict.fromkeys([*best, *self._by_identifier(party)])
        found = [self._match(party, self._listed.entity(number), best.get(number), read) for number in numbers]
        kept = [match for match in found if match.score >= threshold]
        return sorted(kept, key=lambda match: (-match.log_odds, match.entity_id))

    def _best_names(self, found: Iterable[tuple[str, NameHit]], floor: float) -> dict[int, tuple[str, NameHit]]:
        """For each entity the pair of names that is most alike; the first name of an entity wins a tie.

        Names are found below the floor too, from where attributes may lift them. A strong name that reaches the floor
        goes before any weak one: a weak a.k.a. corroborates, it doesn't replace.
        """
        best: dict[int, tuple[str, NameHit]] = {}
        rank: dict[int, tuple[bool, float]] = {}
        for text, hit in found:
            strong = not self._listed.record_weak[hit.record] and hit.log_odds >= floor
            worth = (strong, hit.log_odds)
            if worth > rank.get(hit.entity, (False, -math.inf)):
                rank[hit.entity], best[hit.entity] = worth, (text, hit)
        return best

    def _by_identifier(self, party: Party) -> Iterator[int]:
        for identifier in party.identifiers:
            for key in keys(identifier):
                yield from self._listed.by_identifier(key)

    def _match(
        self, party: Party, entity: Entity, best: tuple[str, NameHit] | None, read: Callable[[str], Name]
    ) -> Match:
        same = shared_identifiers(party, entity)
        if best is None:
            start = _no_name_reason(party) if same else _unlike()
            reasons = (start, *same, *attributes(party, entity))
            return _built(entity.id, reasons, Basis.IDENTIFIER, party.caption, entity.names[:1])
        name, hit = read(best[0]), best[1]
        listed = entity.names[self._listed.record_name[hit.record]]
        alignment = self._screener.alignment(name, hit.record)
        reasons = (*name_reasons(name, listed_name(entity, listed), alignment), *same, *attributes(party, entity))
        basis = Basis.NAME if not listed.weak else Basis.IDENTIFIER if same else Basis.WEAK_NAME
        return _built(entity.id, reasons, basis, name.text, (listed,))


def _names(party: Party) -> Iterable[str]:
    """The names that are screened, each once."""
    return dict.fromkeys(party.names[:MOST_NAMES])


def _listed_type(entity: Entity) -> NameType:
    return NameType.ORGANISATION if entity.schema is Schema.LEGAL_ENTITY else name_type(entity.schema)


def listed_name(entity: Entity, name: ListedName) -> Name:
    """A listed name as the index holds it."""
    return _analysed(name.text, _listed_type(entity))


# The same few hundred listed names are explained again and again in a run.
_analysed = lru_cache(4096)(analyse)


def _no_name_reason(party: Party) -> Reason:
    if party.names:
        return Reason("name", NAMES_DIFFER, "the names differ")
    return Reason("name", NO_NAME, "the party has no name")


_CORROBORATING = frozenset({"identifier", "country", "date of birth"})


def _built(
    entity_id: str, reasons: tuple[Reason, ...], basis: Basis, screened: str, listed: tuple[ListedName, ...]
) -> Match:
    return Match(
        entity_id=entity_id,
        score=probability(total(reasons)),
        basis=basis,
        screened_name=screened,
        listed_name=listed[0].text if listed else "",
        weak=basis is not Basis.IDENTIFIER and any(name.weak for name in listed),
        reasons=reasons,
        corroborated=any(reason.points > 0 for reason in reasons if reason.feature in _CORROBORATING),
    )


def compare(party: Party, entity: Entity) -> Match:
    """Score one party against one entity, whatever the score: the same path as a screening, over an index of one."""
    listed = Listed(
        index=build([(0, listed_name(entity, name)) for name in entity.names]),
        record_name=np.arange(len(entity.names), dtype=np.int32),
        record_weak=np.array([name.weak for name in entity.names], np.bool_),
        entity=lambda _: entity,
        by_identifier=lambda _: (0,),
    )
    found = Matcher(listed).matches(party, 0.0)
    return found[0] if found else _built(entity.id, (_unlike(),), Basis.NAME, party.caption, entity.names[:1])


def _unlike() -> Reason:
    return Reason("name", -20.0, "no part of the names is alike")
