"""Where new versions come from: a folder of the user's, or the publisher's servers. Each is archived before it is read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeAlias

from seawall.errors import FetchFailed
from seawall.fetch import Archive, Fetched, Unchanged, Validators, Web, download, refuse_without_room
from seawall.lists.publisher import Readers
from seawall.lists.row import FileSet, ListFile, ListRow, Part
from seawall.lists.version import VersionFile
from seawall.refresh.folder import Candidate
from seawall.refresh.reading import Fresh
from seawall.refresh.told import Told


@dataclass(frozen=True, slots=True)
class Desk:
    """What every step of one refresh needs: archive, readers, a folder for unfinished downloads, the time, an ear.

    accept_shrink: a person said that fewer entries are right.
    """

    archive: Archive
    readers: Readers
    incoming: Path
    now: datetime
    told: Told
    accept_shrink: bool = False


# One way to come by a version: asked for only when the ways before it failed. None: nothing has changed.
Offer: TypeAlias = Callable[[], Fresh | None]


def from_folder(desk: Desk, folder: Path, candidate: Candidate, notes: list[str]) -> Offer:
    """The version that was chosen among the files of a folder."""

    def offer() -> Fresh:
        files = []
        for file in candidate.files:
            entry = Fetched(candidate.list_id, file.name, f"from {folder}", "0" * 64, 0, desk.now, candidate.published)
            files.append(VersionFile(file.part, _archived(desk, file.path, entry)))
        return Fresh(candidate.list_id, candidate.format, tuple(files), candidate.published, notes=tuple(notes))

    return offer


def from_own_file(desk: Desk, row: ListRow, path: Path) -> Offer:
    """The file that the settings declare as a list of the user's own; its date is the day on which it was last changed."""

    def offer() -> Fresh:
        try:
            changed = datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
        except (OSError, ValueError, OverflowError) as error:
            raise FetchFailed(f"{path}, the file of {row.id}, can't be read: {error}") from error
        entry = Fetched(row.id, path.name, f"from {path.parent}", "0" * 64, 0, desk.now, changed)
        file = VersionFile(Part.WHOLE, _archived(desk, path, entry))
        return Fresh(row.id, row.file_sets[0].format, (file,), changed)

    return offer


def from_web(desk: Desk, web: Web, row: ListRow, in_use: frozenset[str]) -> Iterator[Offer]:
    """The publisher's formats in order of preference, but those that are never downloaded; in_use are the hashes of the version that need not come again."""
    return (partial(_file_set, desk, web, row, file_set, in_use) for file_set in row.file_sets if file_set.files)


def from_declared(desk: Desk, row: ListRow, in_use: frozenset[str]) -> Iterator[Offer]:
    """The user's own files that a row names, in order of preference; no server is asked."""
    return (partial(_at_hand, desk, row, file_set, in_use) for file_set in row.file_sets)


def _at_hand(desk: Desk, row: ListRow, file_set: FileSet, in_use: frozenset[str]) -> Fresh | None:
    files = []
    for file in file_set.files:
        assert file.at_hand is not None
        _refuse_too_large(desk, row, file, file.at_hand)
        entry = Fetched(row.id, file.name, f"from {file.at_hand.parent}", "0" * 64, 0, desk.now)
        files.append(VersionFile(file.part, _archived(desk, file.at_hand, entry)))
    if all(file.fetched.sha256 in in_use for file in files):
        return None
    return Fresh(row.id, file_set.format, tuple(files))


def _file_set(desk: Desk, web: Web, row: ListRow, file_set: FileSet, in_use: frozenset[str]) -> Fresh | None:
    known = {entry.file: entry for entry in desk.archive.history(row.id) if entry.sha256 in in_use}
    files = [_file(desk, web, row, file, known.get(file.name)) for file in file_set.files]
    if all(file.fetched.sha256 in in_use for file in files):
        return None
    return Fresh(row.id, file_set.format, tuple(files), whole=True)


def _file(desk: Desk, web: Web, row: ListRow, file: ListFile, known: Fetched | None) -> VersionFile:
    """Fetch one file, or record that the one in use is still current."""
    seen = (
        (Validators(known.origin, known.etag, known.last_modified),)
        if known and desk.archive.holds(known.sha256)
        else ()
    )
    progress = partial(desk.told, row.id, f"fetching {file.name}")
    got = download(web, file.wanted, desk.incoming / row.id, seen, progress)
    if isinstance(got, Unchanged):
        assert known is not None
        return VersionFile(file.part, desk.archive.note_unchanged(known, desk.now))
    validators = got.validators
    entry = Fetched(
        row.id, file.name, validators.url, "0" * 64, 0, desk.now, None, validators.etag, validators.last_modified
    )  # fmt: skip
    archived = _archived(desk, got.path, entry)
    got.path.unlink()
    return VersionFile(file.part, archived)


def _refuse_too_large(desk: Desk, row: ListRow, file: ListFile, path: Path) -> None:
    """FetchFailed where a file at hand is larger than its row allows, or than the disk of the archive."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise FetchFailed(f"{path}, the file of {row.id}, can't be read: {error}") from error
    if size > file.max_bytes:
        raise FetchFailed(
            f"{path} has {size:,} bytes, more than the limit of {file.max_bytes:,}; "
            f"raise max_gib of the collection {row.id} if it is right"
        )
    refuse_without_room(desk.archive.folder.parent, size)


def _archived(desk: Desk, path: Path, entry: Fetched) -> Fetched:
    try:
        with path.open("rb") as stream:
            return desk.archive.add(stream, entry)
    except OSError as error:
        raise FetchFailed(f"{entry.file} could not be archived in {desk.archive.folder}: {error}") from error
