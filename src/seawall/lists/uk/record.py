"""One designation as a file says it, and where each piece of it stands: its path in the XML, its columns in the table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto

from seawall.lists.draft import Leftover

# The texts of one piece, in the order of its columns.
Cells = tuple[str, ...]


class Field(StrEnum):
    """What a designation may say."""

    LISTING = auto()
    UPDATED = auto()
    GROUP_ID = auto()
    UN_REFERENCE = auto()
    NAME = auto()
    OTHER_SCRIPT = auto()
    TITLE = auto()
    KIND = auto()
    SOURCE = auto()
    MEASURES = auto()
    INFORMATION = auto()
    REASONS = auto()
    ADDRESS = auto()
    PHONE = auto()
    EMAIL = auto()
    WEBSITE = auto()
    BIRTH_DATE = auto()
    BIRTH_PLACE = auto()
    NATIONALITY = auto()
    NATIONAL_ID = auto()
    PASSPORT = auto()
    POSITION = auto()
    GENDER = auto()
    ENTITY_TYPE = auto()
    SUBSIDIARY = auto()
    PARENT = auto()
    REGISTRATION = auto()
    IMO = auto()
    OWNER = auto()
    PREVIOUS_OWNER = auto()
    FLAG = auto()
    PREVIOUS_FLAG = auto()
    SHIP_TYPE = auto()
    TONNAGE = auto()
    LENGTH = auto()
    YEAR_BUILT = auto()
    HULL = auto()
    UK_DATE = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """Where one field stands.

    columns   of the table, by their headings
    path      of the element that holds it, below <Designation>; empty: the designation itself
    elements  the children of that element that are its texts, one for a column; empty: its own text
    """

    field: Field
    columns: tuple[str, ...]
    path: str = ""
    elements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One designation. said holds each field's texts, each once; indicated holds (indicator, "true" or "false")."""

    uid: str
    said: Mapping[Field, tuple[Cells, ...]]
    indicated: tuple[tuple[str, str], ...] = ()
    leftovers: tuple[Leftover, ...] = ()

    def of(self, field: Field) -> tuple[Cells, ...]:
        """What is said of a field; empty where nothing is."""
        return self.said.get(field, ())

    def texts(self, field: Field) -> tuple[str, ...]:
        """What is said of a field of one text."""
        return tuple(cells[0] for cells in self.of(field))


def plain(cells: Iterable[str]) -> Cells:
    """Texts without the line breaks and double blanks that the list's own forms leave in them."""
    return tuple(" ".join(cell.split()) for cell in cells)


_NUMBERS = tuple(str(number) for number in range(1, 7))
_PERSON, _ENTITY, _SHIP = "IndividualDetails/Individual", "EntityDetails/Entity", "ShipDetails/Ship"

