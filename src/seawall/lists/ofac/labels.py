"""OFAC's own labels – of document types and features, as Remarks and XML spell them – and what each becomes here.

Sources: the reference values of CONS_ENHANCED.XML (2025-03-28, all its 105 document types), CONS_ADVANCED.XML (2020), and
all Remarks of SDN.CSV 2021–2024 and CONS_PRIM.CSV 2025. A label is matched exactly, longest first, never nearly.
"""

import re
from dataclasses import dataclass
from enum import StrEnum, auto

from seawall.entities import IdentifierKind


class Use(StrEnum):
    """What a labelled value becomes in an Entity."""

    IDENTIFIER = auto()
    WALLET = auto()  # an identifier whose label carries the currency
    BIRTH_DATE = auto()
    BIRTH_PLACE = auto()
    NATIONALITY = auto()
    CITIZENSHIP = auto()
    REGISTERED_IN = auto()  # an organisation's nationality: goes to nationalities, and to facts under its own label
    GENDER = auto()
    TITLE = auto()
    LINK = auto()
    FACT = auto()


@dataclass(frozen=True, slots=True)
class Label:
    """One label exactly as OFAC writes it; kind is set for identifiers, currency for wallets whose label was read."""

    text: str
    use: Use
    kind: IdentifierKind | None = None
    currency: str = ""


_IDENTIFIERS: dict[IdentifierKind, tuple[str, ...]] = {
    IdentifierKind.PASSPORT: (
        "Passport",
        "Diplomatic Passport",
        "British National Overseas Passport",
        "Stateless Person Passport",
        "Travel Document Number",
    ),
    IdentifierKind.NATIONAL_ID: (
        "Bosnian Personal ID No.",
        "C.I.N.",
        "C.U.I.",
        "C.U.I.P.",
        "C.U.R.P.",
        "CNP (Personal Numerical Code)",
        "Cedula No.",
        "Citizen's Card Number",
        "Credencial electoral",
        "D.N.I.",
        "Electoral Registry No.",
        "I.F.E.",
        "Identification Number",
        "Kenyan ID No.",
        "LE Number",
        "Moroccan Personal ID No.",
        "N.I.E.",
        "National Foreign ID Number",
        "National ID No.",
        "National ID No.:",
        "Numero de Identidad",
        "Personal ID Card",
        "Refugee ID Card",
        "Residency Number",
        "Romanian Permanent Resident",
        "SSN",
        "Stateless Person ID Card",
        "Tazkira National ID Card",
        "Turkish Identification Number",
        "UAE Identification",
    ),
    IdentifierKind.TAX_ID: (
        "C.I.F.",
        "C.U.I.T.",
        "Fiscal Code",
        "Italian Fiscal Code",
        "Italian Fiscal Code:",
        "N.I.F.",
        "NIT #",
        "Numero Unico de Identificacao Tributaria (NUIT)",
        "Paraguayan tax identification number",
        "R.F.C.",
        "RFC",
        "RIF #",
        "RSIN",
        "RTN",
        "RUC #",
        "Romanian Tax Registration",
        "Tax ID No.",
        "US FEIN",
        "V.A.T. Number",
    ),
    IdentifierKind.REGISTRATION: (
        "Afghan Money Service Provider License Number",
        "Branch Unit Number",
        "Business Number",
        "Business Registration Document #",
        "Business Registration Number",
        "C.R. No.",
        "Central Registration System Number",
        "Certificate of Incorporation Number",
        "Chamber of Commerce Number",
        "Commercial Registry Number",
        "Company ID: No.",
        "Company Number",
        "Dubai Chamber of Commerce Membership No.",
        "Economic Register Number (CBLS)",
        "Enterprise Number",
        "File Number",
        "Folio Mercantil No.",
        "Government Gazette Number",
        "Istanbul Chamber of Comm. No.",
        "Legal Entity Number",
        "MSB Registration Number",
        "Matricula Mercantil No",
        "Organization Code",
        "Public Registration Number",
        "Registered Charity No.",
        "Registration Certificate Number (Dubai)",
        "Registration ID",
        "Registration Number",
        "Romanian C.R.",
        "Russian State Individual Business Registration Number Pattern (OGRNIP)",
        "Trade License No.",
        "UK Company Number",
    ),
    IdentifierKind.USCC: ("Unified Social Credit Code (USCC)", "United Social Credit Code Certificate (USCCC)"),
    IdentifierKind.BIC: ("SWIFT/BIC",),
    IdentifierKind.ISIN: ("ISIN",),
    IdentifierKind.TICKER: ("Equity Ticker", "MICEX Code"),
    IdentifierKind.DUNS: ("D-U-N-S Number",),
    IdentifierKind.IMO: ("IMO",),
    IdentifierKind.MMSI: ("MMSI",),
    IdentifierKind.CALL_SIGN: ("Vessel Call Sign", "VESSEL CALL SIGN", "Other Vessel Call Sign"),
    IdentifierKind.VESSEL_REGISTRATION: ("Vessel Registration Identification",),
    IdentifierKind.AIRCRAFT_TAIL: ("Aircraft Tail Number", "Previous Aircraft Tail Number"),
    IdentifierKind.AIRCRAFT_SERIAL: (
        "Aircraft Construction Number (also called L/N or S/N or F/N)",
        "Aircraft Manufacturer's Serial Number (MSN)",
        "Aircraft Serial Identification",
    ),
    IdentifierKind.AIRCRAFT_MODE_S: ("Aircraft Mode S Transponder Code",),
    IdentifierKind.WEBSITE: ("Website", "Website:"),
    IdentifierKind.EMAIL: ("Email Address", "Email", "Email:", "EMAIL"),
    IdentifierKind.PHONE: (
        "Phone Number",
        "Phone No.",
        "PHONE",
        "Telephone",
        "Telephone:",
        "Telephone No.",
        "Telephone Number:",
        "Fax",
        "Fax:",
        "Fax No.",
        "FAX",
    ),
    IdentifierKind.OTHER: (
        "BIK (RU)",  # the Bank of Russia's code of a bank
        "Birth Certificate Number",
        "Cartilla de Servicio Militar Nacional",
        "Chinese Commercial Code",  # the telegraph code of a name's characters
        "Driver's License No.",
        "Global Intermediary Identification Number",
        "Immigration No.",
        "License",
        "Military Registration Number",
        "Permit Number",
        "Pilot License Number",
        "Public Security and Immigration No.",
        "SRE Permit No.",
        "Seafarer's Identification Document",
        "Serial No.",
        "Tourism License No.",
        "Tarjeta Profesional",
        "Trademark number",
        "VisaNumberID",
    ),
}  # fmt: skip

