"""Logs in any of the known formats to one folder: flows, names, and a manifest of what was read. The writing happens here alone."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import tzinfo
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

import msgspec
import polars as pl
import pyarrow as pa

from seawall.errors import InputRefused, Problem
from seawall.exposure.logs import (
    argus,
    asa,
    aws,
    azure,
    fortinet,
    gcp,
    nfdump,
    palo_alto,
    squid,
    suricata,
    windows,
    zeek_conn,
    zeek_json,
    zeek_tsv,
)  # fmt: skip
from seawall.exposure.logs.limits import BATCH_ROWS, MAX_FILES
from seawall.exposure.logs.manifest import FILE, FLOWS_KIND, PROCESSES_KIND, File, Manifest, Tally, merged, moment
from seawall.exposure.logs.notes import escaped
from seawall.exposure.logs.reading import Reading
from seawall.exposure.logs.recognise import HEAD_BYTES, Format, Recognised, recognise
from seawall.exposure.logs.schema import (
    FLOWS,
    NAMES,
    PROCESSES,
    Flow,
    Kind,
    Name,
    Process,
    Row,
    flows_frame,
    names_frame,
    processes_frame,
)
from seawall.exposure.logs.sheets import Sheet
from seawall.exposure.logs.unpack import CUT, Hashed, Plain, plains
from seawall.records.peek import peek

Parse = Callable[[Plain, Reading], Iterator[Row]]
READERS: dict[Format, Parse] = {
    Format.ZEEK_TSV: zeek_tsv.parse,
    Format.ZEEK_JSON: zeek_json.parse,
    Format.SURICATA: suricata.parse,
    Format.NFDUMP: nfdump.parse_text,
    Format.NFDUMP_CSV: nfdump.parse_csv,
    Format.ARGUS: argus.parse,
    Format.AWS: aws.parse,
    Format.GCP: gcp.parse,
    Format.AZURE: azure.parse,
    Format.PALO_ALTO: palo_alto.parse,
    Format.FORTINET: fortinet.parse,
    Format.ASA: asa.parse,
    Format.SQUID: squid.parse,
    Format.WINDOWS: windows.parse,
}
# What a log shows in part only: a proxy of all connections those it made itself, one computer of all computers' its own. Such rows
# are met like any other; that hours with them were logged they don't prove, and a "no" does not rest on them.
IN_PART: dict[Format, frozenset[str]] = {
    Format.SQUID: frozenset({FLOWS_KIND}),
    Format.WINDOWS: frozenset({FLOWS_KIND, Kind.DNS, Kind.ANSWER}),
}


TOO_MANY = f"more than {MAX_FILES} logs at once: read them into several folders"


class Progress(NamedTuple):
    """How far the reading is: bytes as they lie on the disk, and the file being read."""

    file: str
    done: int
    total: int


class Input(NamedTuple):
    """One file as its bytes were read, whatever stands packed in it."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read: the manifest, with all counts, and the Problems that were kept, the first of each kind and file.

    inputs  the files on the disk, in their order: an archive is one of them, its members are files of the manifest
    """

    manifest: Manifest
    problems: tuple[Problem, ...]
    inputs: tuple[Input, ...] = ()


def read(
    paths: Iterable[Path],
    out_folder: Path,
    told: Callable[[Progress], None] = lambda _: None,
    *,
    zone: tzinfo | None = None,
    threads: int = 2,
) -> Loaded:
    """Read logs into an empty or new folder; `zone` is of times that name none.

    paths  files, or folders of which every file below is taken; they are read in the order of their names
    Raises InputRefused where a path can't be opened, or the folder holds something already.
    """
    return read_files(list(files_of(paths)), out_folder, told, zone=zone, threads=threads)


def read_files(
    found: Sequence[tuple[Path, str]],
    out_folder: Path,
    told: Callable[[Progress], None] = lambda _: None,
    *,
    zone: tzinfo | None = None,
    threads: int = 2,
) -> Loaded:
    """The same of files whose names are given, as `files_of` gives them."""
    _emptied(out_folder)
    total = sum(path.stat().st_size for path, _ in found)
    with ThreadPoolExecutor(threads) as pool, ThreadPoolExecutor(1) as writer:
        sheets = {
            FLOWS_KIND: Sheet(out_folder, FLOWS_KIND, FLOWS, writer),
            "names": Sheet(out_folder, "names", NAMES, writer),
            PROCESSES_KIND: Sheet(out_folder, PROCESSES_KIND, PROCESSES, writer),
        }
        work = _Work(sheets, pool, threads, zone, told, total)
        for path, name in found:
            work.file(path, name)
        for sheet in sheets.values():
            sheet.finish()
    manifest = Manifest(tuple(work.files), merged(work.files), versions())
    (out_folder / FILE).write_bytes(manifest.to_json())
    return Loaded(manifest, tuple(work.problems), tuple(work.inputs))


def files_of(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Each file and what it is called: below a folder by its place in it, else by its name."""
    for path in paths:
        below = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
        for one in below:
            if not one.is_file() or not os.access(one, os.R_OK):
                raise InputRefused(f"{one} can't be read: it is no file, or not readable")
            yield one, one.relative_to(path).as_posix() if path.is_dir() else one.name


