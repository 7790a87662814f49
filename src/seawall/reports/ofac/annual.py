"""The annual report of blocked property (31 CFR 501.603(b)(2), TD F 90-22.50): part A, and one row an item held on June 30."""

from collections.abc import Iterable
from datetime import date

from seawall.audit.words import ReportKind
from seawall.days import annual_due
from seawall.decisions import Verified
from seawall.ledger import Property, Value, name_of, value_on
from seawall.ledger.amounts import shown
from seawall.reports.ofac.filer import Filer, part_a
from seawall.reports.ofac.form import HEADING_UNVERIFIED, Field, Form, Row, Section, words
from seawall.reports.ofac.told import DOLLARS, amount, quantity, target_line


def annual(items: Iterable[Property], filer: Filer, year: int, made_on: date) -> Form:
    """The report of a year: whatever was blocked here at the end of June 30, each item in its own row."""
    as_of, due = annual_due(year)
    held = sorted((item for item in items if item.is_held_on(as_of)), key=lambda item: (item.facts.on, item.id))
    rows = tuple(_row(item, as_of) for item in held)
    return Form(
        id=name_of(ReportKind.ANNUAL, str(year)),
        kind=ReportKind.ANNUAL,
        title=f"Annual report of blocked property as of {as_of}",
        cite="31 CFR 501.603(b)(2)",
        form="TD F 90-22.50",
        channel='spreadsheet of OFAC, uploaded in ORS under "Submit ARBP"; returned ones are filed again under the same ID',
        about=tuple(item.stream for item in held),
        made_on=made_on,
        since=as_of,
        due=due,
        due_words="whatever the weekday: no rule that moves it was found [M: unverified]",
        sections=(Section("Part A", "Holder, contact and quantity", part_a(filer, made_on.isoformat(), len(rows))),),
        rows=rows,
        not_due=_not_due(as_of, made_on, len(rows)),
        notes=(
            (
                "The headings of part B are Seawall's: OFAC's own were found in no public source. Copy the rows into OFAC's template "
                "of the year; older versions are returned."
            ),
            "One row an item, no aggregation: 31 CFR 501.603(b)(2)(iii).",
        ),
    )


def _not_due(as_of: date, made_on: date, count: int) -> str:
    if made_on <= as_of:
        return f"a preview: what is held on {as_of} is not known before that day is over"
    return "" if count else f"nothing was held on {as_of}: no filing is due"


def _row(item: Property, as_of: date) -> Row:
    facts, value = item.facts, value_on(item, as_of)
    then = item.on(as_of)
    cells = (
        _cell("Associated sanctions target", words(tuple(target_line(row) for row in facts.targets))),
        _cell("Ownership or connection", words(tuple(row.connection for row in facts.targets)), required=False),
        _cell("Geographic location", facts.location),
        _cell("Asset type", str(facts.kind)),
        _cell("Description", facts.description),
        _cell("Account or reference number", then.account or words(facts.references), required=item.is_funds),
        _cell("Date blocked", facts.on.isoformat()),
        _cell("Legal authority", words(facts.authorities)),
        _cell(DOLLARS, amount(value.usd)),
        _cell("Actual or estimated", "" if value.usd is None else "actual" if value.is_actual else "estimated"),
        _cell("Narrative", _narrative(then, value), required=facts.currency != "USD" or not facts.amount),
    )
    return Row(item.id, cells)


def _cell(label: str, value: str, *, required: bool = True) -> Field:
    return Field(label, value, required=required, verified=Verified.UNVERIFIED, note=HEADING_UNVERIFIED)


def _narrative(then: Property, value: Value) -> str:
    facts = then.facts
    if facts.currency == "USD" or not facts.amount:
        return " ".join(part for part in (quantity(facts), facts.narrative) if part)
    held = f"{shown(then.held, then.measure)} {then.measure}"
    return " ".join(
        part for part in (f"{held}, {value.basis}." if value.usd is not None else f"{held}.", facts.narrative) if part
    )
