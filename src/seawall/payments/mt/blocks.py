"""A stream to SWIFT FIN messages: blocks 1 to 5, acknowledgements, and many messages in one file (RJE, DOS-PCC, dumps).

Format: SWIFT User Handbook, FIN System Messages. What stands outside the blocks is kept and said, never passed over.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, TypeAlias

from seawall.errors import Problem
from seawall.records import Lines

# FIN carries 10,000 characters a message; ten times that is no message. The rest is passed over, and said.
MAX_MESSAGE_CHARS = 100_000

# A message has six blocks. What comes after twenty is read as text outside blocks: a hostile one could open 30,000.
MAX_BLOCKS = 20

_START = re.compile(r"(?=\{1:)")
_OPEN = re.compile(r"\{([A-Za-z0-9]{1,3}):")
# "$" parts the messages of an RJE file, SOH and ETX frame those of a DOS-PCC file; a brace alone hides nobody.
_BETWEEN = re.compile(r"[\s$}\x01\x03]*")
_TEXT_END = re.compile(r"^-\}", re.MULTILINE)
_PART_OF_MESSAGE = re.compile(r"\{[2-5]:|^:\d\d[A-Za-z]?:", re.MULTILINE)
_SUBFIELD = re.compile(r"\{(\w{1,6}):([^{}]*)\}?")
# Subfields of numbers alone, and a code of an error with letters, and checksums behind them: nobody can be named in them.
_SERVICE = re.compile(
    r"\{1:[FAL]2\d[A-Z0-9]{12}\d{10}\}\{4:(?:\{\d{3}:[A-Z0-9]{0,20}\})*\}"
    r"(?:\{5:(?:\{[A-Z]{3}:[0-9A-F]{0,64}\})*\})?[\s$}\x01\x03]*"
)
_HEADER = re.compile(r"[FAL]\d\d(?P<terminal>[A-Z0-9]{12})\d{0,10}")
_INPUT = re.compile(r"I(?P<type>\d{3})(?P<terminal>[A-Z0-9]{12})[A-Z]?\d?(?:\d{3})?")
_OUTPUT = re.compile(r"O(?P<type>\d{3})\d{4}\d{6}(?P<terminal>[A-Z0-9]{12})\d{10}\d{6}\d{4}[A-Z]?")
_TYPE = re.compile(r"[IO](\d{3})")


_Tell: TypeAlias = Callable[[str, str, str], None]  # where, what it said, why


@dataclass(frozen=True, slots=True)
class Terminal:
    """Who sends or receives: the BIC of a logical terminal, or what stood there where it is none."""

    bic: str
    place: str
    unread: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One FIN message, its blocks taken apart.

    number counts the messages of the file, acknowledgements apart. headers and trailers are the subfields of blocks 3
    and 5, added those of block S, which a system that passed the message on has added. strays is text outside all blocks.
    """

    source: str
    number: int
    type: str
    sender: Terminal
    receiver: Terminal
    headers: tuple[tuple[str, str], ...]
    text: str
    trailers: tuple[tuple[str, str], ...]
    strays: tuple[str, ...]
    problems: tuple[Problem, ...]
    acknowledged: str = ""
    added: tuple[tuple[str, str], ...] = ()

    @property
    def place(self) -> str:
        """Where the message stands in its file."""
        return f"message {self.number}"


def messages(stream: BinaryIO, source: str) -> Iterator[Message | Problem]:
    """Read every message in order, in bounded memory; text between messages is one Problem each."""
    number, acknowledged = 0, ""
    for raw in _split(stream, source):
        if isinstance(raw, Problem):
            yield raw
            continue
        acknowledgement = _acknowledgement(raw.text)
        if acknowledgement:
            acknowledged = acknowledgement
            continue
        number += 1
        yield _message(raw, source, number, acknowledged)
        acknowledged = ""


@dataclass(slots=True)
class _Raw:
    """The text from one "{1:" to the next."""

    pieces: list[str] = field(default_factory=list)
    size: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)[:MAX_MESSAGE_CHARS]

    def add(self, piece: str) -> None:
        if self.size <= MAX_MESSAGE_CHARS:
            self.pieces.append(piece)
        self.size += len(piece)


def _split(stream: BinaryIO, source: str) -> Iterator[_Raw | Problem]:
    lines, current = Lines(stream, source), _Raw()
    is_message = False
    for line in lines:
        before, *starts = _START.split(line)
        current.add(before)
        for start in starts:
            yield from _whole(current, source, is_message=is_message)
            current, is_message = _Raw(), True
            current.add(start)
        current.problems += lines.take_problems()[: 50 - len(current.problems)]
    yield from _whole(current, source, is_message=is_message)


def _whole(raw: _Raw, source: str, *, is_message: bool) -> Iterator[_Raw | Problem]:
    """A message, also one that lost its beginning; other words before the first message are a Problem."""
    if is_message or _PART_OF_MESSAGE.search(raw.text):
        yield raw
        return
    yield from raw.problems
    if _BETWEEN.fullmatch(raw.text) is None:
        yield Problem(source, "line 1", "", " ".join(raw.text.split()), "text that belongs to no message")


