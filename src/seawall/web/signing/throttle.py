"""The throttle: how many may try to sign in within a minute, from one address and in all, before anybody is looked at.

It guards the tape, which keeps every refusal, and the processor, which a password's hash costs an eighth of a second.
"""

from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

FROM_ONE = 20
IN_ALL = 300
_WINDOW = timedelta(minutes=1)
# An IPv6 customer has 2^64 addresses.
_IPV6_NETWORK = 64


class Throttle:
    """Counts of the minute under way; one process's own. Its memory is bounded by IN_ALL."""

    def __init__(self) -> None:
        self._since: datetime | None = None
        self._counts: dict[str, int] = {}
        self._all = 0

    def is_too_much(self, address: str, now: datetime) -> bool:
        """Count one more attempt; True where it is one too many."""
        if self._since is None or not timedelta(0) <= now - self._since < _WINDOW:
            self._since, self._counts, self._all = now, {}, 0
        if self._all >= IN_ALL:
            return True
        key = _neighbours(address)
        self._counts[key] = self._counts.get(key, 0) + 1
        if self._counts[key] > FROM_ONE:
            return True
        self._all += 1
        return False


def clean_address(said: str) -> str:
    """An address as it is written down; empty where it is none: a proxy can be told to pass on anything."""
    try:
        return str(ip_address(said.partition("%")[0]))
    except ValueError:
        return ""


def _neighbours(address: str) -> str:
    cleaned = clean_address(address)
    if ":" not in cleaned:
        return cleaned
    return str(ip_network(f"{cleaned}/{_IPV6_NETWORK}", strict=False))
