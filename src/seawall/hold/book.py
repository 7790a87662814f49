"""The ledger in the store: read as a whole, and written to one item at a time by whoever has seen its last entry."""

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import msgspec

from seawall.audit import Actor, Body, Event
from seawall.audit.events import DocumentAttached, PropertyBlocked, PropertyUnblocked, TransactionRejected
from seawall.audit.words import Action
from seawall.cases import PREFIX as _CASE
from seawall.cases import Case, Owed, owed
from seawall.days import day_of_duty
from seawall.errors import NotAllowed, SettingRefused
from seawall.ledger import Duty, Filing, Property, Rejection, Unrecorded, duties, filings_of, rejections_of
from seawall.ledger.commands import Said, block, reject, strike, strike_rejection
from seawall.readings import CASES, ITEMS, STOPPED, case_of
from seawall.store import Document, Store

# What reports and rejected transactions are read off; items are read from their projection.
_KINDS = (
    "transaction.rejected",
    "property.entry-struck",
    "report.prepared",
    "report.filed",
    "report.returned",
    "case.document-attached",
)


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that the ledger knows: items, rejected transactions and reports, each by its name.

    cases are those in which two people decided to block or to reject something.
    """

    items: Mapping[str, Property]
    rejections: Mapping[str, Rejection]
    filings: Mapping[str, Filing]
    cases: tuple[Case, ...] = ()

    @property
    def struck(self) -> frozenset[str]:
        """The streams of items and rejected transactions that were recorded in error."""
        rows: tuple[Property | Rejection, ...] = (*self.items.values(), *self.rejections.values())
        return frozenset(row.stream for row in rows if row.is_struck)

    @property
    def owed(self) -> tuple[Owed, ...]:
        """The stops that two people decided on, and that nobody has recorded here yet."""
        return tuple(row for case in self.cases for row in owed(case, self.struck))

    def duties(self, today: date) -> list[Duty]:
        """What must be reported, the most pressing first; what was decided and is not recorded yet among it."""
        unrecorded = [
            Unrecorded(row.case, row.alert.key, row.stop.action, day_of_duty(row.stop.at)) for row in self.owed
        ]  # fmt: skip
        return duties(self.items.values(), self.rejections.values(), self.filings, today, unrecorded)


def book(store: Store) -> Book:
    """Read the whole ledger."""
    events = list(store.events(kinds=_KINDS))
    items = {row.state.id: row.state for row in store.states(ITEMS) if row.state is not None}
    cases = tuple(row.state for row in store.states(CASES, STOPPED))
    return Book(items, rejections_of(events), filings_of(events), cases)


def find_item(store: Store, name: str) -> Property | None:
    """One item, without a look at any other; None where there is none of this name."""
    found: Property | None = store.state(ITEMS, f"property:{name}")
    return found


def item_of(store: Store, name: str) -> Property:
    """One item. SettingRefused where there is none of this name, with the nearest that is."""
    found = find_item(store, name)
    if found is None:
        known = [row.state.id for row in store.states(ITEMS) if row.state is not None]
        raise SettingRefused(f"there is no item {name!r} in the ledger{nearest(name, known)}")
    return found


def nearest(said: str, known: Sequence[str]) -> str:
    """What may have been meant, in words."""
    close = difflib.get_close_matches(said, known, n=1, cutoff=0.5)
    return f"; did you mean {close[0]}?" if close else "; seawall ledger names those that there are" if known else ""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who writes, where and when: now is UTC."""

    store: Store
    actor: Actor
    now: datetime

    @property
    def today(self) -> date:
        """The day that duties count from, by Washington's clock: what is posted without a day is of it."""
        return day_of_duty(self.now)


def act(
    hand: Hand, name: str, command: Callable[[Property], Said], documents: Sequence[bytes] = ()
) -> tuple[Event, ...]:
    """Do one thing to an item, by what is known of it now; Overtaken where somebody else was faster.

    NotAllowed where a release names a case that does not bear it.
    """
    item = item_of(hand.store, name)
    said = command(item)
    named = {body.case for _, body in said if isinstance(body, PropertyUnblocked) and body.case}
    borne = {id_: _bearing(hand.store, item, id_) for id_ in named}
    cases = borne.values()
    # A payment's key names the case too, and may be private: on the tape stands the case's number, which retention joins by.
    said = tuple((stream, _in_case(body, borne)) for stream, body in said)
    seen = {item.stream: item.last} | {case.stream: case.version for case in cases}
    archived = [Document(data, (item.stream,)) for data in documents]
    return hand.store.append(said, hand.actor, hand.now, seen, archived)


