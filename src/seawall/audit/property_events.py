"""What can happen to blocked property, and the rejection of a transaction: one part of the page of events.

Amounts are decimals in the currency named beside them, days are calendar days. A body is never changed once it was
written: a new need is a new field with a usual value, or a new body.
"""

from datetime import date
from decimal import Decimal
from typing import Final

from seawall.audit.body import EventBody
from seawall.audit.words import Basis, PropertyKind, Target

# What may name a person in what is said of an item, at its block and after.
_SAID_OF_AN_ITEM: Final = frozenset(
    {
        "description",
        "location",
        "holder",
        "account",
        "narrative",
        "participants",
        "references",
        "transaction",
        "targets.name",
        "targets.location",
        "targets.connection",
    }
)


class PropertyBlocked(EventBody, frozen=True, tag="property.blocked"):
    """An item of property is blocked. on is the day of the block, from which ten business days count.

    amount is in currency; usd its value in US dollars as of that day, by rate (USD per unit) from rate_source, is_actual
    whether known or estimated; usd None: not known yet, since a block waits for no rate. Debts and trade documents are
    0.00 with the amount owed in the narrative. Where there is a quantity the item is counted in unit, else in currency; a
    wallet's currency is its coin. holder is the blocked account or place where it is held. transaction says what kind of
    transaction it came in, empty where there was none.
    """

    private = _SAID_OF_AN_ITEM
    kind: PropertyKind
    on: date
    amount: Decimal
    currency: str
    usd: Decimal | None
    is_actual: bool
    description: str
    location: str
    holder: str
    account: str
    targets: tuple[Target, ...]
    authorities: tuple[str, ...]
    rate: Decimal | None = None
    rate_source: str = ""
    quantity: Decimal | None = None
    unit: str = ""
    narrative: str = ""
    participants: str = ""
    references: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    case: str = ""
    receipt: str = ""
    transaction: str = ""
    transaction_on: date | None = None


class PropertyAmended(EventBody, frozen=True, tag="property.amended"):
    """What was said of an item is completed or put right; None leaves a field as it is. Amounts are put right by postings."""

    private = _SAID_OF_AN_ITEM | {"why"}
    why: str
    description: str | None = None
    location: str | None = None
    holder: str | None = None
    account: str | None = None
    targets: tuple[Target, ...] | None = None
    authorities: tuple[str, ...] | None = None
    usd: Decimal | None = None
    is_actual: bool | None = None
    rate: Decimal | None = None
    rate_source: str | None = None
    narrative: str | None = None
    participants: str | None = None
    references: tuple[str, ...] | None = None
    transaction: str | None = None
    transaction_on: date | None = None


class EntryStruck(EventBody, frozen=True, tag="property.entry-struck"):
    """The entry with this number on the tape was made in error and counts no more; it stays on the tape."""

    private = frozenset({"why"})
    entry: int
    why: str


class InterestAccrued(EventBody, frozen=True, tag="property.interest-accrued"):
    """Interest credited for the days since..until, the first counted and the last not; rate a year, 0.0425 for 4.25 %.

    source names the table that the rate is of, credited the day on which it was added to what is held; None: on until.
    """

    since: date
    until: date
    rate: Decimal
    day_count: str
    amount: Decimal
    source: str = ""
    credited: date | None = None


class ChargeDebited(EventBody, frozen=True, tag="property.charge-debited"):
    """A normal service charge by the published schedule (FAQ 34); schedule names it."""

    on: date
    amount: Decimal
    schedule: str


class PropertyTransferred(EventBody, frozen=True, tag="property.transferred"):
    """Moved and still blocked: to another account or holder. within says that it stays in the same institution.

    to_country is the ISO 3166-1 alpha-2 code of where it then is; empty where that does not change.
    """

    private = frozenset({"to_holder", "to_account", "authority"})
    on: date
    to_holder: str
    to_account: str
    within: bool
    authority: str = ""
    to_country: str = ""
    licence_requires_report: bool = False


class PropertyUnblocked(EventBody, frozen=True, tag="property.unblocked"):
    """All (amount None) or a part of it is released: why, by which licence or notice, approved in which case.

    amount counts as the item does, in its unit or its currency. licence_requires_report says that the licence itself requires a report (501.603(b)(3)).
    """

    private = frozenset({"authority", "to"})
    on: date
    amount: Decimal | None
    basis: Basis
    authority: str
    to: str = ""
    licence_requires_report: bool = False
    case: str = ""


class ValueRestated(EventBody, frozen=True, tag="property.value-restated"):
    """A new value in US dollars on a day: a rate, a quotation, an appraisal, with its source."""

    private = frozenset({"source"})
    on: date
    usd: Decimal
    is_actual: bool
    source: str
    rate: Decimal | None = None


class TransactionRejected(EventBody, frozen=True, tag="transaction.rejected"):
    """A transaction was rejected on a day: it is prohibited, and there is nothing to block (31 CFR 501.604).

    Fields as of PropertyBlocked; property says what the transaction was about, since goods and services count.
    """

    private = frozenset(
        {
            "transaction",
            "participants",
            "property",
            "narrative",
            "references",
            "targets.name",
            "targets.location",
            "targets.connection",
        }
    )
    on: date
    transaction: str
    participants: str
    property: str
    amount: Decimal
    currency: str
    usd: Decimal | None
    is_actual: bool
    authorities: tuple[str, ...]
    targets: tuple[Target, ...] = ()
    transaction_on: date | None = None
    rate: Decimal | None = None
    rate_source: str = ""
    narrative: str = ""
    references: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    case: str = ""
    receipt: str = ""
