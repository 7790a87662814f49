"""The claims of a hunt: files read whole, each with its hash, and what of them could not be read."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from seawall.claims import Claim, Source, read
from seawall.errors import InputRefused, Problem


@dataclass(frozen=True, slots=True)
class Told:
    """A file of claims as it was read."""

    name: str
    sha256: str
    claims: int


@dataclass(frozen=True, slots=True)
class Given:
    """What was read. A row that stands in two files is there once."""

    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
    files: tuple[Told, ...] = ()


def read_claims(paths: Iterable[Path]) -> Given:
    """The claims of these files, in their order. InputRefused for a file that can't be read or is none of claims."""
    claims: dict[str, Claim] = {}
    problems: list[Problem] = []
    files: list[Told] = []
    given = list(paths)
    for path in given:
        count, name = 0, _name(path, given)
        try:
            with path.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
                stream.seek(0)
                for each in read(stream, Source(name)):
                    if isinstance(each, Problem):
                        problems.append(each)
                    else:
                        count += 1
                        claims.setdefault(each.id, each)
        except OSError as error:
            raise InputRefused(f"{path} can't be read: {error.strerror or error}") from error
        files.append(Told(name, digest, count))
    return Given(tuple(claims.values()), tuple(problems), tuple(files))


def _name(path: Path, given: list[Path]) -> str:
    """The file's name; with its folder's where another file has the same: sources are told apart by it."""
    shared = sum(other.name == path.name for other in given) > 1
    return f"{path.parent.name}/{path.name}" if shared and path.parent.name else path.name