def _in_case(body: Body, borne: Mapping[str, Case]) -> Body:
    if isinstance(body, PropertyUnblocked) and body.case:
        return msgspec.structs.replace(body, case=borne[body.case].id)
    return body


def _bearing(store: Store, item: Property, id_: str) -> Case:
    """The case that stands for the second person: two closed it to release since the block, and it is about the item."""
    case = case_of(store, id_)
    if case.closing is None or case.closing.action is not Action.RELEASE:
        done = f"closed to {case.closing.action}" if case.closing else case.status
        raise NotAllowed(f"case {id_} is {done}: nobody has approved the release of {item.id} in it")
    if case.decided < item.seq:
        raise NotAllowed(f"case {id_} was closed before {item.id} was blocked: nobody has approved its release since")
    if not _is_about(case, item):
        raise NotAllowed(f"case {id_} is not about {item.id}: what was released in it is something else")
    return case


def _is_about(case: Case, item: Property) -> bool:
    """By the case or the receipt that the block names; by a listed party where it names neither."""
    facts = item.facts
    if facts.case or facts.receipt:
        by_receipt = facts.receipt and facts.receipt in {alert.receipt for alert in case.alerts}
        return case.id == facts.case.removeprefix(_CASE) or bool(by_receipt)
    suspects = {row.entity_id for alert in case.alerts for row in alert.suspects}
    return any(row.entity_id in suspects for row in facts.targets if row.entity_id)


def strike_record(hand: Hand, name: str, why: str, entry: int | None = None) -> Property | Rejection:
    """Strike an entry of an item, or without one the whole item or rejected transaction of that name; how it stands then."""
    known = book(hand.store)
    rejection = known.rejections.get(name)
    if name in known.items or rejection is None:
        act(hand, name, lambda item: strike(item, item.seq if entry is None else entry, why, hand.actor))
        return item_of(hand.store, name)
    if entry not in {None, rejection.seq}:
        raise NotAllowed(f"{name} is a rejected transaction: it has no entry {entry}, it is struck as a whole")
    said = strike_rejection(rejection, why, hand.actor)
    hand.store.append(said, hand.actor, hand.now, {rejection.stream: rejection.last})
    return book(hand.store).rejections[name]


def record_block(
    hand: Hand, name: str, facts: PropertyBlocked, documents: Mapping[str, bytes] | None = None
) -> tuple[Event, ...]:
    """Block a new item, with its documents by their names. NotAllowed where the name is taken."""
    return new_of(hand, block(name, facts, hand.actor, hand.now), documents or {})


def record_rejection(
    hand: Hand, name: str, facts: TransactionRejected, documents: Mapping[str, bytes] | None = None
) -> tuple[Event, ...]:
    """Record a rejected transaction, with its documents by their names. NotAllowed where the name is taken."""
    return new_of(hand, reject(name, facts, hand.actor, hand.now), documents or {})


def new_of(
    hand: Hand, said: Said, documents: Mapping[str, bytes], beside: Said = (), seen: Mapping[str, int] | None = None
) -> tuple[Event, ...]:
    """Write a new item with its documents and what is said beside it in one step.

    seen names the last events that were seen of other streams. NotAllowed where the name is taken.
    """
    stream = said[0][0]
    if hand.store.last_of([stream]):
        raise NotAllowed(f"{stream} is on the tape already: choose another name")
    archived = [Document(data, (stream,)) for data in documents.values()]
    papers = tuple((stream, paper(name, data)) for name, data in documents.items())
    expected = {stream: 0, **(seen or {})}
    return hand.store.append((*said, *papers, *beside), hand.actor, hand.now, expected, archived)


def paper(name: str, data: bytes) -> DocumentAttached:
    """A document as it stands on the tape."""
    return DocumentAttached(name=name, sha256=Document(data).sha256, size=len(data))
