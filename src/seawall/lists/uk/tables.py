"""The tables of the United Kingdom: the UK Sanctions List as CSV and ODS, and the OFSI Consolidated List as CSV."""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from seawall.entities import Entity
from seawall.errors import Problem
from seawall.lists.edition import Edition
from seawall.lists.publisher import Parse, ReadsEdition
from seawall.lists.uk import ods, table
from seawall.lists.uk.mapper import draft_designation, draft_target
from seawall.lists.uk.record import PIECES, Field, Piece
from seawall.lists.uk.table import Layout
from seawall.records import Row, rows

_NUMBERS = range(1, 7)

SANCTIONS_LIST = Layout("Unique ID", PIECES, draft_designation)
_SHEET = Layout("Unique ID", PIECES, draft_designation, exact=False)

# ConList.csv as it was until 2026-01-28: the archive of 2020-04-27, with a heading of later years.
CONLIST = Layout(
    "Group ID",
    (
        Piece(Field.NAME, (*(f"Name {number}" for number in _NUMBERS), "Alias Type", "Alias Quality")),
        Piece(Field.LISTING, ("Regime", "Listed On")),
        Piece(Field.TITLE, ("Title",)),
        Piece(Field.OTHER_SCRIPT, ("Name Non-Latin Script", "Non-Latin Script Type", "Non-Latin Script Language")),
        Piece(Field.BIRTH_DATE, ("DOB",)),
        Piece(Field.BIRTH_PLACE, ("Town of Birth", "Country of Birth")),
        Piece(Field.NATIONALITY, ("Nationality",)),
        Piece(Field.PASSPORT, ("Passport Number", "Passport Details")),
        Piece(Field.NATIONAL_ID, ("National Identification Number", "NI Details")),
        Piece(Field.POSITION, ("Position",)),
        Piece(Field.ADDRESS, (*(f"Address {number}" for number in _NUMBERS), "Post/Zip Code", "Country")),
        Piece(Field.INFORMATION, ("Other Information",)),
        Piece(Field.KIND, ("Group Type",)),
        Piece(Field.UK_DATE, ("UK Sanctions List Date Designated",)),
        Piece(Field.UPDATED, ("Last Updated",)),
    ),
    draft_target,
    {"national identification details": "NI Details"},
)

_Rows = Callable[[BinaryIO, str], Iterator[Row | Problem]]


def _parse(read_rows: _Rows, layout: Layout) -> Parse:
    def parse(stream: BinaryIO, *, list_id: str, file: str) -> Iterator[Entity | Problem]:
        return table.read(read_rows(stream, file), layout, list_id=list_id, file=file)

    return parse


def _publication(read_rows: _Rows, layout: Layout) -> ReadsEdition:
    def publication(stream: BinaryIO, *, file: str) -> Edition | Problem:
        day = table.published(read_rows(stream, file), layout)
        return Edition(day) if day else Problem(file, "", "", "", "no day stands above the headings")

    return publication


parse_csv = _parse(rows, SANCTIONS_LIST)
parse_ods = _parse(ods.rows, _SHEET)
parse_conlist = _parse(rows, CONLIST)
csv_publication = _publication(rows, SANCTIONS_LIST)
ods_publication = _publication(ods.rows, _SHEET)
conlist_publication = _publication(rows, CONLIST)
