"""OFAC's legacy XML (SDN.XML, CONSOLIDATED.XML) to records that say what the file said, nothing more.

https://ofac.treasury.gov/media/1526/download (sdn.xsd)
"""

from dataclasses import dataclass

from seawall.lists.draft import Leftover
from seawall.lists.fields import Fields
from seawall.records import XmlElement

# Known, and of no use to screening: "parent/child" with the reason why it is left.
UNUSED = {
    "aka/uid": "a key inside OFAC's database",
    "address/uid": "a key inside OFAC's database",
    "id/uid": "a key inside OFAC's database",
    "nationality/uid": "a key inside OFAC's database",
    "citizenship/uid": "a key inside OFAC's database",
    "dateOfBirthItem/uid": "a key inside OFAC's database",
    "placeOfBirthItem/uid": "a key inside OFAC's database",
    "nationality/mainEntry": "an alternate is screened as the first one is",
    "citizenship/mainEntry": "an alternate is screened as the first one is",
    "dateOfBirthItem/mainEntry": "an alternate is screened as the first one is",
    "placeOfBirthItem/mainEntry": "an alternate is screened as the first one is",
}

# vesselInfo's element names with the labels that OFAC gives the same things in its CSV and ENHANCED files.
VESSEL_LABELS = {
    "callSign": "Vessel Call Sign",
    "vesselType": "Vessel Type",
    "vesselFlag": "Vessel Flag",
    "vesselOwner": "Vessel Owner",
    "tonnage": "Vessel Tonnage",
    "grossRegisteredTonnage": "Vessel Gross Registered Tonnage",
}


@dataclass(frozen=True, slots=True)
class NameRecord:
    """A name in two halves; an organisation has only the last one. kind and category are empty on the primary name."""

    last: str
    first: str
    kind: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class AddressRecord:
    """One address, line by line."""

    lines: tuple[str, str, str]
    city: str
    region: str
    postal_code: str
    country: str


@dataclass(frozen=True, slots=True)
class IdRecord:
    """One <id>: a document, but also every other feature, told apart by its label only."""

    label: str
    value: str
    country: str
    issued: str
    expires: str


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """One <sdnEntry>, whole; vessel holds (label, value)."""

    uid: str
    name: NameRecord
    title: str
    entry_type: str
    remarks: str
    programmes: tuple[str, ...]
    aliases: tuple[NameRecord, ...]
    addresses: tuple[AddressRecord, ...]
    ids: tuple[IdRecord, ...]
    nationalities: tuple[str, ...]
    citizenships: tuple[str, ...]
    birth_dates: tuple[str, ...]
    birth_places: tuple[str, ...]
    vessel: tuple[tuple[str, str], ...]
    leftovers: tuple[Leftover, ...]


def read_entry(xml: XmlElement) -> EntryRecord:
    """Take one <sdnEntry> apart; what this reader doesn't know stands in `leftovers`."""
    entry = Fields(xml)
    return EntryRecord(
        uid=entry.text("uid"),
        name=NameRecord(entry.text("lastName"), entry.text("firstName")),
        title=entry.text("title"),
        entry_type=entry.text("sdnType"),
        remarks=entry.text("remarks"),
        programmes=tuple(entry.texts("programList", "program")),
        aliases=tuple(_alias(item) for item in entry.each("akaList", "aka")),
        addresses=tuple(_address(item) for item in entry.each("addressList", "address")),
        ids=tuple(_id(item) for item in entry.each("idList", "id")),
        nationalities=_texts(entry, "nationalityList", "nationality", "country"),
        citizenships=_texts(entry, "citizenshipList", "citizenship", "country"),
        birth_dates=_texts(entry, "dateOfBirthList", "dateOfBirthItem", "dateOfBirth"),
        birth_places=_texts(entry, "placeOfBirthList", "placeOfBirthItem", "placeOfBirth"),
        vessel=_vessel(entry.one("vesselInfo")),
        leftovers=entry.leftovers(UNUSED),
    )


def _texts(entry: Fields, wrapper: str, item: str, name: str) -> tuple[str, ...]:
    return tuple(text for found in entry.each(wrapper, item) if (text := found.text(name)))


def _alias(aka: Fields) -> NameRecord:
    return NameRecord(aka.text("lastName"), aka.text("firstName"), aka.text("type"), aka.text("category"))


def _address(address: Fields) -> AddressRecord:
    return AddressRecord(
        lines=(address.text("address1"), address.text("address2"), address.text("address3")),
        city=address.text("city"),
        region=address.text("stateOrProvince"),
        postal_code=address.text("postalCode"),
        country=address.text("country"),
    )


def _id(item: Fields) -> IdRecord:
    return IdRecord(
        label=item.text("idType"),
        value=item.text("idNumber"),
        country=item.text("idCountry"),
        issued=item.text("issueDate"),
        expires=item.text("expirationDate"),
    )


def _vessel(vessel: Fields | None) -> tuple[tuple[str, str], ...]:
    if vessel is None:
        return ()
    return tuple((label, text) for name, label in VESSEL_LABELS.items() if (text := vessel.text(name)))
