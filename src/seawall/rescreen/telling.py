"""What screenings changed, kept until whoever tells it says that it was told: a kill before that has it told again.

A file of changes goes through three names. It is pending until its screening is the last one, untold until somebody was told,
and kept by its id after that. A pending file of a screening that never became the last is no news: the next one finds the same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from seawall.audit.events import PopulationScreened
from seawall.customers import NewlyHit
from seawall.customers.population import folder_of
from seawall.customers.state import last_screened
from seawall.customers.whole import Whole
from seawall.errors import InputRefused
from seawall.rescreen.results import KEPT, attest_once, id_of, is_id, moment_of_id, runs

_PENDING, _UNTOLD, _TOLD = ".pending", ".untold", ".jsonl"


class _Last(msgspec.Struct, frozen=True):
    """The last line of a file of changes."""

    attestation: PopulationScreened


@dataclass(frozen=True, slots=True)
class Untold:
    """What a screening changed and nobody may have been told: its id, what it attested, and the changes."""

    id: str
    attestation: PopulationScreened
    changes: tuple[NewlyHit, ...]

    @property
    def at(self) -> datetime:
        """When it was, UTC."""
        return moment_of_id(self.id)


def free_moment(home: Path, now: datetime) -> datetime:
    """The moment by which a screening is known: now, or the next one that no other has, where a clock was put back."""
    taken = {path.stem for path in _files(home)} | {run.id for run in runs(home)}
    while id_of(now) in taken:
        now += timedelta(microseconds=1)
    return now


def keep_changes(home: Path, at: datetime, changes: Iterable[NewlyHit], attested: PopulationScreened) -> None:
    """Have what a screening changed on the disk before it is the last one, its attestation as the last line."""
    encoder = msgspec.json.Encoder()
    with Whole(_folder(home) / f"{id_of(at)}{_PENDING}") as stream:
        for change in changes:
            stream.write(encoder.encode(change) + b"\n")
        stream.write(encoder.encode(_Last(attested)) + b"\n")


def settle(home: Path) -> None:
    """Attest the last screening where that is not done, and have its changes untold; what came to nothing goes.

    Whatever a kill left is settled so by the next run. To be called by the one who has the customers for himself.
    """
    for path in _files(home):
        if path.suffix == ".part":
            path.unlink(missing_ok=True)
        elif path.suffix == _PENDING:
            _settle(home, path)


def _settle(home: Path, path: Path) -> None:
    try:
        last = last_screened(home)
    except InputRefused:
        # Only a screening that trusts nothing goes on from such a page: rather told for nothing than never.
        path.replace(path.with_suffix(_UNTOLD))
        return
    if last is None or id_of(last.at) != path.stem:
        path.unlink()
        return
    found = _read(path)
    attest_once(home, last.at, last.conditions.engine, found.attestation)
    path.replace(path.with_suffix(_UNTOLD if found.changes else _TOLD))


def untold(home: Path) -> tuple[Untold, ...]:
    """What nobody may have been told, the oldest screening first. InputRefused where a file of it is damaged."""
    found = []
    for path in sorted(path for path in _files(home) if path.suffix == _UNTOLD and is_id(path.stem)):
        try:
            found.append(_read(path))
        except FileNotFoundError:
            continue  # somebody else told it just now
    return tuple(found)


def marked(again: Iterable[Untold]) -> Iterator[NewlyHit]:
    """The changes of earlier screenings, each with the id of the one that found it."""
    return (replace(change, told_again=one.id) for one in again for change in one.changes)


def was_cut_short(home: Path) -> bool:
    """Whether the last screening ended before it could say what it changed; the next run says it."""
    last = last_screened(home)
    return last is not None and (_folder(home) / f"{id_of(last.at)}{_PENDING}").exists()


def told(home: Path, ids: Iterable[str]) -> None:
    """Take note that what these screenings changed was told. Their changes stay as those of a run; the oldest beyond KEPT go."""
    for id_ in ids:
        path = _folder(home) / f"{id_}{_UNTOLD}"
        if is_id(id_) and path.exists():
            path.replace(path.with_suffix(_TOLD))
    for path in sorted(path for path in _files(home) if path.suffix == _TOLD)[:-KEPT]:
        path.unlink(missing_ok=True)


def changes_of(home: Path, run: str) -> Path | None:
    """The file of what a screening changed, told or not; None where there is none of this name (any more)."""
    paths = [_folder(home) / f"{run}{suffix}" for suffix in (_UNTOLD, _TOLD)] if is_id(run) else []
    return next((path for path in paths if path.is_file()), None)


def _read(path: Path) -> Untold:
    try:
        *lines, last = path.read_bytes().splitlines()
        changes = tuple(msgspec.json.decode(line, type=NewlyHit) for line in lines)
        return Untold(path.stem, msgspec.json.decode(last, type=_Last).attestation, changes)
    except (msgspec.MsgspecError, ValueError) as error:
        told = f"{path} can't be read ({error}): who was newly hit by that screening stands in it"
        raise InputRefused(f"{told}; put it back from a copy, or away once it was looked through") from error


def _files(home: Path) -> list[Path]:
    folder = _folder(home)
    return list(folder.iterdir()) if folder.is_dir() else []


def _folder(home: Path) -> Path:
    return folder_of(home) / "changes"
