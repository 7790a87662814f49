"""OFAC's ENHANCED XML: SDN_ENHANCED.XML and CONS_ENHANCED.XML, some 105 MB, streamed one <entity> at a time."""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.entities import Entity, Source
from seawall.errors import Problem
from seawall.lists.edition import Edition, iso_day
from seawall.lists.ofac.enhanced.mapper import draft_entity
from seawall.lists.ofac.enhanced.reader import read_entity
from seawall.lists.roll import Roll
from seawall.records import Element, XmlElement, child_text, elements, local_name

_INFO, _REFERENCE, _ENTITY = "sanctionsData/publicationInfo", "referenceValues/referenceValue", "entities/entity"


def parse(stream: BinaryIO, *, list_id: str, file: str) -> Iterator[Entity | Problem]:
    """Every entity of an ENHANCED file, in its order, with Problems between them and after them."""
    roll = Roll(file)
    edition = Edition()
    country_codes: dict[str, str] = {}
    for item in elements(stream, file, _INFO, _REFERENCE, _ENTITY):
        if isinstance(item, Problem):
            yield item
        elif item.path.endswith(_ENTITY):
            source = Source(list_id, file, item.place, edition.published)
            yield from roll.enter(draft_entity(read_entity(item.xml), country_codes, source))
        elif item.path.endswith(_REFERENCE):
            country_codes |= _country_code(item.xml)
        else:
            edition = _edition(item.xml)
            yield from _check(edition, item, file)
    yield from roll.close("<entity>", edition.entries)


def publication(stream: BinaryIO, *, file: str) -> Edition | Problem:
    """What the head of an ENHANCED file says about itself; reads no further than that."""
    for item in elements(stream, file, _INFO):
        return _edition(item.xml) if isinstance(item, Element) else item
    return Problem(file, "", "publicationInfo", "", "the file has none: it is not ENHANCED XML, or cut short")


def _edition(info: XmlElement) -> Edition:
    lists = tuple((node.text or "").strip() for node in info.iter() if local_name(node) == "sanctionsList")
    return Edition(published=iso_day(child_text(info, "dataAsOf")), lists=lists)


def _check(edition: Edition, item: Element, file: str) -> Iterator[Problem]:
    if edition.published is None:
        said = child_text(item.xml, "dataAsOf")
        yield Problem(
            file, item.place, "dataAsOf", said, "no publication date: the file can't be told from an older one"
        )


def _country_code(reference: XmlElement) -> dict[str, str]:
    name, code = child_text(reference, "value"), child_text(reference, "isoCode")
    return {name: code.lower()} if code and child_text(reference, "type") == "COUNTRY" else {}
