"""The report of unblocked or transferred property (31 CFR 501.603(b)(3), TD F 93.10), and when none is due."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from seawall.audit.events import PropertyTransferred, PropertyUnblocked
from seawall.audit.words import Basis, ReportKind
from seawall.days import ASSUMPTION, due_after
from seawall.decisions import Verified
from seawall.errors import NotAllowed
from seawall.ledger import Entry, Filing, Property, exception_of, name_of, value_on
from seawall.ledger.amounts import shown
from seawall.reports.ofac.filer import Filer, part_a
from seawall.reports.ofac.form import HEADING_UNVERIFIED, Field, Form, Row, Section, words
from seawall.reports.ofac.told import DOLLARS, amount, target_line

# What the form's dropdown begins with; how its entries end was not visible in the version read (July 2025).
_TRANSFERRED: Final = "Transferred, remains blocked but reassigned"
_UNBLOCKED: Final = "Unblocked"


def unblocked(item: Property, entry: Entry, first: Filing | None, filer: Filer, made_on: date) -> Form:
    """The report of one unblocking or transfer; first is the filing of the item's initial report."""
    if not isinstance(entry.body, PropertyUnblocked | PropertyTransferred):
        raise NotAllowed(f"entry {entry.seq} of {item.id} neither unblocks nor transfers")
    due, none = due_after(entry.on), exception_of(entry)
    return Form(
        id=name_of(ReportKind.UNBLOCKED, item.id, entry.seq),
        kind=ReportKind.UNBLOCKED,
        title="Report of unblocked or transferred property",
        cite="31 CFR 501.603(b)(3)",
        form="TD F 93.10",
        channel="e-mail to OFACReport@treasury.gov; the form is optional",
        about=(item.stream,),
        made_on=made_on,
        since=due.since,
        due=None if none else due.day,
        due_words="" if none else due.words,
        sections=(Section("Part A", "Holder, contact and quantity", part_a(filer, made_on.isoformat(), 1)),),
        rows=(_row(item, entry, first),),
        papers=item.all_papers,
        not_due=f"no report is due: {none}" if none else "",
        notes=(
            ASSUMPTION,
            "Part C of the form is not shown: its columns were not visible in the version read. Headings of part B are Seawall's.",
        ),
    )


def _row(item: Property, entry: Entry, first: Filing | None) -> Row:
    body, facts = entry.body, item.facts
    moved = isinstance(body, PropertyTransferred)
    filed = first.filed.filing_id if first and first.filed else ""
    cells = (
        _cell("Action", _TRANSFERRED if moved else _UNBLOCKED),
        _cell("Date of the action", entry.on.isoformat()),
        _cell("Legal authority for the action (F)", authority(entry), Verified.SECONDARY),
        _cell(DOLLARS, amount(_value(item, entry))),
        _cell("Amount", f"{shown(-entry.change or entry.held, item.measure)} {item.measure}"),
        _cell("To", _to(entry), required=moved),
        _cell("Associated sanctions target", words(tuple(target_line(row) for row in facts.targets))),
        _cell("Description", facts.description),
        _cell(
            "Account or reference number",
            _before(item, entry).account or words(facts.references),
            required=item.is_funds,
        ),
        _cell("Date blocked", facts.on.isoformat()),
        _cell("ORS number of the initial report", filed, required=False),
    )
    return Row(item.id, cells)


def _cell(label: str, value: str, verified: Verified = Verified.UNVERIFIED, *, required: bool = True) -> Field:
    note = HEADING_UNVERIFIED if verified is Verified.UNVERIFIED else ""
    return Field(label, value, required=required, verified=verified, note=note)


def authority(entry: Entry) -> str:
    """What allows the action: the licence, the notice, FAQ 1196 for property blocked in error."""
    if isinstance(entry.body, PropertyTransferred):
        return entry.body.authority
    if not isinstance(entry.body, PropertyUnblocked):
        return ""
    said = entry.body.authority
    if entry.body.basis is Basis.MISTAKE and "1196" not in said:
        return f"FAQ 1196; {said}"
    return said


def _value(item: Property, entry: Entry) -> Decimal | None:
    """The dollars that left: what was worth before the action, by the share that left."""
    before = _before(item, entry)
    value = value_on(before, entry.on)
    moved = -entry.change or entry.held
    if value.usd is None or not before.held or moved == before.held:
        return value.usd
    return (value.usd * moved / before.held).quantize(Decimal("0.01"))


def _before(item: Property, entry: Entry) -> Property:
    return replace(item, entries=tuple(row for row in item.entries if row.seq < entry.seq))


def _to(entry: Entry) -> str:
    if isinstance(entry.body, PropertyTransferred):
        return words((entry.body.to_holder, entry.body.to_account))
    return entry.body.to if isinstance(entry.body, PropertyUnblocked) else ""
