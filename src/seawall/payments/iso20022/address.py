"""ISO 20022 postal addresses, structured, hybrid and unstructured, to one Address each."""

import re

from seawall.entities import Address, Party, Role
from seawall.payments.draft import Draft
from seawall.payments.iso20022.node import Node
from seawall.payments.iso20022.reading import Reading

# Address lines come after the structured parts: they often hold a name that found no room elsewhere.
_STREET = (
    "Dept", "SubDept", "StrtNm", "BldgNb", "BldgNm", "Flr", "UnitNb", "Room", "PstBx", "TwnLctnNm", "AdrLine",
)  # fmt: skip
_CITY, _REGION = ("TwnNm",), ("CtrySubDvsn", "DstrctNm")
_EMPTY = Address()
_COUNTRY_CODE = re.compile(r"[A-Za-z]{2}")


def read_addresses(node: Node, draft: Draft, reading: Reading, name: str = "PstlAdr") -> None:
    """Take all postal addresses below a node. "Care of" names somebody: that becomes a related party."""
    for postal in node.named(name):
        there = postal.names()
        if "CareOf" in there:
            _read_care_of(postal, reading)
        address = _address(postal, there)
        if address != _EMPTY:
            draft.addresses.append(address)


def _read_care_of(postal: Node, reading: Reading) -> None:
    for care_of in postal.named("CareOf"):
        who = " ".join(care_of.take_own().split())
        if who:
            reading.parties.append(Party(Role.RELATED, (who,), place=care_of.place))


def _address(postal: Node, names: frozenset[str]) -> Address:
    country = postal.take("Ctry")
    kind = [text for text in _kind(postal) if text] if "AdrTp" in names else []
    return Address(
        street=_joined(postal, _STREET, names),
        city=_joined(postal, _CITY, names),
        region=_joined(postal, _REGION, names),
        postal_code=postal.take("PstCd"),
        country=country,
        country_code=country.lower() if _COUNTRY_CODE.fullmatch(country) else "",
        note=", ".join(kind),
    )


def _joined(postal: Node, wanted: tuple[str, ...], names: frozenset[str]) -> str:
    if names.isdisjoint(wanted):
        return ""
    return ", ".join([text for name in wanted if name in names for text in postal.take_all(name)])


def _kind(postal: Node) -> list[str]:
    own = ("Id", "Issr", "SchmeNm")
    return [*(postal.take("AdrTp", "Prtry", name) for name in own), postal.take("AdrTp", "Cd"), postal.take("AdrTp")]
