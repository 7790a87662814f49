"""How a refresh tells how far it is."""

from collections.abc import Callable
from typing import TypeAlias

# (list id, what is being done, how much of it is done, and how much there is; None where that is not known).
# What is counted follows from what is done: bytes in fetching, entries in reading.
Told: TypeAlias = Callable[[str, str, int, int | None], None]


def silent(_list_id: str, _what: str, _done: int, _total: int | None) -> None:
    """Tell nobody."""
