"""Files of the money side: decisions that were written before are read, payments and customers are screened now."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from seawall.decisions import Outcome
from seawall.errors import InputRefused, Problem, SettingRefused
from seawall.nexus.decided import Tied, Told, of_decision
from seawall.obligations import Nexus
from seawall.payments import Subject
from seawall.payments.sources import Reading, read_path
from seawall.reports.rows import COLUMNS
from seawall.screen import Screening, screen

# A decision with many findings, each with its reasons, is some hundred kilobytes; a longer line is none.
MOST_LINE = 1 << 25
_HEAD = 1 << 16
_CSV = ",".join(COLUMNS[:5]).encode()


class _Reason(msgspec.Struct, frozen=True):
    feature: str
    listed: str = ""


class _Match(msgspec.Struct, frozen=True):
    entity_id: str
    basis: str
    reasons: tuple[_Reason, ...] = ()


class _Finding(msgspec.Struct, frozen=True):
    party: str
    match: _Match
    entity: str
    outcome: Outcome


class _Ground(msgspec.Struct, frozen=True):
    kind: str
    party: str
    about: str
    outcome: Outcome
    owners: tuple[str, ...] = ()


class _Line(msgspec.Struct, frozen=True):
    """A line of JSON as `seawall screen -o decisions.jsonl` writes it, as far as it is needed here."""

    key: str
    kind: str
    source: str
    place: str
    outcome: Outcome
    findings: tuple[_Finding, ...]
    versions: dict[str, Any]
    grounds: tuple[_Ground, ...] = ()


class _Trouble(msgspec.Struct, frozen=True):
    """A line that tells of a Problem outside any decision."""

    problem: Problem


_LINE = msgspec.json.Decoder(_Line)
_TROUBLE = msgspec.json.Decoder(_Trouble)


def of_file(path: Path, tied: Tied, using: Screening | None) -> Iterator[Nexus | Problem]:
    """What a file ties to the party: one of decisions as it stands, one of payments or customers by screening it.

    Raises InputRefused for a file that can't be read, SettingRefused for payments without lists (using None).
    """
    head = b"" if path.is_dir() else _head(path)
    if head.startswith(_CSV):
        raise InputRefused(f"{path} holds decisions as rows: give the file that screen wrote as .jsonl")
    if is_decisions(head):
        with path.open("rb") as stream:
            yield from of_decisions(stream, path.name, tied)
        return
    if using is None:
        raise SettingRefused(
            f"{path} holds no decisions, and without lists nothing can be screened: run seawall refresh"
        )
    yield from of_subjects(read_path(path, Reading()), tied, using)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_HEAD)
    except OSError as error:
        raise InputRefused(f"{path} can't be read: {error.strerror or error}") from error


def is_decisions(head: bytes) -> bool:
    """Whether a file that begins so holds decisions: its first line is one, or would be one if it were whole."""
    first = head.split(b"\n", 1)[0]
    if first.startswith(b'{"problem":{"source":'):
        return True
    return first.startswith(b'{"key":') and b'"outcome":"' in first and b'"findings":[' in first


def of_decisions(stream: BinaryIO, name: str, tied: Tied) -> Iterator[Nexus | Problem]:
    """What each decision of a file of JSON lines ties to the party; a line that is no decision is a Problem."""
    number = 0
    while line := stream.readline(MOST_LINE):
        number += 1
        place = f"line {number}"
        if len(line) >= MOST_LINE and not line.endswith(b"\n"):
            yield Problem(
                name, place, "", repr(line[:40]), f"longer than {MOST_LINE:,} bytes: no line after it was read"
            )
            return
        if line.strip():
            yield from _of_line(line, name, place, tied)


def _of_line(line: bytes, name: str, place: str, tied: Tied) -> Iterator[Nexus | Problem]:
    try:
        decision = _LINE.decode(line)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        yield _trouble(line) or Problem(name, place, "", repr(line[:40]), f"no decision: {error}")
        return
    yield from of_decision(decision, tied, Told(place=f"{name}, {place}"))


def _trouble(line: bytes) -> Problem | None:
    try:
        return _TROUBLE.decode(line).problem
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return None


def decision_of(data: bytes) -> _Line:
    """An archived decision. Raises msgspec.MsgspecError where it is none."""
    return _LINE.decode(data)


@dataclass(slots=True)
class _Watched:
    """The subjects of a screening, each until its decision has come."""

    waiting: deque[Subject]

    def by(self, subjects: Iterable[Subject | Problem]) -> Iterator[Subject | Problem]:
        for subject in subjects:
            if not isinstance(subject, Problem):
                self.waiting.append(subject)
            yield subject


def of_subjects(subjects: Iterable[Subject | Problem], tied: Tied, using: Screening) -> Iterator[Nexus | Problem]:
    """What payments and customers tie to the party, by the screening's own decisions, which come in their order."""
    watched = _Watched(deque())
    for item in screen(watched.by(subjects), using):
        if isinstance(item, Problem):
            yield item
            continue
        yield from of_decision(item, tied, Told.of(watched.waiting.popleft()))
