"""New items and rejected transactions over HTTP: what two people decided in a case, or what was blocked without one."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from seawall import hold
from seawall.access import Right
from seawall.audit.events import PropertyBlocked, TransactionRejected
from seawall.audit.words import Action, PropertyKind, Target
from seawall.corpus import Corpus
from seawall.days import day_of_duty
from seawall.errors import InputRefused, SettingRefused
from seawall.hold import Hand, Told, Waiting, book, waiting_of
from seawall.ledger import Property
from seawall.ledger.amounts import in_dollars
from seawall.ledger.rejected import Rejection
from seawall.receipts import subject_of
from seawall.store import Store
from seawall.web.guard import needs
from seawall.web.house import House, Visitor, house_of
from seawall.web.native.described import ACTED, answers, body
from seawall.web.native.sent import Sent, answered, etag, sending
from seawall.web.refusals import Json

holding = APIRouter(tags=["cases and ledger"], prefix="/ledger")
_poster = needs(Right.READ_LEDGER, Right.POST_LEDGER, Right.READ_CASES)


_BLOCK = {
    "name": "P-2", "case": "2", "kind": "wire transfer", "description": "incoming wire", "holder": "Example Bank, New York",
    "account": "BLOCKED-0001", "location": "New York",
}  # fmt: skip
_REJECT = {
    "name": "R-1", "amount": "1000.00", "currency": "USD", "property": "services", "transaction": "outgoing wire",
    "targets": [{"name": "Example Services LLC", "location": "Sevastopol"}],
}  # fmt: skip


class TargetNamed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sanctions target: a listed id, such as ofac-50543, or a name; connection says why where it is not itself listed."""

    entity_id: str = ""
    name: str = ""
    location: str = ""
    connection: str = ""


