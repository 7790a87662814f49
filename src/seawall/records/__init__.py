"""Untrusted bytes to records with their places: text lines, delimited rows, XML elements. Knows no list and no payment."""

from seawall.records.delimited import Row, rows
from seawall.records.lines import Lines
from seawall.records.packed import Member, Packing, packing, ungzipped, unzipped
from seawall.records.xml import Element, XmlElement, child_text, elements, local_name

__all__ = [
    "Element", "Lines", "Member", "Packing", "Row", "XmlElement", "child_text", "elements", "local_name", "packing", "rows",
    "ungzipped", "unzipped",
]  # fmt: skip
