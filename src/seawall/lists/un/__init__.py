"""The United Nations Security Council consolidated list in XML, streamed one party at a time.

https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list · schema: https://www.un.org/sc/resources/sc-sanctions.xsd
The real files break that schema (empty aliases, other qualities), so nothing is checked against it.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.entities import Entity, Source
from seawall.errors import Problem
from seawall.lists.edition import Edition, iso_day
from seawall.lists.roll import Roll
from seawall.lists.root import root_of
from seawall.lists.un.mapper import draft_entity
from seawall.lists.un.reader import read_party
from seawall.records import elements

ROOT = "CONSOLIDATED_LIST"
_PARTIES = ("INDIVIDUALS/INDIVIDUAL", "ENTITIES/ENTITY")
_DATE = "dateGenerated"


def parse(stream: BinaryIO, *, list_id: str, file: str) -> Iterator[Entity | Problem]:
    """Every party of the file, persons before entities as it gives them, with Problems between them and after them."""
    edition = publication(stream, file=file)
    if isinstance(edition, Problem):
        yield edition
        edition = Edition()
    roll = Roll(file)
    for item in elements(stream, file, *_PARTIES):
        if isinstance(item, Problem):
            yield item
        else:
            source = Source(list_id, file, item.place, edition.published)
            yield from roll.enter(draft_entity(read_party(item.xml), source))
    yield from roll.close("<INDIVIDUAL> or <ENTITY>", None)


def publication(stream: BinaryIO, *, file: str) -> Edition | Problem:
    """The day on which the file was made, from its root element; the stream is left at its beginning."""
    root = root_of(stream)
    if root is None or root.name != ROOT:
        return Problem(file, "", ROOT, "", "the file does not begin with it: it is not the UN's list, or cut short")
    said = root.attributes.get(_DATE, "")
    day = iso_day(said)
    why = "no date of the list: the file can't be told from an older one"
    return Edition(day) if day else Problem(file, "", _DATE, said, why)
