"""Deadlines: which reports are due by when, and cases that should be decided."""

from typing import Annotated

from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.cases import Urgency as CaseUrgency
from seawall.cases import queue, urgency
from seawall.days import ASSUMPTION
from seawall.hold import book
from seawall.ledger import Urgency
from seawall.reports.ofac.calendar import calendar
from seawall.web.desk.case_papers import download
from seawall.web.desk.open_cases import open_cases
from seawall.web.desk.page import moment_of, page, today_of
from seawall.web.desk.page import pages as _pages
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of

pages = _pages()
_Reader = Annotated[Visitor, needs(Right.READ_REPORTS)]
# How a duty's urgency is coloured.
TONES = {
    Urgency.RETURNED: "bad", Urgency.OVERDUE: "bad", Urgency.SOON: "warn", Urgency.OPEN: "plain", Urgency.LATER: "soft",
    Urgency.FILED_LATE: "warn", Urgency.FILED: "good", Urgency.NONE: "soft",
}  # fmt: skip
_CASES = 50


@pages.get("/deadlines")
def deadlines(request: Request, visitor: _Reader, *, every: bool = False) -> Response:
    """Reports by their last day, the most pressing first; below them the cases that press."""
    house, today = house_of(request), today_of(request)
    duties = book(house.store).duties(today)
    cases = queue(open_cases(request).cases, today) if Right.READ_CASES in visitor.rights else []
    pressing = [(case, urgency(case, today)) for case in cases if urgency(case, today) is not CaseUrgency.LATER]
    return page(
        request,
        visitor,
        "deadlines.html.j2",
        title="Deadlines",
        duties=[row for row in duties if every or row.urgency.is_open],
        left_out=sum(not row.urgency.is_open for row in duties) if not every else 0,
        every=every,
        tones=TONES,
        assumption=ASSUMPTION,
        cases=pressing[:_CASES],
        more_cases=max(0, len(pressing) - _CASES),
        CaseUrgency=CaseUrgency,
    )


@pages.get("/deadlines.ics")
def feed(request: Request, _visitor: _Reader) -> Response:
    """The open deadlines as an iCalendar file."""
    now = moment_of(request)
    return download(
        calendar(book(house_of(request).store).duties(today_of(request)), now), "deadlines.ics", "text/calendar"
    )
