"""Who was let in and who was not, who was given which rights, and who read which case: one part of the page of events.

Streams are "user:ID", "key:ID", "sign-in" for names that nobody has, "reads:case:ID", and "reads:" before the stream of
whatever else was read. What somebody typed as a name that nobody has is never kept: it is as often a password in the wrong
field. A body is never changed once it was written: a new need is a new field with a usual value, or a new body.
"""

from datetime import datetime

from seawall.audit.body import EventBody


class UserAdded(EventBody, frozen=True, tag="access.user-added"):
    """A user with roles; subject says that an OpenID provider vouches for them."""

    private = frozenset({"name", "subject"})
    roles: tuple[str, ...]
    name: str
    subject: str = ""


class RolesGiven(EventBody, frozen=True, tag="access.roles-given"):
    """What the user may do from now on, in whole. Older sessions have ended."""

    roles: tuple[str, ...]


class UserDisabled(EventBody, frozen=True, tag="access.user-disabled"):
    """The user may not sign in any more."""

    private = frozenset({"why"})
    why: str = ""


class UserEnabled(EventBody, frozen=True, tag="access.user-enabled"):
    """The user may sign in again."""

    private = frozenset({"why"})
    why: str = ""


class PasswordSet(EventBody, frozen=True, tag="access.password-set"):
    """A new password. by_another: whoever stands on the event set it, and the user must change it when they come."""

    by_another: bool


class SecondFactorSet(EventBody, frozen=True, tag="access.second-factor-set"):
    """A second factor was enrolled, or taken away (is_on False)."""

    is_on: bool


class SignInUnlocked(EventBody, frozen=True, tag="access.sign-in-unlocked"):
    """The wrong attempts of a user were forgotten by somebody's hand."""


class KeyMade(EventBody, frozen=True, tag="access.key-made"):
    """A program's key: what it may do, until when."""

    private = frozenset({"name"})
    name: str
    scopes: tuple[str, ...]
    until: datetime


class KeyRevoked(EventBody, frozen=True, tag="access.key-revoked"):
    """The key opens nothing any more."""

    private = frozenset({"why"})
    why: str = ""


class SignedIn(EventBody, frozen=True, tag="access.signed-in"):
    """Somebody has proved who they are: by "password", "password and code", "password and recovery code", or "provider"."""

    private = frozenset({"address"})
    by: str
    address: str = ""


class SignInRefused(EventBody, frozen=True, tag="access.sign-in-refused"):
    """Somebody was not let in, and why. until: the name is refused until then, whatever comes (9999: for good)."""

    private = frozenset({"address"})
    why: str
    address: str = ""
    until: datetime | None = None


class SignedOut(EventBody, frozen=True, tag="access.signed-out"):
    """A session was ended by its user; everywhere: all of theirs were."""

    everywhere: bool = False


class CaseRead(EventBody, frozen=True, tag="access.case-read"):
    """Somebody was shown a case; what says which part of it."""

    case: str
    what: str = ""


class StreamRead(EventBody, frozen=True, tag="access.read"):
    """Somebody was shown an exposure or a document that was read in; of is its stream, what says which part of it."""

    of: str
    what: str = ""
