"""OFAC's CSV records to entities: one entry with its aliases, addresses and Remarks, and a problem for what is wrong."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from seawall.entities import (
    Address,
    Designation,
    Entity,
    Fact,
    Identifier,
    IdentifierKind,
    ListedName,
    NameKind,
    NamePart,
    PartRole,
    Schema,
    Source,
)  # fmt: skip
from seawall.errors import Problem
from seawall.lists.ofac.delimited.files import CsvSet
from seawall.lists.ofac.delimited.reader import (
    AddressRow,
    CommentRow,
    NameRow,
    PrimaryRow,
    RaggedRow,
    SideFile,
    address_rows,
    comment_rows,
    name_rows,
    primary_rows,
)  # fmt: skip
from seawall.lists.ofac.programmes import OFAC, designations, tags
from seawall.lists.ofac.remarks import Remarks, read_remarks

# OFAC's column width: what is longer goes on in SDN_COMMENTS.
REMARKS_WIDTH = 1000

_SCHEMAS = {
    "individual": Schema.PERSON,
    "vessel": Schema.VESSEL,
    "aircraft": Schema.AIRPLANE,
    "entity": Schema.LEGAL_ENTITY,
    "": Schema.LEGAL_ENTITY,
}
_NAME_KINDS = {"aka": NameKind.AKA, "fka": NameKind.FKA, "nka": NameKind.NKA}
# Excel turned the vessel "7-28" into this: the name on the file is not the name on the list.
_SPREADSHEET_DATE = re.compile(r"\d{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")


@dataclass(frozen=True, slots=True)
class _Sides:
    names: SideFile[NameRow]
    addresses: SideFile[AddressRow]
    comments: SideFile[CommentRow]

    def each(self) -> "tuple[SideFile[NameRow], SideFile[AddressRow], SideFile[CommentRow]]":
        return self.names, self.addresses, self.comments


def parse(files: CsvSet) -> Iterator[Entity | Problem]:
    """Every entry of one publication, in the order of the main file, and every problem with it.

    An entity's id is "ofac-<ent_num>"; a second row with the same number, or one without a number, is given its line
    ("ofac-2677-line-40") and a problem. Rows of the side files that belong to no entry are problems, at the end.
    """
    sides = _Sides(name_rows(files.names), address_rows(files.addresses), comment_rows(files.comments))
    for side in sides.each():
        yield from side.problems
    seen: set[str] = set()
    for item in primary_rows(files.primary):
        if isinstance(item, Problem):
            yield item
            continue
        entity_id, problem = _entity_id(item, seen, files.primary.name)
        if problem:
            yield problem
        yield from _Entry(files, sides, entity_id, item).mapped()
    if seen:
        for side in sides.each():
            yield from side.orphans()


def listed_name(text: str, kind: NameKind, *, is_person: bool, weak: bool = False) -> ListedName:
    """A name as the list writes it; a person's "LAST, First" gets its two parts, cut at the first comma."""
    family, comma, given = text.partition(", ")
    named = is_person and comma and family and given
    parts = (NamePart(PartRole.FAMILY, family), NamePart(PartRole.GIVEN, given)) if named else ()
    return ListedName(text, kind, weak, parts=parts)


def _entity_id(row: PrimaryRow | RaggedRow, seen: set[str], file: str) -> tuple[str, Problem | None]:
    number = row.ent_num
    if not (number.isascii() and number.isdigit()):
        return f"ofac-line-{row.line}", Problem(file, f"line {row.line}", "ent_num", number, "not a number")
    if number in seen:
        why = "a second entry with this number: one of them is not OFAC's"
        return f"ofac-{number}-line-{row.line}", Problem(file, f"line {row.line}", "ent_num", number, why)
    seen.add(number)
    return f"ofac-{number}", None


