"""An assessment: what one regime's test says of every member of a graph on a day, and what it could not exclude."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from enum import StrEnum
from functools import cached_property

import msgspec
import numpy as np

from seawall.ownership.fifty_percent import Spread, spread
from seawall.ownership.graph import Graph
from seawall.ownership.holdings import Holdings, holdings
from seawall.ownership.regime import Aggregate, Reach, ReachRow, Regime
from seawall.ownership.stake import Listing

# Enough digits for a percentage of MOST_PLACES places: nothing is rounded.
_EXACT = Context(prec=64)


class Status(StrEnum):
    """What follows from ownership and listing; ordered by rank."""

    CLEAR = "not blocked"
    POSSIBLE = "possibly blocked"
    BLOCKED = "blocked"

    @property
    def rank(self) -> int:
        """Its place in the order: a higher one is stricter."""
        return list(Status).index(self)

    def word(self, regime: Regime) -> str:
        """The status in the regime's own word: "possibly frozen"."""
        return self.value.replace("blocked", regime.word)


@dataclass(frozen=True, slots=True)
class Ruling:
    """One listing and how far it reaches."""

    listing: Listing
    row: ReachRow

    @property
    def is_certain(self) -> bool:
        """Whether the listing is certain and its reach known."""
        return self.listing.certain and self.row.reach is not Reach.DOUBT

    def flows(self, *, certain: bool) -> bool:
        """Whether it reaches what the party owns: for certain, or at least possibly."""
        if self.row.reach is Reach.DOUBT:
            return not certain
        return self.row.reach is Reach.OWNED and (self.listing.certain or not certain)


@dataclass(frozen=True, slots=True)
class Sum:
    """What blocked persons hold together of the right that comes nearest to the threshold, in percent.

    low counts blocked owners with their lower bounds, high possibly blocked ones too with their upper bounds, at most
    100. is_control says that it is not a share but control that counts as ownership.
    """

    low: Decimal
    high: Decimal
    is_control: bool = False


def status_of(rulings: Iterable[Ruling], *, surely: bool, possibly: bool) -> Status:
    """The status from a member's own listings and from the two runs of the rule."""
    itself = [ruling for ruling in rulings if ruling.row.reach is not Reach.NONE]
    if surely or any(ruling.is_certain for ruling in itself):
        return Status.BLOCKED
    return Status.POSSIBLE if possibly or itself else Status.CLEAR


