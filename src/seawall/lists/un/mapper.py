"""The UN's records to entities: what each piece of what the file said becomes."""

import re
from collections.abc import Iterator

from seawall.entities import (
    Address,
    Designation,
    Identifier,
    IdentifierKind,
    ListedName,
    NameKind,
    PartialDate,
    Schema,
    Source,
)
from seawall.lists.draft import Draft
from seawall.lists.edition import iso_day
from seawall.lists.script import is_latin, script_of
from seawall.lists.un.documents import expiry_in, kind_of, number_in
from seawall.lists.un.names import names_in, names_in_note, remark_in
from seawall.lists.un.reader import AliasRecord, BirthRecord, DocumentRecord, PartyRecord, PlaceRecord

UN = "UN"
LIST_NAME = "UNSC"
_LIST_TYPES = frozenset({"UN List"})
# QUALITY of an alias: Good and Low stand on persons' aliases, the others on entities'.
_QUALITIES = {
    "Good": (NameKind.AKA, False),
    "Low": (NameKind.AKA, True),
    "a.k.a.": (NameKind.AKA, False),
    "f.k.a.": (NameKind.FKA, False),
}
_DATE_KINDS = frozenset({"EXACT", "APPROXIMATELY", "BETWEEN", ""})
_APPROXIMATELY = "approximately"
# Ten days of listing of 2015 bear New York's time zone ("2015-03-27-04:00"), which xs:date allows.
_TIME_ZONE = re.compile(r"(?:[+-]\d\d:\d\d|Z)$")


def draft_entity(record: PartyRecord, source: Source) -> Draft:
    """One entity with everything its record says; its id is made from the UN's permanent reference number."""
    draft = Draft("un", record.uid, source)
    draft.schema = Schema.PERSON if record.is_person else Schema.LEGAL_ENTITY
    draft.title = "; ".join(record.titles)
    draft.gender = record.gender
    draft.nationalities.extend(record.nationalities)
    _take_names(draft, record)
    for alias in record.aliases:
        _take_alias(draft, alias)
    for birth in record.births:
        _take_birth(draft, birth)
    _take_places(draft, record)
    for document in record.documents:
        _take_document(draft, document)
    for label, value in record.other:
        draft.state(label, value)
    _take_listing(draft, record)
    draft.leave_all(record.leftovers)
    return draft


def _take_names(draft: Draft, record: PartyRecord) -> None:
    names = names_in(" ".join(record.names))
    if not names:
        draft.problem("FIRST_NAME", "", "a party without a name")
    for number, name in enumerate(names):
        _add(draft, name, NameKind.AKA if number else NameKind.PRIMARY)
    for name in names_in(record.original_script):
        # The field holds a second Latin name at times ("JAMAAH ANSHARUT DAULAH").
        _add(draft, name, NameKind.AKA if is_latin(name) else NameKind.PRIMARY)


def _take_alias(draft: Draft, alias: AliasRecord) -> None:
    kind, weak = _QUALITIES.get(alias.quality, (NameKind.AKA, False))
    if alias.quality not in _QUALITIES and (alias.quality or alias.name):
        draft.leave("QUALITY", alias.quality, "an unknown quality of alias; screened as a strong a.k.a.")
    names = (*names_in(alias.name), *names_in_note(alias.note, of_latin=is_latin(alias.name)))
    for name in names:
        _add(draft, name, kind, weak=weak)
    for remark in filter(None, (remark_in(alias.name), alias.note)):
        draft.state("Note on a.k.a.", f"{names[0]}: {remark}" if names else remark)
    for said in alias.birth_dates:
        draft.born("DATE_OF_BIRTH", said)
    if alias.birth_place:
        draft.birth_places.append(alias.birth_place)


def _add(draft: Draft, name: str, kind: NameKind, *, weak: bool = False) -> None:
    draft.enter_name(ListedName(name, kind, weak, script_of(name)))