class Paper(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A document with its name, as base64."""

    name: str
    data: bytes


class _Held(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What both records say. Of a case, what is left out is what the case, the payment and the lists know."""

    name: str
    case: str = ""
    key: str = ""
    on: date | None = None
    amount: Decimal | None = None
    currency: str = ""
    usd: Decimal | None = None
    rate: Decimal | None = None
    rate_source: str = ""
    is_actual: bool = True
    targets: tuple[TargetNamed, ...] = ()
    authorities: tuple[str, ...] = ()
    transaction: str = ""
    transaction_on: date | None = None
    participants: str = ""
    references: tuple[str, ...] = ()
    narrative: str = ""
    documents: tuple[Paper, ...] = ()


class Blocked(_Held, frozen=True, kw_only=True):
    """A block: its name in the ledger, what it is, where it is held, and what its report will say."""

    kind: PropertyKind
    description: str = ""
    location: str = ""
    holder: str = ""
    account: str = ""
    quantity: Decimal | None = None
    unit: str = ""


class Rejected(_Held, frozen=True, kw_only=True):
    """A rejection (31 CFR 501.604): its name in the ledger, and what it was about."""

    property: str = ""


@holding.post(
    "/blocks", summary="Record a block", status_code=201, openapi_extra=body(Blocked, _BLOCK),
    responses=answers(Property, 404, 409, 422, status=201, headers=ACTED),
)  # fmt: skip
def block(visitor: Visitor = _poster, sent: Sent = sending) -> Response:
    """With a case it is what two people decided to block there, recorded once; its report is due in ten business days."""
    said = sent.read(Blocked)

    def done(store: Store) -> None:
        waiting, told = _told(store, said, Action.BLOCK, sent.house)
        facts = PropertyBlocked(
            kind=said.kind, description=said.description, location=said.location, holder=said.holder, account=said.account,
            quantity=said.quantity, unit=said.unit, **_common(said, told, sent.house),
        )  # fmt: skip
        hold.record(Hand(store, visitor.actor, sent.house.now()), said.name, facts, waiting, _papers(said))

    is_again = sent.once(visitor, done)
    found = hold.item_of(sent.house.store, said.name)
    return answered(found, found.last, is_again=is_again, status=201)


@holding.post(
    "/rejections", summary="Record a rejected transaction", status_code=201, openapi_extra=body(Rejected, _REJECT),
    responses=answers(Rejection, 404, 409, 422, status=201, headers=ACTED),
)  # fmt: skip
def reject(visitor: Visitor = _poster, sent: Sent = sending) -> Response:
    """With a case it is what two people decided to reject there, recorded once; its report is due in ten business days."""
    said = sent.read(Rejected)

    def done(store: Store) -> None:
        waiting, told = _told(store, said, Action.REJECT, sent.house)
        facts = TransactionRejected(property=said.property, **_common(said, told, sent.house))
        hold.record(Hand(store, visitor.actor, sent.house.now()), said.name, facts, waiting, _papers(said))

    is_again = sent.once(visitor, done)
    found = book(sent.house.store).rejections[said.name]
    return answered(found, found.last, is_again=is_again, status=201)


@holding.get(
    "/rejections/{name}", summary="One rejected transaction",
    responses=answers(Rejection, 404, headers=("ETag",)),
)  # fmt: skip
def rejection(request: Request, name: str, _visitor: Visitor = needs(Right.READ_LEDGER)) -> Response:  # noqa: B008
    """The transaction with its documents. Its report is /v1/reports/rejected/{name}."""
    found = book(house_of(request).store).rejections.get(name)
    if found is None:
        raise HTTPException(404, f"there is no rejected transaction {name[:64]!r}")
    return Json(found, headers=etag(found.last))


def _told(store: Store, said: _Held, action: Action, house: House) -> tuple[Waiting | None, Told]:
    """What of a case waits to be recorded and what is known of it; without a case nothing is."""
    if not said.case:
        if said.key:
            raise SettingRefused("key names a payment or customer of a case: say the case too")
        return None, Told("", "", "", said.on or day_of_duty(house.now()))
    waiting = waiting_of(store, said.case, action, said.key)
    try:
        return waiting, waiting.told(subject_of(store, waiting.receipt))
    except InputRefused:  # redacted, or never recorded: the case alone speaks, and the report says what it lacks
        return waiting, waiting.told()


def _common(said: _Held, told: Told, house: House) -> dict[str, Any]:
    amount = said.amount if said.amount is not None else told.amount
    if amount is None:
        raise SettingRefused("say the amount" + (": the case knows none" if said.case else ""))
    coin, corpus = told.coin(said.currency.upper()), house.corpus()
    named = targets(said.targets, corpus) or hold.targets_of(told.suspects, corpus)
    return {
        "on": said.on or told.on, "amount": amount, "currency": coin, "usd": in_dollars(amount, coin, said.rate, said.usd),
        "is_actual": said.is_actual, "rate": said.rate, "rate_source": said.rate_source, "targets": named,
        "authorities": authorities(said.authorities, named, house), "case": told.case, "receipt": told.receipt,
        "transaction": said.transaction or told.transaction, "transaction_on": said.transaction_on or told.transaction_on,
        "participants": said.participants or told.participants, "references": said.references or told.references,
        "narrative": said.narrative,
    }  # fmt: skip


def targets(named: Sequence[TargetNamed], corpus: Corpus) -> tuple[Target, ...]:
    """The targets that were named; of a listed id name and location are taken from the lists. 422 for an id of nobody."""
    return tuple(_target(row, corpus) for row in named)


def _target(row: TargetNamed, corpus: Corpus) -> Target:
    found = hold.listed(row.entity_id, corpus) if row.entity_id else None
    if found:
        return hold.target_of(found, row.location, row.connection)
    if row.entity_id:
        raise HTTPException(422, f"no list in use has {row.entity_id[:64]!r}: give a name where it is not listed")
    if not row.name:
        raise HTTPException(422, "a target has a listed id or a name")
    return Target(entity_id="", name=row.name, location=row.location, connection=row.connection)


def authorities(said: Sequence[str], named: Sequence[Target], house: House) -> tuple[str, ...]:
    """The legal authorities that were said, else those that the policy knows for the listed targets' programmes."""
    return tuple(said) or hold.authorities_of(named, house.corpus(), house.policy())


def _papers(said: _Held) -> Mapping[str, bytes]:
    papers = {row.name: row.data for row in said.documents}
    if len(papers) < len(said.documents) or not all(papers):
        raise HTTPException(422, "each document has a name of its own")
    return papers
