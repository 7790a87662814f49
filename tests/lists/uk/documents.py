"""Files of the United Kingdom's lists as bytes, written by hand in the published shapes: XML, CSV and ODS.

The designations are public data (UK Sanctions List, Open Government Licence v3.0), shortened.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from io import StringIO
from xml.sax.saxutils import escape

GENERATED = "20/08/2026"

INTEGRITY = """<Designation>
  <LastUpdated>09/12/2025</LastUpdated><DateDesignated>09/12/2025</DateDesignated><UniqueID>CYB0113</UniqueID>
  <OFSIGroupID/><UNReferenceNumber/>
  <Names>
    <Name><Name6>Integrity Technology Group Incorporated</Name6><NameType>Primary Name</NameType></Name>
    <Name><Name6>Integrity Tech</Name6><NameType>Primary Name Variation</NameType></Name>
  </Names>
  <RegimeName>The Cyber (Sanctions) (EU Exit) Regulations 2020</RegimeName>
  <IndividualEntityShip>Entity</IndividualEntityShip><DesignationSource>UK</DesignationSource>
  <SanctionsImposed>Asset freeze</SanctionsImposed>
  <SanctionsImposedIndicators><AssetFreeze>true</AssetFreeze><TravelBan>false</TravelBan></SanctionsImposedIndicators>
  <Addresses><Address><AddressLine6>Beijing</AddressLine6><AddressCountry>China</AddressCountry></Address></Addresses>
</Designation>"""

AKHUND = """<Designation>
  <LastUpdated>14/04/2026</LastUpdated><DateDesignated>25/01/2001</DateDesignated><UniqueID>AFG0006</UniqueID>
  <OFSIGroupID>7172</OFSIGroupID><UNReferenceNumber>TAi.002</UNReferenceNumber>
  <Names>
    <Name><Name1>MOHAMMAD </Name1><Name2>HASSAN</Name2><Name6>AKHUND</Name6><NameType>Primary name</NameType></Name>
    <Name><Name6>Haji Mohammad Hassan</Name6><NameType>ALias</NameType><AliasStrength>Good quality a.k.a</AliasStrength></Name>
    <Name><Name6>Hassan</Name6><NameType>Alias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name>
  </Names>
  <NonLatinNames><NonLatinName><NameNonLatinScript>محمد حسن آخوند</NameNonLatinScript></NonLatinName></NonLatinNames>
  <Titles><Title>Mullah</Title><Title>Haji</Title></Titles>
  <RegimeName>The Afghanistan (Sanctions) (EU Exit) Regulations 2020</RegimeName>
  <IndividualEntityShip>Individual</IndividualEntityShip><DesignationSource>UN</DesignationSource>
  <SanctionsImposed>Asset freeze|Travel Ban</SanctionsImposed>
  <OtherInformation>A close associate
  of Mullah Mohammed Omar.</OtherInformation>
  <UKStatementofReasons>Deputy Minister of Civil Aviation under the Taliban regime.</UKStatementofReasons>
  <Addresses><Address><AddressLine6>Kabul</AddressLine6><AddressCountry>Afghanistan</AddressCountry></Address></Addresses>
  <IndividualDetails><Individual>
    <DOBs><DOB>dd/mm/1945</DOB><DOB>dd/09/1958</DOB><DOB>01/03/1958</DOB><DOB>dd/mm/1945</DOB></DOBs>
    <PassportDetails>
      <Passport><PassportNumber>P04581926</PassportNumber><PassportAdditionalInformation>Afghanistan</PassportAdditionalInformation></Passport>
      <Passport><PassportNumber>P04581926</PassportNumber><PassportAdditionalInformation>Afghanistan</PassportAdditionalInformation></Passport>
      <Passport><PassportAdditionalInformation>Issued in Kabul</PassportAdditionalInformation></Passport>
    </PassportDetails>
    <NationalIdentifierDetails><NationalIdentifier><NationalIdentifierNumber>Kuwait, number 260012001546</NationalIdentifierNumber></NationalIdentifier></NationalIdentifierDetails>
    <Nationalities><Nationality>Afghanistan</Nationality></Nationalities>
    <Positions><Position>Deputy Minister of Civil Aviation</Position></Positions>
    <Genders><Gender>Male</Gender></Genders>
    <BirthDetails><Location><TownOfBirth>Darvishan</TownOfBirth><CountryOfBirth>Afghanistan</CountryOfBirth></Location></BirthDetails>
  </Individual></IndividualDetails>
