"""What people post to the ledger, over HTTP: new items and rejections, and each posting to an item as a row of a table."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from seawall import hold
from seawall.access import Right
from seawall.audit.events import (
    ChargeDebited,
    PropertyAmended,
    PropertyTransferred,
    PropertyUnblocked,
    ValueRestated,
)
from seawall.audit.words import Basis
from seawall.errors import NotAllowed
from seawall.hold import Hand, find_item, paper
from seawall.ledger import Property, RateTable, commands, read_rates
from seawall.ledger.amounts import product
from seawall.store import Store
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of
from seawall.web.native.attaching import Taker, takes_documents
from seawall.web.native.described import ACTED, answers, body
from seawall.web.native.holding import TargetNamed, targets
from seawall.web.native.sent import Seen, Sent, answered, refuse_unnamed, refuse_unseen, sending

posting_acts = APIRouter(tags=["cases and ledger"], prefix="/ledger")
_poster = needs(Right.READ_LEDGER, Right.POST_LEDGER)


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A body in which a field that does not exist is refused. Days are said: nothing is posted to a day that was guessed."""


class Amendment(_Strict, frozen=True):
    """What is completed or put right; what is left out stays. Amounts are put right by striking and posting anew."""

    why: str
    description: str | None = None
    location: str | None = None
    holder: str | None = None
    account: str | None = None
    targets: tuple[TargetNamed, ...] | None = None
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


class Interest(_Strict, frozen=True):
    """Interest by a dated table of rates, a CSV text with the columns from, rate, day_count; until: itself not counted."""

    until: date
    rates: str
    source: str


class Charge(_Strict, frozen=True):
    """A normal service charge by the published schedule (FAQ 34)."""

    on: date
    amount: Decimal
    schedule: str


class Value(_Strict, frozen=True):
    """What all that is held is worth on a day: in dollars, or at a rate (dollars for one unit)."""

    on: date
    source: str
    usd: Decimal | None = None
    rate: Decimal | None = None
    is_actual: bool = True


class Transfer(_Strict, frozen=True):
    """A move to another account or holder, still blocked; authority: the licence that it takes out of the institution."""

    on: date
    to_holder: str
    to_account: str = ""
    within: bool = False
    authority: str = ""
    to_country: str = ""
    licence_requires_report: bool = False


class Unblocking(_Strict, frozen=True):
    """A release of all or of a part. case: one that a second person approved, needed by whoever blocked the item."""

    on: date
    basis: Basis
    authority: str
    amount: Decimal | None = None
    to: str = ""
    licence_requires_report: bool = False
    case: str = ""


class Strike(_Strict, frozen=True):
    """The entry of this number counts no more, as made in error; the block's own strikes the item."""

    entry: int
    why: str


# What a body comes to for an item, by whom, over which request.
_Command = Callable[[Any, Property, Hand, Request], commands.Said]


@dataclass(frozen=True, slots=True)
class Post:
    """One posting: the last part of its path, what it is, what its body says, and the command that it comes to."""

    word: str
    summary: str
    body: type[_Strict]
    example: dict[str, Any]
    command: _Command


def _amended(said: Amendment, item: Property, hand: Hand, request: Request) -> commands.Said:
    corpus = house_of(request).corpus()
    fields = {name: getattr(said, name) for name in said.__struct_fields__}
    found = targets(said.targets, corpus) if said.targets is not None else None
    return commands.amend(item, PropertyAmended(**{**fields, "targets": found}), hand.actor)


def _interest(said: Interest, item: Property, hand: Hand, _request: Request) -> commands.Said:
    table = read_rates(said.rates.encode(), said.source)
    if not isinstance(table, RateTable):
        raise NotAllowed("; ".join(str(problem) for problem in table[:5]))
    return commands.credit_interest(item, table, said.until, hand.actor, hand.now)


def _charge(said: Charge, item: Property, hand: Hand, _request: Request) -> commands.Said:
    made = ChargeDebited(on=said.on, amount=said.amount, schedule=said.schedule)
    return commands.charge(item, made, hand.actor, hand.now)


def _value(said: Value, item: Property, hand: Hand, _request: Request) -> commands.Said:
    worth = said.usd if said.usd is not None else product(item.held, said.rate) if said.rate is not None else None
    if worth is None:
        raise NotAllowed("give the value in dollars, or a rate")
    made = ValueRestated(on=said.on, usd=worth, is_actual=said.is_actual, source=said.source, rate=said.rate)
    return commands.restate(item, made, hand.actor, hand.now)


