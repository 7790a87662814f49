"""OFAC's ADVANCED XML (SDN_ADVANCED.XML, CONS_ADVANCED.XML, the UN's model) to records that say what the file said.

Records keep the file's reference ids ("1520"); references.py and the mapper turn them into words.
https://ofac.treasury.gov/media/17651/download (sdn_advanced.xsd)
"""

from dataclasses import dataclass

from seawall.lists.draft import Leftover
from seawall.lists.fields import Fields
from seawall.records import XmlElement

_KEY = "a key inside OFAC's database"
_BACK = "the other end of a reference that is followed from its first end"

# Known, and of no use to screening: "parent/child" with the reason why it is left.
UNUSED = {
    "LocationCountry/@CountryRelevanceID": "every country of an address counts",
    "LocationPartValue/@LocPartValueTypeID": "OFAC has one type only, Unknown",
    "LocationPartValue/@LocPartValueStatusID": "OFAC has one status only, Unknown",
    "Location/FeatureVersionReference": _BACK,
    "Location/IDRegDocumentReference": _BACK,
    "IDRegDocument/DocumentedNameReference": "which of the entity's own names the document bears; all are screened",
    "IDRegDocument/@ID": _KEY,
    "Profile/SanctionsEntryReference": _BACK,
    "Identity/@FixedRef": "repeats the party's own",
    "Identity/@Primary": "each identity's names are screened",
    "Alias/@FixedRef": "repeats the party's own",
    "DocumentedName/@ID": _KEY,
    "DocumentedName/@FixedRef": "repeats the party's own",
    "DocumentedName/@DocNameStatusID": "whether the name is the first in Latin letters; its script says so",
    "NamePartValue/@ScriptStatusID": "OFAC has one status only, Unknown",
    "NamePartValue/@Acronym": "an acronym is screened as any name is",
    "Feature/@ID": _KEY,
    "Feature/IdentityReference": "a profile has one identity; its features are the entity's",
    "FeatureVersion/@ID": _KEY,
    "FeatureVersion/IDRegDocumentReference": _BACK,
    "VersionDetail/@DetailTypeID": "the shape of the value shows in the value",
    "DatePeriod/@CalendarTypeID": "OFAC has one calendar only, the Gregorian",
    "DatePeriod/@YearFixed": "the four bounds of the period say how exact it is",
    "DatePeriod/@MonthFixed": "the four bounds of the period say how exact it is",
    "DatePeriod/@DayFixed": "the four bounds of the period say how exact it is",
    "Start/@YearFixed": "the four bounds of the period say how exact it is",
    "Start/@MonthFixed": "the four bounds of the period say how exact it is",
    "Start/@DayFixed": "the four bounds of the period say how exact it is",
    "End/@YearFixed": "the four bounds of the period say how exact it is",
    "End/@MonthFixed": "the four bounds of the period say how exact it is",
    "End/@DayFixed": "the four bounds of the period say how exact it is",
    "Date/@CalendarTypeID": "OFAC has one calendar only, the Gregorian",
    "ProfileRelationship/@ID": _KEY,
    "ProfileRelationship/@RelationQualityID": "OFAC's own confidence in a relationship; Link has no place for it",
    "ProfileRelationship/@SanctionsEntryID": _BACK,
    "SanctionsEntry/@ID": _KEY,
    "EntryEvent/@ID": _KEY,
    "SanctionsMeasure/@ID": _KEY,
}

Day = tuple[str, str, str]  # year, month, day, as in the file; the last two may be empty


@dataclass(frozen=True, slots=True)
class Period:
    """A time as up to four days: it began between the first two and ended between the last two."""

    days: tuple[Day, ...]
    is_approximate: bool