</Designation>"""

EXCHANGE = """<Designation>
  <LastUpdated>16/04/2026</LastUpdated><DateDesignated>29/06/2012</DateDesignated><UniqueID>AFG0001</UniqueID>
  <Names><Name><Name6>HAJI KHAIRULLAH HAJI SATTAR MONEY EXCHANGE</Name6><NameType>Primary Name</NameType></Name></Names>
  <RegimeName>The Afghanistan (Sanctions) (EU Exit) Regulations 2020</RegimeName>
  <IndividualEntityShip>Entity</IndividualEntityShip><DesignationSource>UN</DesignationSource>
  <SanctionsImposed>Asset freeze</SanctionsImposed>
  <Addresses><Address><AddressLine1>Branch Office 1</AddressLine1><AddressLine2>i) Chohar Mir Road</AddressLine2>
    <AddressLine6>Quetta</AddressLine6><AddressPostalCode>87300</AddressPostalCode><AddressCountry>Pakistan</AddressCountry></Address></Addresses>
  <PhoneNumbers><PhoneNumber>+93-202-103386; +93-202-101714</PhoneNumber></PhoneNumbers>
  <EmailAddresses><EmailAddress>office@example.org</EmailAddress></EmailAddresses>
  <Websites><Website>http://example.org</Website></Websites>
  <EntityDetails><Entity>
    <TypeOfEntities><TypeOfEntity>Money service provider</TypeOfEntity></TypeOfEntities>
    <Subsidiaries><Subsidiary>Example Branch</Subsidiary></Subsidiaries>
    <ParentCompanies><ParentCompany>Example Holding</ParentCompany></ParentCompanies>
    <BusinessRegistrationNumbers><BusinessRegistrationNumber>OGRN: 1247700291200
KPP: 770701001
INN: 9707028663</BusinessRegistrationNumber></BusinessRegistrationNumbers>
  </Entity></EntityDetails>
</Designation>"""

SHIP = """<Designation>
  <LastUpdated>18/12/2021</LastUpdated><DateDesignated>03/10/2017</DateDesignated><UniqueID>DPR0076</UniqueID>
  <Names><Name><Name6>Hao Fan 6</Name6><NameType>Primary name</NameType></Name></Names>
  <RegimeName>The Democratic People's Republic of Korea (Sanctions) (EU Exit) Regulations 2019</RegimeName>
  <IndividualEntityShip>Ship</IndividualEntityShip><DesignationSource>UN</DesignationSource>
  <SanctionsImposed>De-flag|Prohibition of port entry</SanctionsImposed>
  <ShipDetails><Ship>
    <IMONumbers><IMONumber>IMO8628597</IMONumber></IMONumbers>
    <CurrentOwnerOperators><CurrentOwnerOperator>Trendy Sunshine Hong Kong Ltd</CurrentOwnerOperator></CurrentOwnerOperators>
    <PreviousOwnerOperators><PreviousOwnerOperator>Example Shipping</PreviousOwnerOperator></PreviousOwnerOperators>
    <CurrentBelievedFlagOfShips><CurrentBelievedFlagOfShip>St Kitts and Nevis</CurrentBelievedFlagOfShip></CurrentBelievedFlagOfShips>
    <PreviousFlags><PreviousFlag>Togo</PreviousFlag></PreviousFlags>
    <TypeOfShipDetails><TypeOfShip>General cargo</TypeOfShip></TypeOfShipDetails>
    <TonnageOfShipDetails><TonnageOfShip>8343</TonnageOfShip></TonnageOfShipDetails>
    <LengthOfShipDetails><LengthOfShip>118</LengthOfShip></LengthOfShipDetails>
    <YearsBuilt><YearBuilt>1987</YearBuilt></YearsBuilt>
  </Ship></ShipDetails>