@dataclass(frozen=True)
class Assessment:
    """The result of one test; made by `assess`."""

    graph: Graph
    regime: Regime
    on: date
    rulings: dict[str, tuple[Ruling, ...]]
    held: Holdings
    surely: Spread
    possibly: Spread

    def status(self, member_id: str) -> Status:
        """What follows for a member. KeyError where the graph has none of this id."""
        number = self.graph.numbers[member_id]
        rulings = self.rulings.get(member_id, ())
        return status_of(rulings, surely=self.surely.is_in(number), possibly=self.possibly.is_in(number))

    def is_listed(self, member_id: str) -> bool:
        """Whether a listing of the member itself carries its status."""
        return any(ruling.row.reach is not Reach.NONE for ruling in self.rulings.get(member_id, ()))

    def counts(self, member_id: str) -> Status:
        """As what a member's stakes are counted: one that is blocked by itself only counts for nothing."""
        number = self.graph.numbers[member_id]
        if self.surely.is_in(number):
            return Status.BLOCKED
        return Status.POSSIBLE if self.possibly.is_in(number) else Status.CLEAR

    def round(self, member_id: str) -> int:
        """The round in which the member came in, counted where it is surest; -1 where it never did."""
        number = self.graph.numbers[member_id]
        return int((self.surely if self.surely.is_in(number) else self.possibly).rounds[number])

    def sum(self, member_id: str) -> Sum:
        """What blocked persons hold of a member."""
        first = self.graph.numbers[member_id] * self.held.accounts
        best = max(range(self.held.accounts), key=lambda place: self._bounds(first + place))
        low, high = self._bounds(first + best)
        return Sum(self.percent(low), self.percent(high), best == self.held.accounts - 1 and high > 0)

    def _bounds(self, account: int) -> tuple[int, int]:
        return int(self.surely.sums[account]), int(self.possibly.sums[account])

    def percent(self, units: int) -> Decimal:
        """Units to percent, at most 100: sums beyond are told by a flag. Open bounds are rounded to their number."""
        gap, half = self.held.unit.gap, self.held.unit.gap // 2
        return min(Decimal(100), _EXACT.divide(Decimal((units + half) // gap), Decimal(self.held.unit.scale)))

    @cached_property
    def touched(self) -> tuple[str, ...]:
        """The members with a status, a listing or any stake of a blocked person in them, in the order of their ids."""
        accounts, ids = self.held.accounts, self.graph.ids
        found = set(np.flatnonzero(self.possibly.rounds >= 0).tolist())
        found |= set((np.flatnonzero(self.possibly.sums > 0) // accounts).tolist())
        found |= {self.graph.numbers[member_id] for member_id in self.rulings}
        controlled = {link.held for link in self.graph.controls if self.possibly.is_in(self.graph.numbers[link.holder])}
        return tuple(ids[number] for number in sorted(found | {self.graph.numbers[held] for held in controlled}))

    @property
    def notices(self) -> Iterator[str]:
        """What must be said beside every result: whether the rule is in force, and how well it is known."""
        for row in self.regime.states_on(self.on):
            yield f"{self.regime.title}: {row.state} on {self.on} – {row.cite} [{row.verified}]"
        if self.regime.verified not in {"A", "B"}:
            yield f"{self.regime.title}: the rule's source is not verified [{self.regime.verified}]: {self.regime.cite}"


def assess(graph: Graph, regime: Regime, on: date, listings: Iterable[Listing] = ()) -> Assessment:
    """Run a regime's test over a graph as it stands on a day, with the graph's own listings and some more.

    Listings of members that the graph doesn't have are passed over: they own nothing in it.
    """
    rulings = rulings_of(
        (listing for listing in (*graph.listings, *listings) if listing.member in graph.members), regime, on
    )
    held = holdings(graph, regime, on)
    threshold = held.unit.threshold(regime)
    sure, possible = _groups(graph, regime, rulings, certain=True), _groups(graph, regime, rulings, certain=False)
    return Assessment(
        graph,
        regime,
        on,
        rulings,
        held,
        spread(held, held.low, sure, threshold),
        spread(held, held.high, possible, threshold),
    )


def rulings_of(listings: Iterable[Listing], regime: Regime, on: date) -> dict[str, tuple[Ruling, ...]]:
    """The listings that stand on a day, each with its reach: one for each designation, by member."""
    found: dict[str, dict[Ruling, None]] = {}
    for listing in listings:
        for designation in listing.designations:
            if designation.since is None or designation.since <= on:
                one = msgspec.structs.replace(listing, designations=(designation,))
                found.setdefault(listing.member, {})[Ruling(one, regime.reach_of(designation))] = None
    return {member: tuple(rulings) for member, rulings in found.items()}


def _groups(graph: Graph, regime: Regime, rulings: dict[str, tuple[Ruling, ...]], *, certain: bool) -> list[list[int]]:
    """The listed parties whose reach includes what they own, in the groups that a regime adds up."""
    flowing = {
        member: reaching
        for member, all_of_it in rulings.items()
        if (reaching := [ruling for ruling in all_of_it if ruling.flows(certain=certain)])
    }
    if regime.aggregate is Aggregate.ALL:
        return [[graph.numbers[member] for member in flowing]]
    if regime.aggregate is Aggregate.EACH:
        return [[graph.numbers[member]] for member in sorted(flowing)]
    tags = sorted({tag for reaching in flowing.values() for ruling in reaching for tag in _directives(ruling)})
    return [
        [
            graph.numbers[member]
            for member, reaching in flowing.items()
            # Where the directive is not said, it may be any.
            if any(tag in _directives(ruling) or not (_directives(ruling) or certain) for ruling in reaching)
        ]
        for tag in tags or [""]
    ]


def _directives(ruling: Ruling) -> tuple[str, ...]:
    tags = (tag for designation in ruling.listing.designations for tag in designation.programmes)
    return tuple(tag for tag in tags if "directive" in tag.casefold())
