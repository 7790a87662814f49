"""Small ADVANCED documents in the UN's form, with the few reference values that they use."""

REFERENCES = {
    "AliasType": {"1400": "A.K.A.", "1401": "F.K.A.", "1403": "Name"},
    "Country": {"11115": "Japan", "11082": "Iran"},
    "DetailReference": {"91526": "Male"},
    "EntryEventType": {"1": "Created"},
    "FeatureType": {"8": "Birthdate", "10": "Nationality Country", "25": "Location", "224": "Gender", "344": "Digital Currency Address - XBT"},
    "IDRegDocType": {"1571": "Passport"},
    "IDRegDocDateType": {"1480": "Issue Date", "1481": "Expiration Date"},
    "LegalBasis": {"1": "Unknown", "1828": "Executive Order 13224 (Terrorism)"},
    "List": {"1550": "SDN List", "91512": "Consolidated List", "91243": "Non-SDN Palestinian Legislative Council List"},
    "LocPartType": {"1": "Unknown", "1451": "ADDRESS1", "1454": "CITY", "1456": "POSTAL CODE"},
    "NamePartType": {"1520": "Last Name", "1521": "First Name", "1525": "Entity Name", "91708": "Patronymic"},
    "PartyType": {"1": "Individual", "2": "Entity", "4": "Transport"},
    "Reliability": {"1": "Unknown", "1560": "Confirmed", "1561": "False"},
    "RelationType": {"15003": "Owned or Controlled By"},
    "SanctionsType": {"1": "Program", "1705": "Block", "1706": "Reject"},
    "Script": {"215": "Latin", "160": "Arabic"},
    "Validity": {"1": "Fraudulent", "2": "Valid"},
}  # fmt: skip
_MORE = """<CountryValues><Country ID="11115" ISO2="JP">Japan</Country></CountryValues><PartySubTypeValues>
<PartySubType ID="1" PartyTypeID="4">Vessel</PartySubType><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType>
<PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues>"""

LOCATION = """<Location ID="201"><LocationAreaCode AreaCodeID="11115"/>
<LocationCountry CountryID="11115" CountryRelevanceID="1413"/>
<LocationPart LocPartTypeID="1451"><LocationPartValue Primary="true" LocPartValueTypeID="1" LocPartValueStatusID="1">
<Comment/><Value>1 Example St</Value></LocationPartValue></LocationPart>
<LocationPart LocPartTypeID="1454"><LocationPartValue Primary="true" LocPartValueTypeID="1" LocPartValueStatusID="1">
<Comment/><Value>Tokyo</Value></LocationPartValue></LocationPart><FeatureVersionReference FeatureVersionID="9"/></Location>"""
IRAN = """<Location ID="202"><LocationPart LocPartTypeID="1">
<LocationPartValue Primary="true" LocPartValueTypeID="1" LocPartValueStatusID="1"><Comment/><Value>Iran</Value>
</LocationPartValue></LocationPart></Location>"""


def day(year: int, month: int, number: int) -> str:
    """A day in three elements."""
    return f"<Year>{year}</Year><Month>{month}</Month><Day>{number}</Day>"


def period(first: str, last: str, approximate: str = "false") -> str:
    """A period from one day to another, as OFAC writes it: four bounds, all flags beside them."""
    flags = 'YearFixed="false" MonthFixed="false" DayFixed="false"'
    edges = "".join(
        f'<{edge} Approximate="{approximate}" {flags}><From>{bound}</From><To>{bound}</To></{edge}>'
        for edge, bound in (("Start", first), ("End", last))
    )
    return f'<DatePeriod CalendarTypeID="1" {flags}>{edges}</DatePeriod>'


PASSPORT = f"""<IDRegDocument ID="4901" IDRegDocTypeID="1571" IdentityID="70" IssuedBy-CountryID="11082" ValidityID="1">
<Comment/><IDRegistrationNo>484824</IDRegistrationNo><IssuingAuthority/>
<DocumentDate IDRegDocDateTypeID="1480">{period(day(1984, 1, 18), day(1984, 1, 18))}</DocumentDate>
<DocumentedNameReference DocumentedNameID="2327"/></IDRegDocument>"""


