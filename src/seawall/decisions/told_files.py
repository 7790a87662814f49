"""Files in which people tell what no message says: remembered false positives, and facts about dealings."""

import csv
import io
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

import msgspec

from seawall.decisions.dealing import Dealing, Kind
from seawall.decisions.good_guys import GoodGuy
from seawall.errors import Problem, SettingRefused
from seawall.lists.workbook import cell_text, sheets

_T = TypeVar("_T")


class _Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of a file of dealings: the payment's key, and what is known of it."""

    key: str
    kind: Kind | None = None
    tenor_days: int | None = None
    issued: date | None = None
    purpose: str = ""
    goods: str = ""
    divestment: bool | None = None
    licence: str = ""
    reported: bool | None = None
    said_by: str = ""


def read_good_guys(data: bytes, name: str) -> tuple[GoodGuy, ...]:
    """Remembered false positives from .toml ([[good_guy]]), .csv, .xlsx or .jsonl. SettingRefused with the row that is wrong."""
    made = _rows(data, name, "good_guy", GoodGuy)
    for where, guy in made:
        if bool(guy.customer) is bool(guy.account):
            raise SettingRefused(f"{name}, {where}: it needs either customer or account")
        if guy.expires < guy.decided:
            raise SettingRefused(f"{name}, {where}: it expires before it was decided")
        if not (guy.owner.strip() and guy.reason.strip()):
            raise SettingRefused(f"{name}, {where}: owner and reason must not be empty: an examiner will ask for them")
    return tuple(guy for _, guy in made)


def read_dealings(data: bytes, name: str) -> dict[str, Dealing]:
    """Facts about dealings by payment key from .toml ([[dealing]]), .csv or .jsonl. SettingRefused for a wrong row."""
    made = _rows(data, name, "dealing", _Told)
    for key, count in Counter(row.key for _, row in made).items():
        if count > 1:
            raise SettingRefused(f"{name}: there are {count} rows for {key!r}, and only one can hold")
    for where, row in made:
        if row.tenor_days is not None and row.tenor_days < 0:
            raise SettingRefused(f"{name}, {where}: a tenor can't be negative")
    return {row.key: _dealing(row, name) for _, row in made}


def _dealing(row: _Told, name: str) -> Dealing:
    told = {field: getattr(row, field) for field in row.__struct_fields__ if field != "key"}
    return Dealing(**{**told, "said_by": row.said_by or name})


def written_good_guys(guys: Iterable[GoodGuy]) -> bytes:
    """Remembered false positives as JSON lines, as read_good_guys reads them."""
    return b"".join(msgspec.json.encode(guy) + b"\n" for guy in guys)


def _rows(data: bytes, name: str, table: str, into: type[_T]) -> list[tuple[str, _T]]:
    ending = name.rpartition(".")[2].lower()
    if ending == "xlsx":
        return [(where, _converted(row, into, f"{name}, {where}")) for where, row in _workbook(data, name)]
    reader = {"toml": _toml, "csv": _csv, "jsonl": _json_lines}.get(ending)
    if reader is None:
        raise SettingRefused(f"{name}: it must end in .toml, .csv, .xlsx or .jsonl")
    try:
        text = data.decode("utf-8-sig")
        return [(where, _converted(row, into, f"{name}, {where}")) for where, row in reader(text, table)]
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, csv.Error, RecursionError) as error:
        raise SettingRefused(f"{name} can't be read: {error}") from error


def _converted(row: Mapping[str, Any], into: type[_T], where: str) -> _T:
    try:
        # Cells of a table are all texts: numbers and days are read from them, an empty cell says nothing.
        return msgspec.convert(row, into, strict=False)
    except msgspec.ValidationError as error:
        raise SettingRefused(f"{where}: {error}") from error


def _toml(text: str, table: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    read = tomllib.loads(text)
    rows = read.pop(table, [])
    if read or not isinstance(rows, list):
        raise SettingRefused(f"the file may hold tables [[{table}]] only; there is {', '.join(sorted(read)) or table}")
    for place, row in enumerate(rows):
        if not isinstance(row, dict):
            raise SettingRefused(f"{table}[{place}] is no table")
        yield f"{table}[{place}]", row


def _csv(text: str, _: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    for row in reader:
        where = f"line {reader.line_num}"
        if None in row or None in row.values():
            raise SettingRefused(f"{where} has more or fewer cells than the header")
        yield where, {column: cell for column, cell in row.items() if cell != ""}


def _workbook(data: bytes, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every row of every sheet, by the titles of its first row; a cell without a title is refused, as in CSV."""
    for sheet in sheets(io.BytesIO(data), name):
        if isinstance(sheet, Problem):
            raise SettingRefused(str(sheet))
        header: list[str] = []
        for number, cells in enumerate(sheet[1], start=1):
            if isinstance(cells, Problem):
                raise SettingRefused(str(cells))
            texts = [cell_text(cell) for cell in cells]
            where = f"{sheet[0]} row {number}".strip()
            if not any(texts):
                continue
            if not header:
                header = texts
            elif any(texts[len(header) :]) or any(
                text and not title for title, text in zip(header, texts, strict=False)
            ):
                raise SettingRefused(f"{name}, {where} has cells without a title")
            else:
                yield where, {title: text for title, text in zip(header, texts, strict=False) if text}


def _json_lines(text: str, _: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeEncodeError) as error:
            raise SettingRefused(f"line {number}: {error}") from error
        if not isinstance(row, dict):
            raise SettingRefused(f"line {number} is no object")
        yield f"line {number}", row
