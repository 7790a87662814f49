"""Keys: what a program comes with, its own or a person's. Only the hash is kept; what it may do is named, and it ends on a day."""

import base64
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest

from seawall.access.rights import Right, rights_of
from seawall.access.users import User
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
# A person's word in a file is renewed each quarter, as is known who still works here.
LONGEST_OWN = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it is kept: sha256 is of its secret part, scopes what it may do, until its end.

    A person's own key (a token) has the person's id and epoch; holder is that person as they are now.
    """

    id: str
    name: str
    sha256: str
    scopes: frozenset[Right]
    made_at: datetime
    made_by: str
    until: datetime
    used_at: datetime | None = None
    revoked_at: datetime | None = None
    user: str = ""
    epoch: int = 0
    holder: User | None = None

    @property
    def actor(self) -> Actor:
        """Whose name goes on the tape: a person's, where it is theirs."""
        if self.holder is not None:
            return Actor(self.holder.id, self.holder.roles)
        return Actor(f"key:{self.id}", frozenset({Role.SERVICE}), is_program=True)

    @property
    def rights(self) -> frozenset[Right]:
        """What it may do: what it says, and no more than whoever has it may now."""
        return self.scopes & rights_of(self.actor.roles)

    def why_not(self, now: datetime) -> str:
        """Why the key opens nothing; empty where it does."""
        if self.user and (self.holder is None or self.holder.is_disabled):
            return f"{self.user} may not sign in"
        if self.holder is not None and self.holder.epoch != self.epoch:
            return f"ended when the password, the second factor or the roles of {self.user} changed"
        if self.revoked_at is not None:
            return f"revoked at {self.revoked_at:%Y-%m-%d %H:%M} UTC"
        return f"ended at {self.until:%Y-%m-%d %H:%M} UTC" if now >= self.until else ""


def scopes_of(said: Iterable[str], roles: Iterable[Role] = (Role.SERVICE,)) -> frozenset[Right]:
    """Rights by their names ("screen", "read-cases"). InputRefused for one that does not exist or nobody of these roles has."""
    programs = {slug(right): right for right in rights_of(roles) - {Right.ADMINISTER}}
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
    name: str,
    scopes: frozenset[Right],
    *,
    by: str,
    now: datetime,
    lasts: timedelta,
    chance: Callable[[int], bytes],
    holder: User | None = None,
) -> tuple[Key, str]:
    """A key, and the text that is shown once; with a holder it is that person's own.

    NotAllowed where it would last too long, do more than a program or its person may, or administer.
    """
    longest = LONGEST_OWN if holder else LONGEST
    if not timedelta(0) < lasts <= longest:
        raise NotAllowed(f"a key lasts 1 to {longest.days} days")
    if not scopes <= rights_of(holder.roles if holder else [Role.SERVICE]) - {Right.ADMINISTER}:
        raise NotAllowed(
            f"a key may do no more than {holder.name if holder else 'a program'} may, and never administers"
        )
    id_ = base64.b32encode(chance(_ID_BYTES)).decode().lower()
    secret = base64.urlsafe_b64encode(chance(_SECRET_BYTES)).decode().rstrip("=")
    user, epoch = (holder.id, holder.epoch) if holder else ("", 0)
    made = Key(id_, name, _hash(secret), scopes, now, by, now + lasts, user=user, epoch=epoch, holder=holder)
    return made, f"{_PREFIX}_{id_}_{secret}"


def parts(text: str) -> tuple[str, str] | None:
    """The id and the secret of a key's text; None where it has not the shape of one."""
    found = _SHAPE.fullmatch(text)
    return (found[1], found[2]) if found else None


def is_right(key: Key, secret: str) -> bool:
    """Whether this is the key's secret."""
    return compare_digest(key.sha256, _hash(secret))


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
