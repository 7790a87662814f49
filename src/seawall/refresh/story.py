"""The story of refreshing: fetch lists, archive, parse, check, build a corpus, swap it whole."""

import os
import shutil
import socket
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeAlias

from seawall.clusters import NOTHING_KNOWN, overrides_hash
from seawall.corpus import (
    Check,
    ListVersion,
    age,
    build,
    current,
    folder_for,
    last_checks,
    mark_used,
    prune,
    read_judged,
    swap,
    version_of,
)
from seawall.entities import Entity
from seawall.errors import InputRefused, ListRefused, SettingRefused
from seawall.fetch import Archive, Holder, Web, locked
from seawall.lists.catalog import CATALOG, READERS, USUAL
from seawall.lists.own.declared import OwnList, expired, rows_of
from seawall.lists.publisher import Readers
from seawall.lists.row import ListRow
from seawall.refresh.folder import Found, look_through
from seawall.refresh.in_use import InUse, in_use, kept
from seawall.refresh.judgements import persons, record_judgements
from seawall.refresh.offers import Desk, Offer, from_declared, from_folder, from_own_file, from_web
from seawall.refresh.one_list import Outcome, take
from seawall.refresh.register import record
from seawall.refresh.result import ListResult, RefreshResult, Status
from seawall.refresh.seldom import cycles_looked_for_seldom
from seawall.refresh.side_by_side import side_by_side
from seawall.refresh.told import Told, silent, until


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
    only: Sequence[str] = (),
    accept_shrink: bool = False,
    told: Told = silent,
    rows: Iterable[ListRow] = CATALOG,
    readers: Readers = READERS,
    own: Sequence[OwnList] = (),
) -> RefreshResult:
    """Bring the lists in `home` up to date, and say of each what became of it.

    lists are the ids of all that the corpus is to hold; only, where given, those that are looked at in this run: the
    others stay as they are. Lists are fetched and read side by side. Each fails alone: its last good version goes into
    the new corpus, and its result says why. own are lists of the user's own, used beside `lists` and read from their
    files. Nothing is swapped where nothing changed. now is UTC. HomeBusy where another refresh is at work; InputRefused where the
    folder holds no list; ListRefused where no corpus could be built: in all these cases the corpus in use stays.
    """
    chosen, ended = _chosen((*lists, *only), rows, own), threading.Event()
    with locked(home, Holder(os.getpid(), socket.gethostname(), now)) as died, _scratch(home) as scratch:
        archive = Archive(home / "archive")
        archive.sweep()
        desk = Desk(archive, readers, home / "incoming", now, until(ended, told), accept_shrink)
        before = in_use(home)
        _recorded(home, before.lists().values(), now)
        found = look_through(source.folder, scratch) if isinstance(source, FromFolder) else Found()
        looked_at = [row for row in chosen if not only or row.id in only]
        work = [
            partial(take, desk, row, _own(desk, row, own) or _offers(desk, source, found, row, before), before)
            for row in looked_at
        ]
        done = {outcome.result.list_id: outcome for outcome in side_by_side(work, ended)}
        outcomes = [done.get(row.id) or _not_asked(row, before) for row in chosen]
        if isinstance(source, FromFolder):
            at_hand = {row.id for row in chosen if row.is_at_hand} | {one.id for one in own}
            outcomes = [
                outcome if outcome.result.list_id in at_hand else _not_offered(outcome, found) for outcome in outcomes
            ]
        version = _rebuilt(home, desk, before, outcomes)
        left = _tidied(home, outcomes, now) if version else ""
        checks = last_checks(home, [outcome.result.in_use for outcome in outcomes if outcome.result.in_use])
    notes = [f"a refresh by {died} did not end; what it left was cleared away"] if died else []
    notes += [
        note
        for note in (before.note, left, *_expired(outcomes, before, own, now), *found.notes, *_not_used(found, chosen))
        if note
    ]
    results = (*(_aged(outcome.result, checks, now) for outcome in outcomes), *_dropped(before, outcomes))
    return RefreshResult(results, version or before.version, bool(version), tuple(notes))


def _chosen(lists: Sequence[str], rows: Iterable[ListRow], own: Sequence[OwnList]) -> list[ListRow]:
    declared = {row.id: row for row in rows_of(own)}
    known = {row.id: row for row in rows} | declared
    unknown = [list_id for list_id in lists if list_id not in known]
    if unknown:
        raise SettingRefused(f"there is no list {unknown[0]}; those that are: {', '.join(known)}")
    return [row for row in known.values() if row.id in lists or row.id in declared]


@contextmanager
def _scratch(home: Path) -> Iterator[Path]:
    """A folder for unpacking, empty at the start whatever a killed refresh left, and gone at the end."""
    scratch = home / "unpacked"
    shutil.rmtree(scratch, ignore_errors=True)
    try:
        scratch.mkdir()
    except OSError as error:
        raise InputRefused(f"the home folder {home} can't be written: {error}") from error
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _offers(desk: Desk, source: Source, found: Found, row: ListRow, before: InUse) -> Iterable[Offer]:
    last = before.lists().get(row.id)
    in_use_now = frozenset(last.sha256 if last else ())
    if row.is_at_hand:
        return from_declared(desk, row, in_use_now)
    if isinstance(source, FromWeb):
        return from_web(desk, source.web, row, in_use_now)
    candidate = found.chosen.get(row.id)
    return [from_folder(desk, source.folder, candidate, found.said[row.id])] if candidate else []


