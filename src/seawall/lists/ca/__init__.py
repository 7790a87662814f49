"""Canada's Consolidated Autonomous Sanctions List in XML, streamed one record at a time.

https://www.international.gc.ca/world-monde/international_relations-relations_internationales/sanctions/consolidated-consolide.aspx
The file bears no date and no count. Its elements had English names until 24 August 2026 and have bilingual ones since
(<Country>, <Country-Pays>): both are read.

The list gives its entries no number. Regime, schedule and item are the entry's place in the regulations and name it in
law, so the id is made of them ("ca-russia-1-part-1-94"). What that costs: where a regulation is renumbered, its entries
show as removed and added, and what was decided about them is asked again.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.entities import Entity, Source
from seawall.errors import Problem
from seawall.lists.ca.mapper import draft_entity
from seawall.lists.ca.reader import read_record
from seawall.lists.roll import Roll
from seawall.records import elements

_RECORD = "data-set/record"


def parse(stream: BinaryIO, *, list_id: str, file: str) -> Iterator[Entity | Problem]:
    """Every record of the file, in its order, with Problems between them and after them."""
    roll = Roll(file)
    for item in elements(stream, file, _RECORD):
        if isinstance(item, Problem):
            yield item
        else:
            yield from roll.enter(draft_entity(read_record(item.xml), Source(list_id, file, item.place)))
    yield from roll.close("<record>", None)
