"""Listed names asked of parties and of texts by several threads: each has scratch memory of its own."""

import threading
from collections.abc import Callable
from functools import cache

from seawall.entities import Entity
from seawall.matching.fields import FieldMatcher
from seawall.matching.freetext import TextScreener
from seawall.matching.matcher import Listed


class Askers:
    """For each thread one matcher of parties and one reader of texts over the same names. Safe to share between threads.

    entity gives a listed entity by its id. Neither refers to whoever holds it: who lets go of the last one has its memory
    back at once, and needn't wait for the collector of cycles, which comes to a large process after hours.
    """

    def __init__(self, listed: Listed, entity: Callable[[str], Entity]) -> None:
        self._listed = listed
        self._entity = entity
        self._local = threading.local()

    @property
    def matcher(self) -> FieldMatcher:
        """The matcher of parties of the thread that asks."""
        return self._own().matcher

    @property
    def texts(self) -> TextScreener:
        """The reader of texts of the thread that asks."""
        return self._own().texts()

    def _own(self) -> "_Own":
        own: _Own | None = getattr(self._local, "own", None)
        if own is None:
            own = self._local.own = _Own(self._listed, self._entity)
        return own


class _Own:
    """A thread's two; the reader of texts is made when the first text comes."""

    def __init__(self, listed: Listed, entity: Callable[[str], Entity]) -> None:
        self.texts = cache(lambda: TextScreener(listed))
        self.matcher = FieldMatcher(listed, entity, self.texts)
