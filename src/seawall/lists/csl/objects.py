"""A JSON document with one long list of objects, taken apart while it is read, so that memory holds one object at a time."""

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from seawall.errors import Problem

# One object with more text than this is refused: the longest real one, with all addresses of a bank, has about 40 kB.
MAX_OBJECT_CHARS = 1 << 20
_STEP = 1 << 16
_BLANKS = " \t\r\n"
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class _Broken(Exception):
    """The document can't be read on; the message says why."""


def objects(stream: BinaryIO, file: str, key: str, frame: dict[str, Any]) -> Iterator[Any | Problem]:
    """The members of the list under `key` of the outermost object; what else stands there is put into `frame`.

    Members come as decoded, whatever they are. A document that is broken, cut short, or no object gives what was whole
    before and a Problem without a record: it is not the whole list.
    """
    text = _Text(stream)
    try:
        yield from _document(text, key, frame)
    except _Broken as broken:
        yield Problem(file, "", "", text.near(), f"not readable JSON from character {text.position} on: {broken}")
    if text.is_damaged:
        yield Problem(file, "encoding", "", "", "bytes that are no UTF-8 were replaced")


def _document(text: "_Text", key: str, frame: dict[str, Any]) -> Iterator[Any]:
    text.expect("{")
    while not text.ends_with("}"):
        name = text.value()
        text.expect(":")
        if name != key or text.peek() != "[":
            frame[str(name)] = text.value()
        else:
            text.expect("[")
            while not text.ends_with("]"):
                yield text.value()
    if text.peek():
        raise _Broken("there is more behind its end")


class _Text:
    """The characters of a stream, of which the part in view is kept."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        head = stream.read(_STEP)
        encoding = next((name for mark, name in _BOMS if head.startswith(mark)), "utf-8")
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        self._text = self._decoder.decode(head)
        self._at = self._before = 0
        self._is_first = True
        self.is_damaged = "\ufffd" in self._text

    @property
    def position(self) -> int:
        """How many characters were read before this one."""
        return self._before + self._at

    def near(self) -> str:
        """The text at this place, as much as a person needs to find it."""
        return self._text[self._at : self._at + 80]

    def peek(self) -> str:
        """The next character that is no blank; empty at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in _BLANKS:
                    return self._text[self._at]
                self._at += 1
            if not self._more():
                return ""

    def expect(self, sign: str) -> None:
        """Pass over this sign; _Broken where another stands."""
        if (found := self.peek()) != sign:
            raise _Broken(f"{sign!r} was expected, {found!r} found" if found else "it ends too early")
        self._at += 1
        self._is_first = True

    def ends_with(self, sign: str) -> bool:
        """Pass over the sign that closes a list or an object, or over the comma before its next member."""
        if self.peek() == sign:
            self._at += 1
            self._is_first = False
            return True
        if not self._is_first:
            self.expect(",")
        self._is_first = False
        return False

    def value(self) -> Any:
        """The next value, whole."""
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except RecursionError:
                raise _Broken("it nests too deep") from None
            except ValueError as error:
                if len(self._text) - self._at > MAX_OBJECT_CHARS:
                    raise _Broken(f"a value of more than {MAX_OBJECT_CHARS} characters, or a broken one") from error
                if not self._more():
                    raise _Broken("it ends too early, or is broken") from error
                continue
            # A number at the end of what is in view may go on.
            if end == len(self._text) and self._more():
                continue
            self._at = end
            self._is_first = False
            return value

    def _more(self) -> bool:
        piece = self._stream.read(_STEP)
        text = self._decoder.decode(piece, final=not piece)
        if self._at > _STEP:
            self._before += self._at
            self._text, self._at = self._text[self._at :], 0
        self._text += text
        self.is_damaged = self.is_damaged or "\ufffd" in text
        return bool(piece or text)


# Numbers stay as they were written: an entity number is a text.
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)
