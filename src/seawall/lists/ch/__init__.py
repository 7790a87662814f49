"""Switzerland's sanctions list (SECO, SESAM) in XML, streamed one target at a time.

https://www.seco.admin.ch/seco/en/home/Aussenwirtschaftspolitik_Wirtschaftliche_Zusammenarbeit/Wirtschaftsbeziehungen/exportkontrollen-und-sanktionen/sanktionen-embargos.html

This reader has met only the schema, in the public readers and excerpts of others, and never a whole file of SECO's. What it
doesn't know it keeps and reports, so a first real file will say where it is wrong.

The file holds its whole history. A target that was de-listed stays in it, marked by its modifications, and is no entity;
each modification repeats what was added and removed, which is not read. The places that addresses point to stand at the
end, so the file is read twice.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.entities import Entity, Source
from seawall.errors import Problem
from seawall.lists.ch.context import Context, read_context
from seawall.lists.ch.mapper import draft_entity
from seawall.lists.ch.reader import read_target
from seawall.lists.edition import Edition, iso_day
from seawall.lists.roll import Roll
from seawall.lists.root import root_of
from seawall.records import elements

ROOT = "swiss-sanctions-list"
WHOLE = "whole-list"
_TARGET = f"{ROOT}/target"


def parse(stream: BinaryIO, *, list_id: str, file: str) -> Iterator[Entity | Problem]:
    """Every target in force, in the file's order, with Problems between them and after them. The stream is seekable."""
    edition = publication(stream, file=file)
    if isinstance(edition, Problem):
        yield edition
        edition = Edition()
    context = Context()
    yield from read_context(stream, file, ROOT, context)
    stream.seek(0)
    roll = Roll(file)
    for item in elements(stream, file, _TARGET):
        if isinstance(item, Problem):
            yield item
            continue
        target = read_target(item.xml)
        if not target.is_delisted(edition.published):
            source = Source(list_id, file, item.place, edition.published)
            yield from roll.enter(draft_entity(target, context, source))
    yield from roll.close("<target> in force", None)


def publication(stream: BinaryIO, *, file: str) -> Edition | Problem:
    """The day of the list, from its root element; the stream is left at its beginning."""
    root = root_of(stream)
    if root is None or root.name != ROOT:
        return Problem(file, "", ROOT, "", "the file does not begin with it: it is not SECO's list, or cut short")
    kind, said = root.attributes.get("list-type", ""), root.attributes.get("date", "")
    if kind != WHOLE:
        return Problem(file, "", "list-type", kind, f"this is not {WHOLE}: most of the list is missing")
    day = iso_day(said)
    why = "no date of the list: the file can't be told from an older one"
    return Edition(day) if day else Problem(file, "", "date", said, why)
