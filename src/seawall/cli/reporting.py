"""The report and deadlines commands: OFAC's reports previewed, written, filed and returned; what is due by when."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from seawall.cli.context import now, open_store, settings
from seawall.cli.days import day_of
from seawall.cli.exits import OK, REVIEW, STOPPED
from seawall.cli.files import check_outputs
from seawall.cli.ledger_tables import assumption, deadlines, report
from seawall.cli.terminal import clean, line, note, out
from seawall.cli.who import person
from seawall.days import day_of_duty
from seawall.errors import SettingRefused
from seawall.hold import Asked, Hand, book, file_report, form_of, kind_of_slug, prepare_report, return_report
from seawall.ledger import Duty, Receipt, Urgency
from seawall.reports.ofac import Form
from seawall.reports.ofac.page import page
from seawall.reports.ofac.print import pdf


# Libraries of a quarter of a second, which whoever writes no such file need not wait for.
def _workbook(form: Form) -> bytes:
    from seawall.reports.ofac.workbook import workbook  # noqa: PLC0415  # see above

    return workbook(form)


def _calendar(duties: Iterable[Duty], now: datetime) -> bytes:
    from seawall.reports.ofac.calendar import calendar  # noqa: PLC0415  # see above

    return calendar(duties, now)


# Each ending with what makes its bytes of a report.
_FORMATS: dict[str, Callable[[Form], bytes]] = {
    ".html": lambda form: page(form).encode("utf-8"),
    ".xlsx": _workbook,
    ".pdf": pdf,
    ".json": lambda form: form.as_json() + b"\n",
}


def report_command(
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help="blocked, annual, unblocked, rejected or compliance-release.")
    ],
    about: Annotated[
        str, typer.Argument(metavar="[ABOUT]", help="An item, item/entry, rejected transaction, or year.")
    ] = "",
    preview: Annotated[
        bool, typer.Option("--preview", help="Write a page to look at, KIND-ABOUT.preview.html.")
    ] = False,
    output: Annotated[
        list[Path] | None, typer.Option("-o", "--output", help="Write it: .html, .xlsx, .pdf or .json; repeatable.")
    ] = None,
    because: Annotated[str, typer.Option(help="Of a compliance release: why it was blocked in error.")] = "",
    file_as: Annotated[
        str, typer.Option("--file-as", metavar="ORS-ID", help="Note that it was filed under this number.")
    ] = "",
    returned: Annotated[str, typer.Option(metavar="REASON", help="Note that OFAC returned it, with its reason.")] = "",
    on: Annotated[str, typer.Option(help="The day of the filing or return; without it today.")] = "",
    filer: Annotated[str, typer.Option(help="Who filed it; without it who runs this.")] = "",
    as_: Annotated[
        str, typer.Option("--as", metavar="NAME", help="Who does it; without it the user of this system.")
    ] = "",
) -> None:
    """Prepare a report to OFAC: what it says, what it still lacks, its pages; note that it was filed or returned.

    Exit codes: 0 it is complete, 2 required fields are empty or it is not to be filed, 1 it can't be done.
    """
    moment, files = now(), list(output or [])
    check_outputs(files, [])
    _check(files)
    asked = Asked(kind_of_slug(kind), clean(about), settings().filer, clean(because))
    with open_store() as store:
        read = book(store)
        form = form_of(asked, read, day_of_duty(moment))
        # To look at a report is nobody's act; to prepare, file or return one is somebody's.
        hand = Hand(store, person(as_), moment) if returned or file_as or files else None
        if hand and returned:
            return_report(hand, read.filings.get(form.id), day_of("--on", on), clean(returned))
            line(f"{form.id} was returned: file it again under the same number")
            return
        if hand and file_as:
            receipt = Receipt(clean(file_as), day_of("--on", on), clean(filer) or hand.actor.id)
            made = file_report(hand, form, read.filings.get(form.id), receipt)
            line(f"{form.id} was filed as {receipt.filing_id} on {receipt.on}; SHA-256 of what was filed {made.sha256}")
        elif hand:
            prepare_report(hand, form)
    _write(form, [*files, *([Path(f"{form.id.replace('/', '-')}.preview.html")] if preview else [])])
    if not file_as:
        _show(form, is_written=bool(files) or preview)


def _check(files: list[Path]) -> None:
    for path in files:
        if path.suffix.lower() not in _FORMATS:
            raise SettingRefused(f"{path}: a report is written as {', '.join(_FORMATS)}")


def _write(form: Form, files: list[Path]) -> None:
    made = [(path, _FORMATS[path.suffix.lower()](form)) for path in files]
    for path, data in made:
        path.write_bytes(data)
        note(f"written: {path}")


def _show(form: Form, *, is_written: bool) -> None:
    if not is_written:
        out.print(report(form))
    if form.missing:
        note(
            f"it can't be filed yet, {len(form.missing)} required fields are empty: {'; '.join(form.missing[:12])}",
            "bold red",
        )
    if form.missing or form.not_due:
        raise typer.Exit(REVIEW)


def deadlines_command(
    ics: Annotated[
        Path | None, typer.Option("--ics", metavar="FILE", help="Write open deadlines as an iCalendar feed.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Also reports that were filed, and what needs none.")] = False,
    on: Annotated[str, typer.Option(help="As of this day, YYYY-MM-DD; without it today.")] = "",
) -> None:
    """Show which reports are due by when, the most pressing first.

    Exit codes: 0 nothing presses, 2 something is due within a week, 3 something is overdue or was returned.
    """
    day = day_of("--on", on)
    with open_store() as store:
        duties = book(store).duties(day)
    if ics:
        ics.write_bytes(_calendar(duties, now()))
        note(f"written: {ics}")
    shown = [duty for duty in duties if every or duty.urgency.is_open]
    if shown:
        out.print(deadlines(shown, out.width))
        out.print(assumption())
    else:
        note("nothing is to be reported")
    urgencies = {duty.urgency for duty in duties}
    presses = (
        STOPPED if urgencies & {Urgency.OVERDUE, Urgency.RETURNED} else REVIEW if Urgency.SOON in urgencies else OK
    )
    raise typer.Exit(presses)
