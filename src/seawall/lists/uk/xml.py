"""The UK Sanctions List as XML (UK-Sanctions-List.xml, some 22 MB), streamed one <Designation> at a time.

Built from the published shape as public readers of the file know it, and tested on documents made from the tables of
May 2026; no whole file was at hand.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.entities import Entity, Source
from seawall.errors import Problem
from seawall.lists.edition import Edition
from seawall.lists.fields import Fields
from seawall.lists.roll import Roll
from seawall.lists.uk.dates import british_day
from seawall.lists.uk.mapper import draft_designation
from seawall.lists.uk.record import PIECES, Cells, Piece, Record, plain
from seawall.records import Element, XmlElement, elements, local_name

_GENERATED, _DESIGNATION = "Designations/DateGenerated", "Designations/Designation"


def parse(stream: BinaryIO, *, list_id: str, file: str) -> Iterator[Entity | Problem]:
    """Every designation of the file, in its order, with Problems between them and after them."""
    roll, edition = Roll(file), Edition()
    for item in elements(stream, file, _GENERATED, _DESIGNATION):
        if isinstance(item, Problem):
            yield item
        elif item.path.endswith(_DESIGNATION):
            source = Source(list_id, file, item.place, edition.published)
            yield from roll.enter(draft_designation(_record(item.xml), source))
        else:
            edition = _edition(item)
            yield from _check(edition, item, file)
    yield from roll.close("<Designation>", None)


def publication(stream: BinaryIO, *, file: str) -> Edition | Problem:
    """The day in the head of the file; reads no further than that."""
    for item in elements(stream, file, _GENERATED, _DESIGNATION):
        if isinstance(item, Problem):
            return item
        if item.path.endswith(_GENERATED):
            return _edition(item)
        break
    return Problem(file, "", "DateGenerated", "", "the file has none: it is not the UK Sanctions List, or cut short")


def _edition(item: Element) -> Edition:
    return Edition(british_day(item.xml.text or ""))


def _check(edition: Edition, item: Element, file: str) -> Iterator[Problem]:
    if edition.published is None:
        why = "no day of generation: the file can't be told from an older one"
        yield Problem(file, item.place, "DateGenerated", (item.xml.text or "").strip(), why)


def _record(xml: XmlElement) -> Record:
    designation = Fields(xml)
    holders = _Holders(designation)
    uid = designation.text("UniqueID")
    said = {piece.field: tuple(dict.fromkeys(_texts(piece, holders))) for piece in PIECES}
    return Record(uid, said, _indicated(designation, xml), designation.leftovers({}))


class _Holders:
    """The elements on the paths of one record, each opened once: several pieces stand below <Individual>."""

    def __init__(self, designation: Fields) -> None:
        self._opened = {"": [designation]}

    def at(self, path: str) -> list[Fields]:
        """All elements at a path, in their order."""
        if path not in self._opened:
            above, _, name = path.rpartition("/")
            self._opened[path] = [found for holder in self.at(above) for found in holder.all(name)]
        return self._opened[path]


def _texts(piece: Piece, holders: _Holders) -> Iterator[Cells]:
    for holder in holders.at(piece.path):
        texts = [holder.text(name) for name in piece.elements] if piece.elements else [holder.own_text()]
        if any(texts):
            yield plain(texts)


def _indicated(designation: Fields, xml: XmlElement) -> tuple[tuple[str, str], ...]:
    """The indicators by the names of their elements, which say what each means."""
    names = [local_name(found) for part in xml if local_name(part) == "SanctionsImposedIndicators" for found in part]
    return tuple(
        (name, text)
        for holder in designation.all("SanctionsImposedIndicators")
        for name in dict.fromkeys(names)
        for found in holder.all(name)
        if (text := found.own_text())
    )
