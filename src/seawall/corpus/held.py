"""Whether anybody reads a corpus folder: readers hold a shared lock on its manifest, which ends with them however they end."""

import os
import sys
from pathlib import Path
from weakref import finalize

from seawall.corpus.files import MANIFEST

if sys.platform == "win32":

    def hold(_folder: Path, _reader: object) -> None:
        """Nothing to do: Windows moves no folder whose files somebody has open."""

    def is_held(_folder: Path) -> bool:
        """Not told beforehand: moving the folder fails."""
        return False
else:
    import fcntl

    def hold(folder: Path, reader: object) -> None:
        """Hold a folder for as long as `reader` lives. OSError where its manifest can't be opened."""
        handle = os.open(folder / MANIFEST, os.O_RDONLY)
        finalize(reader, os.close, handle)
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            # A file system without locks, or one who is removing it this moment: the files that are open stay readable.
            return

    def is_held(folder: Path) -> bool:
        """Whether a reader holds a folder, in this process or another; one without a manifest has no readers."""
        try:
            handle = os.open(folder / MANIFEST, os.O_RDONLY)
        except FileNotFoundError:
            return False
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(handle)
        return False
