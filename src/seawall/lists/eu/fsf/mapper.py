"""Records of the EU's consolidated list to entities: what each piece of what the file said becomes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from seawall.entities import (
    Address,
    Designation,
    Identifier,
    IdentifierKind,
    ListedName,
    NameKind,
    NamePart,
    PartialDate,
    PartRole,
    Schema,
    Source,
)
from seawall.lists.day_first import day_first, exact_day
from seawall.lists.draft import Draft
from seawall.lists.eu.fsf.record import (
    AddressRecord,
    BirthRecord,
    CitizenshipRecord,
    Country,
    EntityRecord,
    IdRecord,
    NameRecord,
    PlaceRecord,
)
from seawall.lists.script import script_of

PUBLISHER, AUTHORITY = "eu", "EU"
# The Financial Sanctions Files, as the Commission calls the list and its database.
LIST_NAME = "FSF"

# An "enterprise" is whatever is no person: a company, a group, at times a ship.
SCHEMAS = {
    "person": Schema.PERSON,
    "p": Schema.PERSON,
    "enterprise": Schema.LEGAL_ENTITY,
    "e": Schema.LEGAL_ENTITY,
}
GENDERS = {"m": "Male", "f": "Female", "male": "Male", "female": "Female"}
# identificationTypeCode; those that are met in the list of 2021 to 2026.
ID_KINDS = {
    "passport": IdentifierKind.PASSPORT,
    "id": IdentifierKind.NATIONAL_ID,
    "ssn": IdentifierKind.NATIONAL_ID,
    "nrn": IdentifierKind.NATIONAL_ID,
    "electionid": IdentifierKind.NATIONAL_ID,
    "residentperm": IdentifierKind.NATIONAL_ID,
    "nationcert": IdentifierKind.NATIONAL_ID,
    "fiscalcode": IdentifierKind.TAX_ID,
    "regnumber": IdentifierKind.REGISTRATION,
    "tradelic": IdentifierKind.REGISTRATION,
    "swiftbic": IdentifierKind.BIC,
    "imo": IdentifierKind.IMO,
    "travelcardid": IdentifierKind.OTHER,
    "birthcert": IdentifierKind.OTHER,
    "drivinglicence": IdentifierKind.OTHER,
    "other": IdentifierKind.OTHER,
}
CONTACTS = {
    "PHONE": IdentifierKind.PHONE,
    "FAX": IdentifierKind.PHONE,
    "EMAIL": IdentifierKind.EMAIL,
    "WEB": IdentifierKind.WEBSITE,
}
_PARTS = (("first", PartRole.GIVEN), ("middle", PartRole.MIDDLE), ("last", PartRole.FAMILY))
# The remark on a name repeats the UN list's word for its quality.
_LOW_QUALITY = re.compile(r"\blow? quality", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;]\s+|;")
_USCC = re.compile(r"[0-9A-HJ-NP-RTUW-Y]{18}")
_GREGORIAN = frozenset({"", "GREGORIAN"})
# A placeholder where the database wants a value ("-" as the city of birth).
_NOTHING = frozenset({"", "-"})


def draft_entity(record: EntityRecord, source: Source) -> Draft:
    """One entity with everything its record says.

    Its number is the EU reference number ("EU.27.28"), which stands in the acts and notices; the logicalId, a key of
    the database, only where that is missing.
    """
    draft = Draft(PUBLISHER, record.reference or (record.logical_id and f"logical-{record.logical_id}"), source)
    if not record.reference:
        draft.problem("euReferenceNumber", record.logical_id, "no EU reference number: known by its logicalId")
    _take_subject(draft, record.subject)
    draft.names = list(dict.fromkeys(name for said in record.names for name in _names(draft, said)))
    _mark_primary(draft)
    _take_positions(draft, record.names)
    for birth in record.births:
        _take_birth(draft, birth)
    for address in record.addresses:
        _take_address(draft, address)
    for document in record.ids:
        _take_id(draft, document)
    for citizenship in record.citizenships:
        _take_citizenship(draft, citizenship)
    draft.state("EU reference number", record.reference)
    draft.state("United Nations reference", record.un_id)
    draft.state("Designation details", record.details)
    for remark in record.remarks:
        draft.state("Remark", remark)
    _designate(draft, record)
    draft.leave_all(record.leftovers)
    return draft


def _take_subject(draft: Draft, said: str) -> None:
    schema = SCHEMAS.get(said.lower())
    if schema is None:
        draft.leave("subjectType", said, "neither person nor enterprise; screened as a legal entity")
    else:
        draft.schema = schema


def _designate(draft: Draft, record: EntityRecord) -> None:
    """One designation for each programme, with the day that the list gives for the entry.

    The acts named are the last that changed the entry; their own dates say nothing of its designation.
    """
    day = exact_day(record.designated)
    if record.designated and day is None:
        draft.leave("designationDate", record.designated, "not a day")
    titles: dict[str, list[str]] = {}
    for regulation in record.regulations:
        titles.setdefault(regulation.programme, []).append(regulation.title)
    if not any(titles):
        draft.problem("programme", "", "no programme: under which act it stands is not known")
    for programme, acts in (titles or {"": []}).items():
        tags = (programme,) if programme else ()
        legal = tuple(dict.fromkeys(act for act in acts if act))
        draft.designations.append(Designation(AUTHORITY, LIST_NAME, tags, day, legal))


def _names(draft: Draft, record: NameRecord) -> Iterator[ListedName]:
    parts = tuple(
        NamePart(role, text) for field, role in _PARTS if (text := _plain(getattr(record, field))) not in _NOTHING
    )
    whole = _plain(record.whole) or " ".join(part.text for part in parts)
    weak = _is_weak(draft, record)
    # "JSC Hydromash; NJSC Hydromash": the database has one field for what the act lists as several names.
    pieces = [text for piece in whole.split(";") if (text := piece.strip(" ,"))]
    if not pieces:
        draft.problem("nameAlias", record.remark, "a name without text")
    alone = draft.schema is Schema.PERSON and len(pieces) == 1
    for text in pieces:
        yield ListedName(text, NameKind.AKA, weak, script_of(text), parts if alone else ())
    if record.remark:
        draft.state("Remark on a name", f"{whole}: {record.remark}")


def _is_weak(draft: Draft, record: NameRecord) -> bool:
    if record.strong.lower() not in ("true", "false", ""):
        draft.leave("strong", record.strong, "neither true nor false; screened as strong")
    return record.strong.lower() == "false" or bool(_LOW_QUALITY.search(record.remark))


def _mark_primary(draft: Draft) -> None:
    """The list marks no name as the first one: it is the first strong one as the file has them."""
    place = next((place for place, name in enumerate(draft.names) if not name.weak), 0)
    if draft.names:
        draft.names[place] = replace(draft.names[place], kind=NameKind.PRIMARY)
    else:
        draft.problem("nameAlias", "", "no name")


def _take_positions(draft: Draft, records: Iterable[NameRecord]) -> None:
    """Titles, functions and genders stand beside each name, most of them again and again."""
    said = tuple(records)
    for title in dict.fromkeys(text for record in said if (text := _plain(record.title))):
        if draft.title:
            draft.state("Title", title)
        draft.title = draft.title or title
    for function in dict.fromkeys(text for record in said if (text := _plain(record.function))):
        draft.state("Function", function)
    for gender in dict.fromkeys(record.gender for record in said if record.gender):
        known = GENDERS.get(gender.lower(), "")
        if not known or draft.gender not in ("", known):
            draft.leave("gender", gender, "not one gender")
        draft.gender = draft.gender or known


def _take_birth(draft: Draft, record: BirthRecord) -> None:
    text = _date_words(record)
    if record.calendar.upper() not in _GREGORIAN:
        draft.leave("birthdate", f"{text} ({record.calendar})", "a date of another calendar")
    elif text:
        date = day_first(text)
        circa = record.circa.lower() == "true"
        if date is None:
            draft.leave("birthdate", text, "not a date")
        else:
            draft.birth_dates.append(replace(date, circa=True, text=f"circa {text}") if circa else date)
    if record.circa.lower() not in ("true", "false", ""):
        draft.leave("circa", record.circa, "neither true nor false")
    draft.birth_dates = list(dict.fromkeys(draft.birth_dates))
    place = ", ".join(
        dict.fromkeys(text for text in (*_place_words(record.place), _country_words(record.place.country)) if text)
    )
    if place and place not in draft.birth_places:
        draft.birth_places.append(place)
    if record.remark:
        draft.state("Remark on a birth", record.remark)


def _date_words(record: BirthRecord) -> str:
    if record.day_of_birth:
        return record.day_of_birth
    if record.year_from or record.year_to:
        return " to ".join(text for text in (record.year_from, record.year_to) if text)
    if record.day and record.month and record.year:
        return f"{record.day}.{record.month}.{record.year}"
    if record.day:
        return " ".join(text for text in (record.day, record.month, record.year) if text)
    return f"{record.month}.{record.year}" if record.month else record.year


def _take_address(draft: Draft, record: AddressRecord) -> None:
    place, country = record.place, _country_words(record.place.country)
    box = f"P.O. Box {place.po_box}" if place.po_box.isdecimal() else place.po_box
    then = "as at the time of listing" if record.as_at_listing.lower() == "true" else ""
    note = "; ".join(text for text in (record.remark, then) if text)
    address = Address(
        street=", ".join(text for text in map(_plain, (place.place, place.street, box)) if text not in _NOTHING),
        city=_something(place.city),
        region=_something(place.region),
        postal_code=_something(place.zip_code),
        country=country,
        country_code=_code(place.country) if country else "",
        note=note,
    )
    if address.text:
        draft.addresses.append(address)
    elif note:
        draft.state("Remark on an address", note)
    for key, value in record.contacts:
        _take_contact(draft, key, value)


def _take_contact(draft: Draft, key: str, value: str) -> None:
    kind = CONTACTS.get(key.upper())
    if kind is None:
        draft.leave(f"contactInfo {key}".strip(), value, "an unknown kind of contact")
        return
    for text in (piece.strip() for piece in _BETWEEN.split(value)):
        if text:
            draft.identifiers.append(Identifier(kind, text, key.upper()))


def _take_id(draft: Draft, record: IdRecord) -> None:
    label = record.words or record.code
    kind = ID_KINDS.get(record.code.lower())
    if kind is None:
        draft.problem("identificationTypeCode", record.code, "an unknown kind of document, kept under its own name")
    notes = (*record.marks, record.issued_by and f"issued by {record.issued_by}", _something(record.region))
    valid = record.valid_from and f"valid from {record.valid_from}"
    note = "; ".join(text for text in (*notes, valid, record.remark) if text)
    for number in dict.fromkeys(text for text in (record.number, record.latin_number) if text):
        draft.identifiers.append(
            Identifier(
                kind=_kind_of(kind or IdentifierKind.OTHER, number),
                value=number,
                label=label,
                country=_country_words(record.country),
                issued=_day(draft, "issuedDate", record.issued),
                expires=_day(draft, "validTo", record.valid_to),
                note=note,
            )
        )
    if not record.number and not record.latin_number:
        draft.leave("identification", " ".join(text for text in (label, note) if text), "a document without a number")
    _take_document_name(draft, record.name_on_document)


def _kind_of(kind: IdentifierKind, number: str) -> IdentifierKind:
    """China's registers have one number for all: GB 32100-2015, 18 characters."""
    is_uscc = kind in (IdentifierKind.REGISTRATION, IdentifierKind.TAX_ID) and _USCC.fullmatch(number)
    return IdentifierKind.USCC if is_uscc else kind


