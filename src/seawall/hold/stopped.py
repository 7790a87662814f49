"""From a decided case to the ledger: what it knows of a stop, recorded once, in one step."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from seawall.audit import Event
from seawall.audit.events import PropertyBlocked, PropertyUnblocked, TransactionRejected
from seawall.audit.words import Action, Suspect
from seawall.cases import Case, Owed, record_stop, stop_of
from seawall.days import day_of_duty
from seawall.entities import Party
from seawall.errors import NotAllowed, SettingRefused
from seawall.hold.book import Book, Hand, act, book, new_of, record_block, record_rejection
from seawall.ledger import State
from seawall.ledger.commands import block, reject, unblock
from seawall.payments import Payment, Subject
from seawall.readings import case_of
from seawall.store import Store


@dataclass(frozen=True, slots=True)
class Told:
    """What a case knows of a stop, in the words of its report. What nobody has said is empty and is not guessed.

    on            the day on which the second person approved, by Washington's clock: with it the payment is blocked or rejected
    suspects      the listed parties that it was stopped for, the strictest outcome alone
    transaction   the format of the message; participants each with role, name and address
    """

    case: str
    receipt: str
    key: str
    on: date
    amount: Decimal | None = None
    currency: str = ""
    suspects: tuple[Suspect, ...] = ()
    transaction: str = ""
    transaction_on: date | None = None
    participants: str = ""
    references: tuple[str, ...] = ()

    def coin(self, said: str = "") -> str:
        """The currency that was said, else the payment's; dollars where no payment has an amount. Never guessed for one."""
        if not said and not self.currency and self.amount is not None:
            raise SettingRefused(f"say the currency: {self.key} names none beside its amount")
        return said or self.currency or "USD"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A stop that waits for its place in the ledger, in the case as it was seen."""

    case: Case
    owed: Owed

    @property
    def receipt(self) -> str:
        """The receipt of the decision that stopped it."""
        return self.owed.alert.receipt

    def told(self, subject: Subject | None = None) -> Told:
        """What the case knows of it; the subject, as its receipt keeps it, says who took part and when."""
        alert = self.owed.alert
        known = Told(
            self.case.id, alert.receipt, alert.key, day_of_duty(self.owed.stop.at), alert.amount, alert.currency,
            _strictest(alert.suspects),
        )  # fmt: skip
        return known if not isinstance(subject, Payment) else _with_payment(known, subject)


def _strictest(suspects: tuple[Suspect, ...]) -> tuple[Suspect, ...]:
    """Those that would be blocked, all where none would; each entry once."""
    rows = [row for row in suspects if row.outcome == Action.BLOCK] or suspects
    return tuple({row.entity_id: row for row in rows}.values())


def _with_payment(known: Told, payment: Payment) -> Told:
    return Told(
        known.case, known.receipt, known.key, known.on, known.amount, known.currency, known.suspects,
        transaction=payment.format,
        transaction_on=payment.value_date,
        participants="; ".join(dict.fromkeys(_participant(party) for party in payment.parties)),
        references=tuple(dict.fromkeys([payment.key, *(value for _, value in payment.references)])),
    )  # fmt: skip


def _participant(party: Party) -> str:
    where = next((row.text for row in party.addresses if row.text), "") or ", ".join(party.countries)
    return f"{party.role}: {party.caption}" + (f" ({where})" if where else "")


def waiting_of(store: Store, case: str, action: Action, key: str = "") -> Waiting:
    """The stop of a case that is to be recorded next. NotAllowed where there is none, or several and none is named."""
    found, read = case_of(store, case), book(store)
    row = stop_of(found, action, key, read.struck)
    _refuse_doubled(read, row)
    return Waiting(found, row)


def _refuse_doubled(read: Book, row: Owed) -> None:
    """A payment that is held is not blocked a second time, however often its case was opened and closed again."""
    held = (State.BLOCKED, State.PARTLY)
    same = [
        item.id for item in read.items.values()
        if row.alert.receipt and item.facts.receipt == row.alert.receipt and item.state in held
    ]  # fmt: skip
    if same and row.alert.subject == "payment":
        raise NotAllowed(f"{row.alert.key} is held already as {', '.join(same)}")


def record(
    hand: Hand,
    name: str,
    facts: PropertyBlocked | TransactionRejected,
    waiting: Waiting | None = None,
    documents: Mapping[str, bytes] | None = None,
) -> tuple[Event, ...]:
    """Record a block or a rejection: with a case's stop what two people decided, once, and the case is told; else on its own.

    NotAllowed where the name is taken; Overtaken where somebody acted on the case meanwhile.
    """
    if waiting:
        facts = replace(facts, case=waiting.case.id)
    if isinstance(facts, PropertyBlocked):
        return (
            block_stopped(hand, name, facts, waiting, documents)
            if waiting
            else record_block(hand, name, facts, documents)
        )
    return (
        reject_stopped(hand, name, facts, waiting, documents)
        if waiting
        else record_rejection(hand, name, facts, documents)
    )


def block_stopped(
    hand: Hand, name: str, facts: PropertyBlocked, waiting: Waiting, documents: Mapping[str, bytes] | None = None
) -> tuple[Event, ...]:
    """Block what a case decided to block, and tell the case under which name: one step, and only once."""
    said = block(name, facts, hand.actor, hand.now)
    told = record_stop(waiting.case, hand.actor, waiting.owed, said[0][0])
    return new_of(hand, said, documents or {}, told, {waiting.case.stream: waiting.case.version})


def reject_stopped(
    hand: Hand, name: str, facts: TransactionRejected, waiting: Waiting, documents: Mapping[str, bytes] | None = None
) -> tuple[Event, ...]:
    """Record the rejection that a case decided, and tell the case under which name: one step, and only once."""
    said = reject(name, facts, hand.actor, hand.now)
    told = record_stop(waiting.case, hand.actor, waiting.owed, said[0][0])
    return new_of(hand, said, documents or {}, told, {waiting.case.stream: waiting.case.version})


def release(hand: Hand, name: str, body: PropertyUnblocked) -> tuple[Event, ...]:
    """Release an item or a part. Where a case is named it must be one that a second person closed to release, since the block."""
    return act(hand, name, lambda item: unblock(item, body, hand.actor, hand.now))
