"""Raptor Train's payload URLs: base64 of a domain, padded with NUL to 80 bytes, each byte XOR 0x44. No list of domains is needed.

All 39 URL parts that Black Lotus Labs printed decode to the domain beside them. A GET of such a URL means a compromised device.
"""

import base64
import re
from typing import Final
from urllib.parse import unquote

import polars as pl

from seawall.exposure.detectors.finding import Finding, Table, collected, grouped, with_hosts

_NAME: Final = "payload URL"
_KEY: Final = bytes([0x44]) * 80
_PLAIN: Final = 80
_LETTERS: Final = 108  # of 80 bytes in base64, the last of them "="
# Every place where 107 letters of either alphabet stand; "=" may have been lost on the way.
_CODED: Final = re.compile(rf"(?=([A-Za-z0-9+/_-]{{{_LETTERS - 1}}})(?:=|%3D|(?![A-Za-z0-9+/_-])))", re.IGNORECASE)
# NUL XOR 0x44 is D: three of them are RERE. The longest domain that this still finds has 68 letters; published ones have 20.
_HINT: Final = "RERE"
_DOMAIN: Final = re.compile(rb"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}")
_MOST_CHARS: Final = 8_192  # a longer URL is cut: no server of the case took one


def decoded(url: str) -> str | None:
    """The command server's domain that a URL carries; None where it carries none."""
    if _HINT not in url:
        return None
    for found in _CODED.finditer(unquote(url[:_MOST_CHARS]).replace(" ", "+")):
        domain = _domain(found[1])
        if domain:
            return domain
    return None


def _domain(letters: str) -> str | None:
    coded = letters.replace("-", "+").replace("_", "/") + "="
    raw = base64.b64decode(coded)
    plain = bytes(byte ^ key for byte, key in zip(raw, _KEY, strict=True))
    name, _, padding = plain.partition(b"\0")
    if padding.strip(b"\0") or not name or not _DOMAIN.fullmatch(name):
        return None
    return name.decode("ascii")


def payload_urls(names: Table) -> list[Finding]:
    """Hosts that asked for such URLs, by the domain that they carry."""
    # The normal form may have changed the letters' case; what was logged counts.
    urls = names.lazy().filter(pl.col("kind") == "url").with_columns(pl.coalesce("raw", "value").alias("said"))
    likely = collected(urls.filter(pl.col("said").str.contains(_HINT, literal=True)))
    found = with_hosts(likely).with_columns(
        pl.Series("domain", [decoded(url) for url in likely.get_column("said")], dtype=pl.String)
    )
    # A request that may be written with and without its port is one.
    once = found.drop_nulls("domain").unique(["file", "line", "domain"], maintain_order=True)
    return [
        Finding(
            _NAME, row["host"], row["domain"], row["rows"], row["first"], row["last"], 1.0,
            "asked for a URL that carries this domain as Raptor Train's droppers do: a sign of a compromised device",
            ("T1105", "T1132.002"), row["places"],
        )
        for row in grouped(once, "host", "domain")
    ]  # fmt: skip
