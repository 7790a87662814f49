"""Reports to OFAC, read by programs: which are due or filed, and each as it would be filed today. People file them."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.errors import SettingRefused
from seawall.hold import Asked, book, form_of, kind_of_slug
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of
from seawall.web.native.pages import Limit, Offset
from seawall.web.refusals import Json

reporting = APIRouter(tags=["cases and ledger"])
_Reader = Annotated[Visitor, needs(Right.READ_REPORTS)]


@reporting.get("/reports", summary="Reports that were prepared or filed, the newest first")
def reports(request: Request, _visitor: _Reader, limit: Limit = 100, offset: Offset = 0) -> Response:
    """What is known of each report's filing. Which are due by when says /v1/deadlines."""
    filings = sorted(book(house_of(request).store).filings.values(), key=lambda row: -row.last)
    return Json({"reports": filings[offset : offset + limit], "total": len(filings)})


@reporting.get("/reports/{kind}/{about:path}", summary="One report, as it would be filed today", responses={404: {}})
def report(
    request: Request,
    _visitor: _Reader,
    kind: Annotated[str, Path(examples=["blocked"])],
    about: Annotated[str, Path(examples=["B-1"])],
    because: Annotated[str, Query(max_length=2_000, description="Of a compliance release: why it was in error")] = "",
) -> Response:
    """The form with all its fields, as `seawall report` writes it as JSON; `missing` says what is empty that must not be."""
    house = house_of(request)
    try:
        asked = Asked(kind_of_slug(kind), about, house.settings.filer, because)
        form = form_of(asked, book(house.store), house.now().date())
    except SettingRefused as none:
        raise HTTPException(404, str(none)) from none
    return Json(form.as_json())
