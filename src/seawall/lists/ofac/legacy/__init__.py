"""OFAC's legacy XML: SDN.XML and CONSOLIDATED.XML, streamed one <sdnEntry> at a time."""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.entities import Entity, Source
from seawall.errors import Problem
from seawall.lists.edition import Edition, american_day
from seawall.lists.ofac.legacy.mapper import draft_entity
from seawall.lists.ofac.legacy.reader import read_entry
from seawall.lists.roll import Roll
from seawall.records import Element, XmlElement, child_text, elements

# OFAC's own spelling.
_INFO, _ENTRY = "sdnList/publshInformation", "sdnList/sdnEntry"
_DATE, _COUNT = "Publish_Date", "Record_Count"


def parse(stream: BinaryIO, *, list_id: str, file: str) -> Iterator[Entity | Problem]:
    """Every entity of a legacy file, in its order, with Problems between them and after them.

    list_id decides between SDN and the Consolidated list, since the file does not say which it is.
    """
    roll = Roll(file)
    edition = Edition()
    for item in elements(stream, file, _INFO, _ENTRY):
        if isinstance(item, Problem):
            yield item
        elif item.path.endswith(_ENTRY):
            source = Source(list_id, file, item.place, edition.published)
            yield from roll.enter(draft_entity(read_entry(item.xml), source))
        else:
            edition = _edition(item.xml)
            yield from _check(edition, item, file)
    yield from roll.close("<sdnEntry>", edition.entries)


def publication(stream: BinaryIO, *, file: str) -> Edition | Problem:
    """What the head of a legacy file says about itself; reads no further than that."""
    for item in elements(stream, file, _INFO):
        return _edition(item.xml) if isinstance(item, Element) else item
    return Problem(file, "", "publshInformation", "", "the file has none: it is not legacy XML, or cut short")


def _edition(info: XmlElement) -> Edition:
    count = child_text(info, _COUNT)
    # Ten digits are more than any list will have, and int() of endless ones takes endless time.
    entries = int(count) if count.isascii() and count.isdecimal() and len(count) <= 10 else None
    return Edition(american_day(child_text(info, _DATE)), entries)


def _check(edition: Edition, item: Element, file: str) -> Iterator[Problem]:
    if edition.published is None:
        said = child_text(item.xml, _DATE)
        yield Problem(file, item.place, _DATE, said, "no publication date: the file can't be told from an older one")
    if edition.entries is None:
        said = child_text(item.xml, _COUNT)
        yield Problem(file, item.place, _COUNT, said, "no number of records: a loss would not be seen")
