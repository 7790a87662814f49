"""Bytes to records of 94 columns, with or without line breaks, each with its exact place; whatever the bytes, no error."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import TextIOWrapper
from typing import BinaryIO

from seawall.payments.ach.layout import FILE_CONTROL

RECORD_COLUMNS = 94
# Lines are read in pieces of 11 records: longer than any line that is one record with something behind it, and a
# multiple of 94, so that a file without line breaks is cut at its records.
_PIECE_CHARS = RECORD_COLUMNS * 11
_FILLER = re.compile(r"9{2,}")
_END_MARK = "\x1a"  # the old DOS end-of-file mark
_TYPES = frozenset("156789")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Record:
    """One record: text has 94 columns, blank where the line was shorter.

    length is how long the line was; rest what stood behind column 94. undecoded are the columns whose bytes are no
    UTF-8: they are read as Latin-1, so that columns stay columns, and their letters are a guess. damaged are the
    columns that hold a control character: something was lost there.
    """

    text: str
    place: str
    length: int
    rest: str = ""
    undecoded: tuple[int, ...] = ()
    damaged: tuple[int, ...] = ()

    @property
    def kind(self) -> str:
        """The record type code: 1 file header, 5 batch header, 6 entry, 7 addendum, 8 and 9 their controls."""
        return self.text[0]


def records(stream: BinaryIO) -> Iterator[Record]:
    """Read every record; blank lines and the lines of nines that fill a block are passed over.

    A line whose pieces of 94 columns each begin like a record is several records: files are sent in blocks of 940
    columns, and without any line breaks.
    """
    text = TextIOWrapper(stream, encoding="utf-8", errors="surrogateescape", newline=None)
    try:
        for line, piece, first in _pieces(text):
            is_block = first > 1 or len(piece) == _PIECE_CHARS or _begins_like_records(piece)
            if is_block:
                for number, at in enumerate(range(0, len(piece), RECORD_COLUMNS), first):
                    yield from _record(piece[at : at + RECORD_COLUMNS], f"line {line}, record {number}")
            else:
                yield from _record(piece, f"line {line}")
    finally:
        text.detach()


def _pieces(text: TextIOWrapper) -> Iterator[tuple[int, str, int]]:
    """The line's number, a piece of it without its end, and the number of the piece's first record in the line."""
    line, first = 1, 1
    while piece := text.readline(_PIECE_CHARS):
        body = piece.removesuffix("\n")
        if line == first == 1:
            body = body.removeprefix("\ufeff")
        yield line, body, first
        if body != piece:
            line, first = line + 1, 1
        else:
            first += _PIECE_CHARS // RECORD_COLUMNS


def _begins_like_records(piece: str) -> bool:
    length = len(piece.rstrip())
    # A line that grew by a few columns is one damaged record: the last record of a block has all its columns, or ends
    # behind the last number of a file control.
    is_whole = length % RECORD_COLUMNS == 0 or length % RECORD_COLUMNS >= FILE_CONTROL["total credits"].last
    is_longer = length > RECORD_COLUMNS
    return is_longer and is_whole and all(piece[at] in _TYPES for at in range(0, length, RECORD_COLUMNS))


def _record(line: str, place: str) -> Iterator[Record]:
    bare = line.rstrip(f" {_END_MARK}")
    if not bare.strip() or _FILLER.fullmatch(bare.strip()):
        return
    undecoded: tuple[int, ...] = ()
    if not line.isascii():
        undecoded = tuple(column for column, sign in enumerate(bare, start=1) if "\udc80" <= sign <= "\udcff")
        line = "".join(chr(ord(sign) - 0xDC00) if "\udc80" <= sign <= "\udcff" else sign for sign in line)
    text = line[:RECORD_COLUMNS].rstrip(_END_MARK).ljust(RECORD_COLUMNS)
    damaged = () if text.isprintable() else tuple(found.start() + 1 for found in CONTROL.finditer(text))
    yield Record(text, place, len(line), line[RECORD_COLUMNS:], undecoded, damaged)
