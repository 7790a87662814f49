"""A file that appears under its name only when it was written whole, in whatever format."""

import os
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Generic, Protocol, Self, TypeVar

from seawall.errors import SettingRefused

Item = TypeVar("Item")
Taken_contra = TypeVar("Taken_contra", contravariant=True)


class Writer(Protocol[Taken_contra]):
    """Takes items one at a time; the file is whole when the writer is closed, and appears only then."""

    def write(self, item: Taken_contra) -> None:
        """Take one item."""

    def close(self) -> None:
        """Finish the file."""

    def abandon(self) -> None:
        """Let go of the file as it is; it will be removed."""


class WholeFile(Generic[Item]):
    """A file that appears under its name only when it was written whole; what stood there before stays until then.

    Raises SettingRefused at once for an ending that is not known and a place that can't be written. To be used in a
    `with` statement: only inside it is there a file to clear away, wherever the run is interrupted.
    """

    def __init__(self, path: Path, writers: Mapping[str, Callable[[Path], Writer[Item]]]) -> None:
        make = writers.get(path.suffix.lower())
        if make is None:
            raise SettingRefused(f"can't tell a format from {path.name!r}; use one of {', '.join(sorted(writers))}")
        _refuse_unwritable(path)
        self._path = path
        self._partial = path.with_name(path.name + ".part")
        self._make = make

    @cached_property
    def _writer(self) -> Writer[Item]:
        try:
            return self._make(self._partial)
        except OSError as error:
            raise SettingRefused(f"can't write {self._path}: {error.strerror or error}") from error

    def write(self, item: Item) -> None:
        """Take one item."""
        self._writer.write(item)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._finish()
        else:
            self._abandon()

    def _finish(self) -> None:
        try:
            self._writer.close()
            self._partial.replace(self._path)
        except BaseException:
            self._abandon()
            raise

    def _abandon(self) -> None:
        """Leave no half file; what the format's own end would have said no longer matters."""
        try:
            if "_writer" in self.__dict__:
                self._writer.abandon()
        finally:
            self._partial.unlink(missing_ok=True)


def _refuse_unwritable(path: Path) -> None:
    if path.is_dir():
        raise SettingRefused(f"can't write {path}: it is a folder")
    if not path.parent.is_dir():
        raise SettingRefused(f"can't write {path}: there is no folder {path.parent}")
    if not os.access(path.parent, os.W_OK):
        raise SettingRefused(f"can't write {path}: the folder {path.parent} is not yours to write in")
