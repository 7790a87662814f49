"""The ledger's pages: what is held with its chart, and one item with everything that was posted to it."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated

from fastapi import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.hold import book, find_item
from seawall.ledger import Property, State, duties, kept_until, value_at_block, value_on
from seawall.reports.ledger import as_beancount, as_csv, told
from seawall.web.desk.case_papers import download
from seawall.web.desk.chart import chart, days_between
from seawall.web.desk.deadlines import TONES
from seawall.web.desk.page import page, today_of
from seawall.web.desk.page import pages as _pages
from seawall.web.desk.postings import POSTINGS
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of

pages = _pages()
_Reader = Annotated[Visitor, needs(Right.READ_LEDGER)]
_SHOWN = 200
# The chart looks back a year, week by week; with thousands of items on fewer days, so that the page is quick.
_YEAR, _POINTS, _ASKINGS = timedelta(days=365), 53, 50_000
STATES = {
    State.BLOCKED: "bad", State.PARTLY: "warn", State.UNBLOCKED: "good", State.TRANSFERRED: "soft", State.STRUCK: "soft",
}  # fmt: skip
_EXPORTS = {"csv": (as_csv, "text/csv"), "beancount": (as_beancount, "text/plain")}


@pages.get("/ledger")
def ledger(request: Request, visitor: _Reader, *, every: bool = False) -> Response:
    """What is held, with its value now and over the last year."""
    today = today_of(request)
    items = sorted(book(house_of(request).store).items.values(), key=lambda one: (one.facts.on, one.id), reverse=True)
    held = [one for one in items if one.state in {State.BLOCKED, State.PARTLY}]
    shown = items if every else held
    values = {one.id: value_on(one, today).usd for one in shown}
    return page(
        request,
        visitor,
        "ledger.html.j2",
        title="Ledger",
        rows=[(one, values[one.id]) for one in shown[:_SHOWN]],
        left_out=len(shown) - min(len(shown), _SHOWN),
        others=0 if every else len(items) - len(held),
        every=every,
        totals=_totals(held),
        usd=sum((usd for one in held if (usd := values[one.id]) is not None), Decimal(0)),
        lacking=sum(values[one.id] is None for one in held),
        chart=_chart(items, today) if items else None,
        states=STATES,
        of=of,
    )


@pages.get("/ledger.{export}")
def exported(request: Request, _visitor: _Reader, export: str) -> Response:
    """The whole ledger as CSV or as Beancount's text."""
    if export not in _EXPORTS:
        raise HTTPException(404, "the ledger is exported as csv or beancount")
    write, kind = _EXPORTS[export]
    items = sorted(book(house_of(request).store).items.values(), key=lambda one: (one.facts.on, one.id))
    return download(write(items).encode(), f"ledger.{export}", kind)


@pages.get("/ledger/items/{name}")
def item(request: Request, visitor: _Reader, name: str) -> Response:
    """One item: its facts, its balance, every posting, its reports and documents."""
    today, read = today_of(request), book(house_of(request).store)
    one = read.items.get(name)
    if one is None:
        raise HTTPException(404, f"there is no item {name!r} in the ledger")
    return page(
        request,
        visitor,
        "item.html.j2",
        title=one.id,
        item=one,
        of=of(one),
        at_block=value_at_block(one),
        value=value_on(one, today),
        entries=[(entry, *told(entry.body)) for entry in one.entries],
        duties=[duty for duty in duties([one], (), read.filings, today) if one.stream in duty.about],
        kept_until=kept_until(one),
        chart=_balance(one, today),
        states=STATES,
        tones=TONES,
        State=State,
        postings=[(slug, row) for slug, row in POSTINGS.items() if row.fits(one)],
    )


@pages.get("/ledger/items/{name}/documents/{sha256}")
def document(request: Request, _visitor: _Reader, name: str, sha256: str) -> Response:
    """A document of an item."""
    store = house_of(request).store
    one = find_item(store, name)
    paper = next((row for row in one.all_papers if row.sha256 == sha256), None) if one else None
    if paper is None:
        raise HTTPException(404, f"{name} has no such document")
    return download(store.document(sha256), paper.name or sha256[:12])


def of(one: Property) -> str:
    """Whose it is, in one line."""
    return "; ".join(row.name for row in one.facts.targets)


def _totals(items: Sequence[Property]) -> list[tuple[str, Decimal]]:
    """How much is held of each measure."""
    held: dict[str, Decimal] = {}
    for one in items:
        held[one.measure] = held.get(one.measure, Decimal(0)) + one.held
    return sorted(held.items())


def _chart(items: Sequence[Property], today: date) -> object:
    """The value in dollars of all that was held, as far as it is known."""
    first = max(min(one.facts.on for one in items) - timedelta(days=1), today - _YEAR)
    days = days_between(min(first, today - timedelta(days=7)), today, max(8, min(_POINTS, _ASKINGS // len(items))))

    rows = [(one, value_on(one, max(today, one.last_day)).usd) for one in items]

    def worth(day: date) -> Decimal:
        return sum((usd for one, last in rows if (usd := _worth(one, day, last)) is not None), Decimal(0))

    return chart(days, worth, "USD held")


def _worth(one: Property, day: date, after_all: Decimal | None) -> Decimal | None:
    """Its value at the end of a day; after_all is the one after its last posting, which holds from then on."""
    if day < one.facts.on:
        return None
    return after_all if day >= one.last_day else value_on(one, day).usd


def _balance(one: Property, today: date) -> object:
    days = {one.facts.on - timedelta(days=1), one.facts.on, today, *(entry.on for entry in one.entries)}
    shown = sorted(day for day in days if day <= today)[-_POINTS:]
    if shown[-1] - shown[0] < timedelta(days=7):
        shown = [shown[-1] - timedelta(days=7), *shown]

    def held(day: date) -> Decimal:
        return one.on(day).held if one.facts.on <= day else Decimal(0)

    return chart(shown, held, f"{one.measure} held")