# The columns as in the table of 2026-02 to 2026-09, the elements as in the XML of 2026-09 (C: public readers of both).
PIECES: tuple[Piece, ...] = (
    Piece(Field.LISTING, ("Regime Name", "Date Designated"), "", ("RegimeName", "DateDesignated")),
    Piece(Field.UPDATED, ("Last Updated",), "", ("LastUpdated",)),
    Piece(Field.GROUP_ID, ("OFSI Group ID",), "", ("OFSIGroupID",)),
    Piece(Field.UN_REFERENCE, ("UN Reference Number",), "", ("UNReferenceNumber",)),
    Piece(
        Field.NAME,
        (*(f"Name {number}" for number in _NUMBERS), "Name type", "Alias strength"),
        "Names/Name",
        (*(f"Name{number}" for number in _NUMBERS), "NameType", "AliasStrength"),
    ),
    Piece(
        Field.OTHER_SCRIPT,
        ("Name non-latin script", "Non-latin script type", "Non-latin script language"),
        "NonLatinNames/NonLatinName",
        ("NameNonLatinScript", "NonLatinScriptType", "NonLatinScriptLanguage"),
    ),
    Piece(Field.TITLE, ("Title",), "Titles/Title"),
    Piece(Field.KIND, ("Designation Type",), "", ("IndividualEntityShip",)),
    Piece(Field.SOURCE, ("Designation source",), "", ("DesignationSource",)),
    Piece(Field.MEASURES, ("Sanctions Imposed",), "", ("SanctionsImposed",)),
    Piece(Field.INFORMATION, ("Other Information",), "", ("OtherInformation",)),
    Piece(Field.REASONS, ("UK Statement of Reasons",), "", ("UKStatementofReasons",)),
    Piece(
        Field.ADDRESS,
        (*(f"Address Line {number}" for number in _NUMBERS), "Address Postal Code", "Address Country"),
        "Addresses/Address",
        (*(f"AddressLine{number}" for number in _NUMBERS), "AddressPostalCode", "AddressCountry"),
    ),
    Piece(Field.PHONE, ("Phone number",), "PhoneNumbers/PhoneNumber"),
    Piece(Field.WEBSITE, ("Website",), "Websites/Website"),
    Piece(Field.EMAIL, ("Email address",), "EmailAddresses/EmailAddress"),
    Piece(Field.BIRTH_DATE, ("D.O.B",), f"{_PERSON}/DOBs/DOB"),
    Piece(Field.NATIONALITY, ("Nationality(/ies)",), f"{_PERSON}/Nationalities/Nationality"),
    Piece(
        Field.NATIONAL_ID,
        ("National Identifier number", "National Identifier additional information"),
        f"{_PERSON}/NationalIdentifierDetails/NationalIdentifier",
        ("NationalIdentifierNumber", "NationalIdentifierAdditionalInformation"),
    ),
    Piece(
        Field.PASSPORT,
        ("Passport number", "Passport additional information"),
        f"{_PERSON}/PassportDetails/Passport",
        ("PassportNumber", "PassportAdditionalInformation"),
    ),
    Piece(Field.POSITION, ("Position",), f"{_PERSON}/Positions/Position"),
    Piece(Field.GENDER, ("Gender",), f"{_PERSON}/Genders/Gender"),
    Piece(
        Field.BIRTH_PLACE,
        ("Town of birth", "Country of birth"),
        f"{_PERSON}/BirthDetails/Location",
        ("TownOfBirth", "CountryOfBirth"),
    ),
    Piece(Field.ENTITY_TYPE, ("Type of entity",), f"{_ENTITY}/TypeOfEntities/TypeOfEntity"),
    Piece(Field.SUBSIDIARY, ("Subsidiaries",), f"{_ENTITY}/Subsidiaries/Subsidiary"),
    Piece(Field.PARENT, ("Parent company",), f"{_ENTITY}/ParentCompanies/ParentCompany"),
    Piece(
        Field.REGISTRATION,
        ("Business registration number (s)",),
        f"{_ENTITY}/BusinessRegistrationNumbers/BusinessRegistrationNumber",
    ),
    Piece(Field.IMO, ("IMO number",), f"{_SHIP}/IMONumbers/IMONumber"),
    Piece(Field.OWNER, ("Current owner/operator (s)",), f"{_SHIP}/CurrentOwnerOperators/CurrentOwnerOperator"),
    Piece(
        Field.PREVIOUS_OWNER, ("Previous owner/operator (s)",), f"{_SHIP}/PreviousOwnerOperators/PreviousOwnerOperator"
    ),
    Piece(
        Field.FLAG, ("Current believed flag of ship",), f"{_SHIP}/CurrentBelievedFlagOfShips/CurrentBelievedFlagOfShip"
    ),
    Piece(Field.PREVIOUS_FLAG, ("Previous flags",), f"{_SHIP}/PreviousFlags/PreviousFlag"),
    Piece(Field.SHIP_TYPE, ("Type of ship",), f"{_SHIP}/TypeOfShipDetails/TypeOfShip"),
    Piece(Field.TONNAGE, ("Tonnage of ship",), f"{_SHIP}/TonnageOfShipDetails/TonnageOfShip"),
    Piece(Field.LENGTH, ("Length of ship",), f"{_SHIP}/LengthOfShipDetails/LengthOfShip"),
    Piece(Field.YEAR_BUILT, ("Year Built",), f"{_SHIP}/YearsBuilt/YearBuilt"),
    # No public reader names its element: the path follows the others (M). Another one would be a leftover.
    Piece(
        Field.HULL,
        ("Hull identification number (HIN)",),
        f"{_SHIP}/HullIdentificationNumbers/HullIdentificationNumber",
    ),
)
