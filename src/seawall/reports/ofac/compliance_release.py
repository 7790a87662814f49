"""The request for the release of property blocked in error (31 CFR 501.806): an e-mail with OFAC's own subject."""

from datetime import date
from typing import Final

from seawall.audit.words import ReportKind
from seawall.ledger import Filing, Property, name_of, value_at_block
from seawall.reports.ofac.filer import Filer, holder_fields
from seawall.reports.ofac.form import Field, Form, Message, Section, words
from seawall.reports.ofac.told import DOLLARS, amount, target_line

# As reproduced from OFAC's page; the dash is an em dash.
SUBJECT: Final = "31 CFR 501.806—Request for a Compliance Release"
TO: Final = "OFACReport@treasury.gov"


def compliance_release(item: Property, mistake: str, first: Filing | None, filer: Filer, made_on: date) -> Form:
    """The request for one item; mistake says in words why it was blocked in error."""
    sections = _sections(item, mistake, first, filer)
    return Form(
        id=name_of(ReportKind.COMPLIANCE_RELEASE, item.id),
        kind=ReportKind.COMPLIANCE_RELEASE,
        title="Request for a compliance release",
        cite="31 CFR 501.806",
        form="",
        channel=f"e-mail to {TO}",
        about=(item.stream,),
        made_on=made_on,
        since=item.facts.on,
        due=None,
        due_words="no last day",
        sections=sections,
        papers=item.all_papers,
        message=Message(TO, SUBJECT, _text(sections, item, filer)),
        not_due="" if item.held or not item.ended else "nothing of it is blocked here any more",
        notes=(
            (
                "Property blocked and reported because of mistaken identity or a typing error may be released by its holder without "
                "a request: unblock it and report that, citing FAQ 1196."
            ),
            "If the block was right and facts changed later, a specific licence is needed [B].",
        ),
    )


def _sections(item: Property, mistake: str, first: Filing | None, filer: Filer) -> tuple[Section, ...]:
    facts, value = item.facts, value_at_block(item)
    documents = words(tuple(paper.name or f"document {paper.sha256[:12]}" for paper in item.all_papers))
    filed = f"{first.filed.filing_id} of {first.filed.on}" if first and first.filed else ""
    return (
        Section("", "Requester, holder and filer", holder_fields(filer)),
        Section("", "Property", (
            Field("Description", facts.description),
            Field("Account or reference number", facts.account or words(facts.references), required=item.is_funds),
            Field(DOLLARS, amount(value.usd)),
            Field("Date blocked", facts.on.isoformat()),
            Field("Blocked because of", words(tuple(target_line(row) for row in facts.targets))),
            Field("Initial report (ORS number)", filed, note="property blocked in error was blocked and reported"),
        )),
        Section("", "Mistake", (
            Field("Why it was blocked in error", mistake),
            Field("Documents of identity, attached", documents),
        )),
    )  # fmt: skip


def _text(sections: tuple[Section, ...], item: Property, filer: Filer) -> str:
    told = [
        "\n".join(
            [section.title, *(f"  {field.label}: {field.value or '[to be completed]'}" for field in section.fields)]
        )
        for section in sections
    ]
    papers = "\n".join(f"  {paper.name or 'document'}  SHA-256 {paper.sha256}" for paper in item.all_papers)
    parts = [
        "To the Office of Foreign Assets Control:",
        f"{filer.name or '[holder]'} requests a compliance release under 31 CFR 501.806 for property blocked in error.",
        *told,
        f"Attachments\n{papers}" if papers else "",
        f"{filer.contact or '[contact]'}\n{filer.name or '[holder]'}",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"
