"""One run of the rule kept up to date: what comes in and goes out when one holding or listing changes."""

from collections.abc import Iterable

from seawall.ownership.edges import Edges
from seawall.ownership.fifty_percent import OUTSIDE, Spread


class Side:
    """Members with the order in which they came in, and the sums of what members hold.

    Every member but the listed is carried by owners who came in before it: that is what keeps a ring from carrying
    itself when what brought it in is gone. bound picks the low or the high end of a holding.
    """

    def __init__(self, edges: Edges, bound: int, first: Spread, listed: Iterable[int], threshold: int) -> None:
        self._edges = edges
        self._bound = bound
        self._threshold = threshold
        self._order: list[int] = first.rounds.tolist()
        self._sums: list[int] = first.sums.tolist()
        self._listed = set(listed)
        self._last = max(self._order, default=0)

    def is_in(self, member: int) -> bool:
        """Whether a member is in the set."""
        return self._order[member] != OUTSIDE

    def add_member(self) -> None:
        """Room for one more member."""
        self._order.append(OUTSIDE)
        self._sums.extend([0] * self._edges.accounts)

    def holding_changed(
        self, owner: int, account: int, before: tuple[int, int], after: tuple[int, int]
    ) -> dict[int, bool]:
        """Take a changed holding into account; the members it moved, each with whether it was in before."""
        more = after[self._bound] - before[self._bound]
        if not self.is_in(owner) or not more:
            return {}
        self._sums[account] += more
        company = account // self._edges.accounts
        if more > 0:
            return dict.fromkeys(self._enter([company]), False)
        return dict.fromkeys(self._leave([company]), True)

    def listing_changed(self, member: int, *, is_listed: bool) -> dict[int, bool]:
        """Take a listing or its end into account; the members it moved, each with whether it was in before."""
        if is_listed:
            self._listed.add(member)
            return dict.fromkeys(self._enter([member]), False)
        self._listed.discard(member)
        return dict.fromkeys(self._leave([member]), True)

    def _enter(self, asked: list[int]) -> set[int]:
        """Bring in those asked for that have the sum, or are listed, and whom they bring in."""
        entered: set[int] = set()
        waiting = [member for member in asked if not self.is_in(member) and self._belongs(member)]
        while waiting:
            member = waiting.pop()
            if self.is_in(member):
                continue
            self._last += 1
            self._order[member] = self._last
            entered.add(member)
            for account, *bounds in self._edges.out_of(member):
                self._sums[account] += bounds[self._bound]
                if self._sums[account] >= self._threshold:
                    waiting.append(account // self._edges.accounts)
        return entered

    def _belongs(self, member: int) -> bool:
        first = member * self._edges.accounts
        reached = any(total >= self._threshold for total in self._sums[first : first + self._edges.accounts])
        return reached or member in self._listed

    def _leave(self, asked: list[int]) -> set[int]:
        """Take out those that nobody before them carries any more, then bring back those that others carry."""
        fallen: set[int] = set()
        waiting = list(asked)
        while waiting:
            member = waiting.pop()
            if member in fallen or not self.is_in(member) or self._is_carried(member, fallen):
                continue
            fallen.add(member)
            for account, *_ in self._edges.out_of(member):
                company = account // self._edges.accounts
                if self._order[company] > self._order[member]:
                    waiting.append(company)
        for member in fallen:
            self._order[member] = OUTSIDE
            for account, *bounds in self._edges.out_of(member):
                self._sums[account] -= bounds[self._bound]
        return fallen | self._enter(sorted(fallen))

    def _is_carried(self, member: int, fallen: set[int]) -> bool:
        """Whether it is listed, or those who came in before it and stay hold enough."""
        if member in self._listed:
            return True
        first = member * self._edges.accounts
        return any(
            self._carried(account, member, fallen) >= self._threshold
            for account in range(first, first + self._edges.accounts)
        )

    def _carried(self, account: int, member: int, fallen: set[int]) -> int:
        """What those who came in before a member, and stay, hold in one of its accounts."""
        return sum(
            bounds[self._bound]
            for owner, *bounds in self._edges.into(account)
            if owner not in fallen and OUTSIDE < self._order[owner] < self._order[member]
        )
