"""What a line end may have cut in two: the lines around each cut, put together again, with the places of their letters.

Formats of fixed lines (FIN's 35 and 50 characters, ISO 20022's 140) break a number where the line is full, and go on in the
next one, after "//" where the line goes on with the one before (SWIFT User Handbook, fields 70 and 72).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

# So much of a line is put together with the next: more than the longest identifier (a Monero address of 106 characters).
_REACH = 110
# An address of 106 characters goes over four lines of 35.
_MOST_LINES = 4
# No identifier is shorter: the number of a ship.
_SHORTEST = 7
_LINE = re.compile(r"[^\r\n]+")
_GOES_ON = re.compile(r"(?:[ \t]*//)?[ \t]*")
# What an identifier has where it is cut: a digit, or the signs of a mailbox or host; or it is a bank's code, said to be one.
_MAY_BE_CUT = re.compile(r"[0-9@]|://|www", re.IGNORECASE)
_CODE_OF_BANK = re.compile(r"(?:BIC|SWIFT|/INS/|/ACC/|/BNF/|/INT/)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Joined:
    """Lines put together: the text, where its lines were cut, and where each of its letters stood."""

    text: str
    cuts: tuple[int, ...]
    places: tuple[int, ...]

    def spans(self, start: int, stop: int) -> bool:
        """Whether what stands there goes over a cut."""
        return any(start < cut < stop for cut in self.cuts)

    def where(self, start: int, stop: int) -> tuple[int, int]:
        """The place in the text of before the lines were put together."""
        return self.places[start], self.places[stop - 1] + 1


def joined(text: str) -> Iterator[Joined]:
    """For each line end at which something may be cut, the lines around it: two, and more where one of them is a single word."""
    lines = [line for line in _lines(text) if line[0] < line[1]] if "\n" in text or "\r" in text else []
    for at, (left, right) in enumerate(pairwise(lines)):
        if not _may_be_cut(text, left, right):
            continue
        last = at + 1
        yield from _window(text, lines[at : last + 1])
        while last + 1 < len(lines) and last - at + 1 < _MOST_LINES and not _has_blank(text, lines[last]):
            last += 1
            yield from _window(text, lines[at : last + 1])


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for found in _LINE.finditer(text):
        begins = _GOES_ON.match(text, found.start(), found.end())
        start = begins.end() if begins else found.start()
        yield start, start + len(text[start : found.end()].rstrip())


def _may_be_cut(text: str, left: tuple[int, int], right: tuple[int, int]) -> bool:
    line = text[left[0] : left[1]]
    before, after = line.rpartition(" ")[2], text[right[0] : right[1]].partition(" ")[0]
    if not (before[-1].isalnum() or after[0].isalnum()):
        return False
    return bool(_MAY_BE_CUT.search(before + after) or _CODE_OF_BANK.search(line))


def _has_blank(text: str, line: tuple[int, int]) -> bool:
    return " " in text[line[0] : line[1]]


def _window(text: str, lines: list[tuple[int, int]]) -> Iterator[Joined]:
    (start, stop), *rest = lines
    spans = [(max(start, stop - _REACH), stop), *((begin, min(end, begin + _REACH)) for begin, end in rest)]
    pieces = [text[begin:end] for begin, end in spans]
    sizes = [sum(map(len, pieces[: at + 1])) for at in range(len(pieces))]
    if sizes[-1] >= _SHORTEST:
        places = tuple(place for begin, end in spans for place in range(begin, end))
        yield Joined("".join(pieces), tuple(sizes[:-1]), places)
