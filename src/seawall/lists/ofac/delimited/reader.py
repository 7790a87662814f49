"""OFAC's CSV rows to records: what the four files said, columns named, nothing understood yet.

Format: OFAC's dat_spec.txt (2023-09-25). No header; null is "-0-", mostly with a blank; the last line is one byte 0x1A.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from seawall.errors import Problem
from seawall.lists.ofac.delimited.files import CsvFile
from seawall.records import Row, rows

# Rows of a side file beyond this are not read: forty times ADD.CSV of 2025-12 (24,244), about 500 MB.
MAX_SIDE_ROWS = 1_000_000

# The columns of the main file; of the others: ALT, ADD, COMMENTS.
PRIMARY_WIDTH, NAME_WIDTH, ADDRESS_WIDTH, COMMENT_WIDTH = 12, 5, 6, 2

_HEADER_WORDS = ("ent_num", "sdn_name")


@dataclass(frozen=True, slots=True)
class PrimaryRow:
    """One row of SDN.CSV or CONS_PRIM.CSV; nulls are empty. remarks keeps its blanks: it may go on in mid-word."""

    line: int
    ent_num: str
    name: str
    sdn_type: str
    program: str
    title: str
    call_sign: str
    vessel_type: str
    tonnage: str
    gross_tonnage: str
    flag: str
    owner: str
    remarks: str


@dataclass(frozen=True, slots=True)
class RaggedRow:
    """A row of the main file whose columns can't be told apart: its first two fields, and the others as they stood."""

    line: int
    ent_num: str
    name: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameRow:
    """One row of ALT.CSV."""

    line: int
    ent_num: str
    alt_num: str
    kind: str
    name: str
    remarks: str


@dataclass(frozen=True, slots=True)
class AddressRow:
    """One row of ADD.CSV; city holds city, state and postal code in one."""

    line: int
    ent_num: str
    add_num: str
    street: str
    city: str
    country: str
    remarks: str


@dataclass(frozen=True, slots=True)
class CommentRow:
    """One row of SDN_COMMENTS.CSV: Remarks that go on where the main file stops, in mid-word."""

    line: int
    ent_num: str
    text: str


SideRow = TypeVar("SideRow", bound=NameRow | AddressRow | CommentRow)


class SideFile(Generic[SideRow]):
    """The rows of one side file by ent_num; what was never asked for is an orphan."""

    def __init__(self, name: str, found: dict[str, list[SideRow]], problems: list[Problem]) -> None:
        self.name = name
        self.problems = problems
        self._found = found
        self._unasked = dict.fromkeys(found)

    def of(self, ent_num: str) -> list[SideRow]:
        """The rows of one entry, in order. Two entries with one number both get them: whose they are is not known."""
        self._unasked.pop(ent_num, None)
        return self._found.get(ent_num, [])

    def orphans(self) -> Iterator[Problem]:
        """A problem for each row whose entry the main file doesn't hold."""
        for ent_num in self._unasked:
            for row in self._found[ent_num]:
                why = "no entry of the main file has this number"
                yield Problem(self.name, f"line {row.line}", "ent_num", ent_num, why)


def primary_rows(file: CsvFile) -> Iterator[PrimaryRow | RaggedRow | Problem]:
    """The main file, row by row; a file without any row is a problem."""
    count = 0
    for item in rows(file.stream, file.name, width=PRIMARY_WIDTH):
        if isinstance(item, Problem):
            yield item
            continue
        count += 1
        if _is_header(item):
            yield Problem(
                file.name, f"line {item.line}", "", ",".join(item.fields), "a header, which OFAC's files lack"
            )
        elif len(item.fields) == PRIMARY_WIDTH:
            *columns, remarks = item.fields
            yield PrimaryRow(item.line, *[*map(_value, columns), _remarks(remarks)])
        elif len(item.fields) > 1:
            number, name, *others = (_value(field) for field in item.fields)
            yield RaggedRow(item.line, number, name, tuple(filter(None, others)))
    if not count:
        yield Problem(file.name, "", "", "", "the file holds no rows")


def name_rows(file: CsvFile | None) -> SideFile[NameRow]:
    """ALT.CSV by ent_num."""
    return _side(file, NAME_WIDTH, 3, lambda line, fields: NameRow(line, *map(_value, fields)))


def address_rows(file: CsvFile | None) -> SideFile[AddressRow]:
    """ADD.CSV by ent_num."""
    return _side(file, ADDRESS_WIDTH, 2, lambda line, fields: AddressRow(line, *map(_value, fields)))


def comment_rows(file: CsvFile | None) -> SideFile[CommentRow]:
    """SDN_COMMENTS.CSV by ent_num."""
    return _side(file, COMMENT_WIDTH, 1, lambda line, fields: CommentRow(line, _value(fields[0]), _remarks(fields[1])))


def _side(
    file: CsvFile | None, width: int, free: int, record: Callable[[int, tuple[str, ...]], SideRow]
) -> SideFile[SideRow]:
    """Rows by ent_num. One with another width is a problem and used all the same; column `free` takes the surplus."""
    found: dict[str, list[SideRow]] = {}
    problems: list[Problem] = []
    if file is None:
        return SideFile("", found, problems)
    items = rows(file.stream, file.name, width=width)
    for item in islice(items, MAX_SIDE_ROWS):
        if isinstance(item, Problem):
            problems.append(item)
        elif len(item.fields) > free:
            made = record(item.line, _fitted(item.fields, width, free))
            found.setdefault(made.ent_num, []).append(made)
    if next(items, None) is not None:
        problems.append(Problem(file.name, "", "", "", f"more than {MAX_SIDE_ROWS} rows: the rest was not read"))
    return SideFile(file.name, found, problems)


def _fitted(fields: tuple[str, ...], width: int, free: int) -> tuple[str, ...]:
    surplus = len(fields) - width
    if surplus <= 0:
        return fields + ("",) * -surplus
    after = free + surplus + 1
    return (*fields[:free], ",".join(fields[free:after]), *fields[after:])


def _is_header(row: Row) -> bool:
    return tuple(field.strip().lower() for field in row.fields[:2]) == _HEADER_WORDS


def _value(field: str) -> str:
    stripped = field.strip()
    return "" if stripped == "-0-" else stripped


def _remarks(field: str) -> str:
    return "" if field.strip() == "-0-" else field
