"""SECO's records to entities: what each piece of what the file said becomes."""

from datetime import date

from seawall.entities import Address, Designation, Identifier, IdentifierKind, Link, PartialDate, Schema, Source
from seawall.lists.ch.context import Context, Place
from seawall.lists.ch.names import take_name
from seawall.lists.ch.reader import IN_FORCE, AddressRecord, DateRecord, DocumentRecord, TargetRecord
from seawall.lists.ch.statements import identifiers_in
from seawall.lists.draft import Draft

SWITZERLAND = "CH"
LIST_NAME = "SECO"
_SCHEMAS = {"individual": Schema.PERSON, "entity": Schema.LEGAL_ENTITY}
_OBJECTS = {"vessel": Schema.VESSEL, "aircraft": Schema.AIRPLANE}
_DOCUMENTS = {
    "passport": IdentifierKind.PASSPORT,
    "diplomatic-passport": IdentifierKind.PASSPORT,
    "travel-document": IdentifierKind.PASSPORT,
    "id-card": IdentifierKind.NATIONAL_ID,
    "driving-license": IdentifierKind.OTHER,
    "driving-permit": IdentifierKind.OTHER,
    "resident-permit": IdentifierKind.OTHER,
    "residence-permit": IdentifierKind.OTHER,
    "other": IdentifierKind.OTHER,
}
# Dates and places of low quality are said to be uncertain; all are compared.
_QUALITIES = {"good": False, "low": True, "": False}
_CALENDARS = frozenset({"gregorian", ""})


def draft_entity(target: TargetRecord, context: Context, source: Source) -> Draft:
    """One entity with everything its target says; its id is made from SECO's number of the target (ssid)."""
    draft = Draft("ch", target.uid, source)
    draft.schema = _schema(draft, target)
    draft.gender = target.sex
    for name in target.names:
        take_name(draft, name)
    if not draft.names:
        draft.problem("name", "", "a target without a name")
    draft.nationalities.extend(name or code for name, code in target.nationalities)
    for said in target.dates:
        _take_date(draft, said)
    for place in target.birth_places:
        if text := _address(draft, place, context).text:
            draft.birth_places.append(text)
    for place in target.addresses:
        _take_address(draft, place, context)
    for document in target.documents:
        _take_document(draft, document, context)
    _take_statements(draft, target)
    _take_listings(draft, target, context)
    draft.leave_all(target.leftovers)
    return draft


def _schema(draft: Draft, target: TargetRecord) -> Schema:
    known = _OBJECTS.get(target.object_type) if target.kind == "object" else _SCHEMAS.get(target.kind)
    if known is None:
        said = target.object_type or target.kind
        draft.leave("object-type", said, "an unknown kind of target; screened as a legal entity")
    return known or Schema.LEGAL_ENTITY


def _take_date(draft: Draft, said: DateRecord) -> None:
    text = "-".join(
        filter(None, (said.year, said.month.zfill(2) * bool(said.month), said.day.zfill(2) * bool(said.day)))
    )
    circa = _QUALITIES.get(said.quality)
    if circa is None:
        draft.leave("quality", said.quality, "neither good nor low; the date is taken as it stands")
    born = PartialDate.parse(f"{'circa ' * bool(circa)}{text}")
    if said.calendar.casefold() not in _CALENDARS or born is None:
        draft.leave("day-month-year", f"{text} {said.calendar}".strip(), "not a date of the Gregorian calendar")
    elif draft.schema is Schema.PERSON:
        draft.birth_dates.append(born)
    else:
        draft.state("Date", born.text)


def _take_address(draft: Draft, record: AddressRecord, context: Context) -> None:
    address = _address(draft, record, context)
    if address.text:
        draft.addresses.append(address)
    else:
        draft.state("Note on address", address.note)


