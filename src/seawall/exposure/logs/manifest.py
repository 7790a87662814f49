"""What was read: each file with its hash, its rows, and the days and hours in which it shows anything at all.

An hour counts when a row of the kind stands in it. A day without rows may have been quiet or not logged: nothing in most
formats tells which, so it does not count as covered. Rows of logs that show a kind in part only (a proxy's own connections, one
computer's) are counted, and their hours are not.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import numpy as np
import polars as pl

from seawall.errors import InputRefused
from seawall.exposure.logs.clock import NOT_STATED
from seawall.exposure.logs.limits import FIRST_DATE_US
from seawall.exposure.logs.losses import is_too_much

FILE = "manifest.json"
FLOWS_KIND = "flows"
PROCESSES_KIND = "processes"
_HOUR_US = 3_600_000_000
_HOURS = 24


class Day(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one kind shows of one day (UTC): how many rows, and in which hours; bit 0 of `hours` is midnight to one."""

    rows: int
    hours: int


class File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One log. days: by kind ("flows", "processes" or a kind of name), by day; undated rows are in none. problems: by reason.

    passed: records of kinds that are known and tell neither flows nor names.
    """

    name: str
    sha256: str
    format: str
    log: str
    rows: dict[str, int]
    undated: int
    first: str | None
    last: str | None
    clock: str
    days: dict[str, dict[str, Day]]
    problems: dict[str, int]
    passed: int = 0
    refused: str = ""
    skipped: str = ""
    cut: str = ""

    @property
    def proves(self) -> bool:
        """Whether its hours count as covered: not where its zone is unknown, nor where too much of it could not be read.

        Hours may be those of another day, and rows of them missing: to count them could make an "unknown" a "no".
        """
        return self.clock != NOT_STATED and not is_too_much(self.problems, self.rows)


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All files, in the order of their indexes, and the kinds' days over those of them that prove something."""

    files: tuple[File, ...]
    days: dict[str, dict[str, Day]]
    versions: dict[str, str]

    def to_json(self) -> bytes:
        """Its bytes: the same for the same input."""
        raw = msgspec.json.encode(msgspec.to_builtins(self), order="sorted")
        return msgspec.json.format(raw, indent=1) + b"\n"

    @classmethod
    def of(cls, folder: Path) -> "Manifest":
        """The manifest of a folder that `read` wrote; InputRefused where there is none."""
        try:
            return msgspec.json.decode((folder / FILE).read_bytes(), type=cls)
        except (OSError, msgspec.MsgspecError) as error:
            raise InputRefused(f"{folder} holds no logs that were read ({error}): read them first") from error


def joined(parts: Sequence[Manifest]) -> Manifest:
    """The manifest of logs that were read in parts, one after the other by one program: as if they had been read at once."""
    if len(parts) == 1:
        return parts[0]
    files = tuple(file for part in parts for file in part.files)
    return Manifest(files, merged(files), parts[0].versions)


def merged(files: Iterable[File]) -> dict[str, dict[str, Day]]:
    """The days of all files that prove something, by kind: rows added, hours united."""
    days: dict[str, dict[str, Day]] = {}
    for file in (one for one in files if one.proves):
        for kind, own in file.days.items():
            _add(days.setdefault(kind, {}), own)
    return {kind: dict(sorted(days[kind].items())) for kind in sorted(days)}


def _add(into: dict[str, Day], days: Mapping[str, Day]) -> None:
    for day, it in days.items():
        before = into.get(day, Day(0, 0))
        into[day] = Day(before.rows + it.rows, before.hours | it.hours)


@dataclass(slots=True)
class Tally:
    """What the rows of one file add up to, frame by frame."""

    rows: dict[str, int] = field(default_factory=dict)
    days: dict[str, dict[str, Day]] = field(default_factory=dict)
    undated: int = 0
    first: int | None = None
    last: int | None = None

    def add(
        self, table: str, frame: pl.DataFrame, aside: Collection[str] = (), passing: pl.Series | None = None
    ) -> None:
        """Count a frame of flows, of names or of started programs.

        aside    kinds that the log shows in part only; passing: rows told in passing, of all kinds. Neither covers an hour
        """
        if frame.is_empty():
            return
        micros = frame["ts"].dt.timestamp("us").to_numpy()
        shown = np.ones(len(frame), np.bool_) if passing is None else ~passing.to_numpy()
        for kind, rows in _by_kind(table, frame):
            self._add(kind, micros[rows], shown[rows] & (kind not in aside))

    def _add(self, kind: str, micros: "np.ndarray", covers: "np.ndarray") -> None:
        """Count the rows of one kind: numbers of hours are few, so that sorting them costs little."""
        hours = micros // _HOUR_US
        self.rows[kind] = self.rows.get(kind, 0) + len(hours)
        covered = set(np.unique(hours[covers]).tolist())
        dated = micros[hours * _HOUR_US >= FIRST_DATE_US]
        self.undated += len(hours) - len(dated)
        if len(dated):
            first, last = int(dated.min()), int(dated.max())
            self.first = min(first, self.first if self.first is not None else first)
            self.last = max(last, self.last if self.last is not None else last)
        for hour, count in zip(
            *(each.tolist() for each in np.unique(dated // _HOUR_US, return_counts=True)), strict=True
        ):
            day = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(hours=hour)).strftime("%Y-%m-%d")
            _add(self.days.setdefault(kind, {}), {day: Day(count, 1 << hour % _HOURS if hour in covered else 0)})


def _by_kind(table: str, frame: pl.DataFrame) -> Iterator[tuple[str, "np.ndarray | slice"]]:
    """The kinds of a frame, each with the places of its rows; all rows of flows and of started programs are of one."""
    if table != "names":
        yield table, slice(None)
        return
    kinds = frame["kind"]
    for kind in sorted(kinds.unique().to_list()):
        yield kind, (kinds == kind).to_numpy()


def moment(micros: int | None) -> str | None:
    """Microseconds since 1970 in ISO 8601."""
    if micros is None:
        return None
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=micros)).isoformat().replace("+00:00", "Z")
