"""Receipts found: by their name, by its first digits, or by the key of the payment or customer that was decided."""

from seawall.errors import InputRefused
from seawall.readings import DECISIONS, PREFIX, Recorded
from seawall.store import Store


def receipts_of(store: Store, asked: str) -> tuple[Recorded, ...]:
    """The recorded decisions that a name or a key stands for, oldest first. InputRefused where there is none."""
    named = store.state(DECISIONS, f"{PREFIX}{asked}")
    found = (named,) if named else tuple(row.state for row in store.states(DECISIONS, asked))
    if not found:
        raise InputRefused(f"no decision was recorded under the receipt or key {asked!r}")
    return tuple(sorted(found, key=lambda row: (row.at, row.receipt)))
