"""From any file of ownership to its statements: the format is known by what is in it, never by its name."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import BinaryIO

from seawall.errors import InputRefused, Problem
from seawall.ownership.readers import bods, ftm, gleif, psc, table
from seawall.ownership.stake import Statement
from seawall.records.peek import peek


class Format(StrEnum):
    """What a file of ownership may be."""

    TABLE = "table"
    TABLE_SEMICOLON = "table with semicolons"
    TABLE_TAB = "table with tabs"
    FTM = "FollowTheMoney entities"
    PSC = "UK PSC snapshot"
    BODS_LINES = "BODS, one statement a line"
    BODS_ARRAY = "BODS, one array"
    GLEIF_XML = "GLEIF RR-CDF"
    GLEIF_CSV = "GLEIF relationships as CSV"


_READERS: dict[Format, Callable[[BinaryIO, str], Iterator[Statement | Problem]]] = {
    Format.TABLE: table.parse,
    Format.TABLE_SEMICOLON: lambda stream, source: table.parse(stream, source, delimiter=";"),
    Format.TABLE_TAB: lambda stream, source: table.parse(stream, source, delimiter="\t"),
    Format.FTM: ftm.parse,
    Format.PSC: psc.parse,
    Format.BODS_LINES: lambda stream, source: bods.parse(stream, source, is_array=False),
    Format.BODS_ARRAY: lambda stream, source: bods.parse(stream, source, is_array=True),
    Format.GLEIF_XML: gleif.parse_xml,
    Format.GLEIF_CSV: gleif.parse_csv,
}
# How a file of each format opens, and the words that its first bytes then hold; the surest first.
_MARKS: tuple[tuple[str, tuple[str, ...], Format], ...] = (
    ("<", ("RelationshipRecord",), Format.GLEIF_XML),
    ("<", ("RelationshipData",), Format.GLEIF_XML),
    ("{", ('"company_number"', '"data"'), Format.PSC),
    ("[", ('"statementType"',), Format.BODS_ARRAY),
    ("[", ('"recordType"',), Format.BODS_ARRAY),
    ("{", ('"statementType"',), Format.BODS_LINES),
    ("{", ('"recordType"',), Format.BODS_LINES),
    ("{", ('"schema"', '"properties"'), Format.FTM),
)
_DELIMITERS = ((";", Format.TABLE_SEMICOLON), ("\t", Format.TABLE_TAB), (",", Format.TABLE))


def read(stream: BinaryIO, source: str) -> Iterator[Statement | Problem]:
    """The statements of a file, problems between them. Raises InputRefused where its format is not known."""
    head, whole = peek(stream)
    yield from _READERS[recognised(head, source)](whole, source)


def recognised(head: bytes, source: str) -> Format:
    """The format by a file's first bytes. Raises InputRefused where it is none that is known."""
    text = _text(head).lstrip()
    for opening, words, found in _MARKS:
        if text.startswith(opening) and all(word in text for word in words):
            return found
    if "Relationship.StartNode.NodeID" in text.partition("\n")[0]:
        return Format.GLEIF_CSV
    if text[:1] in {"{", "[", "<"}:
        kinds = ", ".join(Format)
        raise InputRefused(f"{source} is in no format of ownership that is known ({kinds})")
    if not text:
        raise InputRefused(f"{source} is empty")
    first = next(line for line in text.splitlines() if line.strip())
    counts = [(first.count(sign), found) for sign, found in _DELIMITERS]
    most = max(counts, key=lambda row: row[0])
    return most[1] if most[0] else Format.TABLE


def _text(head: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if head.startswith(mark):
            return head.decode(encoding, errors="replace")
    return head.decode("utf-8-sig", errors="replace")