def feature(type_id: str, inside: str, reliability: str = "1560") -> str:
    """One feature in one version."""
    return f"""<Feature ID="1" FeatureTypeID="{type_id}"><FeatureVersion ID="9" ReliabilityID="{reliability}"><Comment/>{inside}
</FeatureVersion><IdentityReference IdentityID="70" IdentityFeatureLinkTypeID="1"/></Feature>"""


def name(type_id: str, primary: str, weak: str, script: str, *parts: tuple[str, str]) -> str:
    """One alias in one script; parts are (name part group, text), groups 1 to 3 are last, first and entity name."""
    values = "".join(
        f'<DocumentedNamePart><NamePartValue NamePartGroupID="{group}" ScriptID="{script}" ScriptStatusID="1" Acronym="false">'
        f"{text}</NamePartValue></DocumentedNamePart>"
        for group, text in parts
    )
    return f"""<Alias FixedRef="7" AliasTypeID="{type_id}" Primary="{primary}" LowQuality="{weak}">
<DocumentedName ID="1" FixedRef="7" DocNameStatusID="1">{values}</DocumentedName></Alias>"""


GROUPS = "".join(
    f'<MasterNamePartGroup><NamePartGroup ID="{group}" NamePartTypeID="{kind}"/></MasterNamePartGroup>'
    for group, kind in (("1", "1520"), ("2", "1521"), ("3", "1525"), ("4", "91708"))
)


def party(uid: str, subtype: str, names: str, features: str = "", remark: str = "") -> str:
    """One party with one profile of the same number."""
    return f"""<DistinctParty FixedRef="{uid}"><Comment>{remark}</Comment><Profile ID="{uid}" PartySubTypeID="{subtype}">
<Identity ID="{uid}0" FixedRef="{uid}" Primary="true" False="false">{names}<NamePartGroups>{GROUPS}</NamePartGroups></Identity>
{features}</Profile></DistinctParty>"""


def entry(uid: str, list_id: str, when: str, *programmes: str, measure: str = "1705") -> str:
    """One profile on one list under some programmes."""
    fixed = '<DatePeriod CalendarTypeID="1" YearFixed="true" MonthFixed="true" DayFixed="true"/>'
    tags = "".join(
        f'<SanctionsMeasure ID="2" SanctionsTypeID="1"><Comment>{tag}</Comment>{fixed}</SanctionsMeasure>'
        for tag in programmes
    )
    return f"""<SanctionsEntry ID="5" ProfileID="{uid}" ListID="{list_id}">
<EntryEvent ID="5" EntryEventTypeID="1" LegalBasisID="1828"><Comment/><Date CalendarTypeID="1">{when}</Date></EntryEvent>
<SanctionsMeasure ID="1" SanctionsTypeID="{measure}">{fixed}</SanctionsMeasure>{tags}</SanctionsEntry>"""


def relation(uid: str, to: str, former: str = "false") -> str:
    """One tie."""
    return f"""<ProfileRelationship ID="1" From-ProfileID="{uid}" To-ProfileID="{to}" RelationTypeID="15003" RelationQualityID="1"
Former="{former}" SanctionsEntryID="5"><Comment/></ProfileRelationship>"""


def document(  # noqa: PLR0917  # the sections of the file in their order
    parties: str, entries: str = "", relations: str = "", places: str = "", papers: str = ""
) -> bytes:
    """A whole file with these sections."""
    values = "".join(
        f"<{kind}Values>"
        + "".join(f'<{kind} ID="{uid}">{text}</{kind}>' for uid, text in words.items())
        + f"</{kind}Values>"
        for kind, words in REFERENCES.items()
    )
    return f"""<?xml version="1.0" encoding="utf-8"?><Sanctions xmlns="http://www.un.org/sanctions/1.0" Version="3">
<DateOfIssue CalendarTypeID="1">{day(2026, 8, 20)}</DateOfIssue><ReferenceValueSets>{values}{_MORE}</ReferenceValueSets>
<Locations>{places}</Locations><IDRegDocuments>{papers}</IDRegDocuments><DistinctParties>{parties}</DistinctParties>
<ProfileRelationships>{relations}</ProfileRelationships><SanctionsEntries>{entries}</SanctionsEntries></Sanctions>""".encode()
