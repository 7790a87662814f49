"""All judgements over the entries of all lists: candidates by the matcher and by references, each pair judged once.

Of two entries the one that stands later asks. What did not change since the last time is not asked again: an entry that
did not change is asked only about those that did.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray

from seawall.clusters.connect import Clusters, connected
from seawall.clusters.judge import exclusions, judge
from seawall.clusters.judgement import Judgement, Verdict, in_order
from seawall.clusters.rolls import references, roll_of
from seawall.entities import Entity, Party, Role, Source
from seawall.matching import Listed, Match, Matcher, compare_names, listed_of

# The score from which the matcher's answers are judged: whoever is merged by name has all of it, at 0.9 and more.
FLOOR = 0.85
# So many parties are asked in one go, as in a screening.
_TOGETHER = 2048
# The kernels leave the interpreter: a second thread halves the wait, and the answers are the same.
_THREADS = 2
# From this share of changed entries on all are asked anew: it is faster than asking twice.
_MANY = 0.2
_NO_SOURCE = Source("", "", "")


@dataclass(frozen=True, slots=True)
class Known:
    """What was judged the last time, by which engine, and the print of each entry as it stood then."""

    engine: str = ""
    prints: Mapping[str, bytes] = field(default_factory=dict)
    judgements: tuple[Judgement, ...] = ()


NOTHING_KNOWN = Known()


def found_among(entities: Sequence[Entity], listed: Listed, engine: str, known: Known = NOTHING_KNOWN) -> Known:
    """Judge the pairs of entries of different rolls that are alike, share an identifier or refer to one another.

    entities in the order of their lists, as `listed` numbers them. The same entries give the same judgements, whether
    or not something was known of them before.
    """
    if len({roll_of(entity) for entity in entities}) < 2:
        return Known(engine)
    prints = {entity.id: print_of(entity) for entity in entities}
    before = known if known.engine == engine else NOTHING_KNOWN
    changed = frozenset(entity_id for entity_id, seen in prints.items() if before.prints.get(entity_id) != seen)
    kept = [
        row for row in before.judgements
        if not changed & {row.left, row.right} and row.left in prints and row.right in prints
    ]  # fmt: skip
    pairs = _asked(entities, listed, changed)
    judged = {row.pair: row for row in kept}
    by_id = {entity.id: entity for entity in entities}
    for one, two, match in _with_references(entities, pairs, changed):
        row = judge(by_id[one], by_id[two], match, f"seawall {engine}")
        if (
            row.verdict is Verdict.SAME or len(row.why) > 1
        ):  # who only has a date or a kind that differs is nobody's double
            judged[row.pair] = row
    return Known(engine, prints, tuple(judged[pair] for pair in sorted(judged)))


def clusters_of(entities: Sequence[Entity], judgements: Iterable[Judgement], persons: Iterable[Judgement]) -> Clusters:
    """The clusters of some entries by the engine's judgements, over which those of persons stand."""
    by_id = {entity.id: entity for entity in entities}
    rows = {row.pair: row for row in judgements}
    rows |= {row.pair: row for row in persons if row.left in by_id and row.right in by_id}
    rolls = {entity.id: roll_of(entity) for entity in entities}
    order = {entity.id: place for place, entity in enumerate(entities)}
    return connected(rows.values(), rolls, order, lambda one, two: exclusions(by_id[one], by_id[two]))


def print_of(entity: Entity) -> bytes:
    """What an entry says, as a short hash; where it was read changes nothing."""
    return blake2b(msgspec.msgpack.encode(replace(entity, source=_NO_SOURCE)), digest_size=12).digest()


_Pairs: TypeAlias = Iterator[tuple[str, str, Match]]
_Numbers: TypeAlias = NDArray[np.int64]


