"""The members of an ownership graph that a payment's parties are looked for among, indexed as the lists are."""

import threading
from collections.abc import Iterable, Sequence

from seawall.entities import Address, Entity, ListedName, NameKind, Party, Source
from seawall.matching import FieldMatcher, Match, listed_of
from seawall.matching.freetext import Mention, TextScreener
from seawall.ownership import Member


class Members:
    """Some members of a graph, matched like entries of a list. Safe to share between threads; nothing in it changes."""

    def __init__(self, members: Iterable[Member]) -> None:
        self._entities = [_entity(member) for member in members]
        self._numbers = {entity.id: number for number, entity in enumerate(self._entities)}
        self._listed = listed_of(self._entities)
        self._local = threading.local()

    def __len__(self) -> int:
        return len(self._entities)

    def entity(self, member_id: str) -> Entity:
        """A member as what a party is compared with."""
        return self._entities[self._numbers[member_id]]

    def matches(self, parties: Sequence[Party], threshold: float) -> list[list[Match]]:
        """For each party the members that it may be with a score of at least `threshold` (0–1), best first."""
        matcher: FieldMatcher | None = getattr(self._local, "matcher", None)
        if matcher is None:
            matcher = self._local.matcher = FieldMatcher(self._listed, self.entity, lambda: self._texts)
        if len(parties) == 1:
            return [matcher.matches(parties[0], threshold)]
        return matcher.matches_many(parties, threshold)

    def mentions(self, texts: Sequence[str], threshold: float) -> list[list[Mention]]:
        """For each text the members that it names with a score of at least `threshold` (0–1), in its order."""
        return self._texts.mentions_many(texts, threshold)

    @property
    def _texts(self) -> TextScreener:
        """One screener of texts for each thread."""
        screener: TextScreener | None = getattr(self._local, "texts", None)
        if screener is None:
            screener = self._local.texts = TextScreener(self._listed)
        return screener


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
