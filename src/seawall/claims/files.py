"""Files of claims read whole: every claim once, every file by its hash, and what of them could not be read."""

import hashlib
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat
from pathlib import Path

from seawall.claims.claim import Claim
from seawall.claims.readers.asides import HARMLESS
from seawall.claims.readers.read import read
from seawall.claims.readers.source import Source
from seawall.errors import InputRefused, Problem


@dataclass(frozen=True, slots=True)
class Told:
    """A file as it was read: its name, the SHA-256 of its bytes, how many claims it holds, and how many no file before it had."""

    name: str
    sha256: str
    claims: int
    new: int


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was read, in the order of the files. A file that is given twice gives its claims once."""

    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
    files: tuple[Told, ...] = ()

    def __add__(self, other: "Gathered") -> "Gathered":
        """Both, one after the other; claims that stand in both stand twice, for the two were asked apart."""
        return Gathered(self.claims + other.claims, self.problems + other.problems, self.files + other.files)

    @property
    def hashes(self) -> dict[str, str]:
        """Each file's hash, by its name."""
        return {file.name: file.sha256 for file in self.files}

    @property
    def unread(self) -> int:
        """How many rows may have named something that is to be looked for, and could not be read."""
        return sum(problem.why not in HARMLESS for problem in self.problems)

    def file_of(self) -> dict[str, str]:
        """Of each claim, by its id, the file that it stands in first."""
        names = chain.from_iterable(repeat(file.name, file.new) for file in self.files)
        return {claim.id: name for claim, name in zip(self.claims, names, strict=True)}


def read_files(paths: Sequence[Path], usual: Source | None = None, *, may_fail: Collection[Path] = ()) -> Gathered:
    """The claims of these files; usual says what the files don't.

    InputRefused for a file that can't be read or is none of claims; of one that may fail, a Problem.
    """
    claims: dict[str, Claim] = {}
    problems: list[Problem] = []
    files: list[Told] = []
    shared = Counter(path.name for path in paths)
    for path in paths:
        # Where another file has the same name its folder's stands before it: sources are told apart by it.
        name = f"{path.parent.name}/{path.name}" if shared[path.name] > 1 and path.parent.name else path.name
        try:
            found, said, digest = _parted(path, replace(usual or Source(""), file=name))
        except (OSError, InputRefused) as error:
            why = f"can't be read: {error.strerror or error}" if isinstance(error, OSError) else str(error)
            if path not in may_fail:
                raise InputRefused(f"{path} {why}" if isinstance(error, OSError) else why) from error
            problems.append(Problem(name, "", "", "", why))
            continue
        before = len(claims)
        for claim in found:
            claims.setdefault(claim.id, claim)
        problems += said
        files.append(Told(name, digest, len(found), len(claims) - before))
    return Gathered(tuple(claims.values()), tuple(problems), tuple(files))


def _parted(path: Path, source: Source) -> tuple[list[Claim], list[Problem], str]:
    found: list[Claim] = []
    problems: list[Problem] = []
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        stream.seek(0)
        for each in read(stream, source):
            if isinstance(each, Problem):
                problems.append(each)
            else:
                found.append(each)
    return found, problems, digest
