"""The records of a file of pairs as texts under headers: delimited text, Excel, JSON lines, Parquet, YAML."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq
import yaml

from seawall.errors import InputRefused, Problem
from seawall.payments import Format
from seawall.payments.tables.cells import MAX_CELLS, cell_text, leaves
from seawall.payments.tables.workbook import check_size
from seawall.records import Lines, rows

Cells = list[tuple[str, str]]
# YAML is read whole, and its objects take about thirty times its size in memory.
MAX_YAML_BYTES = 1 << 24
# Real pairs are five deep.
MAX_YAML_DEPTH = 32
# The parser in C where PyYAML was built with it: thirty times as fast.
_YAML = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_BATCH = 4096
DELIMITERS = {Format.CSV: ",", Format.TSV: "\t", Format.SEMICOLONS: ";", Format.PIPES: "|"}


@dataclass(slots=True)
class Record:
    """One record: its place, its headers with their texts, and what was wrong with it."""

    place: str
    cells: Cells
    problems: list[Problem] = field(default_factory=list)


def delimited(stream: BinaryIO, source: str, delimiter: str) -> Iterator[Record | Problem]:
    """Rows under a header; a ragged row is read as far as it goes, and says so."""
    headers: list[str] = []
    pending: list[Problem] = []
    for item in rows(stream, source, delimiter=delimiter):
        if isinstance(item, Problem):
            pending.append(item)
            continue
        if not headers:
            headers = [name.strip() for name in item.fields]
            continue
        record = Record(f"row {item.line}", list(zip(headers, item.fields, strict=False)), pending)
        pending = []
        if len(item.fields) != len(headers):
            why = f"expected {len(headers)} fields, found {len(item.fields)}"
            record.problems.append(Problem(source, record.place, "", delimiter.join(item.fields), why))
        yield record
    yield from pending


def json_lines(stream: BinaryIO, source: str) -> Iterator[Record | Problem]:
    """One object a line; nested values are headers named by their path."""
    lines = Lines(stream, source)
    for line in lines:
        problems = lines.take_problems()
        place = f"row {lines.number}"
        if not line.strip():
            yield from problems
            continue
        try:
            found = json.loads(line.strip().removeprefix("\ufeff"), parse_float=str, parse_int=str)
        except (ValueError, RecursionError) as error:
            yield Problem(source, place, "", line.strip(), f"not a line of JSON: {error}")
            continue
        yield from problems
        yield _flat(found, place, source)
    yield from lines.take_problems()


def yaml_document(stream: BinaryIO, source: str) -> Iterator[Record | Problem]:
    """A list of objects, or one object that holds the list. Every value is a text: "no" is Norway, not false."""
    data = stream.read(MAX_YAML_BYTES + 1)
    if len(data) > MAX_YAML_BYTES:
        raise InputRefused(f"{source}: YAML over {MAX_YAML_BYTES >> 20} MB is not read; use JSON lines")
    try:
        _refuse_traps(data, source)
        loader = _YAML(data)
        node = loader.get_single_node()
        for number, item in enumerate(_items(node, source), start=1):
            place = f"pair {number} (line {item.start_mark.line + 1})"
            yield _flat(loader.construct_object(item, deep=True), place, source)
    except (yaml.YAMLError, RecursionError, ValueError, UnicodeError) as error:
        said = " ".join(str(error).split())
        raise InputRefused(f"{source}: this is not readable YAML: {said}") from error


def _refuse_traps(data: bytes, source: str) -> None:
    """Few bytes of aliases unfold to gigabytes, and deep nesting ends the process: both are seen before it is read."""
    depth = 0
    for event in yaml.parse(data, Loader=_YAML):
        if isinstance(event, yaml.AliasEvent):
            raise InputRefused(f"{source}: line {_line(event)}: YAML aliases are not read")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_YAML_DEPTH:
            raise InputRefused(f"{source}: line {_line(event)}: nested deeper than {MAX_YAML_DEPTH}")


def _line(event: yaml.Event) -> int:
    """Where an event stands, from 1; the scanner always says so."""
    assert event.start_mark is not None
    return int(event.start_mark.line) + 1


def _items(node: Any, source: str) -> Sequence[Any]:
    found = [node] if isinstance(node, yaml.SequenceNode) else []
    if isinstance(node, yaml.MappingNode):
        found = [below for _, below in node.value if isinstance(below, yaml.SequenceNode)]
    if len(found) != 1:
        raise InputRefused(f"{source}: YAML must be one list of pairs, or an object that holds one")
    return list(found[0].value)


def workbook(stream: BinaryIO, source: str) -> Iterator[Record | Problem]:
    """The rows of every sheet under its first line."""
    from openpyxl import load_workbook  # noqa: PLC0415  # a tenth of a second: only who meets a workbook waits

    data = check_size(stream, source)
    try:
        sheets = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in sheets:
            if hasattr(sheet, "iter_rows"):
                sheet.reset_dimensions()
                yield from _sheet(sheet.title, sheet.iter_rows(values_only=True))
    except InputRefused:
        raise
    except Exception as error:  # openpyxl raises whatever a broken file makes it meet, from KeyError to zlib's
        raise InputRefused(f"{source}: this is not a readable workbook: {type(error).__name__}: {error}") from error


def _sheet(title: str, lines: Iterable[Sequence[Any]]) -> Iterator[Record]:
    headers: list[str] = []
    for number, values in enumerate(lines, start=1):
        texts = [cell_text(value) for value in values]
        if not any(text.strip() for text in texts):
            continue
        if headers:
            kept = [(name, text) for name, text in zip(headers, texts, strict=False) if name]
            yield Record(f"{title} row {number}", kept)
        else:
            headers = [text.strip() for text in texts]


def parquet(stream: BinaryIO, source: str) -> Iterator[Record | Problem]:
    """The rows of a Parquet file, in batches."""
    try:
        table = pq.ParquetFile(stream, thrift_string_size_limit=1 << 24, thrift_container_size_limit=1 << 20)
        number = 0
        for batch in table.iter_batches(batch_size=_BATCH):
            for found in batch.to_pylist():
                number += 1
                yield _flat(found, f"row {number}", source)
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        raise InputRefused(f"{source}: this is not a readable Parquet file: {error}") from error


def _flat(found: object, place: str, source: str) -> Record | Problem:
    if not isinstance(found, dict):
        return Problem(source, place, "", str(found), "not an object with two sides")
    with suppress(RecursionError):
        cells = list(islice(leaves("", found), MAX_CELLS + 1))
        if len(cells) <= MAX_CELLS:
            return Record(place, cells)
    return Problem(source, place, "", "", f"a record with more than {MAX_CELLS} values, or nested too deeply")


# Every reader but the one of delimited text, which takes the delimiter too.
READERS: dict[Format, Callable[[BinaryIO, str], Iterator[Record | Problem]]] = {
    Format.EXCEL: workbook,
    Format.JSON_LINES: json_lines,
    Format.PARQUET: parquet,
}
