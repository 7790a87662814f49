"""Small files in the EU's formats, of facts written by hand: Integrity Technology Group and fictional others."""

EXPORT = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-08-05T15:29:22.497+02:00" globalFileId="1">'
)
# The rest of the act's attributes, as every entry has them.
ACT = (
    '<regulation regulationType="amendment" organisationType="council" publicationDate="2026-03-16" '
    'entryIntoForceDate="2026-03-17" numberTitle="2026/600 (OJ L)" programme="{}" logicalId="5">'
    "<publicationUrl>https://eur-lex.europa.eu/</publicationUrl></regulation>"
)
SUMMARY = '<regulationSummary regulationType="amendment" publicationDate="2026-03-16" numberTitle="2026/600 (OJ L)"/>'

INTEGRITY = (
    '<sanctionEntity designationDate="2026-03-16" designationDetails="" unitedNationId="" euReferenceNumber="EU.99999.1" '
    'logicalId="170001">' + ACT.format("CYB") + '<subjectType code="enterprise" classificationCode="E"/>'
    '<nameAlias firstName="" middleName="" lastName="" wholeName="Integrity Technology Group" function="" title="" '
    f'nameLanguage="EN" strong="true" regulationLanguage="en" logicalId="1">{SUMMARY}</nameAlias>'
    '<nameAlias firstName="" middleName="" lastName="" wholeName="永信至诚科技集团股份有限公司" function="" title="" '
    f'nameLanguage="ZH" strong="true" regulationLanguage="en" logicalId="2">{SUMMARY}</nameAlias>'
    '<nameAlias firstName="" middleName="" lastName="" wholeName="Beijing Integrity Technology Company Limited," function="" '
    f'title="" nameLanguage="" strong="true" regulationLanguage="en" logicalId="3">{SUMMARY}</nameAlias>'
    '<identification diplomatic="false" knownExpired="false" knownFalse="false" reportedLost="false" '
    'revokedByIssuer="false" issuedBy="" latinNumber="" nameOnDocument="" number="91110108562135265P" region="" '
    'countryIso2Code="CN" countryDescription="CHINA" identificationTypeCode="regnumber" '
    f'identificationTypeDescription="Registration Number" regulationLanguage="en" logicalId="4">{SUMMARY}</identification>'
    '<address city="Beijing" street="Fenghao East Road, Room 103, Building 6, No. 9" poBox="" zipCode="" region="" '
    'place="" asAtListingTime="true" countryIso2Code="CN" countryDescription="CHINA" regulationLanguage="en" '
    'logicalId="6"><contactInfo key="WEB" value="www.integritytech.com.cn"/>'
    f'<contactInfo key="EMAIL" value="a@example.com, b@example.com"/>{SUMMARY}</address></sanctionEntity>'
)
PERSON = (
    '<sanctionEntity designationDate="2009-07-16" designationDetails="see remark" unitedNationId="QDi.001" '
    'euReferenceNumber="EU.27.28" logicalId="13"><remark>A remark on the entry.</remark>'
    + ACT.format("TAQA")
    + ACT.format("PRK")
    + '<subjectType code="person" classificationCode="P"/>'
    '<nameAlias firstName="Person" middleName="Middle" lastName="EXAMPLE" wholeName="Person Middle EXAMPLE" '
    'function="Director" gender="M" title="Dr" nameLanguage="" strong="true" regulationLanguage="en" logicalId="1"/>'
    '<nameAlias firstName="" middleName="" lastName="" wholeName="The Sample" function="Director" gender="M" title="Haji" '
    'nameLanguage="" strong="false" regulationLanguage="en" logicalId="2"/>'
    '<nameAlias firstName="" middleName="" lastName="" wholeName="P. Exempli" function="" title="" nameLanguage="" '
    'strong="true" regulationLanguage="en" logicalId="3"><remark>Low quality a.k.a.</remark></nameAlias>'
    '<birthdate circa="false" calendarType="GREGORIAN" city="-" zipCode="" birthdate="1965-12-12" dayOfMonth="12" '
    'monthOfYear="12" year="1965" region="" place="" countryIso2Code="DZ" countryDescription="ALGERIA" '
    'regulationLanguage="en" logicalId="4"/>'
    '<birthdate circa="true" calendarType="GREGORIAN" city="Deb-Deb" zipCode="" year="1958" region="Illizi" place="" '
    'countryIso2Code="DZ" countryDescription="ALGERIA" regulationLanguage="en" logicalId="5"/>'
    '<birthdate circa="false" calendarType="GREGORIAN" city="" zipCode="" monthOfYear="7" year="1961" region="" place="" '
    'countryIso2Code="00" countryDescription="UNKNOWN" regulationLanguage="en" logicalId="6"/>'
    '<birthdate circa="false" calendarType="GREGORIAN" city="" zipCode="" yearRangeFrom="1950" yearRangeTo="1952" region="" '
    'place="" countryIso2Code="00" countryDescription="UNKNOWN" regulationLanguage="en" logicalId="7"/>'
    '<citizenship region="" countryIso2Code="DZ" countryDescription="ALGERIA" regulationLanguage="en" logicalId="8"/>'
    '<identification diplomatic="true" knownExpired="true" knownFalse="false" reportedLost="false" revokedByIssuer="false" '
    'issuedBy="Ministry" issuedDate="1992-02-10" validTo="2000-02-09" latinNumber="" nameOnDocument="Sample Bearer" '
    'number="X1234567" region="" countryIso2Code="DZ" countryDescription="ALGERIA" identificationTypeCode="passport" '
    'identificationTypeDescription="National passport" regulationLanguage="en" logicalId="9"/></sanctionEntity>'
)


