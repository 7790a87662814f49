"""The graph of who owns what: all statements of all sources together, frozen, in an order that changes nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from seawall.entities import PartialDate
from seawall.ownership.stake import ControlLink, Listing, Member, Stake, Statement


@dataclass(frozen=True)
class Graph:
    """Members by id, and every statement about them. A member that only a stake names has its id for a name."""

    members: dict[str, Member]
    stakes: tuple[Stake, ...] = ()
    controls: tuple[ControlLink, ...] = ()
    listings: tuple[Listing, ...] = ()

    @classmethod
    def of(cls, statements: Iterable[Statement]) -> "Graph":
        """The graph of some statements. Where a member is described twice the descriptions are joined."""
        members: dict[str, Member] = {}
        stakes: list[Stake] = []
        controls: list[ControlLink] = []
        listings: list[Listing] = []
        for said in statements:
            if isinstance(said, Stake):
                stakes.append(said)
            elif isinstance(said, Member):
                known = members.get(said.id)
                members[said.id] = joined(known, said) if known else said
            elif isinstance(said, ControlLink):
                controls.append(said)
            else:
                listings.append(said)
        for member_id in _named(stakes, controls, listings):
            if member_id not in members:
                members[member_id] = Member(member_id, member_id)
        return cls(members, tuple(stakes), tuple(controls), tuple(listings))

    def with_(self, *more: Statement) -> "Graph":
        """The graph with some more statements."""
        return Graph.of([*self.members.values(), *self.stakes, *self.controls, *self.listings, *more])

    def name(self, member_id: str) -> str:
        """What to call a member."""
        member = self.members.get(member_id)
        return member.name if member else member_id

    @cached_property
    def numbers(self) -> dict[str, int]:
        """A number for each member, in the order of their ids: the same whatever the order of the sources."""
        return {member_id: number for number, member_id in enumerate(sorted(self.members))}

    @cached_property
    def ids(self) -> list[str]:
        """The members' ids by number."""
        return list(self.numbers)

    @cached_property
    def ends(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The number of each stake's owner, and of its company."""
        number, count = self.numbers, len(self.stakes)
        owner = np.fromiter((number[stake.owner] for stake in self.stakes), np.int64, count)
        owned = np.fromiter((number[stake.owned] for stake in self.stakes), np.int64, count)
        return owner, owned

    @cached_property
    def stakes_in(self) -> dict[str, list[Stake]]:
        """The stakes in each member that anyone has a stake in."""
        found: dict[str, list[Stake]] = {}
        for stake in self.stakes:
            found.setdefault(stake.owned, []).append(stake)
        return found

    @cached_property
    def controls_of(self) -> dict[str, list[ControlLink]]:
        """The statements of control over each member."""
        found: dict[str, list[ControlLink]] = {}
        for link in self.controls:
            found.setdefault(link.held, []).append(link)
        return found

    def dates(self) -> Iterator[PartialDate]:
        """Every date at which something begins or ends."""
        for stake in self.stakes:
            yield from (moment for moment in (stake.since, stake.until) if moment)
        for link in self.controls:
            yield from (moment for moment in (link.since, link.until) if moment)


def joined(one: Member, two: Member) -> Member:
    """Two descriptions of one member: the fuller name, the narrower schema, all identifiers and countries of both.

    Which of two is fuller doesn't depend on which came first.
    """
    named = min((one, two), key=lambda member: (member.name == member.id, -len(member.name), member.name))
    kind = min((one, two), key=lambda member: (str(member.schema) == "LegalEntity", str(member.schema)))
    return Member(
        one.id,
        named.name,
        kind.schema,
        tuple(dict.fromkeys((*one.identifiers, *two.identifiers))),
        tuple(dict.fromkeys((*one.countries, *two.countries))),
        named.source,
        named.place,
    )


def _named(stakes: list[Stake], controls: list[ControlLink], listings: list[Listing]) -> Iterator[str]:
    for stake in stakes:
        yield stake.owner
        yield stake.owned
    for link in controls:
        yield link.holder
        yield link.held
    for listing in listings:
        yield listing.member
