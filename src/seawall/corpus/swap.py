"""Which corpus is in use: one small pointer file, replaced atomically, so that readers see the old whole or the new whole."""

import os
from pathlib import Path

from seawall.corpus.corpus import Corpus
from seawall.errors import CorpusMissing

_POINTER = "current"


def folder_for(home: Path, version: str) -> Path:
    """Where a corpus of this version lies."""
    return home / "corpus" / version


def swap(home: Path, version: str) -> None:
    """Make a built corpus the one in use. Raises CorpusMissing where it isn't whole."""
    Corpus.open(folder_for(home, version))
    pointer = home / "corpus" / _POINTER
    partial = pointer.with_suffix(".part")
    with partial.open("w", encoding="ascii") as stream:
        stream.write(version)
        stream.flush()
        os.fsync(stream.fileno())
    partial.replace(pointer)


def current(home: Path) -> Corpus:
    """The corpus in use. Raises CorpusMissing where none was ever built."""
    pointer = home / "corpus" / _POINTER
    if not pointer.is_file():
        raise CorpusMissing(f"no lists are loaded in {home}; run seawall refresh, or seawall refresh --from DIR")
    return Corpus.open(folder_for(home, pointer.read_text(encoding="ascii").strip()))
