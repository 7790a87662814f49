"""What may be done to blocked property: each command says the events that follow, or NotAllowed with the reason."""

from datetime import date, datetime
from decimal import Decimal
from typing import Final, TypeAlias

from seawall.audit import Actor, Body, Role
from seawall.audit.events import (
    ChargeDebited,
    DocumentAttached,
    EntryStruck,
    PropertyAmended,
    PropertyBlocked,
    PropertyTransferred,
    PropertyUnblocked,
    TransactionRejected,
    ValueRestated,
)
from seawall.audit.words import Basis, PropertyKind
from seawall.days import FIRST_YEAR, day_of_duty
from seawall.errors import NotAllowed
from seawall.ledger.amounts import ZERO, checked, is_money, product, shown
from seawall.ledger.fold import amended, without, wrong_with
from seawall.ledger.interest import RateTable, accrued
from seawall.ledger.property import WITHOUT_VALUE, Posting, Property
from seawall.ledger.rejected import Rejection

# Events to be appended, each with its stream.
Said: TypeAlias = tuple[tuple[str, Body], ...]

_WORKS: Final = frozenset({Role.ANALYST, Role.APPROVER})
# Names of items stand on the tape, in file names and in command lines.
_NAME_SIGNS: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")
_MOST_NAME: Final = 64
# ISO 4217 codes are three letters; digital currencies have codes of up to ten signs (OFAC's own: XBT, USDT).
_MOST_CURRENCY: Final = 10


def block(name: str, facts: PropertyBlocked, actor: Actor, now: datetime) -> Said:
    """Block an item. What a report would lack may be missing now: a block waits for nothing, its report does."""
    works(actor)
    _named(name)
    _known_day("the day of the block", facts.on, now)
    _measured(facts)
    _valued(facts.kind, facts.amount, facts.usd, facts.narrative)
    _rated(facts)
    return ((f"property:{name}", facts),)


def reject(name: str, facts: TransactionRejected, actor: Actor, now: datetime) -> Said:
    """Record a transaction that was rejected and blocked nothing (501.604)."""
    works(actor)
    _named(name)
    _known_day("the day of the rejection", facts.on, now)
    checked("the amount", facts.amount, _money(facts.currency), may_be_zero=True)
    _coin(facts.currency)
    _rated(facts)
    return ((f"rejected:{name}", facts),)


def amend(item: Property, said: PropertyAmended, actor: Actor) -> Said:
    """Complete or put right what was said of an item; amounts are put right by striking and posting."""
    works(actor)
    _worded(said.why, "why it is amended")
    if all(getattr(said, name) is None for name in said.__struct_fields__ if name != "why"):
        raise NotAllowed("an amendment must change something")
    if any(one is not None for one in (said.usd, said.rate, said.rate_source, said.narrative)):
        # What a block may not say of its value no amendment may have it say.
        facts = amended(item.facts, said)
        _valued(facts.kind, facts.amount, facts.usd, facts.narrative)
        _rated(facts)
    return _of(item, said)


def attach(item: Property, name: str, sha256: str, size: int, actor: Actor) -> Said:
    """Attach a document that was archived under its hash."""
    works(actor)
    return _of(item, DocumentAttached(name=_worded(name, "the document's name"), sha256=sha256, size=size))


def credit_interest(item: Property, table: RateTable, until: date, actor: Actor, now: datetime) -> Said:
    """Accrue interest until a day, the day itself not counted, and credit it."""
    works(actor)
    _past("the day until which interest is accrued", until, now)
    said = accrued(item, table, until)
    for body in said[:1]:
        _fits(item, body)
    return tuple((item.stream, body) for body in said)


def charge(item: Property, body: ChargeDebited, actor: Actor, now: datetime) -> Said:
    """Debit a normal service charge of the published schedule (FAQ 34)."""
    works(actor)
    _past("the day of the charge", body.on, now)
    if not item.is_funds:
        raise NotAllowed(f"{item.id} is {item.facts.kind}: charges are debited from funds in an account")
    _worded(body.schedule, "the published schedule that the charge stands in (FAQ 34)")
    checked("the charge", body.amount, item.facts.currency)
    return _posted(item, body)


