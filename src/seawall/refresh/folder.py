"""Files that a user already has: found in a folder, recognised by content, grouped to versions, the best one chosen."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO

from seawall.errors import InputRefused
from seawall.fetch import MAX_BYTES, unpack
from seawall.lists.catalog import BY_ID, CATALOG, EDITIONS, told_apart
from seawall.lists.edition import Edition
from seawall.lists.lookalikes import why_no_list
from seawall.lists.publisher import HEAD_BYTES
from seawall.lists.row import GATHERED, LACKS, Format, Part

# A folder of more files is no folder of lists: somebody gave the root of a disk.
_MAX_FILES = 5_000
# More than this say nothing new of a folder without a list.
_NOTES_SHOWN = 12
_ZIP = b"PK\x03\x04"
_DAY = re.compile(r"(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
# Without them a CSV set lacks aliases or addresses; without the comments some remarks are cut, which the reader says.
_NEEDED = (Part.PRIMARY, Part.NAMES, Part.ADDRESSES)
# Formats whose lists the user declares in the settings.
_DECLARED = frozenset({Format.FTM_JSON, Format.FTM_NESTED, Format.FTM_CSV})
# The file of entries of each list's CSV set, by OFAC's name.
_ENTRIES = {
    row.id: file.name for row in CATALOG for files in row.file_sets for file in files.files if file.part is Part.PRIMARY
}
# The list whose entries a file holds, by the name under which its publisher has it.
_PUBLISHED_AS = {
    file.name.casefold(): row.id
    for row in CATALOG
    for files in row.file_sets
    for file in files.files
    if file.part in {Part.PRIMARY, Part.WHOLE}
}


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One recognised file: where it lies, the name its user knows, and what it is."""

    path: Path
    name: str
    list_id: str
    format: Format
    part: Part
    published: date | None

    @property
    def folder(self) -> str:
        """The folder that it lies in, as its user knows it."""
        return self.name.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Files that make one version of a list."""

    list_id: str
    format: Format
    files: tuple[FoundFile, ...]
    published: date | None

    @property
    def lacks(self) -> tuple[Part, ...]:
        """The parts that are missing."""
        parts = {file.part for file in self.files}
        return tuple(part for part in _NEEDED if part not in parts) if self.format is Format.CSV_SET else ()

    @property
    def rank(self) -> tuple[bool, date, int, bool]:
        """Whole ones before incomplete ones, then the newest, then the richest format.

        A newer set without its aliases, or a newer extract, would lose more than a somewhat older whole one. Of two
        extracts the one that says its own date and count is better.
        """
        is_whole = not self.lacks and self.format not in LACKS
        says_all = self.files[0].part is Part.WHOLE
        return is_whole, self.published or date.min, -list(Format).index(self.format), says_all

    def __str__(self) -> str:
        names = ", ".join(file.name for file in self.files)
        return f"{names} ({self.published or 'undated'})"


@dataclass(slots=True)
class Found:
    """What a folder holds: the chosen candidate of each list with notes on it, and notes on everything else.

    broken names the files by which a list that has no candidate was meant: an empty SDN.CSV, aliases without entries.
    """

    chosen: dict[str, Candidate] = field(default_factory=dict)
    broken: dict[str, list[str]] = field(default_factory=dict)
    said: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def look_through(folder: Path, scratch: Path) -> Found:
    """Find the lists in a folder and those below it, or in a single file; ZIP files are unpacked into `scratch`.

    InputRefused where there is no such folder, where it holds no list at all (with what each file is instead), or
    far too many files.
    """
    found = Found()
    there = list(_files(folder, scratch, found.notes))
    recognised = [file for path, name in there for file in _look(path, name, found.notes)]
    for list_id in BY_ID:
        candidates = list(_candidates([file for file in recognised if file.list_id == list_id], found.notes))
        if candidates:
            found.chosen[list_id] = max(candidates, key=lambda candidate: candidate.rank)
            found.said[list_id] = list(_choice(found.chosen[list_id], candidates))
        elif meant := list(_meant(list_id, recognised, [name for _, name in there])):
            found.broken[list_id] = meant
    if not found.chosen:
        raise InputRefused(f"{folder} holds no list that can be read: {_joined(found.notes)}")
    return found


def _meant(list_id: str, recognised: Iterable[FoundFile], names: Iterable[str]) -> Iterator[str]:
    """Files that are of a list by what is in them, or that bear the name under which it is published."""
    yield from (file.name for file in recognised if file.list_id == list_id)
    for name in names:
        if _PUBLISHED_AS.get(name.rpartition("/")[2].casefold()) == list_id:
            yield name


def _joined(notes: list[str]) -> str:
    """Notes in one line, as a refusal is; of many files the first will do."""
    more = len(notes) - _NOTES_SHOWN
    shown = "; ".join(notes[:_NOTES_SHOWN]) or "it is empty"
    return f"{shown}; and {more} files more" if more > 0 else shown


def _files(folder: Path, scratch: Path, notes: list[str]) -> Iterator[tuple[Path, str]]:
    for path, name in _walk(folder):
        with path.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
        # A workbook is a ZIP file too: one that is a list is not unpacked.
        if not head.startswith(_ZIP) or told_apart(head, name):
            yield path, name
            continue
        into = scratch / str(len(list(scratch.iterdir())))
        into.mkdir()
        try:
            yield from ((member, f"{name}/{member.name}") for member in unpack(path, into, MAX_BYTES))
        except InputRefused as refusal:
            notes.append(str(refusal))


def _walk(folder: Path) -> list[tuple[Path, str]]:
    if folder.is_file():
        return [(folder, folder.name)]
    if not folder.is_dir():
        raise InputRefused(f"there is no folder {folder}")
    found: list[tuple[Path, str]] = []
    for path in folder.rglob("*"):
        relative = path.relative_to(folder)
        if not path.is_file() or any(piece.startswith(".") for piece in relative.parts):
            continue
        found.append((path, relative.as_posix()))
        if len(found) > _MAX_FILES:
            raise InputRefused(f"{folder} holds more than {_MAX_FILES} files; give the folder of the lists themselves")
    return sorted(found, key=lambda item: item[1])


def _look(path: Path, name: str, notes: list[str]) -> Iterator[FoundFile]:
    """The file if it is one of a list; a note on it if not."""
    size = path.stat().st_size
    if size == 0:
        notes.append(f"{name} is empty: not used")
        return
    if size > MAX_BYTES:
        notes.append(f"{name} has more than {MAX_BYTES} bytes, the limit of an official list: not used")
        return
    with path.open("rb") as stream:
        head = stream.read(HEAD_BYTES)
        apart = told_apart(head, name)
        stream.seek(0)
        if apart is None:
            notes.append(f"{name} {why_no_list(head)}: not used")
        elif not apart.list_id and apart.format is Format.NAMES_EXTRACT:
            notes.append(f"{name} is a names-only extract that does not say it is of the SDN list: not used")
        elif not apart.list_id and apart.format in _DECLARED:
            notes.append(f"{name} is of a collection ({apart.format}): declare it as a [[collection]]: not used")
        elif not apart.list_id:
            notes.append(f"{name} does not say which list it holds; give it OFAC's own file name: not used")
        else:
            published = _published(apart.format, stream, name)
            for list_id in (apart.list_id, *apart.also):
                yield FoundFile(path, name, list_id, apart.format, apart.part, published)


def _published(form: Format, stream: BinaryIO, name: str) -> date | None:
    """The date inside the file, else the one in its name, else the one in its folder's name."""
    if form in EDITIONS:
        edition = EDITIONS[form](stream, file=name)
        if isinstance(edition, Edition) and edition.published:
            return edition.published
    folder, _, base = name.rpartition("/")
    return _day(base) or _day(folder.rpartition("/")[2])


