"""targets.simple.csv: a party a row, several values of a column parted by semicolons, its listings as one running text.

The table names neither the authority of a listing nor the list: a policy knows no row for it, and a person decides. The
same collection's nested entities say both.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from seawall.entities import (
    Address,
    Designation,
    Entity,
    Fact,
    Identifier,
    IdentifierKind,
    ListedName,
    NameKind,
    Schema,
    Source,
)  # fmt: skip
from seawall.entities.ftm.model import schema_row
from seawall.entities.ftm.words import PARTIES
from seawall.errors import Problem
from seawall.lists.draft import Draft
from seawall.lists.ftm.index import index_of
from seawall.lists.ftm.ties import code_of
from seawall.lists.publisher import OpenFile
from seawall.lists.roll import Roll
from seawall.lists.row import Part
from seawall.lists.script import script_of
from seawall.records.delimited import rows

# What tells the table; further columns came and may come.
COLUMNS = ("id", "schema", "name", "aliases", "birth_date", "countries", "addresses", "identifiers", "sanctions")
_LEFT = frozenset({"last_seen"})  # the day of the export, which changes with every edition
NO_LIST = "a listing"


def read_simple(list_id: str, files: tuple[OpenFile, ...], published: date | None = None) -> Iterator[Entity | Problem]:
    """Read the table; its stream is read once."""
    index, problems = index_of(files)
    yield from problems
    whole = next(file for file in files if file.part is Part.WHOLE)
    roll, count = Roll(whole.name), 0
    header: tuple[str, ...] = ()
    for item in rows(whole.stream, whole.name):
        if isinstance(item, Problem):
            yield item
        elif not header:
            header = tuple(name.strip().casefold() for name in item.fields)
            if not set(COLUMNS) <= set(header):
                yield Problem(whole.name, "", "header", ",".join(header)[:80], "not the columns of targets.simple.csv")
                return
        else:
            source = Source(list_id, whole.name, f"line {item.line}", index.published or published)
            yield from roll.enter(_draft(_Row(header, item.fields), source))
            count += 1
    yield from roll.close("row", None)
    yield from index.miscounted(whole.name, entries=count, parties=count)


@dataclass(slots=True)
class _Row:
    """One row; each column is handed out once."""

    values: dict[str, str]
    over: tuple[str, ...]

    def __init__(self, header: tuple[str, ...], fields: tuple[str, ...]) -> None:
        self.values = dict(zip(header, (field.strip() for field in fields), strict=False))
        self.over = fields[len(header) :]

    def one(self, name: str) -> str:
        return self.values.pop(name, "")

    def several(self, name: str) -> tuple[str, ...]:
        """The values of a column; one that holds a semicolon or a quotation mark stands in quotation marks."""
        text = self.values.pop(name, "")
        if '"' not in text:
            return tuple(dict.fromkeys(part for piece in text.split(";") if (part := piece.strip())))
        try:
            pieces = next(csv.reader([text], delimiter=";"), [])
        except csv.Error:
            return (text,)
        return tuple(dict.fromkeys(part for piece in pieces if (part := piece.strip())))


def _draft(row: _Row, source: Source) -> Draft:
    draft = Draft("", row.one("id"), source)
    _take_schema(draft, row.one("schema"))
    for number, text in enumerate((row.one("name"), *row.several("aliases"))):
        if text:
            kind = NameKind.AKA if number else NameKind.PRIMARY
            draft.enter_name(ListedName(text, kind, script=script_of(text)))
    for text in row.several("birth_date"):
        draft.born("birth_date", text)
    draft.addresses += [Address(street=text) for text in row.several("addresses")]
    # Of nationality, registration and flag alike: the table does not say which.
    draft.addresses += [Address(country=text, country_code=code_of(text)) for text in row.several("countries")]
    for column, what in (
        ("identifiers", IdentifierKind.OTHER), ("phones", IdentifierKind.PHONE), ("emails", IdentifierKind.EMAIL),
    ):  # fmt: skip
        draft.identifiers.extend(Identifier(what, text, column) for text in row.several(column))
    _take_listing(draft, row)
    for column in ("first_seen", "last_change"):
        draft.state(column, row.one(column))
    for column, text in row.values.items():
        if text and column not in _LEFT:
            draft.leave(column, text, "this column is not known")
    for text in row.over:
        draft.leave("row", text, "a value beyond the last column")
    return draft


def _take_schema(draft: Draft, said: str) -> None:
    row = schema_row(said)
    draft.schema = next((schema for name, schema in PARTIES if row and row.is_a(name)), Schema.LEGAL_ENTITY)
    if row is None:
        draft.leave("schema", said, "FollowTheMoney has no such schema")
    elif said != draft.schema:
        draft.state("Schema", said)


def _take_listing(draft: Draft, row: _Row) -> None:
    sanctions, datasets, programmes = row.several("sanctions"), row.several("dataset"), row.several("program_ids")
    draft.facts.extend(Fact("sanctions", text) for text in sanctions)
    for dataset in datasets or (draft.source.list_id,):
        draft.designations.append(Designation(dataset, NO_LIST if sanctions else "no sanction", programmes))