def _asked(entities: Sequence[Entity], listed: Listed, changed: frozenset[str]) -> _Pairs:
    """Each asking entry with an entry before it on another roll that it is like."""
    ranks, askers = _Ranks.of(entities), _not_of_first(entities)
    if len(changed) > _MANY * len(entities):
        yield from _matched(askers, ranks, Matcher(listed), entities)
        return
    fresh = [entity for entity in askers if entity.id in changed]
    if fresh:
        yield from _matched(fresh, ranks, Matcher(listed), entities)
    asked = [entity for entity in entities if entity.id in changed]
    if asked:
        others = [entity for entity in askers if entity.id not in changed]
        yield from _matched(others, ranks, Matcher(listed_of(asked)), asked)


def _not_of_first(entities: Sequence[Entity]) -> list[Entity]:
    """Entries that have one of another roll before them."""
    first = roll_of(entities[0])
    return [entity for entity in entities if roll_of(entity) != first]


@dataclass(frozen=True, slots=True)
class _Ranks:
    """Of each entry its place among all, and its roll as a number."""

    place: Mapping[str, int]
    roll: Mapping[str, int]

    @classmethod
    def of(cls, entities: Sequence[Entity]) -> "_Ranks":
        rolls: dict[str, int] = {}
        numbered = {entity.id: rolls.setdefault(roll_of(entity), len(rolls)) for entity in entities}
        return cls({entity.id: place for place, entity in enumerate(entities)}, numbered)

    def arrays(self, entities: Sequence[Entity]) -> tuple[_Numbers, _Numbers]:
        """Places and rolls of some entries."""
        ids = [entity.id for entity in entities]
        return np.array([self.place[one] for one in ids]), np.array([self.roll[one] for one in ids])


def _matched(askers: Sequence[Entity], ranks: _Ranks, matcher: Matcher, among: Sequence[Entity]) -> _Pairs:
    """Askers with the entries that `matcher` knows. Two in three pairs are not asked for, and explaining them costs most."""
    there, theirs = ranks.arrays(among)
    for start in range(0, len(askers), _TOGETHER):
        some = askers[start : start + _TOGETHER]
        here, ours = ranks.arrays(some)

        def wanted(one: _Numbers, two: _Numbers, here: _Numbers = here, ours: _Numbers = ours) -> NDArray[np.bool_]:
            before: NDArray[np.bool_] = (there[two] < here[one]) & (theirs[two] != ours[one])
            return before

        found = matcher.matches_many([party_of(entity) for entity in some], FLOOR, _THREADS, wanted)
        yield from ((one.id, match.entity_id, match) for one, rows in zip(some, found, strict=True) for match in rows)


def _with_references(entities: Sequence[Entity], pairs: _Pairs, changed: frozenset[str]) -> _Pairs:
    """The pairs, then those of which a list says that they are the same and that the matcher did not find alike."""
    seen = set()
    for one, two, match in pairs:
        seen.add(in_order(one, two))
        yield one, two, match
    by_id = {entity.id: entity for entity in entities}
    for one, two in _referring(entities):
        if changed & {one, two} and in_order(one, two) not in seen:
            seen.add(in_order(one, two))
            yield one, two, compare_names(party_of(by_id[one]), by_id[two])


# A reference is one party's: one that more entries bear is a group's number or a slip, and joins nothing.
_MOST_OF_ONE_REFERENCE = 12


def _referring(entities: Iterable[Entity]) -> Iterator[tuple[str, str]]:
    bearers: dict[str, list[str]] = {}
    for entity in entities:
        for key in dict.fromkeys(key for key, _ in references(entity)):
            bearers.setdefault(key, []).append(entity.id)
    for several in bearers.values():
        if 2 <= len(several) <= _MOST_OF_ONE_REFERENCE:
            for place, one in enumerate(several):
                yield from ((later, one) for later in several[place + 1 :])


def party_of(entity: Entity) -> Party:
    """A listed entity as a party to be screened: its strong names, and all that it says of itself."""
    strong = tuple(name.text for name in entity.names if not name.weak)
    return Party(
        Role.RELATED,
        strong or tuple(name.text for name in entity.names),
        entity.schema,
        entity.identifiers,
        entity.addresses,
        entity.birth_dates,
        (*entity.nationalities, *entity.citizenships),
        entity.gender,
    )
