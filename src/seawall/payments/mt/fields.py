"""The text block of a message to its fields: tag, option letter, lines, and the place of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TAG = re.compile(r"^:(\d{2})([A-Za-z]?):")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: number "50", letter "K" (or none), its lines as written, and its place below the message, ":50K:".

    A tag that comes again in the same message has its count: ":71F:[2]".
    """

    number: str
    letter: str
    lines: tuple[str, ...]
    place: str

    @property
    def tag(self) -> str:
        """Number and letter."""
        return self.number + self.letter

    @property
    def value(self) -> str:
        """All lines as one text."""
        return "\n".join(line for line in self.lines if line)

    def line_place(self, at: int) -> str:
        """The place of one line, counted from 0."""
        return f"{self.place} line {at + 1}"


def fields(text: str) -> Iterator[Field]:
    """Every field in order; text before the first tag is a field without a number."""
    seen: dict[str, int] = {}
    number, letter, lines = "", "", list[str]()
    for line in text.split("\n"):
        found = _TAG.match(line)
        if found is None:
            lines.append(line.rstrip())
            continue
        if number or any(lines):
            yield _field(number, letter, lines, seen)
        number, letter, lines = found[1], found[2].upper(), [line[found.end() :].rstrip()]
    if number or any(lines):
        yield _field(number, letter, lines, seen)


def _field(number: str, letter: str, lines: list[str], seen: dict[str, int]) -> Field:
    tag = number + letter
    seen[tag] = seen.get(tag, 0) + 1
    while lines and not lines[-1]:
        lines.pop()
    again = f"[{seen[tag]}]" if seen[tag] > 1 else ""
    return Field(number, letter, tuple(line.strip() for line in lines), f":{tag}:{again}" if tag else "block 4")
