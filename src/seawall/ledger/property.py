"""One item of blocked property as the tape tells it: what it is, what was posted to it, what of that was struck."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeAlias

from seawall.audit.events import (
    ChargeDebited,
    InterestAccrued,
    PropertyBlocked,
    PropertyTransferred,
    PropertyUnblocked,
    ValueRestated,
)
from seawall.audit.words import PropertyKind

Posting: TypeAlias = InterestAccrued | ChargeDebited | PropertyTransferred | PropertyUnblocked | ValueRestated

# Funds are held in an account and bear interest there (31 CFR 578.203 and its siblings); the rest need not be sold.
FUNDS: Final = frozenset({
    PropertyKind.WIRE_TRANSFER, PropertyKind.MONEY_TRANSFER, PropertyKind.BANK_ACCOUNT, PropertyKind.BROKERAGE_ACCOUNT,
    PropertyKind.CERTIFICATE_OF_DEPOSIT, PropertyKind.CHECK, PropertyKind.DEPOSITS, PropertyKind.DIVIDENDS,
    PropertyKind.PREPAID_CARD, PropertyKind.SAVINGS, PropertyKind.COLLATERAL, PropertyKind.INSURANCE,
})  # fmt: skip
# Loans, negative balances and trade documents are reported as 0.00, what is owed stands in the narrative (OFAC's guidance).
WITHOUT_VALUE: Final = frozenset({PropertyKind.TRADE_DOCUMENTS, PropertyKind.SECURED_DEBT})
# Kinds that only come in a transaction, which the report then describes (501.603(b)(1)(ii)).
IN_A_TRANSACTION: Final = frozenset({
    PropertyKind.WIRE_TRANSFER, PropertyKind.MONEY_TRANSFER, PropertyKind.CHECK, PropertyKind.LETTER_OF_CREDIT,
    PropertyKind.STANDBY_LETTER_OF_CREDIT, PropertyKind.TRADE_DOCUMENTS,
})  # fmt: skip


class State(StrEnum):
    """Where an item stands."""

    BLOCKED = "blocked"
    PARTLY = "partly unblocked"
    UNBLOCKED = "unblocked"
    TRANSFERRED = "transferred out"
    STRUCK = "recorded in error"


@dataclass(frozen=True, slots=True)
class Entry:
    """One posting: its number on the tape, its moment, who made it, what it says, and what it changes.

    change   what it adds to what is held, in the item's own measure
    held     what is held after it
    """

    seq: int
    at: datetime
    actor: str
    on: date
    body: Posting
    change: Decimal
    held: Decimal


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of an item: its name, SHA-256 and size in bytes; of one known by its hash alone the name is empty."""

    name: str
    sha256: str
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Property:
    """An item of blocked property.

    id        its name in the ledger; its stream is "property:ID"
    facts     the block as it was said, with what was amended since
    seq, at, actor   number, moment and author of the block's event
    entries   postings in their order, without those that were struck
    struck    numbers of entries that were struck, the block's own among them where the item was recorded in error
    papers    documents, by name and hash
    last      the number of the last event of its stream
    unfit     events that do not fit what was before them, and why: they count for nothing and are shown
    """

    id: str
    facts: PropertyBlocked
    seq: int
    at: datetime
    actor: str
    last: int
    entries: tuple[Entry, ...] = ()
    struck: tuple[int, ...] = ()
    papers: tuple[Paper, ...] = field(default=())
    unfit: tuple[tuple[int, str], ...] = ()

    @property
    def stream(self) -> str:
        """Where its events stand on the tape."""
        return f"property:{self.id}"

    @property
    def measure(self) -> str:
        """What it is counted in: a currency, a coin, or a unit such as shares."""
        return self.facts.unit or "units" if self.facts.quantity is not None else self.facts.currency

    @property
    def opening(self) -> Decimal:
        """How much of its measure was blocked."""
        return self.facts.amount if self.facts.quantity is None else self.facts.quantity

    @property
    def held(self) -> Decimal:
        """How much of its measure is held after all that was posted."""
        if self.is_struck:
            return Decimal(0)
        return self.entries[-1].held if self.entries else self.opening

    @property
    def is_struck(self) -> bool:
        """Whether the block itself was recorded in error."""
        return self.seq in self.struck

    @property
    def is_funds(self) -> bool:
        """Whether it is money in an account, which bears interest and charges."""
        return self.facts.kind in FUNDS and self.facts.quantity is None

    @property
    def ended(self) -> Entry | None:
        """The posting by which the last of it left; None while it is blocked here."""
        if self.entries and isinstance(self.entries[-1].body, PropertyTransferred | PropertyUnblocked):
            return self.entries[-1] if is_ending(self.entries[-1]) else None
        return None

    @property
    def state(self) -> State:
        """Where it stands after all that was posted."""
        if self.is_struck:
            return State.STRUCK
        if self.ended:
            return State.TRANSFERRED if isinstance(self.ended.body, PropertyTransferred) else State.UNBLOCKED
        partly = any(isinstance(entry.body, PropertyUnblocked) for entry in self.entries)
        return State.PARTLY if partly else State.BLOCKED

    @property
    def last_day(self) -> date:
        """The day of the last posting, else of the block: nothing is posted to a day before it."""
        return self.entries[-1].on if self.entries else self.facts.on

    @property
    def interest_until(self) -> date | None:
        """The day until which interest was accrued; None where none was."""
        return next((row.body.until for row in reversed(self.entries) if isinstance(row.body, InterestAccrued)), None)

    @property
    def last_transfer(self) -> PropertyTransferred | None:
        """The last move inside the institution or out of it; None where it is where it was blocked."""
        return next((row.body for row in reversed(self.entries) if isinstance(row.body, PropertyTransferred)), None)

    @property
    def holder(self) -> str:
        """Where it is held now."""
        return self.last_transfer.to_holder if self.last_transfer else self.facts.holder

    @property
    def account(self) -> str:
        """The account that it is in now."""
        return self.last_transfer.to_account if self.last_transfer else self.facts.account

    @property
    def all_papers(self) -> tuple[Paper, ...]:
        """Every document, those that the block knows by hash alone among them."""
        named = {paper.sha256 for paper in self.papers}
        return (*self.papers, *(Paper("", digest) for digest in self.facts.documents if digest not in named))

    def on(self, day: date) -> "Property":
        """The item as it stood at the end of a day, by what is known now."""
        return replace(self, entries=tuple(entry for entry in self.entries if entry.on <= day))

    def is_held_on(self, day: date) -> bool:
        """Whether it was blocked here at the end of a day."""
        return not self.is_struck and self.facts.on <= day and self.on(day).ended is None


def is_ending(entry: Entry) -> bool:
    """Whether after this posting nothing is held here any more."""
    if isinstance(entry.body, PropertyTransferred):
        return not entry.body.within
    # Of what stands at 0.00 (debts, documents) only a release of all of it is one.
    is_last_part = entry.held == 0 and entry.change != 0
    return isinstance(entry.body, PropertyUnblocked) and (entry.body.amount is None or is_last_part)
