"""What each screening of all customers attested: a line each, in a file that is only ever added to."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from seawall.audit.events import PopulationScreened
from seawall.customers.population import folder_of
from seawall.fetch import append, drop_torn_line

ATTESTATIONS = "attestations.jsonl"
# The changes of so many screenings are kept: of daily ones those of a week that somebody was away, and of its days off.
KEPT = 12
# One attestation has some 300 bytes: the last fifty.
_TAIL = 16 * 2**10
_ID = re.compile(r"[0-9]{8}T[0-9]{6}\.[0-9]{6}Z")
_FORM = "%Y%m%dT%H%M%S.%fZ"


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
    return at.astimezone(UTC).strftime(_FORM)


def is_id(text: str) -> bool:
    """Whether a text has the form of such a name."""
    return _ID.fullmatch(text) is not None


def moment_of_id(id_: str) -> datetime:
    """The moment that a name says, UTC. ValueError where it says none."""
    return datetime.strptime(id_, _FORM).replace(tzinfo=UTC)


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


def attest_once(home: Path, at: datetime, engine: str, attested: PopulationScreened) -> None:
    """One line more, on the disk before anybody hears of it; a run that was killed behind it adds no second one."""
    path = folder_of(home) / ATTESTATIONS
    drop_torn_line(path)
    if all(run.at != at for run in runs(home)):
        append(path, {"at": at.isoformat(), "engine": engine, **msgspec.to_builtins(attested)})
