"""A case's papers: documents attached and read again, and the picture of who owns whom."""

from typing import Annotated
from urllib.parse import quote

from fastapi import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.errors import NotAllowed, Overtaken
from seawall.review import attach_file
from seawall.web.desk.case import Refused, known, show
from seawall.web.desk.case_acts import desk_of
from seawall.web.desk.forms import Form
from seawall.web.desk.owners import picture_of
from seawall.web.desk.page import pages as _pages
from seawall.web.desk.page import see
from seawall.web.desk.told import told_of
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of
from seawall.web.reads import reads_case

pages = _pages()
_Reader = Annotated[Visitor, reads_case("document")]
_Worker = Annotated[Visitor, needs(Right.READ_CASES, Right.WORK_CASES)]
# A picture brings its own style, and may do nothing else.
_PICTURE = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "Cache-Control": "no-store",
}


@pages.post("/cases/{id_}/attach")
def attach(request: Request, visitor: _Worker, id_: str, form: Form) -> Response:
    """Attach documents: each is archived under its hash."""
    known(house_of(request).store, id_)
    if not form.files:
        form.wrong["file"] = "choose a file"
        return show(request, visitor, id_, Refused("attach", "", form.texts, form.wrong), 422)
    try:
        for name, data in form.files.items():
            attach_file(desk_of(request, visitor), id_, name, data)
    except (NotAllowed, Overtaken) as refusal:
        return show(request, visitor, id_, Refused("attach", str(refusal), form.texts), 409)
    return see(f"/desk/cases/{id_}")


@pages.get("/cases/{id_}/documents/{sha256}")
def document(request: Request, _visitor: _Reader, id_: str, sha256: str) -> Response:
    """An attached document, as it was attached."""
    store = house_of(request).store
    row = next((row for row in known(store, id_).documents if row.sha256 == sha256), None)
    if row is None:
        raise HTTPException(404, f"case {id_} has no such document")
    return download(store.document(sha256), row.name)


@pages.get("/cases/{id_}/owners/{receipt}/{number}.svg")
def owners(request: Request, _visitor: _Reader, id_: str, receipt: str, number: int) -> Response:
    """The picture of one ownership ground of one of the case's decisions."""
    store = house_of(request).store
    alert = next((row for row in known(store, id_).alerts if row.receipt == receipt), None)
    decision = told_of(store, alert).decision if alert else None
    grounds = decision.grounds if decision else ()
    found = grounds[number].ownership if 0 <= number < len(grounds) else None
    if found is None:
        raise HTTPException(404, "there is no such picture")
    return Response(picture_of(found), media_type="image/svg+xml", headers=_PICTURE)


def download(data: bytes, name: str, kind: str = "application/octet-stream") -> Response:
    """Bytes to be saved, never to be shown: what somebody attached must not run as a page of the service."""
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return Response(data, media_type=kind, headers=headers)
