"""What the service counts, for Prometheus: requests and their time by route, ignored words, and which lists are in use.

Nothing here has a name, a key or an address of anybody in its labels. With several processes their counts are joined in
the folder that PROMETHEUS_MULTIPROC_DIR names, which `seawall serve` sets.
"""

import os

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

# Seconds: an answer of /match takes one or two thousandths, a file of payments some seconds.
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5, 30)

_OWN = CollectorRegistry()
REQUESTS = Counter("seawall_requests", "Requests answered", ("method", "route", "status"), registry=_OWN)
SECONDS = Histogram("seawall_request_seconds", "Time to answer", ("route",), buckets=_SECONDS, registry=_OWN)
IGNORED = Counter(
    "seawall_ignored",
    "What clients of another program's API said and was ignored, as that program does",
    ("what",),
    registry=_OWN,
)
# Of several processes the one that opened a corpus last is told: one that has just been started says 0 until it has, and
# what one that was killed said last would stay the least for ever.
LOADED = Gauge(
    "seawall_corpus_loaded_seconds",
    "When the corpus in use was opened, in seconds since 1970",
    registry=_OWN,
    multiprocess_mode="mostrecent",
)
ENTITIES = Gauge(
    "seawall_corpus_entities", "Entities of the corpus in use", registry=_OWN, multiprocess_mode="mostrecent"
)


class _Children:
    """Counters by their labels: looking them up costs more than counting."""

    def __init__(self) -> None:
        self.requests: dict[tuple[str, str, int], Counter] = {}
        self.seconds: dict[str, Histogram] = {}


_children = _Children()


def answered(method: str, route: str, status: int, seconds: float) -> None:
    """Count a request."""
    key = (method, route, status)
    counter = _children.requests.get(key)
    if counter is None:
        counter = _children.requests[key] = REQUESTS.labels(method, route, str(status))
    timer = _children.seconds.get(route)
    if timer is None:
        timer = _children.seconds[route] = SECONDS.labels(route)
    counter.inc()
    timer.observe(seconds)


def exposition() -> bytes:
    """All counts in Prometheus' text format."""
    if not os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        return generate_latest(_OWN)
    joined = CollectorRegistry()
    MultiProcessCollector(joined)  # type: ignore[no-untyped-call]  # prometheus_client leaves it untyped
    return generate_latest(joined)