def _take_document_name(draft: Draft, said: str) -> None:
    """A document in another name shows a name that is used."""
    text = _plain(said)
    if text and text.casefold() not in {name.text.casefold() for name in draft.names}:
        draft.names.append(ListedName(text, NameKind.AKA, script=script_of(text)))
        draft.state("Name on a document", text)


def _day(draft: Draft, field: str, said: str) -> PartialDate | None:
    found = day_first(said) if said else None
    if said and found is None:
        draft.leave(field, said, "not a date")
    return found


def _take_citizenship(draft: Draft, record: CitizenshipRecord) -> None:
    country = _country_words(record.country)
    if country:
        draft.citizenships.append(country)
    for text in (_something(record.region), record.remark):
        if text:
            draft.state("Remark on a citizenship", text)


def _place_words(place: PlaceRecord) -> Iterator[str]:
    for text in (place.place, place.street, place.po_box, place.city, place.region, place.zip_code):
        if (words := _something(text)) and words:
            yield words


def _country_words(country: Country) -> str:
    if country.words.upper() in ("", "UNKNOWN"):
        return _code(country).upper()
    return _plain(country.words)


def _code(country: Country) -> str:
    is_code = len(country.code) == 2 and country.code.isascii() and country.code.isalpha()
    return country.code.lower() if is_code else ""


def _something(text: str) -> str:
    plain = _plain(text)
    return "" if plain in _NOTHING else plain


def _plain(text: str) -> str:
    return " ".join(text.split())
