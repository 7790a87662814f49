"""The EU's consolidated list of financial sanctions, XML 1.1 and CSV 1.1, streamed one entry at a time."""

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from seawall.entities import Entity, Source
from seawall.errors import Problem
from seawall.lists.day_first import exact_day
from seawall.lists.edition import Edition, iso_day
from seawall.lists.eu.fsf.mapper import draft_entity
from seawall.lists.eu.fsf.markup import read_entity
from seawall.lists.eu.fsf.table import GENERATED, Cells, entries, is_header
from seawall.lists.roll import Roll
from seawall.records import Element, Row, elements, rows

__all__ = ["csv_publication", "is_header", "parse_csv", "parse_xml", "publication"]

_ENTITY = "export/sanctionEntity"
_UNDATED = "no day of generation: the file can't be told from an older one"


def parse_xml(stream: BinaryIO, *, list_id: str, file: str) -> Iterator[Entity | Problem]:
    """Every entity of an FSF XML file, in its order, with Problems between them and after them."""
    roll = Roll(file)
    published: date | None = None
    for number, item in enumerate(elements(stream, file, _ENTITY)):
        if isinstance(item, Problem):
            yield item
            continue
        if number == 0:
            published = _generated(item)
            if published is None:
                yield Problem(file, "export", "generationDate", _said(item), _UNDATED)
        yield from roll.enter(draft_entity(read_entity(item.xml), Source(list_id, file, item.place, published)))
    yield from roll.close("<sanctionEntity>", None)


def publication(stream: BinaryIO, *, file: str) -> Edition | Problem:
    """The day on which an FSF XML file was generated; reads its first entry and no further."""
    for item in elements(stream, file, _ENTITY):
        return Edition(_generated(item)) if isinstance(item, Element) else item
    return Problem(file, "", "sanctionEntity", "", "the file has none: it is not FSF XML, or cut short")


def parse_csv(stream: BinaryIO, *, list_id: str, file: str) -> Iterator[Entity | Problem]:
    """Every entity of an FSF CSV file. It has no column that tells strong names from weak ones: all are strong."""
    roll = Roll(file)
    lines = rows(stream, file, delimiter=";")
    titles = next((row for row in lines if isinstance(row, Row)), None)
    if titles is None or not is_header(titles.fields):
        said = ";".join(titles.fields) if titles else ""
        yield Problem(file, "", "", said, "no entry was found: the first row is no header of FSF CSV")
        return
    named = tuple(title.strip() for title in titles.fields)
    kept = _Dated(lines, named)
    for item in entries(kept, named, file):
        if isinstance(item, Problem):
            yield item
        else:
            place, record = item
            yield from roll.enter(draft_entity(record, Source(list_id, file, place, kept.published)))
    if kept.published is None:
        yield Problem(file, f"line {titles.line}", GENERATED, "", _UNDATED)
    yield from roll.close("entry", None)


def csv_publication(stream: BinaryIO, *, file: str) -> Edition | Problem:
    """The day on which an FSF CSV file was generated, as its first row below the header says."""
    found = [row for _, row in zip(range(2), rows(stream, file, delimiter=";"), strict=False) if isinstance(row, Row)]
    if len(found) != 2 or not is_header(found[0].fields):
        return Problem(file, "", "", "", "the file has no header of FSF CSV with a row below it")
    return Edition(_day_in(Cells(tuple(title.strip() for title in found[0].fields), found[1])))


class _Dated:
    """Rows on their way to the reader; every row says the day of generation, and the first that does is kept."""

    def __init__(self, lines: Iterator[Row | Problem], titles: tuple[str, ...]) -> None:
        self.published: date | None = None
        self._lines, self._titles = lines, titles

    def __iter__(self) -> Iterator[Row | Problem]:
        for row in self._lines:
            if self.published is None and isinstance(row, Row):
                self.published = _day_in(Cells(self._titles, row))
            yield row


def _day_in(cells: Cells) -> date | None:
    return exact_day(cells.take(GENERATED))


def _said(item: Element) -> str:
    return str(item.xml.getroottree().getroot().get("generationDate") or "")


def _generated(item: Element) -> date | None:
    return iso_day(_said(item))
