"""How facts of the ledger read in a report: targets, values, narratives, descriptions."""

from decimal import Decimal
from typing import Final

from seawall.audit.events import PropertyBlocked, TransactionRejected
from seawall.audit.words import Target
from seawall.ledger import IN_A_TRANSACTION, Value
from seawall.ledger.amounts import shown
from seawall.reports.ofac.form import Field, words

Facts = PropertyBlocked | TransactionRejected
# The field of every report that is an amount in dollars, and nothing else.
DOLLARS: Final = "Value in USD"


def amount(value: Decimal | None) -> str:
    """Dollars with thousands apart and two decimals; empty where none is known."""
    return "" if value is None else f"{value:,.2f}"


def targets(found: tuple[Target, ...]) -> tuple[Field, ...]:
    """Field C: each target and its location; why, where it is not itself listed."""
    if not found:
        return (Field("Associated sanctions target", ""), Field("Location of the target", ""))
    several = len(found) > 1
    return tuple(
        field for number, row in enumerate(found, 1) for field in _target(row, f" {number}" if several else "")
    )


def _target(row: Target, number: str) -> tuple[Field, ...]:
    listed = bool(row.entity_id) and not row.connection
    name = f"{row.name} ({row.entity_id})" if row.entity_id else row.name
    connection = Field(
        f"Connection of target{number}",
        row.connection,
        required=not listed,
        note="required where the target is not on the SDN list",
    )
    return (
        Field(f"Associated sanctions target{number}", name),
        Field(f"Location of target{number}", row.location),
        *(() if listed else (connection,)),
    )


def target_line(row: Target) -> str:
    """A target in one cell."""
    return words((f"{row.name} ({row.entity_id})" if row.entity_id else row.name, row.location))


def has_transaction(facts: PropertyBlocked) -> bool:
    """Whether the property came in a transaction, by its kind or by what was said."""
    return facts.kind in IN_A_TRANSACTION or bool(facts.transaction)


def value_fields(value: Value, facts: Facts, *, narrative: str) -> tuple[Field, ...]:
    """Field F: the value in dollars, whether actual or estimated, the foreign amount and the rate in the narrative."""
    is_foreign = facts.currency != "USD" and facts.amount > 0
    return (
        Field(DOLLARS, amount(value.usd), note="0.00 for loans, negative balances and trade documents"),
        Field("Value is", "" if value.usd is None else "actual" if value.is_actual else "estimated"),
        Field(
            "Narrative",
            narrative,
            required=is_foreign or not facts.amount,
            note="foreign amount, notional exchange rate, what is owed",
        ),
    )


def narrative(facts: Facts, value: Value) -> str:
    """What was said, before it the foreign amount with its notional exchange rate, where a rate is known."""
    foreign = ""
    if facts.currency != "USD" and facts.amount > 0 and value.usd is not None:
        rate = (
            f" at a notional exchange rate of {value.rate:f} USD per {facts.currency}" if value.rate is not None else ""
        )
        source = f" ({value.source})" if value.source else ""
        foreign = f"{shown(facts.amount, facts.currency)} {facts.currency}{rate}{source}." if rate or source else ""
    return " ".join(part for part in (foreign, quantity(facts), facts.narrative) if part)


def quantity(facts: Facts) -> str:
    """How many of what, of securities and things."""
    if not isinstance(facts, PropertyBlocked) or facts.quantity is None:
        return ""
    return f"Quantity: {facts.quantity:,f} {facts.unit}."


def transaction_fields(facts: Facts, *, required: bool) -> tuple[Field, ...]:
    """Field B: the transaction's type, all participants with their locations, references, dates."""
    return (
        Field("Type of transaction", facts.transaction, required=required),
        Field(
            "All participants with locations, financial institutions among them", facts.participants, required=required
        ),
        Field("Reference numbers", words(facts.references), required=required),
        Field(
            "Date of the transaction",
            facts.transaction_on.isoformat() if facts.transaction_on else "",
            required=required,
        ),
    )
