"""OFAC's ADVANCED XML: SDN_ADVANCED.XML and CONS_ADVANCED.XML, some 127 MB, in the UN's model of parties and profiles."""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.entities import Entity
from seawall.errors import Problem
from seawall.lists.edition import Edition, day_of
from seawall.lists.fields import Fields
from seawall.lists.ofac.advanced.board import Board
from seawall.lists.ofac.advanced.reader import read_day
from seawall.records import Element, XmlElement, elements

_ISSUED = "Sanctions/DateOfIssue"
_WANTED = (
    "Sanctions/ReferenceValueSets",
    "Locations/Location",
    "IDRegDocuments/IDRegDocument",
    "DistinctParties/DistinctParty",
    "ProfileRelationships/ProfileRelationship",
    "SanctionsEntries/SanctionsEntry",
    "SanctionsEntryLinks/SanctionsEntryLink",
)


def parse(stream: BinaryIO, *, list_id: str, file: str) -> Iterator[Entity | Problem]:
    """Every entity of an ADVANCED file, in its order, when all of it is read: the lists stand after the parties."""
    board = Board(list_id, file)
    for item in elements(stream, file, _ISSUED, *_WANTED):
        if isinstance(item, Problem):
            yield item
        elif item.path.endswith(_ISSUED):
            board.published = _edition(item.xml).published
            if board.published is None:
                why = "no publication date: the file can't be told from an older one"
                yield Problem(file, item.place, "DateOfIssue", "", why)
        else:
            yield from board.take(item)
    yield from board.entities()


def publication(stream: BinaryIO, *, file: str) -> Edition | Problem:
    """What the head of an ADVANCED file says about itself; reads no further than that."""
    for item in elements(stream, file, _ISSUED):
        return _edition(item.xml) if isinstance(item, Element) else item
    return Problem(file, "", "DateOfIssue", "", "the file has none: it is not ADVANCED XML, or cut short")


def _edition(issued: XmlElement) -> Edition:
    return Edition(published=day_of(*read_day(Fields(issued))))
