"""An OpenDocument spreadsheet to rows, streamed: only its cells are read, and no more of it is in memory than one row.

ODF 1.3, part 3: content.xml with <table:table-row> and <table:table-cell>, whose repetitions are attributes.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.errors import Problem
from seawall.records import Row, XmlElement, elements, local_name, unzipped

# The list has 58 columns; a sheet's last cell repeats to its edge (16,384 columns).
MAX_COLUMNS = 200
# A run of blanks in a cell is an element with a count.
_MAX_BLANKS = 100
_CONTENT = "content.xml"
_CELLS = frozenset({"table-cell", "covered-table-cell"})


def rows(stream: BinaryIO, source: str) -> Iterator[Row | Problem]:
    """The rows of all sheets in their order, blank ones left out; a row that repeats comes once."""
    for member in unzipped(stream, source):
        if isinstance(member, Problem):
            yield member
        elif member.name == _CONTENT:
            yield from _rows(member.stream, source)
            if member.wrong:
                yield Problem(source, "", "", "", f"{_CONTENT}: {member.wrong}")
            return
    yield Problem(source, "", "", "", f"not an OpenDocument spreadsheet: {_CONTENT} is missing")


def _rows(stream: BinaryIO, source: str) -> Iterator[Row | Problem]:
    line = 0
    for item in elements(stream, source, "table-row"):
        if isinstance(item, Problem):
            yield item
            continue
        line += 1
        fields = _fields(item.xml)
        if any(fields):
            yield Row(line, fields)
        line += _times(item.xml, "number-rows-repeated") - 1


def _fields(row: XmlElement) -> tuple[str, ...]:
    fields: list[str] = []
    for cell in row:
        if local_name(cell) in _CELLS:
            room = MAX_COLUMNS - len(fields)
            fields += [_text(cell)] * min(_times(cell, "number-columns-repeated"), room)
    while fields and not fields[-1]:
        fields.pop()
    return tuple(fields)


def _times(xml: XmlElement, name: str) -> int:
    said = _attribute(xml, name)
    return max(1, int(said)) if said.isascii() and said.isdecimal() and len(said) < 9 else 1


def _attribute(xml: XmlElement, name: str) -> str:
    return next((value for key, value in xml.items() if key.rpartition("}")[2] == name), "")


def _text(cell: XmlElement) -> str:
    """What a cell says: a date in ISO 8601, whatever it is shown as, and anything else as it is shown."""
    day = _attribute(cell, "date-value")
    return day or "\n".join(_paragraph(part) for part in cell if local_name(part) == "p").strip()


def _paragraph(xml: XmlElement) -> str:
    pieces = [xml.text or ""]
    for part in xml:
        name = local_name(part)
        if name == "s":
            pieces.append(" " * min(_times(part, "c"), _MAX_BLANKS))
        elif name in {"line-break", "tab"}:
            pieces.append("\n" if name == "line-break" else "\t")
        else:
            pieces.append(_paragraph(part))
        pieces.append(part.tail or "")
    return "".join(pieces)
