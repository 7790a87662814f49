"""One row of any table to one Customer: the mapper that CSV, Excel, JSON lines and Parquet share."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from seawall.entities import Address, Identifier, PartialDate, Party, Role, Schema
from seawall.errors import Problem
from seawall.payments.keys import Keys
from seawall.payments.subject import Customer
from seawall.payments.tables.birthdates import birth_date
from seawall.payments.tables.columns import Column
from seawall.payments.tables.kinds import schema_of
from seawall.payments.tables.synonyms import FURTHER_PARTIES, IDENTIFIERS, Target

Cell: TypeAlias = tuple[Column, str]

# What tables write where they have nothing to say. Never applied to names: a company may be called "None".
_NOTHING = frozenset({"-", "--", "n/a", "na", "null", "none", "nil", "-0-", "unknown", "\\n", "nan", "."})
# What a spreadsheet makes of "7-28": trap 3 of the edited OFAC list (vessel "7-28" became "28-Jul").
_SPREADSHEET_DATE = re.compile(r"\d{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:-\d{2,4})?")
# What a spreadsheet makes of a long number; the digits after the fifteenth are lost.
_SPREADSHEET_NUMBER = re.compile(r"\d(?:[.,]\d+)?E\+?\d+")
_WHOLE_NUMBER = re.compile(r"\d+\.0+")
_BY_COMMA = re.compile(r"\s*,\s*")
_SEVERAL = re.compile(r"[;|\n]")


@dataclass(slots=True)
class Row:
    """One row being read: its place ("row 12"), its cells, and what was already found wrong with it."""

    place: str
    cells: Iterable[Cell]
    problems: list[Problem] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


class _Found:
    """The cells of one row by what they mean."""

    __slots__ = ("extra", "further", "identifiers", "texts")

    def __init__(self) -> None:
        self.texts: dict[Target, list[str]] = {}
        self.identifiers: list[Identifier] = []
        self.further: list[tuple[Column, str]] = []
        self.extra: list[tuple[str, str]] = []

    def first(self, target: Target) -> str:
        """The first text of these cells, or none."""
        texts = self.texts.get(target)
        return texts[0] if texts else ""

    def all(self, *targets: Target) -> tuple[str, ...]:
        """All texts of these cells, each once, without the words for nothing."""
        texts = self.texts
        found = [text for target in targets if target in texts for text in texts[target]]
        if len(found) > 1:
            found = list(dict.fromkeys(found))
        return tuple(text for text in found if text.lower() not in _NOTHING) if found else ()

    def joined(self, target: Target) -> str:
        """The texts of these cells in one; most rows have one of each."""
        texts = self.texts.get(target)
        if not texts:
            return ""
        return texts[0] if len(texts) == 1 else ", ".join(dict.fromkeys(texts))


def customer(row: Row, source: str, keys: Keys) -> Customer:
    """Map one row; what can't be read stays in it as unread text and as a Problem, so that it is reviewed."""
    found = _sorted_cells(row, source)
    parties: tuple[Party, ...] = (_party(row, source, found),)
    if found.further:
        parties = (*(party for party in parties if _says_anything(party)), *_further(row, found))
    key = found.first(Target.KEY) or row.place
    double = keys.problem(key, row.place)
    if double:
        row.problems.append(double)
    return Customer(key, parties, source, row.place, tuple(found.extra), tuple(row.problems))


def _further(row: Row, found: _Found) -> Iterator[Party]:
    for column, text in found.further:
        assert column.target is not None
        for name in several(text):
            yield Party(FURTHER_PARTIES[column.target], (name,), place=f"{row.place}, {column.header}")


def _sorted_cells(row: Row, source: str) -> _Found:
    found = _Found()
    texts = found.texts
    for column, value in row.cells:
        text = value.strip()
        if not text:
            continue
        target = column.target
        if target is None:
            found.extra.append((column.header, value))
        elif target in IDENTIFIERS:
            _add_identifier(found.identifiers, column, text, row, source)
        elif target in FURTHER_PARTIES:
            found.further.append((column, text))
        elif target in texts:
            texts[target].append(text)
            if target in _ONCE:
                row.unread.append(f"{column.header}: {text}")
                row.problems.append(Problem(source, row.place, column.header, text, "said more than once"))
        else:
            texts[target] = [text]
    return found


def _add_identifier(identifiers: list[Identifier], column: Column, text: str, row: Row, source: str) -> None:
    assert column.target is not None
    if text.lower() in _NOTHING:
        return
    if _SPREADSHEET_NUMBER.fullmatch(text):
        row.unread.append(f"{column.header}: {text}")
        row.problems.append(
            Problem(source, row.place, column.header, text, "a spreadsheet shortened this number; its digits are lost")
        )
    values = [value for part in several(text) for value in dict.fromkeys((part, *_BY_COMMA.split(part)))]
    identifiers += [
        Identifier(IDENTIFIERS[column.target], _whole(value), label=column.header) for value in values if value
    ]


def _whole(number: str) -> str:
    """A number without the ".0" that programs give to a column with gaps: 2536288610.0 is no other number."""
    return number.partition(".")[0] if _WHOLE_NUMBER.fullmatch(number) else number


