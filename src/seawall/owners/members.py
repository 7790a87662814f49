"""The members of an ownership graph that a payment's parties are looked for among, indexed as the lists are."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from seawall.entities import Address, Entity, ListedName, NameKind, Party, Source
from seawall.matching import Askers, Match, listed_of
from seawall.matching.freetext import Mention
from seawall.ownership import Member


class Members:
    """Some members of a graph, matched like entries of a list. Safe to share between threads; nothing in it changes."""

    def __init__(self, members: Iterable[Member]) -> None:
        self._entities = [_entity(member) for member in members]
        self._numbers = {entity.id: number for number, entity in enumerate(self._entities)}
        self._listed = listed_of(self._entities)
        self._askers = Askers(self._listed, partial(_member, self._entities, self._numbers))

    def __len__(self) -> int:
        return len(self._entities)

    def entity(self, member_id: str) -> Entity:
        """A member as what a party is compared with."""
        return _member(self._entities, self._numbers, member_id)

    def matches(self, parties: Sequence[Party], threshold: float) -> list[list[Match]]:
        """For each party the members that it may be with a score of at least `threshold` (0–1), best first."""
        matcher = self._askers.matcher
        if len(parties) == 1:
            return [matcher.matches(parties[0], threshold)]
        return matcher.matches_many(parties, threshold)

    def mentions(self, texts: Sequence[str], threshold: float) -> list[list[Mention]]:
        """For each text the members that it names with a score of at least `threshold` (0–1), in its order."""
        return self._askers.texts.mentions_many(texts, threshold)


def _member(entities: Sequence[Entity], numbers: Mapping[str, int], member_id: str) -> Entity:
    return entities[numbers[member_id]]


def _entity(member: Member) -> Entity:
    return Entity(
        id=member.id,
        schema=member.schema,
        names=(ListedName(member.name, NameKind.PRIMARY),),
        designations=(),
        source=Source("", member.source, member.place),
        identifiers=member.identifiers,
        addresses=tuple(Address(country=country) for country in member.countries),
    )
