"""First bytes to the format they are in: by content, and by the file's name only where the content leaves it open."""

import re
from dataclasses import dataclass
from enum import StrEnum

from seawall.payments.iso20022.message import carried_message, message_of, text_of
from seawall.payments.tables.delimited import DELIMITERS, looks_like_table
from seawall.payments.tables.workbook import OLD_FORMAT, OLE_MAGIC


class Format(StrEnum):
    """The formats that are read; the values are what a user calls them."""

    PACS_008 = "pacs.008"
    PACS_002 = "pacs.002"
    PACS_003 = "pacs.003"
    PACS_004 = "pacs.004"
    PACS_007 = "pacs.007"
    PACS_009 = "pacs.009"
    PACS_010 = "pacs.010"
    PACS_028 = "pacs.028"
    PAIN_001 = "pain.001"
    PAIN_002 = "pain.002"
    PAIN_007 = "pain.007"
    PAIN_008 = "pain.008"
    PAIN_013 = "pain.013"
    PAIN_014 = "pain.014"
    CAMT_026 = "camt.026"
    CAMT_028 = "camt.028"
    CAMT_029 = "camt.029"
    CAMT_052 = "camt.052"
    CAMT_053 = "camt.053"
    CAMT_054 = "camt.054"
    CAMT_055 = "camt.055"
    CAMT_056 = "camt.056"
    CAMT_057 = "camt.057"
    CAMT_060 = "camt.060"
    CAMT_105 = "camt.105"
    CAMT_106 = "camt.106"
    CAMT_107 = "camt.107"
    CAMT_108 = "camt.108"
    CAMT_109 = "camt.109"
    REMT_001 = "remt.001"
    MT = "SWIFT MT"
    FEDWIRE = "Fedwire FAIM"
    ACH = "Nacha ACH"
    CSV = "CSV"
    TSV = "TSV"
    SEMICOLONS = "CSV with semicolons"
    PIPES = "CSV with pipes"
    JSON_LINES = "JSON lines"
    EXCEL = "Excel"
    PARQUET = "Parquet"


# Formats whose value is the name of an ISO 20022 message.
ISO_20022: dict[str, Format] = {str(known): known for known in Format if re.fullmatch(r"[a-z]{4}\.\d{3}", known)}


@dataclass(frozen=True, slots=True)
class NotRead:
    """A format that is known and not read yet; name says what it is, for the refusal."""

    name: str


# A file header, or a batch header or a whole entry where the headers above it were lost.
_ACH = (
    rb"\s*(?:101[ \d]{10}.{10}[\d ]{6}|5(?:200|220|225|280).{46}[A-Z]{3}"
    rb"|6[2-58]\d{9,10}[ \d].{66}[\d ]\d{15}(?:[\r\n]|\Z))"
)
_PATTERNS: tuple[tuple[re.Pattern[bytes], Format | NotRead], ...] = (
    (re.compile(rb"PAR1"), Format.PARQUET),
    (re.compile(rb"%PDF-"), NotRead("a PDF document")),
    (re.compile(rb"\x1f\x8b"), NotRead("a gzip archive: unpack it first")),
    (re.compile(rb"BZh|\xfd7zXZ|7z\xbc\xaf|Rar!"), NotRead("a packed archive: unpack it first")),
    (re.compile(rb"\s*\{1[15]\d\d\}"), Format.FEDWIRE),
    (re.compile(_ACH), Format.ACH),
    (re.compile(rb"[\s$\x01]*\{1:[A-Z]"), Format.MT),
)
_SCHEMA = re.compile(r"^[^<]*(?:<[?!][^>]*>[^<]*)*<(?:\w+:)?schema\b")
_NAMES: tuple[tuple[str, Format], ...] = (
    (".csv", Format.CSV),
    (".tsv", Format.TSV),
    (".tab", Format.TSV),
    (".jsonl", Format.JSON_LINES),
    (".ndjson", Format.JSON_LINES),
    (".ach", Format.ACH),
    (".nacha", Format.ACH),
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
    message = message_of(head) or carried_message(head)
    known = ISO_20022.get(message[:8])
    if known:
        return known
    if message:
        return NotRead(f"an ISO 20022 {message} message")
    is_page = re.search(r"<(?:!doctype )?html", text_of(head[:1024]), re.IGNORECASE)
    return NotRead("an HTML page" if is_page else "XML without a message that is known")


# Payments in the JSON of programs for them: what a program made of a file is no evidence of what the file says.
_REWRITTEN = (
    ('"immediateOrigin"', NotRead("an ACH file rewritten as JSON: give the ACH file itself")),
    ('"fedWireMessage"', NotRead("a Fedwire message rewritten as JSON: give the message itself")),
)


def _json(text: str) -> Format | NotRead:
    rewritten = next((found for word, found in _REWRITTEN if word in text), None)
    if rewritten:
        return rewritten
    first = text.partition("\n")[0].rstrip()
    if text.startswith("[") or first == "{" or not re.match(r'\{\s*(?:"|\})', first):
        return NotRead("a JSON document: give one object a line (JSON lines)")
    return Format.JSON_LINES
