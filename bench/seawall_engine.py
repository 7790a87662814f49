"""Seawall for the harness: rows to entities and an index, queries to parties, matches to answers; its public face only."""

from collections.abc import Sequence

import numpy as np

from bench.data import Query, Row
from bench.engines import Answers
from seawall.entities import Designation, Entity, ListedName, Party, Role, Schema, Source
from seawall.matching import Listed, Matcher, build_index, listed_name

_SOURCE = Source("bench", "", "")
_DESIGNATION = Designation("", "", ())


def listed_of(rows: Sequence[Row]) -> Listed:
    """The list as a matcher asks for it."""
    entities = entities_of(rows)
    names = [
        (number, place, name, entity)
        for number, entity in sorted(entities.items())
        for place, name in enumerate(entity.names)
    ]
    return Listed(
        index=build_index([(number, listed_name(entity, name)) for number, _, name, entity in names]),
        record_name=np.array([place for _, place, _, _ in names], np.int32),
        record_weak=np.zeros(len(names), np.bool_),
        entity=entities.__getitem__,
        by_identifier=lambda _: (),
    )


def entities_of(rows: Sequence[Row]) -> dict[int, Entity]:
    """Entities by number, each with all its names."""
    texts: dict[int, list[str]] = {}
    for row in rows:
        texts.setdefault(row.entity, []).append(row.name)
    schemas = {row.entity: Schema(row.schema) for row in rows}
    return {
        number: Entity(str(number), schemas[number], tuple(map(ListedName, names)), (_DESIGNATION,), _SOURCE)
        for number, names in texts.items()
    }


def matcher_of(listed: Listed) -> Matcher:
    """A matcher over the list; each thread needs its own."""
    return Matcher(listed)


def answers(matcher: Matcher, queries: Sequence[Query], floor: float) -> Answers:
    """All entities at or above the floor for each query."""
    found = (matcher.matches(party_of(query), floor) for query in queries)
    return [[(int(match.entity_id), match.score) for match in matches] for matches in found]


def party_of(query: Query) -> Party:
    """A party of which only name and kind are known."""
    return Party(role=Role.CUSTOMER, names=(query.name,), schema=Schema(query.schema))
