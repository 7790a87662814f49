"""One list in a refresh: the ways to a new version are tried in turn, the version is read and checked, then it is taken."""

import traceback
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from seawall.corpus import ListVersion
from seawall.entities import Entity
from seawall.errors import FetchFailed, InputRefused, Problem
from seawall.lists.catalog import BY_ID
from seawall.lists.changes import changes, fingerprints
from seawall.lists.row import LACKS, ListRow
from seawall.lists.version import Version
from seawall.refresh.checks import objections, unreadable
from seawall.refresh.in_use import InUse
from seawall.refresh.offers import Desk, Offer
from seawall.refresh.reading import Fresh, Reading, read
from seawall.refresh.result import ListResult, Status
from seawall.refresh.told import Ended


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a list, and the entities of its new version where it has one."""

    result: ListResult
    entities: tuple[Entity, ...] | None = None


@dataclass(slots=True)
class _Tries:
    """What was said of the ways that failed: why, the problems of the last one read, and what kind of failure it was."""

    why: list[str] = field(default_factory=list)
    problems: tuple[Problem, ...] = ()
    status: Status = Status.NOT_FETCHED

    def refused(self, why: Iterable[str], problems: tuple[Problem, ...]) -> None:
        self.why += why
        self.problems = problems
        self.status = Status.REFUSED


def take(desk: Desk, row: ListRow, offers: Iterable[Offer], before: InUse) -> Outcome:
    """Take the first version that can be fetched and read, if nothing speaks against it.

    A version that can be read but must not replace the last good one ends the search: another format of the same
    publication would be as small or as old. Whatever fails, fails for this list alone, and its result says why.
    """
    last, tries = before.lists().get(row.id), _Tries()
    try:
        return _tried(desk, row, offers, before, tries)
    except Ended:
        raise
    except OSError as error:
        tries.why.append(f"the disk or the system refused: {error}")
    except Exception as fault:  # noqa: BLE001  # a fault in one list's reader must not keep the others from being refreshed
        place = traceback.extract_tb(fault.__traceback__)[-1]
        where = f"{Path(place.filename).name}, line {place.lineno}"
        tries.refused([f"a fault of the program ({type(fault).__name__}: {fault}; {where}); please report it"], ())
    return Outcome(ListResult(row.id, tries.status, last, problems=tries.problems, why=tuple(tries.why)))


def _tried(desk: Desk, row: ListRow, offers: Iterable[Offer], before: InUse, tries: _Tries) -> Outcome:
    last = before.lists().get(row.id)
    for offer in offers:
        try:
            fresh = offer()
            if fresh is None or (last and _hashes(fresh) == set(last.sha256)):
                return Outcome(ListResult(row.id, Status.UNCHANGED, last, notes=fresh.notes if fresh else ()))
            reading = read(desk.archive, desk.readers, fresh, desk.told)
        except (FetchFailed, InputRefused) as failure:
            tries.why.append(str(failure))
            continue
        broken = unreadable(reading.problems, reading.version)
        if broken:
            tries.refused((f"{_named(reading.version)}: {why}" for why in broken), reading.problems)
            continue
        against = objections(reading.version, row, last, accept_shrink=desk.accept_shrink, today=desk.now.date())
        if against:
            tries.refused((f"{_named(reading.version)}: {why}" for why in against), reading.problems)
            break
        return _taken(row, fresh, reading, before, tries.why)
    return Outcome(ListResult(row.id, tries.status, last, problems=tries.problems, why=tuple(tries.why)))


def _taken(row: ListRow, fresh: Fresh, reading: Reading, before: InUse, failed: list[str]) -> Outcome:
    last, version = before.lists().get(row.id), reading.version
    notes = [*failed, *fresh.notes]
    short = () if version.whole else version.counts.shortfalls(row.least_in(version.format))
    if short:
        notes.append(f"this looks like an excerpt or an old version: {', '.join(short)}")
    if version.published is None:
        notes.append("no date of publication is known: give the date in the file's name, as in sdn_2026-08-20.csv")
    if last and last.format != version.format:
        notes.append(f"the version before was in {last.format}: formats say more or less, so more entries seem changed")
    result = ListResult(
        row.id,
        Status.UPDATED if last else Status.NEW,
        list_version(row, reading),
        changes(fingerprints(before.entities(row.id)), fingerprints(reading.entities)),
        reading.problems,
        notes=tuple(notes),
    )
    return Outcome(result, reading.entities)


def list_version(row: ListRow, reading: Reading) -> ListVersion:
    """A version that was read, as a manifest tells of it."""
    version = reading.version
    return ListVersion(
        id=row.id,
        title=row.title,
        published=version.published,
        fetched_at=version.fetched_at,
        files=tuple(file.fetched.file for file in version.files),
        sha256=tuple(file.fetched.sha256 for file in version.files),
        entities=version.counts.entities,
        names=version.counts.names,
        identifiers=version.counts.identifiers,
        problems=len(reading.problems),
        format=version.format,
        lacks=LACKS.get(version.format, ""),
        parts=tuple(file.part for file in version.files),
        stale_hours=None if row.id in BY_ID else row.stale_after / timedelta(hours=1),
    )


def _hashes(fresh: Fresh) -> set[str]:
    return {file.fetched.sha256 for file in fresh.files}


def _named(version: Version) -> str:
    return version.files[0].fetched.file
