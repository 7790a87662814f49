"""Keys: what a program comes with. Only its hash is kept; what it may do is named, and it ends on a day."""

import base64
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest

from seawall.access.rights import Right, rights_of
from seawall.audit import Actor, Role
from seawall.errors import InputRefused, NotAllowed

# So that scanners of source code know one that was left there, and a reader knows what it is for.
_PREFIX = "seawall"
_ID_BYTES = 5
# 256 bits: they can't be guessed, so that a plain SHA-256 keeps them.
_SECRET_BYTES = 32
_SHAPE = re.compile(rf"{_PREFIX}_([a-z2-7]{{8}})_([A-Za-z0-9_-]{{43}})")
USUAL = timedelta(days=90)
# A key that nobody has looked at for a year is nobody's.
LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Key:
    """A program's key as it is kept: sha256 is of its secret part, scopes what it may do, until its end."""

    id: str
    name: str
    sha256: str
    scopes: frozenset[Right]
    made_at: datetime
    made_by: str
    until: datetime
    used_at: datetime | None = None
    revoked_at: datetime | None = None

    @property
    def actor(self) -> Actor:
        """Whose name goes on the tape."""
        return Actor(f"key:{self.id}", frozenset({Role.SERVICE}), is_program=True)

    def why_not(self, now: datetime) -> str:
        """Why the key opens nothing; empty where it does."""
        if self.revoked_at is not None:
            return f"revoked at {self.revoked_at:%Y-%m-%d %H:%M} UTC"
        return f"ended at {self.until:%Y-%m-%d %H:%M} UTC" if now >= self.until else ""


def scopes_of(said: Iterable[str]) -> frozenset[Right]:
    """Rights by their names ("screen", "read-cases"). InputRefused for one that does not exist or no program may have."""
    programs = {slug(right): right for right in rights_of([Role.SERVICE])}
    found = set()
    for word in said:
        right = programs.get(word.strip().lower().replace("_", "-"))
        if right is None:
            raise InputRefused(f"a key may not have {word[:40]!r}; it may have {', '.join(sorted(programs))}")
        found.add(right)
    if not found:
        raise InputRefused(f"say what the key may do: {', '.join(sorted(programs))}")
    return frozenset(found)


def slug(right: Right) -> str:
    """A right's name as it is typed."""
    return right.name.lower().replace("_", "-")


def new(  # noqa: PLR0913  # what a key consists of
    name: str, scopes: frozenset[Right], *, by: str, now: datetime, lasts: timedelta, chance: Callable[[int], bytes]
) -> tuple[Key, str]:
    """A key, and the text that is shown once. NotAllowed where it would last too long or do more than programs may."""
    if not timedelta(0) < lasts <= LONGEST:
        raise NotAllowed(f"a key lasts 1 to {LONGEST.days} days")
    if not scopes <= rights_of([Role.SERVICE]):
        raise NotAllowed("a key may do no more than a program may")
    id_ = base64.b32encode(chance(_ID_BYTES)).decode().lower()
    secret = base64.urlsafe_b64encode(chance(_SECRET_BYTES)).decode().rstrip("=")
    return Key(id_, name, _hash(secret), scopes, now, by, now + lasts), f"{_PREFIX}_{id_}_{secret}"


def parts(text: str) -> tuple[str, str] | None:
    """The id and the secret of a key's text; None where it has not the shape of one."""
    found = _SHAPE.fullmatch(text)
    return (found[1], found[2]) if found else None


def is_right(key: Key, secret: str) -> bool:
    """Whether this is the key's secret."""
    return compare_digest(key.sha256, _hash(secret))


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
