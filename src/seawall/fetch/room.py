"""Whether the disk has room for a file, asked before the first byte of it is written."""

import shutil
from pathlib import Path

from seawall.errors import FetchFailed

# Left free beside the file itself: journals, the store and other programs must be able to go on.
_SPARE = 64 << 20
# A smaller file is not asked about: where it fits nobody, nothing else works either.
_WORTH_ASKING = 256 << 20


def refuse_without_room(folder: Path, need: int) -> None:
    """FetchFailed where so many bytes more don't fit on the disk of a folder, which must be there."""
    if need < _WORTH_ASKING:
        return
    free = shutil.disk_usage(folder).free
    if free < need + _SPARE:
        raise FetchFailed(f"the disk of {folder} has {free:,} bytes free, and {need:,} are needed")
