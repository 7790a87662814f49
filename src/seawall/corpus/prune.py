"""Old corpora are removed, a few kept: they take room, and the archive can build each of them again."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from seawall.corpus.files import MANIFEST
from seawall.corpus.held import is_held
from seawall.corpus.swap import pointed_at
from seawall.errors import CorpusMissing

# The last ones that were in use, for one who opens a folder by its path; a corpus of all of OFAC has some 100 MB.
KEPT = 3
# Look-backs are asked again for the same few days: an audit's, a case's.
LOOK_BACKS_KEPT = 3
_LOOK_BACK = "look-back"


def mark_used(folder: Path, *, look_back: bool = False) -> None:
    """Note that a corpus was used now, and whether only for a look-back; what was used longest ago is removed first.

    OSError where the folder can't be written.
    """
    if look_back and not (folder / _LOOK_BACK).exists():
        (folder / _LOOK_BACK).touch()
    os.utime(folder)


def prune(home: Path) -> tuple[str, ...]:
    """Remove all but the newest corpora; the versions that were removed.

    Never the one in use, nor one that somebody reads. Only for the holder of the home's lock.
    """
    return tuple(folder.name for folder in _superfluous(home) if _remove(folder))


def _superfluous(home: Path) -> Iterator[Path]:
    try:
        in_use = pointed_at(home)
    except CorpusMissing:  # nobody knows which one is in use, so none is removed
        return
    found = [path for path in (home / "corpus").iterdir() if (path / MANIFEST).is_file()]
    newest = sorted(found, key=lambda path: (-path.stat().st_mtime_ns, path.name))
    others = [path for path in newest if path.name != in_use]
    yield from [path for path in others if not (path / _LOOK_BACK).exists()][KEPT:]
    yield from [path for path in others if (path / _LOOK_BACK).exists()][LOOK_BACKS_KEPT:]


def _remove(folder: Path) -> bool:
    """Move it aside in one step, so that nobody opens half of it, then remove it; False where somebody reads it."""
    if is_held(folder):
        return False
    aside = folder.with_name(folder.name + ".part")
    shutil.rmtree(aside, ignore_errors=True)
    try:
        folder.rename(aside)
    except OSError:  # Windows: somebody has a file of it open
        return False
    shutil.rmtree(aside, ignore_errors=True)  # what is left is cleared away at the next swap
    return True
