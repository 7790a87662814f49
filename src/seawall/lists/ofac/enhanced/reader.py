"""OFAC's ENHANCED XML (SDN_ENHANCED.XML, CONS_ENHANCED.XML) to records that say what the file said, nothing more.

https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ENHANCED_XML.xsd
"""

from dataclasses import dataclass

from seawall.lists.draft import Leftover
from seawall.lists.fields import Fields
from seawall.records import XmlElement

# Known, and of no use to screening: "parent/child" with the reason why it is left.
UNUSED = {
    "generalInfo/identityId": "a key inside OFAC's database; entity/@id is the public one",
    "entityType/@refId": "the word beside it says the same",
    "sanctionsList/@refId": "the word beside it says the same",
    "sanctionsList/@id": "a key inside OFAC's database",
    "sanctionsProgram/@refId": "the word beside it says the same",
    "sanctionsProgram/@id": "a key inside OFAC's database",
    "sanctionsType/@refId": "the word beside it says the same",
    "sanctionsType/@id": "a key inside OFAC's database",
    "legalAuthority/@refId": "the word beside it says the same",
    "legalAuthority/@id": "a key inside OFAC's database",
    "name/@id": "a key inside OFAC's database",
    "name/@nameId": "a key inside OFAC's database",
    "name/@nameTranslationId": "a key inside OFAC's database",
    "aliasType/@refId": "the word beside it says the same",
    "translation/@id": "a key inside OFAC's database",
    "translation/formattedFirstName": "part of formattedFullName",
    "translation/formattedLastName": "part of formattedFullName",
    "script/@refId": "the word beside it says the same",
    "namePart/@id": "a key inside OFAC's database",
    "type/@refId": "the word beside it says the same",
    "type/@featureTypeId": "the word beside it says the same",
    "address/@id": "a key inside OFAC's database",
    "addressPart/@id": "a key inside OFAC's database",
    "country/@refId": "the word beside it says the same",
    "feature/@id": "a key inside OFAC's database",
    "feature/versionId": "a key inside OFAC's database",
    "feature/valueRefId": "feature/value says the same in words",
    "feature/isPrimary": "an alternate birth date or web site is screened as the first one is",
    "valueDate/@id": "a key inside OFAC's database",
    "valueDate/isDateRange": "the four bounds say the same",
    "issueDate/@id": "a key inside OFAC's database",
    "issueDate/isDateRange": "the four bounds say the same",
    "expirationDate/@id": "a key inside OFAC's database",
    "expirationDate/isDateRange": "the four bounds say the same",
    "reliability/@refId": "the word beside it says the same",
    "identityDocument/@id": "a key inside OFAC's database",
    "identityDocument/name": "which of the entity's own names the document bears; all of them are screened",
    "issuingCountry/@refId": "the word beside it says the same",
    "relationship/@id": "a key inside OFAC's database",
    "relationship/quality": "OFAC's own confidence in a relationship; Link has no place for it",
}


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date as four bounds: it began between the first two and ended between the last two. Texts as in the file."""

    bounds: tuple[str, str, str, str]
    is_approximate: str


@dataclass(frozen=True, slots=True)
class Translation:
    """One name or address in one script: its whole text (names only) and its labelled parts (type, value)."""

    is_primary: str
    script: str
    full: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NameRecord:
    """One name with its translations; alias_type is empty on the primary name."""

    is_primary: str
    is_low_quality: str
    alias_type: str
    translations: tuple[Translation, ...]


@dataclass(frozen=True, slots=True)
class AddressRecord:
    """One address with its translations; the country stands beside them."""

    country: str
    translations: tuple[Translation, ...]


@dataclass(frozen=True, slots=True)
class FeatureRecord:
    """One feature: OFAC's label, the value in words, and the date where it is one."""

    label: str
    value: str
    date: DateSpan | None
    reliability: str
    comments: str


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One identity document."""

    label: str
    number: str
    is_valid: str
    issuing_location: str
    issuing_country: str
    issuing_authority: str
    issued: DateSpan | None
    expires: DateSpan | None
    comments: str


@dataclass(frozen=True, slots=True)
class RelationRecord:
    """One tie to another entity of OFAC's lists."""

    relation: str
    target_id: str
    target_name: str
    comments: str


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """One <entity>, whole; lists are (name, date published)."""

    uid: str
    entity_type: str
    title: str
    remarks: str
    lists: tuple[tuple[str, str], ...]
    programmes: tuple[str, ...]
    sanctions_types: tuple[str, ...]
    legal_authorities: tuple[str, ...]
    names: tuple[NameRecord, ...]
    addresses: tuple[AddressRecord, ...]
    features: tuple[FeatureRecord, ...]
    documents: tuple[DocumentRecord, ...]
    relations: tuple[RelationRecord, ...]
    leftovers: tuple[Leftover, ...]


