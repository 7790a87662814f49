"""Which corpus is in use: one small pointer file, replaced atomically, so that readers see the old whole or the new whole."""

import os
import shutil
from pathlib import Path

from seawall.corpus.corpus import Corpus
from seawall.errors import CorpusMissing
from seawall.fetch import sync_folder

_POINTER = "current"


def folder_for(home: Path, version: str) -> Path:
    """Where a corpus of this version lies."""
    return home / "corpus" / version


def home_of(folder: Path) -> Path | None:
    """The home folder that a corpus folder belongs to; None for one that was copied elsewhere."""
    above = folder.resolve().parent
    return above.parent if above.name == "corpus" else None


def swap(home: Path, version: str) -> None:
    """Make a built corpus the one in use, and clear away what killed builds left half written.

    Raises CorpusMissing where it isn't whole. Only for the holder of the home's lock.
    """
    Corpus.open(folder_for(home, version))
    pointer = home / "corpus" / _POINTER
    partial = pointer.with_suffix(".part")
    with partial.open("w", encoding="ascii") as stream:
        stream.write(version)
        stream.flush()
        os.fsync(stream.fileno())
    partial.replace(pointer)
    sync_folder(pointer.parent)
    for left in pointer.parent.glob("*.part"):
        shutil.rmtree(left, ignore_errors=True)


def current(home: Path) -> Corpus:
    """The corpus in use. Raises CorpusMissing where none was ever built."""
    return Corpus.open(folder_for(home, pointed_at(home)))


def pointed_at(home: Path) -> str:
    """The version of the corpus in use. Raises CorpusMissing where none was ever built."""
    pointer = home / "corpus" / _POINTER
    if not pointer.is_file():
        raise CorpusMissing(f"no lists are loaded in {home}; run seawall refresh, or seawall refresh --from DIR")
    try:
        version = pointer.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusMissing(f"{pointer} can't be read ({error}); run seawall refresh") from error
    if not version.isalnum():
        raise CorpusMissing(f"{pointer} names no version; run seawall refresh")
    return version
