"""From any file to its text: the kind is known by the first bytes, never by the name."""

import re
from dataclasses import replace
from typing import BinaryIO

from seawall.documents import docx, html, pdf
from seawall.documents.document import MAX_BYTES, Document, Kind, bounded
from seawall.documents.encodings import decoded
from seawall.documents.plain import paragraphs
from seawall.errors import Problem

_HTML = re.compile(rb"^[\s\xef\xbb\xbf]*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html|head|body|article|div|p|h1|meta|title)\b", re.IGNORECASE | re.DOTALL)  # fmt: skip
_PDF = re.compile(rb"%PDF-\d")
# The header may stand behind other bytes, as readers of PDF allow (ISO 32000-1, annex H, note 13).
_HEAD = 1024
# More control characters than one in this many are no text.
_LEAST_TEXT = 50
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def read(stream: BinaryIO, name: str) -> Document:
    """The document in a stream. Any bytes give one, if an empty one, with Problems; InputRefused only for a missing extra."""
    document = _read(stream.read(MAX_BYTES + 1), name)
    if not document.paragraphs and not document.problems:
        return replace(document, problems=(Problem(name, "", "", "", "the document holds no text"),))
    return document


def _read(data: bytes, name: str) -> Document:
    if len(data) > MAX_BYTES:
        why = f"larger than {MAX_BYTES >> 20} MB: no story and no advisory; it is not read"
        return Document(name, Kind.UNKNOWN, problems=(Problem(name, "", "", "", why),))
    if _PDF.search(data[:_HEAD]):
        return pdf.document(data, name)
    if data.startswith(b"PK\x03\x04"):
        return docx.document(data, name)
    if _HTML.match(data[: _HEAD * 4]):
        return html.document(data, name)
    return _plain(data, name)


def _plain(data: bytes, name: str) -> Document:
    text = decoded(data)
    if len(_CONTROL.findall(text.text)) * _LEAST_TEXT > len(text.text):
        why = "neither text nor HTML, PDF or DOCX: it is not read"
        return Document(name, Kind.UNKNOWN, problems=(Problem(name, "", "", "", why),))
    problems = [Problem(name, "", "encoding", "", text.doubt)] if text.doubt else []
    kept, beyond = bounded(paragraphs(_CONTROL.sub(lambda sign: sign[0] if sign[0] == "\f" else " ", text.text)), name)
    return Document(name, Kind.TEXT, kept, text.encoding, problems=(*problems, *beyond))