def _emptied(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise InputRefused(f"{folder} is not empty: logs are read into a new folder")


def versions() -> dict[str, str]:
    """What a reading rests on beside the logs."""
    return {"seawall": version("seawall"), "polars": pl.__version__, "pyarrow": pa.__version__}


@dataclass(slots=True)
class _Work:
    """The reading of many files into two sheets."""

    sheets: dict[str, Sheet]
    pool: ThreadPoolExecutor
    threads: int
    zone: tzinfo | None
    told: Callable[[Progress], None]
    total: int
    done: int = 0
    begun: int = 0
    files: list[File] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    inputs: list[Input] = field(default_factory=list)

    def file(self, path: Path, name: str) -> None:
        """Read one file, which may hold several logs."""
        with path.open("rb", buffering=0) as raw:
            hashed = Hashed(cast("BinaryIO", raw), lambda size: self._progress(name, size))
            logs = [self._log(it) for it in plains(path, name, cast("BinaryIO", hashed))]
            digest = hashed.finished()
        self.inputs.append(Input(name, hashed.size, digest))
        self.files += [msgspec.structs.replace(log, sha256=digest) for log in logs]

    def _progress(self, name: str, size: int) -> None:
        self.done += size
        self.told(Progress(escaped(name), self.done, self.total))

    def _log(self, plain: Plain | Problem) -> File:
        index = self.begun
        self.begun += 1
        if index >= MAX_FILES:
            raise InputRefused(TOO_MANY)
        if isinstance(plain, Problem):
            self.problems.append(plain)
            return _entry(Reading.of(plain.source, index, None), Recognised(None, refused=plain.why), Tally(), "")
        head, plain.stream = peek(plain.stream, HEAD_BYTES)
        seen = recognise(head)
        reading = Reading.of(plain.name, index, self.zone)
        tally = Tally()
        if seen.format and not seen.skipped:
            self._rows(plain, reading, seen.format, tally)
        if seen.refused:
            reading.notes.say(0, "", repr(head[:80]), seen.refused)
        if wrong := plain.wrong():
            reading.notes.say(0, "", wrong, CUT)
        self.problems += reading.notes.kept
        return _entry(reading, seen, tally, wrong)

    def _rows(self, plain: Plain, reading: Reading, kind: Format, tally: Tally) -> None:
        for table, frame, passing in self._frames(plain, reading, kind):
            if frame.height:
                tally.add(table, frame, IN_PART.get(kind, ()), passing)
                self.sheets[table].add(frame)

    def _frames(
        self, plain: Plain, reading: Reading, kind: Format
    ) -> Iterator[tuple[str, pl.DataFrame, pl.Series | None]]:
        """Tables with their rows, and which rows were told in passing; None: none."""
        if kind is Format.ZEEK_CONN:
            for frame in zeek_conn.frames(plain, reading, self.pool, self.threads):
                yield FLOWS_KIND, frame, None
            return
        rows = READERS[kind](plain, reading)
        while batch := list(islice(rows, BATCH_ROWS)):
            yield FLOWS_KIND, flows_frame([row for row in batch if isinstance(row, Flow)], reading.file), None
            names = [row for row in batch if isinstance(row, Name)]
            yield (
                "names",
                names_frame(names, reading.file),
                pl.Series([row.in_passing for row in names], dtype=pl.Boolean),
            )
            if kind is Format.WINDOWS:
                started = [row for row in batch if isinstance(row, Process)]
                yield PROCESSES_KIND, processes_frame(started, reading.file), None


def _entry(reading: Reading, seen: Recognised, tally: Tally, cut: str) -> File:
    return File(
        name=reading.notes.source,
        sha256="",
        format=seen.format or "",
        log=seen.log,
        rows=dict(sorted(tally.rows.items())),
        undated=tally.undated,
        first=moment(tally.first),
        last=moment(tally.last),
        clock=reading.clock.told,
        days={kind: dict(sorted(tally.days[kind].items())) for kind in sorted(tally.days)},
        problems=dict(sorted(reading.notes.counts.items())),
        passed=reading.notes.passed,
        refused=seen.refused,
        skipped=seen.skipped,
        cut=cut,
    )
