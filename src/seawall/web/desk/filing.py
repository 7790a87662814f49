"""A report prepared as a file, marked as filed under OFAC's number, or as returned: what is filed is what was looked at."""

from collections.abc import Callable, Mapping
from typing import Annotated

from fastapi import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.days import day_of_duty
from seawall.errors import NotAllowed, Overtaken
from seawall.hold import Hand, file_report, prepare_report, return_report
from seawall.ledger import Receipt
from seawall.reports.ofac import Form as Report
from seawall.reports.ofac.page import page as as_page
from seawall.reports.ofac.print import pdf
from seawall.reports.ofac.workbook import workbook
from seawall.web.desk.case_papers import download
from seawall.web.desk.forms import Form
from seawall.web.desk.page import moment_of, see
from seawall.web.desk.page import pages as _pages
from seawall.web.desk.reports import Made, made_of, preview
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of

pages = _pages()
_Filer = Annotated[Visitor, needs(Right.READ_REPORTS, Right.FILE_REPORTS)]
# Each format with what makes its bytes of a report, and what kind of file that is.
_FORMATS: Mapping[str, tuple[Callable[[Report], bytes], str]] = {
    "xlsx": (workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "pdf": (pdf, "application/pdf"),
    "json": (lambda form: form.as_json() + b"\n", "application/json"),
    "html": (lambda form: as_page(form).encode("utf-8"), "text/html"),
}


@pages.post("/filing/{kind}/{about:path}")
def prepared_filed_or_returned(request: Request, visitor: _Filer, kind: str, about: str, form: Form) -> Response:
    """Do what the form says with the report: prepare it as a file, mark it filed, or mark it returned."""
    house, now = house_of(request), moment_of(request)
    made = made_of(house, day_of_duty(now), kind, about, form.text("because"))
    hand = Hand(house.store, visitor.actor, now)
    act = form.text("act")
    if act in _FORMATS:
        write, media = _FORMATS[act]
        data = write(made.form)
        prepare_report(hand, made.form)
        return download(data, f"{made.form.id.replace('/', '-')}.{act}", media)
    if act not in {"file", "return"}:
        raise HTTPException(404, f"nothing is called {act!r} that could be done with a report")
    return _noted(request, visitor, made, hand, form)


def _noted(request: Request, visitor: Visitor, made: Made, hand: Hand, form: Form) -> Response:
    try:
        if form.text("act") == "file":
            receipt = _receipt(form, hand)
            _refuse_unseen(made, form.text("seen"))
            if not form.wrong:
                file_report(hand, made.form, made.filing, receipt)
        else:
            reason = form.text("reason", required="write down the reason that OFAC gave")
            on = form.day("on", hand.today)
            if not form.wrong:
                return_report(hand, made.filing, on, reason)
    except (NotAllowed, Overtaken) as refusal:
        return preview(request, visitor, made, refused=str(refusal), texts=dict(form.texts), status=409)
    if form.wrong:
        return preview(request, visitor, made, texts=dict(form.texts), wrong=form.wrong, status=422)
    return see(f"/desk/reports/{made.path}")


def _receipt(form: Form, hand: Hand) -> Receipt:
    number = form.text("filing_id", required="the number that OFAC's system (ORS) gave")
    return Receipt(number, form.day("on", hand.today), form.text("filer") or hand.actor.id)


def _refuse_unseen(made: Made, seen: str) -> None:
    if seen != made.sha256:
        raise Overtaken(
            "the report has changed since this page was opened: look at it again before it is marked as filed"
        )
