"""Indicators as people write them to the one form in which they are compared, or a reason why they are none."""

import ipaddress
import re
from dataclasses import dataclass

from seawall import hosts
from seawall.claims.indicator import IndicatorKind as Kind

# No browser sends a longer URL, no publisher prints one; it bounds what the patterns below have to do.
MAX_CHARS = 2_048
# RFC 1035, 2.3.4.
_MAX_NAME, _MAX_LABEL = 253, 63
# A network wider than any allocation is a mistake, and would meet every flow: /8 is the largest that a registry gave, /19
# of IPv6 the largest allocation known.
_WIDEST = {4: 8, 6: 19}
_MAX_PORT = 65_535
# What publishers put in place of a dot, a colon or an @ so that nobody clicks.
_DEFANGED = (
    (re.compile(r"\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\)|\{dot\}|\\\.|\[\.|\.\](?=\w)", re.IGNORECASE), "."),
    (re.compile(r"\[:\]|\(:\)"), ":"),
    (re.compile(r"\[://\]|\[:/{2}|:\[//\]"), "://"),
    (re.compile(r"\[/\]"), "/"),
    (re.compile(r"\[@\]|\[at\]|\(at\)", re.IGNORECASE), "@"),
    (re.compile(r"^[hm][xt*]{2}p(s?)(?=:)", re.IGNORECASE), r"http\1"),
    (re.compile(r"^fxp(s?)(?=:)", re.IGNORECASE), r"ftp\1"),
)
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,15}://", re.IGNORECASE)
_HEX = re.compile(r"[0-9a-f]+", re.IGNORECASE)
_QUAD = re.compile(r"\d{1,9}(?:\.\d{1,9}){3}")
_WITH_PORT = re.compile(r"(?P<host>\[[0-9a-fA-F:.]+\]|[^:/\s]+):(?P<port>\d{1,5})")
_OF_LENGTH = {
    32: (Kind.FILE_MD5, Kind.JA3, Kind.CERTIFICATE_MD5), 40: (Kind.FILE_SHA1, Kind.CERTIFICATE_SHA1), 64: (Kind.FILE, Kind.CERTIFICATE),
}  # fmt: skip
_HASHES = {kind: length for length, kinds in _OF_LENGTH.items() for kind in kinds}
_NAMES = frozenset({Kind.DOMAIN, Kind.SUFFIX, Kind.CERTIFICATE_NAME})


@dataclass(frozen=True, slots=True)
class Normal:
    """An indicator in its normal form.

    port      where one was written behind it
    rest      a path that stood behind a host without a scheme, which the value does not hold: "/asdfa.a"
    defanged  it was written so that nobody clicks on it: its author took it for an indicator
    """

    value: str
    kind: Kind
    port: int | None = None
    rest: str = ""
    defanged: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """A text that is no indicator, and why, in one sentence."""

    said: str
    why: str


def refanged(text: str) -> str:
    """The text with dots, colons and schemes put back: hxxps://example[.]com is https://example.com."""
    stripped = text.strip()
    for pattern, plain in _DEFANGED:
        stripped = pattern.sub(plain, stripped)
    return stripped


def normal(text: str, kind: Kind | None = None) -> Normal | Refused:
    """The normal form of one indicator; kind is what its source says it is, None where it says nothing.

    Addresses that belong to nobody in public (private, loopback, documentation, multicast) are refused: they mean
    another thing in every network. 64 hexadecimal digits of which nothing is said are a file's hash, 32 a file's MD5.
    """
    said = text.strip()
    if len(said) > MAX_CHARS:
        return Refused(said, f"longer than {MAX_CHARS:,} characters: no indicator is")
    if not said or any(sign.isspace() or not sign.isprintable() for sign in said):
        return Refused(said, "empty" if not said else "blanks or control characters stand in it")
    plain = refanged(said)
    found = _read(plain, kind)
    if isinstance(found, Refused):
        return Refused(said, found.why)
    if kind is not None and found.kind is not kind and not _fits(found.kind, kind):
        return Refused(said, f"said to be a {kind}, and reads as a {found.kind}")
    named = kind if kind in (Kind.SUFFIX, Kind.CERTIFICATE_NAME) else found.kind
    return Normal(found.value, named, found.port, found.rest, plain != said)


def _fits(found: Kind, said: Kind) -> bool:
    """Whether one form serves both: names of all kinds, and an address where a network was announced or the reverse."""
    return {found, said} <= _NAMES or {found, said} == {Kind.IP, Kind.NETWORK}


def _read(text: str, kind: Kind | None) -> Normal | Refused:
    if kind in _HASHES or (kind is None and len(text) in _OF_LENGTH and _HEX.fullmatch(text)):
        return _hash(text, kind)
    if _SCHEME.match(text):
        return _url(text)
    if kind is Kind.URL:
        return Refused(text, "no URL: it has no scheme")
    host, slash, path = text.partition("/")
    if slash and not (path.isdigit() and len(path) <= 3):
        return _with_path(host, path)
    if slash:
        return _network(text)
    return _host(text)


