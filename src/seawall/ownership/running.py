"""A running assessment: one stake, control link or listing more or less, and at once who changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from seawall.errors import SettingRefused
from seawall.ownership.assess import Assessment, Status, assess, rulings_of, status_of
from seawall.ownership.edges import Edges
from seawall.ownership.graph import Graph
from seawall.ownership.holdings import bounds_of, control_of
from seawall.ownership.regime import Aggregate, Regime
from seawall.ownership.share import places
from seawall.ownership.side import Side
from seawall.ownership.stake import ControlLink, Listing, Stake

Said: TypeAlias = Stake | ControlLink | Listing


@dataclass(frozen=True, slots=True)
class Change:
    """A member whose status changed."""

    member: str
    before: Status
    after: Status


class Running:
    """An assessment that is kept up to date; the one thing in this room that changes. Not for several threads.

    Raises SettingRefused for a regime that adds up each listed owner alone: assess it anew instead.
    """

    def __init__(self, graph: Graph, regime: Regime, on: date, listings: Iterable[Listing] = ()) -> None:
        if regime.aggregate is not Aggregate.ALL:
            raise SettingRefused(f"{regime.id} does not add all listed owners together: assess it anew instead")
        self._regime, self._on = regime, on
        more = tuple(listings)
        self._start(assess(graph.with_(*more) if more else graph, regime, on))

    def _start(self, first: Assessment) -> None:
        graph = first.graph
        self._first, self._ids, self._numbers = graph, list(graph.ids), dict(graph.numbers)
        self._stakes = {member: list(rows) for member, rows in graph.stakes_in.items()}
        self._controls = {member: list(rows) for member, rows in graph.controls_of.items()}
        self._listings: dict[str, list[Listing]] = {}
        for listing in graph.listings:
            self._listings.setdefault(listing.member, []).append(listing)
        self._rulings = dict(first.rulings)
        self._edges, self._unit = Edges(first.held), first.held.unit
        threshold = self._unit.threshold(self._regime)
        self._surely = Side(self._edges, 0, first.surely, self._flowing(certain=True), threshold)
        self._possibly = Side(self._edges, 1, first.possibly, self._flowing(certain=False), threshold)

    @property
    def graph(self) -> Graph:
        """The graph as it now is. It is made anew: ask for it once all is added."""
        stakes = (row for rows in self._stakes.values() for row in rows)
        controls = (row for rows in self._controls.values() for row in rows)
        listings = (row for rows in self._listings.values() for row in rows)
        return Graph.of([*self._first.members.values(), *stakes, *controls, *listings])

    def status(self, member_id: str) -> Status:
        """What now follows for a member. KeyError where there is none of this id."""
        number = self._numbers[member_id]
        rulings = self._rulings.get(member_id, ())
        return status_of(rulings, surely=self._surely.is_in(number), possibly=self._possibly.is_in(number))

    def add(self, said: Said) -> tuple[Change, ...]:
        """Add one statement; whose status changed, in the order of their ids."""
        for member in _named(said):
            self._admit(member)
        if isinstance(said, Stake):
            self._stakes.setdefault(said.owned, []).append(said)
        elif isinstance(said, ControlLink):
            self._controls.setdefault(said.held, []).append(said)
        else:
            self._listings.setdefault(said.member, []).append(said)
        return self._anew() if isinstance(said, Stake) and self._is_out_of_scale(said) else self._follow(said)

    def remove(self, said: Said) -> tuple[Change, ...]:
        """Take one statement back; whose status changed. Raises ValueError where it was not there."""
        if isinstance(said, Stake):
            self._stakes.get(said.owned, []).remove(said)
        elif isinstance(said, ControlLink):
            self._controls.get(said.held, []).remove(said)
        else:
            self._listings.get(said.member, []).remove(said)
        return self._follow(said)

    def _admit(self, member: str) -> None:
        if member not in self._numbers:
            self._numbers[member] = len(self._ids)
            self._ids.append(member)
            self._surely.add_member()
            self._possibly.add_member()

    def _is_out_of_scale(self, stake: Stake) -> bool:
        """Whether the unit can't hold it: more decimal places, or more stakes in one company than the unit was made for."""
        finest = max(places(stake.share.low), places(stake.share.high))
        return 10**finest > self._unit.scale or len(self._stakes[stake.owned]) >= self._unit.gap

    def _anew(self) -> tuple[Change, ...]:
        before = {member: self.status(member) for member in self._ids}
        self._start(assess(self.graph, self._regime, self._on))
        changed = sorted(member for member in self._ids if before.get(member) is not self.status(member))
        return tuple(Change(member, before[member], self.status(member)) for member in changed)

    def _follow(self, said: Said) -> tuple[Change, ...]:
        if isinstance(said, Listing):
            return self._listed(said.member)
        owner, company, account, after = self._holding(said)
        place = self._numbers[company] * self._edges.accounts + account
        before = self._edges.put(self._numbers[owner], place, *after)
        surely = self._surely.holding_changed(self._numbers[owner], place, before, after)
        possibly = self._possibly.holding_changed(self._numbers[owner], place, before, after)
        return self._changes(surely, possibly)

    def _holding(self, said: Stake | ControlLink) -> tuple[str, str, int, tuple[int, int]]:
        """Owner, company, account and bounds of the holding that a statement is part of."""
        if isinstance(said, ControlLink):
            links = [link for link in self._controls[said.held] if link.holder == said.holder]
            bounds = control_of(links, self._regime, self._unit, self._on)
            return said.holder, said.held, self._edges.accounts - 1, bounds
        rights = self._regime.rights
        if said.right not in rights:
            return said.owner, said.owned, 0, self._bounds_of(said.owner, said.owned, rights[0])
        bounds = self._bounds_of(said.owner, said.owned, said.right)
        return said.owner, said.owned, rights.index(said.right), bounds

    def _bounds_of(self, owner: str, owned: str, right: str) -> tuple[int, int]:
        rows = (row for row in self._stakes.get(owned, ()) if row.owner == owner and row.right == right)
        return bounds_of(rows, self._unit, self._on)

    def _listed(self, member: str) -> tuple[Change, ...]:
        before = self.status(member)
        rulings = rulings_of(self._listings[member], self._regime, self._on).get(member, ())
        self._rulings[member] = rulings
        number = self._numbers[member]
        surely, possibly = (any(ruling.flows(certain=certain) for ruling in rulings) for certain in (True, False))
        changes = self._changes(
            self._surely.listing_changed(number, is_listed=surely),
            self._possibly.listing_changed(number, is_listed=possibly),
        )
        if before is self.status(member):
            return tuple(change for change in changes if change.member != member)
        others = [change for change in changes if change.member != member]
        return tuple(sorted([*others, Change(member, before, self.status(member))], key=lambda change: change.member))

    def _changes(self, surely: dict[int, bool], possibly: dict[int, bool]) -> tuple[Change, ...]:
        """The members that came in or went out on either side, with their status before and now."""
        found = []
        for number in {*surely, *possibly}:
            member = self._ids[number]
            rulings = self._rulings.get(member, ())
            before = status_of(
                rulings,
                surely=surely.get(number, self._surely.is_in(number)),
                possibly=possibly.get(number, self._possibly.is_in(number)),
            )
            after = self.status(member)
            if before is not after:
                found.append(Change(member, before, after))
        return tuple(sorted(found, key=lambda change: change.member))

    def _flowing(self, *, certain: bool) -> list[int]:
        return [
            self._numbers[member]
            for member, rulings in self._rulings.items()
            if any(ruling.flows(certain=certain) for ruling in rulings)
        ]


def _named(said: Said) -> tuple[str, ...]:
    if isinstance(said, Stake):
        return said.owner, said.owned
    return (said.holder, said.held) if isinstance(said, ControlLink) else (said.member,)
