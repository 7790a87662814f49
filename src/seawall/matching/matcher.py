"""A party against all listed entities: name hits, identifier hits and attributes to matches, best first."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from seawall.entities import Entity, Identifier, IdentifierKind, ListedName, Party, Schema
from seawall.matching.asked_names import name_type, names_of
from seawall.matching.attributes import attributes, attributes_of_field, most_added, shared_identifiers
from seawall.matching.batch import Hits, Names
from seawall.matching.explained import Explained, Words
from seawall.matching.identifier_index import find_identifier, identifier_table
from seawall.matching.identifiers import keys
from seawall.matching.index import Index, build
from seawall.matching.match import BESIDE, Basis, Match, Reason, probability, to_log_odds, total
from seawall.matching.name_reasons import name_reasons
from seawall.matching.screener import NameHit, Screener
from seawall.names import Name, NameType, alternatives, analyse

# Log-odds of a party and an entity of which nothing is alike but an identifier: their names differ, or one has none.
NAMES_DIFFER, NO_NAME = -2.0, 0.0
# So many names, and identifiers, are remembered with what they are like: some 10 MB.
_REMEMBERED = 1 << 15
# A name as it was asked for: its text, its type and the log-odds that a listed one must reach.
_Asked: TypeAlias = tuple[str, NameType, float]

# Which pairs of a party and an entity, both by their numbers, are asked for: a mask as long as both.
Wanted: TypeAlias = Callable[[NDArray[np.int64], NDArray[np.int64]], NDArray[np.bool_]]


@dataclass(frozen=True, slots=True)
class Listed:
    """What a matcher needs of the lists: the index, which name each record is, entities by number, identifier keys.

    record_name[r] is the number of record r's name among its entity's names, record_weak[r] whether it is a weak
    a.k.a.; a name that holds several has a record for each, one after the other (`listed_names`). by_identifier gives the numbers of the entities that may carry a key.
    """

    index: Index
    record_name: NDArray[np.int32]
    record_weak: NDArray[np.bool_]
    entity: Callable[[int], Entity]
    by_identifier: Callable[[str], Iterable[int]]


@dataclass(frozen=True, slots=True)
class _Found:
    """A screened name and a listed one that is like it; place is the hit's among those of many names, else -1."""

    text: str
    hit: NameHit
    place: int = -1


