"""Users: who they are, what they may be at once, and what is kept of how they prove it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from seawall.audit import Role
from seawall.errors import InputRefused, NotAllowed

# An id stands in every event that its user causes, in streams, tables and logs: it is written one way, in signs that no
# terminal, log or file obeys.
_ID = re.compile(r"[a-z0-9](?:[a-z0-9._@+-]{0,62}[a-z0-9])?")
# What the program itself is called on the tape could be taken for a person.
_TAKEN = frozenset({"system", "seawall", "nobody", "anonymous"})
_LONGEST_NAME = 200

# Who can make users must not be able to decide with one; who only looks must not have acted (FFIEC, 31 CFR 501).
_APART = (
    (Role.ADMINISTRATOR, frozenset({Role.ANALYST, Role.APPROVER}), "who gives rights decides no cases"),
    (Role.AUDITOR, frozenset({Role.ANALYST, Role.APPROVER, Role.ADMINISTRATOR}), "who audits takes no part"),
)


@dataclass(frozen=True, slots=True)
class User:
    """One person who may sign in.

    id           in small letters; it never changes, and is never given to somebody else
    password     the hash by argon2id; empty where the user signs in elsewhere (subject)
    must_change  the password was set by somebody else, and opens nothing but the page to change it
    totp         the secret of the second factor, in base32; empty: none. totp_used is the number of the last code used
    recovery     SHA-256 of the recovery codes that are left
    subject      who this is at an OpenID provider: the issuer and its number for them
    epoch        raised when password, second factor or roles change: older sessions end
    """

    id: str
    name: str
    roles: frozenset[Role]
    made_at: datetime
    password: str = ""
    must_change: bool = False
    totp: str = ""
    totp_used: int = 0
    recovery: tuple[str, ...] = ()
    subject: str = ""
    is_disabled: bool = False
    epoch: int = 1


def id_of(said: str) -> str:
    """A user's id as it is kept. InputRefused where it can't be one."""
    id_ = folded(said)
    if not could_be(id_):
        raise InputRefused(
            "a user's id has 1 to 64 small letters a-z, digits and . _ @ + - (not at its ends), and is none of "
            f"{', '.join(sorted(_TAKEN))}"
        )
    return id_


def could_be(id_: str) -> bool:
    """Whether a folded text could be a user's id."""
    return bool(_ID.fullmatch(id_)) and id_ not in _TAKEN


def folded(said: str) -> str:
    """What somebody typed as their id, as ids are written; it may be no id at all."""
    return said.strip().casefold()


def name_of(said: str) -> str:
    """A person's name as it is shown: one line that nothing obeys. InputRefused where it is empty or too long."""
    name = " ".join("".join(sign if sign.isprintable() else " " for sign in said).split())
    if not name or len(name) > _LONGEST_NAME:
        raise InputRefused(f"a name of 1 to {_LONGEST_NAME} printable signs is expected")
    return name


def roles_of(said: Iterable[str]) -> frozenset[Role]:
    """Roles by their words. InputRefused for one that does not exist; NotAllowed where one person may not have them all."""
    known = {role.value: role for role in Role}
    roles = set()
    for word in said:
        if word.strip().lower() not in known:
            raise InputRefused(f"there is no role {word[:40]!r}; there are {', '.join(_persons())}")
        roles.add(known[word.strip().lower()])
    refuse_together(frozenset(roles))
    return frozenset(roles)


def _persons() -> list[str]:
    return [role.value for role in Role if role is not Role.SERVICE]


def refuse_together(roles: frozenset[Role]) -> None:
    """NotAllowed where one person may not have these roles at once, or has none, or would be a program."""
    if not roles:
        raise NotAllowed(f"a user has at least one role of {', '.join(_persons())}; to end one, disable the user")
    if Role.SERVICE in roles:
        raise NotAllowed("service is the role of programs, which come with a key: seawall keys make")
    for role, others, why in _APART:
        both = sorted(roles & others)
        if role in roles and both:
            raise NotAllowed(f"nobody is {role} and {both[0]} at once: {why}")
