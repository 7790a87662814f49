"""MISP warning lists, read from a folder that the user gives: what else an indicator is known as. They annotate, never suppress.

Popularity would have hidden the real thing: w8510.com stood in a ranking of popular domains by 2024-06-03. Format: one list.json
a list (github.com/MISP/misp-warninglists, CC0), plain or gzipped.
"""

import gzip
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from pathlib import Path
from typing import Any, Final

from seawall.claims.indicator import Indicator
from seawall.errors import Problem
from seawall.exposure.index import ADDRESSES, HOST_NAMES, normal

# The largest published list has some 63,000 rows and 1.1 MB; beyond this a file is something else.
_MOST_BYTES: Final = 64 * 2**20
_MAX_PATTERN: Final = 500  # letters; published patterns have under 100


class Effect(StrEnum):
    """What standing on a list means for a sighting."""

    SHARED = "shared hosting: the address alone is weak evidence"
    SINKHOLE = "a sinkhole: a device still infected, not the actor"
    SCANNER = "a known scanner: inbound traffic is noise"
    RESOLVER = "a public resolver: many ask it"
    RESERVED = "reserved or private: not anybody's on the internet"
    POPULAR = "popular: shown only"
    UNREAD = "what this list means is not known: shown only"


# By words in a list's name or in the name of its folder, the first that is found.
_EFFECTS: Final[tuple[tuple[str, Effect], ...]] = (
    ("sinkhole", Effect.SINKHOLE),
    ("scan", Effect.SCANNER),
    ("rfc", Effect.RESERVED),
    ("reserved", Effect.RESERVED),
    ("public-dns", Effect.RESOLVER),
    ("public dns", Effect.RESOLVER),
    *(
        (word, Effect.SHARED)
        for word in ("amazon", "azure", "cloudflare", "akamai", "fastly", "gcp", "google-cloud", "cdn", "vps", "vpn", "hosting", "dyn", "digitalocean", "ovh", "vultr", "parking")
    ),
    *(
        (word, Effect.POPULAR)
        for word in ("tranco", "top1000", "cisco_top", "alexa", "majestic", "popular", "bank", "university", "security-provider", "tlds", "captive", "microsoft", "google")
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Annotation:
    """A list on which an indicator stands, and what that means."""

    list: str
    effect: Effect
    row: str


@dataclass(slots=True)
class WarningList:
    """One list: its rows as sets, networks and patterns."""

    name: str
    effect: Effect
    exact: frozenset[str] = frozenset()
    substrings: tuple[str, ...] = ()
    patterns: tuple[re.Pattern[str], ...] = ()
    networks: dict[tuple[int, int], set[int]] = field(default_factory=dict)  # (version, prefix) → network numbers

    def find(self, value: str) -> str | None:
        """The row on which a value in its normal form stands; None: it doesn't."""
        if value in self.exact:
            return value
        try:
            return self._network(ip_address(value))
        except ValueError:
            return self._name(value)

    def _network(self, address: IPv4Address | IPv6Address) -> str | None:
        number, width = int(address), address.max_prefixlen
        for (version, prefix), known in self.networks.items():
            start = number >> (width - prefix) << (width - prefix)
            if version == address.version and start in known:
                return f"{type(address)(start)}/{prefix}"
        return None

    def _name(self, value: str) -> str | None:
        parts = value.split(".")
        # A row that begins with a dot, as "hostname" lists have them, means the name and what is below it.
        for place in range(len(parts)):
            row = "." + ".".join(parts[place:])
            if row in self.exact:
                return row
        found = next((row for row in self.substrings if row in value), None)
        return found or next((pattern.pattern for pattern in self.patterns if pattern.search(value)), None)


def read(folder: Path) -> Iterator[WarningList | Problem]:
    """All lists below a folder, in the order of their paths; what can't be read is a Problem, a list not known is kept and told."""
    for path in sorted([*folder.rglob("*.json"), *folder.rglob("*.json.gz")]):
        name = path.parent.name if path.name.startswith("list.json") else path.name.split(".")[0]
        try:
            raw = json.loads(_bytes(path))
            yield from _read(name, raw)
        except (OSError, ValueError, KeyError, TypeError, EOFError, RecursionError, zlib.error) as why:
            yield Problem(name, "", "", "", f"no warning list that can be read: {why!r}")


def _bytes(path: Path) -> bytes:
    with path.open("rb") as raw, gzip.open(raw) if path.suffix == ".gz" else raw as file:
        found = file.read(_MOST_BYTES + 1)
    if len(found) > _MOST_BYTES:
        raise ValueError(f"larger than {_MOST_BYTES // 2**20} MiB")
    return found


def _read(folder: str, raw: dict[str, Any]) -> Iterator[WarningList | Problem]:
    name, kind, rows = str(raw["name"]), str(raw["type"]), [str(row).strip() for row in raw["list"]]
    effect = effect_of(folder, name)
    if effect is Effect.UNREAD:
        yield Problem(folder, "", "name", name, "what this warning list means is not known; its rows are shown only")
    made = WarningList(name, effect)
    if kind == "cidr":
        yield from _networks(folder, rows, made)
    elif kind == "substring":
        made.substrings = tuple(row.lower() for row in rows if row)
    elif kind == "regex":
        yield from _patterns(folder, rows, made)
    elif kind in {"string", "hostname"}:
        # "hostname" means the name and all below it, "string" the value alone.
        lowered = [row.lower() for row in rows if row]
        made.exact = frozenset(f".{row.lstrip('.')}" for row in lowered) if kind == "hostname" else frozenset(lowered)
    else:
        yield Problem(folder, "", "type", kind, "a type of warning list that is not known; the list was not used")
        return
    yield made


def effect_of(folder: str, name: str) -> Effect:
    """The effect of a list by the words of its name; UNREAD where none is known."""
    said = f"{folder} {name}".lower()
    return next((effect for word, effect in _EFFECTS if word in said), Effect.UNREAD)


def _networks(folder: str, rows: Iterable[str], made: WarningList) -> Iterator[Problem]:
    for place, row in enumerate(rows):
        try:
            net = ip_network(row, strict=False)
        except ValueError:
            yield Problem(folder, f"row {place}", "", row, "not a network")
            continue
        made.networks.setdefault((net.version, net.prefixlen), set()).add(int(net.network_address))


def _patterns(folder: str, rows: Iterable[str], made: WarningList) -> Iterator[Problem]:
    found = []
    for place, row in enumerate(rows):
        text = row.strip("/").removesuffix("/i")
        if len(text) > _MAX_PATTERN:
            yield Problem(folder, f"row {place}", "", row, "a pattern longer than any published one was not used")
            continue
        try:
            found.append(re.compile(text, re.IGNORECASE))
        except re.error as why:
            yield Problem(folder, f"row {place}", "", row, f"not a pattern that can be used: {why}")
    made.patterns = tuple(found)


def annotations(indicator: Indicator, lists: Iterable[WarningList]) -> tuple[Annotation, ...]:
    """The lists on which an indicator stands: an address, a network by its first address, a host name. Others have none."""
    if indicator.kind in ADDRESSES:
        value = indicator.value.partition("/")[0]
    elif indicator.kind in HOST_NAMES:
        try:
            value = normal(indicator)
        except ValueError:
            return ()  # told already as a Problem of the index
    else:
        return ()
    found = ((one, one.find(value)) for one in lists)
    return tuple(Annotation(one.name, one.effect, row) for one, row in found if row is not None)
