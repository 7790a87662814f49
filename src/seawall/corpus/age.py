"""How old the lists of a corpus are and what they lack: what must be said on every decision that rests on them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from seawall.corpus.manifest import ENGINE, ListVersion, Manifest
from seawall.fetch import Archive, Fetched
from seawall.lists.catalog import BY_ID
from seawall.lists.row import ListRow

_A_DAY, _AN_HOUR, _A_MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)


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
    manifest: Manifest,
    checks: Mapping[str, Check],
    now: datetime,
    enabled: Iterable[str] = (),
    stood: date | None = None,
) -> tuple[str, ...]:
    """What a decision must say of the lists it rests on: stale, of unknown age, missing, an extract, built by another engine.

    checks are the last looks at each list's bytes; a list without one counts from the day the manifest gives. enabled
    are ids of lists that ought to be there beside those that the corpus was asked to hold. stood: the corpus is a
    look-back to this day, so that each list says its version in place of its age.
    """
    return tuple(_notes(manifest, checks, now, frozenset(enabled), stood))


def _notes(
    manifest: Manifest, checks: Mapping[str, Check], now: datetime, enabled: frozenset[str], stood: date | None
) -> Iterator[str]:
    held = {version.id: version for version in manifest.lists}
    for list_id in _in_order(enabled | held.keys() | set(manifest.missing)):
        version = held.get(list_id)
        if version is None:
            when = f"no version of it is known from {stood} or before" if stood else "not loaded"
            yield f"{list_id}: {when}, nothing on this list was screened"
            continue
        if version.lacks:
            yield f"{list_id}: {version.lacks}"
        if stood:
            yield f"{list_id}: as it stood on {stood}: {which(version)}"
        elif said := _said_of_age(version, checks.get(list_id), now, BY_ID.get(list_id)):
            yield f"{list_id}: {said}"
    if stood:
        yield f"this is a look-back to the lists of {stood}: law and policy are those of {now.date()}"
    if manifest.engine != ENGINE:
        yield f"the corpus was built by engine {manifest.engine}, this is {ENGINE}: run seawall refresh"


def _in_order(ids: Iterable[str]) -> list[str]:
    """Ids in the catalogue's order, those that it does not know at the end."""
    places = {list_id: place for place, list_id in enumerate(BY_ID)}
    return sorted(ids, key=lambda list_id: (places.get(list_id, len(places)), list_id))


def stands_since(version: ListVersion) -> date | None:
    """The day from which a version stands: its publication, else the day it was fetched; None where neither is known."""
    return version.published or (version.fetched_at.date() if version.fetched_at else None)


def which(version: ListVersion) -> str:
    """Which version it is, in words, and what its day rests on."""
    if version.published:
        return f"the version published {version.published}"
    return f"the version fetched {stands_since(version) or 'on an unknown day'} (its date of publication is not known)"


def age(version: ListVersion, check: Check | None, now: datetime) -> timedelta | None:
    """How old a version's content may be: since it was last seen at its publisher's, of a user's own file since its publication.

    None where that is not known. A clock that was set back gives no age below zero.
    """
    if check and not check.at_publisher:
        published = version.published
        return timedelta(days=max(0, (now.date() - published).days)) if published else None
    at = check.at if check else version.fetched_at
    return max(timedelta(), now - at) if at else None


def _said_of_age(version: ListVersion, check: Check | None, now: datetime, row: ListRow | None) -> str:
    if row is not None:
        return _age(version, check, now, row.stale_after)
    if version.stale_hours is not None:  # a list that its user declared
        return _age(version, check, now, timedelta(hours=version.stale_hours))
    return "no list of this engine's catalogue: nobody refreshes it"


def _age(version: ListVersion, check: Check | None, now: datetime, limit: timedelta) -> str:
    at = check.at if check else version.fetched_at
    dated = f"published {version.published}" if version.published else "its date of publication is not known"
    if at is None:
        return f"not known when it was fetched ({dated})"
    if now - at > limit:
        return f"last fetched {span(now - at)} ago ({dated}), older than its {span(limit)}"
    if check and check.at_publisher:
        return ""
    return _own_files(version.published, dated, now.date(), limit)


def _own_files(published: date | None, dated: str, today: date, limit: timedelta) -> str:
    if published is None:
        return f"read from your own files, {dated}"
    age = today - published
    return f"read from your own files, {dated}, {span(age)} ago, older than its {span(limit)}" * (age > limit)


def span(length: timedelta) -> str:
    """A length of time in its largest whole unit: "3 days", "26 hours", "1 day", "5 minutes"."""
    if length >= 2 * _A_DAY or length == _A_DAY:
        count, unit = length // _A_DAY, "day"
    elif length >= _AN_HOUR:
        count, unit = length // _AN_HOUR, "hour"
    else:
        count, unit = length // _A_MINUTE, "minute"
    return f"{count} {unit}{'' if count == 1 else 's'}"
