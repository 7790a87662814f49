"""The corpus in use, held open and exchanged whole when a refresh has swapped it.

A request asks once and works with what it got to its end: the one it got stays open as long as anybody has it.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path
from time import time

import structlog

from seawall.corpus import Corpus, current
from seawall.corpus.swap import pointed_at
from seawall.errors import CorpusMissing
from seawall.web import metrics

# A swap is seen within so many seconds: reading the pointer costs some ten microseconds.
_LOOK_EVERY = 1.0
_log = structlog.get_logger("seawall.web")


class Holder:
    """The corpus of a home folder. Call it for the one in use; CorpusMissing where there is none.

    ready is called with a corpus before it is used, so that no request waits for what is made of it.
    """

    def __init__(self, home: Path, ready: Callable[[Corpus], object] = lambda _: None) -> None:
        self._home = home
        self._ready = ready
        self._corpus: Corpus | None = None
        self._told = ""

    def __call__(self) -> Corpus:
        if self._corpus is None:
            raise CorpusMissing(f"no lists are loaded in {self._home}; run seawall refresh")
        return self._corpus

    def look(self) -> bool:
        """Open the corpus that the pointer names, where it is another; whether it was.

        One that can't be opened leaves the old one in use, and is told once.
        """
        try:
            version = pointed_at(self._home)
            if self._corpus is not None and self._corpus.version == version:
                return False
            opened = current(self._home)
            opened.prepare()
            self._ready(opened)
        except CorpusMissing as missing:
            if str(missing) != self._told:
                self._told = str(missing)
                _log.error("corpus", kind="can't be opened", in_use=self._corpus.version if self._corpus else "")
            return False
        self._corpus, self._told = opened, ""
        metrics.LOADED.set(time())
        metrics.ENTITIES.set(len(opened))
        _log.info("corpus", version=opened.version, entities=len(opened))
        return True

    async def watch(self) -> None:
        """Look again and again, beside the requests, until it is cancelled."""
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            await asyncio.to_thread(self.look)
