"""The story of looking back: the corpus of the lists as they stood on a day, built again from the archived versions."""

import contextlib
import os
import socket
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from seawall.clusters import Judgement, overrides_hash
from seawall.corpus import Corpus, ListVersion, build, folder_for, mark_used, prune, version_of
from seawall.entities import Entity
from seawall.errors import CorpusMissing, InputRefused, ListRefused, SettingRefused
from seawall.fetch import Archive, Holder, locked
from seawall.lists.catalog import BY_ID, READERS
from seawall.lists.publisher import Readers
from seawall.lists.version import count
from seawall.refresh.in_use import InUse, again, in_use
from seawall.refresh.judgements import persons
from seawall.refresh.reading import read
from seawall.refresh.register import Accepted, versions
from seawall.refresh.told import Told, silent


def look_back(  # noqa: PLR0913  # a story's keywords, each with its usual value
    home: Path,
    day: date,
    *,
    now: datetime,
    lists: Sequence[str] = (),
    told: Told = silent,
    readers: Readers = READERS,
) -> Corpus:
    """The corpus of the lists as they stood on `day`, of all lists that were ever accepted or of those named.

    A version stands from its day of publication on, one without such a date from the day it was fetched; every decision
    says which version of each list it rests on, and which list had none by then. The corpus stays in the home, so that
    the next question to the same day is answered at once. now is UTC.

    SettingRefused for a day that lies ahead; InputRefused where no list had a version by then or the archive lost one;
    ListRefused where a version reads otherwise than when it was accepted, or the disk is full; HomeBusy where a refresh is at work and the
    corpus must be built first.
    """
    if day > now.date():
        raise SettingRefused(f"{day} lies ahead: nobody knows the lists of that day yet")
    chosen, missing = standing(versions(home), day, lists)
    if not chosen:
        raise InputRefused(_none_by(home, day, lists))
    rows = tuple(row.version for row in chosen)
    rulings = persons(home)
    folder = folder_for(home, version_of(rows, missing, overrides_hash(rulings)))
    try:
        Corpus.open(folder)
    except CorpusMissing:
        with locked(home, Holder(os.getpid(), socket.gethostname(), now)):
            _built(home, folder, _Asked(rows, missing, rulings), _entities(home, rows, told, readers))
    else:
        with contextlib.suppress(OSError):  # a home that may only be read: its corpora are never removed either
            mark_used(folder)
    return Corpus.open(folder, as_of=day)


class _Asked(NamedTuple):
    """What the corpus of a day is made of; persons judge parties, not days: their rulings are those of now."""

    rows: tuple[ListVersion, ...]
    missing: tuple[str, ...]
    rulings: tuple[Judgement, ...]


def _built(home: Path, folder: Path, asked: _Asked, entities: Iterable[Entity]) -> None:
    try:
        build(folder, asked.rows, entities, asked.missing, asked.rulings)
        mark_used(folder, look_back=True)
        prune(home)
    except OSError as error:
        raise ListRefused(f"the corpus of the look-back could not be written: {error}") from error


def standing(
    accepted: Iterable[Accepted], day: date, lists: Sequence[str] = ()
) -> tuple[tuple[Accepted, ...], tuple[str, ...]]:
    """Of each list the version that stood on a day, in the catalogue's order, and the ids of lists that had none.

    Of versions of the same day the one that was accepted last stood at its end.
    """
    rows = list(accepted)
    known = dict.fromkeys(row.version.id for row in rows)
    asked = lists or (*(list_id for list_id in BY_ID if list_id in known), *(one for one in known if one not in BY_ID))
    found = {list_id: at(rows, list_id, day) for list_id in asked}
    return tuple(row for row in found.values() if row), tuple(list_id for list_id, row in found.items() if row is None)


def at(accepted: Iterable[Accepted], list_id: str, day: date) -> Accepted | None:
    """The version of one list that stood on a day; None where it had none."""
    by_then = [row for row in accepted if row.version.id == list_id and row.since <= day]
    return max(enumerate(by_then), key=lambda item: (item[1].since, item[0]))[1] if by_then else None


def _none_by(home: Path, day: date, lists: Sequence[str]) -> str:
    rows = [row for row in versions(home) if not lists or row.version.id in lists]
    if not rows:
        return f"no version of these lists was ever accepted in {home}; run seawall refresh"
    oldest = min(rows, key=lambda row: row.since)
    return f"no list had a version by {day}: the oldest one archived is of {oldest.since} ({oldest.version.id})"


def _entities(home: Path, rows: Iterable[ListVersion], told: Told, readers: Readers) -> Iterator[Entity]:
    archive, before = Archive(home / "archive"), in_use(home)
    for row in rows:
        yield from entities_of(archive, row, told, readers, before)


def entities_of(
    archive: Archive, row: ListVersion, told: Told = silent, readers: Readers = READERS, before: InUse | None = None
) -> Iterable[Entity]:
    """The entities of an accepted version: out of the corpus in use where that holds it, else read again.

    ListRefused where this engine reads fewer than were accepted, InputRefused where the archive lost the bytes.
    """
    held = before.lists().get(row.id) if before else None
    if before and before.is_own and held and held.sha256 == row.sha256:
        return before.entities(row.id)
    found = read(archive, readers, again(archive, row), told).entities
    have = count(found).entities
    if have < row.entities:
        raise ListRefused(
            f"{row.id}, {', '.join(row.files)}: {row.entities:,} entries were accepted, {have:,} can be read now"
        )
    return found