def _day(text: str) -> date | None:
    found = _DAY.search(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:  # 31 June
        return None


def _candidates(files: list[FoundFile], notes: list[str]) -> Iterator[Candidate]:
    sets: dict[tuple[str, date | None], list[FoundFile]] = {}
    gathered: dict[tuple[Format, str], list[FoundFile]] = {}
    yield from _extracts([file for file in files if file.format is Format.NAMES_EXTRACT], notes)
    for file in files:
        if file.format is Format.CSV_SET:
            sets.setdefault((file.folder, file.published), []).append(file)
        elif file.format in GATHERED:
            gathered.setdefault((file.format, file.folder), []).append(file)
        elif file.format is not Format.NAMES_EXTRACT:
            yield Candidate(file.list_id, file.format, (file,), file.published)
    for (form, _), members in gathered.items():
        yield Candidate(
            members[0].list_id,
            form,
            tuple(members),
            max((file.published for file in members if file.published), default=None),
        )
    for (_, published), members in sets.items():
        parts = _one_of_each(members, notes)
        if Part.PRIMARY in parts:
            ordered = tuple(parts[part] for part in Part if part in parts)
            yield Candidate(members[0].list_id, Format.CSV_SET, ordered, published)
        else:
            names = ", ".join(file.name for file in parts.values())
            missing = _ENTRIES[members[0].list_id]
            notes.append(
                f"{names} ({published or 'undated'}): {missing}, whose entries they add to, is missing: not used"
            )


def _extracts(files: list[FoundFile], notes: list[str]) -> Iterator[Candidate]:
    """Each names-only extract, a CSV with the metadata of its day beside it: that gives its date and count."""
    metadata = [file for file in files if file.part is Part.METADATA]
    used: list[FoundFile] = []
    for file in files:
        if file.part is Part.WHOLE:
            yield Candidate(file.list_id, file.format, (file,), file.published)
        elif file.part is Part.PRIMARY:
            here = [other for other in metadata if other.folder == file.folder]
            of_its_day = [other for other in here if file.published in (None, other.published)]
            beside = of_its_day if len(of_its_day) == 1 else []
            used += beside
            published = file.published or (beside[0].published if beside else None)
            yield Candidate(file.list_id, file.format, (file, *beside), published)
    notes += [
        f"{file.name} speaks of a names-only extract in CSV that does not lie beside it: not used"
        for file in metadata
        if file not in used
    ]


def _one_of_each(files: Iterable[FoundFile], notes: list[str]) -> dict[Part, FoundFile]:
    parts: dict[Part, FoundFile] = {}
    for file in sorted(files, key=lambda file: -file.path.stat().st_size):
        first = parts.setdefault(file.part, file)
        if first is not file:
            notes.append(f"{file.name} is a second file of {file.part} beside {first.name}, and smaller: not used")
    return parts


def _choice(chosen: Candidate, candidates: list[Candidate]) -> Iterator[str]:
    if len(candidates) > 1:
        others = "; ".join(str(candidate) for candidate in candidates if candidate is not chosen)
        yield f"{len(candidates)} versions were found: took {chosen}, not {others}"
    for candidate in candidates:
        if candidate is not chosen and (candidate.published or date.min) > (chosen.published or date.min):
            why = LACKS.get(candidate.format) or f"it has no file of {' and '.join(candidate.lacks)}"
            yield f"the newer {candidate} was not taken: {why}"
    if chosen.format in LACKS:
        yield f"this is {LACKS[chosen.format]}"
    if chosen.lacks:
        yield f"there is no file of {' and '.join(chosen.lacks)}: what stands in it is not screened"
