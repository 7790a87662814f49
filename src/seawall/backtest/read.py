"""A file of pairs to pairs: which format it is in, what its columns mean, one pair after the other."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from seawall.backtest.columns import Plan, is_name, plan_of, use_of
from seawall.backtest.pair import Pair, pair_of
from seawall.backtest.records import DELIMITERS, READERS, Record, delimited, yaml_document
from seawall.errors import InputRefused, Problem
from seawall.payments import Format
from seawall.payments.tables.workbook import OLD_FORMAT, OLE_MAGIC
from seawall.records import Lines

_HEAD = 1 << 16
# A file of pairs with more columns than this is refused: with JSON every line may bring new ones.
MAX_HEADERS = 2_000
_YAML_ENDINGS = (".yaml", ".yml", ".json")


@dataclass(frozen=True, slots=True)
class PairFile:
    """A file of pairs that was looked through once: its headers are known before the first pair is read.

    not_scored are the headers that say nothing to the score, so that a misspelt one can be told.
    """

    source: str
    headers: tuple[str, ...]
    label: str
    group: str
    not_scored: tuple[str, ...]
    _stream: BinaryIO
    _plan: Plan

    def pairs(self) -> Iterator[Pair | Problem]:
        """Every pair in order; what is no pair at all is a Problem with its place."""
        self._stream.seek(0)
        for item in _records(self._stream, self.source):
            yield item if isinstance(item, Problem) else pair_of(item, self._plan, self.source)


def open_pairs(stream: BinaryIO, source: str, label: str = "", group: str = "") -> PairFile:
    """Look through a seekable stream: its format and its headers. label and group name columns of the user's choice.

    Raises InputRefused for what is no file of pairs, SettingRefused for a column that is not there.
    """
    headers = tuple(_headers(stream, source))
    plan = plan_of(headers, source, label, group)
    return PairFile(source, headers, plan.label, plan.group, tuple(plan.not_scored(headers)), stream, plan)


def looks_like_pairs(stream: BinaryIO, source: str) -> bool:
    """Whether the first record of a stream names two sides: else it is a file of names to be screened.

    A customer table has alias_1 and alias_2 beside a name: a name that belongs to no side makes it one.
    """
    headers = _first_headers(stream, source)
    stream.seek(0)
    return {1, 2} <= {use.side for name in headers if (use := use_of(name)) and use.names_somebody} and not any(
        use_of(name) is None and is_name(name) for name in headers
    )


def _headers(stream: BinaryIO, source: str) -> list[str]:
    """All headers in the order in which they come."""
    stream.seek(0)
    if _delimiter(stream, source):
        return _first_headers(stream, source)
    found: dict[str, None] = {}
    for item in _records(stream, source):
        if isinstance(item, Record):
            found.update((name, None) for name, _ in item.cells)
        if len(found) > MAX_HEADERS:
            raise InputRefused(f"{source}: more than {MAX_HEADERS} different columns")
    return list(found)


def _first_headers(stream: BinaryIO, source: str) -> list[str]:
    stream.seek(0)
    delimiter = _delimiter(stream, source)
    if not delimiter:
        first = next((item for item in _records(stream, source) if isinstance(item, Record)), None)
        return list(dict(first.cells)) if first else []
    stream.seek(0)
    line = next((line for line in Lines(stream, source) if line.strip()), "")
    try:
        return [name.strip() for name in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:  # a title longer than any column's: there is no such table
        return []


def _records(stream: BinaryIO, source: str) -> Iterator[Record | Problem]:
    stream.seek(0)
    delimiter = _delimiter(stream, source)
    if delimiter:
        return delimited(stream, source, delimiter)
    found = _format(stream, source)
    return READERS[found](stream, source) if found else yaml_document(stream, source)


def _delimiter(stream: BinaryIO, source: str) -> str:
    found = _format(stream, source)
    return DELIMITERS.get(found, "") if found else ""


def _format(stream: BinaryIO, source: str) -> Format | None:
    """The format by its first bytes, then by the file's name; None for YAML and for a JSON document, which is YAML."""
    stream.seek(0)
    head = stream.read(_HEAD)
    stream.seek(0)
    if not head.strip():
        raise InputRefused(f"{source}: the file is empty")
    if head.startswith(OLE_MAGIC):
        raise InputRefused(f"{source}: this is {OLD_FORMAT}")
    if head.startswith(b"PAR1"):
        return Format.PARQUET
    if head.startswith(b"PK\x03\x04"):
        return Format.EXCEL
    text = next(iter(Lines(BytesIO(head), source)), "").lstrip()
    if text.startswith("[") or text.strip() == "{" or source.lower().endswith(_YAML_ENDINGS):
        return None
    if text.startswith("{"):
        return Format.JSON_LINES
    counts = {known: text.count(sign) for known, sign in DELIMITERS.items()}
    return max(counts, key=lambda known: counts[known])
