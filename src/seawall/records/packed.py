"""Packed bytes to the plain bytes of each member, streamed: ZIP and gzip, with the limits against bombs.

Nothing is written anywhere and a member's name is never a path: it is a word in a message. A member that can't be read
to its end simply ends; what was wrong is told behind it, so that its reader keeps what came before.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import IO, BinaryIO, cast

from seawall.errors import Problem

# A day's payments come as some thousands of files at most; each member costs a look.
MAX_MEMBERS = 10_000
# Payments as XML shrink to a fortieth, a table of one repeated row to a two-hundredth; deflate's utmost is 1,032.
MAX_RATIO = 250
# Below this many plain bytes the ratio says nothing: they are read in a second.
FREE_BYTES = 1 << 28
# The table of contents is read into memory whole: that of MAX_MEMBERS members with long names.
MAX_CONTENTS_BYTES = 1 << 22
_STEP = 1 << 16
# Of these zipfile inflates in bounded steps; bzip2 and LZMA give all that a piece holds at once.
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


class Packing(StrEnum):
    """How bytes are packed; the values are what a user calls them."""

    ZIP = "a zip archive"
    GZIP = "a gzip archive"
    OTHER = "a packed archive"


_SIGNS: tuple[tuple[bytes, Packing], ...] = (
    (b"PK\x03\x04", Packing.ZIP),
    (b"PK\x05\x06", Packing.ZIP),
    (b"\x1f\x8b", Packing.GZIP),
    (b"BZh", Packing.OTHER),
    (b"\xfd7zXZ", Packing.OTHER),
    (b"7z\xbc\xaf", Packing.OTHER),
    (b"Rar!", Packing.OTHER),
    (b"\x28\xb5\x2f\xfd", Packing.OTHER),
)
# What the zipfile module and zlib raise on damaged bytes; a damaged offset is refused by the file system.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError,
)  # fmt: skip


def packing(head: bytes) -> Packing | None:
    """How a stream that begins so is packed; None where it isn't. A workbook is a ZIP file too: ask for it before."""
    if head[257:262] == b"ustar":
        return Packing.OTHER
    return next((found for sign, found in _SIGNS if head.startswith(sign)), None)


@dataclass(slots=True)
class Member:
    """One member: its name, as text, and its plain bytes, once; wrong says afterwards what kept it from its end."""

    name: str
    stream: BinaryIO
    wrong: str = ""


@dataclass(slots=True)
class _Budget:
    """How many plain bytes an archive may give in all, from the packed bytes that were met."""

    packed: int = 0
    plain: int = 0

    def take(self, size: int) -> bool:
        """Count these bytes; False where there are too many."""
        self.plain += size
        return self.plain <= max(FREE_BYTES, MAX_RATIO * self.packed)


_BOMB = f"unpacks to more than {MAX_RATIO} times its size: refused as a possible bomb"


def unzipped(stream: BinaryIO, source: str) -> Iterator[Member | Problem]:
    """The members of a ZIP file in its order; each must be read before the next is asked for.

    A ZIP file is read from its end: the stream must be seekable, else this is one Problem.
    """
    if not stream.seekable():
        yield Problem(source, "", "", "", "a zip archive can't be read from a pipe: give the file")
        return
    budget = _Budget(packed=stream.seek(0, io.SEEK_END))
    try:
        archive = zipfile.ZipFile(cast("BinaryIO", _Shallow(stream)))
        members = [member for member in archive.infolist() if not member.filename.endswith("/")]
    except _DAMAGE as error:
        yield Problem(source, "", "", "", f"not a readable zip archive: {error}")
        return
    for member in members[:MAX_MEMBERS]:
        made = Member(member.filename, io.BytesIO())
        made.stream = _plain(_Zipped(archive, member), made, budget)
        yield made
    if len(members) > MAX_MEMBERS:
        why = f"holds {len(members):,} members; those past {MAX_MEMBERS:,} were not read"
        yield Problem(source, "", "", "", why)


def ungzipped(stream: BinaryIO, name: str) -> Member:
    """What is in a gzip stream, of one part or of several one behind the other."""
    made, budget = Member(name, io.BytesIO()), _Budget()
    made.stream = _plain(_Gzipped(stream, budget), made, budget)
    return made


class _Shallow:
    """A stream that refuses to be read in one large gulp: so the table of contents of a ZIP file is bounded."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(min(size, MAX_CONTENTS_BYTES + 1) if size >= 0 else MAX_CONTENTS_BYTES + 1)
        if len(data) > MAX_CONTENTS_BYTES:
            raise zipfile.BadZipFile(f"its table of contents is larger than {MAX_CONTENTS_BYTES} bytes")
        return data


class _Zipped:
    """The plain bytes of one member of a ZIP file, opened when they are first asked for."""

    def __init__(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
        self._archive, self._member = archive, member
        self._opened: IO[bytes] | None = None

    def read(self) -> bytes:
        if self._opened is None:
            if self._member.compress_type not in _METHODS:
                raise NotImplementedError("packed by a method that is not read; pack it with deflate")
            self._opened = self._archive.open(self._member)
        return self._opened.read(_STEP)


@dataclass(slots=True)
class _Gzipped:
    """The plain bytes of a gzip stream, inflated in bounded steps; zlib.error and EOFError where it is damaged."""

    stream: BinaryIO
    budget: _Budget
    # 16 + 15 bits: a gzip header and nothing else.
    inflater: "zlib._Decompress" = field(default_factory=lambda: zlib.decompressobj(31))
    rest: bytes = b""

    def read(self) -> bytes:
        while True:
            if self.inflater.eof and not self._next_part():
                return b""
            packed = self.rest or self._more()
            plain = self.inflater.decompress(packed, _STEP)
            self.rest = self.inflater.unconsumed_tail
            if plain:
                return plain
            if not packed and not self.inflater.eof:
                raise EOFError("it ends before its end mark")

    def _more(self) -> bytes:
        packed = self.stream.read(_STEP)
        self.budget.packed += len(packed)
        return packed

    def _next_part(self) -> bool:
        """Whether another part follows; padding with NUL bytes does not count."""
        left = self.inflater.unused_data.lstrip(b"\0") or self._more().lstrip(b"\0")
        if left:
            self.inflater, self.rest = zlib.decompressobj(31), left
        return bool(left)


def _plain(packed: _Zipped | _Gzipped, member: Member, budget: _Budget) -> BinaryIO:
    return cast("BinaryIO", io.BufferedReader(_Plain(packed, member, budget)))


class _Plain(io.RawIOBase):
    """A member's bytes as a stream that ends where something is wrong, having said so to its member."""

    def __init__(self, packed: _Zipped | _Gzipped, member: Member, budget: _Budget) -> None:
        self._packed, self._member, self._budget = packed, member, budget
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]  # a buffer of bytes is all that is written
        if not self._left and not self._member.wrong:
            self._left = memoryview(self._piece())
        size = min(len(buffer), len(self._left))
        buffer[:size] = self._left[:size]
        self._left = self._left[size:]
        return size

    def _piece(self) -> bytes:
        try:
            piece = self._packed.read()
        except _DAMAGE as error:
            self._member.wrong = f"damaged or locked, and not read from here on: {error or type(error).__name__}"
            return b""
        if self._budget.take(len(piece)):
            return piece
        self._member.wrong = _BOMB
        return b""
