"""Where a name leads to, judged once: a client asks the address that was looked up, and nothing inside one's own network.

The rules are those of the signed messages (fetch/hook.py): a name that is answered otherwise a moment later leads nowhere else.
"""

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urlsplit, urlunsplit

from seawall.errors import FetchFailed
from seawall.fetch.hook import is_outside
from seawall.fetch.part import bare

# From a host and a port to its addresses.
LookUp: TypeAlias = Callable[[str, int], Sequence[str]]
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Way:
    """How a URL is asked for: the URL that is connected to, and the name that the server and its certificate are held to."""

    url: str
    name: str = ""
    place: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """The header that names the host, where the URL doesn't."""
        return {"host": self.place} if self.place else {}

    @property
    def extensions(self) -> dict[str, str]:
        """What httpx takes for the name in the certificate."""
        return {"sni_hostname": self.name} if self.name else {}


def look_up(host: str, port: int) -> Sequence[str]:
    """The addresses of a host by the system's own resolver."""
    return [str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def judged(url: str, find: LookUp, *, is_private: bool = False) -> str:
    """The address of a URL's host. FetchFailed where it has none, or any of them is inside and that was not allowed."""
    parts = urlsplit(url)
    try:
        found = find(parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0))
    except (OSError, UnicodeError) as error:
        raise FetchFailed(f"{bare(url)} has no address: {error}") from error
    if not found:
        raise FetchFailed(f"{bare(url)} has no address")
    inside = [address for address in found if not is_outside(address)]
    if inside and not is_private:
        raise FetchFailed(
            f"{bare(url)} leads to {inside[0]}, which is no address of the public internet; private = true in its settings allows it"
        )
    return found[0]


def way(url: str, address: str) -> Way:
    """The way to a URL by an address that was judged; without one (a proxy looks names up by itself) by its own name."""
    if not address:
        return Way(url)
    parts = urlsplit(url)
    literal = f"[{address}]" if ":" in address else address
    port = f":{parts.port}" if parts.port else ""
    return Way(
        urlunsplit((parts.scheme, f"{literal}{port}", parts.path, parts.query, "")), parts.hostname or "", parts.netloc
    )