def _transfer(said: Transfer, item: Property, hand: Hand, _request: Request) -> commands.Said:
    made = PropertyTransferred(
        on=said.on, to_holder=said.to_holder, to_account=said.to_account, within=said.within, authority=said.authority,
        to_country=said.to_country.upper(), licence_requires_report=said.licence_requires_report,
    )  # fmt: skip
    return commands.transfer(item, made, hand.actor, hand.now)


def _unblock(said: Unblocking, item: Property, hand: Hand, _request: Request) -> commands.Said:
    made = PropertyUnblocked(
        on=said.on, amount=said.amount, basis=said.basis, authority=said.authority, to=said.to,
        licence_requires_report=said.licence_requires_report, case=said.case,
    )  # fmt: skip
    return commands.unblock(item, made, hand.actor, hand.now)


def _strike(said: Strike, item: Property, hand: Hand, _request: Request) -> commands.Said:
    return commands.strike(item, said.entry, said.why, hand.actor)


POSTS = (
    Post("amend", "Complete or put right what was said of an item", Amendment,
         {"why": "the account was opened", "account": "BLOCKED-0001", "holder": "Example Bank, New York"}, _amended),
    Post("interest", "Accrue interest and credit it", Interest,
         {"until": "2026-09-01", "rates": "from,rate,day_count\n2026-01-01,4.25%,actual/365\n", "source": "rates-2026.csv"}, _interest),
    Post("charge", "Debit a normal service charge", Charge,
         {"on": "2026-09-01", "amount": "15.00", "schedule": "Fees for accounts, 2026, row 4"}, _charge),
    Post("value", "Say what it is worth on a day", Value,
         {"on": "2026-06-30", "usd": "10850.00", "source": "H.10 of 2026-06-30", "rate": "1.085"}, _value),
    Post("transfer", "Move an item that stays blocked", Transfer,
         {"on": "2026-09-01", "to_holder": "Example Bank, Chicago", "to_account": "BLOCKED-0002", "within": True}, _transfer),
    Post("unblock", "Release an item or a part of it", Unblocking,
         {"on": "2026-09-01", "basis": "licence", "authority": "CYBER2-2026-0001", "amount": "100.00"}, _unblock),
    Post("strike", "Have an entry count no more", Strike, {"entry": 44, "why": "the amount was typed wrongly"}, _strike),
)  # fmt: skip


def known(store: Store, item: str) -> Property:
    """An item of the ledger; 404 where there is none of this name."""
    found = find_item(store, item)
    if found is None:
        raise HTTPException(404, f"there is no item {item[:64]!r}")
    return found


def _add(row: Post) -> None:
    """Add the route of a posting."""

    def posted(  # what a route is given
        request: Request, item: str, visitor: Visitor = _poster, sent: Sent = sending, seen: Seen = None
    ) -> Response:
        known(house_of(request).store, item)
        said = sent.read(row.body)
        refuse_unnamed(seen, item)

        def command(found: Property, hand: Hand) -> commands.Said:
            refuse_unseen(seen, found.last, found.id)
            return row.command(said, found, hand, request)

        def done(store: Store) -> None:
            hand = Hand(store, visitor.actor, sent.house.now())
            hold.act(hand, item, lambda found: command(found, hand))

        return told(sent, item, is_again=sent.once(visitor, done))

    posting_acts.add_api_route(
        f"/{{item}}/{row.word}", posted, methods=["POST"], summary=row.summary, name=f"ledger_{row.word}",
        description=f"{row.body.__doc__} By who has seen the item as it stands: If-Match.",
        openapi_extra=body(row.body, row.example),
        responses=answers(Property, 404, 409, 412, 422, 428, headers=ACTED),
    )  # fmt: skip


def told(sent: Sent, item: str, *, is_again: bool, status: int = 200) -> Response:
    """An item after an act."""
    found = known(sent.house.store, item)
    return answered(found, found.last, is_again=is_again, status=status)


for _row in POSTS:
    _add(_row)


def _attach(sent: Sent, visitor: Visitor, store: Store, item: str, name: str) -> None:
    hand, row = Hand(store, visitor.actor, sent.house.now()), paper(name, sent.body)
    hold.act(hand, item, lambda found: commands.attach(found, row.name, row.sha256, row.size, hand.actor), [sent.body])


takes_documents(
    posting_acts,
    Taker(
        "item",
        "Attach a document to an item",
        "The body is archived under its hash; reports name it by that.",
        Property,
        "pacs008.xml",
        known,
        _attach,
        told,
    ),
    _poster,
    "ledger_documents",
)
