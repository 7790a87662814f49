"""Readers of who owns whom: one file a format, each `parse(stream, source) -> Iterator[Statement | Problem]`."""

from seawall.ownership.readers.read import Format, read, recognised

__all__ = ["Format", "read", "recognised"]
