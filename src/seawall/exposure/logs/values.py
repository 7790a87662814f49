"""Texts of fields to values: addresses, ports, counts and protocols; what can't be read is a Problem and no value."""

import re
from functools import lru_cache
from ipaddress import AddressValueError, IPv4Address, IPv6Address

from seawall.exposure.logs.clock import Clock
from seawall.exposure.logs.notes import Notes
from seawall.exposure.logs.schema import NOWHERE, Address
from seawall.hosts import bare

# How the formats write that a field is not set.
UNSET = frozenset({"", "-", "(empty)", "N/A", "null"})

# IANA's protocol numbers of what flow logs hold; all others are kept as "ip-<number>".
PROTOCOLS = {
    0: "hopopt", 1: "icmp", 2: "igmp", 4: "ipip", 6: "tcp", 17: "udp", 41: "ipv6", 47: "gre", 50: "esp", 51: "ah",
    58: "icmp6", 88: "eigrp", 89: "ospf", 94: "ipip", 103: "pim", 112: "vrrp", 115: "l2tp", 132: "sctp", 136: "udplite",
}  # fmt: skip
# Other words for the same protocols; a word that is in neither table is kept as it stands, in lower case.
_WORDS = {"ipv6-icmp": "icmp6", "icmpv6": "icmp6", "ipv6icmp": "icmp6", "t": "tcp", "u": "udp"}
_HEXADECIMAL = re.compile(r"0x[0-9A-Fa-f]{1,4}", re.ASCII)
_MOST_PORT = 65_535
_MOST_COUNT = 999_999_999_999_999_999  # 18 digits: what fits into 63 bits whatever they are

NO_ADDRESS = "not an IP address; the record is kept without it"
NO_PORT = "not a port; the record is kept without it"
NO_COUNT = "not a count; the record is kept without it"


@lru_cache(maxsize=1 << 16)
def address_of(text: str) -> Address | None:
    """An address; None where it is none. IPv4 in IPv6's clothes is IPv4; the zone of a link-local address is left out."""
    try:
        if ":" not in text:
            return Address(int(IPv4Address(text)))
        found = bare(IPv6Address(text.partition("%")[0].strip("[]")))
    except (AddressValueError, ValueError):
        return None
    return Address(int(found)) if isinstance(found, IPv4Address) else Address(None, found.packed)


@lru_cache(maxsize=256)
def protocol(text: str) -> str | None:
    """A protocol's word, from its word or IANA number; None: not set."""
    if text in UNSET:
        return None
    if text.isascii() and text.isdecimal() and len(text) <= 3:
        return PROTOCOLS.get(int(text), f"ip-{int(text)}")
    word = text.strip().lower()
    return _WORDS.get(word, word)


def set_text(text: object) -> str | None:
    """Text, or None where the format says that there is none."""
    said = str(text) if text is not None else ""
    return None if said in UNSET else said


def _plain_number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 18 else None


class Cells:
    """Reads the fields of one file; every method takes the line, the field's name as logged and what it says."""

    def __init__(self, notes: Notes, clock: Clock) -> None:
        self.notes = notes
        self.clock = clock

    def address(self, line: int, field: str, said: object) -> Address:
        """An address; NOWHERE where none is set or, with a Problem, where it is none."""
        text = "" if said is None else str(said)
        if text in UNSET:
            return NOWHERE
        found = address_of(text)
        if found is None:
            self.notes.say(line, field, text, NO_ADDRESS)
            return NOWHERE
        return found

    def port(self, line: int, field: str, said: object) -> int | None:
        """A port, 0–65535, also as 0x1bb (argus)."""
        if type(said) is int and 0 <= said <= _MOST_PORT:  # JSON's own numbers are most of all there are
            return said
        text = "" if said is None else str(said)
        if text in UNSET:
            return None
        number = _hexadecimal(text) if text.startswith("0x") else _plain_number(text)
        if number is None or number > _MOST_PORT:
            self.notes.say(line, field, text, NO_PORT)
            return None
        return number

    def count(self, line: int, field: str, said: object) -> int | None:
        """A number of bytes or packets; of text, of a whole number or of a float that is whole."""
        if type(said) is int and 0 <= said <= _MOST_COUNT:
            return said
        if isinstance(said, float) and said.is_integer():
            said = int(said)
        text = "" if said is None else str(said)
        if text in UNSET:
            return None
        number = _plain_number(text)
        if number is None or number > _MOST_COUNT:
            self.notes.say(line, field, text, NO_COUNT)
            return None
        return number


def _hexadecimal(text: str) -> int | None:
    return int(text, 16) if _HEXADECIMAL.fullmatch(text) else None
