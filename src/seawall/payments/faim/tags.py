"""Bytes to the tags of Fedwire messages, one message after the other, each with its line; whatever the bytes, no error."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import TextIOWrapper
from typing import BinaryIO

# The longest tag of the format, unstructured addenda {8200}, has 9,004 characters; {8300} with everything 3,500.
MAX_TAG_CHARS = 16_384
# No tag but those of remittance may repeat, and the whole format has about 80.
MAX_TAGS = 1_000
_CHUNK_CHARS = 1 << 16
_TAG = re.compile(r"\{(\d{4})\}", re.ASCII)
_TAG_CHARS = 6
# A message begins with one of these. What the Fedwire service appended may stand before or behind the rest, so that
# only a tag that comes a second time says that another message has begun.
_BEGINNINGS = frozenset({"1100", "1110", "1120", "1500", "1510", "1520"})


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag and the text up to the next one; is_cut says that it was longer than a tag can be.

    undecoded says that bytes were no UTF-8: they are read as Latin-1, and their letters are a guess.
    """

    name: str
    text: str
    line: int
    is_cut: bool = False
    undecoded: bool = False


@dataclass(slots=True)
class Message:
    """The tags of one message; before is text that stood in front of the first tag of all."""

    number: int
    tags: list[Tag] = field(default_factory=list)
    dropped: int = 0
    before: str = ""

    @property
    def place(self) -> str:
        """Where the message stands: "message 2"."""
        return f"message {self.number}"


def messages(stream: BinaryIO) -> Iterator[Message]:
    """Read message by message; a stream without any tag gives one message without tags."""
    current = Message(1)
    seen = set[str]()
    for tag in _tags(stream):
        if not tag.name:
            current.before = tag.text
            continue
        if tag.name in _BEGINNINGS and tag.name in seen:
            yield current
            current, seen = Message(current.number + 1), set()
        seen.add(tag.name)
        if len(current.tags) < MAX_TAGS:
            current.tags.append(tag)
        else:
            current.dropped += 1
    if current.tags or current.before:
        yield current


def _tags(stream: BinaryIO) -> Iterator[Tag]:
    """Every tag; text in front of the first one comes as a tag without a name."""
    text = TextIOWrapper(stream, encoding="utf-8", errors="surrogateescape", newline=None)
    name, held, line, cut = "", "", 1, False
    try:
        for chunk in iter(lambda: text.read(_CHUNK_CHARS), ""):
            held += chunk
            at = 0
            for found in _TAG.finditer(held):
                yield from _tag(name, held[at : found.start()], line, is_cut=cut)
                line += held.count("\n", at, found.end())
                name, cut, at = found[1], False, found.end()
            held = held[at:]
            if len(held) > MAX_TAG_CHARS + _TAG_CHARS:
                # The end is kept: half a tag may stand there.
                line += held.count("\n", MAX_TAG_CHARS, -_TAG_CHARS)
                held, cut = held[:MAX_TAG_CHARS] + held[-_TAG_CHARS:], True
        yield from _tag(name, held, line, is_cut=cut)
    finally:
        text.detach()


def _tag(name: str, text: str, line: int, *, is_cut: bool) -> Iterator[Tag]:
    undecoded = any("\udc80" <= sign <= "\udcff" for sign in text)
    if undecoded:
        text = "".join(chr(ord(sign) - 0xDC00) if "\udc80" <= sign <= "\udcff" else sign for sign in text)
    text = text.strip("\n\ufeff\x1a").replace("\n", " ")
    if name or text.strip():
        yield Tag(name, text[:MAX_TAG_CHARS], line, is_cut or len(text) > MAX_TAG_CHARS, undecoded)
