"""Seawall for the harness: rows to entities and an index, queries to parties, matches to answers; its public face only."""

import threading
from collections.abc import Sequence

import numpy as np

from bench.data import Query, Row
from bench.engines import Answers
from seawall.entities import Designation, Entity, ListedName, Party, Role, Schema, Source
from seawall.matching import Listed, Matcher, build_index, records_of

_SOURCE = Source("bench", "", "")
_DESIGNATION = Designation("", "", ())


def listed_of(rows: Sequence[Row]) -> Listed:
    """The list as a matcher asks for it."""
    entities = entities_of(rows)
    records = list(records_of(sorted(entities.items())))
    return Listed(
        index=build_index([(number, name) for number, _, name in records]),
        record_name=np.array([place for _, place, _ in records], np.int32),
        record_weak=np.zeros(len(records), np.bool_),
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


def answers(listed: Listed, queries: Sequence[Query], floor: float, cores: int) -> Answers:
    """All entities at or above the floor for each query with their reasons, on so many threads."""
    parties = [party_of(query) for query in queries]
    if len(parties) == 1:
        found = [_matcher(listed).matches(parties[0], floor)]
    else:
        # A matcher of its own: no name or word of the batch was met before, however often it is timed.
        found = Matcher(listed).matches_many(parties, floor, cores)
    return [[(int(match.entity_id), match.score) for match in matches] for matches in found]


def why(listed: Listed, query: Query, floor: float) -> str:
    """The best match of a query in words."""
    matches = _matcher(listed).matches(party_of(query), floor)
    reasons = (
        "; ".join(f"{reason.points:+.1f} {reason.feature}: {reason.text}" for reason in matches[0].reasons)
        if matches
        else ""
    )
    return f"{matches[0].listed_name} | {reasons}" if matches else "nothing"


_local = threading.local()


def _matcher(listed: Listed) -> Matcher:
    """One matcher for each thread and list, kept as a service would keep it."""
    kept: tuple[Listed, Matcher] | None = getattr(_local, "matcher", None)
    if kept is None or kept[0] is not listed:
        kept = _local.matcher = (listed, Matcher(listed))
    return kept[1]


def party_of(query: Query) -> Party:
    """A party of which only name and kind are known."""
    return Party(role=Role.CUSTOMER, names=(query.name,), schema=Schema(query.schema))
