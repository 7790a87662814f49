"""Rows of a table to designations: the CSV and ODS of the UK Sanctions List, and the OFSI Consolidated List before it.

A designation has a row for every combination of its names, addresses, dates and documents; what its rows say is gathered,
each text once. The rows of one designation need not stand together.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from seawall.entities import Entity, Source
from seawall.errors import Problem
from seawall.lists.draft import Draft, Leftover
from seawall.lists.fields import MAX_LEFTOVER_CHARS
from seawall.lists.roll import Roll
from seawall.lists.uk.dates import report_day
from seawall.lists.uk.record import Cells, Field, Piece, Record, plain
from seawall.records import Row

# A line with the date stands before the headings; more than a few are no such table.
HEAD_ROWS = 10
_DATED = re.compile(r"(?:report date|last updated)\W*(.*)", re.IGNORECASE)
# "(1) Iraq (2) Iran": several texts in one cell, as the OFSI list writes them.
_NUMBERED = re.compile(r"(?:^|\s)\(\d{1,2}\)\s+")
# Prose numbers its own sentences.
_PROSE = frozenset({Field.INFORMATION, Field.REASONS})


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of table: the heading of the column that tells entries apart, its pieces, and what an entry becomes.

    headings maps headings of other years to those of the pieces; exact says that every row has all columns.
    """

    uid: str
    pieces: tuple[Piece, ...]
    draft: Callable[[Record, Source], Draft]
    headings: Mapping[str, str] = field(default_factory=dict)
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the first entry: the day in the line above, the line of the headings, and their columns.

    others are columns with a heading that the layout doesn't know.
    """

    published: date | None
    line: int
    columns: Mapping[str, int]
    others: Mapping[int, str]
    width: int


@dataclass(slots=True)
class _Gathered:
    """What the rows of one entry said, in their order."""

    line: int
    said: dict[Field, dict[Cells, None]] = field(default_factory=dict)
    leftovers: dict[Leftover, None] = field(default_factory=dict)


def read(rows: Iterator[Row | Problem], layout: Layout, *, list_id: str, file: str) -> Iterator[Entity | Problem]:
    """Every entry of a table, in the order of their first rows, behind the problems of its rows."""
    roll, entries, head = Roll(file), dict[str, _Gathered](), None
    for item in rows:
        if isinstance(item, Problem):
            yield item
            continue
        if head is None:
            head, problems = _until_headings(item, rows, layout, file)
            yield from problems
            continue
        if layout.exact and len(item.fields) < head.width:
            why = f"expected {head.width} fields, found {len(item.fields)}"
            yield Problem(file, f"line {item.line}", "", ",".join(item.fields), why)
        _gather(item, layout, head, entries)
    for key, entry in entries.items():
        source = Source(list_id, file, f"line {entry.line}", head.published if head else None)
        yield from roll.enter(layout.draft(_record(key, entry), source))
    yield from roll.close("entry", None)


def published(rows: Iterable[Row | Problem], layout: Layout) -> date | None:
    """The day that stands above the headings; reads no further than those."""
    read_rows = iter(rows)
    first = next((row for row in read_rows if isinstance(row, Row)), None)
    head = _until_headings(first, read_rows, layout, "")[0] if first else None
    return head.published if head else None


def headings_in(cells: Sequence[str], layout: Layout) -> bool:
    """Whether these are the headings of such a table: the column of the numbers, and all columns of names."""
    known = set(_headings(cells, layout))
    names = next(piece.columns for piece in layout.pieces if piece.field is Field.NAME)
    return layout.uid in known and known.issuperset(names)


def _until_headings(
    first: Row, rows: Iterator[Row | Problem], layout: Layout, file: str
) -> tuple[Head | None, list[Problem]]:
    day: date | None = None
    problems: list[Problem] = []
    row: Row | Problem | None = first
    for _ in range(HEAD_ROWS):
        if isinstance(row, Problem):
            problems.append(row)
        elif row is None:
            break
        elif headings_in(row.fields, layout):
            head = _head(row, day, layout)
            return head, [*problems, *_wanting(head, layout, file)]
        else:
            found = _DATED.match(" ".join(cell.strip() for cell in row.fields if cell.strip()))
            day = (report_day(found[1]) if found else None) or day
        row = next(rows, None)
    why = "the headings of the table were not found: another format, or a changed one"
    problems.append(Problem(file, "", "", ",".join(first.fields), why))
    for _ in rows:  # nothing can be told of rows without headings
        pass
    return None, problems


def _headings(cells: Sequence[str], layout: Layout) -> list[str]:
    """Headings as the layout spells them; other years differ in letter case, blanks and some words."""
    spelled = {name.lower(): name for name in _wanted(layout)}
    texts = [" ".join(cell.replace("\ufeff", "").split()) for cell in cells]
    return [layout.headings.get(text.lower()) or spelled.get(text.lower(), text) for text in texts]


def _wanted(layout: Layout) -> list[str]:
    return [layout.uid, *(name for piece in layout.pieces for name in piece.columns)]


def _head(row: Row, day: date | None, layout: Layout) -> Head:
    wanted = set(_wanted(layout))
    columns: dict[str, int] = {}
    others: dict[int, str] = {}
    for place, name in enumerate(_headings(row.fields, layout)):
        if name in wanted and name not in columns:
            columns[name] = place
        else:
            others[place] = name
    return Head(day, row.line, columns, others, len(row.fields))


def _wanting(head: Head, layout: Layout, file: str) -> Iterator[Problem]:
    if head.published is None:
        why = "no day stands above the headings: the file can't be told from an older one"
        yield Problem(file, f"line {head.line}", "", "", why)
    for name in (name for name in _wanted(layout) if name not in head.columns):
        yield Problem(file, f"line {head.line}", name, "", "this column is missing")


def _gather(row: Row, layout: Layout, head: Head, entries: dict[str, _Gathered]) -> None:
    def cell(name: str) -> str:
        place = head.columns.get(name, -1)
        return row.fields[place] if 0 <= place < len(row.fields) else ""

    uid = " ".join(cell(layout.uid).split())
    if uid.lower() == layout.uid.lower():
        return  # the headings again, on another sheet
    # A row without a number belongs to no other; a line break can't stand in a number.
    entry = entries.setdefault(uid or f"\n{row.line}", _Gathered(row.line))
    for piece in layout.pieces:
        said = entry.said.setdefault(piece.field, {})
        for texts in _texts(piece, [cell(name) for name in piece.columns]):
            said[texts] = None
    for place, text in enumerate(row.fields):
        if text.strip() and (place in head.others or place >= head.width):
            path = head.others.get(place) or f"column {place + 1}"
            entry.leftovers[Leftover(path, text.strip()[:MAX_LEFTOVER_CHARS])] = None


def _texts(piece: Piece, cells: list[str]) -> Iterator[Cells]:
    if len(cells) == 1 and piece.field not in _PROSE and _NUMBERED.match(cells[0]):
        yield from (texts for part in _NUMBERED.split(cells[0]) if any(texts := plain([part])))
    elif any(texts := plain(cells)):
        yield texts


def _record(key: str, entry: _Gathered) -> Record:
    uid = "" if key.startswith("\n") else key
    said = {name: tuple(texts) for name, texts in entry.said.items()}
    return Record(uid, said, leftovers=tuple(entry.leftovers))
