"""An indicator: something that can be looked for in logs, the days it was somebody's, and the claim that says so."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class IndicatorKind(StrEnum):
    """What is looked for. The value of each is kept in its normal form (claims/normal.py)."""

    IP = "ip"  # an address; IPv4-mapped IPv6 is kept as IPv4
    NETWORK = "network"  # CIDR
    DOMAIN = "domain"  # this name alone; punycode, lower case, no dot at the end
    SUFFIX = "domain and below"  # this name and every name below it
    URL = "url"
    CERTIFICATE = "certificate sha-256"
    CERTIFICATE_SHA1 = "certificate sha-1"
    CERTIFICATE_MD5 = "certificate md5"
    CERTIFICATE_NAME = "name in a certificate"  # subject or alternative name; nobody need ever have resolved it
    FILE = "file sha-256"
    FILE_SHA1 = "file sha-1"
    FILE_MD5 = "file md5"
    JA3 = "ja3"


class Tier(StrEnum):
    """What the infrastructure is to the actor. Tier 1 is property of third parties who are victims: it is never called
    designated infrastructure (facts: cyber 4.2).
    """

    DEVICE = "tier 1: a compromised device, a victim's"
    CONTROL = "tier 2: command, payload and exploitation servers"
    MANAGEMENT = "tier 3: management"
    UNKNOWN = "not said"


class WindowBasis(StrEnum):
    """Where a window comes from."""

    PUBLISHED = "published with the row"
    INFERRED = "inferred"
    NONE = "none said"


class Precision(StrEnum):
    """To what the window's ends are exact. A day means the whole of its last day, in UTC.

    Of a month or a year the start is its first moment and the end the last moment of its last day.
    """

    DAY = "day"
    SECOND = "second"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Window:
    """When the indicator was the actor's: start and end in UTC, both included; None: not said.

    seized is the moment from which it was in the hands of the authorities, reassigned that from which it was another's.
    """

    start: datetime | None = None
    end: datetime | None = None
    basis: WindowBasis = WindowBasis.NONE
    precision: Precision = Precision.DAY
    seized: datetime | None = None
    reassigned: datetime | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of one source. Rows are never merged: an address with two windows is two indicators.

    claim    the id of the claim that says it (claims.Claim.id)
    party    the id of the actor or company whose it is, in the graph of claims
    port     a port that belongs to it; None: any
    source   who said it and where: "Black Lotus Labs, Raptor_Train_IOCs.txt, line 12"
    confidence  0–1, of the source's statement; handling is "block", "alert" or "observe"
    """

    value: str
    kind: IndicatorKind
    window: Window
    tier: Tier
    party: str
    claim: str
    source: str
    port: int | None = None
    confidence: float = 1.0
    handling: str = "alert"