def _acknowledgement(text: str) -> str:
    """ACK or NAK for a service message, which answers the message after it; empty where it is none, or says more."""
    if not _SERVICE.fullmatch(text):
        return ""
    return "NAK" if "{451:1}" in text else "ACK"


def _message(raw: _Raw, source: str, number: int, acknowledged: str) -> Message:
    place, problems, strays = f"message {number}", list(raw.problems), list[str]()

    def problem(where: str, said: str, why: str) -> None:
        problems.append(Problem(source, place, where, said, why))

    if raw.size > MAX_MESSAGE_CHARS:
        problem("", "", f"longer than {MAX_MESSAGE_CHARS} characters: the rest was not read")
    blocks: dict[str, str] = {}
    for name, content, is_whole in _blocks(raw.text):
        if not name:
            strays.append(content)
            problem("", content, "text outside the blocks of the message")
        elif name in blocks or name not in {"1", "2", "3", "4", "5", "S"}:
            strays.append(content)
            problem(f"block {name}", content, "this block came before" if name in blocks else "no such block is known")
        else:
            blocks[name] = content
            if not is_whole:
                problem(f"block {name}", content[-40:], f"block {name} has no end")
    sender, receiver, kind = _ends(blocks, place, problem)
    if "4" not in blocks:
        problem("block 4", "", "the message has no text block")
    return Message(
        source, number, kind, sender, receiver, _subfields(blocks.get("3", "")), blocks.get("4", ""),
        _subfields(blocks.get("5", "")), tuple(strays), tuple(problems), acknowledged, _subfields(blocks.get("S", "")),
    )  # fmt: skip


def _blocks(text: str) -> Iterator[tuple[str, str, bool]]:
    """Each block's name, content, and whether it had its end; text outside has no name."""
    at, count = 0, 0
    while (at := _after_gap(text, at)) < len(text):
        count += 1
        if count > MAX_BLOCKS:
            yield "", " ".join(text[at:].split()), True
            return
        opened = _OPEN.match(text, at)
        if opened is None:
            end = text.find("{", at + 1)
            end = len(text) if end < 0 else end
            yield "", " ".join(text[at:end].split()), True
            at = end
            continue
        is_text = opened[1] == "4" and not text.startswith("{", opened.end())
        end, after = (_text_end if is_text else _brace_end)(text, opened.end())
        yield opened[1], text[opened.end() : end], after > end
        at = after


def _after_gap(text: str, at: int) -> int:
    gap = _BETWEEN.match(text, at)
    return gap.end() if gap else at


def _text_end(text: str, start: int) -> tuple[int, int]:
    found = _TEXT_END.search(text, start)
    if found:
        return found.start(), found.end()
    trailer = text.find("{5:", start)
    end = trailer if trailer >= 0 else len(text)
    return end, end


def _brace_end(text: str, start: int) -> tuple[int, int]:
    depth = 1
    for at in range(start, len(text)):
        if text[at] == "{":
            depth += 1
        elif text[at] == "}":
            depth -= 1
            if depth == 0:
                return at, at + 1
    # Without its end a header block is taken to the end of its line: what follows may still be read.
    line = text.find("\n", start)
    end = len(text) if line < 0 else line
    return end, end


def _ends(blocks: dict[str, str], place: str, problem: _Tell) -> tuple[Terminal, Terminal, str]:
    """Sender, receiver and type. An output message (O) is as received: block 1 is the receiver, block 2 the sender."""
    one, two = blocks.get("1", ""), blocks.get("2", "")
    is_output = two.startswith("O")
    own = _terminal(_HEADER.fullmatch(one), one, f"{place}, block 1", problem)
    other = _terminal((_OUTPUT if is_output else _INPUT).fullmatch(two), two, f"{place}, block 2", problem)
    kind = _TYPE.match(two)
    if kind is None:
        problem("block 2", two, "the type of the message is not known")
    sender, receiver = (other, own) if is_output else (own, other)
    return sender, receiver, kind[1] if kind else ""


def _terminal(found: re.Match[str] | None, said: str, place: str, problem: _Tell) -> Terminal:
    """A logical terminal is a BIC with a terminal code in the ninth place."""
    if found is None:
        problem(place.rpartition(", ")[2], said, "the logical terminal can't be read")
        return Terminal("", place, said or "(missing)")
    code = found["terminal"]
    return Terminal(code[:8] + code[9:], place)


def _subfields(content: str) -> tuple[tuple[str, str], ...]:
    """{108:…}{121:…}; text between them has no tag."""
    found = [(part[1], part[2]) for part in _SUBFIELD.finditer(content)]
    rest = _SUBFIELD.sub("", content).strip("{} \n")
    return (*found, ("", rest)) if rest else tuple(found)
