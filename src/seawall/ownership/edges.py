"""Holdings that change: the flat arrays of a day with a few rows laid over them, read from either end."""

from collections.abc import Iterator

import numpy as np

from seawall.ownership.holdings import Holdings


class Edges:
    """Holdings by owner and by account, as (low, high) in units; rows that were set go before those of the arrays."""

    def __init__(self, held: Holdings) -> None:
        self.accounts = held.accounts
        self._held = held
        owners = np.arange(len(held.start) - 1)
        self._owner = np.repeat(owners, np.diff(held.start))
        self._by_account = np.argsort(held.account, kind="stable")
        self._begin = np.searchsorted(held.account[self._by_account], np.arange(len(owners) * held.accounts + 1))
        self._set: dict[tuple[int, int], tuple[int, int]] = {}
        self._more_out: dict[int, dict[int, None]] = {}
        self._more_in: dict[int, dict[int, None]] = {}

    def put(self, owner: int, account: int, low: int, high: int) -> tuple[int, int]:
        """Set one holding; what it was before."""
        before = self._set.get((owner, account))
        if before is None:
            before = self._in_arrays(owner, account)
            if before is None:
                self._more_out.setdefault(owner, {})[account] = None
                self._more_in.setdefault(account, {})[owner] = None
        self._set[owner, account] = (low, high)
        return before or (0, 0)

    def out_of(self, owner: int) -> Iterator[tuple[int, int, int]]:
        """What one owner holds: account, low, high."""
        for place in self._places(owner):
            account = int(self._held.account[place])
            yield (account, *self._at(owner, account, place))
        for account in self._more_out.get(owner, ()):
            yield (account, *self._set[owner, account])

    def into(self, account: int) -> Iterator[tuple[int, int, int]]:
        """Who holds something in one account: owner, low, high."""
        if account + 1 < len(self._begin):
            for row in range(self._begin[account], self._begin[account + 1]):
                place = int(self._by_account[row])
                owner = int(self._owner[place])
                yield (owner, *self._at(owner, account, place))
        for owner in self._more_in.get(account, ()):
            yield (owner, *self._set[owner, account])

    def _places(self, owner: int) -> range:
        start = self._held.start
        return range(start[owner], start[owner + 1]) if owner + 1 < len(start) else range(0)

    def _at(self, owner: int, account: int, place: int) -> tuple[int, int]:
        put = self._set.get((owner, account))
        return put if put is not None else (int(self._held.low[place]), int(self._held.high[place]))

    def _in_arrays(self, owner: int, account: int) -> tuple[int, int] | None:
        for place in self._places(owner):
            if self._held.account[place] == account:
                return int(self._held.low[place]), int(self._held.high[place])
        return None
