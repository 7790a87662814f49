"""What a publisher's folder gives the catalogue: its rows, and how its files are told apart, dated and read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO, Protocol, TypeAlias

from seawall.entities import Entity
from seawall.errors import Problem
from seawall.lists.edition import Edition
from seawall.lists.row import Format, ListRow, Part

# Enough for the opening element of an XML file with its namespaces, and for OFAC's longest first row (21 kB of comments).
HEAD_BYTES = 32_768
# The record that the problem of a missing end mark names; a publication without it was cut short.
END_OF_FILE = "end of file"


@dataclass(frozen=True, slots=True)
class Apart:
    """What a file was told to be; list_id is empty where neither its content nor its name says which list it holds.

    also are further lists that the same file holds.
    """

    list_id: str
    format: Format
    part: Part
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenFile:
    """One file of a version, open and seekable: what it is of its list, and the name that its user knows it by."""

    part: Part
    name: str
    stream: BinaryIO


# (list id, open files, the list's date where something else than the files says it) to things and problems.
Reader: TypeAlias = Callable[[str, tuple[OpenFile, ...], date | None], Iterator[Entity | Problem]]
Readers: TypeAlias = Mapping[Format, Reader]

# Reads the head of a file and no further: what the file says about itself.
ReadsEdition: TypeAlias = Callable[..., Edition | Problem]


@dataclass(frozen=True, slots=True)
class Publisher:
    """One folder of `lists/`.

    told_apart  from a file's first bytes (HEAD_BYTES) and its name to what it is; None where it is none of this publisher's
    readers     one for each format of its rows
    editions    for formats whose head says a date: `(stream, *, file) -> Edition | Problem`
    """

    rows: tuple[ListRow, ...]
    told_apart: Callable[[bytes, str], Apart | None]
    readers: Readers
    editions: Mapping[Format, ReadsEdition] = field(default_factory=dict)


class Parse(Protocol):
    """A reader of a format that is one file."""

    def __call__(self, stream: BinaryIO, *, list_id: str, file: str) -> Iterator[Entity | Problem]: ...


def one_file(parse: Parse) -> Reader:
    """The reader of a format that is one file, from its `parse`."""

    def read(list_id: str, files: tuple[OpenFile, ...], _: date | None) -> Iterator[Entity | Problem]:
        (only,) = files
        return parse(only.stream, list_id=list_id, file=only.name)

    return read
