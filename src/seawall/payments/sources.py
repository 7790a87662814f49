"""A path to all that is to be read in it: a file, a folder of files, an archive of them, each source by its own name.

What the user named himself and can't be read is refused. What was met in a folder or an archive and can't be read is a
Problem: one file of a thousand must neither stop the others nor go unnoticed.
"""

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from seawall.errors import InputRefused, Problem
from seawall.payments.read import is_table, read
from seawall.payments.recognise import Format, recognise
from seawall.payments.subject import Customer, Subject
from seawall.records import Member, Packing, packing, ungzipped, unzipped
from seawall.records.peek import peek

# A folder deeper than this is no inbox; links to folders are not followed, so that there is no end without one.
MAX_DEPTH = 32
_OFFICE = b"[Content_Types].xml"
_NESTED = "an archive within an archive is not opened: unpack it first"


def _opened(path: Path) -> AbstractContextManager[BinaryIO]:
    return path.open("rb")


def _silent(_name: str) -> None:
    """Nobody asked."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read: the columns of tables, how a file is opened, and who is told which source begins and what is left out."""

    columns: Mapping[str, str] | None = None
    opened: Callable[[Path], AbstractContextManager[BinaryIO]] = _opened
    begins: Callable[[str], None] = _silent
    left_out: Callable[[str], None] = _silent


@dataclass(frozen=True, slots=True)
class Found:
    """One file of a folder, by the name that a user knows it by; or why it is not read: hidden, a link, no file."""

    path: Path
    name: str
    left_out: str = ""


def read_path(path: Path, how: Reading) -> Iterator[Subject | Problem]:
    """Everything in a file, an archive, or a folder and those below it, in the order of names.

    A source in which nothing is to be screened is a Problem, as is a folder without a file: who sends nothing must hear of it.
    Raises InputRefused where the file or folder itself can't be read.
    """
    if not path.is_dir():
        yield from _read_file(path, path.name, how)
        return
    name, count = path.resolve().name, 0
    for found in files_in(path, name):
        count += not found.left_out
        if found.left_out:
            how.left_out(f"{found.name}: {found.left_out}")
            continue
        try:
            yield from _read_file(found.path, found.name, how, is_named=False)
        except InputRefused as error:
            yield _unread(found.name, error)
    if not count:
        how.begins(name)
        yield Problem(name, "", "", "", "no file is in this folder that is read: nothing was screened")


def read_stream(stream: BinaryIO, name: str, how: Reading, *, is_named: bool = True) -> Iterator[Subject | Problem]:
    """Everything in a stream, which may be a pipe, or in each member of the archive that it is."""
    head, whole = peek(stream)
    packed = _packing(head, name)
    if packed is Packing.ZIP:
        yield from _unzipped(whole, name, how)
    elif packed is Packing.GZIP:
        inner = name.rpartition("/")[2].removesuffix(".gz")
        yield from _read_member(ungzipped(whole, inner), f"{name}!{inner}", how)
    else:
        how.begins(name)
        # Columns are asked of tables; of the messages that stand beside them in a folder nobody can ask any.
        columns = how.columns if is_named or is_table(head, name) else None
        yield from _telling(read(whole, name, columns=columns), name, how)


# More columns than this are counted, not named; more than that are not even counted: records of JSON may each have others.
_COLUMNS_SHOWN, _COLUMNS_COUNTED = 10, 1000


def _telling(items: Iterator[Subject | Problem], name: str, how: Reading) -> Iterator[Subject | Problem]:
    """The same; in the end it is told which columns say nothing that is known, and whether there was nothing at all: who
    misspelt a column, or sent a header alone, must hear of it.
    """
    unknown: dict[str, None] = {}
    count = 0
    for count, item in enumerate(items, start=1):  # noqa: B007  # how many there were
        if isinstance(item, Customer) and item.extra and len(unknown) < _COLUMNS_COUNTED:
            unknown.update(dict.fromkeys(header for header, _ in item.extra))
        yield item
    if not count:
        yield Problem(name, "", "", "", "no payment and no row is in it: nothing was screened")
    if unknown:
        said = ", ".join(repr(header[:80]) for header in islice(unknown, _COLUMNS_SHOWN))
        more = f" and {len(unknown) - _COLUMNS_SHOWN} more" if len(unknown) > _COLUMNS_SHOWN else ""
        how.left_out(f"{name}: not screened, for nobody knows what they hold, are the columns {said}{more}")


