"""Records of the Consolidated Screening List to entities: what each piece of what the file said becomes."""

import icu

from seawall.entities import (
    Address,
    Designation,
    Fact,
    Identifier,
    IdentifierKind,
    Link,
    ListedName,
    NameKind,
    PartialDate,
    Source,
)
from seawall.lists.csl.names import affiliate_of, is_address, names_in, reach_of
from seawall.lists.csl.reader import AddressRecord, NumberRecord, Record
from seawall.lists.csl.sources import OFAC_COPY, SourceList
from seawall.lists.draft import Draft
from seawall.lists.edition import iso_day
from seawall.lists.ofac import draft as ofac
from seawall.lists.ofac.labels import identifier_kind, label_named
from seawall.lists.ofac.listings import Listing
from seawall.lists.ofac.said import Said
from seawall.lists.script import script_of

# Whose word an entry is that stands on a list this program doesn't know.
UNKNOWN_AUTHORITY = "US"
_COUNTRIES = frozenset(icu.Locale.getISOCountries())


def draft_entity(record: Record, of: SourceList | None, source: Source) -> Draft:
    """One entity with everything its record says.

    An entry of OFAC's has OFAC's number; the others have no number of their publisher's, only the file's own hash.
    """
    draft = _started(record, of, source)
    texts = record.texts
    if texts["type"]:
        schema = ofac.SCHEMAS.get(texts["type"].lower())
        if schema is None:
            draft.leave("type", texts["type"], "an unknown type of party; screened as a legal entity")
        else:
            draft.schema = schema
    draft.title = texts["title"]
    _take_names(draft, record)
    draft.addresses += [_address(address) for address in record.addresses if any(_parts(address))]
    if texts["country"]:
        draft.addresses.append(_address(AddressRecord("", country=texts["country"])))
    for said in record.several["dates_of_birth"]:
        draft.born("dates_of_birth", said)
    draft.birth_places += record.several["places_of_birth"]
    draft.nationalities += record.several["nationalities"]
    draft.citizenships += record.several["citizenships"]
    _take_numbers(draft, record)
    draft.facts += [Fact(label, value) for label, value in record.facts]
    _take_listing(draft, record, of)
    draft.leave_all(record.leftovers)
    return draft


def _started(record: Record, of: SourceList | None, source: Source) -> Draft:
    number = record.texts["entity_number"]
    if of is not None and of.list_id == OFAC_COPY:
        return ofac.Draft(number or record.id, source)
    draft = Draft("csl", record.id or number, source)
    draft.state("Entity number", number if number != draft.uid else "")
    return draft


def _take_names(draft: Draft, record: Record) -> None:
    said = record.texts["name"]
    if is_address(said):
        draft.state("Entry", said)
        draft.problem("name", said, "an address without a name: addresses alone are not matched")
    else:
        name, reach = reach_of(said)
        draft.state("Reaches", reach)
        name, main = affiliate_of(name)
        if main:
            draft.links.append(Link("Affiliated with", main))
        _enter(draft, name, NameKind.PRIMARY)
        if not draft.names:
            draft.problem("name", said, "an entry without a name")
    for alias in record.several["alt_names"]:
        _enter(draft, alias, NameKind.AKA)


def _enter(draft: Draft, text: str, first: NameKind) -> None:
    for name, kind in names_in(text):
        if name:
            draft.enter_name(ListedName(name, first if kind is NameKind.PRIMARY else kind, script=script_of(name)))


def _parts(address: AddressRecord) -> tuple[str, ...]:
    return address.street, address.city, address.region, address.postal_code, address.country


def _address(said: AddressRecord) -> Address:
    street, city, region, postal_code, country = _parts(said)
    code = country.lower() if country in _COUNTRIES else ""
    return Address(street, city, region, postal_code, country, code)


def _take_numbers(draft: Draft, record: Record) -> None:
    if record.texts["call_sign"]:
        draft.identifiers.append(Identifier(IdentifierKind.CALL_SIGN, record.texts["call_sign"], "Call sign"))
    for number in record.numbers:
        issued, expires = _day(draft, "issue_date", number.issued), _day(draft, "expiration_date", number.expires)
        if isinstance(draft, ofac.Draft):
            draft.say(Said(number.label, number.value, None, number.country, issued, expires))
        elif number.value:
            draft.identifiers.append(_identifier(number, issued, expires))
        else:
            draft.leave("ids", number.label, "an identifier without a number")


def _day(draft: Draft, field: str, said: str) -> PartialDate | None:
    day = PartialDate.parse(said) if said else None
    if said and day is None:
        draft.leave(field, said, "not a date")
    return day


def _identifier(number: NumberRecord, issued: PartialDate | None, expires: PartialDate | None) -> Identifier:
    label = label_named(number.label)
    kind = identifier_kind(label, number.value) if label else IdentifierKind.OTHER
    return Identifier(kind, number.value, number.label, number.country, issued=issued, expires=expires)


def _take_listing(draft: Draft, record: Record, of: SourceList | None) -> None:
    texts = record.texts
    since = iso_day(texts["start_date"])
    if texts["start_date"] and since is None:
        draft.leave("start_date", texts["start_date"], "not a day")
    programmes = tuple(tag for said in record.several["programs"] if (tag := said.strip(" []")))
    notice = (texts["federal_register_notice"],) if texts["federal_register_notice"] else ()
    if isinstance(draft, ofac.Draft) and of is not None:
        draft.listings.append(Listing(of.list_name, since, programmes, notice))
        return
    authority, list_name = (of.authority, of.list_name) if of else (UNKNOWN_AUTHORITY, texts["source"])
    draft.designations.append(Designation(authority, list_name, programmes, since, notice))
