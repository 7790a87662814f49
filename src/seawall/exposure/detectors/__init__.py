"""Detectors: what in one's own logs looks like the actor where no indicator is listed any more; each a pure function of tables.

Each finds something to look at, with its reason; none attributes anything, and none makes the answer of answer.py a yes.
"""

from seawall.exposure.detectors.beacons import Beacon, beacons, crowded
from seawall.exposure.detectors.edge_baseline import edge_baseline
from seawall.exposure.detectors.finding import Finding
from seawall.exposure.detectors.generation import generated_names
from seawall.exposure.detectors.payload_url import decoded, payload_urls
from seawall.exposure.detectors.residential import AsnRow, AsnTable, residential_logins
from seawall.exposure.detectors.sigma import Rules, matched
from seawall.exposure.detectors.softether import softether_traffic

__all__ = [
    "AsnRow", "AsnTable", "Beacon", "Finding", "Rules", "beacons", "crowded", "decoded", "edge_baseline", "generated_names", "matched",
    "payload_urls", "residential_logins", "softether_traffic",
]  # fmt: skip
