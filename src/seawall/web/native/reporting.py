"""Reports to OFAC over HTTP: looked at, held against what must not be empty, drafted as a file, filed under ORS's number, returned."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Annotated

import msgspec
from fastapi import APIRouter, HTTPException, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.days import day_of_duty
from seawall.errors import SettingRefused
from seawall.hold import Asked, Hand, book, file_report, form_of, kind_of_slug, prepare_report, return_report
from seawall.ledger import Filing, Receipt
from seawall.reports.ofac import Form
from seawall.reports.ofac.page import page
from seawall.reports.ofac.print import pdf
from seawall.reports.ofac.workbook import workbook
from seawall.store import Store
from seawall.web.guard import needs
from seawall.web.house import House, Visitor, house_of
from seawall.web.native.described import ACTED, JSON, answers, body, refusal
from seawall.web.native.pages import Limit, Offset
from seawall.web.native.sent import Seen, Sent, answered, etag, refuse_unnamed, refuse_unseen, sending
from seawall.web.refusals import Json

reporting = APIRouter(tags=["cases and ledger"])
_reader = needs(Right.READ_REPORTS)
_filer = needs(Right.READ_REPORTS, Right.FILE_REPORTS)
_Kind = Annotated[str, Path(examples=["blocked"], description="blocked, annual, unblocked, rejected, compliance-release")]  # fmt: skip
_About = Annotated[str, Path(examples=["P-2"], description="An item, item/entry, a rejected transaction, or a year")]
_Because = Annotated[str, Query(max_length=2_000, description="Of a compliance release: why it was in error")]


class Format(StrEnum):
    """What a draft is written as."""

    XLSX = "xlsx"
    PDF = "pdf"
    HTML = "html"
    JSON = "json"


_FORMATS: Mapping[Format, tuple[Callable[[Form], bytes], str]] = {
    Format.XLSX: (workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    Format.PDF: (pdf, "application/pdf"),
    Format.HTML: (lambda form: page(form).encode("utf-8"), "text/html; charset=utf-8"),
    Format.JSON: (lambda form: form.as_json() + b"\n", JSON),
}


class Reports(msgspec.Struct, frozen=True):
    """Some reports of all, and how many there are."""

    reports: tuple[Filing, ...]
    total: int


class Filed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What OFAC's system (ORS) said of a filing: its number and the day; filer: who filed, else whoever sends this."""

    filing_id: str
    on: date
    filer: str = ""