def export(*entities: str) -> bytes:
    """An FSF XML file of these entries."""
    return (EXPORT + "".join(entities) + "</export>").encode()


_GROUPS = {
    "Entity": "LogicalId EU_ReferenceNumber UnitedNationId DesignationDate DesignationDetails Remark SubjectType "
    "SubjectType_ClassificationCode Regulation_Type Regulation_OrganisationType Regulation_PublicationDate "
    "Regulation_EntryIntoForceDate Regulation_NumberTitle Regulation_Programme Regulation_PublicationUrl",
    "NameAlias": "LastName FirstName MiddleName WholeName NameLanguage Gender Title Function LogicalId RegulationLanguage "
    "Remark",
    "Address": "City Street PoBox ZipCode Region Place AsAtListingTime ContactInfo CountryIso2Code CountryDescription "
    "LogicalId RegulationLanguage Remark",
    "BirthDate": "BirthDate Day Month Year YearRangeFrom YearRangeTo Circa CalendarType ZipCode Region Place City "
    "CountryIso2Code CountryDescription LogicalId RegulationLanguage Remark",
    "Identification": "Number Diplomatic KnownExpired KnownFalse ReportedLost RevokedByIssuer IssuedBy IssuedDate ValidFrom "
    "ValidTo LatinNumber NameOnDocument TypeCode TypeDescription Region CountryIso2Code CountryDescription LogicalId "
    "RegulationLanguage Remark",
    "Citizenship": "Region CountryIso2Code CountryDescription LogicalId RegulationLanguage Remark",
}
_ACTS = "Type OrganisationType PublicationDate EntryIntoForceDate NumberTitle Programme PublicationUrl"
# 118 columns, as the publisher has them.
COLUMNS = [
    "fileGenerationDate",
    *(
        f"{group}_{column}"
        for group, columns in _GROUPS.items()
        for column in (*columns.split(), *(f"Regulation_{act}" for act in _ACTS.split() if group != "Entity"))
    ),
]
SEED_ROW = {
    "fileGenerationDate": "05/08/2026",
    "Entity_LogicalId": "170001",
    "Entity_EU_ReferenceNumber": "EU.99999.1",
    "Entity_DesignationDate": "2026-03-16",
    "Entity_SubjectType": "enterprise",
    "Entity_SubjectType_ClassificationCode": "E",
    "Entity_Regulation_Programme": "CYB",
    "Entity_Regulation_NumberTitle": "2026/600 (OJ L)",
}
SEED_ROWS: tuple[dict[str, str], ...] = (
    SEED_ROW | {"NameAlias_WholeName": "Integrity Technology Group", "NameAlias_LogicalId": "1"},
    SEED_ROW | {"NameAlias_WholeName": "永信至诚科技集团股份有限公司", "NameAlias_NameLanguage": "ZH"},
    SEED_ROW | {"NameAlias_WholeName": "Beijing Integrity Technology Company Limited,"},
    SEED_ROW
    | {"Identification_Number": "91110108562135265P", "Identification_TypeCode": "regnumber",
       "Identification_TypeDescription": "Registration Number", "Identification_CountryIso2Code": "CN",
       "Identification_CountryDescription": "CHINA", "Identification_KnownFalse": "false"},
    SEED_ROW
    | {"Address_City": "Beijing", "Address_Street": "Fenghao East Road, Room 103, Building 6, No. 9",
       "Address_CountryIso2Code": "CN", "Address_CountryDescription": "CHINA", "Address_AsAtListingTime": "true",
       "Address_ContactInfo": "WEBwww.integritytech.com.cnEMAILa@example.com, b@example.com"},
)  # fmt: skip


