"""The report of a rejected transaction (31 CFR 501.604): what the filer knew when it was rejected, to be keyed into ORS."""

from datetime import date

from seawall.audit.words import ReportKind
from seawall.days import ASSUMPTION, due_after
from seawall.decisions import Verified
from seawall.ledger import Rejection, Value, name_of
from seawall.reports.ofac.blocked import ORS
from seawall.reports.ofac.filer import Filer, holder_fields
from seawall.reports.ofac.form import Field, Form, Section, words
from seawall.reports.ofac.told import narrative, targets, transaction_fields, value_fields


def rejected(row: Rejection, filer: Filer, made_on: date) -> Form:
    """The report of one rejected transaction."""
    due = due_after(row.facts.on)
    return Form(
        id=name_of(ReportKind.REJECTED, row.id),
        kind=ReportKind.REJECTED,
        title="Report of a rejected transaction",
        cite="31 CFR 501.604",
        form="",
        channel=ORS,
        about=(row.stream,),
        made_on=made_on,
        since=due.since,
        due=due.day,
        due_words=due.words,
        sections=_sections(row, filer),
        papers=row.all_papers,
        not_due="the transaction was recorded in error" if row.is_struck else "",
        notes=(
            ASSUMPTION,
            (
                "Only what the filer knew when the transaction was rejected is asked for (since 2024) [B]. A refusal from risk policy, "
                "where processing would be lawful, is not reported [B]."
            ),
        ),
    )


def _sections(row: Rejection, filer: Filer) -> tuple[Section, ...]:
    facts = row.facts
    value = Value(facts.usd, facts.is_actual, facts.on, "", facts.rate, facts.rate_source)
    documents = words(tuple(paper.name or f"document {paper.sha256[:12]}" for paper in row.all_papers))
    letter = Verified.UNVERIFIED
    what = Field("Property, goods or services", facts.property)
    return (
        Section("1", "Who rejected", holder_fields(filer, "Filer")),
        Section("2", "Transaction", (*transaction_fields(facts, required=True), what)),
        Section("3", "Associated sanctions targets", targets(facts.targets) if facts.targets else _no_target(), letter),
        Section("4", "Date rejected", (Field("Date rejected", facts.on.isoformat()),), letter),
        Section("5", "Value", value_fields(value, facts, narrative=narrative(facts, value)), letter),
        Section("6", "Legal authority", (Field("Legal authorities", words(facts.authorities)),), letter),
        Section("7", "Documents", (Field("Copies of instructions and documents", documents),), letter),
    )


def _no_target() -> tuple[Field, ...]:
    return (Field("Associated sanctions target", "", required=False, note="where one is known"),)
