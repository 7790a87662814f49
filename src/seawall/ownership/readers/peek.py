"""A look at the first bytes of a stream that can't be wound back."""

import io
from typing import BinaryIO

# Enough for a header line, a JSON record's first fields, and an XML root with its namespaces.
LOOK = 1 << 16


class Peeked(io.RawIOBase):
    """A stream that gives its head once more before its rest."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, room: memoryview) -> int:  # type: ignore[override]  # any buffer, as the base says
        """Fill the room with what comes next; how many bytes came."""
        size = len(room)
        piece = bytes(self._head[:size]) if self._head else self._rest.read(size)
        self._head = self._head[size:]
        room[: len(piece)] = piece
        return len(piece)


def peeked(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes, and a stream of all of them."""
    head = stream.read(LOOK)
    return head, io.BufferedReader(Peeked(head, stream))
