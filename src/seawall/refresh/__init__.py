"""The story of refreshing: fetch lists, archive, parse, check, build a corpus, swap it whole; watch, compare, look back."""

from seawall.refresh.compare import Comparison, compare, compare_files, last_changes
from seawall.refresh.in_use import last_checked
from seawall.refresh.judgements import judged, rule
from seawall.refresh.look_back import look_back
from seawall.refresh.register import Accepted, versions
from seawall.refresh.result import ListResult, RefreshResult, Status
from seawall.refresh.state import ListState, states
from seawall.refresh.story import FromFolder, FromWeb, Source, refresh
from seawall.refresh.told import Told
from seawall.refresh.watch import Round, watch

__all__ = [
    "Accepted",
    "Comparison",
    "FromFolder",
    "FromWeb",
    "ListResult",
    "ListState",
    "RefreshResult",
    "Round",
    "Source",
    "Status",
    "Told",
    "compare",
    "compare_files",
    "judged",
    "last_changes",
    "last_checked",
    "look_back",
    "refresh",
    "rule",
    "states",
    "versions",
    "watch",
]
