"""The corpus in use before a refresh: what each list was, and its entities, for comparing and for keeping."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from seawall.corpus import ENGINE, Corpus, ListVersion, current, last_checks
from seawall.entities import Entity
from seawall.errors import CorpusMissing, InputRefused, ListRefused
from seawall.fetch import Archive
from seawall.lists.catalog import told_apart
from seawall.lists.publisher import HEAD_BYTES, Readers
from seawall.lists.row import Format, Part
from seawall.lists.version import VersionFile
from seawall.refresh.reading import Fresh, read
from seawall.refresh.told import silent


@dataclass(frozen=True, slots=True)
class InUse:
    """The corpus in use, or none; note says why there is none though there was one."""

    corpus: Corpus | None
    note: str = ""

    @property
    def version(self) -> str:
        """The corpus's version; empty where there is none."""
        return self.corpus.version if self.corpus else ""

    @property
    def is_own(self) -> bool:
        """Whether this engine built it, so that its entities are what this engine would read."""
        return self.corpus is not None and self.corpus.manifest.engine == ENGINE

    def lists(self) -> dict[str, ListVersion]:
        """What each list was, by id."""
        return {row.id: row for row in self.corpus.manifest.lists} if self.corpus else {}

    def entities(self, list_id: str) -> Iterator[Entity]:
        """The entities of one list as they stand in the corpus."""
        return self.corpus.entries_of(list_id) if self.corpus else iter(())


def in_use(home: Path) -> InUse:
    """The corpus in use in this home."""
    try:
        return InUse(current(home))
    except CorpusMissing as missing:
        there_was = (home / "corpus").is_dir()
        return InUse(None, f"the corpus in use could not be opened: {missing}" if there_was else "")


def last_checked(home: Path, lists: Iterable[ListVersion]) -> dict[str, datetime]:
    """When each list's bytes were last fetched or found unchanged (UTC), from the archive: its age counts from then.

    A list of several files is as old as the one that was looked at longest ago.
    """
    return {list_id: check.at for list_id, check in last_checks(home, lists).items()}


def kept(before: InUse, archive: Archive, readers: Readers, row: ListVersion) -> tuple[Entity, ...]:
    """The entities of a list whose last good version goes into the new corpus as it is.

    They are read again from the archive where an older engine had read them: a corpus is of one engine. ListRefused
    where that can't be done; the corpus in use then stays.
    """
    if before.is_own:
        return tuple(before.entities(row.id))
    try:
        return read(archive, readers, again(archive, row), silent).entities
    except InputRefused as refusal:
        why = f"the last good version of {row.id} can't be read again, so no new corpus can be built: {refusal}"
        raise ListRefused(why) from refusal


def again(archive: Archive, row: ListVersion) -> Fresh:
    """A version that was read once, to be read again. InputRefused where the archive does not know its files."""
    history = {(entry.file, entry.sha256): entry for entry in archive.history(row.id)}
    files = []
    for place, (name, sha256) in enumerate(zip(row.files, row.sha256, strict=True)):
        part = Part(row.parts[place]) if row.parts else _part(archive, name, sha256)
        entry = history.get((name, sha256))
        if part is None or entry is None:
            raise InputRefused(f"the archive does not know {name} ({sha256})")
        files.append(VersionFile(part, entry))
    return Fresh(row.id, Format(row.format), tuple(files), row.published)


def _part(archive: Archive, name: str, sha256: str) -> Part | None:
    with archive.open(sha256) as stream:
        apart = told_apart(stream.read(HEAD_BYTES), name)
    return apart.part if apart else None
