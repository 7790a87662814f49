"""Entries that share an id are one party: OFAC gives one number to a party on both of its lists."""

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from seawall.entities import Entity

# These are sequences of facts and are joined; of everything else the first entry's word stands.
_JOINED = tuple(field.name for field in fields(Entity) if str(field.type).startswith("tuple"))


def merged(entities: Iterable[Entity]) -> list[Entity]:
    """One entity an id, in the order of first appearance, with the names, designations and facts of all, each once."""
    found: dict[str, Entity] = {}
    for entity in entities:
        known = found.get(entity.id)
        found[entity.id] = entity if known is None else _joined(known, entity)
    return list(found.values())


def _joined(one: Entity, two: Entity) -> Entity:
    both: dict[str, Any] = {name: tuple(dict.fromkeys((*getattr(one, name), *getattr(two, name)))) for name in _JOINED}
    return replace(one, **both)
