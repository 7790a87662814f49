"""What a file's first bytes say it is: the guard against error pages that come with status 200."""

import codecs
import re
from enum import StrEnum

# Enough to pass over a byte order mark, an XML declaration and a comment.
HEAD_BYTES = 1024

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|script|title|meta)\b", re.IGNORECASE)
_XML_PROLOGUE = re.compile(rb"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*", re.DOTALL)
# S3 and most API gateways answer with such a root element; OFAC's files are served from S3.
_XML_ERROR = re.compile(rb"<(?:\w+:)?(?:Error|ErrorResponse|Fault|Envelope)[\s>/]")


class Kind(StrEnum):
    """What a file is expected to be."""

    XML = "XML"
    CSV = "CSV"
    ZIP = "ZIP"
    JSON = "JSON"


def complaint(head: bytes, kind: Kind) -> str:
    """Why a file that starts with these bytes is not what was expected; empty where it may be.

    It may still be broken further on: that is the parser's to say.
    """
    if not head:
        return "the answer is empty"
    if kind is Kind.ZIP:
        return "" if head.startswith(b"PK\x03\x04") else f"not a ZIP file: it starts with {head[:20]!r}"
    text = _plain(head)
    root = text[_end_of_prologue(text) :]
    if _HTML.match(root):
        return f"an HTML page instead of the file: it starts with {head[:40]!r}"
    if _XML_ERROR.match(root):
        return f"an error message instead of the file: it starts with {root[:60]!r}"
    return _wrong_kind(text.lstrip(), head, kind)


def _wrong_kind(text: bytes, head: bytes, kind: Kind) -> str:
    if kind is Kind.XML:
        return "" if text.startswith(b"<") else f"not XML: it starts with {head[:20]!r}"
    if kind is Kind.JSON:
        return "" if text.startswith((b"{", b"[")) else f"not JSON: it starts with {head[:20]!r}"
    if text.startswith((b"<", b"{", b"[")):
        return f"not CSV: it starts with {head[:20]!r}"
    return ""


def _plain(head: bytes) -> bytes:
    """The bytes without byte order mark, and without the NULs that UTF-16 puts between ASCII characters."""
    for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        if head.startswith(mark):
            return head.removeprefix(mark).replace(b"\0", b"")
    return head


def _end_of_prologue(text: bytes) -> int:
    found = _XML_PROLOGUE.match(text)
    return found.end() if found else 0
