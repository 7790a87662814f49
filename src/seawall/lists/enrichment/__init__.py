"""Curated enrichment: names of listed parties that stand on no list, in a small CSV with a source for each name.

entity_id,type,name,what,source,date,curated_by is its header. Lines of one entity id make one entry. It is never joined
with the entry that it speaks of: a hit on it is a hit on enrichment, and says so.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.entities import Designation, Entity, Link, ListedName, NameKind, Schema, Source
from seawall.errors import Problem
from seawall.lists.draft import Draft
from seawall.lists.edition import iso_day
from seawall.lists.roll import Roll
from seawall.lists.row import Origin
from seawall.lists.script import script_of
from seawall.records import rows

COLUMNS = ("entity_id", "type", "name", "what", "source", "date", "curated_by")
LIST_NAME = "curated names"
_SCHEMAS = {schema.casefold(): schema for schema in Schema}


def parse(stream: BinaryIO, *, list_id: str, file: str) -> Iterator[Entity | Problem]:
    """Every entry in the order of its first name; a name that lacks its source is reported, and screened all the same."""
    drafts: dict[str, Draft] = {}
    header: tuple[str, ...] = ()
    for row in rows(stream, file, width=len(COLUMNS)):
        if isinstance(row, Problem):
            yield row
        elif not header:
            header = row.fields
            if header != COLUMNS:
                yield Problem(file, "", "", ",".join(header), f"the header is not {','.join(COLUMNS)}")
                return
        else:
            cells = {column: cell.strip() for column, cell in zip(COLUMNS, row.fields, strict=False)}
            place, of = f"line {row.line}", cells["entity_id"]
            draft = Draft("enrichment", f"names-of-{of}" if of else "", Source(list_id, file, place))
            _take(drafts.setdefault(of or place, draft), cells, place)
    roll = Roll(file)
    for draft in drafts.values():
        yield from roll.enter(draft)
    yield from roll.close("name", None)


def _take(draft: Draft, cells: dict[str, str], place: str) -> None:
    for column in (one for one in COLUMNS if not cells.get(one)):
        draft.problem(column, place, "an enrichment says this of every name, so that it can be checked")
    said = {column: cells.get(column, "") for column in COLUMNS}
    if said["date"] and iso_day(said["date"]) is None:
        draft.problem("date", said["date"], "not a day as 2024-09-18")
    if not draft.names:
        draft.designations.append(Designation(Origin.ENRICHMENT, LIST_NAME, ()))
        draft.links.append(Link("Names of", target_id=cells["entity_id"]))
        draft.schema = _SCHEMAS.get(said["type"].casefold(), Schema.LEGAL_ENTITY)
    if said["type"] and said["type"].casefold() not in _SCHEMAS:
        draft.leave("type", said["type"], f"not one of {', '.join(Schema)}; screened as a legal entity")
    kind = NameKind.AKA if draft.names else NameKind.PRIMARY
    if name := said["name"]:
        draft.enter_name(ListedName(name, kind, script=script_of(name)))
    told = f"{said['what']}; source: {said['source']}, {said['date']}; curated by {said['curated_by']}"
    draft.state(name or place, told)
