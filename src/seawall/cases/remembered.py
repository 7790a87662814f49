"""Remembered false positives on the tape: which of them hold, and how one ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from seawall.audit import Actor, Event
from seawall.audit.events import GoodGuyEnded, GoodGuyRemembered
from seawall.cases.commands import Said
from seawall.decisions import GoodGuy
from seawall.errors import NotAllowed


@dataclass(frozen=True, slots=True)
class Remembered:
    """One remembered false positive, by its number on the tape; ended says why it releases nobody any more."""

    seq: int
    stream: str
    on: date
    by: str
    body: GoodGuyRemembered
    ended: str = ""

    @property
    def good_guy(self) -> GoodGuy:
        """As decisions take it."""
        body = self.body
        return GoodGuy(
            body.scope.entity_id, self.by, body.reason, self.on, body.scope.expires, body.party_hash, body.entry_hash,
            body.policy, customer=body.scope.customer, account=body.scope.account,
        )  # fmt: skip


def remembered_of(events: Iterable[Event]) -> dict[int, Remembered]:
    """All remembered false positives of a tape, by number, the ended ones too."""
    found: dict[int, Remembered] = {}
    for event in events:
        if isinstance(event.body, GoodGuyRemembered):
            found[event.seq] = Remembered(event.seq, event.stream, event.at.date(), event.actor, event.body)
        elif isinstance(event.body, GoodGuyEnded):
            row = found[event.body.remembered]
            found[row.seq] = Remembered(row.seq, row.stream, row.on, row.by, row.body, event.body.why)
    return found


def end(row: Remembered, actor: Actor, why: str) -> Said:
    """End one: a person revokes it, or a program found that what it rested on has changed."""
    if row.ended:
        raise NotAllowed(f"it has ended already: {row.ended}")
    if not why.strip():
        raise NotAllowed("say why")
    if not actor.is_program and not actor.roles:
        raise NotAllowed(f"{actor.id} has no role")
    return ((row.stream, GoodGuyEnded(remembered=row.seq, why=why.strip())),)