@dataclass(frozen=True, slots=True)
class LocationRecord:
    """One place; parts are (part type id, value, whether it is the primary value)."""

    uid: str
    country_id: str
    area_code_id: str
    parts: tuple[tuple[str, str, bool], ...]
    comments: tuple[str, ...]
    leftovers: tuple[Leftover, ...]


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One identity document; dates are (date type id, period)."""

    type_id: str
    identity_id: str
    country_id: str
    location_id: str
    validity_id: str
    number: str
    authority: str
    comment: str
    dates: tuple[tuple[str, Period | None], ...]
    leftovers: tuple[Leftover, ...]


@dataclass(frozen=True, slots=True)
class NameRecord:
    """One alias in one script; parts are (name part type id, text)."""

    type_id: str
    is_primary: str
    is_low_quality: str
    script_id: str
    parts: tuple[tuple[str, str], ...]
    comment: str


@dataclass(frozen=True, slots=True)
class FeatureRecord:
    """One version of one feature; details are (reference id, text)."""

    type_id: str
    reliability_id: str
    comment: str
    periods: tuple[Period | None, ...]
    details: tuple[tuple[str, str], ...]
    location_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProfileRecord:
    """One profile of one party, with the names of all its identities."""

    uid: str
    subtype_id: str
    remarks: tuple[str, ...]
    identity_ids: tuple[str, ...]
    false_identities: tuple[str, ...]
    names: tuple[NameRecord, ...]
    features: tuple[FeatureRecord, ...]


@dataclass(frozen=True, slots=True)
class PartyRecord:
    """One <DistinctParty>; OFAC gives each party one profile with the party's own number."""

    fixed_ref: str
    profiles: tuple[ProfileRecord, ...]
    leftovers: tuple[Leftover, ...]


@dataclass(frozen=True, slots=True)
class RelationRecord:
    """One tie from one profile to another."""

    from_id: str
    to_id: str
    type_id: str
    is_former: str
    comment: str
    period: Period | None
    leftovers: tuple[Leftover, ...]


@dataclass(frozen=True, slots=True)
class EventRecord:
    """One event in the life of a listing, such as its creation."""

    type_id: str
    basis_id: str
    day: Day
    comment: str


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """One profile on one list; measures are (type id, comment, period)."""

    profile_id: str
    list_id: str
    comment: str
    limitations: str
    events: tuple[EventRecord, ...]
    measures: tuple[tuple[str, str, Period | None], ...]
    leftovers: tuple[Leftover, ...]


def read_location(xml: XmlElement) -> LocationRecord:
    """Take one <Location> apart."""
    place = Fields(xml)
    country, area = place.one("LocationCountry"), place.one("LocationAreaCode")
    values = [
        (part.attribute("LocPartTypeID"), value)
        for part in place.all("LocationPart")
        for value in part.all("LocationPartValue")
    ]
    return LocationRecord(
        uid=place.attribute("ID"),
        country_id=country.attribute("CountryID") if country else "",
        area_code_id=area.attribute("AreaCodeID") if area else "",
        parts=tuple((kind, value.text("Value"), value.attribute("Primary") != "false") for kind, value in values),
        comments=tuple(text for _, value in values if (text := value.text("Comment"))),
        leftovers=place.leftovers(UNUSED),
    )


def read_document(xml: XmlElement) -> DocumentRecord:
    """Take one <IDRegDocument> apart."""
    document = Fields(xml)
    return DocumentRecord(
        type_id=document.attribute("IDRegDocTypeID"),
        identity_id=document.attribute("IdentityID"),
        country_id=document.attribute("IssuedBy-CountryID"),
        location_id=document.attribute("IssuedIn-LocationID"),
        validity_id=document.attribute("ValidityID"),
        number=document.text("IDRegistrationNo"),
        authority=document.text("IssuingAuthority"),
        comment=document.text("Comment"),
        dates=tuple(
            (item.attribute("IDRegDocDateTypeID"), _period(item.one("DatePeriod")))
            for item in document.all("DocumentDate")
        ),
        leftovers=document.leftovers(UNUSED),
    )


def read_party(xml: XmlElement) -> PartyRecord:
    """Take one <DistinctParty> apart."""
    party = Fields(xml)
    remarks = [item.own_text() for item in party.all("Comment")]
    return PartyRecord(
        fixed_ref=party.attribute("FixedRef"),
        profiles=tuple(_profile(profile, remarks) for profile in party.all("Profile")),
        leftovers=party.leftovers(UNUSED),
    )


