"""Untrusted bytes to records with their places: text lines, delimited rows, XML elements. Knows no list and no payment."""

from seawall.records.delimited import Row, rows
from seawall.records.lines import Lines
from seawall.records.xml import Element, XmlElement, child_text, elements, local_name

__all__ = ["Element", "Lines", "Row", "XmlElement", "child_text", "elements", "local_name", "rows"]
