"""Claims from Python: files and feeds read, an advisory sorted, a TAXII server's collections fetched and archived."""

import random
import time
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from seawall.claims import Gathered, Source
from seawall.errors import InputRefused
from seawall.fetch import Archive, Clock, Web, client
from seawall.fetch.taxii import Server, reached
from seawall.gather import Advisory, Asking, Collected, fetch_collections, read_all
from seawall.gather import sort_advisory as _sort_advisory
from seawall.settings import Settings, load


def read_claims(paths: Iterable[Path | str], source: Source | None = None) -> Gathered:
    """The claims of files and of folders of files, such as a MISP feed; source says what the files don't.

    Raises InputRefused for a file that can't be read or holds no claims.
    """
    return read_all([Path(path) for path in paths], datetime.now(UTC), source)


def sort_advisory(path: Path | str, source: Source | None = None) -> Advisory:
    """An advisory's candidates: accepted, refused or doubtful, each with its reasons. Raises InputRefused."""
    try:
        with Path(path).open("rb") as stream:
            return _sort_advisory(stream, source or Source(Path(path).name))
    except OSError as error:
        raise InputRefused(f"{path} can't be read: {error.strerror or error}") from error


def fetch_claims(
    server: Server,
    home: Path | str,
    collections: Sequence[str] = (),
    *,
    added_after: str = "",
    settings: Settings | None = None,
) -> list[Collected]:
    """The collections of a TAXII 2.1 server (ids or titles; none: all that may be read), archived in the home's folder `claims`.

    Of the settings only those of HTTP are used. Raises FetchFailed; a collection that breaks off is not archived.
    """
    http = (settings or load({"SEAWALL_HOME": str(home)})).http
    clock = Clock(now=lambda: datetime.now(UTC), monotonic=time.monotonic, sleep=time.sleep, chance=random.random)
    with client(http.patience, http.user_agent, proxy=http.proxy, ca_file=http.ca_file) as opened:
        asked = server if http.proxy else reached(server)
        asking = Asking(server.url.partition("?")[0], asked, collections=tuple(collections), added_after=added_after)
        web = Web(opened, http.patience, clock)
        return list(fetch_collections(Archive(Path(home) / "claims"), web, asking, datetime.now(UTC)))