def transfer(item: Property, body: PropertyTransferred, actor: Actor, now: datetime) -> Said:
    """Move an item that stays blocked. Out of the institution or of the country it takes a licence.

    31 CFR 578.203 and its siblings: funds are held in a blocked account in the United States.
    """
    works(actor)
    _past("the day of the transfer", body.on, now)
    _worded(body.to_holder, "to whom it is moved")
    if not body.within and not body.authority.strip():
        raise NotAllowed(
            "a transfer to another holder is a dealing in blocked property: name the licence that allows it"
        )
    if body.to_country.upper() not in {"", "US"} and not body.authority.strip():
        raise NotAllowed(
            f"blocked funds are held in the United States (31 CFR 578.203): name the licence for a transfer to {body.to_country}"
        )
    if not body.within and actor.is_by(item.actor):
        raise NotAllowed(f"{actor.id} blocked {item.id}: another person records that it leaves this institution")
    return _posted(item, body)


def restate(item: Property, body: ValueRestated, actor: Actor, now: datetime) -> Said:
    """Say a new value in dollars, with what it rests on."""
    works(actor)
    _past("the day of the value", body.on, now)
    _worded(body.source, "the source of the value")
    checked("the value in USD", body.usd, "USD", may_be_zero=True)
    if body.rate is not None:
        checked("the rate", body.rate)
    _fits(item, body)
    _worth(item, body)
    return _of(item, body)


def _worth(item: Property, body: ValueRestated) -> None:
    """What a block may not say of its value no restatement may say."""
    then = item.on(body.on)
    if item.facts.kind in WITHOUT_VALUE and body.usd != ZERO:
        raise NotAllowed(f"{item.id} is {item.facts.kind}: it is reported as 0.00, and has no other value")
    if item.measure == "USD" and (body.usd != then.held or body.rate not in {None, Decimal(1)}):
        raise NotAllowed(
            f"{item.id} is held in US dollars: it is worth what is held, {shown(then.held, 'USD')} USD on {body.on}; "
            "another amount is posted, or the block is struck"
        )
    if body.rate is not None and item.facts.quantity is None and body.usd != product(then.held, body.rate):
        raise NotAllowed(
            f"{shown(then.held, item.measure)} {item.measure} at {body.rate:f} are {shown(product(then.held, body.rate))} USD, "
            f"not {shown(body.usd)}"
        )


def unblock(item: Property, body: PropertyUnblocked, actor: Actor, now: datetime) -> Said:
    """Release all of an item or a part. Whoever blocked it needs a case in which a second person has approved."""
    works(actor)
    _past("the day of the release", body.on, now)
    _worded(body.authority, _AUTHORITY[body.basis])
    if actor.is_by(item.actor) and not body.case.strip():
        raise NotAllowed(
            f"{actor.id} blocked {item.id}: another person records its release, or you name the case that a second person approved"
        )
    if body.amount is not None:
        checked("the amount released", body.amount, _money(item.facts.currency) if item.facts.quantity is None else "")
    return _posted(item, body)


_AUTHORITY: Final = {
    Basis.LICENCE: "the licence that allows it, by its number",
    Basis.DELISTING: "the notice by which OFAC removed the person from the list",
    Basis.MISTAKE: "what shows the mistake: FAQ 1196 covers mistaken identity and typing errors alone",
    Basis.COMPLIANCE_RELEASE: "OFAC's compliance release, by its number",
}


def strike(item: Property, entry: int, why: str, actor: Actor) -> Said:
    """Have an entry count no more, as made in error; the block's own number strikes the item, which its author can't."""
    works(actor)
    _worded(why, "why it is struck")
    if entry in item.struck:
        raise NotAllowed(f"entry {entry} is struck already")
    if entry == item.seq:
        _ends_a_duty(item.id, item.actor, actor)
    after = without(item, entry)
    if isinstance(after, str):
        raise NotAllowed(f"entry {entry} can't be struck: {after}")
    return _of(item, EntryStruck(entry=entry, why=why))


