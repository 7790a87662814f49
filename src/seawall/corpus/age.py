"""How old the lists of a corpus are and what they lack: what must be said on every decision that rests on them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from seawall.corpus.manifest import ENGINE, ListVersion, Manifest
from seawall.fetch import Archive, Fetched
from seawall.lists.catalog import CATALOG
from seawall.lists.row import ListRow

_A_DAY, _AN_HOUR = timedelta(days=1), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Check:
    """When a list's bytes were last looked at (UTC), and whether at the publisher's or in a user's own files.

    Bytes that the publisher served an hour ago are current whatever date they bear; a user's file may be years old.
    """

    at: datetime
    at_publisher: bool = False


def last_checks(home: Path, lists: Iterable[ListVersion]) -> dict[str, Check]:
    """When each list's bytes were last fetched or found unchanged, by the archive: its age counts from then.

    A list of several files is as old as the one that was looked at longest ago.
    """
    newest = {
        entry.sha256: Check(entry.fetched_at, entry.origin.startswith(("http://", "https://")))
        for entry in Archive(home / "archive").entries()
        if isinstance(entry, Fetched)
    }
    found = {row.id: [newest[sha256] for sha256 in row.sha256 if sha256 in newest] for row in lists}
    return {
        list_id: Check(min(check.at for check in checks), all(check.at_publisher for check in checks))
        for list_id, checks in found.items()
        if checks
    }


def list_notes(
    manifest: Manifest, checks: Mapping[str, Check], now: datetime, rows: Iterable[ListRow] = CATALOG
) -> tuple[str, ...]:
    """What a decision must say of the lists it rests on: stale, of unknown age, missing, an extract, built by another engine.

    checks are the last looks at each list's bytes; a list without one counts from the day the manifest gives.
    """
    held = {version.id: version for version in manifest.lists}
    return tuple(_notes(manifest, held, checks, now, rows))


def _notes(
    manifest: Manifest,
    held: Mapping[str, ListVersion],
    checks: Mapping[str, Check],
    now: datetime,
    rows: Iterable[ListRow],
) -> Iterator[str]:
    for row in rows:
        version = held.get(row.id)
        if version is None:
            yield f"{row.id}: not loaded, nothing on this list was screened"
            continue
        if version.lacks:
            yield f"{row.id}: {version.lacks}"
        if said := _age(version, checks.get(row.id), now, row.stale_after):
            yield f"{row.id}: {said}"
    if manifest.engine != ENGINE:
        yield f"the corpus was built by engine {manifest.engine}, this is {ENGINE}: run seawall refresh"


def _age(version: ListVersion, check: Check | None, now: datetime, limit: timedelta) -> str:
    at = check.at if check else version.fetched_at
    dated = f"published {version.published}" if version.published else "its date of publication is not known"
    if at is None:
        return f"not known when it was fetched ({dated})"
    if now - at > limit:
        return f"last fetched {_span(now - at)} ago ({dated}), older than its {_span(limit)}"
    if check and check.at_publisher:
        return ""
    return _own_files(version.published, dated, now.date(), limit)


def _own_files(published: date | None, dated: str, today: date, limit: timedelta) -> str:
    if published is None:
        return f"read from your own files, {dated}"
    age = today - published
    return f"read from your own files, {dated}, {_span(age)} ago, older than its {_span(limit)}" * (age > limit)


def _span(length: timedelta) -> str:
    """A length of time in its largest whole unit: "3 days", "26 hours", "1 day"."""
    if length >= 2 * _A_DAY or length == _A_DAY:
        count, unit = length // _A_DAY, "day"
    else:
        count, unit = length // _AN_HOUR, "hour"
    return f"{count} {unit}{'' if count == 1 else 's'}"