def files_in(folder: Path, name: str, depth: int = 0) -> Iterator[Found]:
    """The files of a folder and of those below it, in the order of their names; hidden ones are named and left out.

    Raises InputRefused where a folder can't be listed.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise InputRefused(f"{name} can't be read: {error.strerror or error}") from error
    for entry in entries:
        path, inner = Path(entry.path), f"{name}/{entry.name}"
        why = _left_out(entry, depth)
        if why:
            yield Found(path, inner, why)
        elif entry.is_dir(follow_symlinks=False):
            yield from files_in(path, inner, depth + 1)
        else:
            yield Found(path, inner)


def _left_out(entry: "os.DirEntry[str]", depth: int) -> str:
    if entry.name.startswith("."):
        return "hidden, and not read"
    if entry.is_symlink() and entry.is_dir():
        return "a link to a folder, which is not followed"
    if entry.is_dir():
        return f"deeper than {MAX_DEPTH} folders, and not read" if depth >= MAX_DEPTH else ""
    try:
        # A pipe or a device would never end.
        is_special = not stat.S_ISREG(entry.stat().st_mode)
    except OSError:
        return ""  # opening it will say what is wrong
    return "no file, and not read" if is_special else ""


def _read_file(path: Path, name: str, how: Reading, *, is_named: bool = True) -> Iterator[Subject | Problem]:
    try:
        with how.opened(path) as stream:
            yield from read_stream(stream, name, how, is_named=is_named)
    except OSError as error:
        raise InputRefused(f"{path if is_named else name} can't be read: {error.strerror or error}") from error


def _unzipped(stream: BinaryIO, name: str, how: Reading) -> Iterator[Subject | Problem]:
    count = 0
    for member in unzipped(stream, name):
        count += 1
        if isinstance(member, Problem):
            how.begins(name)
            yield member
            continue
        inner = f"{name}!{member.name}"
        if any(_is_hidden(step) for step in member.name.split("/")):
            if _is_of_macos(member):
                how.left_out(f"{inner}: macOS's own, and not read")
            else:
                how.begins(inner)
                yield Problem(inner, "", "", "", "hidden, and not read")
        else:
            yield from _read_member(member, inner, how)
    if not count:
        how.begins(name)
        yield Problem(name, "", "", "", "the archive is empty")


# How the files begin that macOS puts into archives beside what was packed: AppleDouble, and the look of a folder.
_MACOS = (b"\x00\x05\x16\x07", b"\x00\x00\x00\x01Bud1")


def _is_of_macos(member: Member) -> bool:
    """Whether a hidden member is by its bytes what its name says: any other may hold payments."""
    return member.stream.read(8).startswith(_MACOS)


def _is_hidden(step: str) -> bool:
    return step == "__MACOSX" or (step.startswith(".") and step not in {".", ".."})


def _read_member(member: Member, name: str, how: Reading) -> Iterator[Subject | Problem]:
    """What a member says; then, where it could not be read to its end, why."""
    head, whole = peek(member.stream)
    if _packing(head, name):
        how.begins(name)
        yield Problem(name, "", "", "", _NESTED)
        return
    try:
        if head or not member.wrong:
            yield from read_stream(whole, name, how, is_named=False)
    except InputRefused as error:
        yield _unread(name, error)
    if member.wrong:
        yield Problem(name, "", "", "", member.wrong)


def _packing(head: bytes, name: str) -> Packing | None:
    """How it is packed; a workbook is read as one, and other documents of offices are no archives of payments."""
    if _OFFICE in head[:4096] or recognise(head, name) is Format.EXCEL:
        return None
    return packing(head)


def _unread(name: str, error: InputRefused) -> Problem:
    return Problem(name, "", "", "", str(error).removeprefix(f"{name}: ").removeprefix(f"{name} "))
