"""Records of ENHANCED XML to entities: what each piece of what the file said becomes."""

from collections.abc import Iterable, Mapping

from seawall.entities import Address, Fact, Link, ListedName, NameKind, PartialDate, Schema, Source
from seawall.lists.edition import iso_day
from seawall.lists.ofac.draft import Draft, entity_id
from seawall.lists.ofac.enhanced.reader import (
    AddressRecord,
    DateSpan,
    DocumentRecord,
    EntityRecord,
    FeatureRecord,
    NameRecord,
    RelationRecord,
    Translation,
)
from seawall.lists.ofac.listings import LIST_NAMES, Listing
from seawall.lists.ofac.remarks_left import take_remark
from seawall.lists.ofac.said import PLAIN_RELIABILITY, SANCTIONS_TYPE, Said, notes


def draft_entity(record: EntityRecord, country_codes: Mapping[str, str], source: Source) -> Draft:
    """One entity with everything its record says; country_codes are ISO 3166-1 codes by OFAC's country names."""
    draft = Draft(record.uid, source)
    draft.party_type(record.entity_type)
    draft.title = record.title
    draft.names.extend(name for item in record.names for name in _names(draft, item))
    draft.listings.extend(_listings(draft, record))
    draft.facts.extend(Fact(SANCTIONS_TYPE, text) for text in record.sanctions_types)
    draft.addresses.extend(place for item in record.addresses for place in _addresses(draft, item, country_codes))
    for feature in record.features:
        draft.say(_feature(draft, feature))
    for document in record.documents:
        draft.say(_document(draft, document))
    draft.links.extend(_links(draft, record.relations))
    take_remark(draft, record.remarks, is_person=draft.schema is Schema.PERSON)
    draft.leave_all(record.leftovers)
    draft.check()
    return draft


def _listings(draft: Draft, record: EntityRecord) -> Iterable[Listing]:
    for words, published in record.lists:
        if words not in LIST_NAMES:
            draft.leave("sanctionsList", words, "a list that is not known")
        since = iso_day(published)
        if published and since is None:
            draft.leave("datePublished", published, "not a date")
        yield Listing(LIST_NAMES.get(words, words), since, record.programmes, record.legal_authorities)
    if not record.lists:
        draft.problem("sanctionsLists", "", "the entity stands on no list")
        yield Listing("", None, record.programmes, record.legal_authorities)


def _names(draft: Draft, record: NameRecord) -> Iterable[ListedName]:
    is_primary = draft.flag("isPrimary", record.is_primary, when_unread=False)
    kind = NameKind.PRIMARY if is_primary else draft.name_kind(record.alias_type)
    # A strong name is screened by itself, so that is the safe answer.
    weak = draft.flag("isLowQuality", record.is_low_quality, when_unread=False)
    for item in sorted(record.translations, key=lambda item: item.is_primary != "true"):
        text = item.full or " ".join(value for _, value in item.parts)
        if text:
            yield ListedName(text, kind, weak, draft.script(item.script), draft.name_parts(item.parts))
        else:
            draft.problem("name", item.script, "a name without text")


def _addresses(draft: Draft, record: AddressRecord, country_codes: Mapping[str, str]) -> Iterable[Address]:
    code = country_codes.get(record.country, "")
    for item in record.translations:
        address = _address(draft, item, record.country, code)
        # OFAC keeps empty addresses (a key and nothing else); there is nothing to screen in them.
        if address.text:
            yield address
    if not record.translations and record.country:
        yield Address(country=record.country, country_code=code)


def _address(draft: Draft, item: Translation, country: str, code: str) -> Address:
    parts = _AddressParts(draft, item.parts)
    script = draft.script(item.script)
    return Address(
        street=parts.joined("ADDRESS1", "ADDRESS2", "ADDRESS3"),
        city=parts.joined("CITY"),
        region=parts.joined("STATE/PROVINCE", "REGION"),
        postal_code=parts.joined("POSTAL CODE"),
        country=country,
        country_code=code,
        note="" if script in ("", "Latn") else script,
    )


class _AddressParts:
    """The labelled parts of one address, in the order in which they are asked for."""

    _KNOWN = frozenset({"ADDRESS1", "ADDRESS2", "ADDRESS3", "CITY", "STATE/PROVINCE", "REGION", "POSTAL CODE"})

    def __init__(self, draft: Draft, parts: Iterable[tuple[str, str]]) -> None:
        self._parts = tuple(parts)
        for word, text in self._parts:
            if word not in self._KNOWN:
                draft.leave("address part", f"{word} {text}", "an unknown part of an address")

    def joined(self, *words: str) -> str:
        return ", ".join(text for wanted in words for word, text in self._parts if word == wanted and text)


def _feature(draft: Draft, record: FeatureRecord) -> Said:
    reliability = "" if record.reliability in PLAIN_RELIABILITY else record.reliability
    return Said(
        label=record.label,
        value=record.value,
        date=_date(draft, record.label, record.date, record.value),
        note=notes(record.comments, reliability),
    )


def _document(draft: Draft, record: DocumentRecord) -> Said:
    valid = not record.is_valid or draft.flag("isValid", record.is_valid, when_unread=True)
    return Said(
        label=record.label,
        value=record.number,
        country=record.issuing_country,
        issued=_date(draft, f"{record.label} issueDate", record.issued, ""),
        expires=_date(draft, f"{record.label} expirationDate", record.expires, ""),
        note=notes(
            record.comments,
            "" if valid else "not valid",
            f"issued by {record.issuing_authority}" if record.issuing_authority else "",
            f"issued in {record.issuing_location}" if record.issuing_location else "",
        ),
    )


def _date(draft: Draft, field: str, span: DateSpan | None, text: str) -> PartialDate | None:
    """The days between the first and the last bound; the text says the same and is kept with it."""
    if span is None:
        return None
    days = [iso_day(bound) for bound in span.bounds if bound]
    known = sorted(day for day in days if day)
    if not known or len(known) != len(days):
        draft.leave(field, notes(*span.bounds), "not a date")
        return PartialDate.parse(text)
    circa = bool(span.is_approximate) and draft.flag("isApproximate", span.is_approximate, when_unread=True)
    return PartialDate(known[0], known[-1], circa, text)


def _links(draft: Draft, relations: Iterable[RelationRecord]) -> Iterable[Link]:
    for item in relations:
        if not item.relation or not (item.target_id or item.target_name):
            draft.leave(
                "relationship", notes(item.relation, item.target_name), "a tie without its kind or its other end"
            )
        if item.comments:
            draft.facts.append(Fact(f"{item.relation} {item.target_name} (comment)", item.comments))
        yield Link(item.relation, item.target_name, entity_id(item.target_id) if item.target_id else "")