def _take_birth(draft: Draft, birth: BirthRecord) -> None:
    if birth.kind not in _DATE_KINDS:
        draft.leave("TYPE_OF_DATE", birth.kind, "an unknown type of date")
    span = f"{birth.first_year} to {birth.last_year}" if birth.first_year or birth.last_year else ""
    given = birth.day or birth.year or span
    is_plain = birth.note.casefold() == _APPROXIMATELY
    circa = "circa " if birth.kind == "APPROXIMATELY" or is_plain else ""
    # The note is the month of the year beside it ("Sep."), or all that is given ("Nov. 1973").
    whole = PartialDate.parse(f"{birth.note} {birth.year}") if birth.note and birth.year else None
    born = whole or PartialDate.parse(circa + (given or birth.note))
    if born:
        draft.birth_dates.append(born)
    elif given or birth.note:
        draft.leave("INDIVIDUAL_DATE_OF_BIRTH", given or birth.note, "not a date")
    if given and birth.note and not whole and not is_plain:
        draft.state("Note on date of birth", f"{given}: {birth.note}")


def _take_places(draft: Draft, record: PartyRecord) -> None:
    for place in record.birth_places:
        address = _address(place)
        if address.text:
            draft.birth_places.append(address.text)
        draft.state("Note on place of birth", place.note)
    for place in record.addresses:
        address = _address(place)
        if address.text:
            draft.addresses.append(address)
        else:
            draft.state("Note on address", place.note)


def _address(place: PlaceRecord) -> Address:
    return Address(place.street, place.city, place.region, place.postal_code, place.country, note=place.note)


def _take_document(draft: Draft, document: DocumentRecord) -> None:
    # Where NUMBER is empty the number may stand in the second type ("… (tazkira) number 545167"), else in the note.
    given = document.number or (document.second_kind if any(map(str.isdigit, document.second_kind)) else "")
    if not given:
        draft.state(
            " ".join(filter(None, ("Document", document.second_kind or document.kind))), _document_words(document)
        )
        return
    number = number_in(given)
    kind = kind_of(document.kind, f"{document.second_kind} {number.words}")
    if kind is None:
        draft.leave("TYPE_OF_DOCUMENT", document.kind, "an unknown type of document")
    issued = PartialDate.parse(document.issued) if document.issued else None
    if document.issued and issued is None:
        draft.leave("DATE_OF_ISSUE", document.issued, "not a date")
    notes = (number.remark, document.issued_in and f"issued in {document.issued_in}", document.note)
    draft.identifiers.append(
        Identifier(
            kind=kind or IdentifierKind.OTHER,
            value=number.value,
            label=number.words or document.second_kind or document.kind,
            country=document.issuing_country,
            issued=issued,
            expires=expiry_in(f"{number.remark} {document.note}"),
            note="; ".join(filter(None, notes)),
        )
    )


def _document_words(document: DocumentRecord) -> str:
    pieces = (document.note, document.issuing_country, document.issued, document.issued_in)
    return "; ".join(filter(None, pieces)) or ("without a number" if document.kind or document.second_kind else "")


def _take_listing(draft: Draft, record: PartyRecord) -> None:
    since = iso_day(_TIME_ZONE.sub("", record.listed_on))
    if since is None:
        draft.leave("LISTED_ON", record.listed_on, "not a date")
    if not record.regime:
        draft.problem("UN_LIST_TYPE", "", "no regime: the effect of this listing is not known")
    for said in _unknown(record.list_types):
        draft.leave("LIST_TYPE", said, "an unknown type of list")
    if record.delisted_on:
        draft.leave(
            "DELISTED_ON", record.delisted_on, "the entry bears a day of delisting; it is screened all the same"
        )
    draft.designations.append(Designation(UN, LIST_NAME, (record.regime,) if record.regime else (), since))


def _unknown(list_types: tuple[str, ...]) -> Iterator[str]:
    return (said for said in list_types if said not in _LIST_TYPES)
