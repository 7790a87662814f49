"""Designations as they were said to entities: what each piece becomes."""

import re
from collections.abc import Callable, Iterable, Iterator

from seawall.entities import (
    Address,
    Designation,
    Identifier,
    IdentifierKind,
    Link,
    ListedName,
    NameKind,
    NamePart,
    PartRole,
    Schema,
    Source,
)
from seawall.lists.draft import Draft
from seawall.lists.uk.dates import birth_date, british_day
from seawall.lists.uk.measures import take_measures
from seawall.lists.uk.numbers import document, registration_numbers
from seawall.lists.uk.record import Cells, Field, Record
from seawall.lists.uk.scripts import script_of

# The word for whose lists these are, which the policy for persons bound by UK law has among its keepers.
AUTHORITY = "UK"
LIST_NAME = "Sanctions List"

# The list parts persons, ships and all others; an unknown kind may be a person.
_SCHEMAS = {"individual": Schema.PERSON, "entity": Schema.ORGANIZATION, "ship": Schema.VESSEL}

# Types of names in lower case, as the list spells them in several ways; the last four are the OFSI list's.
_NAME_KINDS = {
    "primary name": NameKind.PRIMARY,
    "primary name variation": NameKind.AKA,
    "alias": NameKind.AKA,
    "prime alias": NameKind.PRIMARY,
    "aka": NameKind.AKA,
    "fka": NameKind.FKA,
    "nka": NameKind.NKA,
}
# Is an alias of this strength weak? Most names bear none; they are screened like any other.
_STRENGTHS = {
    "": False,
    "good quality a.k.a": False,
    "low quality a.k.a": True,
    "good quality": False,
    "low quality": True,
    "good": False,
    "low": True,
}

# What is stated under a label of its own; for ships OFAC's labels, so that one word means one thing.
_FACTS = {
    Field.UPDATED: "Last Updated",
    Field.GROUP_ID: "OFSI Group ID",
    Field.UN_REFERENCE: "UN Reference Number",
    Field.SOURCE: "Designation source",
    Field.UK_DATE: "UK Sanctions List Date Designated",
    Field.POSITION: "Position",
    Field.ENTITY_TYPE: "Type of entity",
    Field.FLAG: "Vessel Flag",
    Field.PREVIOUS_FLAG: "Former Vessel Flag",
    Field.SHIP_TYPE: "Vessel Type",
    Field.TONNAGE: "Vessel Tonnage",
    Field.LENGTH: "Vessel Length",
    Field.YEAR_BUILT: "Vessel Year of Build",
    Field.INFORMATION: "Other Information",
    Field.REASONS: "UK Statement of Reasons",
}
_LINKS = {
    Field.SUBSIDIARY: "Subsidiary",
    Field.PARENT: "Parent company",
    Field.OWNER: "Current owner/operator",
    Field.PREVIOUS_OWNER: "Previous owner/operator",
}
_APART = re.compile(r"\s*[;,\n]\s*")
# "Pakistan (location as at May 2008)": a remark has a number in it, a country's own name ("Congo (Democratic Republic)") none.
_COUNTRY_REMARK = re.compile(r"(?P<country>[^()]+?) \((?P<note>[^()]*\d[^()]*)\)")


def draft_designation(record: Record, source: Source) -> Draft:
    """One designation of the UK Sanctions List with everything that its record says."""
    draft = _drafted("uk", record, source, LIST_NAME)
    take_measures(draft, record.texts(Field.MEASURES), record.indicated)
    return draft


def draft_target(record: Record, source: Source) -> Draft:
    """One target of the OFSI Consolidated List: all of them were subject to an asset freeze, so that none is stated."""
    return _drafted("ofsi", record, source, "OFSI Consolidated List")


def _drafted(publisher: str, record: Record, source: Source, list_name: str) -> Draft:
    draft = Draft(publisher, record.uid, source)
    _take_kind(draft, record.texts(Field.KIND))
    draft.names.extend(_names(draft, record))
    if not draft.names:
        draft.problem("Names", "", "the entry has no name")
    draft.title = "; ".join(record.texts(Field.TITLE))
    draft.designations.extend(_designations(draft, record.of(Field.LISTING), list_name))
    _take_person(draft, record)
    draft.identifiers.extend(dict.fromkeys(_identifiers(draft, record)))
    draft.addresses.extend(_addresses(record.of(Field.ADDRESS)))
    draft.links.extend(Link(word, name) for field, word in _LINKS.items() for name in record.texts(field))
    for field, label in _FACTS.items():
        for text in record.texts(field):
            draft.state(label, text)
    draft.leave_all(record.leftovers)
    return draft


def _take_kind(draft: Draft, said: tuple[str, ...]) -> None:
    schemas = {text: _SCHEMAS.get(text.lower()) for text in said}
    if len(set(schemas.values())) == 1 and (schema := next(iter(schemas.values()))):
        draft.schema = schema
        return
    for text in said or ("",):
        draft.leave("type", text, "an unknown kind of designation, or two; screened as a legal entity")