def _address(draft: Draft, record: AddressRecord, context: Context) -> Address:
    place = _place(draft, record.place_id, context)
    notes = (
        record.remark,
        "former" if record.current == "false" else "",
        "uncertain" if record.quality == "low" else "",
        f"also written {', '.join(place.variants)}" if place.variants else "",
    )
    lines = (record.care_of and f"c/o {record.care_of}", record.details, record.po_box and f"P.O. Box {record.po_box}")
    return Address(
        street=", ".join(filter(None, lines)),
        city=place.location,
        region=place.area,
        postal_code=record.zip_code,
        country=place.country,
        country_code=place.country_code,
        note="; ".join(filter(None, notes)),
    )


def _place(draft: Draft, place_id: str, context: Context) -> Place:
    if place_id and place_id not in context.places:
        draft.leave("place-id", place_id, "there is no such place in the file")
    return context.places.get(place_id, Place())


def _take_document(draft: Draft, document: DocumentRecord, context: Context) -> None:
    kind = _DOCUMENTS.get(document.kind)
    if kind is None:
        draft.leave("document-type", document.kind, "an unknown type of document")
    place = _place(draft, document.place_id, context)
    issued_in = ", ".join(filter(None, (place.location, place.area, place.country)))
    notes = "; ".join(filter(None, (issued_in and f"issued in {issued_in}", document.remark)))
    if not document.number:
        draft.state(
            f"Document {document.kind}", "; ".join(filter(None, (document.issuer, notes))) or "without a number"
        )
        return
    issued, expires = _day(draft, "date-of-issue", document.issued), _day(draft, "expiry-date", document.expires)
    draft.identifiers.append(
        Identifier(
            kind or IdentifierKind.OTHER,
            document.number,
            document.kind,
            document.issuer,
            issued=issued,
            expires=expires,
            note=notes,
        )
    )


def _day(draft: Draft, field: str, said: str) -> PartialDate | None:
    found = PartialDate.parse(said) if said else None
    if said and found is None:
        draft.leave(field, said, "not a date")
    return found


def _take_statements(draft: Draft, target: TargetRecord) -> None:
    for text in target.other:
        draft.identifiers.extend(identifiers_in(text, is_object=target.kind == "object"))
        draft.state("Other information", text)
    for text in target.justifications:
        draft.state("Justification", text)
    for label, value in target.attributes:
        draft.state(label or "generic-attribute", value)
    for relation in target.relations:
        draft.links.append(Link(relation.kind, relation.remark, f"ch-{relation.target_id}"))


def _take_listings(draft: Draft, target: TargetRecord, context: Context) -> None:
    since = _since(draft, target)
    if not target.sets:
        draft.problem("sanctions-set-id", "", "no sanctions set: the effect of this listing is not known")
    for ssid in target.sets or ("",):
        known = context.sets.get(ssid)
        if known is None:
            if ssid:
                draft.leave("sanctions-set-id", ssid, "there is no such sanctions set in the file")
            draft.designations.append(Designation(SWITZERLAND, LIST_NAME, (), since))
            continue
        ordinances = (known.ordinance,) if known.ordinance else ()
        programmes = (known.programme,) if known.programme else ()
        draft.designations.append(Designation(SWITZERLAND, LIST_NAME, programmes, since, ordinances))
        # Not every set freezes assets: "Restrictions on the money and capital market".
        draft.state("Sanctions set", known.text)
        draft.state("Origin", known.origin)


def _since(draft: Draft, target: TargetRecord) -> date | None:
    for step in target.modifications:
        if step.kind not in IN_FORCE:
            draft.leave("modification-type", step.kind, "an unknown step of the target's history; it stays listed")
    days = {kind: [step.day for step in target.modifications if step.kind == kind and step.day] for kind in IN_FORCE}
    listed, ended = max(days["listed"], default=None), max(days["de-listed"], default=None)
    if ended and draft.source.published and ended > draft.source.published:
        draft.state("De-listed from", ended.isoformat())
    elif ended and (listed is None or listed <= ended):
        draft.problem("modification", str(ended), "de-listed, and in force by a later step; it is screened")
    return listed
