"""Identifiers and addresses: the values that parties and listed entities share."""

from dataclasses import dataclass
from enum import StrEnum

from seawall.entities.dates import PartialDate


class IdentifierKind(StrEnum):
    """What an identifier is; `label` on the Identifier keeps the source's own word for it."""

    PASSPORT = "passport"
    NATIONAL_ID = "national-id"  # cédula, identity card, CURP, DNI, SSN and their like
    TAX_ID = "tax-id"
    REGISTRATION = "registration"  # company, business, commercial register
    USCC = "uscc"  # Unified Social Credit Code, GB 32100-2015
    LEI = "lei"
    BIC = "bic"
    ISIN = "isin"
    TICKER = "ticker"
    DUNS = "duns"
    IMO = "imo"
    MMSI = "mmsi"
    CALL_SIGN = "call-sign"
    VESSEL_REGISTRATION = "vessel-registration"
    AIRCRAFT_TAIL = "aircraft-tail"
    AIRCRAFT_SERIAL = "aircraft-serial"
    AIRCRAFT_MODE_S = "aircraft-mode-s"
    WEBSITE = "website"
    EMAIL = "email"
    PHONE = "phone"
    WALLET = "wallet"
    ACCOUNT = "account"  # IBAN or account number
    OTHER = "other"  # a document whose kind Seawall has no word for: licence, birth certificate, seafarer's book …


@dataclass(frozen=True, slots=True)
class Identifier:
    """One identifier as its source wrote it.

    label is the source's own word ("Tax ID No."); country the country of issue as the source wrote it;
    currency is the wallet's label ("XBT"), which does not take part in matching (facts: labels are unreliable).
    """

    kind: IdentifierKind
    value: str
    label: str = ""
    country: str = ""
    currency: str = ""
    issued: PartialDate | None = None
    expires: PartialDate | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """One address as its source wrote it; every field may be empty, but never all of them.

    country is the country as written, country_code its ISO 3166-1 alpha-2 code in lower case where it is known.
    """

    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    country_code: str = ""
    note: str = ""

    @property
    def text(self) -> str:
        """The address in one line."""
        return ", ".join(part for part in (self.street, self.city, self.region, self.postal_code, self.country) if part)
