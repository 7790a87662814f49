"""From any file of claims to its claims: the format is known by what is in it, never by its name."""

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import BinaryIO

from seawall.claims.claim import Claim
from seawall.claims.readers import blacklotus, galaxy, misp, stix, table
from seawall.claims.readers.source import Source
from seawall.errors import InputRefused, Problem
from seawall.records.packed import packing
from seawall.records.peek import peek


class Format(StrEnum):
    """What a file of claims may be."""

    STIX = "STIX 2.1 bundle"
    MISP_EVENT = "MISP event"
    MISP_GALAXY = "MISP galaxy"
    BLACK_LOTUS = "Black Lotus Labs indicators"
    TABLE = "table"
    TABLE_SEMICOLON = "table with semicolons"
    TABLE_TAB = "table with tabs"


_READERS: dict[Format, Callable[[BinaryIO, Source], Iterator[Claim | Problem]]] = {
    Format.STIX: stix.parse,
    Format.MISP_EVENT: misp.parse,
    Format.MISP_GALAXY: galaxy.parse,
    Format.BLACK_LOTUS: blacklotus.parse,
    Format.TABLE: table.parse,
    Format.TABLE_SEMICOLON: lambda stream, source: table.parse(stream, source, delimiter=";"),
    Format.TABLE_TAB: lambda stream, source: table.parse(stream, source, delimiter="\t"),
}
# The words that the first bytes of JSON hold, in this order: the surest first.
_MARKS: tuple[tuple[tuple[str, ...], Format], ...] = (
    (('"Event"',), Format.MISP_EVENT),
    (('"spec_version"', '"type"'), Format.STIX),
    (('"bundle"', '"objects"'), Format.STIX),
    (('"objects"', '"created"', '"modified"'), Format.STIX),
    (('"values"', '"value"'), Format.MISP_GALAXY),
    (('"category"', '"authors"'), Format.MISP_GALAXY),
    (('"Attribute"', '"info"'), Format.MISP_EVENT),
)
_IOC_HEADER = re.compile(r"ioc\s+type\s+first seen")
_DELIMITERS = ((",", Format.TABLE), (";", Format.TABLE_SEMICOLON), ("\t", Format.TABLE_TAB))


def read(stream: BinaryIO, source: Source) -> Iterator[Claim | Problem]:
    """The claims of a file, problems between them. Raises InputRefused where its format is not known."""
    head, whole = peek(stream)
    yield from _READERS[recognised(head, source.file)](whole, source)


def recognised(head: bytes, source: str) -> Format:
    """The format by a file's first bytes. Raises InputRefused where it is none that is known."""
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16" if wide else "utf-8-sig", errors="replace").lstrip()
    if not text:
        raise InputRefused(f"{source} is empty")
    if text[0] in "{[":
        found = next((found for words, found in _MARKS if all(word in text for word in words)), None)
        if found is None:
            raise InputRefused(f"{source} is in no format of claims that is known ({', '.join(Format)})")
        return found
    first = text.splitlines()[0].casefold()
    for sign, found in _DELIMITERS:
        names = {"_".join(cell.strip().strip('"').split()) for cell in first.split(sign)}
        if {"relation", "subject"} <= names or ("value" in names and len(names) > 1):
            return found
    if packing(head) is None and (_IOC_HEADER.match(first) or "[.]" in text):
        return Format.BLACK_LOTUS
    raise InputRefused(f"{source} is in no format of claims that is known ({', '.join(Format)})")
