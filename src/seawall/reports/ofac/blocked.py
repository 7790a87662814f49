"""The initial report of blocked property (31 CFR 501.603(b)(1)(ii)): fields A to I, to be keyed into OFAC's reporting system."""

from datetime import date

from seawall.audit.words import ReportKind
from seawall.days import ASSUMPTION, due_after
from seawall.decisions import Verified
from seawall.ledger import Property, name_of, value_at_block
from seawall.reports.ofac.filer import Filer, holder_fields
from seawall.reports.ofac.form import Field, Form, Section, words
from seawall.reports.ofac.told import has_transaction, narrative, targets, transaction_fields, value_fields

ORS = "OFAC Reporting System (ORS), mandatory since 2024-08-08; there is no upload: key the fields in"


def blocked(item: Property, filer: Filer, made_on: date) -> Form:
    """The report of one item as it was blocked, with what was amended since."""
    due = due_after(item.facts.on)
    return Form(
        id=name_of(ReportKind.BLOCKED, item.id),
        kind=ReportKind.BLOCKED,
        title="Initial report of blocked property",
        cite="31 CFR 501.603(b)(1)",
        form="",
        channel=ORS,
        about=(item.stream,),
        made_on=made_on,
        since=due.since,
        due=due.day,
        due_words=due.words,
        sections=_sections(item, filer),
        papers=item.all_papers,
        not_due="the item was recorded in error" if item.is_struck else "",
        notes=(ASSUMPTION, *(f"{row.day}: {row.why}; not counted by either calendar here" for row in due.closures)),
    )


def _sections(item: Property, filer: Filer) -> tuple[Section, ...]:
    facts, value = item.facts, value_at_block(item)
    in_transaction = has_transaction(facts)
    return (
        Section("A", "Holder and contact", holder_fields(filer)),
        Section("B", "Transaction", transaction_fields(facts, required=in_transaction)),
        Section("C", "Associated sanctions targets", targets(facts.targets)),
        Section("D", "Property", _property(item)),
        Section("E", "Date blocked", (Field("Date blocked", facts.on.isoformat()),)),
        Section("F", "Value", value_fields(value, facts, narrative=narrative(facts, value)), Verified.ONE_SOURCE),
        Section("G", "Legal authority", (Field("Legal authorities", words(facts.authorities)),)),
        Section("H/I", "Documents", _documents(item, required=in_transaction), Verified.ONE_SOURCE),
    )


def _property(item: Property) -> tuple[Field, ...]:
    facts = item.facts
    return (
        Field("Type of property", str(facts.kind)),
        Field("Description", facts.description),
        Field("Location", facts.location),
        Field("Held at", facts.holder),
        Field("Account number", facts.account, required=item.is_funds),
        Field("References", words(facts.references), required=False),
    )


def _documents(item: Property, *, required: bool) -> tuple[Field, ...]:
    named = words(tuple(paper.name or f"document {paper.sha256[:12]}" for paper in item.all_papers))
    note = "FAQ 49: the original transfer instructions, and what else is relevant"
    return (
        Field("Copies of payment or transfer instructions and other documents", named, required=required, note=note),
    )