class _Entry:
    """One entry on its way from rows to an entity, with the problems met on it."""

    def __init__(self, files: CsvSet, sides: _Sides, entity_id: str, row: PrimaryRow | RaggedRow) -> None:
        self.files = files
        self.sides = sides
        self.id = entity_id
        self.row = row
        self.problems: list[Problem] = []
        self.unread: list[str] = []
        self.is_person = isinstance(row, PrimaryRow) and row.sdn_type.lower() == "individual"

    def mapped(self) -> Iterator[Entity | Problem]:
        """The entity, then its problems."""
        yield self._whole(self.row) if isinstance(self.row, PrimaryRow) else self._ragged(self.row)
        yield from self.problems

    def _whole(self, row: PrimaryRow) -> Entity:
        remarks = self._remarks(row)
        facts = (*_vessel_facts(row), *remarks.facts)
        titles = tuple(filter(None, (row.title, *remarks.titles)))
        return Entity(
            self.id,
            self._schema(row),
            self._names(row.name, remarks),
            self._designations(row, facts),
            self._source(),
            identifiers=(*_call_sign(row), *remarks.identifiers),
            addresses=self._addresses(),
            birth_dates=remarks.birth_dates,
            birth_places=remarks.birth_places,
            nationalities=remarks.nationalities,
            citizenships=remarks.citizenships,
            gender=remarks.gender,
            title="; ".join(titles),
            links=remarks.links,
            facts=facts,
            unread=tuple(self.unread),
        )

    def _ragged(self, row: RaggedRow) -> Entity:
        """Its columns can't be told apart: the name is indexed, all the rest is kept as it stood."""
        self.unread.extend(row.others)
        comments = "".join(comment.text for comment in self.sides.comments.of(row.ent_num))
        self.unread.extend(filter(None, (comments,)))
        designation = Designation(OFAC, self.files.publication.value, ())
        names, addresses = self._names(row.name, Remarks()), self._addresses()
        return Entity(
            self.id, Schema.LEGAL_ENTITY, names, (designation,), self._source(), addresses=addresses,
            unread=tuple(self.unread),
        )  # fmt: skip

    def _problem(self, field: str, said: str, why: str) -> None:
        self.problems.append(Problem(self.files.primary.name, self.row.ent_num or self.id, field, said, why))

    def _leave_unread(self, field: str, said: str, why: str) -> None:
        if said:
            self.unread.append(said)
        self._problem(field, said, why)

    def _source(self) -> Source:
        place = f"line {self.row.line}"
        return Source(self.files.list_id, self.files.primary.name, place, self.files.published)

    def _schema(self, row: PrimaryRow) -> Schema:
        schema = _SCHEMAS.get(row.sdn_type.lower())
        if schema is None:
            self._leave_unread("SDN_Type", row.sdn_type, "an unknown type")
        return schema or Schema.LEGAL_ENTITY

    def _names(self, primary: str, remarks: Remarks) -> tuple[ListedName, ...]:
        if not primary:
            self._problem("SDN_Name", primary, "the entry has no name")
        if _SPREADSHEET_DATE.fullmatch(primary):
            self._problem("SDN_Name", primary, "this looks like a name that a spreadsheet made a date of")
        first = [listed_name(primary, NameKind.PRIMARY, is_person=self.is_person)] if primary else []
        weak = (listed_name(name.text, name.kind, is_person=self.is_person, weak=True) for name in remarks.names)
        return (*first, *self._aliases(), *weak)

    def _aliases(self) -> Iterator[ListedName]:
        for row in self.sides.names.of(self.row.ent_num):
            kind = _NAME_KINDS.get(row.kind.lower())
            if kind is None:
                self._problem("alt_type", row.kind, "an unknown kind of alias; taken as a.k.a.")
            if row.remarks:
                self._leave_unread("alt_remarks", row.remarks, "remarks on an alias, which OFAC's files never had")
            if row.name:
                yield listed_name(row.name, kind or NameKind.AKA, is_person=self.is_person)

    def _addresses(self) -> tuple[Address, ...]:
        found = (
            Address(row.street, row.city, country=row.country, note=row.remarks)
            for row in self.sides.addresses.of(self.row.ent_num)
        )
        return tuple(address for address in found if address.text or address.note)

    def _designations(self, row: PrimaryRow, facts: tuple[Fact, ...]) -> tuple[Designation, ...]:
        programmes = tags(row.program)
        if not programmes:
            self._problem("Program", row.program, "the entry has no programme")
        found, unknown = designations(self.files.publication, programmes, facts)
        for tag in unknown:
            self._problem("Program", tag, "it is not known on which list an entry with this programme stands")
        return found

    def _remarks(self, row: PrimaryRow) -> Remarks:
        comments = [comment.text for comment in self.sides.comments.of(row.ent_num)]
        text = row.remarks
        is_full = len(text) >= REMARKS_WIDTH - 1  # a copy may have lost the last blank
        if comments and is_full:
            text = "".join((text.ljust(REMARKS_WIDTH), *comments))
        elif comments:
            self._problem("Remarks", comments[0], "the comments file goes on where Remarks had room")
            text = "; ".join(filter(None, (text.removesuffix("."), *comments)))
        is_cut = is_full and not comments and (self.files.comments is None or not text.rstrip().endswith("."))
        remarks = read_remarks(text, is_person=self.is_person, title=row.title, is_cut=is_cut)
        for unread in remarks.unread:
            self._leave_unread("Remarks", unread.text, unread.why)
        return replace(remarks, unread=())


def _vessel_facts(row: PrimaryRow) -> tuple[Fact, ...]:
    said = (
        ("Vessel Type", row.vessel_type),
        ("Vessel Flag", row.flag),
        ("Vessel Tonnage", row.tonnage),
        ("Vessel Gross Registered Tonnage", row.gross_tonnage),
        ("Vessel Owner", row.owner),
    )
    return tuple(Fact(label, value) for label, value in said if value)


def _call_sign(row: PrimaryRow) -> tuple[Identifier, ...]:
    sign = row.call_sign
    return (Identifier(IdentifierKind.CALL_SIGN, sign, "Vessel Call Sign"),) if sign else ()
