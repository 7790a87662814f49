"""Annexes of the Official Journal as reviewed CSV files to records: one row is one entry in one legal context.

The Official Journal publishes no table. This is the one that OpenSanctions transcribes and reviews, with its contract
in datasets/eu/journal_sanctions/data/FORMAT.md of its repository: cells hold the printed wording, several values are
parted by ";", and a value that holds a ";" stands in quotes. Two kinds of file: all annexes of an act ("celex"), and
what one amending act adds or changes ("amendedCelex", "amendmentCelex").
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from seawall.errors import Problem
from seawall.lists.draft import Leftover
from seawall.lists.fields import MAX_LEFTOVER_CHARS
from seawall.records import Row, rows

_NEEDED = frozenset({"recordId", "programKey", "annex", "measure", "startDate", "schema", "name"})
_ACTS = ("celex", "amendedCelex")
# Columns that hold one value; in all others ";" parts several.
_SCALAR = frozenset({*_NEEDED, *_ACTS, "amendmentCelex", "reason"})


@dataclass(frozen=True, slots=True)
class ContextRecord:
    """One row: an entry of one annex under one measure. values are the other columns, by title, none of them empty."""

    place: str
    act: str
    amended_by: str
    record_id: str
    programme: str
    annex: str
    measure: str
    since: str
    reason: str
    schema: str
    name: str
    values: dict[str, tuple[str, ...]]
    leftovers: tuple[Leftover, ...] = ()


def is_header(fields: Iterable[str]) -> bool:
    """Whether a row is the header of such a file."""
    titles = {field.strip() for field in fields}
    return titles >= _NEEDED and any(act in titles for act in _ACTS)


def contexts(stream: BinaryIO, file: str) -> Iterator[ContextRecord | Problem]:
    """Every row below the header; a file without the header is one Problem that names no record."""
    titles: tuple[str, ...] = ()
    for item in rows(stream, file):
        if isinstance(item, Problem):
            yield item
        elif titles:
            yield from _row(item, titles, file)
        elif is_header(item.fields):
            titles = tuple(field.strip() for field in item.fields)
        else:
            why = "no entry was found: the first row is no header of an annex of the Official Journal"
            yield Problem(file, "", "", ",".join(item.fields), why)
            return


def _row(row: Row, titles: tuple[str, ...], file: str) -> Iterator[ContextRecord | Problem]:
    place = f"line {row.line}"
    left: list[Leftover] = []
    if len(row.fields) != len(titles):
        why = f"expected {len(titles)} fields, found {len(row.fields)}: columns may have moved"
        yield Problem(file, place, "", ",".join(row.fields), why)
        left = [Leftover("field", text[:MAX_LEFTOVER_CHARS]) for text in row.fields[len(titles) :] if text.strip()]
    cells = {title: text for title, cell in zip(titles, row.fields, strict=False) if (text := cell.strip())}
    one = {title: cells.pop(title, "") for title in _SCALAR}
    yield ContextRecord(
        place=place,
        act=one["celex"] or one["amendedCelex"],
        amended_by=one["amendmentCelex"],
        record_id=one["recordId"],
        programme=one["programKey"],
        annex=one["annex"],
        measure=one["measure"],
        since=one["startDate"],
        reason=one["reason"],
        schema=one["schema"],
        name=one["name"],
        values={title: several(cell) for title, cell in cells.items()},
        leftovers=tuple(left),
    )


def several(cell: str) -> tuple[str, ...]:
    """The values of one cell, quotes taken off; a cell whose quotes don't close is cut at each ";".

    >>> several('Foo; "Bar; Baz"')
    ('Foo', 'Bar; Baz')
    """
    try:
        (pieces,) = csv.reader([" ".join(cell.split())], delimiter=";", skipinitialspace=True, strict=True)
    except (csv.Error, ValueError):
        pieces = cell.split(";")
    return tuple(text for piece in pieces if (text := piece.strip()))
