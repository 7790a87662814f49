"""A DOCX file (ECMA-376) to paragraphs: the zip's XML parts by lxml; macros are named and never run."""

import io
import re
from collections.abc import Iterator

from lxml import etree

from seawall.documents.document import MAX_BYTES, Document, Kind, Paragraph, bounded
from seawall.errors import Problem
from seawall.records.packed import unzipped

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = re.compile(r"word/(?:document|footnotes|endnotes)\.xml")
_CORE = "docProps/core.xml"
_DAY = re.compile(rb"<dcterms:created[^>]{0,100}>(\d{4}-\d{2}-\d{2})")
_ACTIVE = re.compile(r"vbaProject|activeX|embeddings/|\.bin$", re.IGNORECASE)
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
_ORDER = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")


def document(data: bytes, name: str) -> Document:
    """The text of a DOCX file: its body, then foot- and endnotes. Any bytes give one, if an empty one, with Problems."""
    parts: dict[str, bytes] = {}
    problems: list[Problem] = []
    published = ""
    for member in unzipped(io.BytesIO(data), name):
        if isinstance(member, Problem):
            problems.append(member)
            continue
        if _ACTIVE.search(member.name):
            why = "the file holds macros or embedded objects: not run, not read"
            problems.append(Problem(name, member.name, "", "", why))
        wanted = _PARTS.fullmatch(member.name) or member.name == _CORE
        text = member.stream.read(MAX_BYTES + 1) if wanted else b""
        if member.wrong or len(text) > MAX_BYTES:
            why = member.wrong or "larger than any document that is read"
            problems.append(Problem(name, member.name, "", "", why))
        elif member.name == _CORE:
            found = _DAY.search(text)
            published = found[1].decode() if found else ""
        elif wanted:
            parts[member.name] = text
    paragraphs: list[Paragraph] = []
    for part in _ORDER:
        for item in _paragraphs(parts.get(part, b""), part, name):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                paragraphs.append(Paragraph(len(paragraphs) + 1, item[0], hidden=item[1]))
    kept, beyond = bounded(paragraphs, name)
    problems += [
        Problem(name, f"paragraph {one.number}", "", one.text, "hidden or deleted text: kept, and nothing is proposed from it")
        for one in kept if one.hidden
    ]  # fmt: skip
    return Document(name, Kind.DOCX, kept, published=published, problems=(*problems, *beyond))


def _paragraphs(part: bytes, at: str, name: str) -> Iterator[tuple[str, bool] | Problem]:
    """The paragraphs of one part, what is seen and what is hidden of each apart."""
    if not part:
        return
    walk = etree.iterparse(
        io.BytesIO(part), events=("end",), tag=f"{_W}p", resolve_entities=False, no_network=True, huge_tree=False
    )
    try:
        for _, paragraph in walk:
            seen, hidden = _texts(paragraph)
            if seen:
                yield seen, False
            if hidden:
                yield hidden, True
            paragraph.clear()
    except (etree.XMLSyntaxError, ValueError) as error:
        yield Problem(name, at, "", "", f"not read to its end: {error}")


def _texts(paragraph: etree._Element) -> tuple[str, str]:
    seen: list[str] = []
    hidden: list[str] = []
    for run in paragraph.iter(f"{_W}r"):
        vanished = run.find(f"{_W}rPr/{_W}vanish") is not None
        for piece in run:
            if piece.tag == f"{_W}delText":
                hidden.append(piece.text or "")
            elif piece.tag == f"{_W}t" or piece.tag in _BREAKS:
                (hidden if vanished else seen).append(_BREAKS.get(str(piece.tag)) or piece.text or "")
    return " ".join("".join(seen).split()), " ".join("".join(hidden).split())
