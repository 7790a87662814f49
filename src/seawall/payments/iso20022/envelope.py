"""Envelopes around ISO 20022 messages: messages as text inside an element, and the header's sender and receiver."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from lxml import etree

from seawall.errors import Problem
from seawall.payments.iso20022.message import carrier_of
from seawall.records import Element, elements

_DECLARATION = re.compile(r"^\s*<\?xml.*?\?>", re.DOTALL)


def message_elements(
    stream: BinaryIO, source: str, head: bytes, *wanted: str, entered: frozenset[str] = frozenset()
) -> Iterator[Element | Problem]:
    """The wanted elements of a stream, also where the message stands as CDATA or escaped text in an envelope."""
    carrier = carrier_of(head)
    if not carrier:
        yield from elements(stream, source, *wanted, entered=entered)
        return
    for item in elements(stream, source, carrier):
        if isinstance(item, Problem):
            yield item
            continue
        inner = _DECLARATION.sub("", "".join(item.xml.itertext())).strip()
        for found in elements(BytesIO(inner.encode("utf-8", "replace")), source, *wanted, entered=entered):
            if isinstance(found, Element):
                found.path = f"{item.path}[{item.number}]/{found.path}"
            yield found


def version_of(item: Element) -> str:
    """The message's name and version from the element's namespace, e.g. pacs.008.001.08; empty where it has none."""
    namespace = etree.QName(item.xml).namespace or ""
    found = re.search(r"[a-z]{4}\.\d{3}\.\d{3}\.\d{2}", namespace)
    return found[0] if found else ""
