"""Canada as a publisher of the catalogue: which file is its list, and which function reads it."""

from seawall.lists.ca import parse
from seawall.lists.ca.reader import ELEMENTS
from seawall.lists.ca.rows import ROWS
from seawall.lists.publisher import Apart, Publisher, one_file
from seawall.lists.root import root
from seawall.lists.row import Format, Part

# <data-set> and <record> are what an office program calls any table: the elements of a record tell the list.
_ROOT = "data-set"
_TELLING = ("regime", "item", "listed_on")


def told_apart(head: bytes, _: str) -> Apart | None:
    """Canada's list by its root element and the fields of its first records; None where the file is another."""
    found = root(head)
    if found is None or found.name != _ROOT:
        return None
    is_ours = all(any(name in found.begun for name in ELEMENTS[field]) for field in _TELLING)
    return Apart(ROWS[0].id, Format.CA_XML, Part.WHOLE) if is_ours else None


PUBLISHER = Publisher(ROWS, told_apart, {Format.CA_XML: one_file(parse)})
