"""Small ENHANCED documents in OFAC's form: the seed company as its entry would read, and what tests change in it."""

HEAD = """<?xml version="1.0" encoding="utf-8"?>
<sanctionsData xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ENHANCED_XML">
<publicationInfo><dataAsOf>2026-08-20T00:00:00</dataAsOf><filters><sanctionsLists>
<sanctionsList refId="1550">SDN List</sanctionsList></sanctionsLists></filters></publicationInfo>
<referenceValues><referenceValue refId="11065"><type>COUNTRY</type><value>China</value><isoCode>CN</isoCode></referenceValue>
</referenceValues><entities>"""
TAIL = "</entities></sanctionsData>"

INTEGRITY = """<entity id="50543">
<generalInfo><identityId>41000</identityId><entityType refId="601">Entity</entityType></generalInfo>
<sanctionsLists><sanctionsList refId="1550" id="1" datePublished="2025-01-03">SDN List</sanctionsList></sanctionsLists>
<sanctionsPrograms><sanctionsProgram refId="2" id="2">CYBER2</sanctionsProgram></sanctionsPrograms>
<sanctionsTypes><sanctionsType refId="1705" id="3">Block</sanctionsType></sanctionsTypes>
<legalAuthorities><legalAuthority refId="3" id="4">Executive Order 13694 (Cyber)</legalAuthority></legalAuthorities>
<names>
<name id="1"><isPrimary>true</isPrimary><isLowQuality>false</isLowQuality><translations>
<translation id="12"><isPrimary>false</isPrimary><script refId="20105">Chinese Simplified</script>
<formattedLastName>永信至诚科技集团股份有限公司</formattedLastName><formattedFullName>永信至诚科技集团股份有限公司</formattedFullName>
<nameParts><namePart id="2"><type refId="1525">Entity Name</type><value>永信至诚科技集团股份有限公司</value></namePart></nameParts>
</translation>
<translation id="11"><isPrimary>true</isPrimary><script refId="20122">Latin</script>
<formattedLastName>INTEGRITY TECHNOLOGY GROUP, INCORPORATED</formattedLastName>
<formattedFullName>INTEGRITY TECHNOLOGY GROUP, INCORPORATED</formattedFullName>
<nameParts><namePart id="1"><type refId="1525">Entity Name</type><value>Integrity Technology Group, Incorporated</value></namePart>
</nameParts></translation></translations></name>
<name id="3"><isPrimary>false</isPrimary><aliasType refId="1400">A.K.A.</aliasType><isLowQuality>true</isLowQuality>
<translations><translation id="13"><isPrimary>true</isPrimary><script refId="20122">Latin</script>
<formattedLastName>YONGXIN ZHICHENG TECHNOLOGY GROUP COMPANY, LIMITED</formattedLastName>
<formattedFullName>YONGXIN ZHICHENG TECHNOLOGY GROUP COMPANY, LIMITED</formattedFullName></translation></translations></name>
</names>
<addresses><address id="76632"><country refId="11065">China</country><translations><translation id="1">
<isPrimary>true</isPrimary><script refId="20122">Latin</script><addressParts>
<addressPart id="1"><type refId="1451">ADDRESS1</type><value>Room 103, Building 6</value></addressPart>
<addressPart id="2"><type refId="1452">ADDRESS2</type><value>Fenghao East Road</value></addressPart>
<addressPart id="3"><type refId="1454">CITY</type><value>Beijing</value></addressPart>
</addressParts></translation></translations></address>
<address id="76633"><translations><translation id="2"><isPrimary>true</isPrimary><script refId="20122">Latin</script>
</translation></translations></address></addresses>
<features>
<feature id="1"><type featureTypeId="14">Website</type><versionId>1</versionId><value>www.integritytech.com.cn</value>
<isPrimary>true</isPrimary></feature>
<feature id="2"><type featureTypeId="766">Equity Ticker</type><versionId>2</versionId><value>688244 CH</value>
<isPrimary>true</isPrimary><reliability refId="91479">Reported</reliability><comments>(SSE)</comments></feature>
<feature id="3"><type featureTypeId="646">Organization Established Date</type><versionId>3</versionId><value>02 Sep 2010</value>
<valueDate id="1"><fromDateBegin>2010-09-02</fromDateBegin><fromDateEnd>2010-09-02</fromDateEnd>
<toDateBegin>2010-09-02</toDateBegin><toDateEnd>2010-09-02</toDateEnd><isApproximate>false</isApproximate>
<isDateRange>false</isDateRange></valueDate><isPrimary>true</isPrimary></feature>
</features>
<identityDocuments><identityDocument id="1"><type refId="1">Unified Social Credit Code (USCC)</type>
<name nameId="1" nameTranslationId="11">INTEGRITY TECHNOLOGY GROUP, INCORPORATED</name>
<documentNumber>91110108562135265P</documentNumber><isValid>true</isValid>
<issuingCountry refId="11065">China</issuingCountry></identityDocument></identityDocuments>
<relationships><relationship id="1"><type refId="15003">Owned or Controlled By</type>
<relatedEntity entityId="1">SOMEBODY ELSE</relatedEntity></relationship></relationships>
</entity>"""


def document(*entities: str) -> bytes:
    """A whole file with these entities."""
    return (HEAD + "".join(entities) + TAIL).encode()


def person(uid: str = "1", features: str = "", names: str = "") -> str:
    """A plainly fictional person of the SDN list."""
    return f"""<entity id="{uid}"><generalInfo><entityType>Individual</entityType></generalInfo>
<sanctionsLists><sanctionsList>SDN List</sanctionsList></sanctionsLists>
<sanctionsPrograms><sanctionsProgram>CYBER2</sanctionsProgram></sanctionsPrograms><names>
<name><isPrimary>true</isPrimary><isLowQuality>false</isLowQuality><translations><translation><isPrimary>true</isPrimary>
<script>Latin</script><formattedFullName>EXAMPLE, Person</formattedFullName><nameParts>
<namePart><type>Last Name</type><value>Example</value></namePart>
<namePart><type>First Name</type><value>Person</value></namePart></nameParts></translation></translations></name>{names}</names>
<features>{features}</features></entity>"""


def feature(label: str, value: str, inside: str = "") -> str:
    """One feature of that person."""
    return f"<feature><type>{label}</type><value>{value}</value>{inside}</feature>"
