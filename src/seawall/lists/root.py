"""The root element of an XML file from its first bytes: what a list's format, and often its date, are told from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from lxml import etree

from seawall.lists.publisher import HEAD_BYTES
from seawall.records import XmlElement


@dataclass(frozen=True, slots=True)
class Root:
    """Local names: that of the element, of its attributes with their values, and of the elements that begin within the head."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    begun: tuple[str, ...] = ()


def root(head: bytes) -> Root | None:
    """The root element of a file that begins with these bytes (HEAD_BYTES of them); None where they are no XML.

    A document type is refused as it is in records/xml.py: entities could be declared in it.
    """
    parser = etree.XMLPullParser(
        ("start",), resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        parser.feed(head[:HEAD_BYTES])
    except etree.XMLSyntaxError:
        return None
    begun: list[XmlElement] = [element for _, element in parser.read_events()]
    if not begun or begun[0].getroottree().docinfo.doctype:
        return None
    first = begun[0]
    attributes = {_bare(name): value for name, value in first.items()}
    return Root(_bare(first.tag), attributes, tuple(_bare(element.tag) for element in begun[1:]))


def root_of(stream: BinaryIO) -> Root | None:
    """The root element of a seekable stream, which is left at its beginning."""
    found = root(stream.read(HEAD_BYTES))
    stream.seek(0)
    return found


def _bare(name: str) -> str:
    return name.rpartition("}")[2]
