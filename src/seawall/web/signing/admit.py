"""Who is admitted: a program by its key, remembered for some seconds, or a person by their session, looked up each time."""

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from seawall import admission
from seawall.access import Key, rights_of, sessions
from seawall.admission import Entered, Gate, who_is
from seawall.audit import Actor
from seawall.store import Store
from seawall.web.house import Visitor
from seawall.web.keys import key_in
from seawall.web.signing import cookies
from seawall.web.signing.forms import refuse_foreign

# A key is looked up once in so many seconds, not a thousand times in one. So long after it was revoked may a service still
# take it, each of its processes for itself.
REMEMBERED = timedelta(seconds=5)
# More keys than any house has; a flood of others is not remembered at all.
_MOST = 10_000


@dataclass(slots=True)
class Door:
    """What stands at the door of a house: give it to House as `admit`. now is the house's clock."""

    store: Store
    now: Callable[[], datetime]
    _known: dict[bytes, tuple[datetime, Key]] = field(default_factory=dict)
    _asked: dict[bytes, asyncio.Future[Key | None]] = field(default_factory=dict)

    async def __call__(self, request: Request) -> Visitor | None:
        """The visitor of a request; None where nobody proved to be anybody.

        A request that comes with a key is judged by it alone, whatever cookies it has. One that would change something in a
        session must come from a page of that session: HTTPException 403.
        """
        text = key_in(request)
        if text is not None:
            key = await self._key(text)
            return visitor_of_key(key) if key else None
        entered = await self._entered(request)
        if entered is None or entered.session.wants:
            return None
        if getattr(request.state, "entered", None) is None:
            await refuse_foreign(request, entered.token)
            request.state.entered = entered
            # What the desk's pages write into their forms.
            request.state.csrf = sessions.form_word(entered.token)
        return visitor_of(entered)

    async def _entered(self, request: Request) -> Entered | None:
        before = getattr(request.state, "entered", None)
        if isinstance(before, Entered):
            return before
        token = cookies.read(request, cookies.SESSION)
        gate = Gate(self.store, self.now(), secrets.token_bytes)
        return await run_in_threadpool(who_is, gate, token) if token else None

    async def _key(self, text: str) -> Key | None:
        """The key, from memory or the store; of many requests that ask for the same one at once, one asks the store."""
        digest, now = sha256(text.encode("utf-8", "replace")).digest(), self.now()
        at, key = self._known.get(digest, (None, None))
        if at is not None and key is not None and timedelta(0) <= now - at < REMEMBERED and not key.why_not(now):
            return key
        under_way = self._asked.get(digest)
        if under_way is not None:
            return await asyncio.shield(under_way)
        return await self._look_up(text, digest, now)

    async def _look_up(self, text: str, digest: bytes, now: datetime) -> Key | None:
        asking: asyncio.Future[Key | None] = asyncio.ensure_future(
            run_in_threadpool(admission.program, Gate(self.store, now, secrets.token_bytes), text)
        )
        self._asked[digest] = asking
        try:
            key = await asyncio.shield(asking)
        finally:
            self._asked.pop(digest, None)
        self._known.pop(digest, None)
        if key is not None:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[digest] = now, key
        return key


def visitor_of_key(key: Key) -> Visitor:
    """Who comes with a key: a program, or a program in a person's name, who then acts; never more than the key says."""
    return Visitor(key.actor, key.holder.name if key.holder else key.name, key.rights, by_key=True)


def visitor_of(entered: Entered) -> Visitor:
    """The person of a session."""
    user = entered.user
    return Visitor(Actor(user.id, user.roles), user.name, rights_of(user.roles))
