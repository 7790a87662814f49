"""One's own logs, read once: any known format to Parquet tables of flows and names, with a manifest of what they cover."""

from seawall.exposure.logs.manifest import Day, File, Manifest
from seawall.exposure.logs.opened import Logs, open_logs
from seawall.exposure.logs.read import Loaded, Progress, read
from seawall.exposure.logs.recognise import Format
from seawall.exposure.logs.schema import FLOWS, NAMES, Kind

__all__ = [
    "FLOWS", "NAMES", "Day", "File", "Format", "Kind", "Loaded", "Logs", "Manifest", "Progress", "open_logs", "read",
]  # fmt: skip
