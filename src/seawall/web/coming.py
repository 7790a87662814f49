"""A service that is started while its database is away: it asks for it again and again, and goes on by itself when it is there."""

import asyncio
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import structlog

from seawall.admission import Gate, first_administrator, has_users
from seawall.errors import NotAllowed, SeawallError
from seawall.settings_signing import ADMIN_PASSWORD, from_file
from seawall.store import Store

# Asked again after 1, 2, 4 … seconds: a database that is started with the service is there within a few, and one that is away
# for hours is not asked more often than a probe asks us.
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 30.0
_log = structlog.get_logger("seawall.web")


@dataclass(frozen=True, slots=True)
class Coming:
    """What waits for a store that is away; wait_first is in seconds."""

    store: Store
    now: Callable[[], datetime]
    wait_first: float = _FIRST_WAIT

    async def run(self) -> None:
        """Ask until it is there, beside the requests; each time the log says why it is not, and when it is asked again."""
        wait = self.wait_first
        while why := await asyncio.to_thread(self._lacks):
            _log.warning("store", kind="away", said=why, again_in=wait)
            await asyncio.sleep(wait)
            wait = min(_LONGEST_WAIT, 2 * wait)
        _log.info("store", kind="opened")

    def _lacks(self) -> str:
        """Why the service can't use the store yet; empty where it can, and where a first start is made."""
        try:
            if self.store.come():
                self._first_start()
                return ""
        except SeawallError as refusal:  # it is there, and of another version: whoever mends it need not start us again
            return str(refusal)
        return self.store.away

    def _first_start(self) -> None:
        """Make the first administrator from the environment, where `seawall serve` could not; another process may be faster."""
        gate = Gate(self.store, self.now(), secrets.token_bytes)
        given = from_file(ADMIN_PASSWORD, os.environ)
        if not given or has_users(gate):
            return
        try:
            first_administrator(gate, "admin", "admin", given)
        except NotAllowed:
            return
        _log.info("first start", made="admin")