def read_entity(xml: XmlElement) -> EntityRecord:
    """Take one <entity> apart; what this reader doesn't know stands in `leftovers`."""
    entity = Fields(xml)
    info = entity.one("generalInfo")
    lists = entity.each("sanctionsLists", "sanctionsList")
    return EntityRecord(
        uid=entity.attribute("id"),
        entity_type=info.text("entityType") if info else "",
        title=info.text("title") if info else "",
        remarks=info.text("remarks") if info else "",
        lists=tuple((item.own_text(), item.attribute("datePublished")) for item in lists),
        programmes=tuple(entity.texts("sanctionsPrograms", "sanctionsProgram")),
        sanctions_types=tuple(entity.texts("sanctionsTypes", "sanctionsType")),
        legal_authorities=tuple(entity.texts("legalAuthorities", "legalAuthority")),
        names=tuple(_name(item) for item in entity.each("names", "name")),
        addresses=tuple(_address(item) for item in entity.each("addresses", "address")),
        features=tuple(_feature(item) for item in entity.each("features", "feature")),
        documents=tuple(_document(item) for item in entity.each("identityDocuments", "identityDocument")),
        relations=tuple(_relation(item) for item in entity.each("relationships", "relationship")),
        leftovers=entity.leftovers(UNUSED),
    )


def _name(name: Fields) -> NameRecord:
    translations = name.each("translations", "translation")
    return NameRecord(
        is_primary=name.text("isPrimary"),
        is_low_quality=name.text("isLowQuality"),
        alias_type=name.text("aliasType"),
        translations=tuple(_translation(item, "nameParts", "namePart") for item in translations),
    )


def _address(address: Fields) -> AddressRecord:
    translations = address.each("translations", "translation")
    return AddressRecord(
        country=address.text("country"),
        translations=tuple(_translation(item, "addressParts", "addressPart") for item in translations),
    )


def _translation(item: Fields, wrapper: str, part: str) -> Translation:
    parts = item.each(wrapper, part)
    return Translation(
        is_primary=item.text("isPrimary"),
        script=item.text("script"),
        full=item.text("formattedFullName"),
        parts=tuple((piece.text("type"), piece.text("value")) for piece in parts),
    )


def _feature(feature: Fields) -> FeatureRecord:
    return FeatureRecord(
        label=feature.text("type"),
        value=feature.text("value"),
        date=_span(feature.one("valueDate")),
        reliability=feature.text("reliability"),
        comments=feature.text("comments"),
    )


def _document(document: Fields) -> DocumentRecord:
    return DocumentRecord(
        label=document.text("type"),
        number=document.text("documentNumber"),
        is_valid=document.text("isValid"),
        issuing_location=document.text("issuingLocation"),
        issuing_country=document.text("issuingCountry"),
        issuing_authority=document.text("issuingAuthority"),
        issued=_span(document.one("issueDate")),
        expires=_span(document.one("expirationDate")),
        comments=document.text("comments"),
    )


def _relation(relation: Fields) -> RelationRecord:
    target = relation.one("relatedEntity")
    return RelationRecord(
        relation=relation.text("type"),
        target_id=target.attribute("entityId") if target else "",
        target_name=target.own_text() if target else "",
        comments=relation.text("comments"),
    )


def _span(span: Fields | None) -> DateSpan | None:
    if span is None:
        return None
    return DateSpan(
        bounds=(span.text("fromDateBegin"), span.text("fromDateEnd"), span.text("toDateBegin"), span.text("toDateEnd")),
        is_approximate=span.text("isApproximate"),
    )
