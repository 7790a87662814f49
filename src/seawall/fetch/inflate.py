"""Compressed bytes to plain ones in bounded steps: content encodings and ZIP files, with the limits against bombs."""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO

from seawall.errors import InputRefused

# One publication of OFAC comes as one file, or four with the CSV set; a ZIP of more is not a list.
MAX_MEMBERS = 16
# Ten times SDN_ENHANCED.ZIP. The table of contents is read into memory whole, so its file must be bounded.
MAX_ZIP_BYTES = 1 << 26
# What one step of inflating may give: more is asked for in the next step.
_STEP = 1 << 20


class Plain:
    """The content encodings that are understood, as a decoder: feed pieces, then ask whether the stream was whole.

    identity is passed through; gzip and deflate are inflated in steps, so that a bomb meets the caller's limit first.
    """

    ENCODINGS = ("", "identity", "gzip", "x-gzip", "deflate")

    def __init__(self, encoding: str) -> None:
        # 32 + 15 bits: zlib finds out by itself whether a gzip or zlib header comes.
        self._inflater = None if encoding in ("", "identity") else zlib.decompressobj(47)

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """The plain bytes of the next piece; zlib.error where it is damaged."""
        if self._inflater is None:
            yield piece
            return
        plain = b"."
        # A step that was filled to its brim may have left more inside the inflater, even with no input left over.
        while piece or len(plain) == _STEP:
            plain = self._inflater.decompress(piece, _STEP)
            piece = self._inflater.unconsumed_tail
            yield plain

    @property
    def is_whole(self) -> bool:
        """Whether the compressed stream came to its end mark, with nothing behind it."""
        return self._inflater is None or (self._inflater.eof and not self._inflater.unused_data)


# What the zipfile module and the packers below it raise on damaged bytes.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError,
)  # fmt: skip


def unpack(archive: Path, into: Path, max_bytes: int) -> tuple[Path, ...]:
    """Unpack a ZIP file's members into a folder by their bare names, in the order of the archive.

    Folders inside are passed over and no path is followed, so nothing is written outside. InputRefused on too many
    members, more than max_bytes in all (counted while inflating, not as declared), two members of one name,
    encryption, or damage; then nothing is left behind.
    """
    if archive.stat().st_size > MAX_ZIP_BYTES:
        raise InputRefused(f"{archive.name}: larger than {MAX_ZIP_BYTES} bytes; no list is packed so large")
    written: list[Path] = []
    try:
        with zipfile.ZipFile(archive) as zipped:
            for member in _members(zipped, archive.name):
                target = into / Path(member.filename.replace("\\", "/")).name
                with _opened(zipped, member) as packed, target.open("xb") as file:
                    written.append(target)
                    max_bytes -= _copy(packed, file, max_bytes, archive.name)
    except _DAMAGE as error:
        _remove(written)
        raise InputRefused(f"{archive.name}: not a readable ZIP file: {error}") from error
    except BaseException:
        _remove(written)
        raise
    return tuple(written)


def _members(zipped: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    # ZipInfo.is_dir fails on an empty name, which only damage makes.
    members = [member for member in zipped.infolist() if not member.filename.endswith("/")]
    if not 0 < len(members) <= MAX_MEMBERS:
        raise InputRefused(f"{name}: holds {len(members)} files; a list comes in 1 to {MAX_MEMBERS}")
    names = {Path(member.filename.replace("\\", "/")).name for member in members}
    if len(names) != len(members) or names & {"", ".", ".."}:
        raise InputRefused(f"{name}: holds files without a name or two of the same name")
    return members


def _opened(zipped: zipfile.ZipFile, member: zipfile.ZipInfo) -> IO[bytes]:
    """A member open for reading; a damaged offset makes the file system itself refuse, which is no trouble of the disk."""
    try:
        return zipped.open(member)
    except OSError as error:
        raise zipfile.BadZipFile(f"{member.filename} lies outside the file") from error


def _piece(packed: IO[bytes]) -> bytes:
    """The next piece; bzip2 reports damage as an error of the system."""
    try:
        return packed.read(_STEP)
    except OSError as error:
        raise zipfile.BadZipFile(str(error)) from error


def _copy(packed: IO[bytes], file: BinaryIO, most: int, name: str) -> int:
    size = 0
    while piece := _piece(packed):
        size += len(piece)
        if size > most:
            raise InputRefused(f"{name}: unpacks to more than the limit; refused as a possible bomb")
        file.write(piece)
    return size


def _remove(written: list[Path]) -> None:
    for path in written:
        path.unlink(missing_ok=True)