def _party(row: Row, source: str, found: _Found) -> Party:
    names = _names(found)
    for name in names:
        _check_name(name, row, source)
    if not names and not found.identifiers and not found.further:
        row.problems.append(Problem(source, row.place, "name", "", "the row has neither a name nor an identifier"))
        row.unread.append("no name")
    schema = _schema(found, row, source)
    return Party(
        Role.CUSTOMER, names, schema, tuple(found.identifiers), _addresses(found), _birth_dates(found, row, source),
        found.all(Target.COUNTRY, Target.NATIONALITY, Target.RESIDENCE), found.first(Target.GENDER), row.place,
        tuple(row.unread), found.all(Target.BIRTH_PLACE),
    )  # fmt: skip


# A record of JSON may say these twice; which one holds can't be known.
_ONCE = frozenset({Target.KEY, Target.TYPE, Target.GENDER, Target.FIRST_NAME, Target.MIDDLE_NAME, Target.LAST_NAME})
_FURTHER_NAMES = frozenset({Target.NAME_PART, Target.FIRST_NAME, Target.MIDDLE_NAME, Target.LAST_NAME, Target.ALIAS})
_NAME_PARTS = (Target.FIRST_NAME, Target.MIDDLE_NAME, Target.LAST_NAME)


def _names(found: _Found) -> tuple[str, ...]:
    """Full name, name put together from its parts, further names; each once.

    A "name" column beside a first name and no last name holds the family name, as German tables write it. Of "Name 1",
    "Name 2" nobody knows whether they are one name or several: they are screened as both.
    """
    full = found.first(Target.NAME)
    if _FURTHER_NAMES.isdisjoint(found.texts) and len(found.texts.get(Target.NAME, ())) == 1:
        return (full,)
    first, middle, last = (found.first(part) for part in _NAME_PARTS)
    parts = [part for part in (first, middle, last) if part]
    names = [full] if full else []
    if first and full and not last:
        names = [full] if first.casefold() in full.casefold() else [" ".join([*parts, full])]
    elif parts:
        names.append(" ".join(parts))
    if pieces := found.texts.get(Target.NAME_PART):
        names += [" ".join([full, *pieces]).strip(), *pieces]
    for text in (*found.texts.get(Target.NAME, ())[1:], *found.texts.get(Target.ALIAS, ())):
        names += several(text)
    return tuple(dict.fromkeys(names)) if len(names) > 1 else tuple(names)


def _check_name(name: str, row: Row, source: str) -> None:
    if name.isprintable() and not name[0].isdigit() and "\ufffd" not in name:
        return
    why = ""
    if _SPREADSHEET_DATE.fullmatch(name):
        why = "looks like a date that a spreadsheet made of a name such as 7-28"
    elif "\ufffd" in name:
        why = "signs of the name could not be decoded"
    elif "\n" in name or "\r" in name:
        why = "a name with a line break: a quotation mark may not be closed"
    if why:
        row.unread.append(name)
        row.problems.append(Problem(source, row.place, "name", name, why))


def _schema(found: _Found, row: Row, source: str) -> Schema:
    text = found.first(Target.TYPE)
    if not text:
        return Schema.PERSON if Target.FIRST_NAME in found.texts else Schema.LEGAL_ENTITY
    schema = schema_of(text)
    if schema is None:
        row.unread.append(f"type: {text}")
        row.problems.append(Problem(source, row.place, "type", text, "this kind of party is not known"))
    return schema or Schema.LEGAL_ENTITY


def _birth_dates(found: _Found, row: Row, source: str) -> tuple[PartialDate, ...]:
    if Target.BIRTH_DATE not in found.texts:
        return ()
    dates = []
    for cell in found.texts[Target.BIRTH_DATE]:
        for text in several(cell):
            day = birth_date(text)
            if day:
                dates.append(day)
            elif text.lower() not in _NOTHING:
                row.unread.append(f"date of birth: {text}")
                row.problems.append(Problem(source, row.place, "birth_date", text, "not a date that can be read"))
    return tuple(dates)


_ADDRESS_PARTS = frozenset({Target.STREET, Target.ADDRESS, Target.CITY, Target.REGION, Target.POSTAL_CODE})


def _addresses(found: _Found) -> tuple[Address, ...]:
    """One address of all parts; the country column tells its country, for it is the only one most tables have."""
    if _ADDRESS_PARTS.isdisjoint(found.texts):
        return ()
    country = found.first(Target.COUNTRY)
    street, address = found.joined(Target.STREET), found.joined(Target.ADDRESS)
    return (
        Address(
            f"{street}, {address}" if street and address else street or address, found.joined(Target.CITY),
            found.joined(Target.REGION), found.joined(Target.POSTAL_CODE), country,
            country.lower() if len(country) == 2 and country.isascii() and country.isalpha() else "",
        ),
    )  # fmt: skip


def several(text: str) -> Sequence[str]:
    """The values of a cell that holds a list; a comma does not part them, for it stands within names."""
    if ";" not in text and "|" not in text and "\n" not in text:
        return (text,)
    return [part.strip() for part in _SEVERAL.split(text) if part.strip()]


def _says_anything(party: Party) -> bool:
    return bool(party.names or party.identifiers or party.unread)
