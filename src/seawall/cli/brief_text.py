"""A brief in the terminal: its four parts, what is not known, the sources by their numbers."""

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from seawall.briefs import Brief, Cited, Paragraph, Sentence
from seawall.cli.terminal import clean, note, out, shown
from seawall.reports.brief_marks import cited_by, marks

# The page has all; a screen is read for the first of it.
_MOST_NOTES = 60


def show(brief: Brief) -> None:
    """All of it but the timeline and the pictures, which the files have."""
    cited = cited_by(brief)
    _title(brief)
    for section in brief.sections:
        out.print(f"\n[bold]{section.title}[/]")
        for paragraph in section.paragraphs:
            _paragraph(paragraph, cited)
    out.print("\n[bold]What is not known[/]")
    _paragraph(Paragraph("", brief.unknowns, is_list=True), cited)
    _sources(brief)


def show_key_details(brief: Brief) -> None:
    """The title and the key details."""
    _title(brief)
    for paragraph in brief.sections[0].paragraphs:
        _paragraph(paragraph, cited_by(brief))


def _title(brief: Brief) -> None:
    out.print(f"[bold]{shown(brief.title)}[/]")
    if brief.sharing:
        out.print(f"{brief.sharing}: not to be shared further than that", style="gold3")
    out.print(", ".join(f"{count:,} {word}" for count, word in brief.counts), style="dim")


def _paragraph(paragraph: Paragraph, cited: dict[str, Cited]) -> None:
    if paragraph.heading:
        out.print(Text(paragraph.heading, "dim italic"))
    told = [_sentence(one, cited) for one in paragraph.sentences]
    if not paragraph.is_list:
        told = [Text(" ").join(told)]
    for one in told:
        if not out.is_terminal:
            out.print(Text.assemble("• " if paragraph.is_list else "", one), soft_wrap=True)
        elif paragraph.is_list:
            out.print(_point(one))
        else:
            out.print(Padding(one, (0, 0, 0, 2)))


def _point(told: Text) -> Table:
    """A point whose further lines stand below its first word."""
    row = Table.grid(padding=(0, 1))
    row.add_column(width=2, justify="right")
    row.add_column(overflow="fold")
    row.add_row("•", told)
    return row


def _sentence(one: Sentence, cited: dict[str, Cited]) -> Text:
    found = marks(one.notes, cited)
    told = Text.assemble(clean(one.text))
    if found:
        told.append(f" [{' '.join(mark.text for mark in found)}]", "dim")
    return told


def _sources(brief: Brief) -> None:
    out.print("\n[bold]Sources[/]")
    for one in brief.notes[:_MOST_NOTES]:
        mark = f"[{one.mark}] " if one.mark else ""
        on = f", {one.on}" if one.on else ""
        text = f"{one.number:>3}  {mark}{one.by}{on}: {one.document}"
        out.print(Text(clean(text)), soft_wrap=not out.is_terminal)
    if len(brief.notes) > _MOST_NOTES:
        note(f"{len(brief.notes) - _MOST_NOTES:,} more sources; write all with -o")
