"""Entries that share an id are one party: OFAC gives one number to a party on both of its lists."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from seawall.entities import Entity, Fact

# These are sequences of facts and are joined.
_JOINED = tuple(field.name for field in fields(Entity) if str(field.type).startswith("tuple"))
# These are single words: the first entry that says one is followed, another's different word is kept as a fact.
_SINGLE = ("gender", "title")


@dataclass(frozen=True, slots=True)
class Apart:
    """An entry that shares its id with another, as its own list had it, and its place among that list's entries.

    A refresh that brings one list only takes the other's entries out of the corpus again: merged ones could not be
    told apart, and what one list still says would leave with the other.
    """

    entity: Entity
    place: int


def merged(entities: Iterable[Entity]) -> list[Entity]:
    """One entity an id, in the order of first appearance, with the names, designations and facts of all, each once."""
    found: dict[str, Entity] = {}
    for entity in entities:
        known = found.get(entity.id)
        found[entity.id] = entity if known is None else _joined(known, entity)
    return list(found.values())


def set_apart(entities: Iterable[Entity]) -> list[Apart]:
    """The entries that merging would join, in their order."""
    rows = list(entities)
    ids = Counter(entity.id for entity in rows)
    lists: Counter[str] = Counter()
    found = []
    for entity in rows:
        if ids[entity.id] > 1:
            found.append(Apart(entity, lists[entity.source.list_id]))
        lists[entity.source.list_id] += 1
    return found


def parted(kept: Iterable[Entity], apart: Sequence[Apart], list_id: str) -> Iterator[Entity]:
    """One list's entries as that list had them, in its order: the inverse of `merged` for this list."""
    joined = {row.entity.id for row in apart}
    entries = [entity for entity in kept if entity.source.list_id == list_id and entity.id not in joined]
    for row in apart:
        if row.entity.source.list_id == list_id:
            entries.insert(row.place, row.entity)
    yield from entries


def _joined(one: Entity, two: Entity) -> Entity:
    both: dict[str, Any] = {name: tuple(dict.fromkeys((*getattr(one, name), *getattr(two, name)))) for name in _JOINED}
    both |= {name: getattr(one, name) or getattr(two, name) for name in _SINGLE}
    both["facts"] = tuple(dict.fromkeys((*both["facts"], *_differing(one, two))))
    return replace(one, **both)


def _differing(one: Entity, two: Entity) -> Iterator[Fact]:
    """What the second entry says otherwise, and where it stands: one party has one of each to show."""
    where = two.source
    for name in (*_SINGLE, "schema"):
        mine, other = str(getattr(one, name)), str(getattr(two, name))
        if mine and other and mine != other:
            yield Fact(f"{name} ({where.list_id})", other)
    if where != one.source:
        yield Fact("Also read in", f"{where.list_id}: {where.file} {where.record}")
