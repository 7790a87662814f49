"""A file that appears under its name only when it is whole and on the disk: a kill leaves the old one or the new one."""

import os
from pathlib import Path
from types import TracebackType
from typing import IO


class Whole:
    """A file to be written in a `with` block; where the block fails, what stood under its name stays."""

    def __init__(self, path: Path) -> None:
        self._path, self._part = path, path.with_name(path.name + ".part")

    def __enter__(self) -> IO[bytes]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._stream = self._part.open("wb")
        return self._stream

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._stream.flush()
                os.fsync(self._stream.fileno())
        finally:
            self._stream.close()
        if kind is None:
            self._part.replace(self._path)
        else:
            self._part.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file by these bytes."""
    with Whole(path) as stream:
        stream.write(data)
