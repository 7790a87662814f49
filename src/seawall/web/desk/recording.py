"""What a decided case leads to: property recorded as blocked, or a transaction as rejected, each with its documents."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from fastapi import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.audit.events import PropertyBlocked, TransactionRejected
from seawall.audit.words import Action, PropertyKind
from seawall.errors import NotAllowed, Overtaken
from seawall.hold import Hand, record, waiting_of
from seawall.ledger.amounts import in_dollars
from seawall.review import case_of
from seawall.web.desk.drafts import draft_of
from seawall.web.desk.forms import Field, Form, Said, choices
from seawall.web.desk.page import moment_of, page, see, today_of
from seawall.web.desk.page import pages as _pages
from seawall.web.desk.targets import HINT, authorities_of, targets_of
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of
from seawall.web.reads import noted

pages = _pages()
_Poster = Annotated[Visitor, needs(Right.READ_LEDGER, Right.POST_LEDGER)]

_MONEY = (
    Field("amount", "Amount", "number", required=True, hint="in its currency; 0 for debts and trade documents"),
    Field("currency", "Currency", required=True, hint="ISO 4217 code, or a coin's: XBT"),
    Field("usd", "Value in US dollars", "number", hint="needed where the amount is in another currency"),
    Field("rate", "or rate", "number", hint="US dollars for one of the currency"),
    Field("rate_source", "Source of the rate"),
    Field("estimated", "The value is estimated", "yes"),
)
_WHO = (
    Field("target", "Sanctions targets", "area", hint=HINT),
    Field("authority", "Legal authorities", "area", hint="one a line; without them those of the targets' programmes"),
)
_DEALING = (
    Field("transaction", "Type of transaction", hint="incoming wire, pacs.008"),
    Field("transaction_on", "Day of the transaction", "day"),
    Field("participants", "Participants", "area", hint="all of them, with their locations"),
    Field("reference", "References", "area", hint="one a line"),
    Field("narrative", "Narrative", "area", hint="what else is to be said: what is owed, foreign amounts"),
    Field("file", "Documents", "file", hint="the payment instruction and what else proves it"),
)
_CAME_OF = (
    Field("case", "Case", hint="in which two people decided it"),
    Field("key", "Payment or customer", hint="of the case, where it decided on several"), Field("receipt", "Receipt", hint="of the decision that stopped it"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Record:
    """One of the two forms."""

    title: str
    told: str
    fields: tuple[Field, ...]


_BLOCK = _Record(
    "Record a block",
    "Its report to OFAC is due ten business days after the day of the block. What is not known yet may be said later.",
    (
        Field("item", "Name in the ledger", required=True, hint="letters, digits, '-', '_' and '.'"),
        Field("kind", "What it is", "choice", required=True, choices=choices(PropertyKind)),
        Field("on", "Day of the block", "day", hint="without it today"), *_MONEY,
        Field("description", "Description", hint="what it is, in words"), Field("location", "Location", hint="where it is"),
        Field("holder", "Holder", hint="the blocked account's bank, or the place"),
        Field("account", "Account", hint="the blocked account it is held in"),
        Field("quantity", "Quantity", "number", hint="of securities and things"),
        Field("unit", "Unit", hint="shares, ounces"), *_WHO, *_DEALING, *_CAME_OF,
    ),
)  # fmt: skip
_REJECT = _Record(
    "Record a rejection",
    "Its report to OFAC (31 CFR 501.604) is due ten business days after the day of the rejection.",
    (
        Field("item", "Name in the ledger", required=True, hint="letters, digits, '-', '_' and '.'"),
        Field("on", "Day of the rejection", "day", hint="without it today"), *_MONEY,
        Field("property", "What it was about", hint="funds, goods, services"), *_WHO, *_DEALING, *_CAME_OF,
    ),
)  # fmt: skip


@pages.get("/blocks/new")
def new_block(request: Request, visitor: _Poster, case: str = "") -> Response:
    """The form of a block, drafted from a case where one is named."""
    return _shown(request, visitor, _BLOCK, _draft(request, visitor, case, Action.BLOCK))


@pages.post("/blocks/new")
def block(request: Request, visitor: _Poster, form: Form) -> Response:
    """Record a block with its documents."""
    house, today = house_of(request), today_of(request)
    kind, amount, currency = form.choice("kind", PropertyKind), form.number("amount"), form.text("currency").upper()
    rate, targets = form.maybe_number("rate"), targets_of(form, "target", house.corpus())
    facts = PropertyBlocked(
        kind=kind or PropertyKind.WIRE_TRANSFER, on=form.day("on", today), amount=amount, currency=currency,
        usd=_usd(form, currency), is_actual=not form.yes("estimated"), description=form.text("description"),
        location=form.text("location"), holder=form.text("holder"), account=form.text("account"), targets=targets,
        authorities=authorities_of(form.lines("authority"), targets, house.corpus(), house.policy()), rate=rate,
        rate_source=form.text("rate_source"), quantity=form.maybe_number("quantity"), unit=form.text("unit"),
        narrative=form.text("narrative"), participants=form.text("participants"), references=form.lines("reference"),
        case=form.text("case"), receipt=form.text("receipt"), transaction=form.text("transaction"),
        transaction_on=form.maybe_day("transaction_on"),
    )  # fmt: skip
    name = form.text("item", required="give it a name")
    if form.wrong:
        return _shown(request, visitor, _BLOCK, form, "", 422)
    try:
        _record(Hand(house.store, visitor.actor, moment_of(request)), name, facts, form)
    except (NotAllowed, Overtaken) as refusal:
        return _shown(request, visitor, _BLOCK, form, str(refusal), 409)
    return see(f"/desk/ledger/items/{name}")


@pages.get("/rejections/new")
def new_rejection(request: Request, visitor: _Poster, case: str = "") -> Response:
    """The form of a rejection, drafted from a case where one is named."""
    return _shown(request, visitor, _REJECT, _draft(request, visitor, case, Action.REJECT))


@pages.post("/rejections/new")
def reject(request: Request, visitor: _Poster, form: Form) -> Response:
    """Record a rejected transaction with its documents."""
    house, today = house_of(request), today_of(request)
    amount, currency = form.number("amount"), form.text("currency").upper()
    rate, targets = form.maybe_number("rate"), targets_of(form, "target", house.corpus())
    facts = TransactionRejected(
        on=form.day("on", today), transaction=form.text("transaction"), participants=form.text("participants"),
        property=form.text("property"), amount=amount, currency=currency, usd=_usd(form, currency),
        is_actual=not form.yes("estimated"), targets=targets, rate=rate, rate_source=form.text("rate_source"),
        authorities=authorities_of(form.lines("authority"), targets, house.corpus(), house.policy()),
        transaction_on=form.maybe_day("transaction_on"), narrative=form.text("narrative"),
        references=form.lines("reference"), case=form.text("case"), receipt=form.text("receipt"),
    )  # fmt: skip
    name = form.text("item", required="give it a name")
    if form.wrong:
        return _shown(request, visitor, _REJECT, form, "", 422)
    try:
        _record(Hand(house.store, visitor.actor, moment_of(request)), name, facts, form)
    except (NotAllowed, Overtaken) as refusal:
        return _shown(request, visitor, _REJECT, form, str(refusal), 409)
    return see(f"/desk/reports/rejected/{name}")


def _record(hand: Hand, name: str, facts: PropertyBlocked | TransactionRejected, form: Said) -> None:
    action = Action.BLOCK if isinstance(facts, PropertyBlocked) else Action.REJECT
    waiting = waiting_of(hand.store, facts.case, action, form.text("key")) if facts.case else None
    record(hand, name, facts, waiting, form.files)


def _usd(form: Said, currency: str) -> Decimal | None:
    said, amount = form.maybe_number("usd"), form.maybe_number("amount")
    return said if amount is None else in_dollars(amount, currency, form.maybe_number("rate"), said)


def _draft(request: Request, visitor: Visitor, id_: str, action: Action) -> Said:
    house = house_of(request)
    usual = {"currency": "USD", "on": today_of(request).isoformat()}
    if not id_ or Right.READ_CASES not in visitor.rights:
        return Said(usual)
    try:
        case = case_of(house.store, id_)
    except NotAllowed as none:
        raise HTTPException(404, f"there is no case {id_!r}") from none
    noted(house, visitor, case.id, "draft")
    return Said(usual | draft_of(house.store, case, action))


def _shown(  # noqa: PLR0913, PLR0917  # the parts of one form
    request: Request, visitor: Visitor, row: _Record, said: Said, refused: str = "", status: int = 200
) -> Response:
    case = said.texts.get("case", "")
    return page(
        request,
        visitor,
        "posting.html.j2",
        title=row.title,
        status=status,
        item=None,
        what="new",
        row=row,
        said=said,
        seen=0,
        refused=refused,
        back=f"/desk/cases/{case}" if case else "/desk/ledger",
    )