def table(*rows: dict[str, str], columns: list[str] = COLUMNS) -> bytes:
    """An FSF CSV file of these rows, with the byte order mark that it begins with."""
    lines = [columns, *([row.get(column, "") for column in columns] for row in rows)]
    return ("\ufeff" + "\n".join(";".join(line) for line in lines) + "\n").encode()


ANNEX_COLUMNS = (
    "celex,recordId,programKey,annex,measure,startDate,reason,schema,name,alias,weakAlias,previousName,country,nationality,"
    "jurisdiction,birthDate,birthPlace,position,passportNumber,gender,appearance,ethnicity,fatherName,motherName,"
    "incorporationDate,legalForm,sector,registrationNumber,taxNumber,idNumber,innCode,ogrnCode,kppCode,okpoCode,leiCode,"
    "swiftBic,ticker,imoNumber,mmsi,flag,address,phone,email,website,notes"
).split(",")
SEED_LINE = {
    "celex": "32019R0796",
    "recordId": "5",
    "programKey": "EU-CYB",
    "annex": "I.B",
    "measure": "Asset freeze",
    "startDate": "16.3.2026",
    "reason": "It facilitated cyber-attacks, among them those of Flax Typhoon.",
    "schema": "LegalEntity",
    "name": "Integrity Technology Group",
    "alias": "永信至诚科技集团股份有限公司; Beijing Integrity Technology Company Limited, "
    "Yongxin Zhicheng Technology Group Company Limited",
    "incorporationDate": "2.9.2010",
    "registrationNumber": "91110108562135265P",
    "address": "Fenghao East Road, Room 103, Building6, No. 9, Beijing Haidian District, China; Beijing, China",
}
PERSON_LINE = {
    "celex": "32019R0796",
    "recordId": "1",
    "programKey": "EU-CYB",
    "annex": "I.A",
    "measure": "Asset freeze",
    "startDate": "30.7.2020",
    "schema": "Person",
    "name": "EXAMPLE Person",
    "alias": "‘sample’; Пример ПЕРСОНА",
    "nationality": "Chinese",
    "birthDate": "4 October 1983",
    "birthPlace": "Shandong Province, China",
    "gender": "male",
    "passportNumber": "120017582",
}


def annex(*lines: dict[str, str], columns: list[str] = ANNEX_COLUMNS) -> bytes:
    """A transcribed annex of these rows."""
    rows = [columns, *(['"' + line.get(column, "").replace('"', '""') + '"' for column in columns] for line in lines)]
    return ("\n".join(",".join(row) for row in rows) + "\n").encode()
