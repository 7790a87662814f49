"""What is posted to an item: one form each, as rows of a table; amounts and duties are the ledger's to judge."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, TypeAlias

from fastapi import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.audit.events import ChargeDebited, PropertyTransferred, PropertyUnblocked, ValueRestated
from seawall.audit.words import Basis
from seawall.errors import InputRefused, NotAllowed, Overtaken
from seawall.hold import Hand, act, find_item, item_of, paper
from seawall.ledger import Property, RateTable, State, commands, read_rates
from seawall.ledger.amounts import product
from seawall.web.desk.amending import AMEND_FIELDS, amended, as_said
from seawall.web.desk.forms import Field, Form, Said, choices
from seawall.web.desk.page import moment_of, page, see
from seawall.web.desk.page import pages as _pages
from seawall.web.guard import needs
from seawall.web.house import House, Visitor, house_of

pages = _pages()
_Poster = Annotated[Visitor, needs(Right.READ_LEDGER, Right.POST_LEDGER)]

# What a form comes to, once the item, the hand and the house are known.
_Command: TypeAlias = Callable[[Property, Said, Hand, House], commands.Said]


def _always(_item: Property) -> bool:
    return True


def _is_held(item: Property) -> bool:
    return item.state in {State.BLOCKED, State.PARTLY}


def _bears(item: Property) -> bool:
    return _is_held(item) and item.is_funds


@dataclass(frozen=True, slots=True)
class Posting:
    """One form: its title, what it is for, its fields, what it does, and which items it fits."""

    title: str
    told: str
    fields: tuple[Field, ...]
    command: _Command
    fits: Callable[[Property], bool] = _always
    before: Callable[[Property], Mapping[str, str]] = lambda _item: {}


_ON = Field("on", "Day", "day", hint="without it today")
_AMOUNT = Field("amount", "Amount", "number", required=True)
_MUST = Field("must_report", "The licence itself requires a report", "yes")


def _attach(item: Property, said: Said, hand: Hand, _house: House) -> commands.Said:
    papers = [paper(name, data) for name, data in said.files.items()]
    if not papers:
        raise NotAllowed("choose a file")
    events = (commands.attach(item, row.name, row.sha256, row.size, hand.actor) for row in papers)
    return tuple(event for rows in events for event in rows)


def _interest(item: Property, said: Said, hand: Hand, _house: House) -> commands.Said:
    if len(said.files) != 1:
        raise NotAllowed("choose one table of rates: a CSV file with the columns from, rate, day_count")
    ((name, data),) = said.files.items()
    table = read_rates(data, name)
    if not isinstance(table, RateTable):
        raise NotAllowed("; ".join(str(problem) for problem in table[:5]))
    return commands.credit_interest(item, table, said.day("until", hand.today), hand.actor, hand.now)


def _charge(item: Property, said: Said, hand: Hand, _house: House) -> commands.Said:
    on = said.day("on", hand.today)
    body = ChargeDebited(on=on, amount=said.number("amount"), schedule=said.text("schedule"))
    return commands.charge(item, body, hand.actor, hand.now)


def _transfer(item: Property, said: Said, hand: Hand, _house: House) -> commands.Said:
    body = PropertyTransferred(
        on=said.day("on", hand.today), to_holder=said.text("to"), to_account=said.text("account"),
        within=said.yes("within"), authority=said.text("authority"), to_country=said.text("country").upper(),
        licence_requires_report=said.yes("must_report"),
    )  # fmt: skip
    return commands.transfer(item, body, hand.actor, hand.now)


def _value(item: Property, said: Said, hand: Hand, _house: House) -> commands.Said:
    rate, usd = said.maybe_number("rate"), said.maybe_number("usd")
    worth = usd if usd is not None else product(item.held, rate) if rate is not None else None
    if worth is None:
        raise NotAllowed("give the value in dollars, or a rate")
    body = ValueRestated(
        on=said.day("on", hand.today), usd=worth, is_actual=not said.yes("estimated"), source=said.text("source"),
        rate=rate,
    )  # fmt: skip
    return commands.restate(item, body, hand.actor, hand.now)


def _unblock(item: Property, said: Said, hand: Hand, _house: House) -> commands.Said:
    basis = said.choice("basis", Basis)
    if basis is None:
        raise NotAllowed("say on what basis it is released")
    body = PropertyUnblocked(
        on=said.day("on", hand.today), amount=said.maybe_number("amount"), basis=basis,
        authority=said.text("authority"), to=said.text("to"), licence_requires_report=said.yes("must_report"),
        case=said.text("case"),
    )  # fmt: skip
    return commands.unblock(item, body, hand.actor, hand.now)


def _strike(item: Property, said: Said, hand: Hand, _house: House) -> commands.Said:
    return commands.strike(item, said.whole("entry"), said.text("why"), hand.actor)


POSTINGS: Mapping[str, Posting] = {
    "amend": Posting(
        "Amend", "Complete or put right what was said of it. Amounts are put right by striking and posting anew.",
        AMEND_FIELDS, amended, before=as_said,
    ),
    "attach": Posting(
        "Attach", "Archive documents with it; its reports name them by their hash.",
        (Field("file", "Documents", "file", required=True),), _attach,
    ),
    "interest": Posting(
        "Interest", "Accrue interest by a dated table of rates, from where the last posting ended, and credit it.",
        (Field("file", "Rates (CSV)", "file", required=True, hint="columns from, rate, day_count"),
         Field("until", "Until", "day", hint="this day itself not counted; without it today")), _interest, _bears,
    ),
    "charge": Posting(
        "Charge", "Debit a normal service charge by the published schedule (FAQ 34).",
        (_AMOUNT, Field("schedule", "Schedule", required=True, hint="the published schedule that it stands in"), _ON),
        _charge, _bears,
    ),
    "value": Posting(
        "Value", "Say what it is worth on a day, with the source.",
        (Field("usd", "Value in US dollars", "number"), Field("rate", "or rate", "number", hint="US dollars for one unit"),
         Field("source", "Source", required=True, hint="where rate, quotation or appraisal is from"),
         Field("estimated", "The value is estimated", "yes"), _ON), _value, _is_held,
    ),
    "transfer": Posting(
        "Transfer", "Move it, still blocked: inside the institution, or under a licence out of it.",
        (Field("to", "New holder or office", required=True), Field("account", "New blocked account"),
         Field("within", "It stays in this institution", "yes"), Field("country", "Country", hint="ISO 3166-1 code"),
         Field("authority", "Licence", hint="needed out of the institution or of the United States"), _MUST, _ON),
        _transfer, _is_held,
    ),
    "unblock": Posting(
        "Unblock", "Release it or a part: another person than who blocked it does so, or names the approved case.",
        (Field("basis", "Basis", "choice", required=True, choices=choices(Basis)),
         Field("authority", "Authority", required=True, hint="the licence, the notice, what shows the mistake"),
         Field("amount", "Part", "number", hint="without it all"), Field("to", "To whom"),
         Field("case", "Case", hint="that a second person approved"), _MUST, _ON), _unblock, _is_held,
    ),
    "strike": Posting(
        "Strike", "Have an entry count no more, as made in error. It stays on the tape.",
        (Field("entry", "Entry", "number", required=True, hint="its number; the block's own strikes the item"),
         Field("why", "Why", required=True)), _strike,
    ),
}  # fmt: skip


@pages.get("/ledger/items/{name}/{what}")
def form(request: Request, visitor: _Poster, name: str, what: str) -> Response:
    """The form of one posting."""
    item, row = _found(house_of(request), name, what)
    return _shown(request, visitor, item, what, row, Said(dict(row.before(item))), item.last)


@pages.post("/ledger/items/{name}/{what}")
def post(request: Request, visitor: _Poster, name: str, what: str, form: Form) -> Response:
    """Post it, and show the item; or the form again with what stands against it."""
    house = house_of(request)
    item, row = _found(house, name, what)
    hand, seen = Hand(house.store, visitor.actor, moment_of(request)), form.whole("seen")
    form.wrong |= {one.name: "this is needed" for one in row.fields if _lacks(one, form)}

    def posted(found: Property) -> commands.Said:
        if found.last != seen:
            raise Overtaken(
                f"something was posted to {found.id} after you opened this form: look at it, then post again"
            )
        said = row.command(found, form, hand, house)
        if form.wrong:
            raise NotAllowed("some fields can't be taken as they are")
        return said

    try:
        act(hand, name, posted, list(form.files.values()) if what == "attach" else ())
    except (NotAllowed, Overtaken, InputRefused) as refusal:
        after = item_of(house.store, name)
        status = 422 if form.wrong else 409
        return _shown(request, visitor, after, what, row, form, after.last, (str(refusal), status))
    return see(f"/desk/ledger/items/{item.id}")


def _lacks(field: Field, form: Said) -> bool:
    if field.kind == "file":
        return field.required and not form.files
    return field.required and not form.text(field.name)


def _found(house: House, name: str, what: str) -> tuple[Property, Posting]:
    item, row = find_item(house.store, name), POSTINGS.get(what)
    if item is None or row is None:
        raise HTTPException(404, f"there is no item {name!r}, or nothing is called {what!r} that could be posted to it")
    return item, row


def _shown(  # noqa: PLR0913, PLR0917  # the parts of one form
    request: Request,
    visitor: Visitor,
    item: Property,
    what: str,
    row: Posting,
    said: Said,
    seen: int,
    refused: tuple[str, int] = ("", 200),
) -> Response:
    return page(
        request,
        visitor,
        "posting.html.j2",
        title=f"{row.title} {item.id}",
        status=refused[1],
        item=item,
        what=what,
        row=row,
        said=said,
        seen=seen,
        refused=refused[0],
        back=f"/desk/ledger/items/{item.id}",
    )
