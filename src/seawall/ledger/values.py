"""What an item is worth in US dollars, at its block and on any day, and by what: never guessed where nobody has said it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from seawall.audit.events import ValueRestated
from seawall.ledger.amounts import ZERO, product, rounded
from seawall.ledger.property import Property


@dataclass(frozen=True, slots=True)
class Value:
    """A value in dollars, None where none is known; the day it is of, whether it is actual, and in words what it rests on."""

    usd: Decimal | None
    is_actual: bool
    of: date
    basis: str
    rate: Decimal | None = None
    source: str = ""


def value_at_block(item: Property) -> Value:
    """The value as of the day of the block, as it was said."""
    facts = item.facts
    basis = "not known: no rate or appraisal was given" if facts.usd is None else _basis(item)
    return Value(facts.usd, facts.is_actual, facts.on, basis, facts.rate, facts.rate_source)


def value_on(item: Property, day: date) -> Value:
    """The value of what is held at the end of a day, by the last rate, quotation or appraisal up to that day."""
    then = item.on(day)
    if not item.is_held_on(day):
        return Value(ZERO, True, day, "nothing is held here")
    if then.measure == "USD":
        return Value(then.held, item.facts.is_actual, day, "in US dollars")
    said = next((entry for entry in reversed(then.entries) if isinstance(entry.body, ValueRestated)), None)
    if said is None or not isinstance(said.body, ValueRestated):
        return _by_the_block(then)
    body = said.body
    counts_by_rate = body.rate is not None and item.facts.quantity is None
    usd = (
        product(then.held, body.rate)
        if counts_by_rate and body.rate is not None
        else _share(body.usd, then.held, said.held)
    )
    return Value(usd, body.is_actual, body.on, f"{body.source}, as of {body.on}", body.rate, body.source)


def _by_the_block(then: Property) -> Value:
    facts = then.facts
    if facts.rate is not None and facts.quantity is None:
        usd: Decimal | None = product(then.held, facts.rate)
    elif facts.usd is not None:
        usd = _share(facts.usd, then.held, then.opening)
    else:
        return value_at_block(then)
    return Value(usd, facts.is_actual, facts.on, f"{_basis(then)}, as of the block", facts.rate, facts.rate_source)


def _basis(item: Property) -> str:
    facts = item.facts
    if facts.rate is not None:
        return f"at {facts.rate:f} USD per {facts.currency} from {facts.rate_source}"
    return facts.rate_source or ("in US dollars" if facts.currency == "USD" else "as said at the block")


def _share(usd: Decimal, held: Decimal, whole: Decimal) -> Decimal:
    """The part of a value that is left of a holding; the value itself where the holding was nothing, as of a debt."""
    return usd if whole in {held, ZERO} else rounded(Fraction(usd) * Fraction(held) / Fraction(whole), "USD")
