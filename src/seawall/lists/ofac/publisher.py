"""OFAC as a publisher of the catalogue: which of its files is what, and which function reads it."""

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from seawall.entities import Entity
from seawall.errors import Problem
from seawall.lists.edition import Edition
from seawall.lists.ofac import advanced, delimited, enhanced, extract, legacy
from seawall.lists.ofac.delimited import CsvFile, CsvSet
from seawall.lists.ofac.programmes import Publication
from seawall.lists.ofac.recognise import Kind, recognise
from seawall.lists.ofac.rows import ROWS
from seawall.lists.publisher import END_OF_FILE, Apart, OpenFile, Publisher, Readers, one_file
from seawall.lists.row import Format, Part

# DOS's end-of-file mark, the last byte of OFAC's CSV files but, at times, of the comments file.
_END_MARK = b"\x1a"
_MARKED = (Part.PRIMARY, Part.NAMES, Part.ADDRESSES)
_PUBLICATIONS = {"us-ofac-sdn": Publication.SDN, "us-ofac-cons": Publication.CONSOLIDATED}
_LIST_IDS = {publication: list_id for list_id, publication in _PUBLICATIONS.items()}
_KINDS = {
    Kind.ENHANCED: (Format.ENHANCED_XML, Part.WHOLE),
    Kind.ADVANCED: (Format.ADVANCED_XML, Part.WHOLE),
    Kind.LEGACY: (Format.LEGACY_XML, Part.WHOLE),
    Kind.CSV_PRIMARY: (Format.CSV_SET, Part.PRIMARY),
    Kind.CSV_ALT: (Format.CSV_SET, Part.NAMES),
    Kind.CSV_ADD: (Format.CSV_SET, Part.ADDRESSES),
    Kind.CSV_COMMENTS: (Format.CSV_SET, Part.COMMENTS),
    Kind.EXTRACT_CSV: (Format.NAMES_EXTRACT, Part.PRIMARY),
    Kind.EXTRACT_JSON: (Format.NAMES_EXTRACT, Part.WHOLE),
    Kind.EXTRACT_METADATA: (Format.NAMES_EXTRACT, Part.METADATA),
}


def told_apart(head: bytes, name: str) -> Apart | None:
    """What a file is, from its first bytes (HEAD_BYTES) and its name; None where it is of no known list."""
    known = recognise(head, name)
    if known is None:
        return None
    form, part = _KINDS[known.kind]
    return Apart(_LIST_IDS[known.publication] if known.publication else "", form, part)


def _csv_set(list_id: str, files: tuple[OpenFile, ...], published: date | None) -> Iterator[Entity | Problem]:
    yield from (_unmarked(file) for file in files if file.part in _MARKED and not _is_marked(file.stream))
    by_part = {file.part: CsvFile(file.stream, file.name) for file in files}
    yield from delimited.parse(
        CsvSet(
            publication=_PUBLICATIONS[list_id],
            list_id=list_id,
            primary=by_part[Part.PRIMARY],
            names=by_part.get(Part.NAMES),
            addresses=by_part.get(Part.ADDRESSES),
            comments=by_part.get(Part.COMMENTS),
            published=published,
        )
    )


def _extract(list_id: str, files: tuple[OpenFile, ...], published: date | None) -> Iterator[Entity | Problem]:
    beside = Edition()
    for file in (file for file in files if file.part is Part.METADATA):
        said = extract.publication(file.stream, file=file.name)
        if isinstance(said, Problem):
            yield said
        else:
            beside = said
    (entries,) = (file for file in files if file.part is not Part.METADATA)
    yield from extract.parse(entries.stream, list_id=list_id, file=entries.name, beside=beside, published=published)


def _is_marked(stream: BinaryIO) -> bool:
    """Whether the end mark stands at the end. The stream is left at its beginning."""
    tail = b""
    while piece := stream.read(1 << 20):
        tail = (tail + piece)[-8:]
    stream.seek(0)
    return tail.rstrip(b"\r\n").endswith(_END_MARK)


def _unmarked(file: OpenFile) -> Problem:
    return Problem(file.name, END_OF_FILE, "", "", "OFAC's end mark is missing: the file was cut short or edited")


_READERS: Readers = {
    Format.ENHANCED_XML: one_file(enhanced.parse),
    Format.ADVANCED_XML: one_file(advanced.parse),
    Format.LEGACY_XML: one_file(legacy.parse),
    Format.CSV_SET: _csv_set,
    Format.NAMES_EXTRACT: _extract,
}

_EDITIONS = {
    Format.ENHANCED_XML: enhanced.publication,
    Format.ADVANCED_XML: advanced.publication,
    Format.LEGACY_XML: legacy.publication,
    Format.NAMES_EXTRACT: extract.publication,
}

PUBLISHER = Publisher(ROWS, told_apart, _READERS, _EDITIONS)
