"""How a refresh tells how far it is."""

import threading
from collections.abc import Callable
from typing import TypeAlias

# (list id, or "corpus"; what is being done, how much of it is done, and how much there is: None where that is not known).
# What is counted follows from what is done: bytes in fetching, entries in reading.
Told: TypeAlias = Callable[[str, str, int, int | None], None]


class Ended(Exception):
    """Work was given up because the refresh that it belongs to was ended."""


def until(ended: threading.Event, told: Told) -> Told:
    """Tell as before, but give up with `Ended` once the event is set: telling is what all long work does."""

    def tell(list_id: str, what: str, done: int, total: int | None) -> None:
        if ended.is_set():
            raise Ended
        told(list_id, what, done, total)

    return tell


def silent(_list_id: str, _what: str, _done: int, _total: int | None) -> None:
    """Tell nobody."""
