"""A PDF to paragraphs by pypdf (BSD licence): text only, pages counted, scripts named and never run."""

import io
import logging
import re
from typing import Any

from seawall.documents.document import MAX_CHARS, MAX_PAGES, Document, Kind, Paragraph, bounded
from seawall.documents.plain import joined
from seawall.errors import InputRefused, Problem

_DAY = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
# Lines much shorter than the widest one that end a sentence end a paragraph: PDFs know no paragraphs.
_SHORT = 0.8
_ENDS = (".", "!", "?", ":", "”", '"')
_SCRIPTS = (b"/JavaScript", b"/JS ", b"/JS(", b"/Launch", b"/OpenAction", b"/EmbeddedFile")


def document(data: bytes, name: str) -> Document:
    """The text of a PDF. Raises InputRefused where pypdf, of the extra `hunt`, is not installed."""
    try:
        import pypdf  # noqa: PLC0415  # of an extra: only who reads PDF files needs it
    except ImportError as error:
        raise InputRefused(f"{name} is a PDF: reading it needs `pip install seawall[hunt]`") from error
    # pypdf tells of every slip of a file; what costs text is told below.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    problems = [
        Problem(name, "", "", mark.decode().strip(" ("), "the file holds scripts, actions or attachments: not run, not read")
        for mark in _SCRIPTS if mark in data
    ][:1]  # fmt: skip
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return _nothing(name, (*problems, Problem(name, "", "", "", "the file is encrypted and needs a password")))
        count = len(reader.pages)
        published = _day(reader.metadata)
    except Exception as error:  # noqa: BLE001  # pypdf raises whatever a damaged file makes Python raise; it is told
        return _nothing(
            name, (*problems, Problem(name, "", "", "", f"not a readable PDF: {error or type(error).__name__}"))
        )
    paragraphs, wrong = _of_pages(reader, min(count, MAX_PAGES), name)
    if count > MAX_PAGES:
        wrong.append(
            Problem(name, f"page {MAX_PAGES + 1}", "", "", f"{count:,} pages: those past {MAX_PAGES} are not read")
        )
    kept, beyond = bounded(paragraphs, name)
    return Document(name, Kind.PDF, kept, published=published, problems=(*problems, *wrong, *beyond))


def _nothing(name: str, problems: tuple[Problem, ...]) -> Document:
    return Document(name, Kind.PDF, problems=problems)


def _of_pages(reader: Any, count: int, name: str) -> tuple[list[Paragraph], list[Problem]]:
    found: list[Paragraph] = []
    problems: list[Problem] = []
    size = 0
    for number in range(1, count + 1):
        try:
            text = reader.pages[number - 1].extract_text() or ""
        except Exception as error:  # noqa: BLE001  # as above: one damaged page costs no other
            why = f"the page can't be read: {error or type(error).__name__}"
            problems.append(Problem(name, f"page {number}", "", "", why))
            continue
        if not text.strip():
            problems.append(
                Problem(name, f"page {number}", "", "", "the page holds no text: a picture, which is not read")
            )
        for lines in _blocks(text):
            found.append(Paragraph(len(found) + 1, lines, number))
        size += len(text)
        if size > MAX_CHARS:
            break
    return found, problems


def _blocks(text: str) -> list[str]:
    """The paragraphs of a page: parted by blank lines, and behind short lines that end a sentence."""
    lines = [line.rstrip() for line in text.splitlines()]
    widest = max((len(line) for line in lines), default=0)
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line)
        if not line.strip() or (len(line) < _SHORT * widest and line.endswith(_ENDS)):
            blocks.append([])
    return [text for block in blocks if (text := joined("\n".join(block)))]


def _day(metadata: Any) -> str:
    """The day on which the file says it was made."""
    found = _DAY.match(str((metadata or {}).get("/CreationDate", "")))
    return "-".join(found.groups()) if found else ""
