"""Names-only extracts of the SDN list, CSV or JSON, to entities; a third party's reduction, no format of OFAC's."""

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from seawall.entities import Entity, Source
from seawall.errors import Problem
from seawall.lists.edition import Edition
from seawall.lists.ofac.extract.mapper import draft_entity
from seawall.lists.ofac.extract.reader import (
    EntryRecord,
    csv_entries,
    edition,
    is_header,
    json_document,
    json_entries,
)  # fmt: skip
from seawall.lists.roll import Roll

__all__ = ["is_header", "parse", "publication"]

_BEFORE_JSON = b"\xef\xbb\xbf \t\r\n"
_NOTHING = Edition()


def parse(
    stream: BinaryIO, *, list_id: str, file: str, beside: Edition = _NOTHING, published: date | None = None
) -> Iterator[Entity | Problem]:
    """Every entity of an extract, in its order, with Problems between them and after them. The stream is seekable.

    JSON says its date and count; for CSV `beside` is what metadata beside it says, and published the day in its name.
    """
    known, records = _opened(stream, file)
    told = Edition(known.published or beside.published or published, known.entries or beside.entries)
    roll = Roll(file)
    for item in records:
        if isinstance(item, Problem):
            yield item
        else:
            yield from roll.enter(draft_entity(item, Source(list_id, file, item.place, told.published)))
    yield from roll.close("entry", told.entries)


def publication(stream: BinaryIO, *, file: str) -> Edition | Problem:
    """What an extract in JSON, or the metadata beside one in CSV, says of itself; CSV says nothing."""
    if not _is_json(stream):
        return _NOTHING
    document = json_document(stream, file)
    return document if isinstance(document, Problem) else edition(document)


def _opened(stream: BinaryIO, file: str) -> tuple[Edition, Iterator[EntryRecord | Problem]]:
    if not _is_json(stream):
        return _NOTHING, csv_entries(stream, file)
    document = json_document(stream, file)
    if isinstance(document, Problem):
        return _NOTHING, iter((document,))
    return edition(document), json_entries(document, file)


def _is_json(stream: BinaryIO) -> bool:
    head = stream.read(64)
    stream.seek(0)
    return head.lstrip(_BEFORE_JSON).startswith((b"{", b"["))