def strike_rejection(row: Rejection, why: str, actor: Actor) -> Said:
    """Have the record of a rejected transaction count no more, as made in error: no report is due of it."""
    works(actor)
    _worded(why, "why it is struck")
    if row.is_struck:
        raise NotAllowed(f"{row.id} is struck already")
    _ends_a_duty(row.id, row.actor, actor)
    return ((row.stream, EntryStruck(entry=row.seq, why=why)),)


def _ends_a_duty(name: str, by: str, actor: Actor) -> None:
    """With a whole record its report falls away: four eyes, as where nothing is held of what a case stopped."""
    if actor.is_by(by):
        raise NotAllowed(f"{actor.id} recorded {name}: another person strikes it, for no report is due of it then")


def _posted(item: Property, body: Posting) -> Said:
    _fits(item, body)
    return _of(item, body)


def _fits(item: Property, body: Posting) -> None:
    wrong = wrong_with(item, body)
    if wrong:
        raise NotAllowed(f"{item.id}: {wrong}")


def _of(item: Property, body: Body) -> Said:
    return ((item.stream, body),)


def works(actor: Actor) -> None:
    """NotAllowed for whoever may only read."""
    if not actor.roles & _WORKS:
        raise NotAllowed(f"{actor.id} is neither analyst nor approver: only they write to the ledger and its reports")


def _known_day(what: str, day: date, now: datetime) -> None:
    """A day that duties are counted from: of a year whose holidays are known, or no duty at all could be told any more."""
    _past(what, day, now)
    if day.year < FIRST_YEAR:
        raise NotAllowed(f"{what}, {day}, is before {FIRST_YEAR}: nothing that is reported to OFAC is as old")


def _past(what: str, day: date, now: datetime) -> None:
    if day > day_of_duty(now):
        raise NotAllowed(f"{what}, {day}, is in the future: it is {day_of_duty(now)} in Washington")


def _worded(text: str, what: str) -> str:
    if not text.strip():
        raise NotAllowed(f"say {what}")
    return text


def _named(name: str) -> None:
    if not name or len(name) > _MOST_NAME or not set(name) <= _NAME_SIGNS or name.startswith(("-", ".")):
        raise NotAllowed(f"{name!r} is no name of an item: up to {_MOST_NAME} letters, digits, '-', '_' and '.'")


def _coin(currency: str) -> None:
    if not (0 < len(currency) <= _MOST_CURRENCY and currency.isascii() and currency.isalnum() and currency.isupper()):
        raise NotAllowed(f"{currency!r} is no currency: a code such as USD, EUR or XBT is expected")


def _money(currency: str) -> str:
    """The currency if it is one of states: its amounts come in whole smallest units."""
    return currency if is_money(currency) else ""


def _measured(facts: PropertyBlocked) -> None:
    _coin(facts.currency)
    if facts.amount.is_finite() and facts.amount < 0:
        raise NotAllowed("a loan or negative balance is recorded as 0.00, what is owed stands in the narrative")
    checked(
        "the amount",
        facts.amount,
        "" if facts.kind is PropertyKind.WALLET else _money(facts.currency),
        may_be_zero=True,
    )
    if facts.quantity is not None:
        checked("the quantity", facts.quantity)
        _worded(facts.unit, "in which unit the quantity counts")


def _valued(kind: PropertyKind, amount: Decimal, usd: Decimal | None, narrative: str) -> None:
    if kind in WITHOUT_VALUE and (amount, usd or ZERO) != (ZERO, ZERO):
        raise NotAllowed(
            f"{kind} is recorded as 0.00, what is owed or stated stands in the narrative (OFAC's ARBP guidance)"
        )
    if kind in WITHOUT_VALUE:
        _worded(narrative, f"in the narrative what is owed or stated: {kind} is recorded as 0.00")


def _rated(facts: PropertyBlocked | TransactionRejected) -> None:
    if facts.usd is not None:
        checked("the value in USD", facts.usd, "USD", may_be_zero=True)
    if facts.rate is not None:
        checked("the rate", facts.rate)
        _worded(facts.rate_source, "the source of the rate")
    counted = isinstance(facts, PropertyBlocked) and facts.quantity is not None
    if facts.currency == "USD" and not counted and facts.usd not in {None, facts.amount}:
        raise NotAllowed(f"{shown(facts.amount)} USD are not worth {shown(facts.usd or ZERO)} USD")
