"""What one entry of the EU's consolidated financial sanctions list says, the same from XML and from CSV.

The two formats name the same facts: an attribute of XML 1.1 is a column of CSV 1.1. The functions below take a piece
apart by the XML names; for CSV a column stands behind each name (table.py).
"""

from dataclasses import dataclass
from typing import Protocol

from seawall.lists.draft import Leftover


class Piece(Protocol):
    """One nameAlias, address …: an attribute is handed out once, and is empty where it is missing."""

    def attribute(self, name: str) -> str:
        """The attribute's value."""
        ...


@dataclass(frozen=True, slots=True)
class Country:
    """A country in words and as a code of ISO 3166-1; "UNKNOWN" and "00" where the list knows none."""

    words: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class RegulationRecord:
    """The act under which an entry stands; of an entry with a long history it is the last that changed it."""

    programme: str
    title: str


@dataclass(frozen=True, slots=True)
class NameRecord:
    """One name; strong is "true", "false", or empty in CSV, which has no such column."""

    whole: str
    first: str
    middle: str
    last: str
    title: str
    function: str
    gender: str
    strong: str
    remark: str


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """A place: of an address, or of a birth."""

    street: str
    po_box: str
    city: str
    place: str
    region: str
    zip_code: str
    country: Country


@dataclass(frozen=True, slots=True)
class AddressRecord:
    """One address; contacts are (key, value): PHONE, FAX, EMAIL, WEB."""

    place: PlaceRecord
    as_at_listing: str
    contacts: tuple[tuple[str, str], ...]
    remark: str


@dataclass(frozen=True, slots=True)
class BirthRecord:
    """One date of birth with its place; either may be missing."""

    day_of_birth: str
    day: str
    month: str
    year: str
    year_from: str
    year_to: str
    circa: str
    calendar: str
    place: PlaceRecord
    remark: str


@dataclass(frozen=True, slots=True)
class IdRecord:
    """One document or number; marks are those of MARKS that are "true"."""

    code: str
    words: str
    number: str
    latin_number: str
    name_on_document: str
    issued_by: str
    issued: str
    valid_from: str
    valid_to: str
    marks: tuple[str, ...]
    country: Country
    region: str
    remark: str


@dataclass(frozen=True, slots=True)
class CitizenshipRecord:
    """One citizenship."""

    country: Country
    region: str
    remark: str


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """One sanctionEntity, whole."""

    reference: str
    logical_id: str
    un_id: str
    designated: str
    details: str
    subject: str
    remarks: tuple[str, ...]
    regulations: tuple[RegulationRecord, ...]
    names: tuple[NameRecord, ...]
    addresses: tuple[AddressRecord, ...]
    births: tuple[BirthRecord, ...]
    ids: tuple[IdRecord, ...]
    citizenships: tuple[CitizenshipRecord, ...]
    leftovers: tuple[Leftover, ...] = ()


# What may be said of a document, and the words for it.
MARKS = {
    "diplomatic": "diplomatic",
    "knownExpired": "known to be expired",
    "knownFalse": "known to be false",
    "reportedLost": "reported lost",
    "revokedByIssuer": "revoked by its issuer",
}


def regulation_of(piece: Piece) -> RegulationRecord:
    """The act and its programme."""
    return RegulationRecord(piece.attribute("programme"), piece.attribute("numberTitle"))


def name_of(piece: Piece, remark: str) -> NameRecord:
    """A name with its parts."""
    return NameRecord(
        whole=piece.attribute("wholeName"),
        first=piece.attribute("firstName"),
        middle=piece.attribute("middleName"),
        last=piece.attribute("lastName"),
        title=piece.attribute("title"),
        function=piece.attribute("function"),
        gender=piece.attribute("gender"),
        strong=piece.attribute("strong"),
        remark=remark,
    )


def address_of(piece: Piece, contacts: tuple[tuple[str, str], ...], remark: str) -> AddressRecord:
    """An address with its contacts."""
    return AddressRecord(_place(piece), piece.attribute("asAtListingTime"), contacts, remark)


def birth_of(piece: Piece, remark: str) -> BirthRecord:
    """A birth: its date in whichever way it is given, and its place."""
    return BirthRecord(
        day_of_birth=piece.attribute("birthdate"),
        day=piece.attribute("dayOfMonth"),
        month=piece.attribute("monthOfYear"),
        year=piece.attribute("year"),
        year_from=piece.attribute("yearRangeFrom"),
        year_to=piece.attribute("yearRangeTo"),
        circa=piece.attribute("circa"),
        calendar=piece.attribute("calendarType"),
        place=_place(piece),
        remark=remark,
    )


def id_of(piece: Piece, remark: str) -> IdRecord:
    """A document or number."""
    said = {name: piece.attribute(name).lower() for name in MARKS}
    odd = tuple(f"{name} {value}" for name, value in said.items() if value not in ("", "true", "false"))
    return IdRecord(
        code=piece.attribute("identificationTypeCode"),
        words=piece.attribute("identificationTypeDescription"),
        number=piece.attribute("number"),
        latin_number=piece.attribute("latinNumber"),
        name_on_document=piece.attribute("nameOnDocument"),
        issued_by=piece.attribute("issuedBy"),
        issued=piece.attribute("issuedDate") or piece.attribute("issueDate"),
        valid_from=piece.attribute("validFrom"),
        valid_to=piece.attribute("validTo"),
        marks=tuple(words for name, words in MARKS.items() if said[name] == "true") + odd,
        country=_country(piece),
        region=piece.attribute("region"),
        remark=remark,
    )


def citizenship_of(piece: Piece, remark: str) -> CitizenshipRecord:
    """A citizenship."""
    return CitizenshipRecord(_country(piece), piece.attribute("region"), remark)


def _place(piece: Piece) -> PlaceRecord:
    return PlaceRecord(
        street=piece.attribute("street"),
        po_box=piece.attribute("poBox"),
        city=piece.attribute("city"),
        place=piece.attribute("place"),
        region=piece.attribute("region"),
        zip_code=piece.attribute("zipCode"),
        country=_country(piece),
    )


def _country(piece: Piece) -> Country:
    return Country(piece.attribute("countryDescription"), piece.attribute("countryIso2Code"))
