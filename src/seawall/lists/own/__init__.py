"""An institution's own watch-list, CSV or Excel: rows of names with owner, reason and last day.

Columns (table.py knows further words for each): id, name, aliases, type, country, birth_date, identifiers, owner, reason,
expires, list. Names and aliases are parted by ";", identifiers too, each with its kind before a colon ("passport: C01X").

A row that says no owner, no reason or no last day is reported, and screened all the same. No row is left out when its day
has passed, for a reader knows no day: what follows from it ends in the policy (`until_fact`).
"""

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from seawall.entities import (
    Address,
    Designation,
    Entity,
    Identifier,
    IdentifierKind,
    ListedName,
    NameKind,
    Schema,
    Source,
)
from seawall.errors import Problem
from seawall.lists.day_first import day_first
from seawall.lists.draft import Draft
from seawall.lists.own.table import Column, OwnRow, table_rows
from seawall.lists.roll import Roll
from seawall.lists.script import script_of

AUTHORITY = "own institution"
LIST_NAME = "own watch-list"
EXPIRES = "Expires"
_KINDS = {
    "person": Schema.PERSON, "individual": Schema.PERSON, "natural person": Schema.PERSON,
    "company": Schema.COMPANY, "firma": Schema.COMPANY, "corporate": Schema.COMPANY, "business": Schema.COMPANY,
    "organisation": Schema.ORGANIZATION, "organization": Schema.ORGANIZATION,
    "entity": Schema.LEGAL_ENTITY, "legal entity": Schema.LEGAL_ENTITY,
    "vessel": Schema.VESSEL, "ship": Schema.VESSEL, "aircraft": Schema.AIRPLANE, "wallet": Schema.WALLET,
}  # fmt: skip
_IDENTIFIERS = {str(kind).replace("-", " "): kind for kind in IdentifierKind}


def parse(stream: BinaryIO, *, list_id: str, file: str) -> Iterator[Entity | Problem]:
    """Every row as an entry of the list, with Problems between them and after them."""
    roll = Roll(file)
    for item in table_rows(stream, file):
        if isinstance(item, Problem):
            yield item
        else:
            yield from roll.enter(_draft(item, Source(list_id, file, item.place)))
    yield from roll.close("row", None)


def _draft(row: OwnRow, source: Source) -> Draft:
    cells = row.cells
    draft = Draft(source.list_id, cells.get(Column.ID, "") or _hashed(cells), source)
    if Column.ID not in cells:
        draft.problem(Column.ID, "", "the row has no id: it goes by its names, and shows as another when they change")
    _take_names(draft, cells)
    kind = cells.get(Column.TYPE, "")
    draft.schema = _KINDS.get(kind.casefold(), Schema.LEGAL_ENTITY)
    if kind and kind.casefold() not in _KINDS:
        draft.leave(Column.TYPE, kind, "an unknown type of party; screened as a legal entity")
    for country in _several(cells, Column.COUNTRY):
        is_code = len(country) == 2 and country.isalpha()
        draft.addresses.append(Address(country=country, country_code=country.lower() if is_code else ""))
    _take_birth_dates(draft, cells)
    _take_identifiers(draft, cells)
    _take_duty(draft, cells)
    for title, text in row.others:
        draft.state(title, text)
    draft.state("List", cells.get(Column.LIST, ""))
    draft.designations.append(Designation(AUTHORITY, LIST_NAME, ()))
    return draft


def _hashed(cells: dict[Column, str]) -> str:
    name = cells.get(Column.NAME, "")
    return hashlib.blake2b(name.encode("utf-8", "replace"), digest_size=6).hexdigest() if name else ""


def _several(cells: dict[Column, str], column: Column) -> list[str]:
    return [text for piece in cells.get(column, "").split(";") if (text := piece.strip())]


def _take_names(draft: Draft, cells: dict[Column, str]) -> None:
    for text in [*_several(cells, Column.NAME), *_several(cells, Column.ALIASES)]:
        kind = NameKind.AKA if draft.names else NameKind.PRIMARY
        draft.enter_name(ListedName(text, kind, script=script_of(text)))
    if not draft.names:
        draft.problem(Column.NAME, "", "a row without a name")


def _take_birth_dates(draft: Draft, cells: dict[Column, str]) -> None:
    for said in _several(cells, Column.BIRTH_DATE):
        born = day_first(said)
        if born is None:
            draft.leave(Column.BIRTH_DATE, said, "not a date")
        else:
            draft.birth_dates.append(born)


def _take_identifiers(draft: Draft, cells: dict[Column, str]) -> None:
    for said in _several(cells, Column.IDENTIFIERS):
        label, _, value = said.rpartition(":")
        kind = _IDENTIFIERS.get(label.strip().casefold().replace("-", " "), IdentifierKind.OTHER)
        if value.strip():
            draft.identifiers.append(Identifier(kind, value.strip(), label.strip()))
        else:
            draft.leave(Column.IDENTIFIERS, said, "an identifier without a value")


def _take_duty(draft: Draft, cells: dict[Column, str]) -> None:
    """Owner, reason and last day, which an examiner will ask for."""
    for column, label in ((Column.OWNER, "Owner"), (Column.REASON, "Reason")):
        if column in cells:
            draft.state(label, cells[column])
        else:
            draft.problem(
                column, "", f"the row says no {column}: an examiner will ask for it; it is screened all the same"
            )
    said = cells.get(Column.EXPIRES, "")
    last = day_first(said) if said else None
    if last:
        draft.state(EXPIRES, last.latest.isoformat())
    elif said:
        draft.leave(Column.EXPIRES, said, "not a date: the row is screened until it says one")
    else:
        draft.problem(Column.EXPIRES, "", "the row says no last day: it is screened for ever, which nobody decided")