class Matcher:
    """Matches parties, one or many; each thread needs its own."""

    def __init__(self, listed: Listed, screener: Screener | None = None) -> None:
        """The screener is one that asks the index of the list; without it one is made."""
        self._listed = listed
        self._screener = screener or Screener(listed.index)
        # Names that are like no listed one, as they were asked for: who pays and who is paid comes again from payment to
        # payment. Then the entities that may carry an identifier.
        self._unlike: dict[_Asked, None] = {}
        self._numbered: dict[tuple[IdentifierKind, str], tuple[int, ...]] = {}

    def matches(self, party: Party, threshold: float) -> list[Match]:
        """All entities whose score reaches the threshold (0–1), best first, then by id."""
        if self._screener.reads_at_once():
            return self.matches_many([party], threshold)[0]
        floor = to_log_odds(threshold)
        names = {text: analyse(text, name_type(party.schema)) for text in names_of(party, name_type(party.schema))}
        reach = floor - most_added(party)
        found = (_Found(text, hit) for text, name in names.items() for hit in self._screener.hits(name, reach))
        met = _met(self._best_names(found, floor), self._by_identifier(party))
        return self._judged(party, met, names.__getitem__, threshold, {})

    def matches_many(
        self, parties: Sequence[Party], threshold: float, threads: int = 1, wanted: Wanted | None = None
    ) -> list[list[Match]]:
        """The matches of each party, as `matches` gives them, in the order of the parties; of those pairs that are wanted.

        Names are read and screened in one go on so many threads, without the interpreter; Python is left for parties of
        which anything is found.
        """
        floor = to_log_odds(threshold)
        kinds = [name_type(party.schema) for party in parties]
        floors = [floor - most_added(party) for party in parties]
        # Two lists, not pairs: a million pairs that live long set Python's collector of garbage to work on all there is.
        texts: list[str] = []
        rows: list[int] = []
        unlike = self._unlike
        for number, (party, kind) in enumerate(zip(parties, kinds, strict=True)):
            for text in names_of(party, kind):
                if not unlike or (text, kind, floors[number]) not in unlike:
                    texts.append(text)
                    rows.append(number)
        owners = np.array(rows, np.int64)
        names = Names.of(texts, [kinds[number] for number in rows])
        hits = self._screener.screen(names, np.array(floors, np.float64)[owners], threads)
        if len(rows) <= _REMEMBERED:
            like = set(hits.name.tolist())
            self._remember(
                (text, kinds[number], floors[number])
                for place, (text, number) in enumerate(zip(texts, rows, strict=True))
                if place not in like
            )
        if wanted:
            hits = hits.chosen(
                np.flatnonzero(wanted(owners[hits.name], self._listed.index.records.entity[hits.record]))
            )
        found: dict[int, list[_Found]] = {}
        entities = self._listed.index.records.entity[hits.record].tolist()
        for place, (name, record, entity, score) in enumerate(
            zip(hits.name.tolist(), hits.record.tolist(), entities, hits.log_odds.tolist(), strict=True)
        ):
            found.setdefault(rows[name], []).append(_Found(texts[name], NameHit(record, entity, score), place))
        best = {number: self._best_names(row, floor) for number, row in found.items()}
        explained = self._explained(names, hits, [one.place for row in best.values() for one in row.values()])
        answers: list[list[Match]] = []
        for number, party in enumerate(parties):
            numbered = self._by_identifier(party) if party.identifiers else []
            if number in best or numbered:
                read = partial(_screened, name_type=kinds[number])
                met = _met(best.get(number, {}), _those_wanted(wanted, number, numbered))
                answers.append(self._judged(party, met, read, threshold, explained))
            else:
                answers.append([])
        return answers

    def _remember(self, names: Iterable[_Asked]) -> None:
        self._unlike.update(dict.fromkeys(names))
        _forget_first(self._unlike)

    def _explained(self, names: Names, hits: Hits, places: list[int]) -> dict[int, Explained | None]:
        """How some of the hits were aligned, by the place of the hit; None for those that Python must read."""
        if not places:
            return {}
        chosen = hits.chosen(np.array(places, np.int64))
        return dict(zip(places, self._screener.explained(names, chosen), strict=True))

    def _judged(
        self,
        party: Party,
        met: Mapping[int, _Found | None],
        read: Callable[[str], Name],
        threshold: float,
        explained: Mapping[int, Explained | None],
    ) -> list[Match]:
        """Matches of the best names and of identifiers, those that reach the threshold, best first.

        met has the entities with the name that is most alike, None where only an identifier is shared; read gives a name analysed; explained has how the names were aligned, where that is known.
        """
        matches = []
        for number, found in met.items():
            entity = self._listed.entity(number)
            if found is None or _leads_less(found, party, entity):
                matches.append(self._match(party, entity))
            else:
                matches.append(self._match_by_name(party, entity, found, read, explained.get(found.place)))
        kept = [match for match in matches if match.score >= threshold]
        return sorted(kept, key=lambda match: (-match.log_odds, match.entity_id)) if len(kept) > 1 else kept

    def _best_names(self, found: Iterable[_Found], floor: float) -> dict[int, _Found]:
        """For each entity the pair of names that is most alike; the first name of an entity wins a tie.

        Names are found below the floor too, from where attributes may lift them. A strong name that reaches the floor
        goes before any weak one: a weak a.k.a. corroborates, it doesn't replace.
        """
        best: dict[int, _Found] = {}
        rank: dict[int, tuple[bool, float]] = {}
        for one in found:
            hit = one.hit
            strong = not self._listed.record_weak[hit.record] and hit.log_odds >= floor
            worth = (strong, hit.log_odds)
            if worth > rank.get(hit.entity, (False, -math.inf)):
                rank[hit.entity], best[hit.entity] = worth, one
        return best

    def _by_identifier(self, party: Party) -> list[int]:
        return [number for one in party.identifiers for number in self._with_identifier(one)]

    def _with_identifier(self, identifier: Identifier) -> tuple[int, ...]:
        """The entities that may carry an identifier; the same few banks stand in all payments."""
        asked = identifier.kind, identifier.value
        known = self._numbered.get(asked)
        if known is None:
            found = (self._listed.by_identifier(key) for key in keys(identifier))
            known = self._numbered[asked] = tuple(number for numbers in found for number in numbers)
            _forget_first(self._numbered)
        return known

    def _match(self, party: Party, entity: Entity) -> Match:
        """A match by identifier alone."""
        same = shared_identifiers(party, entity)
        start = _no_name_reason(party) if same else _unlike()
        reasons = (start, *same, *attributes(party, entity))
        return built(entity.id, reasons, Basis.IDENTIFIER, party.caption, entity.names[:1])

    def _match_by_name(
        self, party: Party, entity: Entity, found: _Found, read: Callable[[str], Name], known: Explained | None
    ) -> Match:
        same, record = shared_identifiers(party, entity), found.hit.record
        listed = entity.names[self._listed.record_name[record]]
        if known is None:
            name = read(found.text)
            mine, theirs = self._screener.words(name, record, listed.text)
            alignment = self._screener.alignment(name, record)
        else:
            mine, theirs = Words(found.text, *known.screened), Words(listed.text, *known.listed)
            alignment = known.alignment
        reasons = (*name_reasons(mine, theirs, alignment), *same, *attributes(party, entity))
        basis = Basis.NAME if not listed.weak else Basis.IDENTIFIER if same else Basis.WEAK_NAME
        return built(entity.id, reasons, basis, found.text, (listed,))


def _leads_less(found: _Found, party: Party, entity: Entity) -> bool:
    """Whether names that share no more than "LLC" are less alike than names that differ: they take nothing from the same tax number."""
    return found.hit.log_odds < NAMES_DIFFER and bool(shared_identifiers(party, entity))


