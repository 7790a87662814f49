"""Typed values of spreadsheets, JSON and Parquet to the text that the row mapper reads; nested ones keep their path."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, TypeAlias

Pairs: TypeAlias = tuple[tuple[str, Any], ...]

# Deeper nesting is kept as JSON text: customer records nest two or three deep.
MAX_NESTING = 6
# One record with more values than this is cut and said: the widest real customer tables have a few hundred columns.
MAX_CELLS = 10_000


@dataclass(frozen=True, slots=True)
class Nested:
    """A JSON object whose names may repeat: {"name": "A", "name": "B"} must not lose its first name."""

    pairs: Pairs


def cell_text(value: object) -> str:
    """One plain value as text: whole numbers without ".0", dates as ISO 8601, true and false in words."""
    for kind, text in _TEXTS:
        if isinstance(value, kind):
            return text(value)
    return json.dumps(_plain(value), ensure_ascii=False, default=str)


def _float(value: Any) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _moment(value: Any) -> str:
    return str(value.isoformat(" ") if value.time() != time(0) else value.date().isoformat())


# The first that fits: a datetime is a date too, and a bool an int.
_TEXTS: tuple[tuple[type | UnionType, Callable[[Any], str]], ...] = (
    (str, str),
    (NoneType, lambda _: ""),
    (float, _float),
    (datetime, _moment),
    (date | time, lambda value: str(value.isoformat())),
    (bytes | bytearray, lambda value: bytes(value).decode("utf-8", "replace")),
    (bool, lambda value: str(value).lower()),
    (int | Decimal | timedelta, str),
)


def leaves(name: str, value: object, depth: int = 0) -> Iterator[tuple[str, str]]:
    """The plain values below a nested one, each with its path ("address.city"); lists give one for each member."""
    if depth >= MAX_NESTING:
        yield name, cell_text(value)
    elif isinstance(value, Nested):
        for inner, below in value.pairs:
            yield from leaves(f"{name}.{inner}" if name else inner, below, depth + 1)
    elif isinstance(value, dict):
        for inner, below in value.items():
            yield from leaves(f"{name}.{inner}" if name else str(inner), below, depth + 1)
    elif isinstance(value, list | tuple):
        for member in value:
            yield from leaves(name, member, depth + 1)
    else:
        yield name, cell_text(value)


def _plain(value: object) -> object:
    if isinstance(value, Nested):
        return {name: _plain(below) for name, below in value.pairs}
    # A text is a sequence of texts too, without end.
    return [_plain(member) for member in value] if isinstance(value, list | tuple) else value
