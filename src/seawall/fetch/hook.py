"""Telling another system by a signed POST: to an address that was looked up once, judged, and is the one connected to.

The signature is that of Standard Webhooks (https://github.com/standard-webhooks/standard-webhooks, specification of 2023):
`v1,` and HMAC-SHA256 over "id.timestamp.body" in base64.
"""

import asyncio
import base64
import hmac
import socket
import ssl
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TypeAlias
from urllib.parse import urlsplit, urlunsplit

import httpx

from seawall.errors import FetchFailed
from seawall.fetch.part import bare

# A receiver that takes longer does its work before it answers, or hangs; it is told again later.
WHOLE_SECONDS = 15.0
# What leads to an IPv4 address in the clothes of an IPv6 one (RFC 6052, 3056, 4380): it could lead inside.
_CLOTHED = tuple(map(ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")))
_Address: TypeAlias = IPv4Address | IPv6Address
# From a host and a port to its addresses.
Resolve: TypeAlias = Callable[[str, int], Awaitable[Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Hook:
    """Where is told, and how: url, the secret that signs, and whether an address inside one's own network may be told."""

    url: str
    secret: bytes
    is_private: bool = False
    ca_file: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its id stays the same however often it is sent, so that the receiver takes it once.

    trace is the traceparent (W3C Trace Context) of the request that caused it; empty where that is not known.
    """

    id: str
    body: bytes
    trace: str = ""


def signed(hook: Hook, message: Message, seconds: int) -> dict[str, str]:
    """The headers that prove a message: who has the secret sent it, at this second (since 1970)."""
    told = f"{message.id}.{seconds}.".encode() + message.body
    mark = base64.b64encode(hmac.digest(hook.secret, told, sha256)).decode()
    return {"webhook-id": message.id, "webhook-timestamp": str(seconds), "webhook-signature": f"v1,{mark}"}


def is_outside(address: str) -> bool:
    """Whether an address is one of the public internet: none of this machine, of a link, of a private network, or clothed."""
    try:
        found: _Address = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            found = found.ipv4_mapped
        elif any(found in network for network in _CLOTHED):
            return False
    return found.is_global and not found.is_multicast


async def look_up_host(host: str, port: int) -> Sequence[str]:
    """The addresses of a host by the system's own resolver."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(row[4][0]) for row in found]


async def tell(hook: Hook, message: Message, seconds: int, resolve: Resolve = look_up_host) -> None:
    """Send one message. FetchFailed where the receiver is not to be told, can't be reached, hangs, or does not say 2xx.

    The name is looked up here, and the connection goes to what was judged: a name that is answered otherwise a moment later
    (DNS rebinding) leads nowhere else. No redirect is followed, and nothing of the answer is read but its status.
    """
    try:
        async with asyncio.timeout(WHOLE_SECONDS):
            await _told(hook, message, seconds, resolve)
    except TimeoutError:
        raise FetchFailed(f"{bare(hook.url)} did not answer within {WHOLE_SECONDS:g} seconds") from None
    except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as error:
        raise FetchFailed(f"{bare(hook.url)} can't be told: {type(error).__name__}: {error}") from error


async def _told(hook: Hook, message: Message, seconds: int, resolve: Resolve) -> None:
    parts = urlsplit(hook.url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    pinned = _chosen(hook, await resolve(host, port))
    literal = f"[{pinned}]" if ":" in pinned else pinned
    url = urlunsplit((parts.scheme, f"{literal}:{port}", parts.path or "/", parts.query, ""))
    headers = signed(hook, message, seconds) | {"host": parts.netloc, "content-type": "application/json"}
    if message.trace:
        headers["traceparent"] = message.trace
    async with (
        httpx.AsyncClient(follow_redirects=False, trust_env=False, verify=_certificates(hook.ca_file)) as client,
        client.stream(
            "POST", url, content=message.body, headers=headers, extensions={"sni_hostname": host}, timeout=WHOLE_SECONDS
        ) as answer,
    ):
        if not answer.is_success:
            raise FetchFailed(f"{bare(hook.url)} answered {answer.status_code}")


def _chosen(hook: Hook, addresses: Sequence[str]) -> str:
    """The first address; FetchFailed where any of them may not be told: a name with one foot inside is not trusted."""
    if not addresses:
        raise FetchFailed(f"{bare(hook.url)} has no address")
    inside = [address for address in addresses if not is_outside(address)]
    if inside and not hook.is_private:
        raise FetchFailed(
            f"{bare(hook.url)} leads to {inside[0]}, which is no address of the public internet; webhook.private = true allows it"
        )
    return addresses[0]


def _certificates(ca_file: str) -> bool | ssl.SSLContext:
    return ssl.create_default_context(cafile=ca_file) if ca_file else True
