"""Plain bytes to lines or whole JSON records, each with its number: endless, cut, NUL-ridden and wrong ones become Problems."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import orjson

from seawall.exposure.logs.limits import BLOCK_BYTES, MAX_DOCUMENT_BYTES, MAX_LINE_BYTES
from seawall.exposure.logs.notes import Notes
from seawall.exposure.logs.unpack import Plain
from seawall.records.peek import peek

TOO_LONG = f"longer than {MAX_LINE_BYTES} bytes; it was not used"
CUT_OFF = "the last record is cut off with its file; it was not used"
NUL = "NUL bytes were removed"
NOT_UTF8 = "not UTF-8; bytes that are none are written as \\xNN"
NOT_JSON = "not a JSON object; it was not used"
TOO_LARGE = f"a JSON document of more than {MAX_DOCUMENT_BYTES} bytes; it was not read: write one record a line"

BOM = b"\xef\xbb\xbf"


class Line(NamedTuple):
    """A line without its end, and its number from 1."""

    number: int
    text: str


def lines(plain: Plain, notes: Notes) -> Iterator[Line]:
    """All lines that hold something."""
    number = 0
    while raw := plain.stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        if len(raw) > MAX_LINE_BYTES:
            notes.say(number, "", repr(raw[:80]), TOO_LONG)
            if not raw.endswith(b"\n"):
                _skip_rest(plain)
        elif not raw.endswith(b"\n") and plain.wrong():
            notes.say(number, "", repr(raw[:200]), CUT_OFF)
        elif text := decoded(raw.removeprefix(BOM) if number == 1 else raw, number, notes):
            yield Line(number, text)


def _skip_rest(plain: Plain) -> None:
    while rest := plain.stream.readline(MAX_LINE_BYTES):
        if rest.endswith(b"\n"):
            return


def decoded(raw: bytes, number: int, notes: Notes) -> str:
    """One line as text, without its end; NULs and what is not UTF-8 are said."""
    raw = raw.rstrip(b"\r\n")
    if b"\0" in raw:
        notes.say(number, "", repr(raw[:80]), NUL)
        raw = raw.replace(b"\0", b"")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        notes.say(number, "", repr(raw[max(0, error.start - 10) : error.start + 10]), NOT_UTF8)
        return raw.decode("utf-8", "backslashreplace")


class Record(NamedTuple):
    """One JSON object; its number is that of its line or, in an array, its place from 1."""

    number: int
    value: dict[str, Any]


def records(plain: Plain, notes: Notes) -> Iterator[Record]:
    """The objects of a file: one a line, or the members of one array."""
    head, plain.stream = peek(plain.stream, 64)
    if head.removeprefix(BOM).lstrip().startswith(b"["):
        yield from _members(document(plain, notes), notes)
        return
    for number, text in lines(plain, notes):
        value = _parsed(text)
        if isinstance(value, dict):
            yield Record(number, value)
        elif text.strip():
            notes.say(number, "", text, NOT_JSON)


def _members(value: Any, notes: Notes) -> Iterator[Record]:
    for number, member in enumerate(value if isinstance(value, list) else [], 1):
        if isinstance(member, dict):
            yield Record(number, member)
        else:
            notes.say(number, "", member, NOT_JSON)


def document(plain: Plain, notes: Notes) -> Any:
    """A file that is one JSON document; None, with a Problem, where it is none or too large."""
    pieces, size = [], 0
    while piece := plain.stream.read(1 << 20):
        pieces.append(piece)
        size += len(piece)
        if size > MAX_DOCUMENT_BYTES:
            notes.say(0, "", "", TOO_LARGE)
            return None
    value = _parsed(b"".join(pieces).removeprefix(BOM))
    if value is None:
        notes.say(0, "", repr(pieces[0][:80]) if pieces else "", NOT_JSON)
    return value


def _parsed(text: str | bytes) -> Any:
    try:
        return orjson.loads(text)
    except (orjson.JSONDecodeError, RecursionError):
        return None


def part(value: Any, *path: str) -> Any:
    """What stands at a path of keys; None where any step of it does not lead into an object."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


class Block(NamedTuple):
    """Whole lines, the number of the first of them, and how many line ends there are."""

    number: int
    data: bytes
    ends: int

    @classmethod
    def of(cls, number: int, data: bytes) -> "Block":
        """The block of these bytes."""
        return cls(number, data, data.count(b"\n"))


def blocks(plain: Plain, notes: Notes, first: int) -> Iterator[Block]:
    """The lines of a file in blocks, each of whole lines; `first` is the number of the stream's next line."""
    left = b""
    while piece := plain.stream.read(BLOCK_BYTES):
        end = piece.rfind(b"\n") + 1
        if end:
            # Joined without the copy that a slice would be: of a large log each pass over its bytes is felt.
            block = Block.of(first, b"".join((left, memoryview(piece)[:end])))
            left = b""
            yield block
            first += block.ends
        left += piece[end:]
        if len(left) > MAX_LINE_BYTES:
            notes.say(first, "", repr(left[:80]), TOO_LONG)
            _skip_rest(plain)
            left, first = b"", first + 1
    if left and plain.wrong():
        notes.say(first, "", repr(left[:200]), CUT_OFF)
    elif left:
        yield Block.of(first, left)
