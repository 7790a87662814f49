"""Sessions: a random word in a cookie, kept as its hash, that ends by itself, with its user's password and with their roles."""

import base64
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from hmac import compare_digest
from hmac import digest as hmac

from seawall.access.users import User

TOKEN_BYTES = 32
# NIST SP 800-63B-3 4.2.3 (AAL2): signed in anew after 12 hours, or after 30 minutes in which nothing was done.
LONGEST = timedelta(hours=12)
IDLE = timedelta(minutes=30)
# Time enough to find the telephone; a session that still lacks something opens nothing else.
UNFINISHED = timedelta(minutes=10)
# How exactly it is known when a session was last used: a write for each page would be one too many.
NOTED = timedelta(minutes=1)
_FORM = b"seawall form 1"


class Wants(StrEnum):
    """What a session lacks before it opens anything."""

    NOTHING = ""
    CODE = "code"
    NEW_PASSWORD = "password"  # noqa: S105  # the word for what is wanted
    ENROLMENT = "enrolment"


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody's session as it is kept. sha256 is of the word in the cookie, epoch the user's when it began."""

    sha256: str
    user: str
    epoch: int
    made_at: datetime
    seen_at: datetime
    wants: Wants = Wants.NOTHING

    def is_over(self, user: User, now: datetime) -> bool:
        """Whether it opens nothing any more: too old, too long unused, or its user has changed or was disabled."""
        longest = UNFINISHED if self.wants else LONGEST
        # A clock that was put back by more than it may drift would lengthen every session.
        is_odd = self.made_at - now > NOTED
        is_old = is_odd or now - self.made_at >= longest or now - self.seen_at >= IDLE
        return is_old or user.is_disabled or user.epoch != self.epoch or user.id != self.user


def token_of(random: bytes) -> str:
    """The word in the cookie, of TOKEN_BYTES random bytes."""
    return base64.urlsafe_b64encode(random).decode().rstrip("=")


def kept(token: str) -> str:
    """What is kept of it."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def form_word(token: str) -> str:
    """The word that each form of a session carries: made of the session's own, so that no other session's is taken."""
    return base64.urlsafe_b64encode(hmac(token.encode("utf-8", "replace"), _FORM, "sha256")).decode().rstrip("=")


def is_form_word(token: str, said: str) -> bool:
    """Whether a form came with its session's word."""
    return compare_digest(form_word(token).encode(), said.encode("utf-8", "replace"))
