"""Bytes to lines of text: byte order marks, wrong encodings, NULs and endless lines become Problems, not exceptions."""

import codecs
from collections.abc import Iterator
from io import TextIOWrapper
from typing import BinaryIO

from seawall.errors import Problem
from seawall.records.limits import MAX_LINE_BYTES

_WIDE_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The old DOS end-of-file mark: OFAC's CSV files and some ACH files close with a line that holds just this.
_END_MARK = "\x1a"
_LINE_ENDS = (b"\n", b"\r")


class Lines:
    """The lines of a binary stream as text with their line ends; iterate once.

    Reads UTF-8, UTF-16 and UTF-32 (by byte order mark). A line that is not valid UTF-8 is read as Windows-1252,
    and said so in `problems`. NUL bytes are removed and said. `number` is the line last returned, from 1.
    """

    def __init__(self, stream: BinaryIO, source: str) -> None:
        self.source = source
        self.number = 0
        self.problems: list[Problem] = []
        self._stream = stream

    def __iter__(self) -> Iterator[str]:
        head = self._stream.read(4)
        wide = next((name for bom, name in _WIDE_BOMS if head.startswith(bom)), None)
        lines = self._wide(head, wide) if wide else self._narrow(head.removeprefix(codecs.BOM_UTF8))
        for line in lines:
            self.number += 1
            if line.strip("\r\n") != _END_MARK:
                yield self._without_nul(line)

    def take_problems(self) -> list[Problem]:
        """The problems met since the last call; the list is emptied."""
        taken, self.problems = self.problems, []
        return taken

    def _problem(self, said: str, why: str) -> None:
        self.problems.append(Problem(self.source, f"line {self.number + 1}", "", said, why))

    def _without_nul(self, line: str) -> str:
        if "\0" not in line:
            return line
        self.problems.append(Problem(self.source, f"line {self.number}", "", line[:80], "NUL bytes were removed"))
        return line.replace("\0", "")

    def _narrow(self, head: bytes) -> Iterator[str]:
        pending = head
        while raw := pending + self._stream.readline(MAX_LINE_BYTES):
            raw, pending = _split_at_return(raw)
            if len(raw) >= MAX_LINE_BYTES and not raw.endswith(_LINE_ENDS):
                self._problem(repr(raw[:40]), f"the line is longer than {MAX_LINE_BYTES} bytes and was cut")
                self._skip_rest_of_line()
                raw = raw[:MAX_LINE_BYTES]
            yield from _cut(self._decode(raw))

    def _skip_rest_of_line(self) -> None:
        while True:
            rest = self._stream.readline(MAX_LINE_BYTES)
            if not rest or rest.endswith(b"\n"):
                return

    def _decode(self, raw: bytes) -> str:
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError as error:
            self._problem(repr(raw[max(0, error.start - 10) : error.start + 10]), "not UTF-8; read as Windows-1252")
            return raw.decode("cp1252", errors="replace")

    def _wide(self, head: bytes, encoding: str) -> Iterator[str]:
        joined = _Prefixed(head, self._stream)
        with TextIOWrapper(joined, encoding=encoding, errors="replace", newline=None) as text:  # type: ignore[type-var]  # it reads, which is all that the wrapper asks
            while line := text.readline(MAX_LINE_BYTES):
                if "�" in line:
                    self._problem(line[:80], f"not valid {encoding.upper()}")
                yield line


def _split_at_return(raw: bytes) -> tuple[bytes, bytes]:
    """Lines and the part to read on from: a file of bare carriage returns comes in pieces that end anywhere."""
    if raw.endswith(b"\n") or b"\r" not in raw or len(raw) < MAX_LINE_BYTES:
        return raw, b""
    end = raw.rfind(b"\r") + 1
    return raw[:end], raw[end:]


def _cut(text: str) -> list[str]:
    """Cut at line ends only: str.splitlines would cut at form feeds and Unicode separators too.

    A bare carriage return ends a line: OFAC's specification names it as the record separator.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ended, last = [line + "\n" for line in lines[:-1]], lines[-1]
    return [*ended, last] if last else ended


class _Prefixed:
    """A readable stream that gives back the first bytes that were looked at."""

    closed = False

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return False

    def seekable(self) -> bool:
        return False

    def flush(self) -> None:
        """Nothing to write."""

    def close(self) -> None:
        """The stream belongs to the caller, who closes it."""

    def read1(self, size: int = -1) -> bytes:
        return self.read(size)

    def read(self, size: int = -1) -> bytes:
        if self._head:
            head, self._head = self._head, b""
            return head
        return self._stream.read(size)
