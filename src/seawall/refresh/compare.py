"""The story of comparing: what two archived versions of a list, or two files, say differently."""

import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from seawall.corpus import ListVersion
from seawall.entities import Entity
from seawall.errors import InputRefused, SettingRefused
from seawall.fetch import Archive
from seawall.lists.catalog import BY_ID, READERS
from seawall.lists.diff import Diff, diff
from seawall.refresh.checks import unreadable
from seawall.refresh.folder import look_through
from seawall.refresh.in_use import in_use
from seawall.refresh.look_back import at, entities_of
from seawall.refresh.offers import Desk, from_folder
from seawall.refresh.one_list import list_version
from seawall.refresh.reading import read
from seawall.refresh.register import KEY_SHOWN, Accepted, key_of, versions
from seawall.refresh.told import silent

CURRENT, PREVIOUS = "current", "previous"
# Fewer digits of a hash are more likely a slip than a name; git asks for as many.
_KEY = re.compile(r"[0-9a-f]{4,64}")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of one list and what they say differently; notes what a person should know of the comparison."""

    list_id: str
    before: ListVersion
    after: ListVersion
    diff: Diff
    notes: tuple[str, ...] = ()


def compare(home: Path, list_id: str, from_: str = PREVIOUS, to: str = CURRENT) -> Comparison:
    """Compare two archived versions of a list.

    A version is named by "current" (the last one accepted), "previous" (the one before), a day (the version that stood
    then), or the first four or more digits of its hash. SettingRefused where no version or several are meant;
    InputRefused where the archive lost one.
    """
    rows = versions(home, list_id)
    if not rows:
        known = ", ".join(dict.fromkeys(row.version.id for row in versions(home))) or "none"
        raise SettingRefused(f"no version of {list_id} is archived; lists with versions: {known}")
    return _compared(home, _named(rows, from_), _named(rows, to))


def last_changes(home: Path, lists: Sequence[str] = ()) -> Iterator[Comparison | str]:
    """What changed at the last refresh of each list; a sentence for a list of which only one version is archived."""
    ids = dict.fromkeys(row.version.id for row in versions(home))
    for list_id in (list_id for list_id in ids if not lists or list_id in lists):
        rows = versions(home, list_id)
        if len(rows) > 1:
            yield _compared(home, rows[-2], rows[-1])
        else:
            yield f"{list_id}: one version is archived ({shown(rows[0].version)}): nothing to compare it with"


def compare_files(before: Path, after: Path, now: datetime) -> Comparison:
    """Compare two files, folders or archives that hold a version of the same list each; nothing is kept of them.

    InputRefused where one can't be read whole, or they hold different lists.
    """
    with tempfile.TemporaryDirectory(prefix="seawall-diff-") as scratch:
        old, old_entities = _from_file(before, Path(scratch) / "before", now)
        new, new_entities = _from_file(after, Path(scratch) / "after", now)
    if old.id != new.id:
        raise InputRefused(f"{before} holds {old.id}, {after} holds {new.id}: different lists are not compared")
    return Comparison(old.id, old, new, diff(old_entities, new_entities), _notes(old, new))


def shown(version: ListVersion) -> str:
    """A version in a few words: its day and its key."""
    day = f"published {version.published}" if version.published else f"fetched {version.fetched_at:%Y-%m-%d %H:%M}"
    return f"{day}, {key_of(version)[:KEY_SHOWN]}"


def _compared(home: Path, old: Accepted, new: Accepted) -> Comparison:
    archive, now_in_use = Archive(home / "archive"), in_use(home)
    sides = [entities_of(archive, row.version, before=now_in_use) for row in (old, new)]
    found = diff(*sides) if key_of(old.version) != key_of(new.version) else Diff()
    return Comparison(old.version.id, old.version, new.version, found, _notes(old.version, new.version))


def _notes(old: ListVersion, new: ListVersion) -> tuple[str, ...]:
    notes = []
    if key_of(old) == key_of(new):
        notes.append("both are the same version")
    if old.format != new.format:
        notes.append(f"{old.format} against {new.format}: formats say more or less, so more entries seem changed")
    if old.published and new.published and old.published > new.published:
        notes.append("the first is newer than the second: what is called added here went, what is removed came")
    return tuple(notes)


def _named(rows: Sequence[Accepted], name: str) -> Accepted:
    for pattern, find in _WAYS:
        if pattern.fullmatch(name):
            return find(rows, name)
    raise SettingRefused(f"{name!r} names no version: give a day (2026-08-20), digits of its hash, previous or current")


def _current(rows: Sequence[Accepted], _: str) -> Accepted:
    return rows[-1]


def _previous(rows: Sequence[Accepted], _: str) -> Accepted:
    if len(rows) < 2:
        raise SettingRefused(f"there is no version before the current one of {rows[0].version.id}")
    return rows[-2]


def _by_day(rows: Sequence[Accepted], name: str) -> Accepted:
    try:
        day = date.fromisoformat(name)
    except ValueError as error:
        raise SettingRefused(f"{name} is no day: {error}") from error
    found = at(rows, rows[0].version.id, day)
    if found is None:
        raise SettingRefused(f"{rows[0].version.id} had no version by {day}; the oldest: {shown(rows[0].version)}")
    return found


def _by_key(rows: Sequence[Accepted], name: str) -> Accepted:
    found = {row.key: row for row in rows if row.key.startswith(name) or any(map(_starts(name), row.version.sha256))}
    if len(found) != 1:
        which = "; ".join(shown(row.version) for row in found.values() or rows)
        said = "names several versions" if found else f"begins no hash of a version of {rows[0].version.id}"
        raise SettingRefused(f"{name} {said}: {which}")
    return next(iter(found.values()))


def _starts(name: str) -> Callable[[str], bool]:
    return lambda sha256: sha256.startswith(name)


_WAYS: tuple[tuple[re.Pattern[str], Callable[[Sequence[Accepted], str], Accepted]], ...] = (
    (re.compile(CURRENT), _current),
    (re.compile(PREVIOUS), _previous),
    (re.compile(r"\d{4}-\d\d-\d\d"), _by_day),
    (_KEY, _by_key),
)


def _from_file(path: Path, scratch: Path, now: datetime) -> tuple[ListVersion, tuple[Entity, ...]]:
    unpacked = scratch / "unpacked"
    unpacked.mkdir(parents=True)
    found = look_through(path, unpacked)
    if len(found.chosen) > 1:
        raise InputRefused(f"{path} holds several lists ({', '.join(found.chosen)}): give one of them")
    ((list_id, candidate),) = found.chosen.items()
    desk = Desk(Archive(scratch / "archive"), READERS, scratch, now, silent)
    fresh = from_folder(desk, path, candidate, [])()
    assert fresh is not None
    reading = read(desk.archive, READERS, fresh, silent)
    broken = unreadable(reading.problems, reading.version)
    if broken:
        raise InputRefused(f"{path} can't be compared: {broken[0]}")
    return list_version(BY_ID[list_id], reading), reading.entities
