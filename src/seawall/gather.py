"""The story of gathering claims: files and feeds read whole, a server's collection fetched and archived, an advisory sorted."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from seawall.claims import Gathered, Sorted, Source, read_files, sort
from seawall.documents import Kind
from seawall.documents import read as read_document
from seawall.documents.document import MAX_BYTES
from seawall.errors import FetchFailed, InputRefused, Problem
from seawall.fetch import Archive, Fetched, Web
from seawall.fetch.taxii import Collection, Server, api_roots, as_bundle, collections, pages

# MISP's own feed of the CIRCL has some 2,000 events; a folder of more files is a mistake in the path.
MAX_FILES = 20_000
# A file of claims is held in memory (claims/readers/json.py).
_MAX_MANIFEST = 1 << 26
_MANIFEST = "manifest.json"
# What may lie beside a feed's events and is no file of claims.
_BESIDE = frozenset({_MANIFEST, "hashes.csv", "README.md", "LICENSE"})


def read_all(paths: Sequence[Path], retrieved: datetime | None = None, owner: Source | None = None) -> Gathered:
    """The claims of files and of folders of files, such as a MISP feed; owner says what the files don't.

    InputRefused for a file that can't be read or is none of claims; one that lies in a folder is a Problem instead, and so is
    an event that a feed's manifest names and that is not there.
    """
    missing: list[Problem] = []
    files = list(_files(paths, missing))
    found = read_files(
        [path for path, _ in files],
        replace(owner or Source(""), retrieved=retrieved),
        may_fail={path for path, is_given in files if not is_given}.difference(paths),
    )
    return Gathered(problems=tuple(missing)) + found


def _files(paths: Iterable[Path], problems: list[Problem]) -> Iterator[tuple[Path, bool]]:
    """Each file, and whether it was given by itself."""
    for path in paths:
        if not path.is_dir():
            yield path, True
            continue
        found = sorted(each for each in path.iterdir() if each.is_file() and each.name not in _BESIDE)
        if len(found) > MAX_FILES:
            raise InputRefused(f"{path} holds {len(found):,} files; at most {MAX_FILES:,} are read from one folder")
        problems += _missing(path, {each.name for each in found})
        problems += _below(path)
        yield from ((each, False) for each in found)


def _below(folder: Path) -> Iterator[Problem]:
    """Folders within the folder, of which nothing is read; those that a dot hides are no feed's."""
    for each in sorted(folder.iterdir()):
        if each.is_dir() and not each.name.startswith("."):
            yield Problem(
                f"{folder.name}/{each.name}", "", "", "", "a folder in a folder: give it by itself to read it"
            )


def _missing(folder: Path, names: set[str]) -> Iterator[Problem]:
    """The events that a MISP feed's manifest names and that do not lie beside it."""
    path = folder / _MANIFEST
    if not path.is_file():
        return
    name = f"{folder.name}/{_MANIFEST}"
    try:
        with path.open("rb") as stream:
            listed = orjson.loads(stream.read(_MAX_MANIFEST))
    except (OSError, orjson.JSONDecodeError) as error:
        yield Problem(name, "", "", "", f"the feed's manifest can't be read: {error}")
        return
    if not isinstance(listed, dict):
        yield Problem(name, "", "", "", "the feed's manifest names no events")
        return
    for uuid in sorted(listed):
        if f"{uuid}.json" not in names:
            yield Problem(name, uuid[:100], "", "", "the feed names this event, and its file is not here")


@dataclass(frozen=True, slots=True)
class Advisory:
    """An advisory sorted: its candidates with what became of each, and what of it could not be read."""

    source: Source
    candidates: tuple[Sorted, ...]
    problems: tuple[Problem, ...] = field(default=())


def sort_advisory(stream: BinaryIO, source: Source) -> Advisory:
    """Sort an advisory's text: plain as it stands, so that tables keep their cells; HTML, PDF and DOCX by their paragraphs."""
    data = stream.read(MAX_BYTES + 1)  # what is larger is told by its reader, and not sorted
    document = read_document(BytesIO(data), source.file)
    problems = [each for each in document.problems if document.kind is not Kind.TEXT]
    if document.kind is not Kind.TEXT:
        data = "\n".join(each.text for each in document.paragraphs if not each.hidden).encode("utf-8", "replace")
    found: list[Sorted] = []
    for each in sort(BytesIO(data), source):
        if isinstance(each, Problem):
            problems.append(each)
        else:
            found.append(each)
    return Advisory(source, tuple(found), tuple(problems))


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of a TAXII server.

    name         what its archived answers are filed under
    root         the API root; empty: all that the server's discovery names
    collections  ids or titles; none: every one that may be read
    added_after  the moment of which the last answer told that it reached so far; empty: all
    """

    name: str
    server: Server
    root: str = ""
    collections: tuple[str, ...] = ()
    added_after: str = ""


@dataclass(frozen=True, slots=True)
class Collected:
    """One collection as it was fetched: its bundle, how it is archived, and until when it reaches (empty: not said)."""

    collection: Collection
    bundle: bytes = field(repr=False)
    archived: Fetched
    objects: int
    added_last: str = ""


def fetch_collections(
    archive: Archive, web: Web, asking: Asking, now: datetime, told: Callable[[str], None] = lambda _text: None
) -> Iterator[Collected]:
    """Fetch the collections one by one, each archived by its hash before the next is asked for. Raises FetchFailed.

    A collection that breaks off is not archived: half of one would look like all of it.
    """
    for collection in _chosen(web, asking, told):
        last, size = "", 0

        def kept(collection: Collection = collection) -> Iterator[Any]:
            nonlocal last, size
            for page in pages(web, asking.server, collection, asking.added_after):
                last, size = page.added_last or last, size + len(page.objects)
                yield page

        bundle = as_bundle(kept())
        filed = f"{asking.name}/{collection.id}"
        entry = Fetched(filed, "bundle.json", collection.root, "0" * 64, 0, now)
        yield Collected(collection, bundle, archive.add(BytesIO(bundle), entry), size, last)


def _chosen(web: Web, asking: Asking, told: Callable[[str], None]) -> list[Collection]:
    roots = (asking.root,) if asking.root else api_roots(web, asking.server)
    offered = [each for root in roots for each in collections(web, asking.server, root)]
    if not offered:
        raise FetchFailed(f"{asking.name} offers no collection")
    for each in (each for each in offered if not each.can_read and not asking.collections):
        told(f"{asking.name}: the collection {each.title or each.id} may not be read by us, and is left out")
    wanted = {word: [each for each in offered if word in {each.id, each.title}] for word in asking.collections}
    missing = [word for word, found in wanted.items() if not found]
    if missing:
        names = ", ".join(f"{each.id} ({each.title})" for each in offered[:20])
        raise FetchFailed(f"{asking.name} offers no collection {', '.join(missing)}; it offers {names}")
    chosen = [each for found in wanted.values() for each in found] or [each for each in offered if each.can_read]
    if not chosen:
        raise FetchFailed(f"{asking.name} lets us read none of its {len(offered):,} collections")
    return list({(each.root, each.id): each for each in chosen}.values())
