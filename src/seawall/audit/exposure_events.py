"""What a hunt in one's own logs found: one part of the page of events."""

from datetime import date

from seawall.audit.body import EventBody


class ExposureFound(EventBody, frozen=True, tag="exposure.found"):
    """Logs were asked for a party's infrastructure. answer is yes, no or unknown, sentence says its coverage.

    party is as it was asked, empty where nobody was named; entities are the listed entries that it is. exposure_sha256 names
    the archived exposure, logs and claims are the hashes of what was read. hosts are one's own, parted by blanks, that make it a yes.
    """

    private = frozenset({"party", "sentence", "hosts"})
    party: str
    entities: tuple[str, ...]
    answer: str
    sentence: str
    hosts: str
    as_of: date
    indicators: int
    exposure_sha256: str
    logs: tuple[str, ...]
    claims: tuple[str, ...]
    engine: str
