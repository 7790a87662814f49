"""The UN as a publisher of the catalogue: which file is its list, and which function reads it."""

from seawall.lists.publisher import Apart, Publisher, one_file
from seawall.lists.root import root
from seawall.lists.row import Format, Part
from seawall.lists.un import ROOT, parse, publication
from seawall.lists.un.rows import ROWS


def told_apart(head: bytes, _: str) -> Apart | None:
    """The UN's list by its root element; None where the file is another."""
    found = root(head)
    return Apart(ROWS[0].id, Format.UN_XML, Part.WHOLE) if found and found.name == ROOT else None


PUBLISHER = Publisher(ROWS, told_apart, {Format.UN_XML: one_file(parse)}, {Format.UN_XML: publication})
