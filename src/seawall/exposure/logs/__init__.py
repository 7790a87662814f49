"""One's own logs, read once: any known format to Parquet tables of flows and names, with a manifest of what they cover."""

from seawall.exposure.logs.manifest import Day, File, Manifest
from seawall.exposure.logs.opened import Logs, open_logs
from seawall.exposure.logs.read import Input, Loaded, Progress, files_of, read, read_files, versions
from seawall.exposure.logs.recognise import Format
from seawall.exposure.logs.schema import FLOWS, NAMES, Kind

__all__ = [
    "FLOWS", "NAMES", "Day", "File", "Format", "Input", "Kind", "Loaded", "Logs", "Manifest", "Progress", "files_of",
    "open_logs", "read", "read_files", "versions",
]  # fmt: skip