def _own(desk: Desk, row: ListRow, own: Sequence[OwnList]) -> Iterable[Offer]:
    return [from_own_file(desk, row, one.file) for one in own if one.id == row.id]


def _expired(outcomes: Iterable[Outcome], before: InUse, own: Sequence[OwnList], now: datetime) -> Iterator[str]:
    """How many entries of the user's own lists are past their last day: nothing follows from them any more."""
    ids = {one.id for one in own}
    for outcome in (one for one in outcomes if one.result.list_id in ids and one.result.in_use):
        list_id = outcome.result.list_id
        entries = tuple(before.entities(list_id)) if outcome.entities is None else outcome.entities
        past = list(expired(entries, now.date()))
        if past:
            yield f"{list_id}: {len(past):,} of {len(entries):,} entries have expired, and nothing follows from them"


def _not_asked(row: ListRow, before: InUse) -> Outcome:
    return Outcome(ListResult(row.id, Status.NOT_ASKED, before.lists().get(row.id)))


def _aged(result: ListResult, checks: Mapping[str, Check], now: datetime) -> ListResult:
    return replace(result, age=age(result.in_use, checks.get(result.list_id), now)) if result.in_use else result


def _not_used(found: Found, chosen: Iterable[ListRow]) -> Iterator[str]:
    """Files of lists that were not asked for: that nobody wanted them is the user's choice, that they were there is said."""
    ids = {row.id for row in chosen}
    for list_id, candidate in found.chosen.items():
        if list_id not in ids:
            yield f"{candidate} is of {list_id}, a list that is not in use (setting: lists): not used"


def _not_offered(outcome: Outcome, found: Found) -> Outcome:
    result = outcome.result
    if result.list_id in found.chosen or result.status is Status.NOT_ASKED:
        return outcome
    stays = "; its last good version stays" if result.in_use else ""
    if broken := found.broken.get(result.list_id):
        # An empty file where the list should be is no choice of the user's.
        why = f"{', '.join(dict.fromkeys(broken))} can't be used, and nothing else in the folder is of this list{stays}"
        return Outcome(ListResult(result.list_id, Status.NOT_FETCHED, result.in_use, why=(why,)))
    note = f"the folder holds no file of this list{stays}"
    return Outcome(ListResult(result.list_id, Status.NOT_OFFERED, result.in_use, notes=(note,)))


def _dropped(before: InUse, outcomes: Iterable[Outcome]) -> Iterator[ListResult]:
    selected = {outcome.result.list_id for outcome in outcomes}
    return (ListResult(list_id, Status.DROPPED) for list_id in before.lists() if list_id not in selected)


def _rebuilt(home: Path, desk: Desk, before: InUse, outcomes: list[Outcome]) -> str:
    """Build and swap in the corpus of all lists as they are now; empty where it would be the one in use."""
    lists = tuple(outcome.result.in_use for outcome in outcomes if outcome.result.in_use)
    missing = tuple(outcome.result.list_id for outcome in outcomes if not outcome.result.in_use)
    rulings = persons(home)
    version = version_of(lists, missing, overrides_hash(rulings))
    if not lists or version == before.version:
        return ""
    try:
        folder = folder_for(home, version)
        desk.told("corpus", "being built", 0, None)
        known = read_judged(before.corpus.folder).known if before.corpus else NOTHING_KNOWN
        with cycles_looked_for_seldom():
            build(folder, lists, _entities(desk, before, outcomes), missing, rulings, known)
        mark_used(folder)
        swap(home, version)
    except OSError as error:
        raise ListRefused(f"the new corpus could not be written: {error}; the one in use stays") from error
    return version


def _recorded(home: Path, lists: Iterable[ListVersion], now: datetime) -> None:
    """Have the register name what the corpus in use holds, though the refresh that built it was killed before it could."""
    try:
        record(home, lists, now)
    except OSError as error:
        raise ListRefused(f"the register of versions could not be written: {error}; nothing was refreshed") from error


def _tidied(home: Path, outcomes: Iterable[Outcome], now: datetime) -> str:
    """Record the versions of the new corpus and remove old corpora; what could not be done, which the next refresh does."""
    try:
        record(home, [outcome.result.in_use for outcome in outcomes if outcome.result.in_use], now)
        record_judgements(home, current(home), now)
        prune(home)
    except OSError as error:
        return f"the new corpus is in use, but what comes after could not be done: {error}; the next refresh does it"
    return ""


def _entities(desk: Desk, before: InUse, outcomes: list[Outcome]) -> Iterator[Entity]:
    for outcome in outcomes:
        row: ListVersion | None = outcome.result.in_use
        if outcome.entities is not None:
            yield from outcome.entities
        elif row is not None:
            yield from kept(before, desk.archive, desk.readers, row)