_OTHER_USES: dict[Use, tuple[str, ...]] = {
    Use.BIRTH_DATE: ("DOB", "DOB:", "Birthdate"),
    Use.BIRTH_PLACE: ("POB", "POB:", "Place of Birth"),
    Use.NATIONALITY: ("nationality", "nationality:", "Nationality Country"),
    Use.CITIZENSHIP: ("citizen", "Citizenship Country"),
    Use.REGISTERED_IN: ("Nationality of Registration", "Registration Country"),
    Use.GENDER: ("Gender",),
    Use.TITLE: ("Title", "TITLE"),
    Use.LINK: ("Linked To:",),
}

# The features that change what a US person may do (facts: rules §2.2) stand here with the merely descriptive ones:
# both stay in OFAC's own words. Policy reads them by these labels.
_FACTS: tuple[str, ...] = (
    "Additional Program Tags -",
    "Additional Sanctions Information -",
    "Aircraft Manufacture Date",
    "Aircraft Model",
    "Aircraft Operator",
    "CAATSA Section 235 Information:",
    "Effective Date (CMIC)",
    "Effective Date (EO 14014 Directive 1):",
    "Effective Date (EO 14024 Directive 1a):",
    "Effective Date (EO 14024 Directive 2):",
    "Effective Date (EO 14024 Directive 3):",
    "Effective Date (EO 14024 Directive 4):",
    "Executive Order 13662 Directive Determination -",
    "Executive Order 13846 information:",
    "Executive Order 14014 Directive Information:",
    "Executive Order 14024 Directive Information",
    "Executive Order 14024 Directive Information -",
    "Executive Order 14059 information:",
    "Former Vessel Flag",
    "IFCA Determination -",
    "Issuer Name",
    "Listing Date (CMIC)",
    "Listing Date (EO 14014 Directive 1):",
    "Listing Date (EO 14024 Directive 1a):",
    "Listing Date (EO 14024 Directive 2):",
    "Listing Date (EO 14024 Directive 3)",  # so on some entries of 2022, without a date
    "Listing Date (EO 14024 Directive 3):",
    "Listing Date (EO 14024 Directive 4):",
    "Location",
    "Organization Established Date",
    "Organization Type:",
    "Other Vessel Flag",
    "Other Vessel Type",
    "PAIPA Information:",
    "PEESA Information:",
    "Purchase/Sales For Divestment Date (CMIC)",
    "Secondary sanctions risk:",
    "TELEX",
    "TGMS",  # a bank's telegraphic address
    "Target Type",
    "Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions:",
    "Vessel Flag",
    "Vessel Gross Registered Tonnage",
    "Vessel Gross Tonnage",
    "Vessel Owner",
    "Vessel Tonnage",
    "Vessel Type",
    "Vessel Year of Build",
    "UN/LOCODE",  # of a listed port
    "VESSEL FLAG",
    "VESSEL TYPE",
)  # fmt: skip