def _forget_first(memory: dict[Any, Any]) -> None:
    while len(memory) > _REMEMBERED:
        del memory[next(iter(memory))]


def _met(best: Mapping[int, _Found], numbered: Iterable[int]) -> dict[int, _Found | None]:
    """The entities met by name, then those met by an identifier only."""
    return {**best, **dict.fromkeys(number for number in numbered if number not in best)}


def _those_wanted(wanted: Wanted | None, party: int, entities: Iterable[int]) -> Iterable[int]:
    if wanted is None:
        return entities
    numbers = np.array(list(entities), np.int64)
    found: list[int] = numbers[wanted(np.full(len(numbers), party), numbers)].tolist()
    return found


def _listed_type(entity: Entity) -> NameType:
    return NameType.ORGANISATION if entity.schema is Schema.LEGAL_ENTITY else name_type(entity.schema)


def listed_names(entity: Entity, name: ListedName) -> tuple[Name, ...]:
    """A listed name as the index holds it: whole, then each name that it holds, a record each."""
    kind = _listed_type(entity)
    return tuple(_analysed(text, kind) for text in alternatives(name.text, kind))


def records_of(entities: Iterable[tuple[int, Entity]]) -> Iterator[tuple[int, int, Name]]:
    """Number of the entity, place among its names, and name of every record of an index, in order."""
    for number, entity in entities:
        for place, name in enumerate(entity.names):
            yield from ((number, place, one) for one in listed_names(entity, name))


def listed_of(entities: Sequence[Entity]) -> Listed:
    """Some entities indexed in memory, as a corpus holds its own."""
    records = list(records_of(enumerate(entities)))
    table = identifier_table(entities)
    return Listed(
        index=build([(number, name) for number, _, name in records]),
        record_name=np.array([place for _, place, _ in records], np.int32),
        record_weak=np.array([entities[number].names[place].weak for number, place, _ in records], np.bool_),
        entity=lambda number: entities[number],
        by_identifier=lambda key: find_identifier(table, key),
    )


def name_of(listed: Listed, record: int) -> tuple[ListedName, Name]:
    """The listed name that a record belongs to, and the record's own name: the same, or one that it holds."""
    of_entity, places = listed.index.records.entity, listed.record_name
    first = record
    while first and of_entity[first - 1] == of_entity[record] and places[first - 1] == places[record]:
        first -= 1
    entity = listed.entity(int(of_entity[record]))
    said = entity.names[places[record]]
    return said, listed_names(entity, said)[record - first]


# The same few hundred listed names are explained again and again in a run.
_analysed = lru_cache(4096)(analyse)
_screened = lru_cache(4096)(analyse)


def _no_name_reason(party: Party) -> Reason:
    if party.names:
        return Reason("name", NAMES_DIFFER, "the names differ")
    return Reason("name", NO_NAME, "the party has no name")


_CORROBORATING = frozenset({"identifier", "country", "date of birth"})


def built(
    entity_id: str, reasons: tuple[Reason, ...], basis: Basis, screened: str, listed: tuple[ListedName, ...]
) -> Match:
    """A match of these reasons; listed is the listed name, or nothing."""
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


# What the rest of an entry says; the other reasons are those of the names.
_OF_ATTRIBUTES = frozenset({"identifier", "kind of thing", "date of birth", "country", "gender"})


def with_attributes_of(match: Match, party: Party, entity: Entity) -> Match:
    """The match as it would be were the party's attributes these, its names the same: by the rules of every match."""
    same = shared_identifiers(party, entity)
    names = tuple(reason for reason in match.reasons if reason.feature not in _OF_ATTRIBUTES)
    basis = match.basis
    if not any(reason.feature == "rarity" for reason in names):  # no name was found to be alike
        names = (_no_name_reason(party) if same else _unlike(),)
    elif basis is not Basis.NAME:
        basis = Basis.IDENTIFIER if same else Basis.WEAK_NAME
    listed = tuple(name for name in entity.names if name.text == match.listed_name)[:1]
    is_beside = any(reason.feature == BESIDE for reason in match.reasons)
    told = attributes_of_field(party, entity, is_beside=is_beside) if match.is_within else attributes(party, entity)
    return built(entity.id, (*names, *same, *told), basis, match.screened_name, listed)


def listed_alone(entity: Entity) -> Listed:
    """One entity as a list of its own: it may carry every identifier."""
    records = list(records_of([(0, entity)]))
    names = entity.names
    return Listed(
        index=build([(0, name) for _, _, name in records]),
        record_name=np.array([place for _, place, _ in records], np.int32),
        record_weak=np.array([names[place].weak for _, place, _ in records], np.bool_),
        entity=lambda _: entity,
        by_identifier=lambda _: (0,),
    )


def unlike(party: Party, entity: Entity) -> Match:
    """What stands for a match where there is none."""
    return built(entity.id, (_unlike(),), Basis.NAME, party.caption, entity.names[:1])


def _unlike() -> Reason:
    return Reason("name", -20.0, "no part of the names is alike")
