"""The story of refreshing: fetch lists, archive, parse, check, build a corpus, swap it whole."""

from seawall.refresh.in_use import last_checked
from seawall.refresh.result import ListResult, RefreshResult, Status
from seawall.refresh.story import FromFolder, FromWeb, Source, refresh
from seawall.refresh.told import Told

__all__ = [
    "FromFolder",
    "FromWeb",
    "ListResult",
    "RefreshResult",
    "Source",
    "Status",
    "Told",
    "last_checked",
    "refresh",
]
