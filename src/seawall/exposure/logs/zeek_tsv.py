"""Zeek's tab-separated logs: the header says the separator, the unset sign and the columns; a log may hold several headers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from seawall.exposure.logs import zeek
from seawall.exposure.logs.lines import Line, lines
from seawall.exposure.logs.reading import Reading
from seawall.exposure.logs.schema import Row
from seawall.exposure.logs.unpack import Plain

WRONG_WIDTH = "another number of fields than the header has; it was not used"
NO_HEADER = "it stands before any #fields header; it was not used"
NOT_READ = "a second header of a log that is not read; what follows it was not used"
_BYTE = re.compile(r"\\x([0-9a-fA-F]{2})")
_SEVERAL = ("set[", "vector[")


@dataclass(frozen=True, slots=True)
class Header:
    """What a log says of itself; fields and types are in the order of its columns."""

    separator: str = "\t"
    set_separator: str = ","
    empty: str = "(empty)"
    unset: str = "-"
    path: str = ""
    fields: tuple[str, ...] = ()
    several: frozenset[int] = field(default_factory=frozenset)

    def after(self, line: str) -> "Header":
        """The header with one more of its lines; a line that is none of a header changes nothing."""
        word, _, rest = line.lstrip().partition(" " if line.lstrip().startswith("#separator") else self.separator)
        rest = rest.rstrip("\r\n")
        if word == "#separator":
            return replace(self, separator=_unescaped(rest.strip()) or "\t")
        if word in ("#set_separator", "#empty_field", "#unset_field", "#path"):
            name = {
                "#set_separator": "set_separator",
                "#empty_field": "empty",
                "#unset_field": "unset",
                "#path": "path",
            }
            return replace(self, **{name[word]: rest})  # type: ignore[arg-type]  # all four are text
        if word == "#fields":
            return replace(self, fields=tuple(rest.split(self.separator)), several=frozenset())
        if word == "#types":
            kinds = rest.split(self.separator)
            return replace(self, several=frozenset(i for i, kind in enumerate(kinds) if kind.startswith(_SEVERAL)))
        return self

    @property
    def is_plain(self) -> bool:
        """Whether it is as Zeek writes without being told otherwise, which the compiled reader knows."""
        return (self.separator, self.unset, self.empty, self.path) == ("\t", "-", "(empty)", "conn")


def _unescaped(text: str) -> str:
    return _BYTE.sub(lambda found: chr(int(found[1], 16)), text)


def is_comment(text: str, number: int) -> bool:
    """Whether a line is of a header or a #close; the first line of one real log has a tab before its sign."""
    return (text.lstrip(" \t") if number == 1 else text).startswith("#")


def parse(plain: Plain, reading: Reading) -> Iterator[Row]:
    """All records of a log that is read, line by line."""
    header = Header()
    for line in lines(plain, reading.notes):
        if is_comment(line.text, line.number):
            header = header.after(line.text)
        else:
            yield from rows(line, header, reading)


def rows(line: Line, header: Header, reading: Reading) -> Iterator[Row]:
    """What one line tells."""
    if not header.fields:
        reading.notes.say(line.number, "", line.text, NO_HEADER)
        return
    if header.path not in zeek.READ:
        reading.notes.once(NOT_READ, header.path)
        return
    values = line.text.split(header.separator)
    if len(values) != len(header.fields):
        reading.notes.say(line.number, "", line.text, WRONG_WIDTH)
        return
    yield from zeek.rows(header.path, _record(values, header), line.number, reading)


def _record(values: list[str], header: Header) -> Mapping[str, object]:
    record: dict[str, object] = {}
    for place, (name, value) in enumerate(zip(header.fields, values, strict=True)):
        if value == header.unset:
            record[name] = None
        elif value == header.empty:
            record[name] = [] if place in header.several else ""
        else:
            record[name] = value.split(header.set_separator) if place in header.several else value
    return record