def _names(draft: Draft, record: Record) -> list[ListedName]:
    found = [name for cells in record.of(Field.NAME) if (name := _name(draft, cells))]
    for text, script, language in record.of(Field.OTHER_SCRIPT):
        if text:
            found.append(ListedName(text, NameKind.AKA, script=script_of(text, script or language)))
        draft.state("Non-Latin script type", script)
        draft.state("Non-Latin script language", language)
    return list(dict.fromkeys(found))


def _name(draft: Draft, cells: Cells) -> ListedName | None:
    *parts, kind, strength = cells
    said = [part for part in parts if part]
    if not said:
        draft.problem("Name", kind, "a name without text")
        return None
    # Some organisations have their whole name in the first part and again in the last; a person may be called Tango Tango.
    is_doubled = draft.schema is not Schema.PERSON and set(said) == {said[0]}
    text = said[0] if is_doubled else " ".join(said)
    weak = _STRENGTHS.get(strength.lower().rstrip(" ."))
    if weak is None:
        draft.leave("Alias strength", strength, "neither good nor low quality; screened as good")
    roles = _roles(parts) if draft.schema is Schema.PERSON else ()
    return ListedName(text, _name_kind(draft, kind), bool(weak), script_of(text), roles)


def _name_kind(draft: Draft, said: str) -> NameKind:
    kind = _NAME_KINDS.get(said.lower())
    if kind is None and said:
        draft.leave("Name type", said, "an unknown type of name; screened as an alias")
    elif kind is None:
        draft.problem("Name type", "", "no type of name is given; screened as an alias")
    return kind or NameKind.AKA


def _roles(parts: list[str]) -> tuple[NamePart, ...]:
    """Name 1 is a given name, Name 6 the family name, those between middle names: where there are several."""
    given, *middle, family = parts
    if not family or not (given or any(middle)):
        return ()
    roles = ((PartRole.GIVEN, given), *((PartRole.MIDDLE, name) for name in middle), (PartRole.FAMILY, family))
    return tuple(NamePart(role, text) for role, text in roles if text)


def _designations(draft: Draft, listings: tuple[Cells, ...], list_name: str) -> Iterator[Designation]:
    for regime, said in listings or (("", ""),):
        since = british_day(said)
        if since is None:
            draft.leave("Date Designated", said, "not a date")
        if not regime:
            draft.problem("Regime Name", "", "the designation names no regime")
        yield Designation(AUTHORITY, list_name, (regime,) if regime else (), since)


def _take_person(draft: Draft, record: Record) -> None:
    for text in record.texts(Field.BIRTH_DATE):
        born = birth_date(text)
        if born is None:
            draft.leave("D.O.B", text, "not a date")
        else:
            draft.birth_dates.append(born)
    places = (", ".join(part for part in cells if part) for cells in record.of(Field.BIRTH_PLACE))
    draft.birth_places.extend(dict.fromkeys(places))
    draft.nationalities.extend(record.texts(Field.NATIONALITY))
    genders = record.texts(Field.GENDER)
    if len(genders) == 1:
        draft.gender = genders[0]
    for text in genders[1:] and genders:
        draft.leave("Gender", text, "more than one gender is given: none is compared")


def _identifiers(draft: Draft, record: Record) -> Iterator[Identifier]:
    documents = (
        (Field.PASSPORT, IdentifierKind.PASSPORT, "Passport"),
        (Field.NATIONAL_ID, IdentifierKind.NATIONAL_ID, "National Identifier"),
    )
    for field, kind, label in documents:
        for number, note in record.of(field):
            if number:
                yield document(kind, label, number, note)
            else:
                draft.state(label, note)
    for text in record.texts(Field.REGISTRATION):
        numbers = registration_numbers(text)
        yield from numbers.identifiers
        for label, value in numbers.others:
            draft.state(label, value)
    for field, kind, label, parts in _SINGLE:
        yield from (Identifier(kind, value, label) for text in record.texts(field) for value in parts(text))


def _whole(text: str) -> Iterable[str]:
    return (text,)


def _contacts(text: str) -> Iterable[str]:
    """Several in one field are parted by semicolons and commas."""
    return (part for part in _APART.split(text) if part)


_SINGLE: tuple[tuple[Field, IdentifierKind, str, Callable[[str], Iterable[str]]], ...] = (
    (Field.IMO, IdentifierKind.IMO, "IMO number", _whole),
    (Field.HULL, IdentifierKind.VESSEL_REGISTRATION, "Hull identification number (HIN)", _whole),
    (Field.PHONE, IdentifierKind.PHONE, "Phone number", _contacts),
    (Field.EMAIL, IdentifierKind.EMAIL, "Email address", _contacts),
    (Field.WEBSITE, IdentifierKind.WEBSITE, "Website", _contacts),
)


def _addresses(records: Iterable[Cells]) -> Iterator[Address]:
    """Line 6 is the place before the country, mostly a city and at times a region; it is not guessed which."""
    for *lines, place, code, country in records:
        street = ", ".join(line for line in lines if line)
        remark = _COUNTRY_REMARK.fullmatch(country)
        note = remark["note"] if remark else ""
        if street or place or code or country:
            name = remark["country"] if remark else country
            yield Address(street=street, city=place, postal_code=code, country=name, note=note)
