"""FSF CSV 1.1 to records: rows of one Entity_LogicalId are one entry, each row with one or more of its pieces.

Semicolons part 118 columns; a column is "Group_Attribute" ("NameAlias_WholeName"), and each row repeats the columns of
the entity. Read from the published names of the columns; no official file has been met.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from seawall.errors import Problem
from seawall.lists.draft import Leftover
from seawall.lists.eu.fsf.record import (
    AddressRecord,
    BirthRecord,
    CitizenshipRecord,
    EntityRecord,
    IdRecord,
    NameRecord,
    RegulationRecord,
    address_of,
    birth_of,
    citizenship_of,
    id_of,
    name_of,
    regulation_of,
)
from seawall.lists.fields import MAX_LEFTOVER_CHARS
from seawall.records import Row

GENERATED = "fileGenerationDate"
KEY, REFERENCE, WHOLE_NAME = "Entity_LogicalId", "Entity_EU_ReferenceNumber", "NameAlias_WholeName"
GROUPS = ("NameAlias", "Address", "BirthDate", "Identification", "Citizenship")

# The XML attribute's name where the column's is not the same with a capital letter.
_NAMED = {
    "birthdate": "BirthDate",
    "dayOfMonth": "Day",
    "monthOfYear": "Month",
    "identificationTypeCode": "TypeCode",
    "identificationTypeDescription": "TypeDescription",
}
# Columns that are known and of no use, as in XML: keys, languages, and the acts that last changed a piece.
_UNUSED = re.compile(
    rf"{GENERATED}|Entity_SubjectType_ClassificationCode|NameAlias_NameLanguage"
    r"|Entity_Regulation_(?:Type|OrganisationType|PublicationDate|EntryIntoForceDate|PublicationUrl|Remark)"
    rf"|(?:{'|'.join(GROUPS)})_(?:LogicalId|RegulationLanguage|Regulation_\w+)"
)
# "EMAILa@example.comPHONE+7 1": the keys and values of one address stand in one cell with nothing between.
_CONTACT = re.compile(r"(PHONE|FAX|EMAIL|WEB)\s*[:=\[]?\s*")


def is_header(fields: Iterable[str]) -> bool:
    """Whether a row is the header of FSF CSV."""
    return {KEY, REFERENCE, WHOLE_NAME} <= {title.strip() for title in fields}


class Cells:
    """The cells of one row by their titles; each is handed out once."""

    def __init__(self, titles: tuple[str, ...], row: Row) -> None:
        self._left = {title: text for title, cell in zip(titles, row.fields, strict=False) if (text := cell.strip())}

    def take(self, title: str) -> str:
        """A cell's text; empty where it is missing."""
        return self._left.pop(title, "")

    def has(self, group: str) -> bool:
        """Whether the row says anything in the columns of a group that somebody asks for."""
        return any(title.startswith(f"{group}_") and not _UNUSED.fullmatch(title) for title in self._left)

    def leftovers(self) -> Iterator[Leftover]:
        """What nobody asked for."""
        return (
            Leftover(title[:80], text[:MAX_LEFTOVER_CHARS])
            for title, text in self._left.items()
            if not _UNUSED.fullmatch(title)
        )


@dataclass(frozen=True, slots=True)
class _Group:
    """One group of columns as a piece."""

    cells: Cells
    name: str

    def attribute(self, name: str) -> str:
        return self.cells.take(f"{self.name}_{_NAMED.get(name) or name[:1].upper() + name[1:]}")


@dataclass(slots=True)
class _Gathered:
    """The pieces of one entry, each once: a row repeats what the rows before it said."""

    place: str
    head: tuple[str, str, str, str, str, str]
    remarks: list[str] = field(default_factory=list)
    regulations: list[RegulationRecord] = field(default_factory=list)
    names: list[NameRecord] = field(default_factory=list)
    addresses: list[AddressRecord] = field(default_factory=list)
    births: list[BirthRecord] = field(default_factory=list)
    ids: list[IdRecord] = field(default_factory=list)
    citizenships: list[CitizenshipRecord] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)

    def take(self, cells: Cells) -> None:
        """Add what a row says."""
        remark = cells.take("Entity_Remark")
        self.remarks += [remark] if remark else []
        self.regulations.append(regulation_of(_Group(cells, "Entity_Regulation")))
        for group in (group for group in GROUPS if cells.has(group)):
            piece, said = _Group(cells, group), cells.take(f"{group}_Remark")
            match group:
                case "NameAlias":
                    self.names.append(name_of(piece, said))
                case "Address":
                    self.addresses.append(address_of(piece, _contacts(piece.attribute("contactInfo")), said))
                case "BirthDate":
                    self.births.append(birth_of(piece, said))
                case "Identification":
                    self.ids.append(id_of(piece, said))
                case _:
                    self.citizenships.append(citizenship_of(piece, said))
        self.leftovers += cells.leftovers()

    def record(self) -> EntityRecord:
        """The entry, whole."""
        logical_id, reference, un_id, designated, details, subject = self.head
        return EntityRecord(
            reference=reference,
            logical_id=logical_id,
            un_id=un_id,
            designated=designated,
            details=details,
            subject=subject,
            remarks=tuple(dict.fromkeys(self.remarks)),
            regulations=tuple(dict.fromkeys(self.regulations)),
            names=tuple(dict.fromkeys(self.names)),
            addresses=tuple(dict.fromkeys(self.addresses)),
            births=tuple(dict.fromkeys(self.births)),
            ids=tuple(dict.fromkeys(self.ids)),
            citizenships=tuple(dict.fromkeys(self.citizenships)),
            leftovers=tuple(dict.fromkeys(self.leftovers)),
        )


_HEAD = (
    KEY, REFERENCE, "Entity_UnitedNationId", "Entity_DesignationDate", "Entity_DesignationDetails", "Entity_SubjectType",
)  # fmt: skip


def entries(
    rows: Iterable[Row | Problem], titles: tuple[str, ...], file: str
) -> Iterator[tuple[str, EntityRecord] | Problem]:
    """The entries below the header, each with the place of its first row; rows of one key follow one another.

    A row with another number of fields than the header is a Problem, and is read as far as it goes.
    """
    gathered: _Gathered | None = None
    for row in rows:
        if isinstance(row, Problem):
            yield row
            continue
        if len(row.fields) != len(titles):
            why = f"expected {len(titles)} fields, found {len(row.fields)}: columns may have moved"
            yield Problem(file, f"line {row.line}", "", ";".join(row.fields), why)
        cells = Cells(titles, row)
        head = tuple(cells.take(title) for title in _HEAD)
        if gathered is None or gathered.head[0] != head[0] or not head[0]:
            if gathered:
                yield gathered.place, gathered.record()
            gathered = _Gathered(f"line {row.line}", head)  # type: ignore[arg-type]  # _HEAD has six titles
        gathered.take(cells)
    if gathered:
        yield gathered.place, gathered.record()


def _contacts(said: str) -> tuple[tuple[str, str], ...]:
    """The contacts of one cell; a cell without a key is one contact of an unknown kind."""
    first, *pieces = _CONTACT.split(said)
    keyed = tuple(zip(pieces[::2], (value.strip(" ],;") for value in pieces[1::2]), strict=True))
    return ((("", first.strip()),) if first.strip(" [],;") else ()) + keyed