def _hash(said: str, kind: Kind | None) -> Normal | Refused:
    text = hosts.digest(said)
    if not _HEX.fullmatch(text):
        return Refused(text, "no hash: other signs than hexadecimal digits stand in it")
    known = _OF_LENGTH.get(len(text), ())
    if kind is not None and kind not in known:
        return Refused(text, f"no {kind}: it has {len(text)} digits, not {_HASHES[kind]}")
    return Normal(text, kind or known[0])


def _with_path(host: str, path: str) -> Normal | Refused:
    found = _host(host)
    if isinstance(found, Refused):
        return Refused(f"{host}/{path}", f"what stands before the path is no host: {found.why}")
    return Normal(found.value, found.kind, found.port, f"/{path}" if path else "")


def _host(text: str) -> Normal | Refused:
    """An address or a name, with or without a port."""
    port = None
    if found := _WITH_PORT.fullmatch(text):
        text, port = found["host"].strip("[]"), int(found["port"])
        if port > _MAX_PORT:
            return Refused(text, f"{port} is no port")
    read = _address(text) if ":" in text or _QUAD.fullmatch(text) else _name(text)
    return read if isinstance(read, Refused) else Normal(read.value, read.kind, port)


def _address(text: str) -> Normal | Refused:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return Refused(text, "no address: a part is missing, too large, or begins with a zero")
    if isinstance(address, ipaddress.IPv6Address) and address.scope_id:
        return Refused(text, "an address of one link only")
    address = hosts.bare(address)
    why = _nobodys(address)
    return Refused(text, why) if why else Normal(hosts.address(text), Kind.IP)


def _nobodys(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> str:
    """Why an address belongs to nobody in public; empty where it does (IANA's special-purpose registries)."""
    for is_so, why in (
        (address.is_loopback, "a loopback address"),
        (address.is_link_local, "a link-local address"),
        (address.is_multicast, "a multicast address"),
        (address.is_private, "a private or documentation address: it means another host in every network"),
        (address.is_reserved or address.is_unspecified, "a reserved address"),
        (not address.is_global, "an address that is not reachable in public"),
    ):
        if is_so:
            return why
    return ""


def _network(text: str) -> Normal | Refused:
    try:
        network = ipaddress.ip_network(text, strict=True)
    except ValueError:
        return Refused(text, "no network: its address has bits behind the mask, or it is none at all")
    first = hosts.bare(network.network_address)
    if first.version < network.version and network.prefixlen >= 96:
        network = ipaddress.IPv4Network((str(first), network.prefixlen - 96))
    why = _nobodys(network.network_address) or _nobodys(network.broadcast_address)
    if why:
        return Refused(text, why)
    if network.prefixlen < _WIDEST[network.version]:
        return Refused(text, f"wider than /{_WIDEST[network.version]}: no party has so much")
    if network.prefixlen == network.max_prefixlen:
        return Normal(str(network.network_address), Kind.IP)
    return Normal(str(network), Kind.NETWORK)


def _name(text: str) -> Normal | Refused:
    """A domain name: lower case, punycode, no dot at its end; "*." or a dot before it means all below it too."""
    below = text.startswith(("*.", "."))
    bare = text.removeprefix("*").removeprefix(".").removesuffix(".")
    if not bare.isascii():
        bare = hosts.in_ascii(bare) if len(bare) <= _MAX_NAME else ""
    labels = bare.lower().split(".")
    if not bare or len(bare) > _MAX_NAME or len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels):
        return Refused(text, "no domain name by RFC 1035")
    if labels[-1].isdigit() or "_" in labels[-1]:
        return Refused(text, "no domain name: its last label is a number or has an underscore")
    return Normal(".".join(labels), Kind.SUFFIX if below else Kind.DOMAIN)


def _url(text: str) -> Normal | Refused:
    """A URL: scheme and host in lower case, no default port, no fragment, percent signs with capital digits."""
    parts = hosts.split_url(text)
    if parts is None:
        return Refused(text, "no URL")
    if parts.has_user:
        return Refused(text, "a URL with a user name, which hides its host")
    if (parts.port or 0) > _MAX_PORT:
        return Refused(text, f"{parts.port} is no port")
    bare = parts.place[1:-1] if parts.place.startswith("[") and parts.place.endswith("]") else parts.place
    found = _host(bare)
    if isinstance(found, Refused):
        return Refused(text, f"a URL whose host is none: {found.why}")
    if found.kind is Kind.SUFFIX or found.port is not None:
        return Refused(text, "a URL whose host is none: it is many names, or two ports stand behind it")
    return Normal(parts.at(found.value), Kind.URL)
