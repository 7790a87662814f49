"""The ledger in the formats of others: Beancount's text and CSV.

Beancount's syntax is that of its published language reference (beancount.github.io/docs/beancount_language_syntax.html);
nothing of it is used but that. Each item is an account of its own in its own commodity, so that every transaction balances.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from seawall.audit.events import (
    ChargeDebited,
    InterestAccrued,
    PropertyTransferred,
    PropertyUnblocked,
    ValueRestated,
)
from seawall.ledger import Entry, Property, State
from seawall.ledger.amounts import percent
from seawall.ledger.property import Posting
from seawall.reports.rows import harmless, writable

COLUMNS = (
    "item", "entry", "date", "what", "change", "held", "measure", "usd", "authority", "recorded_at", "recorded_by", "said",
)  # fmt: skip
_COUNTER = {
    InterestAccrued: "Income:Blocked:Interest",
    ChargeDebited: "Expenses:Blocked:Charges",
    PropertyTransferred: "Equity:Blocked:Transferred",
    PropertyUnblocked: "Equity:Blocked:Released",
}
_OPENING = "Equity:Blocked:Opening"


@dataclass(frozen=True, slots=True)
class _Line:
    """One change of one item, told alike for both formats."""

    item: Property
    seq: int
    on: date
    what: str
    change: Decimal
    held: Decimal
    usd: Decimal | None
    authority: str
    at: str
    actor: str
    said: str
    counter: str


def as_csv(items: Iterable[Property]) -> str:
    """Every block and posting, one row each, in the order of items and of their entries."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in (line for item in items for line in _lines(item)):
        cells = (
            line.item.id, str(line.seq), line.on.isoformat(), line.what, f"{line.change:f}", f"{line.held:f}", line.item.measure,
            "" if line.usd is None else f"{line.usd:f}", line.authority, line.at, line.actor, line.said,
        )  # fmt: skip
        numeric = {4, 5, 7}
        writer.writerow([cell if place in numeric else harmless(writable(cell)) for place, cell in enumerate(cells)])
    return stream.getvalue()


def as_beancount(items: Iterable[Property]) -> str:
    """The ledger as Beancount's text: accounts opened, each change a transaction, each balance asserted at the end."""
    held = [item for item in items if item.state is not State.STRUCK]
    lines = sorted((line for item in held for line in _lines(item)), key=lambda line: (line.on, line.seq))
    first = min((line.on for line in lines), default=None)
    told = ['option "title" "Blocked property"', ""]
    if first is not None:
        told += [f"{first} open {account}" for account in sorted({_OPENING, *_COUNTER.values()})]
    for item in sorted(held, key=lambda item: (item.facts.on, item.id)):
        told.append(f"{item.facts.on} open {_account(item)} {_commodity(item)}")
    told += [text for line in lines for text in _transaction(line)]
    told += [text for item in sorted(held, key=lambda item: item.id) for text in _ending(item)]
    return "\n".join(told) + "\n"


def _ending(item: Property) -> list[str]:
    """The balance on the morning after the last posting, as Beancount asserts it, and the price of a foreign holding."""
    after = date.fromordinal(item.last_day.toordinal() + 1)
    return [f"{after} balance {_account(item)}  {item.held:f} {_commodity(item)}"]


def _transaction(line: _Line) -> Iterator[str]:
    yield ""
    if line.counter:
        yield f'{line.on} * "{_quoted(line.item.id)}" "{_quoted(line.said or line.what)}"'
        yield from _meta(line)
        yield f"  {_account(line.item)}  {line.change:f} {_commodity(line.item)}"
        yield f"  {line.counter}  {-line.change:f} {_commodity(line.item)}"
    else:
        yield f'{line.on} note {_account(line.item)} "{_quoted(line.said)}"'


def _meta(line: _Line) -> Iterator[str]:
    yield f"  entry: {line.seq}"
    if line.usd is not None:
        yield f'  usd: "{line.usd:f}"'
    if line.authority:
        yield f'  authority: "{_quoted(line.authority)}"'


def _lines(item: Property) -> Iterator[_Line]:
    facts, at = item.facts, item.at.isoformat(timespec="seconds")
    said = f"blocked: {facts.description or facts.kind}"
    struck = "recorded in error; " if item.is_struck else ""
    authority = "; ".join(facts.authorities)
    yield _Line(
        item, item.seq, facts.on, "block", item.opening, item.opening, facts.usd, authority, at, item.actor, struck + said, _OPENING
    )  # fmt: skip
    for entry in item.entries:
        yield _line(item, entry)


def _line(item: Property, entry: Entry) -> _Line:
    body = entry.body
    usd = body.usd if isinstance(body, ValueRestated) else None
    authority = body.authority if isinstance(body, PropertyTransferred | PropertyUnblocked) else ""
    at = entry.at.isoformat(timespec="seconds")
    counter = _COUNTER.get(type(body), "") if entry.change else ""
    what, said = told(body)
    return _Line(
        item, entry.seq, entry.on, what, entry.change, entry.held, usd, authority, at, entry.actor, said, counter
    )


def told(body: Posting) -> tuple[str, str]:
    """A posting in one word, and in a sentence."""
    match body:
        case InterestAccrued():
            days = f"{body.since} to {body.until}"
            return "interest", f"{percent(body.rate)} {body.day_count}, {days}" + (
                f", {body.source}" if body.source else ""
            )
        case ChargeDebited():
            return "charge", f"service charge: {body.schedule}"
        case PropertyTransferred():
            where = " in the same institution" if body.within else ""
            return "transfer", f"to {body.to_holder}{where}, account {body.to_account or 'not said'}"
        case PropertyUnblocked():
            return "unblock", f"{body.basis}: {body.authority}"
        case ValueRestated():
            return "value", f"{body.usd:,f} USD, {'actual' if body.is_actual else 'estimated'}: {body.source}"


def _account(item: Property) -> str:
    """Beancount's account names are capitalised words of letters, digits and dashes."""
    name = re.sub(r"[^A-Za-z0-9-]", "-", item.id).strip("-") or "Item"
    # Items that differ only in signs that Beancount has not would fall together: the block's number keeps them apart.
    return f"Assets:Blocked:Item-{name}-{item.seq}"


def _commodity(item: Property) -> str:
    """Beancount's commodities are upper-case, begin with a letter and end with a letter or a digit."""
    name = re.sub(r"[^A-Z0-9]", "-", item.measure.upper()).strip("-")[:20].strip("-")
    return name if len(name) > 1 and name[0].isalpha() else f"UNIT-{name or 'X'}"


def _quoted(text: str) -> str:
    return writable(" ".join(text.split())).replace("\\", "\\\\").replace('"', '\\"')
