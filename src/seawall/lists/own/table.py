"""An institution's own table, CSV or Excel, to rows by what their columns mean; German and other usual headers are known."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

from seawall.errors import Problem
from seawall.lists.workbook import cell_text, sheets
from seawall.records import Lines, Row, rows

WORKBOOK = b"PK\x03\x04"


class Column(StrEnum):
    """What a column of an own list holds."""

    ID = "id"
    NAME = "name"
    ALIASES = "aliases"
    TYPE = "type"
    COUNTRY = "country"
    BIRTH_DATE = "birth_date"
    IDENTIFIERS = "identifiers"
    OWNER = "owner"
    REASON = "reason"
    EXPIRES = "expires"
    LIST = "list"


_WORDS: dict[Column, str] = {
    Column.ID: "id, key, number, no, nr, nummer, entry id, list id, reference",
    Column.NAME: "name, names, full name, party, party name, customer name, company, company name, nachname vorname",
    Column.ALIASES: "aliases, alias, aka, a k a, also known as, other names, weitere namen",
    Column.TYPE: "type, kind, party type, entity type, typ, art",
    Column.COUNTRY: "country, countries, nationality, country code, land",
    Column.BIRTH_DATE: "birth date, date of birth, dob, born, birthday, geburtsdatum",
    Column.IDENTIFIERS: "identifiers, identifier, ids, documents, passport, registration number, tax id, kennungen",
    Column.OWNER: "owner, added by, responsible, author, officer, verantwortlich",
    Column.REASON: "reason, why, comment, justification, grund, begründung",
    Column.EXPIRES: "expires, expiry, expiry date, expires on, valid to, valid until, review date, gültig bis",
    Column.LIST: "list, list name, listname, liste",
}


def _folded(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).casefold()
    return " ".join(re.sub(r"[\W_]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).split())


_BY_WORD = {_folded(word): column for column, words in _WORDS.items() for word in words.split(",")}


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One row: its place, its cells by what they mean, and cells of columns without a known meaning by their titles."""

    place: str
    cells: dict[Column, str]
    others: tuple[tuple[str, str], ...]


def table_rows(stream: BinaryIO, file: str) -> Iterator[OwnRow | Problem]:
    """The rows below the header of a CSV file, or of every sheet of a workbook; the stream must be seekable.

    A table whose header names no column of names is one Problem without a record: nothing of it could be screened.
    """
    start = stream.tell()
    head = stream.read(len(WORKBOOK))
    stream.seek(start)
    if head != WORKBOOK:
        yield from _below_header(rows(stream, file, delimiter=_delimiter(stream)), file, "")
        return
    for item in sheets(stream, file):
        if isinstance(item, Problem):
            yield item
        else:
            yield from _below_header(item[1], file, item[0])


def _delimiter(stream: BinaryIO) -> str:
    """The sign between the titles of the first line that is not empty; the stream is left where it was."""
    start = stream.tell()
    first = next((line for line in Lines(stream, "") if line.strip()), "")
    stream.seek(start)
    return max(",;\t|", key=lambda sign: len(_meanings(_split(first, sign))))


def _split(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _meanings(titles: Iterable[str]) -> set[Column]:
    return {_BY_WORD[folded] for title in titles if (folded := _folded(title)) in _BY_WORD}


def _below_header(
    found: Iterable[Row | Sequence[object] | Problem], file: str, sheet: str
) -> Iterator[OwnRow | Problem]:
    titles: list[str] = []
    for number, item in enumerate(found, start=1):
        if isinstance(item, Problem):
            yield item
            continue
        values, place = (item.fields, f"line {item.line}") if isinstance(item, Row) else (item, f"row {number}")
        texts = [cell_text(value) for value in values]
        if not any(texts):
            continue
        if titles:
            yield _row(f"{sheet} {place}".strip(), titles, texts)
            continue
        titles = texts
        if Column.NAME not in _meanings(titles):
            why = f"no column is known to hold a name; columns may be called {', '.join(Column)}"
            yield Problem(file, "", sheet, " | ".join(titles), why)
            return


def _row(place: str, titles: Sequence[str], texts: Sequence[str]) -> OwnRow:
    cells: dict[Column, str] = {}
    others = [("cells beyond the header", " | ".join(filter(None, texts[len(titles) :])))]
    for title, text in zip(titles, texts, strict=False):
        column = _BY_WORD.get(_folded(title))
        if column is None:
            others.append((title or "a column without a title", text))
        elif text:
            # Two columns of names, or of identifiers, are read as one with both.
            cells[column] = "; ".join(filter(None, (cells.get(column, ""), text)))
    return OwnRow(place, cells, tuple((title, text) for title, text in others if text))