class Returned(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The reason that OFAC gave for sending a report back, and the day."""

    reason: str
    on: date


class Checked(msgspec.Struct, frozen=True):
    """Whether a report could be filed: what is empty that must not be, why none is due, and the hash of what it says now."""

    report: str
    complete: bool
    missing: tuple[str, ...]
    not_due: str
    sha256: str
    due: date | None
    stage: str


class Stand(msgspec.Struct, frozen=True):
    """How far a report is: prepared, filed under a number, or returned; sha256 is of what was prepared or filed last."""

    report: str
    stage: str
    sha256: str
    filing_id: str = ""
    on: date | None = None
    filer: str = ""


@dataclass(frozen=True, slots=True)
class _Made:
    """A report made of the ledger as it stands, and what is known of its filing."""

    form: Form
    filing: Filing | None

    @property
    def sha256(self) -> str:
        """The hash of what it says: its version, and what a filing names."""
        return sha256(self.form.as_json()).hexdigest()


def _made(house: House, kind: str, about: str, because: str) -> _Made:
    read = book(house.store)
    try:
        form = form_of(Asked(kind_of_slug(kind), about, house.settings.filer, because), read, day_of_duty(house.now()))
    except SettingRefused as none:
        raise HTTPException(404, str(none)) from none
    return _Made(form, read.filings.get(form.id))


@reporting.get(
    "/reports", summary="Reports that were prepared or filed, the newest first",
    responses=answers(Reports),
)  # fmt: skip
def reports(request: Request, _visitor: Visitor = _reader, limit: Limit = 100, offset: Offset = 0) -> Response:
    """What is known of each report's filing. Which are due by when says /v1/deadlines."""
    filings = sorted(book(house_of(request).store).filings.values(), key=lambda row: -row.last)
    return Json(Reports(tuple(filings[offset : offset + limit]), len(filings)))


@reporting.get(
    "/reports/{kind}/{about:path}/check", summary="Whether a report could be filed",
    responses=answers(Checked, 404, headers=("ETag",)),
)  # fmt: skip
def check(request: Request, kind: _Kind, about: _About, _visitor: Visitor = _reader, because: _Because = "") -> Response:  # fmt: skip
    """What it still lacks, field by field, and how far it is."""
    made = _made(house_of(request), kind, about, because)
    form, stage = made.form, made.filing.stage.value if made.filing else "not prepared"
    told = Checked(
        form.id, not form.missing and not form.not_due, form.missing, form.not_due, made.sha256, form.due, stage
    )
    return Json(told, headers=etag(made.sha256))


@reporting.get(
    "/reports/{kind}/{about:path}", summary="One report, as it would be filed today",
    responses=answers(Form, 404, headers=("ETag",), more={"missing": {"type": "array", "items": {"type": "string"}}}),
)  # fmt: skip
def report(request: Request, kind: _Kind, about: _About, _visitor: Visitor = _reader, because: _Because = "") -> Response:  # fmt: skip
    """The form with all its fields, as `seawall report` writes it as JSON; `missing` says what is empty that must not be."""
    made = _made(house_of(request), kind, about, because)
    return Json(made.form.as_json(), headers=etag(made.sha256))


@reporting.post(
    "/reports/{kind}/{about:path}/draft", summary="Prepare a report as a file",
    responses={
        200: {"description": "The file", "headers": answers(Stand, headers=ACTED)[200]["headers"],
              "content": {kind: {"schema": {"type": "string", "format": "binary"}, "example": "the bytes of the file"} for _, kind in _FORMATS.values()}},
        404: refusal(404), 422: refusal(422),
    },
)  # fmt: skip
def draft(  # noqa: PLR0913, PLR0917  # what a route is given
    kind: _Kind,
    about: _About,
    format: Annotated[Format, Query(description="What it is written as")] = Format.PDF,  # noqa: A002  # the sender's word
    because: _Because = "",
    visitor: Visitor = _filer,
    sent: Sent = sending,
) -> Response:
    """Archived under its hash and noted as prepared, complete or not. It takes no body."""
    made, (write, media) = _made(sent.house, kind, about, because), _FORMATS[format]
    data = write(made.form)
    is_again = sent.once(visitor, lambda store: prepare_report(Hand(store, visitor.actor, sent.house.now()), made.form))
    headers = etag(made.sha256) | {
        "Content-Disposition": f'attachment; filename="{made.form.id.replace("/", "-")}.{format}"'
    }
    return Response(data, 200, headers | ({"Idempotent-Replayed": "true"} if is_again else {}), media)


@reporting.post(
    "/reports/{kind}/{about:path}/file", summary="Mark a report as filed", openapi_extra=body(Filed, {"filing_id": "ORS-2026-000123", "on": "2026-09-01"}),
    responses=answers(Stand, 404, 409, 412, 422, 428, headers=ACTED),
)  # fmt: skip
def file(  # noqa: PLR0913, PLR0917  # what a route is given
    kind: _Kind, about: _About, because: _Because = "", visitor: Visitor = _filer, sent: Sent = sending, seen: Seen = None
) -> Response:  # fmt: skip
    """What is marked as filed is what was looked at: If-Match names the report's hash. Refused while a field is empty."""
    said = sent.read(Filed)
    refuse_unnamed(seen, f"report {kind}/{about}")

    def done(store: Store) -> None:
        made = _made(sent.house, kind, about, because)
        refuse_unseen(seen, made.sha256, f"report {made.form.id}")
        receipt = Receipt(said.filing_id, said.on, said.filer or visitor.actor.id)
        file_report(Hand(store, visitor.actor, sent.house.now()), made.form, made.filing, receipt)

    return _stands(sent, (kind, about, because), is_again=sent.once(visitor, done))


@reporting.post(
    "/reports/{kind}/{about:path}/return", summary="Mark a report as returned", openapi_extra=body(Returned, {"reason": "the address of the holder is missing", "on": "2026-09-01"}),
    responses=answers(Stand, 404, 409, 422, headers=ACTED),
)  # fmt: skip
def returned(kind: _Kind, about: _About, because: _Because = "", visitor: Visitor = _filer, sent: Sent = sending) -> Response:  # fmt: skip
    """OFAC sent it back: it is filed again under the same number."""
    said = sent.read(Returned)

    def done(store: Store) -> None:
        made = _made(sent.house, kind, about, because)
        return_report(Hand(store, visitor.actor, sent.house.now()), made.filing, said.on, said.reason)

    return _stands(sent, (kind, about, because), is_again=sent.once(visitor, done))


def _stands(sent: Sent, asked: tuple[str, str, str], *, is_again: bool) -> Response:
    made = _made(sent.house, *asked)
    filing = made.filing
    assert filing is not None, "what was filed or returned is on the tape"
    last = filing.filed
    told = Stand(
        made.form.id, filing.stage.value, last.sha256 if last else filing.prepared.sha256,
        last.filing_id if last else "", last.on if last else None, last.filer if last else "",
    )  # fmt: skip
    return answered(told, made.sha256, is_again=is_again)
