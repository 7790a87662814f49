"""The story of refreshing: fetch lists, archive, parse, check, build a corpus, swap it whole."""

import os
import shutil
import socket
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from seawall.corpus import ListVersion, build, folder_for, swap, version_of
from seawall.entities import Entity
from seawall.errors import ListRefused, SettingRefused
from seawall.fetch import Archive, Holder, Web, locked
from seawall.lists.catalog import CATALOG, READERS, USUAL
from seawall.lists.publisher import Readers
from seawall.lists.row import ListRow
from seawall.refresh.folder import Found, look_through
from seawall.refresh.in_use import InUse, in_use, kept
from seawall.refresh.offers import Desk, Offer, from_folder, from_web
from seawall.refresh.one_list import Outcome, take
from seawall.refresh.result import ListResult, RefreshResult, Status
from seawall.refresh.told import Told, silent


@dataclass(frozen=True, slots=True)
class FromFolder:
    """Files that the user already has; a single file will do."""

    folder: Path


@dataclass(frozen=True, slots=True)
class FromWeb:
    """The publishers' servers."""

    web: Web


Source: TypeAlias = FromFolder | FromWeb


def refresh(  # noqa: PLR0913  # a story's keywords, each with its usual value
    home: Path,
    source: Source,
    *,
    now: datetime,
    lists: Sequence[str] = USUAL,
    accept_shrink: bool = False,
    told: Told = silent,
    rows: Iterable[ListRow] = CATALOG,
    readers: Readers = READERS,
) -> RefreshResult:
    """Bring the lists in `home` up to date, and say of each what became of it.

    Each list fails alone: its last good version goes into the new corpus, and its result says why. Nothing is
    swapped where nothing changed. now is UTC. HomeBusy where another refresh is at work; InputRefused where the
    folder holds no list; ListRefused where no corpus could be built: in all these cases the corpus in use stays.
    """
    chosen = _chosen(lists, rows)
    with locked(home, Holder(os.getpid(), socket.gethostname(), now)) as died, _scratch(home) as scratch:
        archive = Archive(home / "archive")
        archive.sweep()
        desk = Desk(archive, readers, home / "incoming", now, told, accept_shrink)
        before = in_use(home)
        found = look_through(source.folder, scratch) if isinstance(source, FromFolder) else Found()
        outcomes = [take(desk, row, _offers(desk, source, found, row, before), before) for row in chosen]
        if isinstance(source, FromFolder):
            outcomes = [_not_offered(outcome, found) for outcome in outcomes]
        version = _rebuilt(home, desk, before, outcomes)
    notes = [f"a refresh by {died} did not end; what it left was cleared away"] if died else []
    notes += [note for note in (before.note, *found.notes) if note]
    results = (*(outcome.result for outcome in outcomes), *_dropped(before, outcomes))
    return RefreshResult(results, version or before.version, bool(version), tuple(notes))


def _chosen(lists: Sequence[str], rows: Iterable[ListRow]) -> list[ListRow]:
    known = {row.id: row for row in rows}
    unknown = [list_id for list_id in lists if list_id not in known]
    if unknown:
        raise SettingRefused(f"there is no list {unknown[0]}; those that are: {', '.join(known)}")
    return [row for row in known.values() if row.id in lists]


@contextmanager
def _scratch(home: Path) -> Iterator[Path]:
    """A folder for unpacking, empty at the start whatever a killed refresh left, and gone at the end."""
    scratch = home / "unpacked"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _offers(desk: Desk, source: Source, found: Found, row: ListRow, before: InUse) -> Iterable[Offer]:
    if isinstance(source, FromWeb):
        last = before.lists().get(row.id)
        return from_web(desk, source.web, row, frozenset(last.sha256 if last else ()))
    candidate = found.chosen.get(row.id)
    return [from_folder(desk, source.folder, candidate, found.said[row.id])] if candidate else []


def _not_offered(outcome: Outcome, found: Found) -> Outcome:
    result = outcome.result
    if result.list_id in found.chosen:
        return outcome
    note = "the folder holds no file of this list" + ("; its last good version stays" if result.in_use else "")
    return Outcome(ListResult(result.list_id, Status.NOT_OFFERED, result.in_use, notes=(note,)))


def _dropped(before: InUse, outcomes: Iterable[Outcome]) -> Iterator[ListResult]:
    selected = {outcome.result.list_id for outcome in outcomes}
    return (ListResult(list_id, Status.DROPPED) for list_id in before.lists() if list_id not in selected)


def _rebuilt(home: Path, desk: Desk, before: InUse, outcomes: list[Outcome]) -> str:
    """Build and swap in the corpus of all lists as they are now; empty where it would be the one in use."""
    lists = tuple(outcome.result.in_use for outcome in outcomes if outcome.result.in_use)
    version = version_of(lists)
    if not lists or version == before.version:
        return ""
    try:
        build(folder_for(home, version), lists, _entities(desk, before, outcomes))
        swap(home, version)
    except OSError as error:
        raise ListRefused(f"the new corpus could not be written: {error}; the one in use stays") from error
    return version


def _entities(desk: Desk, before: InUse, outcomes: list[Outcome]) -> Iterator[Entity]:
    for outcome in outcomes:
        row: ListVersion | None = outcome.result.in_use
        if outcome.entities is not None:
            yield from outcome.entities
        elif row is not None:
            yield from kept(before, desk.archive, desk.readers, row)
