"""Reports to OFAC: which there are, and each as it would be filed today, what is empty first."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Annotated

from fastapi import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.errors import SettingRefused
from seawall.hold import Asked, Book, book, form_of, kind_of_slug
from seawall.ledger import SLUGS, Duty, Filing, Stage, duties
from seawall.reports.ofac import Form
from seawall.web.desk.deadlines import TONES
from seawall.web.desk.page import page, today_of
from seawall.web.desk.page import pages as _pages
from seawall.web.guard import needs
from seawall.web.house import House, Visitor, house_of

pages = _pages()
_Reader = Annotated[Visitor, needs(Right.READ_REPORTS)]
_SHOWN = 200
# In a form's rows; the workbook has all.
_ROWS = 50


@pages.get("/reports")
def reports(request: Request, visitor: _Reader) -> Response:
    """Every report that is due, was prepared or filed, the newest first."""
    today, read = today_of(request), book(house_of(request).store)
    filings = sorted(read.filings.values(), key=lambda row: -row.last)
    every = read.duties(today)
    return page(
        request,
        visitor,
        "reports.html.j2",
        title="Reports",
        duties=[row for row in every if row.urgency.is_open],
        filings=filings[:_SHOWN],
        left_out=max(0, len(filings) - _SHOWN),
        tones=TONES,
        Stage=Stage,
        rejections=sorted(read.rejections.values(), key=lambda row: row.facts.on, reverse=True)[:_SHOWN],
        year=today.year,
    )


@pages.get("/reports/{kind}/{about:path}")
def report(request: Request, visitor: _Reader, kind: str, about: str, because: str = "") -> Response:
    """A report as it would be filed today."""
    made = made_of(house_of(request), today_of(request), kind, about, because)
    return preview(request, visitor, made)


@dataclass(frozen=True)
class Made:
    """A report made of the ledger as it stands: its form, what is known of its filing, the ledger it was made of.

    because is, of a compliance release, why the property was blocked in error.
    """

    form: Form
    filing: Filing | None
    read: Book
    because: str

    @cached_property
    def sha256(self) -> str:
        """The hash of what is shown: what is marked as filed must have the same."""
        return sha256(self.form.as_json()).hexdigest()

    @property
    def path(self) -> str:
        """Its place below /desk/reports."""
        return self.form.id


def made_of(house: House, today: date, kind: str, about: str, because: str = "") -> Made:
    """The report; 404 where it is about nothing that there is."""
    read = book(house.store)
    try:
        form = form_of(Asked(kind_of_slug(kind), about, house.settings.filer, because), read, today)
    except SettingRefused as none:
        raise HTTPException(404, str(none)) from none
    return Made(form, read.filings.get(form.id), read, because)


def preview(  # noqa: PLR0913  # the parts of one page
    request: Request,
    visitor: Visitor,
    made: Made,
    *,
    refused: str = "",
    texts: dict[str, str] | None = None,
    wrong: dict[str, str] | None = None,
    status: int = 200,
) -> Response:
    """The page of a report, with what was refused of a form that was sent to it."""
    form = made.form
    duty = _duty(made, today_of(request))
    return page(
        request,
        visitor,
        "report.html.j2",
        title=form.title,
        status=status,
        form=form,
        made=made,
        filing=made.filing,
        duty=duty,
        tones=TONES,
        rows=form.rows[:_ROWS],
        is_compliance=form.id.startswith(f"{SLUGS[form.kind]}/") and form.message is not None,
        lacks_filer=any(_is_filer(one) for one in form.missing),
        refused=refused,
        texts=texts or {},
        wrong=wrong or {},
        Stage=Stage,
    )


def _duty(made: Made, today: date) -> Duty | None:
    """When it is due and how that stands, of what it tells of alone."""
    about, read = set(made.form.about), made.read
    items = [row for row in read.items.values() if row.stream in about]
    rejections = [row for row in read.rejections.values() if row.stream in about]
    return next((row for row in duties(items, rejections, read.filings, today) if row.report == made.form.id), None)


def _is_filer(missing: str) -> bool:
    """Whether an empty field is of who files: that is set once, in the settings."""
    return any(word in missing for word in ("Holder:", "Contact", "Telephone", "(1) ", "(2) ", "Rejecting"))
