"""A file on the disk to the plain bytes of each log in it: gzip, Zstandard and zip by their first bytes, never by name.

Nothing is written and a member's name is never a path: it is a word in the manifest. What is cut off or damaged gives
the bytes before the cut, and says so.
"""

import codecs
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, cast

import zstandard

from seawall.errors import Problem
from seawall.exposure.logs.limits import MAX_ZSTD_WINDOW
from seawall.records.packed import FREE_BYTES, MAX_RATIO, Packing, packing, ungzipped, unzipped
from seawall.records.peek import peek

_ZSTD = b"\x28\xb5\x2f\xfd"
# A block of Zstandard holds at most 128 kB and may be packed into four bytes: so much at most comes of one step.
_STEP = 1 << 11
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
CUT = "the file is damaged or cut off: what stands before that was read"


@dataclass(slots=True)
class Plain:
    """One log: its name, its plain bytes, once; `wrong` says afterwards what kept it from its end."""

    name: str
    stream: BinaryIO
    wrong: Callable[[], str] = str


class Hashed(io.RawIOBase):
    """A stream that is hashed and counted as it is read."""

    def __init__(self, stream: BinaryIO, told: Callable[[int], None]) -> None:
        self._stream = stream
        self._told = told
        self._hash = sha256()
        self.size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]  # a buffer of bytes is all that is written
        view = memoryview(buffer)
        size = self._stream.readinto(view)  # type: ignore[attr-defined]  # a file has it
        self._hash.update(view[:size])
        self.size += size
        self._told(size)
        return int(size)

    def finished(self) -> str:
        """The SHA-256 of the whole file, whatever of it was used."""
        while self.read(1 << 20):
            pass
        return self._hash.hexdigest()


def plains(path: Path, name: str, stream: BinaryIO) -> Iterator[Plain | Problem]:
    """The logs in one file: itself, what is packed in it, or the members of a zip archive (read from the file itself).

    Each must be read before the next is asked for.
    """
    head, stream = peek(stream, 512)
    if head.startswith(_ZSTD):
        unpacked = _Zstandard(stream)
        yield _text(Plain(name, cast("BinaryIO", io.BufferedReader(unpacked, 1 << 18)), lambda: unpacked.wrong))
        return
    packed = packing(head)
    if packed is Packing.GZIP:
        member = ungzipped(stream, name)
        yield _text(Plain(name, member.stream, lambda: member.wrong))
    elif packed is Packing.ZIP:
        yield from _members(path, name)
    elif packed is Packing.OTHER:
        yield Problem(name, "", "", "", "an archive that is not read: unpack it, or pack it with gzip or zstd")
    else:
        yield _text(Plain(name, stream))


def _members(path: Path, name: str) -> Iterator[Plain | Problem]:
    with path.open("rb") as again:
        for member in unzipped(again, name):
            if isinstance(member, Problem):
                yield member
            else:
                yield _text(Plain(f"{name}:{member.name}", member.stream, lambda it=member: it.wrong))  # type: ignore[misc]  # bound now


def _text(plain: Plain) -> Plain:
    """The same in UTF-8, where it begins with a mark of UTF-16 (as PowerShell writes)."""
    head, stream = peek(plain.stream, 4)
    plain.stream = stream
    encoding = next((name for mark, name in _WIDE if head.startswith(mark)), None)
    if encoding:
        plain.stream = cast("BinaryIO", io.BufferedReader(_Narrowed(stream, encoding)))
    return plain


class _Pieces(io.RawIOBase):
    """A stream made of pieces of any size."""

    def __init__(self) -> None:
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]  # a buffer of bytes is all that is written
        if not self._left:
            self._left = memoryview(self._piece())
        size = min(len(buffer), len(self._left))
        buffer[:size] = self._left[:size]
        self._left = self._left[size:]
        return size

    def _piece(self) -> bytes:
        raise NotImplementedError


class _Zstandard(_Pieces):
    """The plain bytes of Zstandard frames, one behind the other."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self._frames = zstandard.ZstdDecompressor(max_window_size=MAX_ZSTD_WINDOW)
        self._frame = self._frames.decompressobj()
        self._packed = self._plain = 0
        self._begun = False
        self.wrong = ""

    def _piece(self) -> bytes:
        while not self.wrong:
            raw = self._frame.unused_data if self._frame.eof else b""
            if self._frame.eof:
                self._frame, self._begun = self._frames.decompressobj(), False
            if not raw:
                raw = self._stream.read(_STEP)
                self._packed += len(raw)
            if not raw:
                self.wrong = "it ends before its end mark" if self._begun else ""
                return b""
            if plain := self._unpacked(raw):
                return plain
        return b""

    def _unpacked(self, raw: bytes) -> bytes:
        self._begun = True
        try:
            plain = self._frame.decompress(raw)
        except zstandard.ZstdError as error:
            self.wrong = str(error)
            return b""
        self._plain += len(plain)
        if self._plain > max(FREE_BYTES, MAX_RATIO * self._packed):
            self.wrong = f"unpacks to more than {MAX_RATIO} times its size: refused as a possible bomb"
            return b""
        return plain


class _Narrowed(_Pieces):
    """UTF-16 made UTF-8, piece by piece; what is no character becomes the sign for that."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        super().__init__()
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")

    def _piece(self) -> bytes:
        while raw := self._stream.read(1 << 16):
            if text := self._decoder.decode(raw):
                return text.encode("utf-8", "replace")
        return b""