_WALLET = Label("Digital Currency Address -", Use.WALLET, IdentifierKind.WALLET)
_CURRENCY = re.compile(r"Digital Currency Address - ?(?P<currency>[A-Z0-9]{2,10})\b")

LABELS: tuple[Label, ...] = (
    *(Label(text, Use.IDENTIFIER, kind) for kind, texts in _IDENTIFIERS.items() for text in texts),
    *(Label(text, use) for use, texts in _OTHER_USES.items() for text in texts),
    *(Label(text, Use.FACT) for text in _FACTS),
    _WALLET,
)
_BY_TEXT = {label.text: label for label in LABELS}
_LENGTHS = tuple(sorted({len(text) for text in _BY_TEXT}, reverse=True))


def label_named(text: str) -> Label | None:
    """The label that is exactly this text (surrounding blanks apart), as an XML format gives it; None if unknown."""
    stripped = text.strip()
    found = _CURRENCY.fullmatch(stripped)
    return _wallet(found["currency"]) if found else _BY_TEXT.get(stripped)


def label_starting(text: str) -> tuple[Label, str] | None:
    """The longest label that a piece of Remarks opens with, and what follows it; None where no label does.

    A label ends at a blank, at the end, or with its own colon or dash: "Passportless" opens with none.
    """
    found = _CURRENCY.match(text)
    if found:
        return _wallet(found["currency"]), text[found.end() :].strip()
    for length in _LENGTHS:
        label = _BY_TEXT.get(text[:length])
        if label and (text[length : length + 1] in ("", " ") or label.text.endswith(":")):
            return label, text[length:].strip()
    return None


def _wallet(currency: str) -> Label:
    return Label(f"{_WALLET.text} {currency}", Use.WALLET, IdentifierKind.WALLET, currency)


# A number that says its own scheme goes by that, whatever document it stands under: IMO numbers of ships and of companies
# stand under three labels, LEIs under "Legal Entity Number" beside Dutch registration numbers. A bare number of seven
# digits on a vessel's registration is an IMO number that lost its prefix.
_SCHEMES: tuple[tuple[str, re.Pattern[str], IdentifierKind], ...] = (
    ("", re.compile(r"IMO\s*\d+"), IdentifierKind.IMO),
    ("Vessel Registration Identification", re.compile(r"\d{7}"), IdentifierKind.IMO),
    ("Legal Entity Number", re.compile(r"[0-9A-Z]{18}\d{2}"), IdentifierKind.LEI),
)


def identifier_kind(label: Label, value: str) -> IdentifierKind:
    """The kind of one identifier: its label's, unless the value itself says its scheme ("IMO 9187629", an LEI)."""
    for text, pattern, kind in _SCHEMES:
        if text in ("", label.text) and pattern.fullmatch(value.strip()):
            return kind
    return label.kind or IdentifierKind.OTHER
