"""Switzerland as a publisher of the catalogue: which file is its list, and which function reads it."""

from seawall.lists.ch import ROOT, WHOLE, parse, publication
from seawall.lists.ch.rows import ROWS
from seawall.lists.publisher import Apart, Publisher, one_file
from seawall.lists.root import root
from seawall.lists.row import Format, Part


def told_apart(head: bytes, _: str) -> Apart | None:
    """SECO's whole list by its root element; None where the file is another, or the result of a search in the list."""
    found = root(head)
    is_whole = found is not None and found.name == ROOT and found.attributes.get("list-type") == WHOLE
    return Apart(ROWS[0].id, Format.SECO_XML, Part.WHOLE) if is_whole else None


PUBLISHER = Publisher(ROWS, told_apart, {Format.SECO_XML: one_file(parse)}, {Format.SECO_XML: publication})
