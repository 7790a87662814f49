"""Whether the store answers: asked once for all who want to know, and not waited for longer than a probe waits."""

import asyncio
from collections.abc import Callable

from seawall.errors import StoreFailed

# Kubernetes gives a probe one second by default, load balancers two to five; a store that is well takes a thousandth.
_PATIENCE = 2.0


class Pulse:
    """Asks the store. A store that hangs keeps one thread waiting, however often anybody asks."""

    def __init__(self, ask: Callable[[], object]) -> None:
        self._ask = ask
        self._under_way: asyncio.Task[object] | None = None

    async def beats(self) -> bool:
        """Whether the store has answered in time."""
        if self._under_way is None or self._under_way.done():
            self._under_way = asyncio.create_task(asyncio.to_thread(self._ask))
        asked = self._under_way
        done, _ = await asyncio.wait({asked}, timeout=_PATIENCE)
        failure = asked.exception() if done else None
        if failure is not None and not isinstance(failure, StoreFailed):
            raise failure
        return bool(done) and failure is None
