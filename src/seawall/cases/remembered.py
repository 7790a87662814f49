"""Remembered false positives on the tape: which of them hold, why one ends, and who may end it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from seawall.audit import Actor, Body, Event
from seawall.audit.events import AlertAdded, GoodGuyEnded, GoodGuyRemembered
from seawall.audit.words import Suspect
from seawall.cases.commands import Said, person, worded
from seawall.decisions import GoodGuy
from seawall.entities import IdentifierKind
from seawall.errors import ChainBroken, NotAllowed
from seawall.payments import Subject

PREFIX = "good-guy:"


@dataclass(frozen=True, slots=True)
class Remembered:
    """One remembered false positive, by its number on the tape.

    ended says why it releases nobody any more; last is the number of its stream's last event.
    """

    seq: int
    stream: str
    on: date
    by: str
    body: GoodGuyRemembered
    ended: str = ""
    last: int = 0

    @property
    def good_guy(self) -> GoodGuy:
        """As decisions take it."""
        body = self.body
        return GoodGuy(
            body.scope.entity_id, self.by, body.reason, self.on, body.scope.expires, body.party_hash, body.entry_hash,
            body.policy, customer=body.scope.customer, account=body.scope.account,
        )  # fmt: skip

    def why_not(self, on: date) -> str:
        """Why it releases nobody on a day; empty while it may."""
        if self.ended:
            return self.ended
        return f"it expired on {self.body.scope.expires}" if on > self.body.scope.expires else ""


def remembered_of(events: Iterable[Event]) -> dict[int, Remembered]:
    """All remembered false positives of a tape, by number, the ended ones too."""
    found: dict[int, Remembered] = {}
    last: dict[str, int] = {}
    for event in events:
        if isinstance(event.body, GoodGuyRemembered):
            found[event.seq] = Remembered(event.seq, event.stream, event.at.date(), event.actor, event.body)
        elif isinstance(event.body, GoodGuyEnded):
            if event.body.remembered not in found:
                raise ChainBroken(f"event {event.seq} ends {event.body.remembered}, which is no remembered decision")
            row = found[event.body.remembered]
            found[row.seq] = replace(row, ended=event.body.why)
        else:
            continue
        last[event.stream] = event.seq
    return {seq: replace(row, last=last[row.stream]) for seq, row in found.items()}


def end(row: Remembered, actor: Actor, why: str) -> Said:
    """Revoke one; what it released before stays released, what comes next is looked at. NotAllowed where it has ended."""
    if row.ended:
        raise NotAllowed(f"it has ended already: {row.ended}")
    person(actor)
    return ((row.stream, GoodGuyEnded(remembered=row.seq, why=worded(why, "why"))),)


def lapsed(
    rows: Iterable[Remembered], subject: Subject, alert: AlertAdded, on: date
) -> tuple[dict[int, tuple[str, Body]], str]:
    """The remembered decisions that a new alert shows to hold no more, each with the event that ends it; and why, in words.

    An account's decision is not ended because a payment names its holder otherwise: the next one may name it as before.
    """
    ended: dict[int, tuple[str, Body]] = {}
    told: list[str] = []
    for row in rows:
        suspects = [one for one in alert.suspects if one.entity_id == row.body.scope.entity_id]
        if not suspects or not _speaks_of(row, subject):
            continue
        why = _changed(row, suspects, alert.policy, on)
        if why:
            told.append(f"remembered as a false positive by {row.by} on {row.on}, and {why}")
            if not (row.body.scope.account and why == _DATA):
                ended[row.seq] = (row.stream, GoodGuyEnded(remembered=row.seq, why=why))
    return ended, "; ".join(told)


_DATA = "the customer's data changed"


def _speaks_of(row: Remembered, subject: Subject) -> bool:
    scope = row.body.scope
    if scope.customer:
        return subject.key == scope.customer
    wanted = _folded(scope.account)
    return any(
        value.kind is IdentifierKind.ACCOUNT and _folded(value.value) == wanted
        for party in subject.parties
        for value in party.identifiers
    )


def _folded(account: str) -> str:
    return "".join(account.split()).upper()


def _changed(row: Remembered, suspects: Iterable[Suspect], policy: str, on: date) -> str:
    """What of it is not as it was when it was decided."""
    seen = list(suspects)
    expired = row.why_not(on)
    reasons = (
        (_DATA, all(one.party_hash != row.body.party_hash for one in seen)),
        ("the list entry changed", all(one.entry_hash != row.body.entry_hash for one in seen)),
        ("the policy changed", row.body.policy != policy),
        (expired, bool(expired)),
    )
    return ", ".join(text for text, holds in reasons if holds)
