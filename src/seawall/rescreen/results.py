"""What each screening of all customers attested and changed, kept as files: an answer that got lost is asked for again."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from seawall.audit.events import PopulationScreened
from seawall.customers import NewlyHit
from seawall.customers.population import folder_of
from seawall.customers.report import ChangesFile

ATTESTATIONS = "attestations.jsonl"
# The changes of so many screenings are kept: of daily ones those of a week that somebody was away, and of its days off.
KEPT = 12
# One attestation has some 300 bytes: the last fifty.
_TAIL = 16 * 2**10
_ID = re.compile(r"[0-9]{8}T[0-9]{6}\.[0-9]{6}Z")


class Run(msgspec.Struct, frozen=True):
    """One whole screening, as it was attested; at is UTC."""

    at: datetime
    customers: int
    corpus: str
    policy: str
    newly_hit: int
    changed: int
    no_longer_hit: int
    population: str = ""

    @property
    def id(self) -> str:
        """What its changes are kept by."""
        return id_of(self.at)


def id_of(at: datetime) -> str:
    """The name of the screening of a moment: "20260901T120000.000000Z"."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%S.%f}Z"


def keep_changes(home: Path, at: datetime, changes: Iterable[NewlyHit], attested: PopulationScreened) -> None:
    """Keep what a screening changed, the attestation as its last line; the oldest beyond KEPT go."""
    folder = _folder(home)
    folder.mkdir(parents=True, exist_ok=True)
    with ChangesFile(folder / f"{id_of(at)}.jsonl") as file:
        for change in changes:
            file.write(change)
        file.write(attested)
    for path in sorted(folder.glob("*.jsonl"))[:-KEPT]:
        path.unlink(missing_ok=True)


def changes_of(home: Path, run: str) -> Path | None:
    """The file of what a screening changed; None where there is none of this name (any more)."""
    path = _folder(home) / f"{run}.jsonl"
    return path if _ID.fullmatch(run) and path.is_file() else None


def runs(home: Path, most: int = KEPT) -> list[Run]:
    """What the last screenings attested, newest first, of the end of the file of attestations."""
    return [run for _, run in zip(range(most), _runs(home), strict=False)]


def _runs(home: Path) -> Iterator[Run]:
    path = folder_of(home) / ATTESTATIONS
    if not path.exists():
        return
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - _TAIL))
        lines = stream.read().splitlines()
    for line in reversed(lines):
        try:
            yield msgspec.json.decode(line, type=Run)
        except msgspec.MsgspecError:
            return  # the first line of the tail is cut; nothing before it is read


def _folder(home: Path) -> Path:
    return folder_of(home) / "changes"
