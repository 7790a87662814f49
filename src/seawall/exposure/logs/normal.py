"""Names as logs write them to the one form in which they are compared (seawall/hosts.py), and what was wrong with them."""

import re
from collections.abc import Callable, Iterator

from seawall import hosts
from seawall.exposure.logs.limits import MAX_NAME_CHARS
from seawall.exposure.logs.notes import Notes
from seawall.exposure.logs.schema import Kind

# Zeek writes a byte that it will not print as \x and two digits.
_ESCAPED = re.compile(r"(?:\\x[0-9a-fA-F]{2})+")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_SHA1 = re.compile(r"[0-9a-f]{40}")
_MD5 = re.compile(r"[0-9a-f]{32}")

TOO_LONG = f"a name of more than {MAX_NAME_CHARS} characters was cut"
NO_HASH = "not a hash of its kind in hexadecimal; kept as it stands"


def domain(text: str) -> str:
    """A host's name: lower case, punycode, no dot at the end. What punycode can't hold stays in lower case."""
    return hosts.domain(unescaped(text))


def unescaped(text: str) -> str:
    """What Zeek wrote as a backslash, x and two digits made bytes again where they are UTF-8 beyond ASCII; all others stay escapes, for they are no text."""
    return _ESCAPED.sub(_as_text, text) if "\\x" in text else text


def _as_text(found: "re.Match[str]") -> str:
    raw = bytes.fromhex(found[0].replace("\\x", ""))
    try:
        return raw.decode("utf-8") if min(raw) >= 0x80 else found[0]
    except UnicodeDecodeError:
        return found[0]


def host(text: str) -> str:
    """What a Host header or SNI names, without its port."""
    return hosts.host(unescaped(text))


def url(text: str) -> str:
    """A URL with scheme and host in their normal form; its path keeps its case, for that is part of it."""
    return hosts.url(unescaped(text)) or text.strip()


def requested(host: object, path: str | None, written: int | None, to: tuple[object, int | None]) -> list[str]:
    """The URLs by which others may know a request: by its Host header, its path, and the address and port that were called.

    Zeek before 4 and Suricata leave the port out of the host, and malware does in the header itself: where none is written,
    the one that was called gives a second URL. Without a header the address is the host. A proxy is asked for a whole URL.
    """
    if not path or "://" in path.partition("?")[0]:
        return [path] if path else []
    address, called = to
    said = str(host or address or "")
    if not said:
        return []
    place = f"[{said}]" if said.count(":") > 1 and not said.startswith("[") else said
    behind = path if path.startswith("/") else f"/{path}"
    if hosts.parted(place)[1] is not None:
        return [f"http://{place}{behind}"]
    ports = [written] if written is not None else [None, called] if host else [called]
    return [
        f"http://{place}{behind}" if port in {None, 80} else f"http://{place}:{port}{behind}"
        for port in dict.fromkeys(ports)
    ]


def answer(text: str) -> str:
    """An address in its shortest form; IPv4-mapped IPv6 is IPv4."""
    return hosts.address(text) or text.strip().lower()


digest = hosts.digest


def agent(text: str) -> str:
    """A user agent, or the words of an alert, in lower case."""
    return text.strip().lower()


def certified(text: str) -> str:
    """A name in a certificate; one for all names below another (*.example.com) is that name's."""
    return domain(text).removeprefix("*.")


_FORMS: dict[Kind, Callable[[str], str]] = {
    Kind.DNS: domain, Kind.SNI: host, Kind.HOST: host, Kind.URL: url, Kind.JA3: digest, Kind.AGENT: agent, Kind.ANSWER: answer, Kind.ALERT: agent,
    Kind.CERTIFICATE: digest, Kind.CERTIFICATE_SHA1: digest, Kind.CERTIFICATE_MD5: digest, Kind.CERTIFICATE_NAME: certified,
    Kind.FILE: digest, Kind.FILE_SHA1: digest, Kind.FILE_MD5: digest,
}  # fmt: skip
_HASHES = {
    Kind.CERTIFICATE: _SHA256, Kind.CERTIFICATE_SHA1: _SHA1, Kind.CERTIFICATE_MD5: _MD5, Kind.JA3: _MD5,
    Kind.FILE: _SHA256, Kind.FILE_SHA1: _SHA1, Kind.FILE_MD5: _MD5,
}  # fmt: skip


def named(kind: Kind, text: str, line: int, notes: Notes) -> Iterator[tuple[str, str | None]]:
    """The value and, where it differs, the raw text of one name; nothing where there is nothing."""
    if len(text) > MAX_NAME_CHARS:
        notes.say(line, kind, text[:80], TOO_LONG)
        text = text[:MAX_NAME_CHARS]
    value = _FORMS[kind](text)
    if kind in _HASHES and not _HASHES[kind].fullmatch(value):
        notes.say(line, kind, text, NO_HASH)
    if value:
        yield value, None if value == text else text
