"""Remembered false positives over time: of which customers another list of them, or another day, may say otherwise."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

import msgspec

from seawall.customers.standing import Standing
from seawall.decisions import GoodGuy
from seawall.decisions.good_guys import remembered
from seawall.entities import Entity
from seawall.payments import Customer


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Whom changed memories may speak of: customers by their keys, or anybody where one names an account."""

    keys: frozenset[str] = frozenset()
    by_account: bool = False

    def may_be(self, standing: Standing) -> bool:
        """Whether a customer must be looked at again.

        A memory speaks of a finding, and whoever had one has a hit; not always with the entry that is remembered, for
        listings of one party are one finding.
        """
        return bool(standing.hits) and (self.by_account or standing.key in self.keys)


def version_of_memory(guys: Iterable[GoodGuy]) -> str:
    """A short hash of remembered false positives, whatever their order; empty without any."""
    rows = sorted({msgspec.json.encode(guy) for guy in guys})
    return blake2b(b"\n".join(rows), digest_size=8).hexdigest() if rows else ""


def unsettled(before: Iterable[GoodGuy], after: Iterable[GoodGuy], last: date, today: date) -> Unsettled:
    """Whom memories speak of that came, went, or began or ended between two days."""
    then, now = set(before), set(after)
    changed = (then ^ now) | {guy for guy in then & now if _stage(guy, last) != _stage(guy, today)}
    keys = frozenset(guy.customer for guy in changed if guy.customer)
    return Unsettled(keys, any(not guy.customer for guy in changed))


def _stage(guy: GoodGuy, on: date) -> int:
    """Not yet decided, in force, or expired."""
    return (on >= guy.decided) + (on > guy.expires)


def by_entry(guys: Iterable[GoodGuy]) -> dict[str, tuple[GoodGuy, ...]]:
    """Remembered false positives by the entry that they speak of."""
    found: dict[str, list[GoodGuy]] = {}
    for guy in guys:
        found.setdefault(guy.entity_id, []).append(guy)
    return {entity_id: tuple(rows) for entity_id, rows in found.items()}


def told_of_memory(
    guys: Mapping[str, Sequence[GoodGuy]], customer: Customer, entity: Entity, policy: str, on: date
) -> str:
    """What is remembered of a customer and an entry, in the words of decisions; empty where nothing is."""
    mine = guys.get(entity.id, ())
    found = (remembered(mine, customer, (party, entity), policy, on) for party in customer.parties) if mine else ()
    return "; ".join(dict.fromkeys(one.why for one in found if one))
