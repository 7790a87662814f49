"""ISO 20022 postal addresses, structured, hybrid and unstructured, to one Address each."""

import re

from seawall.entities import Address, Party, Role
from seawall.payments.draft import Draft
from seawall.payments.iso20022.node import Node
from seawall.payments.iso20022.reading import Reading

_STREET = ("Dept", "SubDept", "StrtNm", "BldgNb", "BldgNm", "Flr", "UnitNb", "Room", "PstBx", "TwnLctnNm")
_COUNTRY_CODE = re.compile(r"[A-Za-z]{2}")


def read_addresses(node: Node, draft: Draft, reading: Reading, name: str = "PstlAdr") -> None:
    """Take all postal addresses below a node. "Care of" names somebody: that becomes a related party."""
    for postal in node.all(name):
        for care_of in postal.all("CareOf"):
            who = " ".join(care_of.take_own().split())
            if who:
                reading.parties.append(Party(Role.RELATED, (who,), place=care_of.place))
        address = _address(postal)
        if address.text or address.note:
            draft.addresses.append(address)


def _address(postal: Node) -> Address:
    country, names = postal.take("Ctry"), postal.names()
    kind = [text for text in _kind(postal) if text] if "AdrTp" in names else []
    # Address lines come after the structured parts: they often hold a name that found no room elsewhere.
    street = [text for name in (*_STREET, "AdrLine") if name in names for text in postal.take_all(name)]
    return Address(
        street=", ".join(street),
        city=", ".join(postal.take_all("TwnNm")),
        region=", ".join(postal.take_all("CtrySubDvsn") + postal.take_all("DstrctNm")),
        postal_code=postal.take("PstCd"),
        country=country,
        country_code=country.lower() if _COUNTRY_CODE.fullmatch(country) else "",
        note=", ".join(kind),
    )


def _kind(postal: Node) -> list[str]:
    own = ("Id", "Issr", "SchmeNm")
    return [*(postal.take("AdrTp", "Prtry", name) for name in own), postal.take("AdrTp", "Cd"), postal.take("AdrTp")]