</Designation>"""

# The headings of the table of 2026, in its order.
COLUMNS = (
    "Last Updated", "Unique ID", "OFSI Group ID", "UN Reference Number", "Name 6", "Name 1", "Name 2", "Name 3", "Name 4",
    "Name 5", "Name type", "Alias strength", "Title", "Name non-latin script", "Non-latin script type",
    "Non-latin script language", "Regime Name", "Designation Type", "Designation source", "Sanctions Imposed",
    "Other Information", "UK Statement of Reasons", "Address Line 1", "Address Line 2", "Address Line 3", "Address Line 4",
    "Address Line 5", "Address Line 6", "Address Postal Code", "Address Country", "Phone number", "Website",
    "Email address", "Date Designated", "D.O.B", "Nationality(/ies)", "National Identifier number",
    "National Identifier additional information", "Passport number", "Passport additional information", "Position",
    "Gender", "Town of birth", "Country of birth", "Type of entity", "Subsidiaries", "Parent company",
    "Business registration number (s)", "IMO number", "Current owner/operator (s)", "Previous owner/operator (s)",
    "Current believed flag of ship", "Previous flags", "Type of ship", "Tonnage of ship", "Length of ship", "Year Built",
    "Hull identification number (HIN)",
)  # fmt: skip


def xml(*designations: str, generated: str = GENERATED) -> bytes:
    """A whole XML file."""
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<Designations><DateGenerated>{generated}</DateGenerated>\n'
    return (head + "\n".join(designations) + "\n</Designations>").encode()


def row(**said: str) -> dict[str, str]:
    """One row of the table, by the letters and figures of its headings: uniqueid="AFG0001", regimename="…"."""
    short = {"".join(filter(str.isalnum, name.lower())): name for name in COLUMNS}
    return {short[key]: text for key, text in said.items()}


def table(
    rows: Iterable[dict[str, str]], report: str = "Report Date: 13-Feb-2026", columns: Sequence[str] = COLUMNS
) -> list[list[str]]:
    """The table as cells: the line of the date, the headings, the rows."""
    return [[report], list(columns), *([said.get(name, "") for name in columns] for said in rows)]


def as_csv(cells: Iterable[Sequence[str]]) -> bytes:
    """Cells as a CSV file."""
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(cells)
    return text.getvalue().encode()


_ODS = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'


def content(rows: str) -> str:
    """The content of a spreadsheet of one sheet."""
    body = f'<office:body><office:spreadsheet><table:table table:name="UK">{rows}</table:table></office:spreadsheet></office:body>'
    return f'<?xml version="1.0"?><office:document-content {_ODS}>{body}</office:document-content>'


def as_ods(cells: Iterable[Sequence[str]]) -> bytes:
    """Cells as an OpenDocument spreadsheet, with the blank edge that real ones repeat to the end of the sheet."""
    edge = '<table:table-cell table:number-columns-repeated="16326"/>'
    rows = "".join(f"<table:table-row>{''.join(map(_cell, line))}{edge}</table:table-row>" for line in cells)
    blank = f'<table:table-row table:number-rows-repeated="1048000">{edge}</table:table-row>'
    return packed(content(rows + blank))


def _cell(text: str) -> str:
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n")) if text else ""
    return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'


def packed(text: str) -> bytes:
    """A spreadsheet with this content."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        kind = zipfile.ZipInfo("mimetype")
        archive.writestr(kind, "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("styles.xml", "<a/>")
        archive.writestr("content.xml", text)
    return made.getvalue()
