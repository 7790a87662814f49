"""A stream to its first bytes and a stream that still has them: what recognising needs, on files and on pipes."""

import io
from typing import BinaryIO, cast

# Enough for every envelope and header in the data (the largest business header has 14 kB), little enough to search.
HEAD_BYTES = 1 << 16


def peek(stream: BinaryIO, size: int = HEAD_BYTES) -> tuple[bytes, BinaryIO]:
    """The first `size` bytes, or all where there are fewer, and the stream to read on from, whole."""
    if stream.seekable():
        start = stream.tell()
        head = stream.read(size)
        stream.seek(start)
        return head, stream
    pieces, missing = [], size
    while missing and (piece := stream.read(missing)):
        pieces.append(piece)
        missing -= len(piece)
    head = b"".join(pieces)
    return head, cast("BinaryIO", io.BufferedReader(_Rejoined(head, stream)))


class _Rejoined(io.RawIOBase):
    """The bytes that were looked at, then the rest of the stream, which belongs to the caller."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = memoryview(head)
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]  # a buffer of bytes is all that is written
        if self._head:
            size = min(len(buffer), len(self._head))
            buffer[:size] = self._head[:size]
            self._head = self._head[size:]
            return size
        piece = self._stream.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)
