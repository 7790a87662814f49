"""Events of a property's stream to the property: each is taken up or, where it fits nothing before it, kept as unfit and said."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import msgspec

from seawall.audit import Event, kind_of
from seawall.audit.events import (
    ChargeDebited,
    DocumentAttached,
    EntryStruck,
    InterestAccrued,
    PropertyAmended,
    PropertyBlocked,
    PropertyTransferred,
    PropertyUnblocked,
    ValueRestated,
)
from seawall.ledger.amounts import EXACT, ZERO, shown
from seawall.ledger.property import Entry, Paper, Posting, Property

PREFIX = "property:"


def properties_of(events: Iterable[Event]) -> dict[str, Property]:
    """All items, by id, of events of any streams; events of other streams are passed over."""
    found: dict[str, Property] = {}
    for event in events:
        if event.stream.startswith(PREFIX):
            name = event.stream.removeprefix(PREFIX)
            after = fold(found.get(name), event)
            if after is not None:
                found[name] = after
    return found


def fold(before: Property | None, event: Event) -> Property | None:
    """The item after one more event of its stream; None before the block."""
    body = event.body
    if before is not None:
        return _after(replace(before, last=event.seq), event)
    if not isinstance(body, PropertyBlocked):
        return None
    return Property(event.stream.removeprefix(PREFIX), body, event.seq, event.at, event.actor, event.seq)


def _after(item: Property, event: Event) -> Property:
    body = event.body
    if isinstance(body, PropertyAmended):
        return replace(item, facts=amended(item.facts, body))
    if isinstance(body, DocumentAttached):
        return replace(item, papers=(*item.papers, Paper(body.name, body.sha256, body.size)))
    if isinstance(body, EntryStruck):
        return _struck(item, event.seq, body.entry)
    if isinstance(body, InterestAccrued | ChargeDebited | PropertyTransferred | PropertyUnblocked | ValueRestated):
        return _posted(item, event, body)
    return _unfit(item, event.seq, f"{kind_of(body)} is nothing that happens to an item that is blocked already")


def amended(facts: PropertyBlocked, said: PropertyAmended) -> PropertyBlocked:
    """The facts with what an amendment says; what it says nothing of stays."""
    named = {name: getattr(said, name) for name in said.__struct_fields__ if name != "why"}
    return msgspec.structs.replace(facts, **{name: value for name, value in named.items() if value is not None})


def day_of(body: Posting) -> date:
    """The day from which a posting changes what is held."""
    return (body.credited or body.until) if isinstance(body, InterestAccrued) else body.on


def change_of(body: Posting, held: Decimal) -> Decimal:
    """What a posting adds to what is held."""
    match body:
        case InterestAccrued(amount=amount):
            return amount
        case ChargeDebited(amount=amount):
            return -amount
        case PropertyUnblocked(amount=amount):
            return -held if amount is None else -amount
        case PropertyTransferred(within=within):
            return ZERO if within else -held
        case _:
            return ZERO


def wrong_with(item: Property, body: Posting) -> str:
    """Why a posting can't follow what was posted before; empty where it can."""
    if item.is_struck:
        return "the item was recorded in error"
    if item.ended:
        return f"nothing of it is held here any more since {item.ended.on}"
    if day_of(body) < item.last_day:
        return f"{day_of(body)} is before {item.last_day}, the day of the last posting: strike that one first"
    held = EXACT.add(item.held, change_of(body, item.held))
    if held < 0:
        gone = shown(-change_of(body, item.held), item.measure)
        return f"{gone} {item.measure} is more than the {shown(item.held, item.measure)} held"
    if isinstance(body, InterestAccrued) and body.since < (item.interest_until or item.facts.on):
        return f"interest from {body.since} on overlaps what was accrued until {item.interest_until or item.facts.on}"
    return ""


def _posted(item: Property, event: Event, body: Posting) -> Property:
    wrong = wrong_with(item, body)
    if wrong:
        return _unfit(item, event.seq, wrong)
    change = change_of(body, item.held)
    entry = Entry(event.seq, event.at, event.actor, day_of(body), body, change, EXACT.add(item.held, change))
    return replace(item, entries=(*item.entries, entry))


def _unfit(item: Property, seq: int, why: str) -> Property:
    return replace(item, unfit=(*item.unfit, (seq, why)))


def _struck(item: Property, seq: int, struck: int) -> Property:
    after = without(item, struck)
    if isinstance(after, str):
        return _unfit(item, seq, after)
    return after


def without(item: Property, struck: int) -> Property | str:
    """The item with an entry struck, later ones computed anew; the reason where that can't be."""
    if struck == item.seq:
        return replace(item, struck=(*item.struck, struck))
    if all(entry.seq != struck for entry in item.entries):
        return f"entry {struck} is no posting of {item.id}"
    after = replace(item, entries=(), struck=(*item.struck, struck))
    for entry in item.entries:
        if entry.seq == struck:
            continue
        wrong = wrong_with(after, entry.body)
        if wrong:
            return f"entry {entry.seq} rests on it ({wrong}): strike that one first"
        change = change_of(entry.body, after.held)
        kept = replace(entry, change=change, held=EXACT.add(after.held, change))
        after = replace(after, entries=(*after.entries, kept))
    return after
