"""First bytes to the format they are in: by content, and by the file's name only where the content leaves it open."""

import re
from dataclasses import dataclass
from enum import StrEnum

from seawall.payments.iso20022.message import carrier_of, message_of, text_of
from seawall.payments.tables.delimited import DELIMITERS, looks_like_table
from seawall.payments.tables.workbook import OLD_FORMAT, OLE_MAGIC


class Format(StrEnum):
    """The formats that are read; the values are what a user calls them."""

    PACS_008 = "pacs.008"
    MT = "SWIFT MT"
    CSV = "CSV"
    TSV = "TSV"
    SEMICOLONS = "CSV with semicolons"
    PIPES = "CSV with pipes"
    JSON_LINES = "JSON lines"
    EXCEL = "Excel"
    PARQUET = "Parquet"


@dataclass(frozen=True, slots=True)
class NotRead:
    """A format that is known and not read yet; name says what it is, for the refusal."""

    name: str


_PATTERNS: tuple[tuple[re.Pattern[bytes], Format | NotRead], ...] = (
    (re.compile(rb"PAR1"), Format.PARQUET),
    (re.compile(rb"%PDF-"), NotRead("a PDF document")),
    (re.compile(rb"\x1f\x8b"), NotRead("a gzip archive: unpack it first")),
    (re.compile(rb"BZh|\xfd7zXZ|7z\xbc\xaf|Rar!"), NotRead("a packed archive: unpack it first")),
    (re.compile(rb"[\s$\x01]*\{1:[A-Z]"), Format.MT),
    (re.compile(rb"\s*\{1500\}"), NotRead("a Fedwire FAIM message")),
    (re.compile(rb"101[ \d]{10}[ \d]{10}\d{6}"), NotRead("a NACHA ACH file")),
)
_SCHEMA = re.compile(r"^[^<]*(?:<[?!][^>]*>[^<]*)*<(?:\w+:)?schema\b")
_NAMES: tuple[tuple[str, Format], ...] = (
    (".csv", Format.CSV),
    (".tsv", Format.TSV),
    (".tab", Format.TSV),
    (".jsonl", Format.JSON_LINES),
    (".ndjson", Format.JSON_LINES),
)


def recognise(head: bytes, name: str) -> Format | NotRead | None:
    """The format of a file from its first bytes (64 kB are plenty) and its name; None where it is not known.

    The name decides for text with no sign of its own only: a table whose header has no usual column name.
    """
    bare = head.removeprefix(b"\xef\xbb\xbf")
    for pattern, found in _PATTERNS:
        if pattern.match(bare):
            return found
    if bare.startswith((OLE_MAGIC, b"PK\x03\x04")):
        return _archive(bare, name)
    text = text_of(head[:4096]).lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        return _xml(head)
    if text.startswith(("{", "[")):
        return _json(text)
    delimiter = looks_like_table(head)
    if delimiter:
        return Format(DELIMITERS[delimiter])
    by_name = next((known for ending, known in _NAMES if name.lower().endswith(ending)), None)
    return by_name if text and "\0" not in text else None


def _archive(head: bytes, name: str) -> Format | NotRead:
    """A workbook has its parts under xl/; the name decides where the first bytes don't reach them."""
    ending = name.lower().rpartition(".")[2]
    if head.startswith(OLE_MAGIC):
        word = b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t" in head
        return NotRead("an old Word document" if word else OLD_FORMAT)
    if b"xl/workbook.bin" in head or ending == "xlsb":
        return NotRead("a binary workbook (.xlsb): save it as .xlsx")
    if b"xl/" in head or ending in {"xlsx", "xlsm"}:
        return Format.EXCEL
    if b"opendocument.spreadsheet" in head:
        return NotRead("an OpenDocument table: save it as .xlsx or CSV")
    return NotRead("a zip archive: unpack it first")


def _xml(head: bytes) -> Format | NotRead:
    if _SCHEMA.search(text_of(head[:4096])):
        return NotRead("an XML schema")
    message = message_of(head)
    if message.startswith("pacs.008") or carrier_of(head):
        return Format.PACS_008
    if message:
        return NotRead(f"an ISO 20022 {message} message")
    is_page = re.search(r"<(?:!doctype )?html", text_of(head[:1024]), re.IGNORECASE)
    return NotRead("an HTML page" if is_page else "XML without a message that is known")


def _json(text: str) -> Format | NotRead:
    first = text.partition("\n")[0].rstrip()
    if text.startswith("[") or first == "{" or not re.match(r'\{\s*(?:"|\})', first):
        return NotRead("a JSON document: give one object a line (JSON lines)")
    return Format.JSON_LINES
