"""Looking for cycles more seldom while a corpus is built: all entries of all lists are alive then, and looked at each time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# A building makes millions of values and no cycles; looking for them took a third of the time in which entries of seven
# lists are judged. What a library leaves as cycles stays below some fifty megabytes (as in crew.py).
_COLLECT = (500_000, 20, 100)


@contextmanager
def cycles_looked_for_seldom() -> Iterator[None]:
    """Inside it Python looks for cycles seldom; afterwards as before."""
    before = gc.get_threshold()
    gc.set_threshold(*_COLLECT)
    try:
        yield
    finally:
        gc.set_threshold(*before)