def _profile(profile: Fields, remarks: list[str]) -> ProfileRecord:
    identities = profile.all("Identity")
    own_remarks = [item.own_text() for item in profile.all("Comment")]
    identity_remarks = [identity.text("Comment") for identity in identities]
    return ProfileRecord(
        uid=profile.attribute("ID"),
        subtype_id=profile.attribute("PartySubTypeID"),
        remarks=tuple(text for text in (*remarks, *own_remarks, *identity_remarks) if text),
        false_identities=tuple(text for identity in identities if (text := identity.attribute("False")) != "false"),
        identity_ids=tuple(identity.attribute("ID") for identity in identities),
        names=tuple(name for identity in identities for name in _names(identity)),
        features=tuple(version for feature in profile.all("Feature") for version in _versions(feature)),
    )


def _names(identity: Fields) -> list[NameRecord]:
    part_types = {
        group.attribute("ID"): group.attribute("NamePartTypeID")
        for groups in identity.all("NamePartGroups")
        for group in groups.each("MasterNamePartGroup", "NamePartGroup")
    }
    found = []
    for alias in identity.all("Alias"):
        head = (alias.attribute("AliasTypeID"), alias.attribute("Primary"), alias.attribute("LowQuality"))
        comment = alias.text("Comment")
        for name in alias.all("DocumentedName"):
            values = name.each("DocumentedNamePart", "NamePartValue")
            scripts = [value.attribute("ScriptID") for value in values]
            parts = tuple(
                (part_types.get(value.attribute("NamePartGroupID"), ""), value.own_text()) for value in values
            )
            found.append(NameRecord(*head, scripts[0] if scripts else "", parts, comment or name.text("Comment")))
    return found


def _versions(feature: Fields) -> list[FeatureRecord]:
    type_id = feature.attribute("FeatureTypeID")
    return [
        FeatureRecord(
            type_id=type_id,
            reliability_id=version.attribute("ReliabilityID"),
            comment=version.text("Comment"),
            periods=tuple(_period(item) for item in version.all("DatePeriod")),
            details=tuple(
                (item.attribute("DetailReferenceID"), item.own_text()) for item in version.all("VersionDetail")
            ),
            location_ids=tuple(item.attribute("LocationID") for item in version.all("VersionLocation")),
        )
        for version in feature.all("FeatureVersion")
    ]


def read_relation(xml: XmlElement) -> RelationRecord:
    """Take one <ProfileRelationship> apart."""
    relation = Fields(xml)
    return RelationRecord(
        from_id=relation.attribute("From-ProfileID"),
        to_id=relation.attribute("To-ProfileID"),
        type_id=relation.attribute("RelationTypeID"),
        is_former=relation.attribute("Former"),
        comment=relation.text("Comment"),
        period=_period(relation.one("DatePeriod")),
        leftovers=relation.leftovers(UNUSED),
    )


def read_entry(xml: XmlElement) -> EntryRecord:
    """Take one <SanctionsEntry> apart."""
    entry = Fields(xml)
    return EntryRecord(
        profile_id=entry.attribute("ProfileID"),
        list_id=entry.attribute("ListID"),
        comment=entry.text("Comment"),
        limitations=entry.text("LimitationsToListing"),
        events=tuple(_event(event) for event in entry.all("EntryEvent")),
        measures=tuple(
            (measure.attribute("SanctionsTypeID"), measure.text("Comment"), _period(measure.one("DatePeriod")))
            for measure in entry.all("SanctionsMeasure")
        ),
        leftovers=entry.leftovers(UNUSED),
    )


def _event(event: Fields) -> EventRecord:
    day = event.one("Date")
    return EventRecord(
        type_id=event.attribute("EntryEventTypeID"),
        basis_id=event.attribute("LegalBasisID"),
        day=read_day(day) if day else ("", "", ""),
        comment=event.text("Comment"),
    )


def read_day(day: Fields) -> Day:
    """Year, month and day of an element that holds them."""
    return (day.text("Year"), day.text("Month"), day.text("Day"))


def _period(period: Fields | None) -> Period | None:
    """A period's days; None where the element is empty, as it is under every measure."""
    if period is None:
        return None
    days: list[Day] = []
    approximate = False
    for edge in (*period.all("Start"), *period.all("End")):
        approximate = approximate or edge.attribute("Approximate") == "true"
        days.extend(read_day(day) for day in (*edge.all("From"), *edge.all("To")))
    return Period(tuple(days), approximate) if days else None
