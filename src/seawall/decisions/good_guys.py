"""Remembered false positives: each releases one customer from one entry while nothing about either has changed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

import msgspec

from seawall.entities import Entity, IdentifierKind, Party, Role, Source
from seawall.payments import Customer, Subject


class GoodGuy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One remembered decision: this customer is not this entry.

    customer or account says whom it speaks of: a customer's key, or an account number by which payments name it.
    party_hash, entry_hash and policy are what was looked at; when one of them changes, the finding is open again.
    """

    entity_id: str
    owner: str
    reason: str
    decided: date
    expires: date
    party_hash: str
    entry_hash: str
    policy: str
    customer: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What remembered decisions say of one finding: whether they release it, and why or why not any more."""

    releases: bool
    why: str


def party_hash(party: Party) -> str:
    """A hash of what is known of a customer; its role and the place where it stood in a file are no part of it."""
    return _hash(replace(party, role=Role.CUSTOMER, place=""))


def entry_hash(entity: Entity) -> str:
    """A hash of all that a list says of an entry; where in the list's file it stood is no part of it."""
    return _hash(replace(entity, source=Source("", "", "")))


def _hash(value: Party | Entity) -> str:
    return sha256(msgspec.json.encode(msgspec.to_builtins(value))).hexdigest()[:16]


def remembered(
    guys: Iterable[GoodGuy], subject: Subject, alike: tuple[Party, Entity], policy: str, on: date
) -> Remembered | None:
    """What the remembered decisions say of a party that is like an entry; None where none speaks of both."""
    party, entity = alike
    found = sorted(
        (guy for guy in guys if guy.entity_id == entity.id and _speaks_of(guy, subject, party)),
        key=lambda guy: (guy.decided, guy.expires, guy.owner, guy.reason),
        reverse=True,
    )
    if not found:
        return None
    hashes = party_hash(party), entry_hash(entity), policy
    told = [(guy, _reopened(guy, hashes, on)) for guy in found]
    for guy, changed in told:
        if not changed:
            return Remembered(True, f"remembered as a false positive until {guy.expires} ({guy.owner}: {guy.reason})")
    guy, changed = told[0]
    return Remembered(False, f"remembered as a false positive by {guy.owner}, open again: {changed}")


def _speaks_of(guy: GoodGuy, subject: Subject, party: Party) -> bool:
    if guy.customer:
        return isinstance(subject, Customer) and subject.key == guy.customer
    wanted = _folded(guy.account)
    accounts = (row.value for row in party.identifiers if row.kind is IdentifierKind.ACCOUNT)
    return bool(wanted) and any(_folded(value) == wanted for value in accounts)


def _folded(account: str) -> str:
    return "".join(account.split()).upper()


def _reopened(guy: GoodGuy, hashes: tuple[str, str, str], on: date) -> str:
    """Why a remembered decision does not hold any more; empty while it does."""
    party, entry, policy = hashes
    reasons = (
        ("the customer's data changed", guy.party_hash != party),
        ("the list entry changed", guy.entry_hash != entry),
        ("the policy changed", guy.policy != policy),
        (f"it expired on {guy.expires}", on > guy.expires),
        (f"it holds from {guy.decided} on only", on < guy.decided),
    )
    return ", ".join(text for text, holds in reasons if holds)


def good_guy(  # noqa: PLR0913  # who, what and by whom: each is a column of the file
    subject: Subject, party: Party, entity: Entity, policy: str,
    *, owner: str, reason: str, decided: date, expires: date, account: str = "",
) -> GoodGuy:  # fmt: skip
    """The row that remembers a false positive as of now; for a payment name the account that it speaks of."""
    return GoodGuy(
        entity.id, owner, reason, decided, expires, party_hash(party), entry_hash(entity), policy,
        customer="" if account else subject.key, account=account,
    )  # fmt: skip
