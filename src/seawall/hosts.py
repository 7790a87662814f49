"""Names, addresses, URLs and hashes of networks in the one form in which they are compared, whoever wrote them.

A claim and a log write the same thing in many ways: capitals, a dot at the end, a script of its own or Punycode, IPv4 inside
IPv6, a port that goes without saying. Both take their forms from here, so that they can't come to differ. Nothing is judged
here: whether a text is an indicator its reader says.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final

import icu

# The upper 96 bits of an IPv6 address that holds an IPv4 one in the others: mapped (RFC 4291, 2.5.5.2), and as hosts of a network
# with IPv6 alone call it through a translator (NAT64's well-known prefix 64:ff9b::/96, RFC 6052, 2.1).
CLOTHED: Final = frozenset({0xFFFF, 0x0064FF9B << 64})
# Blanks of every script, and the dot of the root of all names: what may stand behind a name without being part of it.
_ENDS = "." + "".join(sign for sign in map(chr, range(0x3001)) if sign.isspace())
# UTS 46 maps the wide forms of these to the plain ones: what stood in a name would then end it, and lead elsewhere.
_BREAKS = re.compile(r"[\s/?#@:%\\\[\]]")
# UTS 46 without transition, as browsers look names up today.
_IDNA = icu.IDNA(icu.IDNA.CHECK_NONTRANSITIONAL_TO_ASCII)
_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,15})://([^/?#]*)([^?#]*)(\?[^#]*)?(?:#.*)?", re.DOTALL)
_PORTED = re.compile(r"(.*):([0-9]{1,5})", re.DOTALL)
_DEFAULT_PORTS = {"http": 80, "https": 443, "ftp": 21}
_PERCENT = re.compile(r"%[0-9a-fA-F]{2}")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


@lru_cache(maxsize=1 << 16)
def domain(text: str) -> str:
    """A name: lower case, Punycode, no dot at its end. What Punycode can't hold stays in lower case."""
    said = text.strip().rstrip(_ENDS)
    if said.isascii():
        return said.lower()
    # Not lowered before: Python's lower case of a final sigma is another letter than UTS 46's.
    lowered = said.lower()
    return in_ascii(said) or in_ascii(lowered) or lowered


def in_ascii(text: str) -> str:
    """A name in Punycode, lower case, no dot at its end; empty where it has none."""
    made = str(_IDNA.nameToASCII(text, icu.IDNAInfo())).rstrip(".").lower()
    return made if made.isascii() and not _BREAKS.search(made) else ""


def address(text: str) -> str:
    """An address in its shortest form, IPv4 inside IPv6 as IPv4; empty where the text is none."""
    try:
        return str(bare(ip_address(text.strip())))
    except ValueError:
        return ""


def bare(found: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """An address, of one that holds an IPv4 address that one."""
    is_clothed = isinstance(found, IPv6Address) and int(found) >> 32 in CLOTHED
    return IPv4Address(int(found) & 0xFFFFFFFF) if is_clothed else found


def host(text: str) -> str:
    """A name or an address, as a Host header, SNI or URL writes it, without its port."""
    return _host(parted(text.strip())[0])


def parted(text: str) -> tuple[str, int | None]:
    """A host and its port, None where none is written. An IPv6 address without brackets has no port."""
    found = _PORTED.fullmatch(text)
    if found is None or (":" in found[1] and not (found[1].startswith("[") and found[1].endswith("]"))):
        return text, None
    return found[1], int(found[2])


@dataclass(frozen=True, slots=True)
class Url:
    """The parts of a URL: place is the host as it was written, port one that the scheme does not already mean.

    rest      path and query: a slash at least, percent signs with capital digits, letters beyond ASCII as their UTF-8
    has_user  a user name stood before the host, which no part holds
    """

    scheme: str
    place: str
    port: int | None
    rest: str
    has_user: bool = False

    def at(self, host: str) -> str:
        """The URL with this host, in its normal form."""
        shown = f"[{host}]" if ":" in host and not host.startswith("[") and address(host) else host
        behind = "" if self.port is None else f":{self.port}"
        return f"{self.scheme}://{shown}{behind}{self.rest}"


def split_url(text: str) -> Url | None:
    """The parts of a URL; None where the text is none. What stands behind # is never sent, and is no part."""
    found = _URL.fullmatch(text.strip())
    if found is None:
        return None
    scheme, before, path, query = found[1].lower(), found[2], found[3], found[4] or ""
    _, at, place = before.rpartition("@")
    place, port = parted(place)
    usual = port is not None and port == _DEFAULT_PORTS.get(scheme)
    rest = (_sent(path or "/") + _sent(query)).rstrip()
    return Url(scheme, place, None if usual else port, rest, bool(at))


def url(text: str) -> str:
    """A URL in its normal form; empty where the text is none. A user name before the host is left out."""
    parts = split_url(text)
    return parts.at(_host(parts.place)) if parts else ""


def digest(text: str) -> str:
    """A hash in lower hexadecimal, without the colons that Suricata and certificates write."""
    return text.strip().replace(":", "").lower()


def _host(place: str) -> str:
    bare = place[1:-1] if place.startswith("[") and place.endswith("]") else place
    return address(bare) or (place.lower() if bare != place else domain(place))


def _sent(part: str) -> str:
    """A path or query as it is sent: its letters keep their case, for that is part of it."""
    plain = _BEYOND_ASCII.sub(_as_utf8, part)
    return _PERCENT.sub(lambda sign: sign[0].upper(), plain)


def _as_utf8(found: "re.Match[str]") -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "surrogatepass"))
