"""URLs of TLS: only who opens the connections on their way logs them, and only such hours prove that one was not asked for."""

from collections.abc import Mapping

import polars as pl

from seawall.exposure.index import TLS_URL, Index, shown_in
from seawall.exposure.logs.manifest import Day
from seawall.exposure.logs.opened import Logs, with_hours
from seawall.exposure.logs.schema import Kind

_Days = Mapping[str, Mapping[str, Day]]


def days_with_inspected(days: _Days, logs: Logs, index: Index) -> _Days:
    """The days by kind of log, those in which URLs of TLS were logged added where such a URL is looked for."""
    if not any(shown_in(one) == (TLS_URL,) for place, one in enumerate(index.indicators) if place not in index.unread):
        return days
    of_tls = logs.names.filter((pl.col("kind") == Kind.URL.value) & pl.col("value").str.starts_with("https://"))
    return {**days, TLS_URL: with_hours({}, of_tls, logs)}
